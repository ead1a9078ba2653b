// Starts every small helper of the page. Each page works without any of them.
import { startCopying } from "./copy.js";
import { startDialogs } from "./dialogs.js";
import { startFilters } from "./filters.js";
import { startGuard } from "./guard.js";
import { startHtmx } from "./swaps.js";
import { startKeyboard } from "./keyboard.js";
import { startMenus } from "./menus.js";
import { startRail } from "./rail.js";
import { startSearch } from "./search.js";
import { startSession } from "./session.js";
import { startSignIn } from "./signin.js";
import { startUnsaved } from "./unsaved.js";

startMenus();
startDialogs();
startRail();
startKeyboard();
startSearch();
startFilters();
startGuard();
startUnsaved();
startSession();
startCopying();
startSignIn();
startHtmx();
document.querySelector("[data-autofocus]")?.focus();

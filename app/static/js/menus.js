// Menus are <details>: Escape and a click elsewhere close them, arrows walk through them.
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

function choices(menu) {
    return [...menu.querySelectorAll(".ap-menu-sheet a, .ap-menu-sheet button:not([hidden])")];
}

function walk(menu, step) {
    const all = choices(menu);
    const here = all.indexOf(document.activeElement);
    const next = here < 0 ? (step > 0 ? 0 : all.length - 1) : (here + step + all.length) % all.length;
    all[next]?.focus();
}

function close(menu, giveBackFocus) {
    menu.open = false;
    if (giveBackFocus) menu.querySelector("summary").focus();
}

function onKey(event) {
    const menu = event.target.closest("[data-menu]");
    if (!menu) return;
    if (event.key === "Escape" && menu.open) close(menu, true);
    if (event.key in STEPS) {
        event.preventDefault();
        menu.open = true;
        walk(menu, STEPS[event.key]);
    }
}

function closeOthers(event) {
    document.querySelectorAll("[data-menu][open]").forEach((menu) => {
        if (!menu.contains(event.target)) close(menu, false);
    });
}

export function startMenus() {
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", closeOthers);
    document.addEventListener("focusin", closeOthers);
}

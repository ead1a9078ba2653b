// Single keys: / finds, n makes new, ? lists the keys, g and a letter goes to a section. They can be switched off.
import { openDialog } from "./dialogs.js";

const OFF = "approdo.single-keys-off";
const PATIENCE = 1500;
let goingUntil = 0;

const isTyping = (target) => target.isContentEditable || target.closest("input, textarea, select, [role=listbox]") !== null;
const areOff = () => localStorage.getItem(OFF) !== null;

function focusSearch() {
    const box = document.querySelector("[data-find] input[type=search]");
    box?.focus();
    box?.select();
    return Boolean(box);
}

function openNew() {
    const summary = document.querySelector("[data-new]");
    if (!summary) return false;
    summary.parentElement.open = true;
    summary.parentElement.querySelector("a")?.focus();
    return true;
}

function help() {
    openDialog("ap-keys");
    return true;
}

function go(letter) {
    goingUntil = 0;
    const link = document.querySelector(`[data-go="${CSS.escape(letter)}"]`);
    link?.click();
    return Boolean(link);
}

const KEYS = {
    "/": focusSearch,
    n: openNew,
    "?": help,
    g: () => { goingUntil = Date.now() + PATIENCE; return true; },
};

function onKey(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.target.closest("form")?.requestSubmit();
        return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || areOff()) return;
    if (document.querySelector("dialog[open]")) return;
    const key = event.key.toLowerCase();
    const done = Date.now() < goingUntil ? go(key) : KEYS[key]?.();
    if (done) event.preventDefault();
}

function listSections() {
    const list = document.querySelector("[data-go-list]");
    document.querySelectorAll("[data-go]").forEach((link) => {
        const term = document.createElement("dt");
        const words = document.createElement("dd");
        for (const key of ["g", link.dataset.go]) {
            const cap = document.createElement("kbd");
            cap.textContent = key;
            term.append(cap, " ");
        }
        words.textContent = link.querySelector(".ap-rail-word").textContent;
        list?.append(term, words);
    });
}

function offerSwitch() {
    const box = document.querySelector("[data-keys-on]");
    if (!box) return;
    box.checked = !areOff();
    box.addEventListener("change", () => {
        if (box.checked) localStorage.removeItem(OFF);
        else localStorage.setItem(OFF, "1");
    });
}

export function startKeyboard() {
    document.addEventListener("keydown", onKey);
    listSections();
    offerSwitch();
}

// What htmx brings in: the focus goes to it; when it fails, the reader is told and nothing is lost.
import { announce, word } from "./words.js";

function onSwap(event) {
    const slot = event.detail.target;
    if (!slot.matches?.(".ap-quick-slot")) return;
    slot.querySelector("input:not([type=hidden]), select, textarea")?.focus();
}

function say(text) {
    announce(text);
    const box = document.querySelector("[data-failure]") ?? document.createElement("div");
    box.dataset.failure = "";
    box.className = "ap-alert is-danger";
    box.textContent = text;
    document.querySelector(".ap-flashes:last-of-type")?.append(box);
}

function onError(event) {
    const status = event.detail.xhr?.status;
    if (event.detail.target?.matches?.(".ap-find-results")) return;
    say(status === 401 || status === 419 ? word("expired") : word("failed"));
}

/** A quick-add button pressed a second time closes its form, unless something was written in it. */
function onQuick(event) {
    const button = event.target.closest("[data-quick]");
    if (!button) return;
    const slot = document.getElementById("quick-slot");
    if (button.getAttribute("aria-expanded") === "true") {
        event.preventDefault();
        event.stopImmediatePropagation();
        slot.replaceChildren();
    }
    document.querySelectorAll("[data-quick]").forEach((each) => each.setAttribute("aria-expanded", String(each === button && !event.defaultPrevented)));
}

export function startHtmx() {
    document.querySelectorAll("[data-quick]").forEach((each) => each.setAttribute("aria-expanded", "false"));
    document.addEventListener("click", onQuick, true);
    document.addEventListener("htmx:afterSwap", onSwap);
    document.addEventListener("htmx:responseError", onError);
    document.addEventListener("htmx:sendError", onError);
}

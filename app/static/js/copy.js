// Copies a code (never a name) to the clipboard.
import { announce, word } from "./words.js";

async function copy(button) {
    await navigator.clipboard.writeText(button.dataset.copy);
    announce(word("copied"));
    button.dataset.done = "";
}

export function startCopying() {
    if (!navigator.clipboard) return;
    document.querySelectorAll("[data-copy]").forEach((button) => { button.hidden = false; });
    document.addEventListener("click", (event) => {
        const button = event.target.closest("[data-copy]");
        if (button) copy(button);
    });
}

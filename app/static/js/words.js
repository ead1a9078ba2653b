// The words that scripts say come from the page, in the reader's language.
export function word(name) {
    return document.getElementById("ap-words")?.dataset[name] ?? "";
}

/** Say something to screen readers without moving the focus. */
export function announce(text) {
    const live = document.getElementById("ap-live");
    if (!live) return;
    live.textContent = "";
    requestAnimationFrame(() => { live.textContent = text; });
}

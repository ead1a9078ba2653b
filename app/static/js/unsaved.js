// Warns before leaving a page on which something was written and not sent.
const changed = new Set();

export function hasUnsaved() {
    return [...changed].some((form) => form.isConnected);
}

function note(event) {
    const form = event.target.closest?.("form[data-warn-unsaved]");
    if (form) changed.add(form);
}

export function startUnsaved() {
    document.querySelectorAll("form[data-has-errors]").forEach((form) => changed.add(form));
    document.addEventListener("input", note);
    document.addEventListener("change", note);
    document.addEventListener("submit", (event) => changed.delete(event.target));
    document.addEventListener("click", (event) => {
        const leave = event.target.closest("[data-leave]");
        if (leave) changed.delete(leave.closest("form"));
    });
    window.addEventListener("beforeunload", (event) => {
        if (hasUnsaved()) event.preventDefault();
    });
}

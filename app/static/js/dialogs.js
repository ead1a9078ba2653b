// Opens and closes the page's <dialog> elements; the browser keeps the focus inside and gives it back.
export function openDialog(id) {
    const dialog = document.getElementById(id);
    if (dialog && !dialog.open) dialog.showModal();
}

export function startDialogs() {
    document.querySelectorAll("[data-open-dialog]").forEach((button) => { button.hidden = false; });
    document.addEventListener("click", (event) => {
        const opener = event.target.closest("[data-open-dialog]");
        if (opener) openDialog(opener.dataset.openDialog);
        if (event.target.closest("[data-close-dialog]")) event.target.closest("dialog").close();
    });
}

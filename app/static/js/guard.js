// A form is sent once: its button says that it is working, and wakes again when the reader comes back to the page.
// A form that answers with a file to keep (and so leaves the page as it is) says data-repeatable.
import { word } from "./words.js";

const SENT = "sent";

function rest(form, button) {
    form.dataset[SENT] = "";
    if (!button) return;
    button.dataset.words = button.innerHTML;
    button.setAttribute("aria-busy", "true");
    button.textContent = word("saving") || button.textContent;
}

export function wake(form) {
    delete form.dataset[SENT];
    form.querySelectorAll("button[aria-busy]").forEach((button) => {
        button.removeAttribute("aria-busy");
        button.innerHTML = button.dataset.words;
    });
}

function onSubmit(event) {
    const form = event.target;
    if (form.method !== "post" || form.matches("[data-find], [data-repeatable]") || event.defaultPrevented) return;
    if (SENT in form.dataset) {
        event.preventDefault();
        return;
    }
    // marked busy and not disabled: a disabled button would not send its own name and value
    rest(form, event.submitter?.matches(".btn") ? event.submitter : null);
}

export function startGuard() {
    document.addEventListener("submit", onSubmit);
    window.addEventListener("pageshow", (event) => {
        if (event.persisted) document.querySelectorAll(`form[data-${SENT}]`).forEach(wake);
    });
}

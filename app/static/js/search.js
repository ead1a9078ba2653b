// The person search of the bar as a combobox: htmx brings the candidates, arrows choose, Enter opens.
// Without this the form is sent and answers with a page of results. Names never stand in an address.
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

class Search {
    constructor(form) {
        this.form = form;
        this.input = form.querySelector("input[type=search]");
        this.results = form.querySelector(".ap-find-results");
    }

    start() {
        for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", this.results.id], ["aria-expanded", "false"]]) {
            this.input.setAttribute(name, value);
        }
        this.input.addEventListener("keydown", (event) => this.onKey(event));
        this.input.addEventListener("input", () => { if (!this.input.value.trim()) this.close(); });
        this.input.addEventListener("htmx:configRequest", (event) => { if (this.input.value.trim().length < 2) event.preventDefault(); });
        this.results.addEventListener("htmx:afterSwap", () => this.opened());
        this.form.addEventListener("focusout", (event) => { if (!this.form.contains(event.relatedTarget)) this.close(); });
        this.form.addEventListener("submit", () => this.close());
    }

    options() {
        return [...this.results.querySelectorAll("[role=option]")];
    }

    chosen() {
        return this.results.querySelector("[aria-selected=true]");
    }

    opened() {
        if (document.activeElement !== this.input || !this.input.value.trim()) return this.close();
        this.input.setAttribute("aria-controls", this.results.querySelector("[role=listbox]")?.id ?? this.results.id);
        this.input.setAttribute("aria-expanded", String(this.options().length > 0));
        this.input.removeAttribute("aria-activedescendant");
    }

    close() {
        this.results.replaceChildren();
        this.input.setAttribute("aria-expanded", "false");
        this.input.setAttribute("aria-controls", this.results.id);
        this.input.removeAttribute("aria-activedescendant");
    }

    onKey(event) {
        if (event.key === "Escape" && this.results.childElementCount) {
            event.preventDefault();
            this.close();
        } else if (event.key in STEPS && this.options().length) {
            event.preventDefault();
            this.walk(STEPS[event.key]);
        } else if (event.key === "Enter" && this.chosen()) {
            event.preventDefault();
            this.chosen().click();
        }
    }

    walk(step) {
        const all = this.options();
        const here = all.indexOf(this.chosen());
        const next = here < 0 ? (step > 0 ? 0 : all.length - 1) : (here + step + all.length) % all.length;
        all.forEach((option, index) => option.setAttribute("aria-selected", String(index === next)));
        all[next].scrollIntoView({ block: "nearest" });
        this.input.setAttribute("aria-activedescendant", all[next].id);
    }
}

export function startSearch() {
    const form = document.querySelector("[data-find]");
    if (form) new Search(form).start();
}

// A list remembers its last filter while the tab is open. Filters are codes: no name is ever kept.
const KEY = "approdo.filter:";
const PLACES = ["after", "before"]; // where a page of the list begins: not part of the filter

function remember() {
    const query = new URLSearchParams(location.search);
    PLACES.forEach((name) => query.delete(name));
    for (const [name, value] of [...query]) if (value === "") query.delete(name);
    sessionStorage.setItem(KEY + location.pathname, query.toString());
}

function bringBack(event) {
    const link = event.target.closest(".ap-rail a[href]");
    if (!link || link.search || link.origin !== location.origin) return;
    const last = sessionStorage.getItem(KEY + link.pathname);
    if (last) link.search = last;
}

export function startFilters() {
    if (document.querySelector("[data-filters]")) remember();
    document.querySelector("[data-filters-clear]")?.addEventListener("click", () => sessionStorage.removeItem(KEY + location.pathname));
    document.addEventListener("click", bringBack, true);
}

// On a phone the rail is a bar at the foot with the first sections; its button opens all of them.
function set(rail, toggle, open) {
    rail.classList.toggle("is-open", open);
    toggle.setAttribute("aria-expanded", String(open));
    toggle.focus();
}

export function startRail() {
    const rail = document.querySelector("[data-rail]");
    const toggle = rail?.querySelector("[data-rail-toggle]");
    if (!toggle) return;
    const flip = () => set(rail, toggle, !rail.classList.contains("is-open"));
    toggle.addEventListener("click", (event) => { event.preventDefault(); flip(); });
    toggle.addEventListener("keydown", (event) => {
        if (event.key === " ") { event.preventDefault(); flip(); }
    });
    rail.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && rail.classList.contains("is-open")) set(rail, toggle, false);
    });
}

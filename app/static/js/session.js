// The session ends after some idle minutes. Two minutes before, the page says so; afterwards it covers itself.
// All tabs of the browser share the same clock: a request from one keeps the others alive too.
import { word } from "./words.js";

const WARN_BEFORE = 120;
const channel = "BroadcastChannel" in window ? new BroadcastChannel("approdo.session") : null;

class Session {
    constructor(dialog) {
        this.dialog = dialog;
        this.idle = Number(dialog.dataset.idle);
        this.seen = Date.now();
        this.over = false;
    }

    start() {
        this.tell();
        channel?.addEventListener("message", () => this.renew());
        document.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) this.tell(); });
        this.dialog.addEventListener("cancel", (event) => { event.preventDefault(); this.stay(); });
        this.dialog.querySelectorAll("[data-session-stay]").forEach((button) => button.addEventListener("click", () => this.stay()));
        setInterval(() => this.tick(), 1000);
        document.addEventListener("visibilitychange", () => this.tick());
    }

    tell() {
        this.renew();
        channel?.postMessage("seen");
    }

    renew() {
        this.seen = Date.now();
        this.over = false;
        document.body.classList.remove("ap-locked");
        if (this.dialog.open) this.dialog.close();
    }

    left() {
        return Math.ceil(this.idle - (Date.now() - this.seen) / 1000);
    }

    tick() {
        const left = this.left();
        if (this.over || left > WARN_BEFORE) return;
        this.over = left <= 0;
        document.body.classList.toggle("ap-locked", this.over);
        this.show(left);
    }

    show(left) {
        this.dialog.querySelector("[data-session-warning]").hidden = this.over;
        this.dialog.querySelector("[data-session-over]").hidden = !this.over;
        const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
        this.dialog.querySelector("[data-session-left]").textContent = word("minutes").replace("{time}", clock);
        if (!this.dialog.open) this.dialog.showModal();
    }

    async stay() {
        const answer = await fetch(this.dialog.dataset.stillHere, { redirect: "manual", cache: "no-store" }).catch(() => null);
        if (answer?.ok) this.tell();
    }
}

export function startSession() {
    const dialog = document.getElementById("ap-session");
    if (dialog) new Session(dialog).start();
}

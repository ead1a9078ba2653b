"""Debian's Chromium, driven by Playwright, with nothing of its own going to the network."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

EXECUTABLE = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESKTOP = (1280, 800)
PHONE = (360, 740)
WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class NoChromium(RuntimeError):
    """Debian's Chromium is not on this machine: ./dev test installs it."""


@contextmanager
def chromium() -> Iterator[Browser]:
    if not EXECUTABLE.exists():
        raise NoChromium(NoChromium.__doc__)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def window(
    browser: Browser, size: tuple[int, int] = DESKTOP, *, locale: str = "it-IT", scripts: bool = True
) -> Iterator[BrowserContext]:
    """A fresh profile of the given size; a phone's also has touch and a phone's pixels."""
    width, height = size
    phone = width < 600
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=2 if phone else 1,
        has_touch=phone,
        is_mobile=phone,
        locale=locale,
        timezone_id="Europe/Rome",
        java_script_enabled=scripts,
    )
    context.set_default_timeout(30_000)
    try:
        yield context
    finally:
        context.close()


def sign_in(page: Page, base: str, email: str, password: str) -> None:
    """Through the login form, as a person does."""
    page.goto(f"{base}/login")
    page.fill("[name=email]", email)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: not url.split("?")[0].endswith("/login"))


def accessibility_findings(page: Page) -> list[str]:
    """What axe finds wrong by WCAG 2.2 AA, one line each: rule, help, and where."""
    options = {"runOnly": {"type": "tag", "values": WCAG_22_AA}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {rule['help']} at {node['target']}" for rule in found for node in rule["nodes"]]


def overflows(page: Page) -> bool:
    """Whether the page is wider than its window, so that a phone would scroll sideways."""
    return bool(page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth"))

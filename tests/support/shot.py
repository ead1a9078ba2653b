"""Screenshots of a page at 1280 and 360 px: `./dev shot URL [--as NAME] [--out DIR]`."""

import argparse
import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from tests.support.browser import DESKTOP, PHONE, chromium, sign_in, window
from tests.support.people import demo_account


def main() -> None:
    wanted = _arguments()
    wanted.out.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        for size in (DESKTOP, PHONE):
            print(_shoot(browser, size, wanted))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev shot", description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--as", dest="account", metavar="NAME", help="a demo account: its role, or its e-mail address")
    parser.add_argument("--out", type=Path, default=Path("shots"), metavar="DIR")
    return parser.parse_args()


def _shoot(browser: Browser, size: tuple[int, int], wanted: argparse.Namespace) -> Path:
    where = urlsplit(wanted.url)
    with window(browser, size) as context:
        page = context.new_page()
        if wanted.account:
            sign_in(page, f"{where.scheme}://{where.netloc}", *demo_account(wanted.account))
        page.goto(wanted.url)
        path: Path = wanted.out / f"{_name(where.path)}-{size[0]}.png"
        page.screenshot(path=path, full_page=True)
        return path


def _name(path: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "home"


if __name__ == "__main__":
    main()

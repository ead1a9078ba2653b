"""Options and clean-up of a test session; the fixtures are in `tests/support/fixtures.py` and `browsing.py`."""

import os
from typing import Any

import pytest
from hypothesis import settings

from tests.support import session
from tests.support.settings import BACKENDS, forget_settings
from tests.support.spreading import SpreadByFile, slow_first

settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("dev", deadline=None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--backend", choices=BACKENDS, help="only the tests of this database")
    parser.addoption("--pictures", action="store_true", help="write the README's pictures anew")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("ci" if os.environ.get("CI") else "dev")
    forget_settings()
    session.folder()


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        session.end(session.folder())


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if wanted := config.getoption("--backend"):
        others = [item for item in items if _backend_of(item) not in {None, wanted}]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in set(others)]
    items.sort(key=lambda item: slow_first(item.nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    return SpreadByFile(config, log) if config.getoption("dist") == "loadfile" else None


def _backend_of(item: pytest.Item) -> Any:
    return item.callspec.params.get("backend") if hasattr(item, "callspec") else None

"""The served application in a browser."""

from tests.support.browsing import browser, demo_site, page_as

__all__ = ["browser", "demo_site", "page_as"]

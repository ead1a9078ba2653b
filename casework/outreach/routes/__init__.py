"""Pages of street outreach."""

from app.web.errors import error_page
from casework.outreach.routes import alerts, contacts, linking, shifts, stops, zones  # noqa: F401  each adds its pages
from casework.outreach.routes.blueprint import blueprint
from casework.outreach.routes.refusals import REFUSALS

for _refusal, _words in REFUSALS.items():
    blueprint.register_error_handler(_refusal, lambda _error, words=_words: error_page(409, message=words))

__all__ = ["blueprint"]

"""The application with a real database."""

from tests.support.fixtures import (
    acting,
    app,
    as_system,
    backend,
    cast,
    client_as,
    installation,
    template,
    visitor,
)

__all__ = ["acting", "app", "as_system", "backend", "cast", "client_as", "installation", "template", "visitor"]

"""Doors: every view names the permission it needs, or says it is public; the app refuses to start otherwise."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Flask, abort

from app.access.current import current_actor
from app.access.permissions import Permission
from app.access.refusals import note_refusal
from app.access.scopes import OutOfScope
from app.audit import Outcome

View = Callable[..., Any]
UNGUARDED_BY_DESIGN = frozenset({"static"})


class UnguardedRoute(RuntimeError):
    """A route without a lock."""


def requires(permission: Permission, on: Callable[..., Any] | None = None) -> Callable[[View], View]:
    """The lock of a route.

    :param permission: what the actor's roles must hold.
    :param on: loads the subject of the page through the actor's scope: ``on(actor, **url_args)``; the view then gets
        the subject instead of the url's arguments. Outside the scope the answer is 404, the same as for no such id.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(**url_args: Any) -> Any:
            actor = current_actor()
            if actor.user_id is None:
                abort(401)
            subject = _load(on, url_args) if on else None
            if not actor.may(permission):
                note_refusal(Outcome.DENIED, permission, subject)
                abort(403)
            return view(subject) if on else view(**url_args)

        guarded.guarded_by = permission  # type: ignore[attr-defined]
        guarded.guarded_on = on  # type: ignore[attr-defined]
        return guarded

    return decorate


def _load(on: Callable[..., Any], url_args: dict[str, Any]) -> Any:
    try:
        return on(current_actor(), **url_args)
    except OutOfScope as missing:
        note_refusal(Outcome.NOT_FOUND, None, object_type=missing.table, object_id=missing.record_id)
        abort(404)


def public(view: View) -> View:
    """This route is for everybody, signed in or not."""
    view.guarded_by = None  # type: ignore[attr-defined]
    return view


def assert_every_route_is_guarded(app: Flask) -> None:
    """
    :raises UnguardedRoute: naming the views without a lock.
    """
    views = app.view_functions.items()
    bare = sorted(name for name, view in views if name not in UNGUARDED_BY_DESIGN and not hasattr(view, "guarded_by"))
    if bare:
        raise UnguardedRoute(f"no permission named on: {', '.join(bare)}")

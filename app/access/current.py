"""The actor of this request, put there by the sign-in layer."""

from flask import g

from app.access.actor import Actor

NOBODY = Actor(user_id=None)


def current_actor() -> Actor:
    """Who asks; ``NOBODY`` when nobody is signed in."""
    actor: Actor = g.get("actor", NOBODY)
    return actor


def set_current_actor(actor: Actor) -> None:
    g.actor = actor

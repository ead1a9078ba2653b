"""Signing in with flask-login over our own session table: who asks is known before the view begins.

The idle time (15 minutes) is kept in the signed cookie, so that reading pages writes nothing to the database.
"""

import uuid
from typing import Any

from flask import Flask, g, request, session
from flask_login import LoginManager, UserMixin, current_user, login_user
from flask_wtf import CSRFProtect
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from app import clock
from app.access.current import current_actor, set_current_actor
from app.db import db
from app.identity.actors import actor_of
from app.identity.models import SignInSession, User
from app.identity.notifications import unread_count
from app.identity.services import (
    OpenedSession,
    TooManyFailures,
    WrongCredentials,
    hash_token,
    sign_in,
)
from app.web.errors import expired_form
from app.web.lifecycle import keep_changes_despite_error, open_door

IDLE_SECONDS = 15 * 60


class SignedIn(UserMixin):  # type: ignore[misc]
    """A signed-in user as flask-login wants it; its id is the session's token."""

    def __init__(self, token: str, session_id: uuid.UUID, user: User) -> None:
        self.token, self.session_id, self.user = token, session_id, user

    def get_id(self) -> str:
        return self.token


def keep_signed_in(opened: OpenedSession) -> None:
    """Put a new session into the browser's cookie; nothing of an earlier reader stays in it."""
    language = opened.user.locale or session.get("locale")
    session.clear()
    session["locale"] = language
    session["seen"] = int(clock.now().timestamp())
    login_user(SignedIn(*opened))


def init_login(app: Flask, csrf: CSRFProtect) -> None:
    """Know who asks, then check the form's token, then let an expired form sign in and go on."""
    manager = LoginManager(app)
    manager.session_protection = None
    manager.user_loader(_signed_in)
    app.before_request(_identify)
    csrf.init_app(app)
    app.before_request(_sign_in_again)
    app.context_processor(_bell)


def _bell() -> dict[str, int]:
    actor = current_actor()
    return {"unread_count": unread_count(actor) if actor.user_id else 0}


def _signed_in(token: str) -> SignedIn | None:
    if clock.now().timestamp() - session.get("seen", 0) > IDLE_SECONDS:
        return None
    found = db.session.scalar(
        select(SignInSession)
        .join(SignInSession.user)
        .options(contains_eager(SignInSession.user))
        .where(
            SignInSession.token_hash == hash_token(token),
            SignInSession.ended_at.is_(None),
            SignInSession.expires_at > clock.now(),
            User.active,
        )
    )
    return SignedIn(token, found.id, found.user) if found else None


def _identify() -> None:
    if request.endpoint == "static":
        return
    open_door()
    if current_user.is_authenticated:
        _be(current_user._get_current_object())


def _be(signed_in: SignedIn) -> None:
    """From here on the request is this user's."""
    g.user = signed_in.user
    set_current_actor(actor_of(signed_in.user.id, signed_in.session_id))
    open_door()
    session["seen"] = int(clock.now().timestamp())


def _sign_in_again() -> Any:
    """The page of an expired form asks for the password and sends form and password together."""
    if request.method != "POST" or "again_email" not in request.form or current_user.is_authenticated:
        return None
    try:
        email, password = request.form["again_email"], request.form.get("again_password", "")
        keep_signed_in(sign_in(email, password, request.remote_addr or ""))
    except (WrongCredentials, TooManyFailures):
        keep_changes_despite_error()
        return expired_form()
    _be(current_user._get_current_object())
    return None

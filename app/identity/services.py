"""Sign in and out, and make users, teams and assignments."""

import hashlib
import secrets
import uuid
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import func, or_, select

from app import clock
from app.access.actor import Actor
from app.access.roles import Role
from app.audit import Operation, Outcome, record
from app.crypto.blind_index import blind
from app.db import db, uuid7
from app.identity.models import FailedSignIn, RoleAssignment, SignInSession, User
from app.identity.passwords import hash_password, password_matches

LONGEST_SESSION = timedelta(hours=10)
LOCKED_FOR = timedelta(minutes=15)
MOST_FAILURES_PER_ACCOUNT = 8
MOST_FAILURES_PER_ADDRESS = 60


class WrongCredentials(ValueError):
    """No such account, or another password; the reader is not told which."""


class TooManyFailures(ValueError):
    """This account or this address failed too often lately."""


class OpenedSession(NamedTuple):
    """A new session: the token to keep in the cookie, its id, whose it is."""

    token: str
    session_id: uuid.UUID
    user: User


def sign_in(email: str, password: str, address: str) -> OpenedSession:
    """Open a session.

    :raises WrongCredentials: and the failure is counted.
    :raises TooManyFailures: without looking at the password.
    """
    account = blind("email", email)
    if _locked(account, address):
        raise TooManyFailures
    user = db.session.scalar(select(User).where(User.email_index == account, User.active))
    if not password_matches(user.password_hash if user else None, password) or user is None:
        _count_failure(account, address, user)
        raise WrongCredentials
    return _open_session(user)


def sign_out(actor: Actor) -> None:
    """End the actor's session."""
    session = db.session.get(SignInSession, actor.session_id)
    if session is not None:
        session.ended_at = clock.now()
    record(actor, Operation.LOGOUT)


def hash_token(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def create_user(by: Actor, *, name: str, email: str, password: str | None, demo: bool = False) -> User:
    """A new user, without any role yet.

    :raises ValueError: when the password is too short.
    """
    hashed = hash_password(password) if password else None
    user = User(name=name, email=email, email_index=blind("email", email), password_hash=hashed, demo=demo)
    db.session.add(user)
    db.session.flush()
    record(by, Operation.CREATE, user)
    return user


def assign_role(
    by: Actor,
    user: User,
    role: Role,
    *,
    organisation_id: uuid.UUID | None = None,
    team_id: uuid.UUID | None = None,
    service_point_id: uuid.UUID | None = None,
    valid_to: date | None = None,
) -> RoleAssignment:
    """Give a user a role in a place, from today."""
    assignment = RoleAssignment(
        user_id=user.id,
        role=role,
        organisation_id=organisation_id,
        team_id=team_id,
        service_point_id=service_point_id,
        valid_to=valid_to,
        granted_by=by.user_id,
    )
    db.session.add(assignment)
    db.session.flush()
    record(by, Operation.GRANT, assignment)
    return assignment


def end_assignment(by: Actor, assignment: RoleAssignment) -> None:
    """Take a role away from today on."""
    assignment.valid_to = clock.today() - timedelta(days=1)
    record(by, Operation.REVOKE, assignment)


def _open_session(user: User) -> OpenedSession:
    token = secrets.token_urlsafe(32)
    session = SignInSession(user_id=user.id, token_hash=hash_token(token), expires_at=clock.now() + LONGEST_SESSION)
    db.session.add(session)
    db.session.flush()
    record(Actor(user_id=user.id, session_id=session.id), Operation.LOGIN, session)
    return OpenedSession(token, session.id, user)


def _locked(account: bytes, address: str) -> bool:
    since = clock.now() - LOCKED_FOR
    by_account = func.count().filter(FailedSignIn.account == account)
    by_address = func.count().filter(FailedSignIn.address == address)
    recent = select(by_account, by_address).where(
        FailedSignIn.at > since, or_(FailedSignIn.account == account, FailedSignIn.address == address)
    )
    failures, from_address = db.session.execute(recent).one()
    return bool(failures >= MOST_FAILURES_PER_ACCOUNT or from_address >= MOST_FAILURES_PER_ADDRESS)


def _count_failure(account: bytes, address: str, user: User | None) -> None:
    db.session.add(FailedSignIn(id=uuid7(), account=account, address=address, at=clock.now()))
    db.session.flush()
    record(Actor(user_id=user.id) if user else None, Operation.LOGIN_KO, user, outcome=Outcome.FAILED)

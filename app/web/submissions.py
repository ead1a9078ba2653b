"""A double submit creates one record: each form carries an id of its own, kept with what it made."""

import uuid
from collections.abc import Callable
from typing import Any

from flask import Response, make_response, redirect
from sqlalchemy.exc import IntegrityError

from app.access.current import current_actor
from app.db import db
from app.db.unit_of_work import begin_writing
from app.web.models import Submission


def once(form: Any, act: Callable[[], Any]) -> Response:
    """Run ``act`` unless this very form was handed in before; then lead to where the first one led.

    :param form: a valid :class:`app.web.forms.Form`.
    :param act: does the work and gives the redirect.
    """
    submission_id, actor_id = _id_of(form), current_actor().user_id
    assert actor_id is not None
    submission = Submission(id=submission_id, actor_id=actor_id)
    db.session.add(submission)
    try:
        db.session.flush()
    except IntegrityError:
        db.session.rollback()
        return _where_it_led(submission_id, actor_id)
    response = make_response(act())
    submission.location = response.location or ""
    return response


def _id_of(form: Any) -> uuid.UUID:
    try:
        return uuid.UUID(form.submission_id.data)
    except (ValueError, TypeError, AttributeError):
        return uuid.uuid4()


def _where_it_led(submission_id: uuid.UUID, actor_id: uuid.UUID) -> Response:
    begin_writing()
    first = db.session.get(Submission, submission_id)
    mine = first is not None and first.actor_id == actor_id
    return make_response(redirect(first.location if first and mine and first.location else "/"))

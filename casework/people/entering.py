"""What the forms of people need from around them: who may see which field, who has the same code already, history."""

import uuid
from collections.abc import Mapping
from typing import Any

from app.access import Actor
from app.access.clearance import reads_of
from app.codelists.labels import compartment_of, label, masked_label
from app.db import db
from app.i18n import _
from app.identity.models import User
from app.web.models import Submission
from casework.people import filling, queries, services
from casework.people.drafts import is_empty
from casework.people.forms import LegalStatusForm, NewPersonForm, PersonForm
from casework.people.identifiers import people_known_by
from casework.people.models import IdentityLevel, LegalStatus, Person
from casework.people.search import Found, Why, search

LIKELY = 0.85


def new_form(actor: Actor) -> NewPersonForm:
    """The form of somebody new, with the fields this actor may fill in."""
    form = NewPersonForm()
    form.leave_out(filling.hidden_from(actor) - filling.ALWAYS_ASKED)
    form.offer()
    return form


def edit_form(actor: Actor, person: Person) -> tuple[PersonForm, dict[str, Any]]:
    """The form over a person, and the stored values it was made from."""
    form, stored = PersonForm(), filling.stored_values(actor, person)
    form.leave_out(filling.hidden_from(actor))
    form.offer(stored)
    if not form.is_submitted():
        filling.fill(form, stored)
    return form, stored


def handed_in_before(form: NewPersonForm) -> bool:
    """Whether this very form made somebody already, who would otherwise be found to be likely the same."""
    try:
        return db.session.get(Submission, uuid.UUID(form.submission_id.data or "")) is not None
    except ValueError:
        return False


def enter(actor: Actor, form: NewPersonForm) -> Person:
    """Create the person, and record the notice when it was given."""
    person = services.create_person(actor, filling.draft_of(form))
    if form.notice_mode.data in ("ORAL", "PAPER", "AUDIO"):
        language = form.notice_language.data or next(iter(form.languages.data or ()), None)
        services.record_notice(actor, person, item="INF_BASE", language=language, mode=form.notice_mode.data)
    return person


def name_who_has_it(actor: Actor, form: PersonForm, person: Person | None = None) -> bool:
    """Say at the field of a code that somebody else has it: who, in the reader's scope; else which team to ask."""
    taken = False
    for field, identifier in filling.identifiers_in(form).items():
        others = [known for known in people_known_by(identifier) if person is None or known != person.id]
        if others:
            form[field].errors = [*form[field].errors, _taken_words(actor, others)]
            taken = True
    return taken


def likely_same(actor: Actor, form: NewPersonForm) -> Found | None:
    """Somebody known already who may be the one being entered."""
    if form.identity_level.data == IdentityLevel.ANONYMOUS:
        return None
    names = [form[name].data for name in ("given_name", "surname") if form[name].data]
    names = names or [form[name].data for name in ("alias", "original_name") if form[name].data][:1]
    born = form.birth_date.data
    found = search(actor, " ".join([*names, str(born.year) if born else ""]))
    alike = [each for each in found.candidates if each.score >= LIKELY and Why.OTHER_YEAR not in each.reasons]
    alike = [each for each in alike if Why.PART_OF_NAME not in each.reasons]
    return Found(alike, found.elsewhere, found.asked) if alike or found.elsewhere else None


def legal_form(actor: Actor, person: Person) -> tuple[LegalStatusForm, LegalStatus | None]:
    """The form over the present legal position."""
    present = queries.legal_statuses(actor, person).first(LegalStatus.valid_to.is_(None))
    form, readable = LegalStatusForm(), reads_of(actor)
    stored = present.reason if present else None

    def words_of(code: str) -> str | None:
        veiled = compartment_of("permit_reason", code)
        shown = veiled is None or veiled in readable or code == stored
        return masked_label("permit_reason", code, readable) if shown else None

    form.offer(present, words_of)
    if present and not form.is_submitted():
        for name, value in form.stored(present).items():
            form[name].data = value
    return form, present


def note_legal_status(actor: Actor, person: Person, said: Mapping[str, Any], present: LegalStatus | None) -> None:
    """Save the position, unless it is what stands already."""
    if present is not None and all(_same(value, getattr(present, name)) for name, value in said.items()):
        return
    services.save_legal_status(actor, person, **said)


def legal_history(actor: Actor, person: Person) -> list[dict[str, Any]]:
    """Every position noted, the present one first, in words this reader may read."""
    rows, readable = queries.legal_statuses(actor, person).all(), reads_of(actor)
    authors = _names([row.author_id for row in rows])
    return [
        {
            "row": row,
            "status": label("legal_status", row.status),
            "title": label("permit_title", row.title),
            "reason": masked_label("permit_reason", row.reason, readable) if row.reason else None,
            "phase": label("permit_phase", row.phase),
            "questura": label("geo_provinces_er", row.questura),
            "author": authors.get(row.author_id),
        }
        for row in rows
    ]


def notice_history(actor: Actor, person: Person) -> list[dict[str, Any]]:
    """Every time the person was told, latest first."""
    rows = queries.notices(actor, person).all()
    authors = _names([row.given_by for row in rows])
    return [{"row": row, "author": authors.get(row.given_by)} for row in rows]


def _names(user_ids: list[Any]) -> dict[Any, Any]:
    users = db.session.scalars(db.select(User).where(User.id.in_(set(user_ids)))) if user_ids else ()
    return {user.id: user.name for user in users}


def _taken_words(actor: Actor, person_ids: list[Any]) -> str:
    mine = queries.visible_people(actor).where(Person.id.in_(person_ids)).limit(1).all()
    if mine:
        return str(_("This code is of the person %(code)s: open that file.", code=mine[0].public_code))
    teams = {name for names in queries.team_names_of(person_ids).values() for name in names}
    return str(_("Somebody with this code is already known to %(teams)s: ask them.", teams=", ".join(sorted(teams))))


def _same(one: Any, other: Any) -> bool:
    return (None if is_empty(one) else one) == (None if is_empty(other) else other)

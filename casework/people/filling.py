"""Between people and their forms: a person as the form's flat values, the form's values as a draft or as changes."""

import uuid
from collections.abc import Mapping
from typing import Any

from app.access import Actor
from app.access.clearance import reads_of
from app.crypto import Compartment, sealed_columns
from casework.people.drafts import PersonDraft
from casework.people.forms import PHONE_PARTS, PHONES, NewPersonForm, PersonForm
from casework.people.identifiers import TAX_CODE, Identifier, identifier_in
from casework.people.models import Person
from casework.people.queries import external_ids
from casework.people.search.asking import understood

TEMPORARY = ("STP", "ENI")
SEPARATE = frozenset({"temporary_code", "cui"})
ALWAYS_ASKED = frozenset({"languages", "interpreter_needed"})
"""Asked of whoever opens a person's first page, though not everybody may read it back: mediation depends on it."""


def stored_values(actor: Actor, person: Person) -> dict[str, Any]:
    """A person as the form's fields."""
    values = {name: getattr(person, name) for name in sealed_columns(Person) if name != "phones"}
    values["identity_level"] = person.identity_level
    for number, phone in enumerate((person.phones or ())[: len(PHONES)], start=1):
        values |= {f"phone_{number}{end}": phone.get(key) for key, end in PHONE_PARTS.items()}
    for number in range(len(person.phones or ()) + 1, len(PHONES) + 1):
        values[f"phone_{number}_call"] = "yes"
    held = {each.kind: each.value for each in external_ids(actor, person).all()}
    values["temporary_code"] = next((held[kind] for kind in TEMPORARY if kind in held), None)
    return {**values, "cui": held.get("CUI")}


def fill(form: PersonForm, values: Mapping[str, Any]) -> None:
    """Show the stored values in the form."""
    for field in form:
        if field.name in values:
            field.data = values[field.name]


def hidden_from(actor: Actor) -> set[str]:
    """The fields of a person's form that this reader may not open."""
    readable = reads_of(actor)
    closed = {name for name, column in sealed_columns(Person).items() if column.fixed not in readable}
    return closed | (set() if Compartment.C3 in readable else set(SEPARATE))


def draft_of(form: NewPersonForm, team_id: uuid.UUID | None = None) -> PersonDraft:
    """What the form says of somebody new."""
    said: dict[str, Any] = {name: form[name].data for name in sealed_columns(Person) if name in form}
    return PersonDraft(
        identity_level=form.identity_level.data,
        team_id=team_id,
        phones=form.phones(),
        external_ids=_external_ids(form),
        **{name: value for name, value in said.items() if value},
    )


def changes_of(form: PersonForm, stored: Mapping[str, Any], person: Person) -> dict[str, Any]:
    """What the form changes of a person; numbers beyond those the form shows are kept."""
    flat = [field.name for field in form if field.name in stored and not field.name.startswith("phone_")]
    changes = {name: form[name].data for name in flat if _differs(form[name].data, stored[name])}
    numbers = [*form.phones(), *(person.phones or [])[len(PHONES) :]]
    if "phone_1" in form and numbers != (person.phones or []):
        changes["phones"] = numbers
    if SEPARATE & set(changes):
        changes["external_ids"] = _external_ids(form)
    return {name: value for name, value in changes.items() if name not in SEPARATE}


def identifiers_in(form: PersonForm) -> dict[str, Identifier]:
    """The strong identifiers the form names, by field."""
    typed = {name: form[name].data for name in (TAX_CODE, "temporary_code") if name in form and form[name].data}
    found = {name: identifier_in(text) for name, text in typed.items()}
    if "cui" in form and form.cui.data:
        found["cui"] = Identifier("CUI", form.cui.data)
    return {name: identifier for name, identifier in found.items() if identifier}


def prefill(form: NewPersonForm, asked: str) -> None:
    """Carry what was typed into the search over into the form: names by their script, a year, a phone, a code."""
    question = understood(asked)
    form.asked.data = asked
    letters = " ".join(word for word in asked.split() if not any(char.isdigit() for char in word))
    if letters and not letters.isascii() and not _is_latin(letters):
        form.original_name.data = letters
    elif letters and not question.code:
        given, _space, surname = letters.partition(" ")
        form.given_name.data, form.surname.data = given.title(), surname.title() or None
    if question.identifier and question.identifier.kind == TAX_CODE and TAX_CODE in form:
        form.codice_fiscale.data = question.identifier.value
    elif len(question.digits) > 7:
        form.phone_1.data = question.digits
    if question.years or question.born:
        form.birth_date.process_formdata([_date_words(question.born, question.years)])


def _date_words(born: int, years: tuple[int, ...]) -> str:
    return f"{born % 100}/{born // 100 % 100}/{born // 10_000}" if born else str(years[0])


def _is_latin(text: str) -> bool:
    return all(ord(char) < 0x250 or 0x1E00 <= ord(char) < 0x1F00 for char in text if char.isalpha())


def _external_ids(form: PersonForm) -> list[tuple[str, str]]:
    named = {name: each for name, each in identifiers_in(form).items() if name in SEPARATE}
    return [(each.kind, each.value) for each in named.values()]


def _differs(new: Any, old: Any) -> bool:
    return (new or None) != (old or None)

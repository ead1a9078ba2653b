"""A linked contact on the person's timeline: each part in its own compartment, sealed under the person's key."""

import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from app.access import Actor, opening_as, system_actor
from app.codelists.labels import compartment_of
from app.crypto import Compartment
from casework.cases.timeline import add_entry, remove_entries_about
from casework.outreach.choices import TELLS_A_FAITH
from casework.outreach.models import Contact

Part = tuple[str, Compartment, Mapping[str, Any]]


def write_timeline(actor: Actor, contact: Contact, person_id: uuid.UUID) -> None:
    """Put the contact on the person's timeline."""
    with opening_as(system_actor("outreach")):
        parts = list(parts_of(_words_of(contact)))
    for kind, compartment, detail in parts:
        add_entry(
            actor,
            kind,
            contact,
            person_id=person_id,
            compartment=compartment,
            detail=detail,
            at=contact.at,
            author_id=contact.operator_id,
            team_id=contact.team_id,
        )


def rewrite_timeline(actor: Actor, contact: Contact) -> None:
    """Say it again after the contact was mended."""
    assert contact.person_id is not None
    remove_entries_about(contact.id)
    write_timeline(actor, contact, contact.person_id)


def parts_of(said: Mapping[str, Any]) -> Iterator[Part]:
    """How a contact is divided: who and where (C1), needs of health (C4), alerts (C5).

    A place that tells of a faith or of something restricted is left out.
    """
    needs = said.get("needs") or []
    open_needs = [code for code in needs if compartment_of("need_category", code) is None]
    setting = said.get("setting")
    told = setting not in TELLS_A_FAITH and compartment_of("contact_setting", setting) is None
    common = {"kind": said["kind"], "alias": said.get("alias"), "zone": said.get("zone"), "needs": open_needs}
    yield "contact", Compartment.C1, {**common, "setting": setting if told else None}
    if health := [code for code in needs if compartment_of("need_category", code) == "C4"]:
        yield "contact_health", Compartment.C4, {"needs": health}
    if said.get("alerts"):
        yield "contact_alert", Compartment.C5, {"alerts": list(said["alerts"])}


def _words_of(contact: Contact) -> dict[str, Any]:
    zone = contact.zone.name if contact.zone else None
    names = ("kind", "alias", "needs", "setting", "alerts")
    return {**{name: getattr(contact, name) for name in names}, "zone": zone}

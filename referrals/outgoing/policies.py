"""On which side of a referral somebody stands, what they open of the person, what may be shared at all. Pure."""

import uuid
from collections.abc import Iterable

from app.access import Actor, Role
from app.access.clearance import Grants, reads_of
from app.codelists.labels import compartment_of
from app.crypto import Compartment
from referrals.outgoing.models import Referral
from referrals.workflow import REFERRAL, Side

C1, C2, C3, C4, C5 = Compartment.C1, Compartment.C2, Compartment.C3, Compartment.C4, Compartment.C5
SHAREABLE = (C1, C2, C3, C4, C5)
"""Reserved notes (C6) never leave their author."""
BY_TEAM = (Role.OP_EQUIPE, Role.OP_STRADA)
BY_CASE = (Role.OP_LEGALE, Role.PSICO)
HEALTH = "SAN"


def side_of(actor: Actor, referral: Referral) -> Side | None:
    """The side on which this actor may act. Who is on both (never in practice) acts as the sender."""
    if actor.system_name:
        return Side.SYSTEM
    if is_on_sending_side(actor, referral):
        return Side.SENDER
    return Side.RECEIVER if is_receiver(actor, referral) else None


def is_on_sending_side(actor: Actor, referral: Referral) -> bool:
    teams = actor.teams_as(*BY_TEAM) | actor.followed_teams_as(Role.OP_EQUIPE)
    return (
        referral.sender_id == actor.user_id
        or referral.from_team_id in teams
        or (actor.has(*BY_CASE) and actor.user_id in referral.assignees)
        or _coordinates(actor, (each.district for each in referral.from_team.districts))
    )


def is_receiver(actor: Actor, referral: Referral) -> bool:
    return referral.sent_at is not None and referral.to_service_point_id in actor.service_points_as(Role.SERVIZIO)


def clearance_on_referral(actor: Actor, referral: Referral) -> Grants:
    """The sending side reads what its roles read; the receiver what was shared, while the referral is live."""
    granted: frozenset[Compartment] = frozenset()
    if is_on_sending_side(actor, referral):
        granted |= reads_of(actor, referral.assignees)
    if is_receiver(actor, referral) and referral.status in REFERRAL.live:
        granted |= frozenset(Compartment(code) for code in referral.shared)
    return {referral.person_id: granted}


def words_compartment(actor: Actor, assignees: Iterable[uuid.UUID]) -> Compartment:
    """Where the sender's own words go: a street unit, which reads C1 alone, must be able to read them again."""
    return C2 if C2 in reads_of(actor, assignees) else C1


def may_share(actor: Actor, assignees: Iterable[uuid.UUID]) -> list[Compartment]:
    """Nobody shares what they may not read."""
    reads = reads_of(actor, assignees)
    return [compartment for compartment in SHAREABLE if compartment in reads]


def with_what_is_needed(chosen: Iterable[str], words: str) -> list[str]:
    """The compartments shared: those chosen, and always the one of the request's own words."""
    wanted = {*chosen, words}
    return [str(compartment) for compartment in SHAREABLE if compartment in wanted]


def compartment_of_feedback(service_group: str | None) -> Compartment:
    """What a health service writes back is health."""
    return C4 if service_group == HEALTH else C2


def compartment_of_entry(referral: Referral) -> Compartment:
    """Of a timeline entry: that a centre against violence was asked tells as much as a note about violence."""
    kind = referral.service_point.service_type if referral.service_point else None
    return entry_compartment(kind, referral.words_compartment)


def entry_compartment(service_type: str | None, words: str) -> Compartment:
    """The compartment that the type of service belongs to by itself, else that of the request's words."""
    return Compartment(compartment_of("service_type", service_type) or words)


def _coordinates(actor: Actor, districts: Iterable[str]) -> bool:
    return not actor.districts_as(Role.COORD).isdisjoint(districts)

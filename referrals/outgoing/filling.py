"""Between forms and services: what the forms of a draft offer and show, and what filled ones say."""

import uuid
from typing import Any

from app import clock
from app.access import Actor
from app.codelists.labels import label
from app.i18n import _
from casework.cases.staff import colleagues
from casework.people.naming import display_name
from referrals.directory import pages as directory_pages
from referrals.directory.models import ServicePoint
from referrals.outgoing import policies, services
from referrals.outgoing.fitting import services_that_fit
from referrals.outgoing.forms import NeedForm, SendForm, ServiceForm
from referrals.outgoing.models import Referral
from referrals.outgoing.sharing import seen_by_receiver


def need_form(referral: Referral | None = None) -> NeedForm:
    """Empty, or over a draft that is being changed."""
    if referral is None:
        return NeedForm()
    return NeedForm(
        data={"needs": referral.needs or [], "reason": referral.reason or "", "urgency": str(referral.urgency)}
    )


def need_values(form: NeedForm) -> dict[str, Any]:
    return {"needs": form.needs.data, "reason": form.reason.data, "urgency": int(form.urgency.data)}


def service_form(actor: Actor, referral: Referral) -> tuple[ServiceForm, dict[str, ServicePoint]]:
    """The services that fit as choices, the first or the one chosen before already marked."""
    languages = referral.person.languages or []
    points = {str(point.id): point for point in services_that_fit(actor, referral, languages)}
    if referral.service_point is not None:
        points = {str(referral.service_point.id): referral.service_point, **points}
    form = ServiceForm(data={"service_point": next(iter(points), None)})
    form.service_point.choices = [(key, point.name) for key, point in points.items()]
    return form, points


def send_form(actor: Actor, referral: Referral) -> SendForm:
    """What may be shared by this sender, with what the draft holds already."""
    form = SendForm(
        data={
            "shared": referral.shared,
            "health_note": referral.health_note or "",
            "protection_note": referral.protection_note or "",
            "heard_by": str(actor.user_id),
            "agreed_on": clock.today(),
            "answer_days": referral.answer_days,
        }
    )
    offered = policies.may_share(actor, referral.assignees)
    form.shared.choices = [(str(code), _words_of(code, referral)) for code in offered]
    people = dict(colleagues(referral.from_team_id, besides=[actor.user_id]))
    form.heard_by.choices = list(people.items())
    return _without_what_is_not_offered(form, offered)


def agreement_of(form: SendForm) -> services.Agreement:
    return services.Agreement(
        mode=form.agreement.data,
        at=form.agreed_at(),
        heard_by_id=uuid.UUID(form.heard_by.data) if form.heard_by.data else None,
        duty_reason=form.duty_reason.data if form.agreement.data == services.LEGAL_DUTY else None,
    )


def save_sharing(actor: Actor, referral: Referral, form: SendForm) -> None:
    """Keep on the draft what is shared, so that the preview shows what will be sent."""
    services.choose_what_is_shared(
        actor,
        referral,
        form.shared.data or [],
        health_note=form.health_note.data if "health_note" in form else None,
        protection_note=form.protection_note.data if "protection_note" in form else None,
    )


def step_page(actor: Actor, referral: Referral) -> dict[str, Any]:
    """What every step of a draft shows around its form."""
    return {"referral": referral, "person_name": display_name(referral.person), "directory": directory_pages}


def send_page(actor: Actor, referral: Referral) -> dict[str, Any]:
    return {**step_page(actor, referral), "sections": seen_by_receiver(referral)}


def _words_of(code: str, referral: Referral) -> str:
    words = label("data_compartment", code)
    always = code == referral.words_compartment
    return _("%(compartment)s (always: with your request)", compartment=words) if always else words


def _without_what_is_not_offered(form: SendForm, offered: list[policies.Compartment]) -> SendForm:
    if policies.C4 not in offered:
        del form.health_note
    if policies.C5 not in offered:
        del form.protection_note
    return form

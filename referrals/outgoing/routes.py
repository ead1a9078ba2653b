"""Pages of the sending side: the three steps of a referral, the list, one referral, the tab of a case."""

import uuid
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from app.access import Permission, current_actor, requires
from app.access.scopes import OutOfScope
from app.codelists.labels import choices
from app.i18n import _
from app.web.errors import error_page
from app.web.pagination import keyset_page
from app.web.submissions import once
from casework.cases.models import Case
from casework.cases.pages import case_page
from casework.cases.queries import case_in_scope
from casework.people.models import Person
from casework.people.naming import display_name
from casework.people.queries import person_in_scope
from referrals.directory.models import ServicePoint
from referrals.outgoing import filling, pages, queries, services, showing
from referrals.outgoing.forms import MoveForm, NeedForm, SendForm, ServiceForm, WordsForm
from referrals.outgoing.models import Referral
from referrals.workflow import NotAllowed

blueprint = Blueprint("referrals", __name__, template_folder="templates")
blueprint.register_error_handler(NotAllowed, lambda _refused: error_page(409))
blueprint.add_app_template_filter(showing.instant, "instant")
blueprint.add_app_template_filter(showing.code_words, "referral_words")


@blueprint.get("/referrals")
@requires(Permission.REFERRAL_LIST)
def index() -> Any:
    """What the reader's teams sent, newest first."""
    actor, filters = current_actor(), _filters()
    found = queries.filtered(queries.sent_referrals(actor), filters)
    page = keyset_page(found, Referral.created_at, Referral.id)
    points = [(str(each.id), each.name) for each in queries.service_points_written_to(actor)]
    lines = pages.lines_of(actor, page.items)
    statuses = choices("referral_status")
    return render_template(
        "referrals/index.html", page=page, lines=lines, points=points, statuses=statuses, filters=filters, pages=pages
    )


@blueprint.get("/cases/<uuid:record_id>/referrals")
@requires(Permission.REFERRAL_LIST, on=case_in_scope)
def of_case(case: Case) -> Any:
    """The referrals of a case's person, as a tab of the file."""
    actor = current_actor()
    found = queries.sent_referrals(actor).where(Referral.person_id == case.person_id)
    page = keyset_page(found, Referral.created_at, Referral.id)
    lines = pages.lines_of(actor, page.items)
    return render_template(
        "referrals/of_case.html", page=page, lines=lines, pages=pages, **case_page(actor, case, "referrals")
    )


@blueprint.get("/referrals/<uuid:record_id>")
@requires(Permission.REFERRAL_READ, on=queries.referral_in_scope)
def show(referral: Referral) -> Any:
    """One referral, for whichever side looks."""
    return render_template("referrals/show.html", **showing.page_of(current_actor(), referral))


@blueprint.route("/cases/<uuid:record_id>/referrals/new", methods=["GET", "POST"])
@requires(Permission.REFERRAL_SEND, on=case_in_scope)
def new_on_case(case: Case) -> Any:
    """First step, from a case: what is needed."""
    back = url_for("cases.show", record_id=case.id)
    return _first_step(case.person, case, back, url_for("referrals.new_on_case", record_id=case.id))


@blueprint.route("/people/<uuid:record_id>/referrals/new", methods=["GET", "POST"])
@requires(Permission.REFERRAL_SEND, on=person_in_scope)
def new_on_person(person: Person) -> Any:
    """First step, for a street unit that holds no case: what is needed."""
    back = url_for("people.show", record_id=person.id)
    return _first_step(person, None, back, url_for("referrals.new_on_person", record_id=person.id))


@blueprint.route("/referrals/<uuid:record_id>/need", methods=["GET", "POST"])
@requires(Permission.REFERRAL_SEND, on=queries.own_draft)
def need(referral: Referral) -> Any:
    """First step again: say it better."""
    form = filling.need_form(referral)
    if form.validate_on_submit():
        return once(form, lambda: _change_need(form, referral))
    shown = filling.step_page(current_actor(), referral)
    back = url_for("referrals.show", record_id=referral.id)
    return render_template("referrals/need.html", form=form, back=back, action="", **shown), _status(form)


@blueprint.route("/referrals/<uuid:record_id>/service", methods=["GET", "POST"])
@requires(Permission.REFERRAL_SEND, on=queries.own_draft)
def service(referral: Referral) -> Any:
    """Second step: the services that fit."""
    form, points = filling.service_form(current_actor(), referral)
    if form.validate_on_submit():
        return once(form, lambda: _choose(form, referral, points))
    shown = filling.step_page(current_actor(), referral)
    return render_template("referrals/service.html", form=form, points=points, **shown), _status(form)


@blueprint.route("/referrals/<uuid:record_id>/send", methods=["GET", "POST"])
@requires(Permission.REFERRAL_SEND, on=queries.own_draft)
def send(referral: Referral) -> Any:
    """Third step: what is shared, the agreement, the clock; a preview changes nothing but the draft."""
    if referral.service_point is None:
        return redirect(url_for("referrals.service", record_id=referral.id))
    form = filling.send_form(current_actor(), referral)
    if form.is_submitted() and request.form.get("action") == "preview":
        return _preview(form, referral)
    if form.validate_on_submit():
        return once(form, lambda: _send(form, referral))
    return render_template("referrals/send.html", form=form, **filling.send_page(current_actor(), referral)), _status(
        form
    )


@blueprint.route("/referrals/<uuid:record_id>/answer", methods=["GET", "POST"])
@requires(Permission.REFERRAL_SEND, on=queries.sent_in_scope)
def answer(referral: Referral) -> Any:
    """Answer what the service asked."""
    if request.method == "GET" and referral.asked_at is None:
        return _to(referral)
    form = WordsForm(data={"version": referral.row_version})
    if form.validate_on_submit():
        return once(form, lambda: _answer(form, referral))
    shown = showing.page_of(current_actor(), referral)
    words = {"heading": _("Answer the question"), "submit": _("Send the answer")}
    return render_template("referrals/act.html", form=form, **words, **shown), _status(form)


@blueprint.post("/referrals/<uuid:record_id>/withdraw")
@requires(Permission.REFERRAL_SEND, on=queries.sent_in_scope)
def withdraw(referral: Referral) -> Any:
    """Take it back before the service has noted it."""
    form = MoveForm()
    if not form.validate_on_submit():
        return error_page(400)
    return once(form, lambda: _withdraw(form, referral))


def _first_step(person: Person, case: Case | None, back: str, action: str) -> Any:
    form = filling.need_form()
    if form.validate_on_submit():
        return once(form, lambda: _begin(form, person, case))
    shown = {"person_name": display_name(person), "referral": None, "back": back, "action": action}
    return render_template("referrals/need.html", form=form, **shown), _status(form)


def _begin(form: NeedForm, person: Person, case: Case | None) -> Any:
    referral = services.begin_referral(current_actor(), person, case, **filling.need_values(form))
    return redirect(url_for("referrals.service", record_id=referral.id))


def _change_need(form: NeedForm, referral: Referral) -> Any:
    services.change_draft(current_actor(), referral, **filling.need_values(form))
    return redirect(url_for("referrals.service", record_id=referral.id))


def _choose(form: ServiceForm, referral: Referral, points: dict[str, ServicePoint]) -> Any:
    services.choose_service(current_actor(), referral, points[form.service_point.data])
    return redirect(url_for("referrals.send", record_id=referral.id))


def _preview(form: SendForm, referral: Referral) -> Any:
    filling.save_sharing(current_actor(), referral, form)
    return render_template("referrals/send.html", form=form, **filling.send_page(current_actor(), referral))


def _send(form: SendForm, referral: Referral) -> Any:
    filling.save_sharing(current_actor(), referral, form)
    services.send_referral(current_actor(), referral, filling.agreement_of(form), answer_days=form.answer_days.data)
    flash(_("Sent. The clock of the answer runs: you find it on the file and on Today."), "success")
    return _to(referral)


def _answer(form: WordsForm, referral: Referral) -> Any:
    services.answer_question(current_actor(), referral, form.seen(), form.words.data or "")
    flash(_("The answer is with the service; its clock goes on."), "success")
    return _to(referral)


def _withdraw(form: MoveForm, referral: Referral) -> Any:
    services.withdraw(current_actor(), referral, form.seen())
    flash(_("Withdrawn."), "success")
    return _to(referral)


def _to(referral: Referral) -> Any:
    return redirect(url_for("referrals.show", record_id=referral.id))


def _status(form: Any) -> int:
    return 422 if form.errors else 200


def _filters() -> queries.Filters:
    given = request.args
    return queries.Filters(given.get("status", ""), _id(given.get("service")), bool(given.get("late")))


def _id(text: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(text) if text else None
    except ValueError as wrong:
        raise OutOfScope("service_point") from wrong

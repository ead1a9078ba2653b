"""Pages of the receiving side: the inbox, and one page or button for each answer."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, request, url_for

from app.access import Permission, current_actor, requires
from app.i18n import _
from app.web.errors import error_page
from app.web.pagination import keyset_page
from app.web.submissions import once
from referrals.outgoing import answering, inbox, pages, queries, showing
from referrals.outgoing.forms import AcceptForm, AppointmentForm, CloseForm, MoveForm, RejectForm, WordsForm
from referrals.outgoing.models import Referral
from referrals.outgoing.routes import blueprint

Do = Callable[[], None]


@blueprint.get("/referrals/inbox")
@requires(Permission.REFERRAL_ANSWER)
def inbox_page() -> Any:
    """What came to the reader's service points: to be answered, in hand, closed."""
    actor, view = current_actor(), inbox.view_asked_for()
    page = keyset_page(inbox.scope_of(actor, view), *inbox.order_of(view), descending=inbox.is_descending(view))
    shown = {"page": page, "lines": pages.lines_of(actor, page.items), "pages": pages}
    return render_template("referrals/inbox.html", view=view, tabs=inbox.tabs(actor, view), **shown)


@blueprint.post("/referrals/<uuid:record_id>/receive")
@requires(Permission.REFERRAL_ANSWER, on=queries.received_in_scope)
def receive(referral: Referral) -> Any:
    """Noted: opening a page writes nothing, so this is a button."""
    return _at_once(referral, answering.receive, _("Noted. The sender sees it."))


@blueprint.post("/referrals/<uuid:record_id>/attended")
@requires(Permission.REFERRAL_ANSWER, on=queries.received_in_scope)
def attended(referral: Referral) -> Any:
    """The person came."""
    return _at_once(
        referral, lambda *seen: answering.note_attendance(*seen, came=True), _("Written down: the person came.")
    )


@blueprint.post("/referrals/<uuid:record_id>/missed")
@requires(Permission.REFERRAL_ANSWER, on=queries.received_in_scope)
def missed(referral: Referral) -> Any:
    """The person did not come."""
    words = _("Written down. You can give another appointment, or close.")
    return _at_once(referral, lambda *seen: answering.note_attendance(*seen, came=False), words)


@blueprint.post("/referrals/<uuid:record_id>/take-up")
@requires(Permission.REFERRAL_ANSWER, on=queries.received_in_scope)
def take_up(referral: Referral) -> Any:
    """The service follows the person from now on."""
    return _at_once(referral, answering.take_up, _("Taken on. Close the referral when its outcome is known."))


@blueprint.route("/referrals/<uuid:record_id>/accept", methods=["GET", "POST"])
@requires(Permission.REFERRAL_ANSWER, on=queries.received_in_scope)
def accept(referral: Referral) -> Any:
    """Accept, best with an appointment."""
    form = AcceptForm(data=_seen(referral))

    def do() -> None:
        answering.accept(current_actor(), referral, form.seen(), at=form.instant(), place=form.place.data)

    return _by_form(referral, form, do, _("Accept"), _("Accept the referral"))


@blueprint.route("/referrals/<uuid:record_id>/appointment", methods=["GET", "POST"])
@requires(Permission.REFERRAL_ANSWER, on=queries.received_in_scope)
def appoint(referral: Referral) -> Any:
    """Set or move the appointment."""
    form = AppointmentForm(data={**_seen(referral), "place": referral.appointment_place or ""})

    def do() -> None:
        at = form.instant()
        assert at is not None
        answering.appoint(current_actor(), referral, form.seen(), at=at, place=form.place.data)

    return _by_form(referral, form, do, _("Set the appointment"), _("Save the appointment"))


@blueprint.route("/referrals/<uuid:record_id>/ask", methods=["GET", "POST"])
@requires(Permission.REFERRAL_ANSWER, on=queries.received_in_scope)
def ask(referral: Referral) -> Any:
    """Ask the sender for what is missing."""
    form = WordsForm(data=_seen(referral))

    def do() -> None:
        answering.ask(current_actor(), referral, form.seen(), form.words.data or "")

    return _by_form(referral, form, do, _("Ask the sender"), _("Send the question"))


@blueprint.route("/referrals/<uuid:record_id>/reject", methods=["GET", "POST"])
@requires(Permission.REFERRAL_ANSWER, on=queries.received_in_scope)
def reject(referral: Referral) -> Any:
    """Decline, with a reason."""
    form = RejectForm(data=_seen(referral))

    def do() -> None:
        answering.reject(current_actor(), referral, form.seen(), reason=form.reason.data, words=form.words.data)

    return _by_form(referral, form, do, _("Decline"), _("Decline the referral"))


@blueprint.route("/referrals/<uuid:record_id>/close", methods=["GET", "POST"])
@requires(Permission.REFERRAL_ANSWER, on=queries.received_in_scope)
def close(referral: Referral) -> Any:
    """Close, with an outcome."""
    form = CloseForm(data=_seen(referral))

    def do() -> None:
        answering.close(current_actor(), referral, form.seen(), outcome=form.outcome.data, words=form.words.data)

    return _by_form(referral, form, do, _("Close with an outcome"), _("Close the referral"))


def _seen(referral: Referral) -> dict[str, Any]:
    return {"version": referral.row_version}


def _at_once(referral: Referral, act: Callable[..., None], words: str) -> Any:
    form = MoveForm()
    if not form.validate_on_submit():
        return error_page(400)
    return once(form, lambda: _done(referral, lambda: act(current_actor(), referral, form.seen()), words))


def _by_form(referral: Referral, form: MoveForm, do: Do, heading: str, submit: str) -> Any:
    if request.method == "GET" and _endpoint() not in pages.moves_open(current_actor(), referral):
        return redirect(url_for("referrals.show", record_id=referral.id))
    if form.validate_on_submit():
        return once(form, lambda: _done(referral, do, _("Saved. The sender sees it on the file.")))
    shown = showing.page_of(current_actor(), referral)
    status = 422 if form.errors else 200
    return render_template("referrals/act.html", form=form, heading=heading, submit=submit, **shown), status


def _done(referral: Referral, do: Do, words: str) -> Any:
    do()
    flash(words, "success")
    return redirect(url_for("referrals.show", record_id=referral.id))


def _endpoint() -> str:
    """The move a page is for: its endpoint bears its name."""
    return (request.endpoint or "").rpartition(".")[2]

"""Pages of signing in and out, of the language, and Oggi."""

from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, current_app, flash, g, redirect, render_template, request, session, url_for
from flask_login import logout_user

from app import clock
from app.access import Permission, current_actor, public, requires
from app.i18n import LOCALES, _
from app.identity import services
from app.identity.demo_accounts import demo_accounts
from app.identity.forms import SignInForm
from app.identity.login import keep_signed_in
from app.identity.models import Notification
from app.identity.notifications import mark_all_read, own_notifications
from app.plugging import notification_kinds, today_cards
from app.web import keyset_page
from app.web.lifecycle import keep_changes_despite_error

blueprint = Blueprint("identity", __name__, template_folder="templates")


@blueprint.get("/")
@requires(Permission.HOME)
def today() -> Any:
    """Oggi: what waits for this reader."""
    return render_template("today.html", cards=today_cards(current_actor()), today=clock.today())


@blueprint.get("/notifications")
@requires(Permission.HOME)
def notifications() -> Any:
    """What concerns this reader, the newest first."""
    page = keyset_page(own_notifications(current_actor()), Notification.at, Notification.id)
    return render_template("identity/notifications.html", page=page, kinds=notification_kinds())


@blueprint.post("/notifications/read")
@requires(Permission.HOME)
def read_notifications() -> Any:
    """All of it was seen."""
    mark_all_read(current_actor())
    return redirect(url_for("identity.notifications"))


@blueprint.route("/login", methods=["GET", "POST"])
@public
def sign_in() -> Any:
    """Sign in with e-mail and password."""
    form = SignInForm(next=request.args.get("next"))
    if form.validate_on_submit():
        return _try_to_sign_in(form)
    shown = demo_accounts() if current_app.config["APPRODO"].demo else []
    return render_template("login.html", form=form, demo_accounts=shown), 400 if form.errors else 200


@blueprint.get("/still-here")
@requires(Permission.ACCOUNT)
def still_here() -> Any:
    """Keep an idle session open a little longer: its reader said so."""
    return "", 204


@blueprint.post("/logout")
@requires(Permission.ACCOUNT)
def sign_out() -> Any:
    """End this session."""
    services.sign_out(current_actor())
    logout_user()
    session.clear()
    return redirect(url_for("identity.sign_in"))


@blueprint.post("/language/<code>")
@public
def choose_language(code: str) -> Any:
    """Show the pages in the other language, here and from now on."""
    if code in LOCALES:
        session["locale"] = code
        if "user" in g:
            g.user.locale = code
    return redirect(_own_path(request.form.get("next")))


def _try_to_sign_in(form: SignInForm) -> Any:
    try:
        opened = services.sign_in(form.email.data or "", form.password.data or "", request.remote_addr or "")
    except services.TooManyFailures:
        return _refused(form, _("Too many attempts. Wait 15 minutes, then try again, or ask your administrator."))
    except services.WrongCredentials:
        return _refused(form, _("E-mail or password do not match. Check both and try again."))
    keep_signed_in(opened)
    return redirect(_own_path(form.next.data))


def _refused(form: SignInForm, message: str) -> Any:
    keep_changes_despite_error()
    form.password.errors = [message]
    shown = demo_accounts() if current_app.config["APPRODO"].demo else []
    flash(message, "danger")
    return render_template("login.html", form=form, demo_accounts=shown), 401


def _own_path(target: str | None) -> str:
    """Only a path of ours: never lead to somebody else's site."""
    parts = urlsplit(target or "/")
    path = parts.path if not parts.netloc and not parts.scheme else "/"
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"

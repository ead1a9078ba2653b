"""Tells a service point by mail that something waits: the number alone, nothing about anybody."""

import smtplib
import ssl
import uuid
from collections.abc import Mapping
from email.message import EmailMessage
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from flask import current_app

from app.db import db
from app.i18n import _
from referrals.outgoing.models import Referral

SECONDS = 20


def referral_sent(payload: Mapping[str, Any]) -> None:
    """Handle ``referral.sent``. Called twice it writes two equal mails with one Message-ID; noted ones get none."""
    mail_url = current_app.config["APPRODO"].mail_url
    referral = db.session.get(Referral, uuid.UUID(payload["referral_id"]))
    if not mail_url or referral is None or referral.status != "INV":
        return
    point = referral.service_point
    if point is not None and point.email:
        _send(mail_url, _message(referral, point.email, _sender(mail_url)))


def _message(referral: Referral, to: str, sender: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = sender, to
    message["Subject"] = _("A new referral waits for you in Approdo: %(number)s", number=referral.number)
    message["Message-ID"] = f"<{referral.id}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(
        _(
            "A new referral waits for you in Approdo.\n\nNumber: %(number)s\n\n"
            "Sign in and open the inbox to read it. This message holds nothing about the person, on purpose: "
            "please do not answer it.",
            number=referral.number,
        )
    )
    return message


def _send(mail_url: str, message: EmailMessage) -> None:
    parts = urlsplit(mail_url)
    host, port = parts.hostname or "localhost", parts.port or (465 if parts.scheme == "smtps" else 25)
    secure = ssl.create_default_context()
    opened = (
        smtplib.SMTP_SSL(host, port, timeout=SECONDS, context=secure)
        if parts.scheme == "smtps"
        else smtplib.SMTP(host, port, timeout=SECONDS)
    )
    with opened as server:
        server.ehlo()
        if parts.scheme != "smtps" and server.has_extn("starttls"):
            server.starttls(context=secure)
            server.ehlo()
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        server.send_message(message)


def _sender(mail_url: str) -> str:
    """``?from=`` of the address, else the account's name where that is an address, else ours at the server's name."""
    parts = urlsplit(mail_url)
    named = parse_qs(parts.query).get("from", [unquote(parts.username or "")])[0]
    return named if "@" in named else f"approdo@{parts.hostname or 'localhost'}"

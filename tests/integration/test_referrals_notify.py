"""The mail to the service point: sent once, by number alone, and only where a mail server is set."""

import uuid
from email import message_from_string, policy
from email.message import EmailMessage

import pytest
from flask import Flask

from app.jobs.outbox import deliver_due
from tests.support.cast import Cast, as_system
from tests.support.referring import REASON, SECRETS, Desk, set_scene
from tests.support.smtp import Mailbox, mail_server


@pytest.fixture
def desk(app: Flask, cast: Cast) -> Desk:
    return Desk(app, set_scene(app, cast))


def number_of(desk: Desk, referral_id: uuid.UUID) -> str:
    with as_system(desk.app):
        return desk._get(referral_id).number


def deliver(desk: Desk, url: str) -> int:
    desk.app.config["APPRODO"].mail_url = url
    with desk.app.app_context():
        return deliver_due()


def read(mailbox: Mailbox) -> EmailMessage:
    message = message_from_string(mailbox.messages[0][1], _class=EmailMessage, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_the_service_is_told_by_number_alone(desk: Desk) -> None:
    referral_id = desk.sent(shared=("C1", "C4"), health_note=SECRETS["C4"])
    with mail_server() as mailbox:
        assert deliver(desk, mailbox.url) == 1
        assert deliver(desk, mailbox.url) == 0
    assert [recipients for recipients, _raw in mailbox.messages] == [["punto@servizi.example"]]
    message = read(mailbox)
    words = f"{message['Subject']} {message.get_content()}"
    assert number_of(desk, referral_id) in words
    assert "Un nuovo invio ti aspetta in Approdo" in words
    assert not [
        secret for secret in (*SECRETS.values(), REASON, "P0V-4A1", "Prova") if secret in mailbox.messages[0][1]
    ]


def test_without_a_mail_server_nothing_is_sent_and_nothing_fails(desk: Desk) -> None:
    desk.sent()
    assert deliver(desk, "") == 1


def test_a_referral_noted_already_is_not_announced_any_more(desk: Desk) -> None:
    desk.at("RIC")
    with mail_server() as mailbox:
        assert deliver(desk, mailbox.url) == 1
    assert mailbox.messages == []


def test_a_mail_server_that_is_down_puts_the_message_off(desk: Desk) -> None:
    desk.sent()
    with mail_server() as mailbox:
        closed = mailbox.url
    assert deliver(desk, closed) == 0
    with as_system(desk.app):
        from app.db import db
        from app.jobs.models import OutboxMessage

        message = db.session.query(OutboxMessage).one()
        assert (message.done_at, message.attempts, message.last_error) == (None, 1, "ConnectionRefusedError")


def test_the_message_carries_one_id_however_often_it_is_sent(desk: Desk) -> None:
    referral_id = desk.sent()
    with mail_server() as mailbox:
        deliver(desk, mailbox.url + "?from=approdo%40regione.example")
    assert read(mailbox)["Message-ID"] == f"<{referral_id}@regione.example>"
    assert read(mailbox)["From"] == "approdo@regione.example"

"""One person's file from the street to the privacy desk, played by five users in a real browser; README shows it.

`./dev test tests/browser/test_story.py --pictures` writes the README's pictures anew.
"""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app.access import Role
from app.clock import ROME
from tests.support.browser import DESKTOP, PHONE
from tests.support.server import LiveServer

PICTURES = Path(__file__).parent / "story"
NAME, SURNAME, ORIGINAL, NICKNAME = "Mohamed", "El Idrissi Benhaddou", "محمد الإدريسي بن حدو", "Mimmo del Crostolo"
SERVICE = "Consultorio Il Melograno"
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")

Open = Callable[..., Page]


class Story:
    """The five users' windows, and what they hand to each other: an address, a code."""

    def __init__(self, open_page: Open, site: LiveServer, pictures: Path | None) -> None:
        self.open_page, self.url, self.pictures = open_page, site.url, pictures
        self.person_id = self.case_id = self.code = ""

    def picture(self, page: Page, name: str) -> None:
        if self.pictures is not None:
            page.evaluate("() => { document.activeElement?.blur(); window.scrollTo(0, 0); }")
            page.screenshot(path=self.pictures / f"{name}.png")


@pytest.fixture
def story(page_as: Open, demo_site: LiveServer, request: pytest.FixtureRequest) -> Story:
    wanted = request.config.getoption("--pictures")
    if wanted:
        PICTURES.mkdir(exist_ok=True)
    return Story(page_as, demo_site, PICTURES if wanted else None)


def test_one_file_from_the_street_to_the_privacy_desk(story: Story) -> None:
    operator = story.open_page(Role.OP_EQUIPE, size=DESKTOP)
    finds_nobody_and_opens_a_file(story, operator)
    notes_and_intervenes(story, operator)
    refers_to_a_health_service(story, operator)
    the_service_answers(story, story.open_page(Role.SERVIZIO, size=DESKTOP))
    sees_each_step_on_the_timeline(story, operator)
    street = story.open_page(Role.OP_STRADA, size=PHONE)
    records_four_contacts(story, street)
    recognises_the_person(story, operator)
    is_refused_the_legal_position(story, street)
    the_privacy_officer_sees_it_all(story, story.open_page(Role.DPO, size=DESKTOP))


def finds_nobody_and_opens_a_file(story: Story, page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("mohamed")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/search")
    expect(page.locator("main")).to_contain_text("Mo")
    story.picture(page, "01-search")
    page.locator("main form[action$='/people/new'] button").click()
    page.fill("[name=given_name]", NAME)
    page.fill("[name=surname]", SURNAME)
    page.fill("[name=original_name]", ORIGINAL)
    page.fill("[name=alias]", NICKNAME)
    page.fill("[name=birth_date]", "circa 1994")
    page.locator("select[name=languages]").nth(0).select_option("ary")
    page.locator("select[name=languages]").nth(1).select_option("fra")
    page.locator("select[name=citizenships]").first.select_option("MA")
    page.fill("[name=phone_1]", "333 555 0199")
    choose(page, "phone_1_call", "sms")
    page.fill("[name=contact_warning]", "Non telefonare: solo SMS, di mattina")
    choose(page, "notice_mode", "ORAL")
    page.select_option("[name=notice_language]", "ary")
    story.picture(page, "02-new-person")
    save(page)
    if page.locator("button[name=nobody]").count():
        story.picture(page, "03-is-it-one-of-these")
        page.locator("button[name=nobody]").click()
    page.wait_for_url("**/case/new")
    story.person_id = id_in(page.url)
    page.select_option("[name=source]", "SELF")
    page.locator("[name=manager_id]").select_option(label="Giulia Ferri")
    page.fill("[name=summary]", "Arrivato da poco, dorme da amici. Cerca un medico e un corso di italiano.")
    story.picture(page, "04-open-a-case")
    save(page)
    page.wait_for_url(re.compile(r"/cases/[0-9a-f-]{36}$"))
    story.case_id = id_in(page.url)
    expect(page.locator("h1")).to_contain_text(NAME)
    expect(page.locator("main")).to_contain_text(ORIGINAL)
    code = page.locator(".ap-chip.is-code").first.inner_text().strip()
    story.code = code
    assert re.fullmatch(r"\w{3}-?\w{3}", code), code


def notes_and_intervenes(story: Story, page: Page) -> None:
    page.goto(f"{story.url}/cases/{story.case_id}/note")
    page.fill("[name=body]", "Primo colloquio: porta il passaporto, chiede del medico di base.")
    save(page)
    page.wait_for_url(f"**/cases/{story.case_id}")
    page.goto(f"{story.url}/cases/{story.case_id}/intervention")
    page.select_option("[name=kind]", "COLL")
    page.fill("[name=minutes]", "50")
    page.select_option("[name=language]", "ary")
    page.locator("[name=mediator_id]").select_option(label="Fatima Zahra Amrani")
    page.fill("[name=note]", "Colloquio con la mediatrice: concordati i prossimi passi.")
    save(page)
    page.wait_for_url(f"**/cases/{story.case_id}")
    expect(page.locator("main")).to_contain_text("chiede del medico di base")
    expect(page.locator("main")).to_contain_text("50 min")
    expect(page.locator("main")).to_contain_text("Fatima Zahra Amrani")
    story.picture(page, "05-the-file")


def refers_to_a_health_service(story: Story, page: Page) -> None:
    page.goto(f"{story.url}/cases/{story.case_id}/referrals/new")
    choose(page, "needs", "SAL")
    page.fill("[name=reason]", "Iscrizione al medico di base e prima visita, con mediatrice di arabo marocchino.")
    save(page)
    page.wait_for_url("**/service")
    page.locator("label", has_text=SERVICE).first.click()
    save(page)
    page.wait_for_url("**/send")
    choose(page, "shared", "C1")
    choose(page, "agreement", "MEDIATOR")
    page.select_option("[name=answer_days]", index=0)
    page.locator("button[value=preview]").click()
    expect(page.locator("#preview")).to_contain_text(SURNAME)
    story.picture(page, "06-referral")
    page.locator("#send .ap-submit button.btn-primary").click()
    page.wait_for_url(re.compile(r"/(referrals|cases)"))
    expect(page.locator("main")).to_contain_text(SERVICE)


def the_service_answers(story: Story, page: Page) -> None:
    page.goto(f"{story.url}/referrals/inbox")
    expect(page.locator("main")).to_contain_text(SURNAME)
    story.picture(page, "07-inbox")
    page.locator("main a", has_text=re.compile(SURNAME)).first.click()
    expect(page.locator("main")).to_contain_text("medico di base")
    expect(page.locator("main")).not_to_contain_text("dorme da amici")
    page.locator("a[href$='/accept']").click()
    tomorrow = (datetime.now(ROME) + timedelta(days=1)).replace(hour=10, minute=30)
    page.fill("[name=at]", tomorrow.strftime("%Y-%m-%dT%H:%M"))
    page.fill("[name=place]", "Primo piano, stanza 4")
    save(page)
    page.locator("form[action$='/attended'] button").click()
    page.locator("a[href$='/close']").click()
    choose(page, "outcome", "DONE")
    page.fill("[name=words]", "Iscritto al medico di base; prossimo controllo tra tre mesi.")
    save(page)
    expect(page.locator("main")).not_to_contain_text("Si è verificato un errore")


def sees_each_step_on_the_timeline(story: Story, page: Page) -> None:
    page.goto(f"{story.url}/cases/{story.case_id}")
    timeline = page.locator("main")
    for step in (SERVICE, "Primo colloquio"):
        expect(timeline).to_contain_text(step)
    assert page.locator("main a[href*='/referrals/']").count() >= 4
    story.picture(page, "10-timeline")


def records_four_contacts(story: Story, page: Page) -> None:
    page.goto(f"{story.url}/outreach/shifts")
    starts_a_shift(story, page)
    shift = id_in(page.url)
    for who, alias, sex, age in (
        ("person", "", "M", "18_35"),
        ("person", NICKNAME, "M", "18_35"),
        ("group", "", None, None),
        ("seen", "", "F", "GE36"),
    ):
        page.goto(f"{story.url}/outreach/shifts/{shift}/contact" + ("" if who == "person" else f"?who={who}"))
        choose(page, "who", who)
        if alias:
            page.fill("[name=alias]", alias)
        if who == "group":
            page.fill("[name=group_size]", "5")
        if sex:
            choose(page, "presumed_sex", sex)
            choose(page, "age_band", str(age))
        if who != "seen":
            choose(page, "needs", "ACC")
        if alias:
            story.picture(page, "09-contact")
        page.locator(".ap-submit button.btn-primary").click()
        page.wait_for_url(f"**/shifts/{shift}")
    expect(page.locator("main")).to_contain_text(NICKNAME)
    story.picture(page, "08-shift")


def starts_a_shift(story: Story, page: Page) -> None:
    """The shift that is out tonight, or a new one."""
    page.goto(f"{story.url}/outreach/shifts?status=open")
    found = page.locator("main a[href*='/shifts/']:not([href$='/new'])")
    if found.count():
        found.first.click()
    else:
        page.goto(f"{story.url}/outreach/shifts/new")
        page.locator("input[name=zones]").first.check(force=True)
        save(page)
        page.locator("form[action$='/start'] button").click()
    page.wait_for_url(re.compile(r"/shifts/[0-9a-f-]{36}$"))


def recognises_the_person(story: Story, page: Page) -> None:
    page.goto(f"{story.url}/outreach/contacts/waiting")
    page.locator("main a", has_text=NICKNAME).first.click()
    if not page.url.endswith("/link"):
        page.locator("a[href$='/link']").first.click()
    page.locator("form", has=page.locator(f"input[name=person][value='{story.person_id}']")).locator("button").click()
    page.goto(f"{story.url}/cases/{story.case_id}")
    expect(page.locator("main")).to_contain_text(NICKNAME)
    expect(page.locator("main")).to_contain_text("Unità Mobile Crostolo")


def is_refused_the_legal_position(story: Story, page: Page) -> None:
    answer = page.goto(f"{story.url}/people/{story.person_id}")
    assert answer is not None
    assert answer.status == 200
    refused = page.goto(f"{story.url}/people/{story.person_id}/legal-status")
    assert refused is not None
    assert refused.status == 403


def the_privacy_officer_sees_it_all(story: Story, page: Page) -> None:
    page.goto(f"{story.url}/privacy/")
    page.fill("[name=code]", story.code)
    page.locator("main form button.btn-primary").first.click()
    page.wait_for_url(f"**/privacy/people/{story.person_id}")
    log = page.locator("main")
    for name in ("Giulia Ferri", "Elena Conti", "Marco Dallari"):
        expect(log).to_contain_text(name)
    refused = page.locator("tr", has_text="Marco Dallari").filter(has_text="Posizione giuridica")
    expect(refused.first).to_contain_text("rifiutato")
    opened = page.locator("tr", has_text="Elena Conti").filter(has_text="Identificativi")
    assert opened.count() >= 1
    expect(log).not_to_contain_text(SURNAME)
    story.picture(page, "11-access-log")


def choose(page: Page, name: str, value: str) -> None:
    """A radio button or checkbox, by the words a person would press."""
    box = page.locator(f"input[name='{name}'][value='{value}']")
    if not box.is_checked():
        page.locator(f"label[for='{box.get_attribute('id')}'], label:has(#{box.get_attribute('id')})").first.click()
    expect(box).to_be_checked()


def save(page: Page) -> None:
    page.locator("main .ap-submit button.btn-primary").first.click()


def id_in(url: str) -> str:
    found = UUID.search(url)
    assert found, url
    return found[0]

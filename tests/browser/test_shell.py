"""The shell around every page: keys, menus, the session's end, forms that are sent once and never lost."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from app.access.roles import Role
from tests.support.browser import PHONE

IDLE = 15 * 60


def test_a_question_mark_lists_the_keys_and_escape_closes_the_list(page_as: Callable[..., Page]) -> None:
    page = page_as(Role.OP_EQUIPE)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Vai a")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_g_and_a_letter_goes_to_the_section_that_the_list_of_keys_names(page_as: Callable[..., Page]) -> None:
    page = page_as(Role.OP_EQUIPE)
    section = page.locator("[data-go]").nth(1)
    letter, target = section.get_attribute("data-go"), section.get_attribute("href")
    page.keyboard.press("g")
    page.keyboard.press(letter or "")
    page.wait_for_url(lambda url: url.endswith(target or "?"))


def test_single_keys_can_be_switched_off(page_as: Callable[..., Page]) -> None:
    page = page_as(Role.OP_EQUIPE)
    page.keyboard.press("?")
    page.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_account_menu_works_by_keyboard_and_gives_the_focus_back(page_as: Callable[..., Page]) -> None:
    page = page_as(Role.OP_EQUIPE)
    summary = page.locator(".ap-bar-end summary")
    summary.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name="Italiano")).to_be_focused()
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    expect(page.get_by_role("button", name="Italiano")).to_be_hidden()


def test_on_a_phone_every_section_is_reached_without_scripts(page_as: Callable[..., Page]) -> None:
    page = page_as(Role.OP_EQUIPE, size=PHONE, scripts=False)
    sections = page.locator(".ap-rail a:not(.ap-rail-toggle)")
    page.locator(".ap-rail-toggle").click()
    for section in sections.all():
        expect(section).to_be_visible()


def test_on_a_phone_the_button_opens_and_escape_closes_all_sections(page_as: Callable[..., Page]) -> None:
    page = page_as(Role.OP_EQUIPE, size=PHONE)
    last = page.locator(".ap-rail a:not(.ap-rail-toggle)").last
    expect(last).to_be_hidden()
    page.locator(".ap-rail-toggle").press("Enter")
    expect(last).to_be_visible()
    page.keyboard.press("Escape")
    expect(last).to_be_hidden()


def test_an_idle_reader_is_warned_and_may_stay(page_as: Callable[..., Page]) -> None:
    page = page_as(Role.OP_EQUIPE)
    page.clock.install()
    page.reload()
    page.clock.fast_forward((IDLE - 100) * 1000)
    expect(page.get_by_role("dialog")).to_contain_text("La sessione termina tra")
    page.get_by_role("button", name="Continua a lavorare").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_after_the_idle_time_the_page_covers_itself_and_keeps_what_was_written(page_as: Callable[..., Page]) -> None:
    page = page_as(Role.OP_EQUIPE)
    page.clock.install()
    page.reload()
    page.locator("main").evaluate("(main) => main.append(Object.assign(document.createElement('input'), {id: 'kept'}))")
    page.locator("#kept").fill("una parola")
    page.clock.fast_forward((IDLE + 5) * 1000)
    expect(page.get_by_role("dialog")).to_contain_text("La sessione è terminata")
    expect(page.locator("main")).to_be_hidden()
    assert page.locator("#kept").input_value() == "una parola"


PRESS_THREE_TIMES = """() => {
    let sent = 0;
    window.addEventListener("submit", (event) => { sent += event.defaultPrevented ? 0 : 1; event.preventDefault(); });
    const button = document.querySelector("#sign-in .btn-primary");
    button.click(); button.click(); button.click();
    return [sent, button.textContent, button.getAttribute("aria-busy")];
}"""


def test_a_form_pressed_thrice_is_sent_once_and_says_that_it_works(page_as: Callable[..., Page]) -> None:
    assert page_as().evaluate(PRESS_THREE_TIMES) == [1, "Salvataggio…", "true"]


def test_the_language_is_changed_where_the_reader_is(page_as: Callable[..., Page]) -> None:
    page = page_as()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="Italiano").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Accedi")

"""Words of one language on a page of the other: messages and code-list labels that were not translated."""

import re
from collections.abc import Callable, Iterator

from playwright.sync_api import Page

from app.codelists.files import shipped_values
from app.i18n.catalogue import merged_catalogue

Foreign = Callable[[str], bool]
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]")
WORD = re.compile(r"[^\W\d_]{4}")

READ_BY_ALL = """() => {
    const page = document.documentElement.lang, found = [document.title];
    const foreign = (element) => element.closest("[lang]").lang !== page || element.closest("code, bdi, textarea");
    for (const element of document.body.querySelectorAll("*")) {
        if (foreign(element)) continue;
        for (const name of ["aria-label", "placeholder", "title", "alt", "data-label"])
            if (element.hasAttribute(name)) found.push(element.getAttribute(name));
        for (const node of element.childNodes)
            if (node.nodeType === Node.TEXT_NODE) found.push(node.textContent);
    }
    return [...new Set(found.map((text) => text.replace(/\\s+/g, " ").trim()))];
}"""
"""Texts and spoken labels, without names, codes, what people wrote, and what says that it is in another language."""


def texts_of(page: Page) -> list[str]:
    found: list[str] = page.evaluate(READ_BY_ALL)
    return [text for text in found if text]


def foreign_on(language: str) -> Foreign:
    """Tells whether a text says in the other language what reads differently in this one."""
    own = {ours for ours, _theirs in _pairs(language)}
    different = [theirs for ours, theirs in _pairs(language) if theirs != ours and theirs not in own]
    plain = {text for text in different if not PLACEHOLDER.search(text)}
    built = [_pattern(text) for text in different if PLACEHOLDER.search(text)]
    built_here = [_pattern(text) for text in own if PLACEHOLDER.search(text) and _says_something(text)]

    def is_foreign(text: str) -> bool:
        if text in plain:
            return True
        return any(p.fullmatch(text) for p in built) and not any(p.fullmatch(text) for p in built_here)

    return is_foreign


def _pairs(language: str) -> Iterator[tuple[str, str]]:
    """Every text in this language beside the same in the other, where there are words in it."""
    for italian, english in (*_messages(), *_labels()):
        ours, theirs = (italian, english) if language == "it" else (english, italian)
        if _says_something(theirs):
            yield ours, theirs


def _labels() -> Iterator[tuple[str, str]]:
    for values in shipped_values().values():
        yield from ((value.label_it, value.label_en) for value in values.values())


def _messages() -> Iterator[tuple[str, str]]:
    for message in merged_catalogue("it"):
        if message.id:
            yield from zip(_forms(message.string), _forms(message.id), strict=True)


def _forms(text: object) -> list[str]:
    """A message's one form, or its singular and plural."""
    return [str(form) for form in text] if isinstance(text, (list, tuple)) else [str(text)]


def _says_something(text: str) -> bool:
    return bool(WORD.search(PLACEHOLDER.sub("", text)))


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(".+".join(re.escape(part) for part in PLACEHOLDER.split(text.replace("%%", "%"))))

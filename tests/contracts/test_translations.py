"""Every word on screen has its Italian, one and the same in the whole project."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from app.i18n.catalogue import ROOT, SLICES, catalogue_files

METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2"), ("templates/**.html", "jinja2")]
KEYWORDS = {
    "_": None,
    "_l": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
OPTIONS = {"**.html": {"extensions": "jinja2.ext.i18n", "newstyle_gettext": "true"}}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")

Key = tuple[str, str]


def used() -> dict[Key, str]:
    """Every message of code and templates, and where it first stands."""
    found: dict[Key, str] = {}
    for top in SLICES:
        for name, line, message, _comments, context in extract_from_dir(
            str(ROOT / top), method_map=METHODS, options_map=OPTIONS, keywords=KEYWORDS
        ):
            text = message if isinstance(message, str) else message[0]
            found.setdefault((context or "", text), f"{top}/{name}:{line}")
    return found


def translated() -> Iterator[tuple[Path, Message]]:
    for path in catalogue_files("it"):
        with path.open("rb") as source:
            yield from ((path.relative_to(ROOT), message) for message in read_po(source, locale="it") if message.id)


def key_of(message: Message) -> Key:
    return (message.context or "", message.id if isinstance(message.id, str) else message.id[0])


def words(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, (list, tuple)) else (str(value),)


def test_every_message_has_an_italian_translation() -> None:
    known = {key_of(message) for _, message in translated() if all(words(message.string))}
    missing = [f"{where}: {text!r}" for (context, text), where in used().items() if (context, text) not in known]
    assert len(used()) > 300
    assert not missing, "\n".join(missing)


def test_one_message_has_one_translation_in_the_whole_project() -> None:
    seen: dict[Key, dict[tuple[str, ...], Path]] = defaultdict(dict)
    for path, message in translated():
        seen[key_of(message)].setdefault(words(message.string), path)
    clashing = [f"{key[1]!r}: {each}" for key, each in seen.items() if len(each) > 1]
    assert not clashing, "\n".join(clashing)


def test_a_translation_keeps_the_placeholders() -> None:
    for path, message in translated():
        wanted = {place for text in words(message.id) for place in PLACEHOLDER.findall(text)}
        for text in words(message.string):
            assert set(PLACEHOLDER.findall(text)) <= wanted, f"{path}: {text!r}"


def test_no_translation_is_left_over() -> None:
    wanted = set(used())
    spare = [f"{path}: {message.id!r}" for path, message in translated() if key_of(message) not in wanted]
    assert not spare, "\n".join(spare)

"""Finds the code that somebody meant: by code, label, synonym, nationality, foreign name, small slips of the pen."""

from collections.abc import Iterable, Mapping

from app.codelists.snapshot import Snapshot, current
from app.codelists.spelling import demonyms, names_elsewhere, normal, parts_of, synonyms

Names = Iterable[tuple[str, str]]
NOISE = frozenset(
    """rep repubblica republic republique republica pop popolare people peoples s federale federazione federation
    islamica islamic araba arab regno kingdom stato state socialista democratica dem democratic di del della dell dello
    dei d of the la il lo l el le les unita united and e""".split()
)
FORGIVING_FROM = {"citizenship": 7, "language": 7, "geo_comuni_er": 9}
"""Length from which one wrong letter is forgiven; other lists must be spelt right."""
SHORT_FORM_FROM = 7
"""A first word shorter than this may not stand for a whole name («San», «Castel»)."""
FIRST_WORDS_ALONE = frozenset({"castello", "castelnuovo", "castelnovo"})
LINKS = frozenset({"di", "de", "d", "ne", "nel", "nell", "nei", "dell", "del", "in", "sul", "sulla", "e"})


def find_code(list_name: str, text: str | None) -> str | None:
    """The code of the value that ``text`` means, or ``None`` when it cannot be told or could be more than one.

    Understands the code, the label in either language or one of its parts, ``synonyms.csv``, for countries also
    nationalities («marocchina») and the names in Italian, English, French and Spanish, and for comuni the short and the
    former names. A word that could mean two values means none.
    """
    if not text or not text.strip():
        return None
    snapshot = current()
    if text.strip() in snapshot.values_of(list_name):
        return text.strip()
    wanted, index = _key(list_name, text), _index(snapshot, list_name)
    if wanted in index:
        return index[wanted] or None
    return _without_noise(snapshot, index, wanted, list_name) or _nearly(index, list_name, wanted)


def _index(snapshot: Snapshot, list_name: str) -> Mapping[str, str]:
    """Every normal form → code, or nothing where it could be several; a clearer layer goes before a looser one."""
    key = ("index", list_name)
    if key not in snapshot.derived:
        index: dict[str, str] = {}
        for layer in _layers(snapshot, list_name):
            found = _meanings((_key(list_name, name), code) for code, name in layer)
            index = {**found, **index}
        snapshot.derived[key] = index
    known: Mapping[str, str] = snapshot.derived[key]
    return known


def _layers(snapshot: Snapshot, list_name: str) -> Iterable[Names]:
    values = list(snapshot.values_of(list_name).values())
    yield ((v.code, v.code) for v in values if len(v.code) > 2)
    yield ((v.code, words) for v in values for words in (v.label_it, v.label_en))
    yield synonyms().get(list_name, [])
    yield ((v.code, part) for v in values for words in (v.label_it, v.label_en) for part in parts_of(words))
    if list_name in ("citizenship", "language"):
        yield ((v.code, name) for v in values for name in names_elsewhere(list_name, v))
    if list_name == "citizenship":
        known = {v.code for v in values}
        yield ((code, word) for code, word in demonyms() if code in known)
        yield ((v.code, v.properties().get("ISO3", "")) for v in values)
    if list_name == "geo_comuni_er":
        yield ((v.code, short) for v in values for short in _short_forms(v.label_it))


def _meanings(named: Names) -> dict[str, str]:
    meanings: dict[str, str] = {}
    for key, code in named:
        meanings[key] = code if meanings.get(key, code) == code else ""
    meanings.pop("", None)
    return meanings


def _short_forms(name: str) -> Iterable[str]:
    """«San Lazzaro di Savena» is called «San Lazzaro», «Casalecchio di Reno» «Casalecchio»."""
    words = normal(name).split()
    for length in range(1, len(words)):
        short = " ".join(words[:length])
        whole = words[length - 1] not in LINKS and short not in FIRST_WORDS_ALONE
        if whole and (length > 1 or len(short) >= SHORT_FORM_FROM):
            yield short


def _key(list_name: str, text: str) -> str:
    key = normal(text)
    if list_name == "geo_comuni_er":
        words = ("s" if word in ("san", "sant", "santa", "santo", "s") else word for word in key.split())
        key = " ".join(
            word for word in words if word not in ("comune", "di", "de", "ne", "nell", "nei", "nel", "dell", "d")
        )
    return key


def _without_noise(snapshot: Snapshot, index: Mapping[str, str], wanted: str, list_name: str) -> str | None:
    """«Siria Rep. Araba», «Islamic Republic of Iran»: the same when only the words that name the thing are left."""
    if list_name != "citizenship":
        return None
    key, bare = ("bare", list_name), _bare(wanted)
    if key not in snapshot.derived:
        values = snapshot.values_of(list_name).values()
        snapshot.derived[key] = _meanings((_bare(words), v.code) for v in values for words in (v.label_it, v.label_en))
    known: Mapping[str, str] = snapshot.derived[key]
    return known.get(bare) or index.get(bare) or None


def _bare(text: str) -> str:
    return " ".join(sorted(set(normal(text).split()) - NOISE))


def _nearly(index: Mapping[str, str], list_name: str, wanted: str) -> str | None:
    """The one value whose name differs by a single letter, if there is exactly one."""
    if len(wanted) < FORGIVING_FROM.get(list_name, len(wanted) + 1):
        return None
    near = {
        code for name, code in index.items() if code and abs(len(name) - len(wanted)) <= 1 and one_slip(name, wanted)
    }
    return near.pop() if len(near) == 1 else None


def one_slip(one: str, other: str) -> bool:
    """Whether a letter added, left out or changed, or two neighbours swapped, turns one word into the other."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, other_rest = one[start:], other[start:]
    if rest[:2] == other_rest[:2][::-1] and rest[2:] == other_rest[2:]:
        return True
    return other_rest in (rest[1:], rest) or rest == other_rest[1:] or rest[1:] == other_rest[1:]

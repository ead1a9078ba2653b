"""Names in any script become words that meet: romanised, accent-folded, joined where they belong together."""

import pytest

from casework.people.search.asking import understood
from casework.people.search.pinyin import read_han
from casework.people.search.romanise import words_with_spellings
from casework.people.search.sounds import likeness, sounds_of
from casework.people.search.words import keys_of_word, name_words, phone_keys, tokens_of


def keys(name: str) -> set[str]:
    return {key for word in name_words(name) for key in keys_of_word(word)}


@pytest.mark.parametrize(
    ("written", "romanised"),
    [
        ("Олена Коваленко", ["olena", "kovalenko"]),
        ("გიორგი ბერიძე", ["giorgi", "beridze"]),
        ("Γιάννης Νίκου", ["giannis", "nikoy"]),
        ("Գևորգ Հակոբյան", ["gevorg", "hakobyan"]),
        ("דוד לוי", ["dod", "loi"]),
        ("محمد السيد", ["mhmd", "alsid"]),
        ("মোহাম্মদ রহিম", ["mohammad", "rahim"]),
        ("சிவகுமார்", ["chivakumar"]),
        ("නිමල් පෙරේරා", ["nimal", "perera"]),
        ("ተስፋይ ሄለን", ["tesfay", "helen"]),
        ("王小明", ["wang", "xiaoming"]),
        ("김", ["gim"]),
        ("Çelik Şahin Łukasz Đoković", ["celik", "sahin", "lukasz", "dokovic"]),
        ("Ndèye Aïssatou", ["ndeye", "aissatou"]),
    ],
)
def test_every_script_is_read_in_latin_letters(written: str, romanised: list[str]) -> None:
    assert [forms[0] for forms in words_with_spellings(written)] == romanised


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohamed", "محمد"),
        ("Muhammad", "Mohamed"),
        ("Md", "Mohamed"),
        ("Elsayed", "Al-Sayyid"),
        ("Elsayed", "السيد"),
        ("Abdelrahman", "عبد الرحمن"),
        ("Abd al Rahman", "Abderrahmane"),
        ("Nur ad-Din", "Noureddine"),
        ("N’Diaye", "Diaye"),
        ("Çelik", "Chelik"),
        ("Hryhoriy", "Григорій"),
        ("Kovalenko", "Коваленко"),
        ("Harjinder", "ਹਰਜਿੰਦਰ"),
        ("Chowdhury", "চৌধুরী"),
        ("Wang Xiaoming", "王小明"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert keys(one) & keys(other)


@pytest.mark.parametrize(("one", "other"), [("Mohamed", "Kovalenko"), ("Fatou", "Wang"), ("Olena", "Rashid")])
def test_different_names_share_no_key(one: str, other: str) -> None:
    assert not keys(one) & keys(other)


def test_a_chinese_name_is_surname_and_given_name() -> None:
    assert read_han("欧阳建国") == [["ouyang"], ["jianguo", "guo"]]
    assert read_han("陳麗") == [["chen"], ["li"]]


def test_a_sound_leaves_vowels_and_habits_of_spelling_out() -> None:
    assert set(sounds_of("muhammad")) & set(sounds_of("mohamed"))
    assert set(sounds_of("jamal")) & set(sounds_of("gamal"))
    assert likeness("mohamed", "muhammad") > likeness("mohamed", "mahmud")


def test_a_phone_is_found_from_either_end_without_the_prefix() -> None:
    assert phone_keys("+393331234567") == ["#3331234567", "~7654321333"]
    assert phone_keys("+33612345678") == ["#33612345678", "~87654321633"]


def test_the_record_holds_the_birth_date_as_it_is_known() -> None:
    assert tokens_of({"surname": "Diop", "birth_date": "~1994"}) == {"n": [("diop", "=TB")], "p": [], "b": "~1994"}


@pytest.mark.parametrize(
    ("typed", "words", "years", "born", "digits"),
    [
        ("mohamed 1994", ["mohamed"], (1994,), 0, ""),
        ("Diop 12/03/1994", ["diop"], (), 19940312, ""),
        ("333 123 4567", [], (), 0, "3331234567"),
        ("+39 333 123", [], (), 0, "333123"),
        ("٣٣٣ ١٢٣٤", [], (), 0, "3331234"),
        ("ben salah", ["salah"], (), 0, ""),
        ("ben", ["ben"], (), 0, ""),
        ("  ", [], (), 0, ""),
    ],
)
def test_what_is_typed_is_understood(
    typed: str, words: list[str], years: tuple[int, ...], born: int, digits: str
) -> None:
    question = understood(typed)
    assert [word[0] for word in question.words] == words
    assert (question.years, question.born, question.digits) == (years, born, digits)


def test_codes_are_told_apart() -> None:
    assert understood("k7f q2m").code == "K7F-Q2M"
    assert understood("K7FQ2M").code == "K7F-Q2M"
    assert understood("mohamed").code is None
    found = understood("rssmra85t10a562s").identifier
    assert found is not None
    assert (found.kind, found.value) == ("codice_fiscale", "RSSMRA85T10A562S")
    stp = understood("STP 0801234567890").identifier
    assert stp is not None
    assert stp.kind == "STP"

"""A word somebody typed leads to the code they meant, or to none when it cannot be told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.codelists.files import shipped_values
from app.codelists.finding import one_slip
from app.codelists.labels import find_code

COUNTRIES = {
    "Moldavia": "MD",
    "Moldova": "MD",
    "CINA": "CN",
    "Cina Rep. Popolare": "CN",
    "Repubblica Popolare Cinese": "CN",
    "Peru'": "PE",
    "Perù": "PE",
    "PERU": "PE",
    "Costa d'Avorio": "CI",
    "Costa d’Avorio": "CI",
    "Côte d'Ivoire": "CI",
    "Ivory Coast": "CI",
    "marocchina": "MA",
    "MAROCCHINO": "MA",
    "Maroc": "MA",
    "Marruecos": "MA",
    "Marrocco": "MA",
    "nigeriana": "NG",
    "nigerino": "NE",
    "Siria Rep. Araba": "SY",
    "Islamic Republic of Iran": "IR",
    "Federazione Russa": "RU",
    "bengalese": "BD",
    "srilankese": "LK",
    "filippine": "PH",
    "ucraine": "UA",
    "albanesi": "AL",
    "Guinea": "GN",
    "Guinea Bissau": "GW",
    "Guinea Equatoriale": "GQ",
    "Rep. Dominicana": "DO",
    "Dominica": "DM",
    "Corea del Nord": "KP",
    "USA": "US",
    "Kossovo": "XK",
    "Turkiye": "TR",
    "Allemagne": "DE",
    "Estados Unidos": "US",
    "MAR": "MA",
    "MA": "MA",
    "apolide": "XXA",
    "Zaire": "CD",
    "Palestina": "PS",
}
LANGUAGES = {
    "farsi": "pes",
    "singalese": "sin",
    "cingalese": "sin",
    "arabo": "arb",
    "darija": "ary",
    "cinese": "cmn",
    "bengalese": "ben",
    "bangla": "ben",
    "romeno": "ron",
    "moldavo": "ron",
    "tigrino": "tir",
    "tagalog": "tgl",
    "filippino": "tgl",
    "pular": "ful",
    "anglais": "eng",
    "portugués": "por",
    "urdu": "urd",
    "ita": "ita",
    "arabo siriano": "apc",
    "swahili": "swa",
    "tedesco": "deu",
}
COMUNI = {
    "Reggio Emilia": "035033",
    "REGGIO NELL'EMILIA": "035033",
    "Forli'": "040012",
    "Forlì": "040012",
    "S. Lazzaro di Savena": "037054",
    "San Lazzaro": "037054",
    "Castelnovo ne' Monti": "035016",
    "Castelnovo Monti": "035016",
    "Casalecchio": "037011",
    "Castel S. Pietro": "037020",
    "Bazzano": "037061",
    "Comune di Bologna": "037006",
    "037006": "037006",
    "Castelarano": "035014",
}
CANNOT_BE_TOLD = [
    ("citizenship", "Atlantide"),
    ("citizenship", "Paese dei Balocchi"),
    ("citizenship", "Congo"),
    ("citizenship", "congolese"),
    ("citizenship", "Corea"),
    ("citizenship", "Austrlia"),
    ("citizenship", "no"),
    ("citizenship", "na"),
    ("citizenship", "repubblica"),
    ("language", "curdo"),
    ("language", "klingon"),
    ("geo_comuni_er", "Borgo Inesistente"),
    ("geo_comuni_er", "Milano"),
    ("geo_comuni_er", "Reggio Calabria"),
    ("geo_comuni_er", "Cesana"),
    ("geo_comuni_er", "San Giorgio"),
    ("geo_comuni_er", "Castelvetro"),
    ("geo_comuni_er", "Sant'Agata"),
    ("geo_districts_er", "Sud-Est"),
    ("sex", "Z"),
    ("sex", ""),
    ("sex", "   "),
    ("sex", None),
]


@pytest.mark.parametrize(("text", "code"), COUNTRIES.items())
def test_a_country_is_understood(text: str, code: str) -> None:
    assert find_code("citizenship", text) == code


@pytest.mark.parametrize(("text", "code"), LANGUAGES.items())
def test_a_language_is_understood(text: str, code: str) -> None:
    assert find_code("language", text) == code


@pytest.mark.parametrize(("text", "code"), COMUNI.items())
def test_a_comune_is_understood(text: str, code: str) -> None:
    assert find_code("geo_comuni_er", text) == code


@pytest.mark.parametrize(("text", "code"), {"m": "M", "Femmina": "F", "donna": "F", "F": "F", "Maschio": "M"}.items())
def test_a_sex_is_understood(text: str, code: str) -> None:
    assert find_code("sex", text) == code


@pytest.mark.parametrize(("name", "text"), CANNOT_BE_TOLD)
def test_what_cannot_be_told_is_not_guessed(name: str, text: str | None) -> None:
    assert find_code(name, text) is None


@pytest.mark.parametrize("name", sorted(shipped_values()))
def test_every_code_and_every_unambiguous_label_finds_itself(name: str) -> None:
    for value in shipped_values()[name].values():
        assert find_code(name, value.code) == value.code
        for words in (value.label_it, value.label_en):
            assert find_code(name, words) == value.code, words


@given(st.text(max_size=60))
def test_any_text_at_all_gives_a_code_of_the_list_or_none(text: str) -> None:
    for name in ("citizenship", "geo_comuni_er"):
        found = find_code(name, text)
        assert found is None or found in shipped_values()[name]


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("pakistan", "pakistn", True),
        ("pakistn", "pakistan", True),
        ("pakistan", "pakistam", True),
        ("pakistan", "pakitsan", True),
        ("pakistan", "pakistan", True),
        ("pakistan", "pakitn", False),
        ("niger", "nigeria", False),
    ],
)
def test_one_slip_of_the_pen_is_one(one: str, other: str, slip: bool) -> None:
    assert one_slip(one, other) is slip

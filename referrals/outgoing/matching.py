"""Which types of service answer which need. Pure."""

from collections.abc import Iterable

SERVES: dict[str, str] = {
    "INFO": "INFOSTR SSP CDC",
    "DOC": "LEG QUES PATR INFOSTR",
    "RES": "ANA SSP LEG",
    "CITT": "LEG PREF PATR",
    "RICONG": "LEG PREF PATR",
    "ASILO": "LEG QUES SAI",
    "SAL": "SSI CDC CONS SDI MMG PS",
    "PSI": "CSM CONS NPIA",
    "DIP": "SERD DROPIN",
    "MATINF": "CONS SDI SSI",
    "CASA": "CASA SST SSP",
    "ACC": "DORM HELP DROPIN PRIS",
    "CIBO": "MENSA CARITAS DROPIN",
    "LAV": "CPI CM SIND",
    "FORM": "FORM CPI CPIA",
    "TITOLI": "CPIA UNI CPI",
    "L2": "CPIA ASS VOL",
    "SCU": "SCU NIDO CPIA",
    "REDD": "SSP SST PATR CAF INPS",
    "DIGI": "CAF PATR SSP",
    "LEGAL": "LEG SIND",
    "MED": "COOP ASS",
    "GENIT": "CONS SST NIDO",
    "VIOL": "CAV PRIS",
    "TRATTA": "OLS CAV",
    "DISCR": "ANTID LEG",
    "PENALE": "LEG UEPE GAR",
    "SOCIAL": "ASS VOL COOP",
    "RIMP": "PREF PATR INFOSTR",
    "ALTRO": "",
}
"""Need → types of service, the likeliest first. A need that is not here may be met anywhere."""


def types_serving(needs: Iterable[str]) -> list[str]:
    """The types of service for these needs, the likeliest first; empty means any."""
    ranked = [SERVES.get(need, "").split() for need in needs]
    longest = max((len(types) for types in ranked), default=0)
    by_rank = (types[rank] for rank in range(longest) for types in ranked if rank < len(types))
    return list(dict.fromkeys(by_rank))

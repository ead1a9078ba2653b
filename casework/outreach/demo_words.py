"""What is said and met in the street of the demonstration; all invented."""

from random import Random
from typing import Any

ZONES = {
    "unit_crostolo": (
        ("Stazione e piazzale", "RE-RE", "Dalla stazione ai portici, compreso il sottopasso"),
        ("Lungo torrente", "RE-RE", "Il parco lungo il torrente, dai due ponti al campo sportivo"),
        ("Zona industriale nord", "RE-RE", "Capannoni e parcheggi oltre la tangenziale"),
        ("Centro storico", "RE-RE", "Le piazze e le vie dei portici"),
    ),
    "unit_reno": (
        ("Autostazione", "BO-CIT", "Autostazione, parco vicino e portici"),
        ("Argine del fiume", "BO-CIT", "I due argini, dal ponte vecchio agli orti"),
        ("Periferia est", "BO-CIT", "Il quartiere dei mercati e le sue piazze"),
        ("Parco grande", "BO-CIT", "Il parco e le panchine attorno al laghetto"),
    ),
}
HOURS = (("NOTT", 21), ("NOTT", 21), ("NOTT", 22), ("DIUR", 10), ("DIUR", 15), ("PRES", 17), ("EMER", 22))
VEHICLES = ("Furgone bianco", "Camper", "A piedi")
MATERIALS = ("COPERTA", "CIBO", "KIT_IG", "VEST", "INFOMAT", "CARD", "PROF")
SEEN = ("F:LT18", "F:18_35", "F:GE36", "M:LT18", "M:18_35", "M:GE36", "ND:18_35", "ND:GE36")
NICKNAMES = (
    "Mimma", "Zizou", "Baba", "Capitano", "Blessing B.", "Tigre", "Momo", "Dottore", "Nonna Lù", "Sam", "Lala",
    "Piccolo",
    "Rasta", "Princess", "Il Sarto", "Kofi", "Ali verde", "Nadia S.", "Jolly", "Micio", "Papi", "Stella", "Omar lungo",
    "Dedé", "Fra", "Giuma", "Sissi", "Zio Tom", "Abou", "Marinaio",
)  # fmt: skip
NEEDS = ("ACC", "SAL", "DOC", "CIBO", "LAV", "INFO", "CASA", "L2", "LEGAL", "PSI")
LANGUAGES = ("ary", "arz", "fra", "eng", "urd", "ben", "pcm", "ron", "sqi", "ita")
CITIZENSHIPS = ("MA", "TN", "NG", "PK", "BD", "SN", "GM", "EG", "RO", "GH")
SETTINGS = ("STR", "STAZ", "PARCO", "STAZ", "STR", "OCC", "MENSA", "MEZZO")
NOTES = (
    "Chiede dove dormire da lunedì. Torna a cercarci giovedì.",
    "Ha perso il telefono, si fa trovare sempre allo stesso posto.",
    "Parla volentieri in francese; vuole iscriversi al corso di italiano.",
    "Tosse da giorni, accetta di passare all'ambulatorio se qualcuno va con lui.",
    "Stasera più tranquilla. Ha accettato la tessera con i numeri utili.",
    "Lavora alla giornata, non vuole parlarne oltre.",
)
DIARIES = (
    "Serata fredda e tranquilla. Poche persone sotto i portici, più movimento verso il parco. Coperte finite.",
    "Presenza nuova di ragazzi molto giovani vicino ai binari: tornare giovedì con la mediatrice.",
    "Sgombero in mattinata, molti si sono spostati oltre il ponte. Serve aggiornare le zone con l'équipe.",
    "Buon clima. Tre persone hanno chiesto un appuntamento per i documenti. Distribuite bevande calde.",
    "Pioggia continua, giro accorciato. Il presidio alla stazione ha funzionato meglio del giro a piedi.",
    "Incontrata la rete del quartiere: d'accordo su un presidio comune il venerdì.",
)
CRITICAL = (
    "Lite accesa fra due gruppi alla fermata, ci siamo allontanati e abbiamo aspettato nel mezzo.",
    "Chiamato il 118 per un malore; l'ambulanza è arrivata in dodici minuti.",
)
ANSWERS = (
    "Sentito il pronto intervento sociale, presa in consegna la segnalazione. Domani verifica con l'équipe.",
    "Chiamato il numero verde, concordato un primo colloquio protetto.",
    "Sentiti i colleghi sul posto: situazione rientrata, si ripassa domani sera.",
)
SILENT: dict[str, Any] = {
    "alias": None, "presumed_sex": None, "age_band": None, "language": None, "citizenship_declared": None,
    "living_situation": None, "setting": None, "needs": None, "outcomes": None, "items": None, "note": None,
    "alerts": [], "minutes": None, "group_size": None, "notice_given": False,
}  # fmt: skip


def somebody(random: Random) -> dict[str, Any]:
    """What a worker writes of one contact: more often a little than a lot."""
    chance = random.random()
    if chance < 0.10:
        return {**SILENT, "kind": "OBS", **_looks(random)}
    if chance < 0.18:
        setting = random.choice(SETTINGS)
        return {**SILENT, "kind": "GROUP", "group_size": random.randint(2, 9), "setting": setting, "minutes": 10}
    return {**SILENT, **_looks(random), **_meeting(random), "alerts": _alerts(random)}


def _looks(random: Random) -> dict[str, Any]:
    return {
        "presumed_sex": random.choices(("M", "F", "ND"), (62, 33, 5))[0],
        "age_band": random.choices(("LT18", "18_35", "GE36"), (8, 55, 37))[0],
    }


def _meeting(random: Random) -> dict[str, Any]:
    talked = random.random() < 0.5
    return {
        "kind": random.choices(("FIRST", "REPEAT"), (45, 55))[0],
        "alias": random.choice(NICKNAMES) if random.random() < 0.6 else None,
        "needs": random.sample(NEEDS, random.choice((1, 1, 2))),
        "setting": random.choice(SETTINGS),
        "language": random.choice(LANGUAGES) if talked else None,
        "citizenship_declared": random.choice(CITIZENSHIPS) if talked and random.random() < 0.5 else None,
        "outcomes": ["CONV", "INFO"] if talked else None,
        "items": [random.choice(("COPERTA", "CIBO", "CARD"))] if random.random() < 0.4 else None,
        "minutes": random.choice((5, 10, 15, 20)),
        "notice_given": random.random() < 0.6,
        "note": random.choice(NOTES) if random.random() < 0.2 else None,
    }


def _alerts(random: Random) -> list[str]:
    return [random.choice(("MINOR", "VIOLENCE", "EMERGENCY"))] if random.random() < 0.04 else []

"""Twenty-five invented service points for the demonstration."""

from app.codelists.territory import district_of
from app.db import db
from app.demo.world import World
from referrals.directory.hours import parse
from referrals.directory.models import OpeningTime, ServicePoint, SpokenLanguage

MORNINGS, FULL, AFTERNOONS = "9-12.30", "8.30-13, 14-17", "14-18"
HEALTH_DOCUMENTS = "Tessera sanitaria, oppure codice STP/ENI; un documento anche scaduto, se c'è."
PERMIT_DOCUMENTS = "Documento d'identità, permesso di soggiorno o ricevuta del rinnovo, codice fiscale."
NONE_NEEDED = "Nessun documento è necessario al primo accesso."
FREE, BOOKED = "Accesso libero, si prende il numero all'ingresso.", "Su appuntamento: prenota l'operatore che invia."

# organisation, type, name, address, ISTAT comune, languages, open days (0 Monday) and hours, rules, documents, permit
POINTS: tuple[tuple[str, str, str, str, str, str, str, str, str, str, str], ...] = (
    ("ausl_reggio", "SSI", "Ambulatorio Porta Lanterna", "Via del Gelso Vecchio 14", "035033", "ary arb fra eng urd", "0123", FULL, FREE, NONE_NEEDED, "Y"),
    ("ausl_reggio", "CONS", "Consultorio Il Melograno", "Via dei Mirtilli 3", "035033", "ary arb fra ita", "01234", MORNINGS, BOOKED, HEALTH_DOCUMENTS, "Y"),
    ("ausl_reggio", "CSM", "Centro di salute mentale La Quercia", "Viale delle Rondini 21", "035033", "eng fra", "01234", FULL, BOOKED, HEALTH_DOCUMENTS, "U"),
    ("ausl_reggio", "CDC", "Casa della comunità Tre Ponti", "Piazza del Mulino 2", "035040", "ary arb eng", "01234", FULL, FREE, HEALTH_DOCUMENTS, "Y"),
    ("ausl_reggio", "SERD", "Servizio dipendenze Argine", "Via dell'Argine Basso 9", "035033", "eng", "01234", MORNINGS, FREE, NONE_NEEDED, "Y"),
    ("comune_reggio", "SSP", "Sportello sociale Borgo Lanterna", "Piazza del Pozzo 1", "035033", "ary arb fra eng", "01245", MORNINGS, FREE, PERMIT_DOCUMENTS, "N"),
    ("comune_reggio", "ANA", "Anagrafe di Borgo Lanterna", "Piazza del Pozzo 3", "035033", "eng", "01234", MORNINGS, BOOKED, PERMIT_DOCUMENTS, "N"),
    ("comune_reggio", "SST", "Servizio sociale Polo Est", "Via della Ginestra 40", "035033", "fra eng", "024", MORNINGS, BOOKED, PERMIT_DOCUMENTS, "U"),
    ("comune_reggio", "DORM", "Dormitorio Il Faro", "Via dei Carri 5", "035033", "ary arb fra urd", "0123456", "19-24", FREE, NONE_NEEDED, "Y"),
    ("cpi_emilia", "CPI", "Centro per l'impiego Via del Tiglio", "Via del Tiglio 8", "035033", "eng fra", "01234", MORNINGS, BOOKED, PERMIT_DOCUMENTS, "N"),
    ("cpi_emilia", "CM", "Collocamento mirato Via del Tiglio", "Via del Tiglio 10", "035033", "eng", "13", MORNINGS, BOOKED, PERMIT_DOCUMENTS, "N"),
    ("coop_vela", "MENSA", "Mensa della Vela", "Via del Sartiame 2", "035033", "ary arb urd ben", "0123456", "11.30-14", FREE, NONE_NEEDED, "Y"),
    ("coop_vela", "CPIA", "Scuola di italiano Vela Chiara", "Via del Sartiame 6", "035033", "ary arb fra urd ben", "0123", AFTERNOONS, FREE, NONE_NEEDED, "Y"),
    ("coop_vela", "LEG", "Sportello legale Bussola", "Via della Bussola 11", "035033", "ary arb fra eng urd", "13", AFTERNOONS, BOOKED, PERMIT_DOCUMENTS, "Y"),
    ("coop_vela", "CAV", "Centro antiviolenza Luna Nuova", "Indirizzo riservato, si telefona prima", "035033", "ary arb eng fra", "01234", FULL, BOOKED, NONE_NEEDED, "Y"),
    ("ausl_bologna", "SSI", "Ambulatorio Sei Torri", "Via del Canapaio 17", "037006", "ary arb ben eng urd", "01234", FULL, FREE, NONE_NEEDED, "Y"),
    ("ausl_bologna", "SDI", "Spazio donne e bambini Sei Torri", "Via del Canapaio 19", "037006", "ary arb ben fra", "0134", MORNINGS, FREE, HEALTH_DOCUMENTS, "Y"),
    ("ausl_bologna", "CSM", "Centro di salute mentale Navile Alto", "Via del Battiferro Nuovo 30", "037006", "eng", "01234", FULL, BOOKED, HEALTH_DOCUMENTS, "U"),
    ("ausl_bologna", "NPIA", "Neuropsichiatria Il Girasole", "Via della Seta 4", "037006", "eng fra", "024", MORNINGS, BOOKED, HEALTH_DOCUMENTS, "Y"),
    ("coop_ponte", "DROPIN", "Drop-in Il Ponte", "Via delle Chiuse 12", "037006", "ary arb fra eng", "012345", AFTERNOONS, FREE, NONE_NEEDED, "Y"),
    ("coop_ponte", "LEG", "Sportello legale Il Ponte", "Via delle Chiuse 14", "037006", "ary arb eng fra urd", "24", MORNINGS, BOOKED, PERMIT_DOCUMENTS, "Y"),
    ("coop_ponte", "CASA", "Sportello casa Il Ponte", "Via delle Chiuse 16", "037006", "ben eng", "13", AFTERNOONS, BOOKED, PERMIT_DOCUMENTS, "N"),
    ("coop_ponte", "OLS", "Unità antitratta Il Ponte", "Indirizzo riservato, si telefona prima", "037006", "eng fra", "01234", FULL, BOOKED, NONE_NEEDED, "Y"),
    ("coop_ponte", "CARITAS", "Centro di ascolto San Ruffillo Nuovo", "Via del Lavatoio 1", "038008", "fra eng ary arb", "14", MORNINGS, FREE, NONE_NEEDED, "Y"),
    ("coop_ponte", "PATR", "Patronato Darsena", "Via della Darsena 22", "038008", "eng", "0123", MORNINGS, FREE, PERMIT_DOCUMENTS, "N"),
)  # fmt: skip


def demo(world: World) -> None:
    """Fill the directory; some entries were not verified for long."""
    world.service_points = [_point(world, number, line) for number, line in enumerate(POINTS)]
    db.session.add_all(world.service_points)
    db.session.flush()


def _point(world: World, number: int, line: tuple[str, ...]) -> ServicePoint:
    organisation, kind, name, address, comune, languages, days, hours, rules, documents, undocumented = line
    return ServicePoint(
        organisation_id=world.organisations[organisation].id,
        service_type=kind,
        name=name,
        address=address,
        comune=comune,
        district=district_of(comune) or "",
        phone=f"0500 {number:03d} {100 + number}",
        email=f"punto{number + 1}@servizi.example",
        access_rules=rules,
        documents_to_bring=documents,
        accepts_undocumented=undocumented,
        last_verified=world.ago(200 + number if number % 6 == 5 else 7 * (number % 12) + 3).date(),
        spoken=[SpokenLanguage(language=code) for code in languages.split()],
        openings=[
            OpeningTime(weekday=int(day), opens=opens, closes=closes) for day in days for opens, closes in parse(hours)
        ],
    )

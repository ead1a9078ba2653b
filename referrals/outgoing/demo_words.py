"""Invented words of the demonstration's referrals: who answers, why people are sent, what comes back."""

REASONS = (
    "Chiede un primo appuntamento; arriva accompagnata da un'operatrice dell'équipe. Serve una mediatrice.",
    "È in regione da tre mesi e non ha ancora un medico. Capisce l'italiano se si parla piano.",
    "Ha già provato allo sportello senza riuscire a spiegarsi: chiediamo un colloquio con il mediatore.",
    "Situazione stabile, ma il termine si avvicina: serve una risposta prima della fine del mese.",
    "Viene da sola, con due bambini piccoli: meglio la mattina, quando sono a scuola.",
    "Su indicazione dell'unità mobile. Non ha documenti con sé; il codice STP è in corso di rilascio.",
    "Chiediamo una valutazione congiunta: possiamo essere presenti al primo incontro.",
)
QUESTIONS = (
    "Ha già un codice STP o ENI? Ci serve per fissare la visita.",
    "In quale lingua possiamo telefonare, e in quali orari?",
    "È già seguita da un altro servizio per lo stesso motivo?",
)
ANSWERS = (
    "Sì, il codice c'è ed è valido fino a primavera: lo porta all'appuntamento.",
    "Solo messaggi, in francese; risponde la sera.",
    "No, è la prima volta che si rivolge a un servizio.",
)
PLACES = (
    "Piano terra, stanza 4: chiedere all'accoglienza",
    "Primo piano, ambulatorio B",
    "Stanza 12, secondo piano",
    "",
)
REFUSALS = (
    ("TERRITORY", "Il domicilio è nel distretto vicino: il servizio competente è quello di Scandiano."),
    ("FULL", "Nessun posto fino al mese prossimo. Riproponete l'invio dal giorno 10."),
    ("REQUIREMENTS", "Serve prima l'iscrizione anagrafica; intanto può rivolgersi allo sportello sociale."),
    ("NOT_OURS", "Non è una nostra competenza: provate con il centro di ascolto."),
    ("KNOWN", "La persona è già seguita qui da settembre; il prossimo incontro è fissato."),
)
FEEDBACK = (
    ("NO_SHOW", "Non si è presentata a due appuntamenti; resta possibile un nuovo invio."),
    ("DONE", "Primo colloquio fatto con la mediatrice. Tutto chiarito, nessun altro passo necessario."),
    ("GOING_ON", "Presa in carico: prossimo incontro tra quattro settimane, poi ogni due mesi."),
    ("PARTLY", "Fatta la prima parte; per il resto serve la documentazione che manca."),
    ("SENT_ON", "Inviata al servizio specialistico, con il quale siamo in contatto."),
    ("NOT_TAKEN", "Dopo il colloquio non risulta un bisogno del nostro servizio."),
)

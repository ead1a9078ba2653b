"""Invented words for the demonstration's files, as a social worker would write them."""

SUMMARIES = (
    "Arriva con una borsa e una ricevuta scaduta. Dorme da conoscenti, chiede un posto e un lavoro in regola.",
    "Nucleo con due bambini, sfratto previsto in primavera. La madre chiede come iscrivere il figlio grande a scuola.",
    "Lavora a giornata in campagna, pagato in contanti. Vuole capire che cosa può fare senza perdere il lavoro.",
    "Segnalata dal pronto soccorso dopo tre accessi in un mese. Non ha medico di base.",
    "Giovane uscito dall'accoglienza a maggio, in appoggio da un amico fino a fine mese.",
    "Chiede di rifare i documenti smarriti e di essere accompagnata: gli sportelli la spaventano.",
    "Vive in Italia da undici anni, ha perso il lavoro e con il lavoro la casa. Molto orgoglioso, fatica a chiedere.",
    "Chiede un corso di italiano con orari compatibili con il turno di notte.",
    "Reported by the street unit: sleeps near the station, trusts the volunteers, afraid of offices.",
    "Famiglia appena ricongiunta: servono residenza, pediatra, scuola e un corso di italiano per la moglie.",
)
NOTES = {
    "C2": (
        "Colloquio di un'ora. Racconta volentieri del mestiere di sarta; ha con sé le foto dei lavori fatti. "
        "Concordato: curriculum insieme giovedì.",
        "Chiamata la scuola media: c'è posto, ma serve il certificato vaccinale. Lo chiediamo al pediatra.",
        "Il padrone di casa conferma la disponibilità fino a fine gennaio. Da lì in poi non promette niente.",
        "Si è presentato con il cugino, che traduce bene ma risponde per lui. La prossima volta con la mediatrice.",
        "Ha trovato quattro ore di pulizie alla settimana. Contenta. Chiede se può tenere il contributo.",
        "Consegnata la domanda per la residenza in via fittizia. Ci risponderanno entro trenta giorni.",
        "Non è venuto. Mandato un messaggio vocale: risponde che era al lavoro e chiede un'altra data.",
        "Visita a casa: la stanza è umida, il letto del piccolo è accanto alla finestra. Fotografie solo della muffa.",
        "La rete c'è: la zia paga le bollette, la vicina tiene i bambini il mercoledì.",
        "He brought all his papers in a plastic folder, in perfect order. We made copies and gave the originals back.",
        "Telefonata con l'ufficio casa: la graduatoria esce a febbraio, posizione probabile tra i primi sessanta.",
        "Ha chiesto di non essere chiamata in orario serale: il marito risponde al suo telefono.",
        "Iscritta al corso di italiano del mattino. Le abbiamo spiegato come arrivarci con l'autobus.",
        "Riunione con assistente sociale e volontari: ciascuno sa che cosa fa. Prossimo punto tra un mese.",
    ),
    "C3": (
        "La ricevuta del rinnovo scade fra tre settimane. Preparata la lista dei documenti da integrare.",
        "L'avvocata conferma: il ricorso è depositato, la persona può restare fino alla decisione.",
        "Portati passaporto e contratto. Manca la dichiarazione di ospitalità: la chiede al proprietario.",
        "Nessun titolo esibito. Spiegato che cosa comporta chiedere ora e che cosa aspettare.",
        "Appuntamento per le impronte fissato. Ha paura di andarci da solo: lo accompagniamo.",
    ),
    "C4": (
        "Dorme poco, si sveglia con lo stesso sogno. Accetta di parlarne con la psicologa, con mediatrice donna.",
        "Consegnata la terapia per un mese. Va ricordato il controllo della pressione.",
        "Al terzo incontro racconta la traversata. Concordato di fermarsi lì e di riprendere quando vorrà.",
        "La visita specialistica è fissata; serve qualcuno che traduca la preparazione all'esame.",
    ),
    "C5": (
        "Riconosce in fotografia il luogo in cui lavorava senza poter uscire. Avvisato il numero verde antitratta.",
        "Dice che a casa non è al sicuro. Concordati una parola d'ordine e un posto dove aspettarci.",
        "Ha un'udienza come persona offesa. L'avvocata chiede di non scrivere alla sua residenza.",
    ),
    "C6": (
        "Appunto per me: con lui vado troppo in fretta. Rallentare, lasciare silenzi.",
        "Da riprendere in supervisione: mi accorgo di evitare l'argomento dei figli rimasti là.",
        "Impressione mia, da verificare: capisce più italiano di quanto mostri.",
    ),
}
TASKS = (
    "Chiamare l'ufficio anagrafe per la residenza",
    "Preparare il curriculum insieme",
    "Chiedere al pediatra il certificato vaccinale",
    "Scrivere all'avvocata per la data dell'udienza",
    "Controllare la scadenza della ricevuta",
    "Prenotare la mediatrice per il prossimo colloquio",
    "Iscrivere al corso di italiano",
    "Sentire la scuola per il pulmino",
    "Verificare l'ISEE con il CAF",
    "Richiamare il dormitorio per il posto",
    "Portare la tessera sanitaria dimenticata qui",
    "Fissare la revisione con l'assistente sociale",
)
CLOSING = {
    "CHIUSO": (
        "Ha casa, lavoro e medico. Ci salutiamo con un tè: sa dove trovarci.",
        "Si è trasferita da una sorella in un'altra regione. Passato il fascicolo essenziale al servizio di là.",
        "Nessun contatto da cinque mesi malgrado messaggi e passaggi dell'unità mobile.",
    ),
    "NONPC": (
        "Non serve una presa in carico: accompagnato al CAF per la sola domanda di contributo.",
        "Orientata al consultorio, che la segue già. Dato il nome di chi la aspetta.",
    ),
}
SERVICES = (
    "Servizio sociale territoriale",
    "Pronto soccorso",
    "Scuola media",
    "Consultorio",
    "Centro per l'impiego",
    "Questura, ufficio immigrazione",
    "Dormitorio comunale",
    None,
    None,
    None,
)

"""How each figure is counted, said beside it, in French and English."""

from __future__ import annotations

METHODS: dict[str, tuple[str, str]] = {
    "method.time": (
        "Temps gagné = travail fait × votre référence par pièce, moins vos décisions et réponses × la référence "
        "« décision ». Chaque référence compte à partir du jour où elle a été dite ; la première vaut aussi "
        "pour ce qui précède.",
        "Time saved = work done × your baseline for one, minus your decisions and answers × the “decision” baseline. "
        "Each baseline counts from the day it was told; the first one also holds for what came before.",
    ),
    "method.by_hand": (
        "{spans} ; pièces faites d'après le registre, référence en vigueur le jour même.",
        "{spans}; work done as the ledger tells it, at the baseline of that day.",
    ),
    "method.span": ("{count} × {minutes}", "{count} × {minutes}"),
    "method.span.before": (
        "{count} × {minutes} (faits avant que la référence soit dite)",
        "{count} × {minutes} (done before the baseline was told)",
    ),
    "method.no_baseline": (
        "Aucune référence n'a été donnée : rien n'est compté.",
        "No baseline was given: nothing is counted.",
    ),
    "method.spent": (
        "Décisions (accord, modification, refus) et réponses de personnes dans ces dossiers × la référence "
        "« décision ».",
        "Decisions (approve, edit, reject) and answers of people in these cases × the “decision” baseline.",
    ),
    "method.decision_missing": (
        "Sans référence « décision », ce temps n'est pas déduit.",
        "Without a “decision” baseline this time is not taken off.",
    ),
    "method.done": (
        "Envois aboutis d'après le registre (effet « fait ») ; ceux retenus au dernier moment n'en sont pas.",
        "Sends that the ledger says were done; those held back at the last moment are none.",
    ),
    "method.alone": (
        "Aucune personne n'avait décidé d'une demande du dossier avant l'envoi.",
        "No person had decided on a request of the case before it left.",
    ),
    "method.failed": (
        "Envois abandonnés après plusieurs essais, d'après le registre.",
        "Sends that were given up, as the ledger tells them.",
    ),
    "method.avoided": (
        "Cas trouvés dans le registre ; seuls comptent ceux qu'une personne a confirmés d'un clic.",
        "Cases found in the ledger; only those that a person confirmed by a click count.",
    ),
    "method.avoided.open": (
        "Trouvés dans le registre, et que personne n'a encore confirmés : comptés à part.",
        "Found in the ledger and confirmed by nobody yet: counted apart.",
    ),
    "method.exceptions": (
        "Demandes d'accord ÷ (demandes d'accord + envois faits seul).",
        "Approvals asked for ÷ (approvals asked for + sends done alone).",
    ),
    "method.code": ("Demandes qui nommaient cette raison.", "Requests that named this reason."),
    "method.satisfaction": (
        "Avis favorables ÷ avis donnés (pouces des collègues, réponses des clients) ; le dernier de chacun compte.",
        "Good opinions ÷ opinions given (colleagues' thumbs, customers' answers); the last of each person counts.",
    ),
    "method.agreement": (
        "Propositions faites en observation auxquelles une personne a répondu : part où elle aurait fait pareil.",
        "Proposals made in shadow that a person answered: the share where they would have done the same.",
    ),
    "method.unchanged": (
        "Propositions soumises et décidées : part acceptée sans rien changer.",
        "Proposals put before people and decided: the share accepted without a change.",
    ),
    "method.speed": (
        "De l'arrivée d'un message à la première parole du même dossier, messages restés sans réponse exclus.",
        "From a message's arrival to the first word in the same case; messages without an answer are left out.",
    ),
    "method.cost": (
        "Appels au modèle au tarif réglé dans les paramètres.",
        "Calls to the model at the price set in the settings.",
    ),
    "method.reference": (
        "Dite le {day} par {who} : {source}.",
        "Told on {day} by {who}: {source}.",
    ),
    "method.reference.nobody": ("Donnée le {day} : {source}.", "Given on {day}: {source}."),
    "source.stated": ("estimée", "an estimate"),
    "source.measured": ("mesurée", "measured"),
    "csv.name": ("rapport-{first}-{last}.csv", "report-{first}-{last}.csv"),
    "pdf.name": ("rapport-{first}-{last}.pdf", "report-{first}-{last}.pdf"),
    "png.name": ("travail-{first}-{last}.png", "work-{first}-{last}.png"),
    "csv.figure": ("chiffre", "figure"),
    "csv.part": ("détail", "part"),
    "csv.value": ("valeur", "value"),
    "csv.unit": ("unité", "unit"),
    "csv.from": ("du", "from"),
    "csv.to": ("au", "to"),
    "csv.method": ("méthode", "method"),
    "csv.rows": ("lignes du registre", "ledger rows"),
    "csv.first": ("première ligne", "first row"),
    "csv.last": ("dernière ligne", "last row"),
    "unit.minutes": ("minutes", "minutes"),
    "unit.euros": ("euros", "euros"),
    "unit.percent": ("pour cent", "percent"),
    "unit.count": ("nombre", "count"),
    "unit.seconds": ("secondes", "seconds"),
    "unit.minutes_each": ("minutes par pièce", "minutes each"),
}

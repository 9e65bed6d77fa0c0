"""Every sentence of the answers, in French and in English. Templates only: what fills them is data."""

from __future__ import annotations

import re
from functools import lru_cache

SENTENCES: dict[str, tuple[str, str]] = {
    # --- help
    "help.hello": ("Bonjour {name}. Voici ce que je fais pour vous.", "Hello {name}. Here is what I do for you."),
    "help.quotes": (
        "Je prépare un devis, je le fais valider s'il le faut, et je l'envoie au client en PDF.",
        "I prepare a quote, have it approved when needed, and mail it to the customer as a PDF.",
    ),
    "help.answers": (
        "Je réponds sur un prix, un stock, ce qui attend une décision, et pourquoi j'ai agi ainsi.",
        "I answer about a price, a stock, what waits for a decision, and why I acted as I did.",
    ),
    "help.money": (
        "Je dis qui vous doit quoi (« qui nous doit de l'argent ? », « balance âgée ») et je relance : « lance les "
        "relances », « relance » suivi d'un client. Dites-moi aussi ce qu'ils répondent : un paiement promis, contesté "
        "ou reçu. « Montre les textes de relance » pour les lire et les changer.",
        "I tell who owes you what (“who owes us money?”, “aged balance”) and send reminders: “run the reminders”, "
        "“chase” and a customer. Tell me what they answer too: a payment that is promised, disputed or received. "
        "“Show the reminder texts” to read and change them.",
    ),
    "help.leads": (
        "Je m'occupe des prospects : « nouveau prospect : » suivi de ce que vous savez, « prospects chauds », « les prospects "
        "de la semaine ». Un client est en colère ? Dites-le-moi : plus rien ne part de moi-même, et quelqu'un est prévenu.",
        "I see to leads: “new lead:” and what you know, “hot leads”, “this week's leads”. A customer is angry? Tell me: "
        "nothing more leaves by itself, and somebody is alerted.",
    ),
    "help.agenda": (
        "Je vous rappelle ce que vous voulez, à l'heure dite : « rappelle-moi jeudi à 10 h d'appeler le comptable », "
        "« tous les lundis », « mes rappels ». À un collègue aussi : « rappelle à » suivi de son nom.",
        "I remind you of what you want, at the time you say: “remind me on Thursday at 10am to call the accountant”, "
        "“every Monday”, “my reminders”. A colleague too: “remind” and their name.",
    ),
    "help.alone": (
        "Vous envoyez sans approbation un devis avec {discount} et {amount} ; au-delà, je demande.",
        "You send a quote without approval with {discount} and {amount}; beyond that I ask.",
    ),
    "help.alone.all": (
        "Vous envoyez tout devis sans approbation : {discount}, {amount}.",
        "You send any quote without approval: {discount}, {amount}.",
    ),
    "help.discount": ("jusqu'à {percent} de remise", "up to {percent} of discount"),
    "help.any_discount": ("toute remise", "any discount"),
    "help.amount": ("jusqu'à {amount} HT", "up to {amount} excluding VAT"),
    "help.any_amount": ("tout montant", "any amount"),
    "help.approver": (
        "Vous décidez aussi des demandes des autres : boutons de la carte, ou « valide » et « refuse : raison » "
        "dans le fil.",
        "You also decide on requests of others: the buttons of the card, or “approve” and “refuse: reason” "
        "in the thread.",
    ),
    "help.rules": (
        "Vous me donnez aussi vos règles, dans vos mots : « les VIP ont 12 % sur le café », « quelles règles ? ».",
        "You also give me your rules, in your own words: “VIPs get 12% on coffee”, “which rules?”.",
    ),
    "help.switches": (
        "Pour tout retenir : « stop tout » ou « pause jusqu'à lundi » ; un seul travail : « arrête les relances » ; "
        "pour me laisser faire : « envoie les devis de moins de 1 000 € sans me demander ».",
        "To hold everything back: “stop everything” or “pause until Monday”; one kind of work: “stop the reminders”; "
        "to let me act: “send quotes under €1,000 without asking me”.",
    ),
    "help.examples": ("Par exemple", "For example"),
    "help.after": (
        "Ensuite, dans le fil : « mets 3 au lieu de 2 », « et 5 % de remise », « pourquoi ? », « stop ».",
        "Then, in the thread: “make it 3 instead of 2”, “and 5% off”, “why?”, “stop”.",
    ),
    "help.no_data": (
        "Les clients et les produits ne sont pas encore chargés : importez-les d'abord.",
        "Customers and products are not loaded yet: import them first.",
    ),
    "example.quote": ("Devis pour {customer} : {lines}", "Quote for {customer}: {lines}"),
    "example.stock": ("{product} : combien en stock ?", "How many {product} are in stock?"),
    "example.owed": ("Qui nous doit de l'argent ?", "Who owes us money?"),
    "example.remind": (
        "Rappelle-moi demain à 9 h d'appeler {customer}",
        "Remind me tomorrow at 9am to call {customer}",
    ),
    "example.price": (
        "Prix pour {customer} : {product} ?",
        "What is the price of {product} for {customer}?",
    ),
    "example.approvals": ("Qu'est-ce qui attend une décision ?", "What is waiting for a decision?"),
    # --- small talk, not understood, not offered
    "smalltalk.thanks": ("Avec plaisir.", "You are welcome."),
    "smalltalk.hello": (
        "Bonjour {name}. Que puis-je faire pour vous ?",
        "Hello {name}. What can I do for you?",
    ),
    "smalltalk.hint": ("Écrivez « aide » pour voir ce que je fais.", "Write “help” to see what I do."),
    "unknown": ("Je n'ai pas compris votre demande.", "I did not understand your request."),
    "unknown.pieces": ("Je n'ai pas compris {pieces}.", "I did not understand {pieces}."),
    "unknown.can": ("Voici ce que je peux faire.", "Here is what I can do."),
    "did_you_mean": (
        "Je ne suis pas sûr de vous suivre. Est-ce bien {what} ? Dites-le-moi en d'autres mots.",
        "I am not sure I follow. Is it {what}? Please tell me in other words.",
    ),
    "unsure.pieces": (
        "Je lis {what}, mais je ne suis pas sûr de {pieces}. Rien n'est fait : dites-le-moi autrement.",
        "I read {what}, but I am not sure about {pieces}. Nothing was done: please say it another way.",
    ),
    "unsure.pieces.reminder": (
        "Je lis {what}, mais je ne suis pas sûr de {pieces}. Rien n'est fait : dites-le-moi un client à la fois, ou pour "
        "tout le monde.",
        "I read {what}, but I am not sure about {pieces}. Nothing was done: please tell me one customer at a time, or "
        "everybody.",
    ),
    "not_yet": (
        "J'ai bien lu {what}, mais je ne m'en occupe pas encore. Rien n'a été fait : confiez-le à un collègue.",
        "I do read {what}, but I do not handle it yet. Nothing was done: please hand it to a colleague.",
    ),
    # --- catalogue
    "stock": ("{product} : {quantity} {unit} en stock.", "{product}: {quantity} {unit} in stock."),
    "stock.none": ("{product} : plus rien en stock.", "{product}: out of stock."),
    "stock.not_kept": ("{product} : le stock n'est pas suivi.", "{product}: its stock is not kept."),
    "price": ("{product} : {price} HT par {unit}.", "{product}: {price} excluding VAT per {unit}."),
    "price.for": (
        "{product} : {net} HT par {unit} pour {customer}, remise de {percent} comprise.",
        "{product}: {net} excluding VAT per {unit} for {customer}, with {percent} off.",
    ),
    "price.no_discount": (
        "{product} : {price} HT par {unit} pour {customer}, sans remise.",
        "{product}: {price} excluding VAT per {unit} for {customer}, no discount.",
    ),
    "price.none": (
        "{product} : je n'ai pas de prix dans les livres.",
        "{product}: the books have no price for it.",
    ),
    "product.none": (
        "Je ne trouve pas {text} au catalogue. Écrivez le nom ou la référence du produit.",
        "I cannot find {text} in the catalogue. Please write the name or the reference of the product.",
    ),
    "product.which": (
        "Plusieurs produits correspondent à {text}. Lequel ? Écrivez sa référence.",
        "Several products match {text}. Which one? Please write its reference.",
    ),
    "product.missing": ("De quel produit s'agit-il ?", "Which product is it about?"),
    "customer.unclear": (
        "Je ne trouve pas le client {text} : voici le prix de catalogue.",
        "I cannot find the customer {text}: this is the list price.",
    ),
    "label.product": ("Produit", "Product"),
    "label.sku": ("Référence", "Reference"),
    "label.stock": ("Stock", "Stock"),
    "label.unit": ("Unité", "Unit"),
    "label.list_price": ("Prix de catalogue HT", "List price excl. VAT"),
    "label.net_price": ("Prix remisé HT", "Net price excl. VAT"),
    "label.price_incl": ("Prix TTC", "Price incl. VAT"),
    "label.vat": ("TVA", "VAT"),
    "label.discount": ("Remise", "Discount"),
    "label.rule": ("Règle", "Rule"),
    # --- approvals
    "approvals.none": ("Rien n'attend de décision.", "Nothing is waiting for a decision."),
    "approvals.one": ("Une demande attend une décision.", "One request is waiting for a decision."),
    "approvals.many": ("{count} demandes attendent une décision.", "{count} requests are waiting for a decision."),
    "approvals.more": ("Et {count} autres.", "And {count} more."),
    "approvals.line": (
        "{title}, {amount} {vat}, demandé par {who}, {since}",
        "{title}, {amount} {vat}, asked by {who}, {since}",
    ),
    "approvals.line.nobody": ("{title}, {amount} {vat}, {since}", "{title}, {amount} {vat}, {since}"),
    "approvals.open": ("Ouvrir le fil", "Open the thread"),
    "since.now": ("à l'instant", "just now"),
    "since.minutes": ("depuis {count} min", "for {count} min"),
    "since.hours": ("depuis {count} h", "for {count} h"),
    "since.days": ("depuis {count} j", "for {count} d"),
    # --- why
    "why.none": ("Rien n'a encore été fait ici.", "Nothing has been done here yet."),
    "why.chain": ("Voici ce qui s'est passé ici, et pourquoi.", "Here is what happened here, and why."),
    "why.because": (
        "J'ai demandé une approbation parce que : {reasons}.",
        "I asked for an approval because: {reasons}.",
    ),
    "why.always": (
        "J'ai demandé une approbation parce que l'entreprise veut tout valider.",
        "I asked for an approval because the company wants to approve everything.",
    ),
    "why.beyond": (
        "J'ai demandé une approbation parce que c'est au-dessus de ce que je peux envoyer seul : {limit} HT.",
        "I asked for an approval because it is above what I may send on my own: {limit} excl. VAT.",
    ),
    "why.acted": (
        "J'ai agi sans demander : tout était dans les limites.",
        "I acted without asking: everything was within the limits.",
    ),
    "why.planned": ("prévu, pas encore fait : {what}", "planned, not done yet: {what}"),
    "why.waited": ("Rien à envoyer : {reason}", "Nothing to send: {reason}"),
    "why.level": ("niveau {level}, {amount}", "level {level}, {amount}"),
    "why.refused": ("Je ne l'ai pas fait parce que : {reasons}.", "I did not do it because: {reasons}."),
    "why.line": ("{at}, {who} : {what}", "{at}, {who}: {what}"),
    "why.earlier": ("{count} étapes plus anciennes ne sont pas montrées.", "{count} earlier steps are not shown."),
    "why.commis": ("Commis", "Commis"),
    "why.outside": ("quelqu'un de l'extérieur", "someone outside the company"),
    "why.looks": ("Ce que j'ai regardé, dans l'ordre :", "What I looked at, in order:"),
    "why.did": ("{deed} : {what}", "{deed}: {what}"),
    "why.reasons": ("motifs : {reasons}", "reasons: {reasons}"),
    "why.expected_found": (
        "{reason} (attendu {expected}, trouvé {found})",
        "{reason} (expected {expected}, found {found})",
    ),
    "why.rules": ("règles : {rules}", "rules: {rules}"),
    "why.limit": ("limite : {limit}", "limit: {limit}"),
    "why.found": ("trouvé : {found}", "found: {found}"),
    "why.limit_discount": ("remise permise : {percent}", "discount allowed: {percent}"),
    "why.limit_amount": ("montant permis : {amount} HT", "amount allowed: {amount} excl. VAT"),
    "why.amount": ("montant : {amount}", "amount: {amount}"),
    "why.total": ("montant : {amount} HT", "amount: {amount} excl. VAT"),
    "why.asked_discount": ("remise demandée : {percent}", "discount asked: {percent}"),
    "why.role": ("rôle : {role}", "role: {role}"),
    "why.to": ("à {to}", "to {to}"),
    "why.number": ("numéro {number}", "number {number}"),
    "why.note": ("« {note} »", "“{note}”"),
    "why.detail": ("détail : {detail}", "detail: {detail}"),
}

PROCESSES: dict[str, tuple[str, str]] = {
    "quote": ("une demande de devis", "a request for a quote"),
    "rule": ("une nouvelle règle", "a new rule"),
    "rules_list": ("une question sur les règles", "a question about the rules"),
    "rule_change": ("un changement de règle", "a change of a rule"),
    "receivables": ("une question sur les impayés", "a question about unpaid invoices"),
    "reminder": ("une relance de paiement", "a payment reminder"),
    "reminder_pause": ("une pause des relances", "a pause of reminders"),
    "promise": ("une promesse de paiement", "a promise of payment"),
    "dispute": ("un litige", "a dispute"),
    "payment": ("un paiement reçu", "a payment received"),
    "personal_reminder": ("un rappel personnel", "a personal reminder"),
    "quote_followup": ("le suivi d'un devis", "the follow-up of a quote"),
    "reminder_text": ("une question sur les textes de relance", "a question about the texts of reminders"),
    "lead": ("un nouveau contact commercial", "a new sales lead"),
    "leads_report": ("un point sur les contacts commerciaux", "a report on sales leads"),
    "complaint": ("un client mécontent", "an angry customer"),
    "enquiry": ("une question d'un client sur un produit", "a customer's question about a product"),
    "invoice": ("une facture", "an invoice"),
    "stock": ("une question de stock", "a question about stock"),
    "price": ("une question de prix", "a question about a price"),
    "why": ("une demande d'explication", "a request for an explanation"),
    "approvals_list": ("la liste des approbations", "the list of approvals"),
    "autonomy": ("un réglage de mon autonomie", "a setting of my autonomy"),
    "pause": ("une pause", "a pause"),
    "resume": ("une reprise", "a resumption"),
    "report": ("un bilan", "a report"),
    "handoff": ("une demande à confier à un collègue", "a request to hand to a colleague"),
    "help": ("une demande d'aide", "a request for help"),
    "schedule": ("un réglage de ce qui revient à heure fixe", "a setting of what comes at fixed times"),
    "digest": ("une demande de digest", "a request for the digest"),
    "status": ("une question sur mon état", "a question about how I am doing"),
    "absence": ("une absence", "an absence"),
    "guide": ("une demande de prise en main", "a request to be shown how to begin"),
    "setup": ("ma mise en place dans l'entreprise", "setting me up for the company"),
    "advice": ("une demande de conseil", "a request for advice"),
}
"""What a message was read as, to put after "c'est" or "I do read"."""


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when it is neither of the two)."""
    return _template(language, key).format(**values)


def typeset(text: str) -> str:
    """French spaces: narrow no-break before ; ! ? and %, no-break before a colon and inside guillemets."""
    text = re.sub(r" ([;!?%])", "\u202f\\1", text)
    return text.replace(" :", "\u00a0:").replace("« ", "«\u00a0").replace(" »", "\u00a0»")


def quoted(text: str, language: str) -> str:
    return f"“{text}”" if language == "en" else f"«\u00a0{text}\u00a0»"


def listed(items: list[str], language: str) -> str:
    """ "a, b et c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {'and' if language == 'en' else 'et'} {items[-1]}"


def of(table: dict[str, tuple[str, str]], key: str, language: str) -> str:
    """The entry of one of the tables, "" when it has none."""
    if key not in table:
        return ""
    french, english = table[key]
    return english if language == "en" else typeset(french)


@lru_cache(maxsize=512)
def _template(language: str, key: str) -> str:
    french, english = SENTENCES[key]
    return english if language == "en" else typeset(french)

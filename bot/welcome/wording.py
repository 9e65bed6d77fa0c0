"""What the first-day guide says, in French and in English; and the sentences that people are offered to say."""

from __future__ import annotations

from bot.typography import typeset

SENTENCES: dict[str, tuple[str, str]] = {
    "card.title": ("Étape {at} sur {of} — {title}", "Step {at} of {of} — {title}"),
    "card.resumed": ("Nous reprenons où nous en étions.", "We go on where we were."),
    "card.finished": (
        "Vous avez déjà tout vu : revoici le début.",
        "You have seen it all: here is the beginning again.",
    ),
    "button.next": ("Suite", "Next"),
    "button.try": ("Essayer sans risque", "Try without risk"),
    "button.restart": ("Recommencer", "Start over"),
    "button.end": ("J'ai tout vu", "I have seen it all"),
    "button.start": ("Premiers pas", "First steps"),
    "button.setup": ("Mettre Commis en place", "Set Commis up"),
    "done.next": ("✔ Vu", "✔ Seen"),
    "done.restart": ("✔ Recommencé", "✔ Started over"),
    "done.all": (
        "C'est tout pour le premier jour. « premiers pas » le montre à nouveau, « aide » dit tout ce que je sais "
        "faire.",
        "That is all for the first day. “first steps” shows it again, “help” tells all I can do.",
    ),
    "note.stranger": ("Je ne sais pas encore qui vous êtes.", "I do not know yet who you are."),
    "note.unknown": ("Ce bouton n'est plus reconnu.", "This button is no longer known."),
    "note.already": ("C'est déjà fait, voyez plus bas.", "That is done already, see below."),
    "note.not_yours": (
        "Ce guide est celui d'une autre personne : dites « premiers pas » pour le vôtre.",
        "This guide is somebody else's: say “first steps” for your own.",
    ),
    "note.no_setup": (
        "La mise en place revient à qui peut approuver : {people}.",
        "Setting me up is for those who may approve: {people}.",
    ),
    # --- the steps
    "ask.title": ("Me demander quelque chose", "Ask me for something"),
    "ask": (
        "Écrivez-moi comme à un collègue, en une phrase. Celles-ci marchent telles quelles :",
        "Write to me as to a colleague, in one sentence. These work as they stand:",
    ),
    "ask.empty": (
        "Je ne connais encore ni vos clients ni vos produits, donc je ne peux rien préparer. Il faut d'abord importer "
        "customers.csv (name, email) et products.csv (sku, name, unit_price, vat_rate), avec « commis import "
        "DOSSIER » ; puis invoices.csv pour les relances. Redites ensuite « premiers pas ».",
        "I know neither your customers nor your products yet, so I can prepare nothing. First import customers.csv "
        "(name, email) and products.csv (sku, name, unit_price, vat_rate), with “commis import FOLDER”; then "
        "invoices.csv for reminders. Then say “first steps” again.",
    ),
    "ask.partly": (
        "Il manque encore de quoi faire un devis : {missing}. Cela s'importe avec « commis import DOSSIER ».",
        "There is not enough for a quote yet: {missing}. It is imported with “commis import FOLDER”.",
    ),
    "missing.customers": (
        "des clients avec un e-mail (customers.csv)",
        "customers with an e-mail address (customers.csv)",
    ),
    "missing.products": ("des produits avec un prix (products.csv)", "products with a price (products.csv)"),
    "try.title": ("Essayer sans risque", "Try without risk"),
    "try": (
        "Le bouton joue cette demande à blanc, avec vos vrais prix, vos règles et vos limites :",
        "The button rehearses this request, with your real prices, your rules and your limits:",
    ),
    "try.safe": (
        "{customer} ne peut rien recevoir. L'essai se fait en observation, quelle que soit mon autonomie : il tourne "
        "en "
        "mémoire, hors de vos dossiers, et ce qu'il aurait envoyé est jeté. Aucun mail, aucun numéro de devis, aucune "
        "demande à un collègue.",
        "Nothing can reach {customer}. The rehearsal only observes, however far I may go alone: it runs in memory, "
        "apart from your cases, and what it would have sent is thrown away. No mail, no quote number, no request to a "
        "colleague.",
    ),
    "after.title": ("Ce qui se passe ensuite", "What happens then"),
    "after": (
        "Je réponds dans le fil de votre demande. S'il manque quelque chose, je pose une question ; si c'est hors de "
        "vos limites ou d'une règle, je demande à qui peut approuver, et vous voyez qui.",
        "I answer in the thread of your request. If something is missing I ask one question; if it is beyond your "
        "limits or a rule, I ask somebody who may approve, and you see whom.",
    ),
    "after.level": ("Aujourd'hui, pour les devis : {level}", "Today, for quotes: {level}"),
    "after.thread": ("Dans le fil, vous pouvez dire :", "In the thread you can say:"),
    "after.thumb": (
        "Un pouce sous mes messages me dit si c'était bien ; tout se compte, rien n'est jugé de vous.",
        "A thumb under my messages tells me whether it was good; it is counted, and says nothing of you.",
    ),
    "decide.title": ("Décider", "Decide"),
    "decide": (
        "Quand une demande attend votre accord, je vous l'apporte avec ses raisons et des boutons. Rien ne part tant "
        "que personne n'a décidé, et chaque demande expire d'elle-même.",
        "When a request needs your word, I bring it to you with its reasons and buttons. Nothing leaves before "
        "somebody decides, and each request expires by itself.",
    ),
    "decide.say": ("À dire quand il le faut :", "To say when needed:"),
    "manage.title": ("Organiser", "Organise"),
    "manage": (
        "Vous réglez jusqu'où je vais seul. La mise en place recense votre travail répétitif, vos règles et un pilote, "
        "puis planifie la revue ; rien ne change avant votre accord.",
        "You set how far I go alone. Setting up maps your repetitive work, your rules and a pilot, then plans the "
        "review; nothing changes before you agree.",
    ),
    "stop.title": ("M'arrêter", "Stop me"),
    "stop": (
        "« stop » dans un fil abandonne cette demande, et retient ce qui n'est pas parti. « pause » suspend tous les "
        "envois : tout le monde peut le dire, à tout moment.",
        "“stop” in a thread drops that request, and holds back what has not left. “pause” holds back everything that "
        "would leave: anybody may say it, at any time.",
    ),
    "stop.resume": ("Pour reprendre après une pause : {people}.", "To resume after a pause: {people}."),
    # --- the rehearsal
    "tried": (
        "Essai à blanc de « {text} » : rien n'est parti, rien n'est enregistré.",
        "A rehearsal of “{text}”: nothing left, nothing was recorded.",
    ),
    "tried.would_ask": ("Je poserais d'abord une question :", "I would ask a question first:"),
    "tried.end": (
        "Fin de l'essai. Pour le faire vraiment, écrivez la phrase vous-même.",
        "End of the rehearsal. To do it for real, write the sentence yourself.",
    ),
    "tried.none": (
        "Je n'ai pas de quoi jouer un exemple : il me faut un client avec un e-mail et un produit avec un prix.",
        "I have nothing to rehearse with: I need a customer with an e-mail address and a product with a price.",
    ),
    # --- the invitation
    "invited": (
        "{who} commence avec vous un pilote : {what}. Je vous montre comment faire, sans rien envoyer ?",
        "{who} begins a pilot with you: {what}. Shall I show you how it goes, without sending anything?",
    ),
    "or": (" ou ", " or "),
    "nobody": ("personne pour l'instant", "nobody for now"),
    "more": ("et {count} autres", "and {count} more"),
}

KINDS: dict[str, tuple[str, str]] = {
    "quote.label": ("Devis", "Quotes"),
    "quote.one": ("un devis", "a quote"),
    "quote.many": ("devis", "quotes"),
    "reminder.label": ("Relances", "Reminders"),
    "reminder.one": ("une relance", "a reminder"),
    "reminder.many": ("relances", "reminders"),
    "quote_followup.label": ("Relances de devis", "Quote follow-ups"),
    "quote_followup.one": ("une relance de devis", "a quote follow-up"),
    "quote_followup.many": ("relances de devis", "quote follow-ups"),
    "lead.label": ("Prospects", "Leads"),
    "lead.one": ("un prospect", "a lead"),
    "lead.many": ("prospects", "leads"),
    "enquiry.label": ("Questions de clients", "Customers' questions"),
    "enquiry.one": ("une question de client", "a customer's question"),
    "enquiry.many": ("questions de clients", "customers' questions"),
    "complaint.label": ("Réclamations", "Complaints"),
    "complaint.one": ("une réclamation", "a complaint"),
    "complaint.many": ("réclamations", "complaints"),
    "invoice.label": ("Factures de fournisseurs", "Suppliers' invoices"),
    "invoice.one": ("une facture de fournisseur", "a supplier's invoice"),
    "invoice.many": ("factures de fournisseurs", "suppliers' invoices"),
    "decision.label": ("Décisions", "Decisions"),
    "decision.one": ("une décision", "a decision"),
    "decision.many": ("décisions", "decisions"),
}

OFFERED: dict[str, tuple[str, str, str]] = {
    "guide": ("guide", "premiers pas", "first steps"),
    "setup": ("setup", "mets Commis en place", "set Commis up"),
    "advice": ("advice", "que me conseilles-tu ?", "what do you advise?"),
    "help": ("help", "aide", "help"),
    "why": ("why", "pourquoi ?", "why?"),
    "stop": ("stop", "stop", "stop"),
    "pause": ("pause", "pause", "pause"),
    "resume": ("resume", "reprends", "resume"),
    "waiting": ("approvals_list", "qu'est-ce qui m'attend ?", "what is waiting for me?"),
    "absence": (
        "absence",
        "je suis en congé jusqu'au {day}, {who} me remplace",
        "I am off until {day}, {who} stands in for me",
    ),
    "brief": ("schedule", "envoie-moi un brief chaque matin à 8 h", "send me a brief every morning at 8"),
    "digest": (
        "schedule",
        "le digest à 8 h 15 du lundi au vendredi ici",
        "the digest at 8:15 on weekdays here",
    ),
    "weekly": ("schedule", "le rapport hebdo le lundi à 9 h ici", "the weekly report on Monday at 9 here"),
    "gained": (
        "report",
        "combien de temps nous as-tu fait gagner ce mois-ci ?",
        "how much time did you save us this month?",
    ),
    "baseline": ("report", "{one} nous prend {minutes} minutes", "{one} takes us {minutes} minutes"),
    "status": ("status", "statut", "status"),
    "rules": ("rules_list", "quelles sont les règles ?", "which rules do we have?"),
}
"""By what they are for: the process that the words are read as, and the words."""

LEVEL_SENTENCES: dict[str, tuple[str, str]] = {
    "observe": ("observe seulement les {many}", "only observe {many}"),
    "propose": ("demande-moi toujours pour les {many}", "always ask me about {many}"),
    "act": ("tu peux envoyer les {many} seul", "you may send {many} on your own"),
    "act.limit": (
        "envoie les {many} jusqu'à {limit} sans me demander",
        "send {many} up to {limit} without asking me",
    ),
}


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    return _in(language, SENTENCES[key]).format(**values)


def label(kind: str, language: str) -> str:
    return _kind(kind, "label", language)


def kind_name(kind: str, count: int, language: str) -> str:
    """ "un devis" for one, "devis" for several."""
    return _kind(kind, "one" if count == 1 else "many", language)


def _kind(kind: str, form: str, language: str) -> str:
    known = KINDS.get(f"{kind}.{form}")
    return _in(language, known) if known else kind.replace("_", " ")


def _in(language: str, pair: tuple[str, str]) -> str:
    return pair[1] if language == "en" else typeset(pair[0])

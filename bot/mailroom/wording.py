"""What is said above the words of a received mail, and of one of ours that came back."""

from __future__ import annotations

from bot.typography import typeset

TEXTS: dict[str, dict[str, str]] = {
    "reply_reminder": {
        "fr": "{who} a répondu par mail à notre relance.",
        "en": "{who} has answered our reminder by mail.",
    },
    "reply_quote": {
        "fr": "{who} a répondu par mail à notre devis {number}.",
        "en": "{who} has answered our quote {number} by mail.",
    },
    "reply_quote_change": {
        "fr": "{who} a répondu par mail à notre devis et demande autre chose : à traiter par une personne. Pour changer le devis, écrivez-le dans ce fil.",
        "en": "{who} has answered our quote by mail and asks for something else: for a person to handle. To change the quote, write it in this thread.",
    },
    "mail_money": {
        "fr": "{who} a écrit par mail au sujet de ses factures.",
        "en": "{who} has written by mail about their invoices.",
    },
    "loops": {
        "fr": "{who} envoie beaucoup de mails : une machine répond peut-être aux nôtres. Je ne réponds pas à celui-ci sans vous.",
        "en": "{who} is sending many mails: a machine may be answering ours. I do not answer this one without you.",
    },
    "reply_lead": {
        "fr": "{who} a répondu par mail.",
        "en": "{who} has answered by mail.",
    },
    "lead": {
        "fr": "Nouveau contact par mail : {who}.",
        "en": "New contact by mail: {who}.",
    },
    "enquiry": {
        "fr": "Question de {who}, par mail.",
        "en": "Question from {who}, by mail.",
    },
    "complaint": {
        "fr": "Réclamation de {who}, par mail.",
        "en": "Complaint from {who}, by mail.",
    },
    "complaint.perhaps": {
        "fr": "{who} semble mécontent dans ce mail.",
        "en": "{who} seems unhappy in this mail.",
    },
    "two_things": {
        "fr": "Mail de {who}, à traiter par une personne : il parle de ses factures et demande autre chose.",
        "en": "Mail from {who}, for a person to handle: it is about their invoices and asks for something else.",
    },
    "for_you.other": {
        "fr": "Mail de {who}, à traiter par une personne : ce n'est pas une demande de devis que je puisse établir.",
        "en": "Mail from {who}, for a person to handle: it is not a quote request I can work.",
    },
    "for_you.quote_request": {
        "fr": "Mail de {who}, à traiter par une personne : une demande de devis dont je ne lis pas les articles et les quantités.",
        "en": "Mail from {who}, for a person to handle: a quote request whose goods and quantities I cannot read.",
    },
    "for_you.lead": {
        "fr": "Mail de {who}, à traiter par une personne : une demande d'un client que nous connaissons déjà.",
        "en": "Mail from {who}, for a person to handle: a request from a customer we know already.",
    },
    "for_you.money": {
        "fr": "Mail de {who}, à traiter par une personne : il parle de factures, et je ne sais pas avec certitude ce qu'il en dit.",
        "en": "Mail from {who}, for a person to handle: it is about invoices, and I am not sure what it says of them.",
    },
    "for_you.quote_answer": {
        "fr": "Mail de {who}, à traiter par une personne : une réponse à un devis que je ne retrouve pas.",
        "en": "Mail from {who}, for a person to handle: an answer to a quote that I cannot find.",
    },
    "for_you.supplier_invoice": {
        "fr": "Facture reçue de {who}, à traiter par une personne.",
        "en": "Invoice received from {who}, for a person to handle.",
    },
    "for_you.product_question": {
        "fr": "Question de {who} sur nos produits, à traiter par une personne : je ne trouve pas de quel produit il s'agit.",
        "en": "Question from {who} about our products, for a person to handle: I cannot find which product is meant.",
    },
    "for_you.complaint": {
        "fr": "Mail de {who}, à traiter par une personne.",
        "en": "Mail from {who}, for a person to handle.",
    },
    "for_you.job": {
        "fr": "Candidature de {who}, à traiter par une personne.",
        "en": "Job application from {who}, for a person to handle.",
    },
    "for_you.opt_out": {
        "fr": "{who} ne veut plus recevoir de mails de notre part : je n'envoie plus rien de moi-même à cette adresse.",
        "en": "{who} wants no more mails from us: I send nothing more to that address by myself.",
    },
    "for_you.automatic": {
        "fr": "Mail automatique de {who}, un client : à regarder par une personne.",
        "en": "Automatic mail from {who}, a customer: for a person to look at.",
    },
    "for_you.newsletter": {
        "fr": "Lettre d'information de {who}, un client : à regarder par une personne.",
        "en": "Newsletter from {who}, a customer: for a person to look at.",
    },
    "for_you.spam": {
        "fr": "Mail de {who}, un client, qui ressemble à une publicité : à regarder par une personne.",
        "en": "Mail from {who}, a customer, that looks like advertising: for a person to look at.",
    },
    "doubt.spoofed": {
        "fr": "Attention : notre serveur de mail dit que ce message ne vient pas de {address}. N'agissez pas sans avoir rappelé cette personne.",
        "en": "Beware: our mail server says that this message does not come from {address}. Do not act before calling that person back.",
    },
    "doubt.reply_elsewhere": {
        "fr": "Une réponse à ce mail partirait vers une autre adresse : {reply_to}.",
        "en": "An answer to this mail would go to another address: {reply_to}.",
    },
    "doubt.lookalike": {
        "fr": "Attention : l'adresse {address} ressemble à une adresse que nous connaissons, sans être la même.",
        "en": "Beware: the address {address} looks like one we know, and is another.",
    },
    "doubt.name_of_ours": {
        "fr": "Attention : ce mail porte le nom d'un collègue, depuis une adresse qui n'est pas de chez nous ({address}).",
        "en": "Beware: this mail bears a colleague's name, from an address that is not ours ({address}).",
    },
    "doubt.hidden_text": {
        "fr": "Ce mail contenait du texte caché, que je n'ai pas lu.",
        "en": "This mail held hidden text, which I have not read.",
    },
    "doubt.instructions": {
        "fr": "Ce mail s'adresse à un logiciel plutôt qu'à une personne. Je n'en suis aucune consigne.",
        "en": "This mail speaks to a program rather than to a person. I follow none of its orders.",
    },
    "withheld": {
        "fr": "Pièces jointes que je n'affiche pas : {names}.",
        "en": "Attachments I do not show: {names}.",
    },
    "danger.executable": {"fr": " (programme)", "en": " (a program)"},
    "danger.mismatch": {"fr": " (n'est pas du type annoncé)", "en": " (not of the type it says)"},
    "danger.macro": {"fr": " (contient des macros)", "en": " (holds macros)"},
    "danger.encrypted": {"fr": " (chiffrée)", "en": " (encrypted)"},
    "danger.bomb": {"fr": " (démesurée une fois ouverte)", "en": " (huge once opened)"},
    "danger.active": {"fr": " (contient du code)", "en": " (holds code)"},
    "elsewhere": {
        "fr": "Attention : ce mail a été écrit depuis une autre adresse ({address}) que celle que nous connaissons ({known}).",
        "en": "Beware: this mail was written from another address ({address}) than the one we know ({known}).",
    },
    "bounced": {
        "fr": "Notre mail à {address} n'a pas pu être remis{code}. Je ne relance plus à cette adresse : corrigez-la dans les livres.",
        "en": "Our mail to {address} could not be delivered{code}. I send no more reminders to that address: correct it in the books.",
    },
    "code": {"fr": " (code {status})", "en": " (code {status})"},
    "bounced.note": {
        "fr": "mail non remis{code}",
        "en": "mail not delivered{code}",
    },
}


def tell(name: str, language: str, **values: object) -> str:
    texts = TEXTS[name]
    text = texts.get(language, texts["en"]).format(**values)
    return typeset(text) if language == "fr" else text

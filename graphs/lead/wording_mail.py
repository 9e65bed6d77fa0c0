"""What a lead reads: short, formal, in their language. Templates only: what fills them comes from the company's records
or from typed fields, never from the lead's free words."""

from __future__ import annotations

MAIL: dict[str, tuple[str, str]] = {
    "mail.greeting": ("Bonjour,", "Hello,"),
    "mail.greeting.name": ("Bonjour {name},", "Dear {name},"),
    "mail.subject.booking": ("Votre demande : choisissons un créneau", "Your request: let us find a time"),
    "mail.subject.ask": ("Votre demande : quelques précisions", "Your request: a few questions"),
    "mail.subject.nurture": ("{company} : votre demande", "{company}: your request"),
    "mail.subject.again": ("Notre rendez-vous : le lien pour choisir un créneau",
        "Our meeting: the link to choose a time"),
    "mail.subject.decline": ("{company} : votre demande", "{company}: your request"),
    "mail.subject.answer": ("{company} : votre demande", "{company}: your request"),
    "mail.subject.first": ("{company} : une prise de contact", "{company}: getting in touch"),
    "mail.thanks": ("Nous avons bien reçu votre demande{goods} et vous en remercions.",
        "Thank you for your request{goods}."),
    "mail.thanks.chat": ("Nous vous remercions de votre échange avec notre équipe{goods}.",
        "Thank you for talking with our team{goods}."),
    "mail.thanks.again.noted": ("Nous avons noté votre demande{goods} le {day}.",
        "We noted your request{goods} on {day}."),
    "mail.thanks.again": ("Vous nous avez écrit le {day}{goods}.", "You wrote to us on {day}{goods}."),
    "mail.introduce": ("Je me permets de vous écrire au nom de {company}.",
        "I am writing to you on behalf of {company}."),
    "mail.goods": (" concernant {goods}", " about {goods}"),
    "mail.booking": (
        "Pour en parler, choisissez le moment qui vous convient : {link}",
        "To talk it over, please choose the time that suits you: {link}",
    ),
    "mail.booking.owner": ("Vous échangerez avec {owner}.", "You will be talking to {owner}."),
    "mail.ask": ("Pour vous répondre précisément, pourriez-vous nous dire :",
        "So that we can answer you precisely, could you tell us:"),
    "mail.ask.item": ("- {question}", "- {question}"),
    "mail.ask.then": ("Il suffit de répondre à ce message.", "Just reply to this message."),
    "mail.nurture": (
        "Votre projet est-il toujours d'actualité ? Si oui, répondez simplement à ce message et nous "
        "reprendrons contact.",
        "Is your project still on? If so, just reply to this message and we will get back to you.",
    ),
    "mail.nurture.first": (
        "Si nos produits peuvent vous être utiles, répondez simplement à ce message et nous reprendrons contact.",
        "If our products can be of use to you, just reply to this message and we will get back to you.",
    ),
    "mail.again": (
        "Nous n'avons pas encore trouvé de moment pour échanger. Le lien reste à votre disposition : {link}",
        "We have not found a time to talk yet. The link is still there for you: {link}",
    ),
    "mail.again.plain": (
        "Nous n'avons pas encore trouvé de moment pour échanger. Répondez à ce message avec ce qui vous convient.",
        "We have not found a time to talk yet. Just reply to this message with what suits you.",
    ),
    "mail.decline": (
        "Nous ne pouvons pas y donner suite pour le moment. Si votre besoin se précise, répondez à ce message : "
        "nous le relirons volontiers.",
        "We cannot take it further for now. If your need becomes clearer, reply to this message: we will gladly "
        "read it "
        "again.",
    ),
    "mail.answer": ("{owner} vous recontactera prochainement pour en parler.",
        "{owner} will get back to you soon to talk it over."),
    "mail.answer.nobody": ("Nous vous recontacterons prochainement pour en parler.",
        "We will get back to you soon to talk it over."),
    "mail.close": ("Cordialement,", "Kind regards,"),
    "mail.why": (
        "Vous recevez ce message parce que vous avez contacté {company} le {day}. Pour ne plus en recevoir, répondez "
        "« stop ».",
        "You receive this message because you contacted {company} on {day}. To receive no more, reply “stop”.",
    ),
    "mail.why.chat": (
        "Vous recevez ce message à la suite de votre échange avec {company}. Pour ne plus en recevoir, répondez "
        "« stop ».",
        "You receive this message because of your exchange with {company}. To receive no more, reply “stop”.",
    ),
    "mail.why.import": (
        "Vous recevez ce message parce que vous avez donné vos coordonnées à {company}. Pour ne plus en recevoir, "
        "répondez « stop ».",
        "You receive this message because you gave your details to {company}. To receive no more, reply “stop”.",
    ),
    "mail.source": (
        "D'où viennent vos coordonnées : vous ne nous les avez pas données vous-même, nous les tenons de {source}. "
        "{company}{address}, responsable du traitement, les utilise pour vous proposer ses produits (intérêt "
        "légitime) et "
        "les garde {kept} au plus après le dernier échange. Il s'agit de vos coordonnées professionnelles : nom, "
        "entreprise, e-mail, téléphone.",
        "Where your details come from: you did not give them to us yourself, we have them from {source}. "
        "{company}{address}, the controller, uses them to offer you its products (legitimate interest) and keeps them "
        "for {kept} at most after our last contact. They are your business contact details: name, company, e-mail, "
        "telephone.",
    ),
    "mail.rights": (
        "Vous pouvez y accéder, les faire corriger ou effacer, et vous y opposer à tout moment : répondez « "
        "stop »{contact}. "
        "Vous pouvez aussi saisir la CNIL (cnil.fr).",
        "You may see them, have them corrected or erased, and object at any time: reply “stop”{contact}. You may also "
        "complain to the French authority, CNIL (cnil.fr).",
    ),
    "mail.rights.contact": (" ou écrivez à {email}", " or write to {email}"),
    "mail.privacy": ("En savoir plus : {url}", "More: {url}"),
    "mail.from.import": ("une liste de contacts professionnels{via}", "a list of business contacts{via}"),
    "mail.from.chat": ("un membre de notre équipe{via}", "a member of our team{via}"),
    "mail.from.other": ("un tiers{via}", "a third party{via}"),
    "mail.via": (" (« {via} »)", " (“{via}”)"),
    "mail.kept.years.one": ("{count} an", "{count} year"),
    "mail.kept.years.many": ("{count} ans", "{count} years"),
    "mail.kept.months.one": ("{count} mois", "{count} month"),
    "mail.kept.months.many": ("{count} mois", "{count} months"),
    # --- what a mail asks for
    "mail.q.product": ("le produit ou le service qui vous intéresse ;",
        "the product or service you are interested in;"),
    "mail.q.quantity": ("la quantité souhaitée ;", "the quantity you need;"),
    "mail.q.budget": ("le budget que vous envisagez ;", "the budget you have in mind;"),
    "mail.q.deadline": ("la date à laquelle vous en avez besoin ;", "the date by which you need it;"),
    "mail.q.phone": ("un numéro où vous joindre ;", "a number to reach you on;"),
    "mail.q.company": ("le nom de votre entreprise ;", "the name of your company;"),
    "mail.q.siren": ("le numéro SIREN de votre entreprise ;", "your company's registration number;"),
    "mail.q.name": ("votre nom ;", "your name;"),
    "mail.q.place": ("la ville ou le code postal concerné ;", "the town or postal code concerned;"),
    "mail.q.need": ("ce dont vous avez besoin ;", "what you need;"),
}  # fmt: skip

"""What people read about a lead: the signs of its score, what is missing, its class, why somebody owns it."""

from __future__ import annotations

from collections.abc import Sequence

Words = dict[str, tuple[str, str]]

POINT_WORDS: Words = {
    "company": ("Entreprise nommée", "Company named"),
    "catalogue": ("Demande un produit de votre catalogue", "Asks for a product of your catalogue"),
    "zone": ("Dans une zone où vous vendez", "In an area where you sell"),
    "sector": ("Dans un secteur que vous visez", "In a sector that you aim at"),
    "size": ("D’une taille que vous visez", "Of a size that you aim at"),
    "customer": ("Déjà client", "Already a customer"),
    "product": ("Dit ce qu’il lui faut", "Says what is needed"),
    "quantity": ("Donne une quantité", "Gives a quantity"),
    "deadline": ("Donne une échéance", "Gives a deadline"),
    "urgent": ("C’est urgent", "It is urgent"),
    "later": ("Échéance lointaine", "Deadline far off"),
    "budget": ("Donne un budget", "Gives a budget"),
    "asks": ("Demande un devis, un prix, une démonstration ou un appel", "Asks for a quote, a price, a demo or a call"),
    "email": ("Adresse e-mail valable", "Valid e-mail address"),
    "pro_email": ("Adresse e-mail professionnelle", "Business e-mail address"),
    "phone": ("Numéro de téléphone valable", "Valid phone number"),
    "name": ("Nom donné", "Name given"),
    "out_of_zone": ("Hors des zones où vous vendez", "Outside the areas where you sell"),
    "closed": ("L’entreprise a cessé son activité, selon le registre", "The company has ceased, says the register"),
    "contradiction": ("Des indications se contredisent", "Some details contradict each other"),
    "disposable": ("Adresse e-mail jetable", "Throw-away e-mail address"),
    "no_contact": ("Ni adresse e-mail ni téléphone valables", "Neither a valid e-mail address nor a phone number"),
    "student": ("Demande d’étudiant", "A student’s request"),
    "job": ("Cherche un emploi ou un stage", "Looks for a job or an internship"),
    "seller": ("Veut vous vendre quelque chose", "Wants to sell you something"),
    "pitch": ("Message publicitaire de masse", "Bulk advertising"),
    "mash": ("Texte tapé au hasard", "Keys hit at random"),
    "trap": ("Champ invisible rempli\u00a0: probablement un robot", "Hidden field filled in: probably a robot"),
}

_MISSING: Words = {
    "product": ("le produit ou le besoin", "the product or the need"),
    "quantity": ("la quantité", "the quantity"),
    "deadline": ("l’échéance", "the deadline"),
    "budget": ("le budget", "the budget"),
    "email": ("une adresse e-mail", "an e-mail address"),
    "phone": ("un numéro de téléphone", "a phone number"),
    "company": ("le nom de l’entreprise", "the company’s name"),
    "place": ("le lieu", "the place"),
    "name": ("le nom", "the name"),
}

_CLASSES: Words = {
    "hot": ("chaud", "hot"),
    "warm": ("tiède", "warm"),
    "cold": ("froid", "cold"),
    "spam": ("indésirable", "spam"),
    "job": ("candidature", "job application"),
    "customer": ("déjà client", "already a customer"),
    "": ("à classer", "to be classed"),
}

_WHY_OWNER: Words = {
    "territory": ("c’est son secteur géographique", "it is in their territory"),
    "product": ("ce sont ses produits", "these are their products"),
    "load": ("c’est la personne qui a le moins de prospects en cours", "they have the fewest open leads"),
    "turn": ("c’est son tour", "it is their turn"),
    "only": ("c’est la seule personne disponible", "nobody else is available"),
    "elsewhere": (
        "aucun secteur ni produit attribué ne correspond",
        "nobody’s territory or products match",
    ),
}

_CONTRADICTIONS: Words = {
    "postal_city": ("Le code postal et la ville ne vont pas ensemble", "The postal code and the town do not match"),
    "phone_country": ("Le téléphone et le pays ne vont pas ensemble", "The phone number and the country do not match"),
    "budget_low": ("Le budget est bien trop bas pour la quantité", "The budget is far too low for the quantity"),
    "budget_high": ("Le budget est démesuré pour la quantité", "The budget is out of proportion to the quantity"),
    "budgets": ("Deux budgets différents", "Two different budgets"),
    "quantities": ("Deux quantités différentes", "Two different quantities"),
    "deadline_past": ("L’échéance est déjà passée", "The deadline is already past"),
    "siren_wrong": (
        "Le SIREN n’existe pas\u00a0: sa clé est fausse",
        "The SIREN cannot exist: its check digit is wrong",
    ),
    "siren_company": (
        "Le SIREN est celui d’un client d’un autre nom",
        "The SIREN is that of a customer of another name",
    ),
    "domain_company": (
        "L’adresse e-mail est celle d’un client d’un autre nom",
        "The e-mail domain is that of a customer of another name",
    ),
    "register_name": ("Le registre donne un autre nom à ce SIREN", "The register gives another name to this SIREN"),
    "register_place": ("Le registre situe l’entreprise ailleurs", "The register places the company elsewhere"),
}

_WHY_ALIKE: Words = {
    "same_email": ("même adresse e-mail", "same e-mail address"),
    "same_phone": ("même téléphone", "same phone number"),
    "shared_phone": ("même téléphone, autre personne", "same phone number, another person"),
    "same_siren": ("même SIREN", "same SIREN"),
    "same_domain": ("même domaine d’e-mail", "same e-mail domain"),
    "near_name": ("nom d’entreprise proche", "similar company name"),
    "same_name_person": ("même nom de personne", "same person’s name"),
}


def _say(words: Words, code: str, language: str) -> str:
    """An unknown code is shown as it is: kept records outlive releases."""
    french, english = words.get(code, (code, code))
    return french if language == "fr" else english


def point_text(code: str, language: str) -> str:
    return _say(POINT_WORDS, code, language)


def missing_text(code: str, language: str) -> str:
    """To stand in a list: "la quantité"."""
    return _say(_MISSING, code, language)


def class_text(classed: str, language: str) -> str:
    return _say(_CLASSES, classed, language)


def contradiction_text(code: str, language: str) -> str:
    return _say(_CONTRADICTIONS, code, language)


def alike_text(code: str, language: str) -> str:
    """Why a lead may be another, or a customer."""
    return _say(_WHY_ALIKE, code.removeprefix("customer_"), language)


def why_owner(codes: Sequence[str], language: str) -> str:
    """ "c’est son secteur géographique et c’est son tour"; "" for no codes."""
    said = [_say(_WHY_OWNER, code, language) for code in codes]
    return (" et " if language == "fr" else " and ").join([", ".join(said[:-1]), said[-1]] if said[1:] else said)

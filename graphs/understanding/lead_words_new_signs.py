"""The closed lists by which a new lead is told of in a sentence: how it opens, and what its pieces are."""

from __future__ import annotations

import re

from graphs.understanding.lead_words_text import NOUN, POLITE
from graphs.understanding.lexicon import words

ADJECTIVES = (
    r"(?:(?:tres |plutot )?(?:interess(?:e|ant|ante)|chaude?|tiede|froide?|serieu(?:x|se)|prometteu(?:r|se)"
    r"|potentielle?|hot|warm|cold|interested|interesting|promising|entrante?|inbound)\s+)*"
)
NEW = r"(?:(?:nouve(?:au|lle|l)|nvx|nv|nvo|nveau|nouvo|autre|encore un|new|another|fresh)\s+)"
ONE = r"(?:(?:un|une|le|la|ce|cette|a|an|the|this|mon|notre|my|our)\s+)"
TELLING = (
    r"(?:j'ai|on a|nous avons|je viens d'avoir|on vient d'avoir|je tiens|voici|voila|il y a|i have|i've got"
    r"|i have got|we have|we've got|i got|we got|here is|here's|there is|there's"
    r"|(?:just )?(?:got|had|met|eu|recu|rencontre)"
    r"|(?:j'ai|on a|nous avons|i|we|i've|we've) (?:eu|recu|rencontre|croise|parle (?:a|avec)|discute avec|had"
    r"|met|received|spoke (?:to|with)|talked (?:to|with)|just (?:met|spoke (?:to|with)|had|got))"
    r"|ajoute[rz]?|note[rz]?|enregistre[rz]?|cree[rz]?|saisi[rs]?|rentre[rz]?|inscri[st]"
    r"|prend[sz]? note (?:de|d')|qualifie[rz]?|traite[rz]?|add|create|record|log|register|note down|enter"
    r"|qualify|save)"
)
NOW = (
    r"(?:(?:au tel(?:ephone)?\.?|par tel(?:ephone)?|au bout du fil|on the phone|over the phone|en ligne|ce matin|"
    r"aujourd'hui|hier|this morning|today|yesterday|a l'instant"
    r"|pour (?:nous|toi|vous)|for (?:us|you)|a (?:noter|ajouter|saisir|traiter|qualifier|rappeler)|to (?:add|note"
    r"|call back|qualify)|de plus)\s*)*"
)
FROM = (
    r"(?:(?:au|sur le|du|at the|from the|at|from) (?P<place>salon|foire|fair|trade show|show|site|website|web"
    r"|linkedin|telephone|expo\w*)(?: [^,:;\n]{0,30})?\s*)?"
)
INTRO = re.compile(
    rf"{POLITE}(?:{TELLING}\s+)?(?:{NOW}){ONE}?{NEW}?{ADJECTIVES}(?P<noun>{NOUN})(?!\s+(?:times?|gen\w*|"
    rf"magnets?)\b)(?P<sort>\s+{ADJECTIVES})?\s*{NOW}{FROM}(?P<mark>[:,;.\-–—(\n]|$|(?=\S))\s*"
)
PHONED = re.compile(
    rf"{POLITE}(?:j'ai|on a|nous avons|je viens d'avoir|i|we|i've|we've|i just|we just)\s*(?:just )?(?:eu"
    rf"|recu|rencontre|had|met|spoke (?:to|with)|talked (?:to|with))?\s+(?:au telephone |on the phone )?"
    rf"(?P<who>[^\n:;?]{{2,80}}?)(?:\s+au telephone|\s+on the phone)?\s*,\s*(?:c'est |it's |it is |he's "
    rf"|she's |he is |she is )?(?:un |une |a )?{NEW}?{ADJECTIVES}(?P<noun>{NOUN})\b\s*[:,.;]?\s*"
)
RECORDED = re.compile(
    rf"{POLITE}(?:ajoute[rz]?|note[rz]?|enregistre[rz]?|cree[rz]?|saisi[rs]?|inscri[st]|add|record|register|save|"
    rf"log)\s+"
    rf"(?P<who>[^\n:;?]{{2,80}}?)\s+(?:comme|en tant que|dans les|aux|as|to the)\s+(?:un |une |a |new |nouveau )*"
    rf"(?P<noun>{NOUN})\b\s*[:,.;-]?\s*"
)
SINGULAR = re.compile(
    r"(?:prospect|lead|piste(?: commerciale)?|contact commercial|client potentiel|potential (?:customer|client))"
)
OTHER = re.compile(
    r"^(?:est|sont|doit|n'est|n'a|a (?:dit|repondu|ete)|is|are|was|has|who|qui|que|si|if|when|quand|pour|for"
    r"|du|de|des|from|with|avec|chaud|tiede|froid|hot|warm|cold|report|time|magnet|gen\w*)\b"
)

PHONE = re.compile(r"(?:\+|\b00)?\(?\d[\d .()/\-\u00a0\u202f]{6,20}\d\b")
LABELLED = re.compile(
    r"^\s*(?P<label>[a-z'’ -]{2,24}?)\s*(?::|=)\s*(?P<value>\S.*)$",
)
LABELS: dict[str, str] = {
    **dict.fromkeys(("nom", "name", "contact", "personne", "person", "nom du contact", "contact name"), "name"),
    **dict.fromkeys(("societe", "entreprise", "company", "boite", "etablissement", "organisation"), "company"),
    **dict.fromkeys(("mail", "email", "e-mail", "adresse mail", "courriel"), "email"),
    **dict.fromkeys(("tel", "telephone", "phone", "mobile", "portable", "numero"), "phone"),
    **dict.fromkeys(("ville", "city", "town"), "city"),
    **dict.fromkeys(("code postal", "cp", "postcode", "postal code", "zip"), "postal_code"),
    **dict.fromkeys(("pays", "country"), "country"),
    **dict.fromkeys(("site", "site web", "website", "web"), "website"),
    **dict.fromkeys(("poste", "fonction", "role", "titre", "position", "job"), "role"),
    **dict.fromkeys(("produit", "produits", "product", "products", "article", "articles"), "product"),
    **dict.fromkeys(("quantite", "quantity", "qte", "qty"), "quantity"),
    **dict.fromkeys(("budget", "enveloppe"), "budget"),
    **dict.fromkeys(("delai", "echeance", "deadline", "date", "pour quand", "when"), "deadline"),
    **dict.fromkeys(("besoin", "demande", "message", "projet", "need", "needs", "request", "wants"), "message"),
    **dict.fromkeys(("siren", "siret"), "siren"),
}  # fmt: skip
WANTS = re.compile(
    r"\b(?:qui )?(?:re)?(?:cherche(?:nt)?|veut|veulent|voudrai\w+|souhait\w+|aimerai\w*|a besoin|ont besoin"
    r"|besoin|interesse\w*|demande(?:nt)?|appel\w+ pour|projet|equiper|commander"
    r"|looking for|looks for|wants?|needs?|would like|interested|asks? for|asking|after|enquir\w+|inquir\w+"
    r"|planning|etre rappele\w*|rappeler|a rappeler|call(?:ed)? back)\b"
)
BUDGET = re.compile(
    r"(?:\b(?:un |a |with a |avec un )?(?:budget|enveloppe)(?: (?:de|d'environ|d'|of|about|around"
    r"|max(?:imum)?|autour de|environ|est de|is))*\s*(?P<after>[~±]?[€£$]?\s?\d[\d .,]*\s?(?:k|m|mille"
    r"|thousand)?\s?(?:€|k€|euros?|eur|£|\$)?(?:\s?(?:ht|ttc))?(?:\s?(?:a|à|-|to|–)\s?\d[\d .,]*\s?k?\s?(?:€"
    r"|euros?)?)?)"
    r"|(?P<before>[~±]?[€£$]?\s?\d[\d .,]*\s?(?:k|mille)?\s?(?:€|euros?|eur|£)?(?:\s?(?:ht|ttc))?)\s+(?:de "
    r"|of )?(?:budget|enveloppe)\b)"
)
DEADLINE = re.compile(
    r"\b(?:pour|avant|d'ici|by|before|for|in|en|courant|debut|fin|mi|end of|early|vers|around)\s+(?:(?:le|la"
    r"|les|l'|the|fin|debut|mi|courant|end of|mid|early|mois de|a la fin)[ -]?)*"
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january"
    r"|february|march|april|may|june|july|august|september|october|november|december|noel|christmas|easter"
    r"|paques"
    r"|ete|summer|rentree|printemps|spring|hiver|winter|automne|autumn|\d{1,2}(?:er)?[ /.-](?:\d{1,2}|\w+)"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday"
    r"|la semaine prochaine|next (?:week|month)|le mois prochain)\b(?: \d{1,2}(?:st|nd|rd|th)?(?![\d:h]),?)?"
    r"(?: \d{4})?"
)
POSTAL = re.compile(r"\b(?P<code>\d{5})\b(?:\s+(?P<city>[^\W\d_][^\d,;:\n()]{1,40}))?")
AT_CITY = re.compile(
    r"^\s*(?:bas[eé]+e?s?\s+)?(?:[àa]|de|in|from|based in|sur)\s+(?P<city>[A-ZÉÈÎÂ][^\d,;:\n()]{1,40})\s*$"
)
WEBSITE = re.compile(r"\b(?:https?://)?(?:www\.)[\w.-]+\.[a-z]{2,24}(?:/\S*)?|\bhttps?://\S+", re.IGNORECASE)
SIREN = re.compile(r"\b(?:siren|siret)\s*(?:n[°o]\s*)?:?\s*(?P<n>\d[\d ]{8,18})", re.IGNORECASE)
INDIRECT = re.compile(
    r"\b(?:salons?|foire|fair|trade show|expo|linkedin|fichier|liste achetee|bought list|annuaire|directory"
    r"|recommand\w+|referr\w+|recommended|carte de visite|business card|bouche a oreille|repere|trouve sur"
    r"|found on)\b"
)
COMPANY_WORDS = words(
    "hotel garage restaurant boulangerie patisserie mairie ecole lycee college universite cafe bar brasserie "
    "agence cabinet "
    "clinique hopital groupe societe entreprise ets etablissements boutique magasin camping chateau domaine "
    "ferme maison "
    "atelier studio association club centre institut pharmacie librairie epicerie traiteur auberge residence "
    "ehpad creche "
    "theatre cinema musee office syndic copropriete imprimerie menuiserie plomberie transports transport construction "
    "bakery shop store school college university hospital clinic group company inn lodge farm agency office "
    "church museum "
    "theatre services service solutions conseil consulting diffusion distribution immobilier salon spa gym fitness "
    "fromagerie boucherie fleuriste coiffure cooperative fondation federation comite lodge pub kitchen foods "
    "industries "
    "industrie travaux batiment menuiseries freres fils brothers sons partners associes"
)
ROLE = re.compile(
    r"^(?:(?:la|le|l'|the|une?|notre|their|leur|sa|son)\s*)?(?:gerante?|directeur|directrice|responsable|chef"
    r"|cheffe|patronn?e?|acheteu\w+|assistante?|presidente?|proprietaire|dg|pdg|ceo|owner|manager|director"
    r"|buyer"
    r"|head of|purchasing|office manager|founder|fondat\w+|co-?fondat\w+|chargee? d|adjointe?|maire|mayor"
    r"|comptable|achats|chief)\b[^\d]{0,40}$"
)
OF = re.compile(
    r"^(?P<name>(?:[^\s,()]+\s+){0,4}?[^\s,()]+)\s*(?:\(|\s(?P<link>de chez|chez|du|de la|de l'|des|d'|de"
    r"|from|at|of|@|pour|for|with)\s*)(?P<company>[^()]{2,80}?)\)?$"
)


PLACED = re.compile(r"^(?P<rest>\S.{1,70}?)\s+(?:à|in)\s+(?P<city>[A-ZÉÈÎÂÀ][^\d,;:()]{1,40})$")
"""A name and a town: "Café Joyeux à Rennes"."""

PIECES = re.compile(r"(?<!\d),|,(?!\d{3})|[;\n]|\s[–—-]\s|(?<![A-Z])(?<!Mr)(?<!Mme)(?<!Dr)\.\s+(?=[A-ZÉ])|\s\|\s")
"""Commas within numbers ("£3,000") and points of titles ("M. Durand") part nothing."""

BEFORE = re.compile(
    r"(?:\b(?:tel|t[eé]l[eé]phone|phone|mobile|portable|e-?mail|mail|courriel|adresse|num[eé]ro|joignable"
    r"|reachable|au|at|on|sur|site(?: web)?|website)\b\.?\s*:?\s*)+$",
    re.IGNORECASE,
)

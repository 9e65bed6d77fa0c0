"""How long a piece of work takes by hand, as people say it: "un devis nous prend 25 minutes"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from graphs.understanding.lexicon import words

_NUMBERS = {
    "une": 1, "un": 1, "a": 1, "an": 1, "one": 1, "deux": 2, "two": 2, "trois": 3, "three": 3, "quatre": 4, "four": 4,
    "cinq": 5, "five": 5, "six": 6, "sept": 7, "seven": 7, "huit": 8, "eight": 8, "neuf": 9, "nine": 9, "dix": 10,
    "ten": 10, "douze": 12, "twelve": 12, "quinze": 15, "fifteen": 15, "vingt": 20, "twenty": 20,
    "vingt-cinq": 25, "twenty-five": 25, "trente": 30, "thirty": 30, "trente-cinq": 35, "thirty-five": 35,
    "quarante": 40, "forty": 40, "quarante-cinq": 45, "forty-five": 45, "cinquante": 50, "fifty": 50, "soixante": 60,
    "sixty": 60,
}  # fmt: skip
_SPELLED = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_AMOUNT = rf"(?:\d{{1,4}}(?:[.,]\d{{1,2}})?|{_SPELLED})"
_MINUTES = r"(?:minutes?|mins?|mn|minuttes?|minuts?)\b"
_HOURS = r"(?:heures?|hours?|hrs?|hres?|h)\b"
_DURATIONS: tuple[tuple[str, str], ...] = (
    ("whole_half", rf"(?P<h>{_AMOUNT}) ?{_HOURS} (?:et demie?|and a half)"),
    ("half_first", rf"(?P<h>{_AMOUNT}) and a half {_HOURS}"),
    ("quarters", r"(?:(?:trois|3) quarts? d'heures?|three[- ]quarters? of an hour)"),
    (
        "quarter",
        r"(?:un (?:bon |petit |gros )?quart d'heures?|1/4 d'heures?|(?:a )?quarter of an hour|a quarter[- ]hour)",
    ),
    (
        "half",
        r"(?:une (?:bonne |petite |grosse )?demi[- ]?heures?|1/2 ?h(?:eures?)?\b|half an hour|a (?:good )?half[- ]hour"
        r"|half[- ]hour)",
    ),
    ("clock", rf"(?P<h>\d{{1,2}}) ?(?:h|heures?|hours?|hrs?)(?: et| and)? ?(?P<m>\d{{1,2}})(?: ?{_MINUTES})?(?!\d)"),
    ("hours", rf"(?P<h>{_AMOUNT}) ?{_HOURS}"),
    ("minutes", rf"(?P<m>{_AMOUNT}) ?{_MINUTES}"),
    ("seconds", rf"(?P<s>{_AMOUNT}) ?(?:secondes?|seconds?|sec|s)\b"),
)
_LENGTHS = [(name, re.compile(rf"(?<![\w/]){pattern}")) for name, pattern in _DURATIONS]

_WORKS: tuple[tuple[str, str], ...] = (
    ("quote_followup",
        r"(?:relances?|suivis?) (?:de |d'un |des |du )?devis|relancer un devis|quote follow[- ]?ups?"
        r"|follow[- ]?ups? (?:on |of |for )?(?:a |the )?quotes?|following up (?:on )?(?:a )?quotes?|quote reminders?"),
    ("invoice",
        r"factures? (?:de |d'un |des )?fournisseurs?|(?:supplier|vendor|purchase) (?:invoices?|bills?)"
        r"|(?:saisir|traiter|enregistrer|controler|verifier|comptabiliser|rapprocher) (?:une|chaque) facture"
        r"|(?:saisie|traitement|controle|rapprochement) (?:d'une|de chaque|des|de la) factures?"
        r"|(?:enter(?:ing)?|process(?:ing)?|book(?:ing)?|check(?:ing)?) (?:an?|each|one) (?:invoice|bill)"),
    ("reminder",
        r"relances? (?:de |d'|des |d'un |d'une )?(?:paiements?|factures?|impayes?|clients?)|relances?|relancer"
        r"|(?:payment |invoice |debt )?reminders?|dunning (?:letters?|mails?|emails?)|chasing (?:a |an )?(?:payment"
        r"|invoice|customer)s?|chas(?:e|ing) (?:up )?(?:a |an |one |each )?(?:late |unpaid |overdue )?(?:payment"
        r"|invoice|customer"
        r"|client|debt)s?|chaser (?:mail|email)s?|chasers?"),
    ("enquiry",
        r"questions? (?:de |d'un |des )?clients?|customers? (?:questions?|enquir(?:y|ies)|inquir(?:y|ies))"
        r"|demandes? d'information|enquir(?:y|ies)|inquir(?:y|ies)"),
    ("lead",
        r"(?:reponses? a |repondre a )?(?:un |des |les )?(?:nouveaux? )?(?:prospects?|leads?)|pistes? commerciales?"
        r"|qualifier (?:un|une) (?:prospect|lead|piste)"),
    ("complaint", r"reclamations?|litiges?|plaintes?|complaints?"),
    ("decision",
        r"decisions?|validations?|approbations?|accords?|valider|approuver|decider|approvals?|approving|deciding"
        r"|deciding on (?:a )?request|sign[- ]?offs?|validating(?: (?:a|each|one) request)?"),
    ("quote", r"devis|quotes?|quotations?|estimates?|chiffrages?|proposals?"),
)  # fmt: skip
_NAMED = [(work, re.compile(rf"\b(?:{pattern})\b")) for work, pattern in _WORKS]

_TAKES = re.compile(
    r"\b(?:prend|prends|prennent|prenait|prenaient|prendre|faut|fallait|met|mets|mettons|mettait|mettions|mettre"
    r"|passe|passons|passait|passent|passer|dure|durent|durait|compte[rz]?|comptons|demande(?:nt|ait)?"
    r"|represente(?:nt)?|coute(?:nt)?|coutai(?:t|ent)|takes?|took|taking|needs?|needed|spend|spends|spent|lasts?|costs?"
    r"|count|allow|reference|baseline|chrono\w*|mesure\w*|measured|timed|c'est|c'etait|it's|is|was|were|plutot|rather"
    r"|actually)\b|[:=]|\bpar\b|\bper\b|\beach\b|\bchacune?\b"
)
_MEASURED = re.compile(r"\b(?:chrono\w*|mesure\w*|montre en main|timed|measured|stopwatch\w*|clocked)\b")
_FILLERS = words(
    "un une le la les l des de du d nous nos notre on je me m il y ca cela c est en moyenne environ a peu "
    "pres pour par "
    "chaque chacun chacune faire fait a la main manuellement sans toi tout toute au total aujourd hui avant chez "
    "gros moins bien bon grand maxi max minimum mini facilement quand meme ya compter "
    "easily at least good solid "
    "habituellement generalement d habitude souvent toujours actuellement client clients et ou plus ou moins "
    "rediger ecrire preparer envoyer traiter rediges redige saisir donner sortir etablir repondre reponse question "
    "demande ici nous-memes vers quelque presque mesure mesuree mesurees chronometre chronometree chronometrees "
    "chronometres chrono montre reference baseline temps note noter retiens retenir que qu personne par piece "
    "l equipe equipe quelqu un seul seule "
    "it us we our ours i my me about around roughly approximately some each every one to write make prepare send "
    "do handle process produce draft issue by hand manually on average in of for the this that an a takes take took "
    "is usually typically normally without you customer customers at and or currently measured timed stopwatch with "
    "note remember team someone somebody person per answer reply request answering writing making preparing sending "
    "handling processing doing drafting used was were be have has had work travail job non no en fait finalement "
    "plutot rather actually bonne petit petite gros grosse nearly almost mainly deja encore"
)
_ASKS = re.compile(r"\?|\b(?:combien|how (?:long|much|many)|quel(?:le)?s?|what|pourquoi|why)\b")


def read_baselines(folded: str) -> list[dict[str, Any]]:
    """[{"work", "minutes", "source"}]: one for each work named with its length; nothing when anything else is said."""
    if _ASKS.search(folded) or not _TAKES.search(folded):
        return []
    source = "measured" if _MEASURED.search(folded) else "stated"
    found = [_clause(clause) for clause in _clauses(folded)]
    if any(each is None for each in found):
        return []
    return [{"work": each[0], "minutes": each[1], "source": source} for each in found if each is not None]


_TOLD = re.compile(
    r"^(?:(?:et|and|non|no|en fait|actually|avant(?: toi)?|before(?: you)?|au total|ici|chez nous|for us"
    r"|pour nous)[, ]+)*"
    r"(?:(?:(?:une?|le|la|les|des|chaque|nos|an?|the|each|every|our|faire|making|doing|to make|writing) )+(?:\w+ ){0,3}"
    r"(?:(?:nous|vous|lui|m'|me) )?(?:prend|prends|prennent|prenait|prenaient|demande|demandait|coute|coutait|takes?"
    r"|took|was taking|used to take|needs?|needed)\b|(?:il nous (?:faut|fallait)|on (?:met|mettait|passe|passait)|nous"
    r" (?:mettons|passons)|it (?:takes|took|used to take|was taking)|we (?:spend|spent|used to spend|need|needed"
    r"|take|took))\b)"
)
_LENGTH_SAID = re.compile(
    r"\b(?:minutes?|mins?|mn|heures?|hours?|hrs?|demi-heures?|journees?|jours?|days?|half)\b|\d ?(?:h|min|mn)\d*\b"
)


def tells_badly(folded: str) -> bool:
    """Says what a work takes, though not as one length: "un devis nous prend entre 20 et 30 minutes"."""
    if _ASKS.search(folded) or _work(folded) is None:
        return False
    told = _TOLD.match(folded)
    if told is None or _LENGTH_SAID.search(folded, told.end()) is None:
        return False
    rest = _TAKES.sub(" ", _LENGTH_SAID.sub(" ", folded))
    for _, pattern in _NAMED:
        rest = pattern.sub(" ", rest)
    left = [word for word in re.findall(r"[a-z]+(?:-[a-z]+)?", rest) if word not in _FILLERS | _BETWEEN]
    return not left


_BETWEEN = words(
    "entre between a au to et and or ou jusqu jusqu'a up until selon depends depend cas case cases ça h half"
)


def _clauses(folded: str) -> list[str]:
    """One for each length that is named."""
    parts = re.split(r"[;,]| et (?=(?:une?|le|la|les|pour|des) )| and (?!a half)(?=(?:an?|the|for|each) )", folded)
    joined: list[str] = []
    for part in (part.strip(" .!") for part in parts):
        if not part:
            continue
        whole = all(found is not None for each in (part, *joined[-1:]) for found in (_length(each), _work(each)))
        if joined and not whole:
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


def _clause(text: str) -> tuple[str, str] | None:
    length, work = _length(text), _work(text)
    if length is None or work is None:
        return None
    minutes, (start, end) = length
    rest = f"{text[:start]} {text[end:]}"
    named = _work(rest)
    if named is None or _length(rest) is not None:
        return None
    name, (start, end) = named
    rest = _TAKES.sub(" ", f"{rest[:start]} {rest[end:]}")
    left = [word for word in re.findall(r"[a-z0-9]+(?:-[a-z]+)?", rest) if word not in _FILLERS]
    return (name, minutes) if not left else None


def _work(text: str) -> tuple[str, tuple[int, int]] | None:
    for work, pattern in _NAMED:
        if found := pattern.search(text):
            return work, found.span()
    return None


def _length(text: str) -> tuple[str, tuple[int, int]] | None:
    """Minutes as a decimal string, and where they stand."""
    for name, pattern in _LENGTHS:
        if found := pattern.search(text):
            return _plain(_minutes(name, found)), found.span()
    return None


def _minutes(name: str, found: re.Match[str]) -> Decimal:
    match name:
        case "quarters":
            return Decimal(45)
        case "quarter":
            return Decimal(15)
        case "half":
            return Decimal(30)
        case "whole_half" | "half_first":
            return _number(found["h"]) * 60 + 30
        case "clock":
            return _number(found["h"]) * 60 + _number(found["m"])
        case "hours":
            return _number(found["h"]) * 60
        case "seconds":
            return _number(found["s"]) / 60
        case _:
            return _number(found["m"])


def _number(text: str) -> Decimal:
    spelled = _NUMBERS.get(text)
    return Decimal(spelled) if spelled is not None else Decimal(text.replace(",", "."))


def _plain(minutes: Decimal) -> str:
    return format(minutes.quantize(Decimal("0.01")).normalize(), "f")

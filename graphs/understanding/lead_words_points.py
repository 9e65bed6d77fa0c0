"""Reads how a colleague tunes the score of leads: points of a sign, and the thresholds of the classes."""

from __future__ import annotations

import re

from graphs.lead.brief import TunePoints
from graphs.leads.points import BANDS, POINTS
from graphs.leads.wording import POINT_WORDS
from graphs.understanding.lead_words_text import NOUN, Spoken
from graphs.understanding.text import fold

_LONGEST = 300
_POINTS = re.compile(
    r"(?P<sign>[+\-−]\s?)?(?P<number>\d{1,3}) (?:points?|pts?)\b(?: (?P<more>de plus|en plus|supplementaires?"
    r"|more|extra|additional)"
    r"|(?: (?P<less>de moins|en moins|less|fewer)))?"
)
_SETS = re.compile(
    r"\b(?:mets|mettre|donne|donner|ajoute|ajouter|compte|compter|enleve|enlever|retire|retirer|passe|passer"
    r"|vaut|valent"
    r"|rapporte|rapportent|set|give|add|count|make|remove|take|worth|pour|for|par|when|si|quand)\b"
)
_TAKES = re.compile(r"\b(?:enleve[rz]?|retire[rz]?|remove|take off|take away|subtract|soustrais|deduis|minus|moins)\b")
_ADDS = re.compile(r"\b(?:ajoute[rz]?|add|augmente[rz]?|increase|raise)\b")
_TO = re.compile(r"\b(?:passe[rz]?|set|to|a|de \d+ a)\b")
_HOT, _WARM = r"(?:chaude?s?|hot)", r"(?:tiedes?|warm)"
_LIMIT = (
    r"(?:a partir de|des|at|from|above|au[- ]dessus de|a|to|:|=|>=?|est (?:de|a)|is|passe a|starts? at"
    r"|commence a|a partir d'un score de"
    r"|avec|with|de|plus de|over|at least|au moins)"
)
_THRESHOLDS = tuple(
    (name, [re.compile(pattern) for pattern in patterns])
    for name, patterns in {
        kind: (
            rf"\b{word}\b(?: (?:est|is|a|:|=|passe|commence"
            rf"|starts?))*\s*(?:{_LIMIT}\s*)+(?P<n>\d{{1,3}})\b(?: ?(?:points?|pts?))?(?! ?(?:%|€|\d))",
            rf"\b{word}(?: leads?)? thresholds?\s*(?:{_LIMIT}\s*)*(?P<n>\d{{1,3}})\b(?! ?[%€])",
            rf"\b(?:a partir de|des|from|at|au[- ]dessus de|above) (?P<n>\d{{1,3}}) (?:points?"
            rf"|pts?)\b[^.?!\n]{{0,60}}?\b{word}\b",
        )
        for kind, word in (("hot", _HOT), ("warm", _WARM))
    }.items()
)
_SPEAKS = re.compile(rf"\b{NOUN}\b|\b(?:seuils?|thresholds?|scores?|scoring|points?|pts?)\b")
_ABOUT_SCORE = re.compile(r"\b(?:seuils?|thresholds?|scores?|scoring|points?|pts?)\b")
_RULE = re.compile(r"\b(?:si|s'il|s'ils|if|when|quand|lorsqu\w*|unless|sauf)\b")
_CONDITION = re.compile(
    r"\b(?:au[- ]dessus|au[- ]dela|plus de|moins de|superieur\w*|inferieur\w*|above|over|under|below"
    r"|more than|less than|at least"
    r"|a partir de|entre|between|from|dans le|dans la|d'ile|de plus d|de moins d)\b|[€%]|\d"
)
_SIGNS: tuple[tuple[str, str], ...] = (
    ("pro_email",
        r"(?:adresses? |e-?mails? |mails? ){1,2}(?:pro\w*|d'entreprise)|(?:business|work|company"
        r"|professional) e-?mails?(?: address(?:es)?)?"),
    ("disposable", r"(?:adresses? |e-?mails? |mails? ){0,2}jetables?|(?:throw-?away|disposable) e-?mails?"),
    ("no_contact", r"(?:sans|ni) (?:adresse|contact|coordonnees)|(?:no|without) contact\w*"),
    ("out_of_zone",
        r"hors (?:de la |des )?zones?|hors secteur|out(?:side)? of (?:our )?(?:zone|area)s?"
        r"|outside (?:our )?areas?"),
    ("budget", r"budgets?|enveloppes?"),
    ("deadline", r"echeances?|dates?|delais?|deadlines?|due dates?"),
    ("urgent", r"urgen\w+"),
    ("quantity", r"quantites?|quantity|quantities|volumes?"),
    ("asks",
        r"demandes? (?:de |d'un? )?(?:devis|demo\w*|prix|appel|rappel)|(?:quote|demo|call|price) requests?"
        r"|asks? for (?:a )?(?:quote|demo|call)"),
    ("catalogue", r"catalogue|catalog"),
    ("product", r"produits?|besoins?|products?|needs?"),
    ("phone", r"telephones?|numeros?(?: de telephone)?|phones?(?: numbers?)?|mobile"),
    ("email", r"(?:adresses? )?(?:e-?mails?|mails?)|courriels?"),
    ("company", r"entreprises?|societes?|company|companies"),
    ("zone", r"zones?|territoires?|regions?|areas?|territory"),
    ("sector", r"secteurs?(?: d'activite)?|sectors?|industr(?:y|ies)"),
    ("size", r"tailles?|effectifs?|sizes?|headcount"),
    ("customer", r"(?:deja |existing )?(?:clients?|customers?)"),
    ("name", r"noms?|names?"),
    ("student", r"etudiante?s?|students?"),
    ("job", r"candidat\w*|stagiaires?|stages?|job seekers?|applicants?|emploi"),
    ("seller", r"demarch\w+|vendeurs?|sellers?|vendors?"),
    ("closed", r"(?:entreprises? )?(?:fermees?|cessees?|radiees?)|(?:closed|ceased) compan(?:y|ies)"),
    ("contradiction", r"contradictions?|incoherences?"),
    ("later", r"(?:echeances? )?lointaines?|far[- ]off"),
)  # fmt: skip
_COMPILED = [(code, re.compile(rf"\b(?:{pattern})\b")) for code, pattern in _SIGNS]
_LABELS = [
    (code, re.compile(r"\W+".join(re.findall(r"\w+", fold(label.replace("’", "'")))) + r"(?!\w)"))
    for code, label in sorted(
        ((code, label) for code, labels in POINT_WORDS.items() for label in labels), key=lambda each: -len(each[1])
    )
]
"""Signs as they are shown: what was read in a list of points can be said back."""


def read_points(said: Spoken) -> TunePoints | None:
    """None for anything else: above all, "un prospect est chaud si …" is a rule."""
    folded = said.folded
    if len(folded) > _LONGEST or "?" in folded or not _SPEAKS.search(folded):
        return None
    hot, warm = (_threshold(folded, name) for name in ("hot", "warm"))
    if hot or warm:
        return TunePoints(hot=hot, warm=warm, words=said.text)
    return _signs(said)


def _threshold(folded: str, name: str) -> int:
    """A number of points, said of the class or of its threshold."""
    if not _ABOUT_SCORE.search(folded) or _RULE.search(folded):
        return 0
    patterns = next(patterns for kind, patterns in _THRESHOLDS if kind == name)
    found = next((found for pattern in patterns if (found := pattern.search(folded))), None)
    return int(found["n"]) if found is not None and 0 < int(found["n"]) <= 100 else 0


def _signs(said: Spoken) -> TunePoints | None:
    points: dict[str, int] = {}
    more: dict[str, int] = {}
    folded, labelled = _with_codes(said.folded)
    found = list(_POINTS.finditer(folded))
    if not found or not (labelled or _SETS.search(folded)):
        return None
    about_leads = re.search(rf"\b{NOUN}\b|\b(?:scores?|scoring|lead)\b", folded)
    for at, each in enumerate(found):
        before = folded[found[at - 1].end() if at else 0 : each.start()]
        behind = folded[each.end() : found[at + 1].start() if at + 1 < len(found) else len(folded)]
        led = re.match(
            r"\W*(?:pour|for|par|quand|when|si|if|to|a|au|aux|sur|on|si on a|de)\b\s*(?P<what>[^;\n]+)", behind
        )
        what = led["what"] if led else before
        what = re.sub(r"[\s,;:=.]+(?:et|and|a|to|at|is|est|vaut|worth)?\s*$", "", what)
        what = re.sub(r"^\W*(?:et|and|then|puis)\b", "", what)
        code = _code(what)
        if code is None and not about_leads and not any(pattern.search(what) for _, pattern in _COMPILED):
            return None
        number = int(each["number"])
        taken = bool(each["less"]) or bool(_TAKES.search(before)) or (each["sign"] or "").strip() in ("-", "−")
        relative = bool(each["more"] or each["less"]) or bool(_ADDS.search(before) or _TAKES.search(before))
        named = code or _as_written(what)
        if not named:
            return None
        if relative or (each["sign"] or "").strip() == "+":
            more[named] = -number if taken else number
        else:
            points[named] = -number if taken or BANDS.get(named) == "penalty" else number
    return TunePoints(points=points, more=more, words=said.text)


def _with_codes(folded: str) -> tuple[str, bool]:
    """With the code of each sign that is named as it is shown, so that the words of its name say nothing else."""
    labelled = any(re.search(rf"\b{code}\b", folded) for code in POINTS if "_" in code or code == "mash")
    for code, pattern in _LABELS:
        folded, times = pattern.subn(f"<{code}>", folded)
        labelled = labelled or times > 0
    return folded, labelled


def _code(what: str) -> str | None:
    """The sign those words name and nothing beside it: what hangs on a condition is none of the signs."""
    if (shown := re.search(r"<(\w+)>", what)) and not re.search(r"\w", what.replace(shown[0], "")):
        return shown[1]
    bare = what.strip(" \"'«»“”.,:")
    if bare in POINTS:
        return bare
    if _CONDITION.search(what):
        return None
    return next((code for code, pattern in _COMPILED if pattern.search(what)), None)


def _as_written(what: str) -> str:
    """What is no sign of ours is named as it was said, so that the answer can tell that there is none."""
    words = " ".join(re.sub(r"^(?:un|une|le|la|les|des|a|an|the|tout|any)\s", "", what.strip(" .,:")).split())
    return words[:60] if len(words) > 2 else ""

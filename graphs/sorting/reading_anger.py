"""Reads whether somebody complains: signs with weights, sarcasm where praise meets a failure, and who is told of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graphs.sorting.anger import Anger, AngerKind
from graphs.sorting.anger_scope import WEAK, solved, stands, weight_of
from graphs.sorting.anger_signs import SIGNS, AngerSign
from graphs.sorting.colleague_anger import told_by_colleague
from graphs.sorting.sentences import Sentence, excerpt_of, sentences_of

ENOUGH = 1.5
ENOUGH_WEAK = 3.0
"""Weight from which it is a complaint; the second where only signs were seen that say little alone."""

_SARCASM = 1.8
_PRAISE = re.compile(
    r"^(?:super|genial|parfait|great|fantastic|brilliant|wonderful|perfect|excellent|top|nice one|"
    r"formidable)\b|\b(?:bravo|chapeau|felicitations?|congratulations|congrats|hats off|slow clap|well done|"
    r"bien joue|beau "
    r"travail|du beau travail|grand art|du propre|du joli|quel(?:le)? "
    r"(?:beau |belle |bel )?(?:service|professionnalisme|reactivite|efficacite|serieux|rapidite|organisation|"
    r"ponctualite|qualite)|what (?:a |an )?(?:\w+ )?(?:service|"
    r"professionalism|efficiency|performance|punctuality)|(?:great|good|nice|excellent|fantastic|brilliant|"
    r"superb|stellar|outstanding) (?:job|work|effort|stuff|going|service)|on applaudit|quel (?:plaisir|bonheur|"
    r"regal)|what a (?:pleasure|joy|delight|treat)|rien que ca|genial|top service|(?:merci|thanks|thank you|"
    r"thx) (?:\w+ ){0,4}?(?:magnifique|"
    r"superbe|merveilleu\w+|formidable|excellente?|fantastique|extraordinaire|"
    r"remarquable|exemplaire|brillante?|incroyable|fabuleu\w+|legendaire|wonderful|fantastic|great|amazing|"
    r"brilliant|excellent|superb|outstanding|stellar|marvell?ous|lovely|"
    r"incredible|fabulous|exceptional|speedy|prompt|impeccable|ponctualite|reactivite|rapidite)|toujours aussi "
    r"(?:\w+)|as (?:reliable|efficient|punctual) as ever)\b"
)
_EARNEST = re.compile(
    r"\b(?:malgre|despite|in spite|nonetheless|heureusement|fortunately|grace a|thanks to|regle\w*|resolu\w*|"
    r"resolved|sorted|rattrap\w+)\b"
)
_US = re.compile(r"\b(?:you (?!take|do|have|sell|know)|your|votre|vos|vous (?:n|ne|m|nous|aviez|avez))\b")
_FAILED = frozenset(
    {
        "late",
        "never_came",
        "broken",
        "wrong_goods",
        "missing",
        "no_answer",
        "again",
        "broken_promise",
        "waiting",
        "billed_wrong",
        "cost",
        "still_not",
        "comes_again",
        "no_progress",
        "spoilt",
        "short",
        "wasted_day",
        "unheard",
        "unlike",
        "count_short",
        "wrong_place",
        "left_about",
        "foreign_body",
        "does_nothing",
    }
)


@dataclass
class _Heard:
    """What was found by code: its sign, its weight and the sentence; `failures` the places of failures."""

    found: dict[str, tuple[AngerSign, float, Sentence]] = field(
        default_factory=dict[str, tuple[AngerSign, float, Sentence]]
    )
    failures: list[int] = field(default_factory=list[int])
    sarcasm: Sentence | None = None

    @property
    def weight(self) -> float:
        return sum(weight for _, weight, _ in self.found.values()) + (_SARCASM if self.sarcasm else 0)

    @property
    def core(self) -> bool:
        return self.sarcasm is not None or any(
            code not in WEAK and weight >= 1.3 for code, (_, weight, _) in self.found.items()
        )


def read_anger(text: str, *, colleague: bool = False) -> Anger | None:
    """None: nobody complains. `colleague`: somebody of the company tells it of a customer, who is given as written.
    Never raises, on any text."""
    sentences = sentences_of(text)
    return told_by_colleague(sentences, anger_in(sentences)) if colleague else anger_in(sentences)


def anger_in(sentences: list[Sentence], *, answers_bill: bool = False, seeks: bool = False) -> Anger | None:
    """`answers_bill`: it answers a reminder of ours, where a defect is a reason not to pay, and no temper; "
    "`seeks`: its
    writer looks for a supplier, and leaves another one."""
    heard = _hear(sentences)
    if seeks and heard.sarcasm is None and not any(_at_us(code, each[2]) for code, each in heard.found.items()):
        return None
    if answers_bill and not _tempered(heard):
        return None
    weight = heard.weight
    if not (heard.core and weight >= ENOUGH) and weight < ENOUGH_WEAK:
        return None
    return _anger(heard, weight)


def _hear(sentences: list[Sentence]) -> _Heard:
    heard = _Heard()
    whole = " ".join(sentence.plain for sentence in sentences)
    undone: set[str] = set()
    for place, sentence in enumerate(sentences):
        plain = sentence.plain.replace(" ,", "")
        for sign in SIGNS:
            match = sign.pattern.search(plain)
            if match is None:
                continue
            if not stands(sign, plain, match.start(), elsewhere=whole):
                undone.add(sign.code)
                continue
            weight = weight_of(sign, plain)
            if sign.code in _FAILED:
                heard.failures.append(place)
            if sign.code not in heard.found or heard.found[sign.code][1] < weight:
                heard.found[sign.code] = (sign, weight, sentence)
    over = any(solved(sentence.plain) for sentence in sentences)
    for code, (sign, _, sentence) in list(heard.found.items()):
        # A subject names what the mail is about; what it says of that is in its sentences.
        if sentence.heading and sign.manner == "failure" and (over or code in undone):
            del heard.found[code]
    heard.sarcasm = next((s for place, s in enumerate(sentences) if _sarcastic(s, place, heard.failures)), None)
    return heard


def _at_us(code: str, sentence: Sentence) -> bool:
    """Who looks for somebody like us is cross with another one, as long as nothing is said of us."""
    return code not in ("elsewhere", "changes", "ends_it") and _US.search(sentence.plain) is not None


def _sarcastic(sentence: Sentence, place: int, failures: list[int]) -> bool:
    plain = sentence.plain.replace(" ,", "")
    near = any(abs(place - failure) <= 1 for failure in failures)
    return near and bool(_PRAISE.search(plain)) and not _EARNEST.search(plain)


def _tempered(heard: _Heard) -> bool:
    """Whether more than a defect is said: a feeling, a threat, sarcasm."""
    feelings = [code for code, (sign, _, _) in heard.found.items() if sign.manner != "failure" and code != "demands"]
    declared = heard.found.keys() & {"declared"} and len(heard.found) > 1
    return bool(feelings or declared or heard.sarcasm)


def _anger(heard: _Heard, weight: float) -> Anger:
    kinds: list[AngerKind] = []
    for sign, _, _ in sorted(heard.found.values(), key=lambda entry: -entry[1]):
        if sign.kind not in kinds and (sign.manner == "threat" or "complaint" not in kinds):
            kinds.append(sign.kind)
    if not kinds:
        kinds.append("complaint")
    telling = max(heard.found.values(), key=lambda entry: (entry[0].manner == "threat", entry[1]), default=None)
    sentence = telling[2] if telling is not None else heard.sarcasm
    codes = [*heard.found, *(["sarcasm"] if heard.sarcasm else [])]
    return Anger(
        kinds=kinds,
        severity=_severity(kinds, weight),
        excerpt=excerpt_of(sentence),
        confidence=round(min(0.95, 0.5 + 0.1 * weight), 2),
        signs=codes,
    )


def _severity(kinds: list[AngerKind], weight: float) -> int:
    if "leaving" in kinds or "legal" in kinds:
        return 3
    return 2 if weight >= 3.2 or {"insult", "publicity", "chased"} & set(kinds) else 1

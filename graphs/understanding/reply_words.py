"""Reads a customer's mail in answer to a reminder: what they say about the money, in the very sentence that says it.

A kind is only given where one thing is said plainly. Negations, conditions, hedges, questions and two things at once
leave it unclear, with what it may mean: being asked costs a click, being sure of the wrong thing costs a customer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from graphs.debtor.brief import News, NewsKind
from graphs.understanding.money_words_parts import EACH_WEEK
from graphs.understanding.money_words_refs import (
    Day,
    amount_spans,
    amounts_in,
    day_in,
    days_in,
    invoice_spans,
    invoices_in,
    of_payment,
    vague,
)
from graphs.understanding.reply_words_doubts import plain, taken_back
from graphs.understanding.reply_words_signs import (
    ABLE,
    FUTURE,
    HARMLESS,
    LEFT_OPEN,
    NOT_PAID,
    PAST_ABSENCE,
    REFUSED,
    SIGNS,
)
from graphs.understanding.reply_words_text import is_greeting, plain_words, sentences_of
from graphs.understanding.text import excerpt, fold

LONGEST_WORDS = 500
_MOST_SENTENCES = 60
_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_NAMED = re.compile(
    r"\b(?:M\.|Mr\.?|Mme|Mlle|Ms\.?|Mrs\.?|Madame|Monsieur|Maître|Me|contact(?:er|ez)?|write to|speak to|ask for|"
    r"e-?mail|"
    r"écri(?:re|vez) à|adresse(?:r|z)(?:[- ]vous)? à|interlocut\w+ est|voir avec)\s+"
    r"(?P<name>(?:(?:M\.|Mr\.?|Mme|Ms\.?|Mrs\.?|Madame|Monsieur)\s+)?[A-ZÀ-Ý][\w'’-]+(?:\s+[A-ZÀ-Ý][\w'’-]+){0,3})"
)
_RETURN = re.compile(
    r"\b(?:jusqu'?(?:au|a|aux|en)?|de retour|retour|rouvr\w+|reouvr\w+|reprendr\w+|until|till|back|return\w*|"
    r"reopen\w*|"
    r"through)\b"
)
_ELSEWHERE = re.compile(r"@|\b(?:contact\w*|adress\w*|ecri\w+|write|speak|ask|voir avec|demande\w*|interlocut\w+)\b")
_PAY_RUN = re.compile(
    r"\b(?:campagne|run|lot|batch|cycle|traitement|train)(?: de (?:paiements?|r[eè]glements?|virements?))? (?:du|of)\b",
    re.IGNORECASE,
)
"""The payments somebody makes together on one day: that day is theirs."""
_ITS_DAY = re.compile(
    r"^\W*(?:(?:ce|ca|cela|it|that) (?:sera|will be)|au plus tard|d'ici|avant|le|la|sans doute|fin|courant|lundi|"
    r"mardi|"
    r"mercredi|jeudi|vendredi|samedi|demain|vers|pour|by|on|before|no later|at the latest|end of|tomorrow|monday|"
    r"tuesday|"
    r"wednesday|thursday|friday|saturday|\d)\b"
)
"""How the sentence begins that only tells when: "Ce sera vendredi." """
_RANGE_END = re.compile(r"\b(?:au|to|through)\b|[-–](?=\s?\d)")
_CLAUSES = re.compile(
    r"\s[,;:]\s|[;:]|\s(?:mais|but|et|and|car|donc|so|because|puis|then|however|toutefois|cependant)\s"
)


@dataclass
class _Heard:
    """What the sentences say: for sure, perhaps, and where each was said."""

    sure: dict[NewsKind, str] = field(default_factory=dict["NewsKind", str])
    perhaps: dict[NewsKind, str] = field(default_factory=dict["NewsKind", str])


def read_reply(text: str, *, today: date, language: str, automatic: bool) -> News:
    """`automatic`: the mail says itself that no person wrote it. Never raises, on any text.

    Confidence 0: nothing in it speaks of money (a thank-you, an acknowledgement)."""
    sentences = sentences_of(text)[:_MOST_SENTENCES]
    heard = _heard(sentences)
    if automatic:
        heard = _of_machine(heard)
    kind, words = _decided(heard, sentences, today, automatic=automatic)
    if kind is None:
        return _unclear(heard, sentences, text)
    return _filled(News(kind, source="mail", words=_short(words), confidence=0.9), words, sentences, today)


def _heard(sentences: list[str]) -> _Heard:
    heard = _Heard()
    for sentence in sentences:
        for kind, certain in _signs(sentence):
            (heard.sure if certain else heard.perhaps).setdefault(kind, sentence)
    return heard


def _signs(sentence: str) -> list[tuple[NewsKind, bool]]:
    """The kinds that a sentence shows, each with whether it is plain."""
    whole = HARMLESS.sub(" ", plain_words(_named_plainly(sentence)))
    clauses = [clause.strip() for clause in _CLAUSES.split(whole) if clause.strip()]
    found: dict[NewsKind, bool] = {}
    for clause in clauses:
        for kind in _kinds(clause):
            found[kind] = found.get(kind, True) and plain(kind, clause, whole)
    for kind in _kinds(whole):
        # What only shows across clauses ("adressez-vous, pour cela, à ...").
        if kind not in found and not (kind in ("paid", "promise") and {"paid", "promise"} & set(found)):
            found[kind] = plain(kind, whole, whole)
    if "promise" not in found and (ABLE.search(whole) or (NOT_PAID.search(whole) and "dispute" not in found)):
        found["promise"] = False
    return _settled(found, whole)


def _named_plainly(sentence: str) -> str:
    """Addresses, amounts and invoices by a word of their own, so that their letters and figures say nothing."""
    sentence = _EMAIL.sub(" @ ", sentence)
    for start, end in reversed(amount_spans(sentence)):
        sentence = f"{sentence[:start]} somme {sentence[end:]}"
    for start, end in reversed(invoice_spans(sentence)):
        before = sentence[:start].rstrip()
        word = "" if re.search(r"(?:factures?|invoices?)$", before, re.IGNORECASE) else "facture"
        sentence = f"{sentence[:start]}{word}{sentence[end:]}"
    return sentence


def _kinds(clause: str) -> list[NewsKind]:
    kinds: list[NewsKind] = [
        kind for kind, patterns in SIGNS.items() if any(pattern.search(clause) for pattern in patterns)
    ]
    if "paid" in kinds and "promise" in kinds:
        # "le virement sera fait": a participle after a future is no past.
        kinds.remove("paid" if FUTURE.search(clause) else "promise")
    if "absence" in kinds and PAST_ABSENCE.search(clause):
        kinds.remove("absence")
    if EACH_WEEK.search(clause) and not _RETURN.search(clause):
        # "Fermés le lundi", "I do not work on Fridays": hours that are kept every week.
        away = ("absence",) if _ELSEWHERE.search(clause) else ("absence", "wrong_contact")
        kinds = [kind for kind in kinds if kind not in away]
    return kinds


def _settled(found: dict[NewsKind, bool], whole: str) -> list[tuple[NewsKind, bool]]:
    """What shows in the same sentence speaks for one thing, or against being sure."""
    if "dispute" in found and {"promise", "paid"} & set(found):
        if REFUSED.search(whole) and found["dispute"]:
            return [(kind, sure) for kind, sure in found.items() if kind not in ("promise", "paid")]
        return [(kind, False) for kind in found]
    if ("paid" in found and "promise" in found) or ("paid" in found and LEFT_OPEN.search(whole)):
        return [(kind, False) for kind in found]
    return list(found.items())


def _of_machine(heard: _Heard) -> _Heard:
    """A machine's note promises nothing and has paid nothing: it says who is away, or who answers instead."""
    known = ("absence", "wrong_contact", "insolvency")
    said = {**heard.sure, **{kind: words for kind, words in heard.perhaps.items() if kind == "absence"}}
    return _Heard({kind: words for kind, words in said.items() if kind in known})


def _decided(heard: _Heard, sentences: list[str], today: date, *, automatic: bool) -> tuple[NewsKind | None, str]:
    sure = dict(heard.sure)
    perhaps = {kind for kind in heard.perhaps if kind not in sure}
    if "insolvency" in sure and not set(sure) & {"paid", "promise"} and not perhaps & {"paid", "promise"}:
        return "insolvency", sure["insolvency"]
    if automatic:
        for kind in ("absence", "wrong_contact"):
            if kind in sure:
                return kind, sure[kind]
        return None, ""
    if perhaps == {"promise"} and set(sure) == {"instalments"}:
        perhaps = set[NewsKind]()
    if perhaps or not sure:
        return None, ""
    if set(sure) == {"absence", "wrong_contact"} and _return_day(sentences, today) is not None:
        return "absence", sure["absence"]
    if set(sure) == {"instalments", "promise"}:
        return "instalments", sure["instalments"]
    if len(sure) > 1:
        return None, ""
    [(kind, words)] = sure.items()
    if kind == "promise" and len(_promised_days(sentences, today)) > 1:
        return None, ""
    at = sentences.index(words) if words in sentences else 0
    others = [HARMLESS.sub(" ", plain_words(sentence)).strip() for sentence in sentences]
    if taken_back(kind, others[:at], others[at + 1 :]):
        return None, ""
    return kind, words


def _unclear(heard: _Heard, sentences: list[str], text: str) -> News:
    readings: list[NewsKind] = list(dict.fromkeys([*heard.sure, *heard.perhaps]))
    words = next(iter({**heard.perhaps, **heard.sure}.values()), "")
    words = words or next((one for one in sentences if not is_greeting(one)), "") or " ".join(sentences)
    return News(
        "unclear",
        source="mail",
        words=_short(words or excerpt(text, LONGEST_WORDS)),
        invoices=invoices_in(" ".join(sentences)),
        readings=readings,
        confidence=0.4 if readings else 0.0,
    )


def _filled(news: News, words: str, sentences: list[str], today: date) -> News:
    """The day, the amount, the invoices and the contact that go with it: of its own sentence, else of the mail."""
    everything = " ".join(sentences)
    amounts = amounts_in(words)
    news = replace(news, invoices=invoices_in(words) or invoices_in(everything))
    match news.kind:
        case "promise" | "instalments":
            day = _day_of(words, sentences, today)
            news = _with_day(news, day)
            return replace(news, amount=amounts[0] if len(set(amounts)) == 1 else "")
        case "paid":
            return replace(news, amount=amounts[0] if len(set(amounts)) == 1 else "")
        case "absence":
            back = _return_day(sentences, today)
            contact = _contact(sentences)
            if back is None:
                return replace(news, contact=contact)
            until = back.day.isoformat() if back.day is not None else ""
            return replace(news, until=until, day_said="" if until else back.said, contact=contact)
        case "wrong_contact" | "insolvency":
            return replace(news, contact=_contact([words, *sentences]))
        case _:
            return news


def _with_day(news: News, day: Day | None) -> News:
    if day is None:
        return news
    settled = day.day is not None and not vague(day.said)
    return replace(news, day=day.day.isoformat() if day.day and settled else "", day_said="" if settled else day.said)


def _day_of(words: str, sentences: list[str], today: date) -> Day | None:
    """Of the sentence itself; else the only one of the sentence that follows it ("Ce sera vendredi.")."""
    days = of_payment(days_in(words, today), words)
    found = days[0] if days else None
    run = _PAY_RUN.search(words) if found is None else None
    found = day_in(words[run.end() :], today) if run else found
    if found is not None or words not in sentences:
        return found
    following = next(iter(sentences[sentences.index(words) + 1 :]), "")
    return day_in(following, today) if len(following.split()) <= 8 and _ITS_DAY.search(fold(following)) else None


def _promised_days(sentences: list[str], today: date) -> set[date]:
    days: set[date] = set()
    for sentence in sentences:
        if any(kind == "promise" for kind, _ in _signs(sentence)):
            days |= {said.day for said in of_payment(days_in(sentence, today), sentence) if said.day is not None}
    return days


def _return_day(sentences: list[str], today: date) -> Day | None:
    """When they are there again: what stands after "jusqu'au", "back on"; of a span of days its end."""
    best: Day | None = None
    for sentence in sentences:
        folded = fold(sentence)
        source = sentence if len(folded) == len(sentence) else folded
        cues = [*_RETURN.finditer(folded)]
        for cue in cues:
            found = day_in(source[cue.end() :], today)
            if found is not None and found.day is not None:
                return found
            best = best or found
    if best is not None:
        return best
    for sentence in sentences:
        if not any(kind == "absence" for kind, _ in _signs(sentence)):
            continue
        folded = fold(sentence)
        for cue in reversed([*_RANGE_END.finditer(folded)]):
            found = day_in(folded[cue.end() :], today)
            if found is not None and found.day is not None:
                return replace(found, day=found.day + timedelta(days=1))
    return None


def _contact(sentences: list[str]) -> str:
    for sentence in sentences:
        found = _EMAIL.search(sentence)
        if found is not None:
            return found[0].rstrip(".").lower()
    for sentence in sentences:
        named = _NAMED.search(sentence)
        if named is not None:
            return excerpt(named["name"], 80)
    return ""


def _short(words: str) -> str:
    return excerpt(words, LONGEST_WORDS)

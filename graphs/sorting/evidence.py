"""What speaks for each kind of mail: the signs in its sentences, the goods it names, what it says about money."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from graphs.sorting.goods import Goods, goods_in
from graphs.sorting.kind_signs import SIGNS
from graphs.sorting.mail import MailKind, MailWords
from graphs.sorting.sentences import Sentence
from graphs.understanding.reply_words import read_reply
from integrations.books.port import Directory

_BILL = re.compile(
    r"\b(?:(?<!adresse de )factur\w*|invoic\w*|relances?|rappels?|reminders?|virement|cheque|reglement|paiement|"
    r"payment|transfer|solde|balance|impaye\w*|overdue|receipt|remittance|paye\w*|paid)\b"
)
_THEIRS = re.compile(
    r"\b(?:malgre|apres|mes|nos|despite|after|my|our|deux|trois|quatre|cinq|six|plusieurs|multiples|two|three|four|five|"
    r"several|many|\d+) (?:\w+ )?(?:relances?|rappels?|reminders?)\b"
)
"""Reminders that they sent us are about no bill of ours."""
_PAPER = re.compile(r"\b(?:factures?|invoices?|bills?|receipts?|avoirs?|credit notes?)\b(?! (?:pro ?forma|address))")
_MONEY_KINDS = ("paid", "promise", "dispute", "instalments", "insolvency")


@dataclass
class Evidence:
    """`telling` by kind the weightiest sign and its sentence; `masks` plain names of goods and customers, whose words
    say nothing about their writer."""

    weights: dict[MailKind, float] = field(default_factory=dict["MailKind", float])
    codes: list[str] = field(default_factory=list[str])
    telling: dict[MailKind, tuple[float, Sentence]] = field(default_factory=dict["MailKind", "tuple[float, Sentence]"])
    goods: Goods = field(default_factory=Goods)

    def add(self, code: str, weights: dict[MailKind, float], sentence: Sentence | None = None) -> None:
        """A code counts once."""
        if code in self.codes:
            return
        self.codes.append(code)
        for kind, weight in weights.items():
            self.weights[kind] = self.weights.get(kind, 0.0) + weight
            if sentence is not None and weight > self.telling.get(kind, (0.0, sentence))[0]:
                self.telling[kind] = (weight, sentence)

    def masked(self, sentences: list[Sentence]) -> list[Sentence]:
        return [replace(each, plain=self.goods.without_names(each.plain)) for each in sentences]


def gather(sentences: list[Sentence], words: MailWords, directory: Directory, today: date) -> Evidence:
    evidence = Evidence(goods=goods_in(sentences, directory))
    for sentence in evidence.masked(sentences):
        written = sentence.plain.replace(" ,", "")
        for sign in SIGNS:
            if sign.code not in evidence.codes and sign.pattern.search(written):
                evidence.add(sign.code, sign.weights, sentence)
    _goods(evidence, sentences)
    _money(evidence, sentences, words, today)
    return evidence


def _goods(evidence: Evidence, sentences: list[Sentence]) -> None:
    goods = evidence.goods
    told = next((sentence for sentence in sentences if goods.told_in(sentence)), None)
    asks = {"asks_quote", "orders", "asks_supply", "wants_some"} & set(evidence.codes)
    if goods.counted:
        evidence.add("counted_goods", {"quote_request": 2.5}, told)
    elif goods.named:
        evidence.add("named_goods", {"quote_request": 0.8, "product_question": 0.8}, told)
        if told is not None and told.asks:
            evidence.add("asks_about_goods", {"product_question": 1.4}, told)
    elif goods.counts_something and asks:
        evidence.add("counted_things", {"quote_request": 1.2 if goods.counted_things == 1 else 1.6})
    elif goods.counted_things > 2:
        evidence.add("counted_list", {"quote_request": 1.2})


def _money(evidence: Evidence, sentences: list[Sentence], words: MailWords, today: date) -> None:
    """What they say about a bill of ours, as the answers to reminders are read."""
    said = "\n".join(sentence.written for sentence in sentences)
    bill = words.answers == "reminder" or any(_BILL.search(_THEIRS.sub(" ", sentence.plain)) for sentence in sentences)
    if not bill or not said:
        return
    if words.known == "customer":
        evidence.add("customer_of_bill", {"money": 1.7 if any(_PAPER.search(s.plain) for s in sentences) else 0.8})
        if "orders" in evidence.codes and not evidence.goods.named:
            evidence.weights["quote_request"] = evidence.weights.get("quote_request", 0.0) * 0.4
    news = read_reply(said, today=today, language="fr", automatic=words.automatic)
    if news.kind in _MONEY_KINDS and news.confidence >= 0.6:
        code = "disputes" if news.kind == "dispute" else "settles"
        evidence.add(code, {"money": 2.8}, next((s for s in sentences if s.written[:60] in news.words), None))
    elif news.confidence > 0:
        evidence.add("about_money", {"money": 1.0})

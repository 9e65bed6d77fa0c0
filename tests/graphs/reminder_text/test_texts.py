"""Texts are shown as they would read, and changed by whoever may, once they hold together."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, cast

import pytest
from langgraph.checkpoint.memory import InMemorySaver
from langgraph.types import Command

from bot.store.checkpoints import serializer
from graphs.ask import (
    Answer,
    ApprovalRequest,
    Decision,
    EffectAwaited,
    EffectOutcome,
    Question,
    answer_to_json,
    ask_from_json,
    decision_to_json,
    outcome_to_json,
)
from graphs.context import Context, Person, Policy, StagedEffect
from graphs.dunning.texts import TEXTS
from graphs.dunning.texts_port import OwnText
from graphs.message import Message, Text
from graphs.reminder_text.brief import TextBrief, brief_to_json
from graphs.reminder_text.process import REMINDER_TEXT
from graphs.reminder_text.reading import read_texts
from graphs.rules.rule import RuleSet
from graphs.rules.rulebook import Rulebook
from integrations.books.port import Books
from tests.graphs.quote_followup.case import NOBODY, NOON, ROLES, WaitingBooks, plain
from tests.support.process_run import JsonDocuments, person

LEA, HUGO = person("lea"), person("hugo", "management")
FIRM = ("reminder.firm", "fr", "formal")
GOOD = {"subject": "Votre facture {number}", "body": "Bonjour,\n\nIl reste {total} :\n\n{invoices}\n\n{signature}"}


class Shelf:
    """Texts of the company's own, as the effects keep them."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str, str], OwnText] = {}

    def own(self, name: str, language: str, manner: str) -> OwnText | None:
        return self.kept.get((name, language, manner))


class Talk:
    def __init__(self, asker: Person = HUGO, language: str = "fr", shelf: Shelf | None = None) -> None:
        self.asker, self.language, self.shelf = asker, language, shelf or Shelf()
        self.contexts: list[Context] = []
        self.values: dict[str, Any] = {}
        self.asked: Question | ApprovalRequest | EffectAwaited | None = None
        self._interrupt = ""
        graph: Any = REMINDER_TEXT.graph()
        self._graph: Any = graph.compile(checkpointer=InMemorySaver(serde=serializer(REMINDER_TEXT.saved)))

    async def says(self, text: str) -> None:
        brief = read_texts(text)
        assert brief is not None, text
        await self._work(REMINDER_TEXT.begin(json.loads(json.dumps(brief_to_json(brief)))))

    async def answers(self, text: str | None = None, choice: str | None = None) -> None:
        await self._work(Command(resume={self._interrupt: answer_to_json(Answer(choice, text, by=self.asker.id))}))

    async def decides(self, verb: Any, **values: str) -> None:
        decision = Decision(verb, [self.asker.id], values=values)
        await self._work(Command(resume={self._interrupt: decision_to_json(decision)}))

    @property
    def approval(self) -> ApprovalRequest:
        assert isinstance(self.asked, ApprovalRequest), (self.asked, self.said)
        return self.asked

    @property
    def ending(self) -> str:
        assert self.asked is None
        return REMINDER_TEXT.ending(self.values)

    @property
    def said(self) -> str:
        return "\n".join(shown(say.message) for context in self.contexts for say in context.says)

    @property
    def effects(self) -> list[StagedEffect]:
        return [effect for context in self.contexts for effect in context.effects]

    async def _work(self, work: Any) -> None:
        context = Context(
            "case-1", f"turn-{len(self.contexts)}", self.asker, NOON, self.language, cast(Books, WaitingBooks()),
            JsonDocuments(), Rulebook(RuleSet()), Policy(roles=list(ROLES)), texts=self.shelf,
        )  # fmt: skip
        self.contexts.append(context)
        config = {"configurable": {"thread_id": "case-1"}}
        self.values = await self._graph.ainvoke(work, config, context=context, durability="exit")
        interrupts = self.values.pop("__interrupt__", [])
        self.asked = ask_from_json(json.loads(json.dumps(interrupts[0].value))) if interrupts else None
        self._interrupt = interrupts[0].id if interrupts else ""
        if isinstance(self.asked, EffectAwaited):
            outcome = self._perform(next(each for each in self.effects if each.key == self.asked.key))
            await self._work(Command(resume={self._interrupt: outcome_to_json(outcome)}))

    def _perform(self, effect: StagedEffect) -> EffectOutcome:
        payload = json.loads(json.dumps(effect.payload))
        key = payload["name"], payload["language"], payload["manner"]
        if effect.kind == "texts.reset":
            del self.shelf.kept[key]
        else:
            assert effect.kind == "texts.put"
            self.shelf.kept[key] = OwnText(*key, payload["subject"], payload["body"])
        return EffectOutcome(True, {"reference": ".".join(key)})


def shown(message: Message) -> str:
    return plain(json.dumps(asdict(message), ensure_ascii=False))


@pytest.mark.parametrize(
    ("text", "brief"),
    [
        ("montre les textes de relance", TextBrief("list")),
        ("les textes de relance", TextBrief("list")),
        ("quels sont nos modèles de relance ?", TextBrief("list")),
        ("show the reminder texts", TextBrief("list")),
        ("what do the reminder templates look like?", TextBrief("list")),
        ("montre le texte de la relance ferme", TextBrief("show", "reminder.firm")),
        ("voir le texte de la première relance", TextBrief("show", "reminder.courteous")),
        ("affiche le modèle du dernier rappel, ton chaleureux", TextBrief("show", "reminder.last", manner="warm")),
        ("montre le texte de la relance avant échéance", TextBrief("show", "reminder.early")),
        ("montre la relance ferme en anglais", TextBrief("show", "reminder.firm", "en")),
        ("montre-moi le mail de dernier rappel en anglais", TextBrief("show", "reminder.last", "en")),
        ("show me the firm reminder", TextBrief("show", "reminder.firm")),
        ("show the first quote follow-up text", TextBrief("show", "quote.first")),
        ("change le texte de la relance ferme", TextBrief("edit", "reminder.firm")),
        ("edit the firm reminder in English", TextBrief("edit", "reminder.firm", "en")),
        ("change the wording of the courteous reminder, warm", TextBrief("edit", "reminder.courteous", manner="warm")),
        ("modifie le texte de la relance de devis avant expiration", TextBrief("edit", "quote.last")),
        ("modifie les textes de relance", TextBrief("edit")),
        ("modifie le mail de relance niveau 2", TextBrief("edit", "reminder.firm")),
        ("change the wording of the final notice", TextBrief("edit", "reminder.last")),
        ("je veux voir le mail de la première relance", TextBrief("show", "reminder.courteous")),
        ("remets le texte d'origine de la relance courtoise", TextBrief("reset", "reminder.courteous")),
        ("reset the text of the last reminder", TextBrief("reset", "reminder.last")),
        (
            "change le texte de la relance ferme\nObjet : Salut {number}\n\nBonjour\n{total}",
            TextBrief("edit", "reminder.firm", subject="Salut {number}", body="Bonjour\n{total}"),
        ),
    ],
)
def test_the_words_are_read(text: str, brief: TextBrief):
    assert read_texts(text) == brief


@pytest.mark.parametrize(
    "text",
    ["lance les relances", "relance Bellerive", "rappelle-moi de changer le texte", "change les relances à 5 jours",
     "pause les relances", "change reminder days for VIPs", "change la relance de Bellerive", "montre les devis",
     "devis pour Bellerive : 3 modèles de relance", "montre la relance de Bellerive", "show the reminder to Nordlys",
     "montre la dernière relance à Bellerive", "relance le devis de Bellerive", ""],
)  # fmt: skip
def test_what_is_about_something_else_is_left_alone(text: str):
    assert read_texts(text) is None


async def test_the_list_names_each_and_whose_it_is():
    shelf = Shelf()
    shelf.kept[FIRM] = OwnText(*FIRM, "Le nôtre {number}", GOOD["body"])
    talk = Talk(LEA, shelf=shelf)
    await talk.says("montre les textes de relance")
    assert (talk.ending, "modifiés : 1, d'origine : 23" in talk.said, "Le nôtre {number}" in talk.said) == (
        "done",
        True,
        True,
    )


@pytest.mark.parametrize("key", sorted(TEXTS), ids=".".join)
async def test_each_text_can_be_seen_as_it_would_read(key: tuple[str, str, str]):
    name, language, manner = key
    talk = Talk(LEA, language)
    brief = brief_to_json(TextBrief("show", name, language, manner))
    await talk._work(REMINDER_TEXT.begin(brief))  # pyright: ignore[reportPrivateUsage]  # the talk's own turn
    assert talk.ending == "done"
    subject, body = talk.contexts[0].says[0].message.blocks[2:4]
    assert isinstance(subject, Text)
    assert isinstance(body, Text)
    assert "{" not in subject.text + body.text
    assert ("EXEMPLE" if language == "fr" else "SAMPLE") in talk.said


async def test_an_edit_is_saved_and_read_back():
    talk = Talk()
    await talk.says("change le texte de la relance ferme")
    assert (talk.approval.role, talk.approval.requester_may) == ("management", True)
    assert [each.name for each in talk.approval.form["fr"]] == ["subject", "body"]
    assert talk.approval.form["fr"][1].value == TEXTS[FIRM].body
    await talk.decides("edit", **GOOD)
    assert talk.ending == "done"
    assert talk.shelf.kept[FIRM] == OwnText(*FIRM, GOOD["subject"], GOOD["body"] + "\n")
    assert "Votre facture EXEMPLE-1" in talk.said
    assert talk.effects[0].payload["by"] == "hugo"


async def test_what_is_wrong_is_said_in_the_reader_s_language_and_asked_again():
    talk = Talk()
    await talk.says("change le texte de la relance ferme")
    await talk.decides("edit", subject="Bonjour {numero}", body="Payez {totl} {invoices}")
    card = shown(talk.approval.shown["fr"])
    assert "ne peut pas être enregistré" in card
    assert "{totl}" in card
    assert "cannot be saved" in shown(talk.approval.shown["en"])
    assert talk.approval.form["fr"][1].value.strip() == "Payez {totl} {invoices}"
    assert talk.effects == []
    await talk.decides("edit", **GOOD)
    assert FIRM in talk.shelf.kept


async def test_what_holds_no_water_is_never_saved_by_a_click():
    talk = Talk()
    await talk.says("change le texte de la relance ferme")
    await talk.decides("edit", subject="", body="rien")
    await talk.decides("approve")
    assert (talk.ending, talk.effects, talk.shelf.kept) == ("done", [], {})


@pytest.mark.parametrize("verb", ["approve", "reject", "expire"])
async def test_it_can_be_left_as_it_is(verb: str):
    talk = Talk()
    await talk.says("edit the firm reminder in English")
    await talk.decides(verb)
    assert (talk.effects, talk.shelf.kept) == ([], {})


async def test_words_that_came_along_are_shown_before_they_count():
    talk = Talk()
    await talk.says(f"change le texte de la relance ferme\nObjet : {GOOD['subject']}\n\n{GOOD['body']}")
    assert talk.approval.approve_label["fr"] == "Enregistrer ce texte"
    assert talk.shelf.kept == {}
    await talk.decides("approve")
    assert talk.shelf.kept[FIRM].subject == GOOD["subject"]


async def test_the_original_comes_back():
    shelf = Shelf()
    shelf.kept[FIRM] = OwnText(*FIRM, GOOD["subject"], GOOD["body"])
    talk = Talk(shelf=shelf)
    await talk.says("remets le texte d'origine de la relance ferme")
    assert "edit" not in talk.approval.verbs
    await talk.decides("approve")
    assert (shelf.kept, talk.ending) == ({}, "done")
    again = Talk(shelf=shelf)
    await again.says("remets le texte d'origine de la relance ferme")
    assert (again.ending, again.effects) == ("done", [])


@pytest.mark.parametrize(
    "text", ["change le texte de la relance ferme", "remets le texte d'origine de la relance ferme"]
)
async def test_only_the_highest_role_changes_what_customers_read(text: str):
    for asker in (LEA, person("claire", "sales_lead"), NOBODY, person("none", "")):
        talk = Talk(asker)
        await talk.says(text)
        assert (talk.ending, talk.effects) == ("refused", [])


async def test_which_one_is_asked_and_may_be_answered_in_words():
    talk = Talk()
    await talk.says("modifie les textes de relance")
    assert isinstance(talk.asked, Question)
    await talk.answers("bleu")
    assert isinstance(talk.asked, Question)
    assert "bleu" in shown(talk.asked.message)
    await talk.answers("la ferme, en anglais")
    assert talk.approval.proposal["language"] == "en"
    assert talk.approval.proposal["name"] == "reminder.firm"

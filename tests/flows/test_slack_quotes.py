"""Whole conversations in Slack, from the brief to the mail: over HTTP and Socket Mode, in French and in English."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.flows.soundness import is_sound
from tests.support.slack_world import SlackWorld

BOTH = pytest.mark.parametrize("transport", ["http", "socket"])


@dataclass(frozen=True)
class Words:
    """What one who asks says and reads; `name` is theirs."""

    who: str
    name: str
    brief: str
    question: str
    answered: str
    needed: str
    edited: str
    approved: str
    sent: str


FRENCH = Words(
    who="lea",
    name="Léa Martin",
    brief="@Commis Devis pour Dupont : 10 mugs avec 12 % de remise",
    question="Plusieurs clients correspondent à « Dupont »",
    answered="✔ Dupont Frères — Léa Martin, à 10 h 00",
    needed="votre accord est nécessaire",
    edited="✎ Modifié par Claire Dubois à 10 h 00",
    approved="✔ Approuvé par Marc Lefèvre à 10 h 00",
    sent="Devis D2026-0001 envoyé à Dupont Frères (julien@dupont-freres.example) : 58,50 € HT.",
)
ENGLISH = Words(
    who="oliver",
    name="Oliver Hughes",
    brief="@Commis Quote for Dupont: 10 mugs with 12% off",
    question="Several customers match “Dupont”",
    answered="✔ Dupont Frères — Oliver Hughes, at 09:00",
    needed="your approval is needed",
    edited="✎ Edited by Claire Dubois at 09:00",
    approved="✔ Approved by Marc Lefèvre at 09:00",
    sent="Quote D2026-0001 sent to Dupont Frères (julien@dupont-freres.example): €58.50 excl. VAT.",
)


@BOTH
@pytest.mark.parametrize("words", [FRENCH, ENGLISH], ids=["fr", "en"])
async def test_from_the_brief_to_the_pdf_in_the_thread(slack: SlackWorld, words: Words) -> None:
    """A question, an exception, an edit with an error beside its field, a second person's approval, the result."""
    devis = await slack.says(words.who, words.brief, "#devis")
    slack.hears(words.who, words.question, where="#devis", thread=devis)
    assert not slack.seen("claire")

    await slack.clicks(words.who, "Dupont Frères", "#devis")
    slack.hears(words.who, words.answered, where="#devis", thread=devis)
    card = slack.hears(words.who, words.needed, "julien@dupont-freres.example", where="#devis", thread=devis)
    assert words.name in card
    slack.hears("claire", "Devis pour Dupont Frères", "votre accord est nécessaire", words.name)
    assert not slack.seen("marc"), "the one who is asked first is Claire"
    [link] = [each for each in slack.server.dm("claire")[-1].raw["blocks"] if devis.replace(".", "") in str(each)]
    assert f"/archives/C0DEVIS/p{devis.replace('.', '')}" in str(link)

    await slack.clicks("claire", "Modifier", "dm")
    form = slack.server.modal("claire")
    assert form is not None and "Mug grès émaillé 35 cl" in form.text and "12" in form.text
    assert await slack.submits("claire", discount="douze") == {
        "discount": "Ce n'est pas un nombre que je sais lire, par exemple 2,5."
    }
    assert slack.server.modal("claire") is not None
    assert slack.mails() == [] and len(slack.server.dm("claire")[-1].buttons) > 0
    assert await slack.submits("claire", discount="10") is None
    assert slack.server.modal("claire") is None
    slack.hears(words.who, words.edited, where="#devis", thread=devis)
    assert slack.server.dm("claire")[-1].buttons == [], "whoever changes it does not approve it"
    assert slack.mails() == []

    slack.hears("marc", "Le devis pour Dupont Frères a changé", "58,50 € HT")
    await slack.clicks("marc", "Envoyer le devis", "dm")
    slack.hears(words.who, words.approved, where="#devis", thread=devis)
    slack.hears("marc", "✔ Approuvé par Marc Lefèvre à 10 h 00")
    slack.hears(words.who, words.sent, where="#devis", thread=devis)

    assert [file for seen in slack.thread("#devis", devis) for file in seen.files] == ["Devis-D2026-0001.pdf"]
    assert len(slack.pdfs("#devis", devis)) == 1
    assert [str(mail["To"]) for mail in slack.world.mails()] == ["julien@dupont-freres.example"]
    assert slack.buttons() == [], "cards lock everywhere"
    assert slack.server.reactions(devis) == []
    assert not any(stream.open for stream in slack.server.streams())
    assert slack.server.lost == []
    assert {case.state for case in await slack.cases()} == {"done"}
    await is_sound(slack.world)


@BOTH
async def test_a_brief_within_limits_goes_straight_to_the_mail(slack: SlackWorld) -> None:
    asked = await slack.says("lea", "Devis pour Bellerive : 3 moulins manuels et 12 mugs")
    slack.hears("lea", "Devis D2026-0001 envoyé à Hôtel Bellerive", thread=asked)
    assert len(slack.pdfs("dm", asked)) == 1
    assert len(slack.mails()) == 1
    assert slack.buttons() == []


@BOTH
async def test_it_is_changed_in_its_thread_without_a_mention(slack: SlackWorld) -> None:
    devis = await slack.says("oliver", "@Commis quote for Nordlys: 2 hand grinders and 12 mugs", "#devis")
    slack.hears("oliver", "Quote D2026-0001 sent", where="#devis", thread=devis)
    await slack.says("oliver", "make it 3 grinders instead of 2", "#devis", devis)
    slack.hears("oliver", "D2026-0001-V2", where="#devis", thread=devis)
    assert len(slack.mails()) == 2 and len(slack.pdfs("#devis", devis)) == 2


@BOTH
async def test_a_restart_between_every_two_steps_changes_nothing(slack: SlackWorld) -> None:
    """Nothing is left in memory: cards, forms, threads and places are all found again."""
    devis = await slack.says("lea", "@Commis Devis pour Dupont : 10 mugs avec 12 % de remise", "#devis")
    await slack.restart()
    await slack.says("lea", "Dupont Frères", "#devis", devis)
    await slack.restart()
    await slack.clicks("claire", "Modifier", "dm")
    await slack.restart()
    assert await slack.submits("claire", discount="10") is None
    await slack.restart()
    await slack.clicks("marc", "Envoyer le devis", "dm")
    await slack.restart()
    slack.hears("lea", "Devis D2026-0001 envoyé", "58,50", where="#devis", thread=devis)
    assert len(slack.mails()) == 1 and slack.buttons() == []
    texts = slack.seen("lea", "#devis", devis)
    assert len(texts) == len(set(texts)) == 5, texts
    await is_sound(slack.world)

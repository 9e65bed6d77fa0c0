"""In private: the first opening, files, the command, and the home tab with its switches."""

from __future__ import annotations

import pytest

from tests.flows.soundness import is_sound
from tests.support.slack_world import SlackWorld, spaced

BOTH = pytest.mark.parametrize("transport", ["http", "socket"])

QUOTE = "Devis pour Bellerive : 3 moulins manuels"
ASKS = "@Commis Devis pour Bellerive : 10 mugs avec 12 % de remise"


# --- the first opening ------------------------------------------------------------------------------------------------


@BOTH
async def test_the_first_opening_greets_once_with_prompts_that_work(slack: SlackWorld) -> None:
    for _ in range(3):
        await slack.opens("oliver", "messages")
    await slack.restart()
    await slack.opens("oliver", "messages")
    [greeting] = slack.seen("oliver")
    assert greeting.startswith("Hello Oliver Hughes")
    prompts = [prompt["message"] for prompt in slack.server.prompts("oliver")]
    assert 1 < len(prompts) <= 4
    asked = await slack.says("oliver", next(prompt for prompt in prompts if prompt.startswith("Quote for ")))
    slack.hears("oliver", "sent to", "D2026-0001", thread=asked)


async def test_opening_says_nothing_to_an_account_of_nobody_but_who_it_is(slack: SlackWorld) -> None:
    await slack.opens("invite")
    home = slack.server.home("invite")
    assert home is not None and "qui vous êtes" in home.text and home.buttons == []
    assert "Bellerive" not in home.text


# --- the command ------------------------------------------------------------------------------------------------------


@BOTH
async def test_the_command_is_answered_in_private_where_it_goes_on(slack: SlackWorld) -> None:
    assert "our private messages" in await slack.commands("oliver", "#general", "quote for Nordlys: 2 mugs")
    result = slack.server.dm("oliver")[0]
    slack.hears("oliver", "D2026-0001", thread=result.ts)
    assert slack.seen("oliver", "#general") == []
    await slack.says("oliver", "make it 5 mugs", thread=result.ts)
    slack.hears("oliver", "D2026-0001-V2", thread=result.ts)
    assert len(await slack.cases()) == 1 and len(slack.mails()) == 2


async def test_the_command_alone_says_how_it_is_used(slack: SlackWorld) -> None:
    assert "/commis aide" in await slack.commands("lea", "#general", "  ")
    assert await slack.cases() == [] and await slack.kept() == []


async def test_a_question_of_the_command_is_answered_by_its_button(slack: SlackWorld) -> None:
    await slack.commands("lea", "#general", "devis pour Dupont : 10 mugs")
    [question] = slack.server.dm("lea")
    await slack.clicks("lea", "Dupont Frères", "dm")
    slack.hears("lea", "D2026-0001", thread=question.ts)


# --- files ------------------------------------------------------------------------------------------------------------


@BOTH
async def test_a_table_that_is_dropped_is_read_into_the_quote(slack: SlackWorld) -> None:
    table = "produit;quantite\nmug;12\nmoulin manuel;3\n".encode("cp1252")
    asked = await slack.says("lea", "Devis pour Bellerive", files=[("lignes.csv", table)])
    slack.hears("lea", "D2026-0001", thread=asked)
    [case] = await slack.cases()
    assert [(line["sku"], line["quantity"]) for line in case.facts["lines"]] == [("TAS-350", 12), ("MOU-050", 3)]


async def test_a_pdf_is_kept_and_said_not_to_be_read(slack: SlackWorld) -> None:
    pdf = b"%PDF-1.7\x00\xff"
    asked = await slack.says("lea", QUOTE, files=[("plan & croquis.pdf", pdf)])
    slack.hears("lea", "plan & croquis.pdf", "sans l'avoir lu", thread=asked)
    slack.hears("lea", "D2026-0001", thread=asked)
    alone = await slack.says("lea", "", files=[("plan.pdf", pdf)])
    slack.hears("lea", "plan.pdf", "je ne sais lire que", thread=alone)
    assert len(slack.mails()) == 1


async def test_a_file_that_slack_keeps_to_itself_is_told(slack: SlackWorld) -> None:
    gone = {"name": "lignes.csv", "mode": "hidden_by_limit", "content": b"mug;12\n"}
    asked = await slack.says("lea", QUOTE, files=[gone])
    slack.hears("lea", "lignes.csv", thread=asked)


# --- the home tab -----------------------------------------------------------------------------------------------------


@BOTH
async def test_the_home_tab_shows_what_waits_for_me_and_what_i_asked(slack: SlackWorld) -> None:
    devis = await slack.says("lea", ASKS, "#devis")
    for who, shows in (
        ("lea", ("Rien n'attend votre décision", "Devis Hôtel Bellerive : attend un accord", "Ouvrir le fil")),
        ("claire", ("demandé par Léa Martin", "57,20 € HT", "Voir la demande", "Vous n'avez rien en cours")),
    ):
        await slack.opens(who)
        home = slack.server.home(who)
        assert home is not None
        assert [words for words in shows if spaced(words) not in spaced(home.text)] == []
    links = [part for part in str(home.raw).split("'") if "/archives/" in part]
    assert f"https://comptoir-aubrac.slack.com/archives/C0DEVIS/p{devis.replace('.', '')}" in " ".join(links)

    await slack.clicks("claire", "Envoyer le devis", "#devis")  # where the link leads
    await slack.opens("claire")
    home = slack.server.home("claire")
    assert home is not None and "Rien n'attend votre décision" in home.text
    assert len(slack.mails()) == 1


@BOTH
async def test_a_pause_from_the_home_tab_holds_the_quote_until_the_resume(slack: SlackWorld) -> None:
    await slack.opens("lea")
    await slack.clicks("lea", "Mettre en pause", "home")
    home = slack.server.home("lea")
    assert home is not None and "En pause" in home.text and home.buttons == []
    asked = await slack.says("lea", QUOTE)
    slack.hears("lea", "C'est prêt, et rien ne part", thread=asked)
    await slack.restart()
    await slack.waits(days=1)
    assert slack.mails() == []

    await slack.opens("claire")
    await slack.clicks("claire", "Reprendre", "home", deny=True)
    assert slack.mails() == [] and len(slack.server.confirms) == 1
    await slack.clicks("claire", "Reprendre", "home")
    assert len(slack.mails()) == 1
    slack.hears("lea", "D2026-0001", "envoyé", thread=asked)
    await slack.opens("lea")
    home = slack.server.home("lea")
    assert home is not None and "En marche" in home.text and "Mettre en pause" in home.buttons
    await is_sound(slack.world)


async def test_the_switches_of_the_home_tab_are_those_the_person_may_use(slack: SlackWorld) -> None:
    for who, buttons in (
        ("lea", ["Mettre en pause", "Suspendre : Devis"]),
        ("oliver", ["Pause", "Pause: Quotes"]),
        ("marc", ["Mettre en pause", "Devis : observer seulement", "Devis : toujours demander", "Suspendre : Devis"]),
    ):
        await slack.opens(who)
        home = slack.server.home(who)
        assert home is not None
        assert [label.replace("\u00a0", " ") for label in home.buttons][: len(buttons)] == buttons
        assert any("observer seulement" in label for label in home.buttons) == (who == "marc")
    await slack.clicks("marc", "Devis\u00a0: toujours demander", "home")
    asked = await slack.says("lea", QUOTE)
    slack.hears("lea", "Chaque devis est montré avant l'envoi", thread=asked)
    assert slack.mails() == []

"""In channels: what is meant for Commis is one case, however it arrives; what is not is left alone."""

from __future__ import annotations

import pytest

from tests.flows.soundness import is_sound
from tests.support.slack.population import TEAM
from tests.support.slack_world import SlackWorld

BOTH = pytest.mark.parametrize("transport", ["http", "socket"])

QUOTE = "Devis pour Bellerive : 3 moulins manuels"
ASKS = "Devis pour Bellerive : 10 mugs avec 12 % de remise"


# --- mentions ---------------------------------------------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize("mention_first", [True, False])
async def test_a_mention_is_one_case_though_it_comes_as_two_events(slack: SlackWorld, mention_first: bool) -> None:
    slack.server.mention_first = mention_first
    devis = await slack.says("lea", f"@Commis {QUOTE}", "#devis")
    kinds = {one.payload["event"]["type"] for one in slack.server.delivered if one.payload["event"].get("ts") == devis}
    assert kinds == {"app_mention", "message"}
    for delivery in list(slack.server.delivered):
        await slack.server.redeliver(delivery)
    await slack.works()
    assert len(await slack.cases()) == len(slack.mails()) == 1
    texts = slack.seen("lea", "#devis", devis)
    assert len(texts) == len(set(texts)), texts


async def test_it_shows_that_it_works_and_then_no_more(slack: SlackWorld) -> None:
    devis = await slack.says("lea", f"@Commis {QUOTE}", "#devis")
    assert {(call["timestamp"], call["name"]) for call in slack.server.called("reactions.add")} == {(devis, "eyes")}
    said = [call["status"] for call in slack.server.called("assistant.threads.setStatus")]
    assert said[0] and said[-1] == ""
    assert slack.server.reactions(devis) == []
    assert [call["status"] for call in slack.server.called("agents.sessions.setStatus")][-1] == "active"


async def test_an_answered_question_leaves_no_sign_of_work(slack: SlackWorld) -> None:
    devis = await slack.says("lea", "@Commis Devis pour Dupont : 10 mugs avec 12 % de remise", "#devis")
    await slack.clicks("lea", "Dupont Frères", "#devis")
    slack.hears("lea", "votre accord est nécessaire", where="#devis", thread=devis)
    assert slack.server.reactions(devis) == []
    assert not any(stream.open for stream in slack.server.streams())
    assert [call["status"] for call in slack.server.called("agents.sessions.setStatus")][-1] == "active"


async def test_a_mention_inside_somebody_elses_thread_is_answered_there(slack: SlackWorld) -> None:
    root = await slack.says("claire", "Bellerive a rappelé ce matin", "#devis")
    await slack.says("lea", f"@Commis {QUOTE}", "#devis", root)
    slack.hears("lea", "D2026-0001", where="#devis", thread=root)
    await slack.says("lea", "mets 4 moulins au lieu de 3", "#devis", root)
    slack.hears("lea", "D2026-0001-V2", where="#devis", thread=root)


# --- what is not meant for Commis -------------------------------------------------------------------------------------


async def test_talk_between_colleagues_is_neither_answered_nor_kept(slack: SlackWorld) -> None:
    asked = await slack.says("claire", "Quelqu'un a des nouvelles de Bellerive ?", "#devis")
    await slack.says("marc", "ils veulent un devis pour 10 mugs", "#devis", asked)
    await slack.says("marc", "@lea devis pour Bellerive : 3 moulins", "#devis")
    assert slack.seen("lea", "#devis") == [] and await slack.cases() == []
    assert await slack.kept() == []


async def test_a_reply_that_begins_with_a_colleagues_name_is_for_them(slack: SlackWorld) -> None:
    devis = await slack.says("lea", f"@Commis {QUOTE}", "#devis")
    before = slack.seen("lea", "#devis", devis)
    await slack.says("claire", "@lea mets 4 moulins au lieu de 3", "#devis", devis)
    assert slack.seen("lea", "#devis", devis) == before and len(slack.mails()) == 1
    await slack.says("claire", "@Commis mets 4 moulins au lieu de 3", "#devis", devis)
    slack.hears("lea", "D2026-0001-V2", where="#devis", thread=devis)


async def test_chatter_in_a_thread_where_it_takes_part_is_left_alone(slack: SlackWorld) -> None:
    devis = await slack.says("lea", f"@Commis {QUOTE}", "#devis")
    before = slack.seen("lea", "#devis", devis)
    for who, words in (("claire", "super, merci Léa"), ("marc", "il faudra qu'on les appelle demain"), ("lea", "👍")):
        await slack.says(who, words, "#devis", devis)
    assert slack.seen("lea", "#devis", devis) == before
    assert len(slack.mails()) == 1 and slack.server.ephemeral("claire") == []


@BOTH
async def test_bots_and_its_own_messages_are_never_heard(slack: SlackWorld) -> None:
    channel = slack.server.channel("#devis")
    message = {"type": "message", "channel": channel.id, "channel_type": "channel", "text": f"<@U0COMMIS> {QUOTE}"}
    ts = slack.server.state.new_ts
    for more in (
        {"subtype": "bot_message", "bot_id": "B0OTHER", "username": "Autre"},
        {"user": "U0OTHER", "bot_id": "B0OTHER", "bot_profile": {"id": "B0OTHER"}},
        {"user": "U0COMMIS", "bot_id": "B0COMMIS"},
        {"user": "USLACKBOT"},
        {"user": "U0LEA", "subtype": "channel_join"},
    ):
        delivery = await slack.server.emits({**message, **more, "ts": ts(), "event_ts": ts()}, TEAM, "#devis")
        assert delivery.acked
    await slack.works()
    assert await slack.kept() == [] and slack.seen("lea", "#devis") == []


# --- changed and deleted ----------------------------------------------------------------------------------------------


async def test_a_message_edited_before_it_is_worked_is_worked_as_it_is_now(slack: SlackWorld) -> None:
    devis = await slack.server.says("lea", "#devis", f"@Commis {QUOTE}")
    await slack.server.edits(devis, "@Commis Devis pour Bellerive : 7 moulins manuels")
    await slack.works()
    [case] = await slack.cases()
    assert [line["quantity"] for line in case.facts["lines"]] == [7]
    assert len(slack.mails()) == 1


async def test_a_message_deleted_before_it_is_worked_is_not_worked(slack: SlackWorld) -> None:
    devis = await slack.server.says("lea", "#devis", f"@Commis {QUOTE}")
    await slack.server.deletes(devis)
    await slack.works()
    assert await slack.cases() == [] and slack.mails() == []
    said = [call["status"] for call in slack.server.called("assistant.threads.setStatus")]
    assert said[-1:] in ([], [""]), "nothing seems to go on"
    assert not slack.room.live._works


@BOTH
async def test_an_edit_of_what_waits_is_told_and_changes_nothing_by_itself(slack: SlackWorld) -> None:
    devis = await slack.says("lea", f"@Commis {ASKS}", "#devis")
    await slack.server.edits(devis, "@Commis Devis pour Bellerive : 99 mugs avec 12 % de remise")
    await slack.works()
    slack.hears("lea", "modifié", where="#devis", thread=devis)
    [case] = await slack.cases()
    assert [line["quantity"] for line in case.facts["lines"]] == [10]
    await slack.server.deletes(devis)
    await slack.works()
    slack.hears("lea", "supprimé", where="#devis", thread=devis)
    assert slack.mails() == []


async def test_a_preview_is_no_edit_and_a_name_added_later_is_a_call(slack: SlackWorld) -> None:
    devis = await slack.says("lea", f"@Commis {ASKS} https://bellerive.example", "#devis")
    before = slack.seen("lea", "#devis", devis)
    await slack.server.unfurls(devis, "https://bellerive.example")
    await slack.works()
    assert slack.seen("lea", "#devis", devis) == before
    forgotten = await slack.says("lea", QUOTE, "#devis")
    await slack.server.edits(forgotten, f"@Commis {QUOTE}")
    await slack.works()
    slack.hears("lea", "D2026-0001", where="#devis", thread=forgotten)


# --- entrusted by the shortcut ----------------------------------------------------------------------------------------


@BOTH
async def test_somebody_elses_message_is_entrusted_by_the_shortcut(slack: SlackWorld) -> None:
    said = await slack.says("marc", QUOTE, "#devis")
    await slack.entrusts("lea", said)
    slack.hears("lea", "D2026-0001", where="#devis", thread=said)
    [case] = await slack.cases()
    assert case.asker_id == "lea-martin", "who entrusts it has asked"
    await slack.entrusts("lea", said)
    slack.reads("lea", "déjà été confié")
    await slack.entrusts("claire", said)
    slack.reads("claire", "déjà été confié")
    assert len(await slack.cases()) == len(slack.mails()) == 1
    await slack.says("lea", "mets 4 moulins au lieu de 3", "#devis", said)
    slack.hears("lea", "D2026-0001-V2", where="#devis", thread=said)


async def test_a_message_it_is_working_already_is_not_begun_again(slack: SlackWorld) -> None:
    said = await slack.says("lea", f"@Commis {QUOTE}", "#devis")
    await slack.entrusts("claire", said)
    slack.reads("claire", "déjà été confié")
    own = slack.thread("#devis", said)[0].ts
    await slack.entrusts("claire", own)
    assert len(await slack.cases()) == len(slack.mails()) == 1


@BOTH
async def test_where_it_is_no_member_it_goes_on_in_private(slack: SlackWorld) -> None:
    said = await slack.says("marc", QUOTE, "#prive")
    await slack.entrusts("lea", said)
    assert slack.seen("lea", "#prive") == []
    slack.reads("lea", "messages privés")
    result = slack.server.dm("lea")[0]
    slack.hears("lea", "D2026-0001", thread=result.ts)
    assert len(slack.pdfs("dm", result.ts)) == 1
    await slack.says("lea", "mets 4 moulins au lieu de 3", thread=result.ts)
    slack.hears("lea", "D2026-0001-V2", thread=result.ts)
    await slack.entrusts("lea", said)
    slack.reads("lea", "déjà été confié")
    assert len(slack.mails()) == 2


# --- others' companies ------------------------------------------------------------------------------------------------


@BOTH
async def test_a_channel_shared_with_another_company_is_no_place_to_work(slack: SlackWorld) -> None:
    await slack.says("lea", f"@Commis {QUOTE}", "#partage")
    slack.reads("lea", "partagé avec une autre entreprise")
    await slack.says("voisin", f"@Commis {QUOTE}", "#partage")
    slack.reads("voisin", "l'entreprise qui m'a installé")
    said = await slack.says("voisin", QUOTE, "#partage")
    await slack.entrusts("voisin", said)
    assert len(slack.server.ephemeral("lea")) == 1 and slack.seen("lea", "#partage") == []
    assert await slack.cases() == [] and slack.mails() == []
    await is_sound(slack.world)


async def test_what_is_entrusted_from_a_shared_channel_is_answered_in_private(slack: SlackWorld) -> None:
    said = await slack.says("voisin", QUOTE, "#partage")
    await slack.entrusts("lea", said)
    assert slack.seen("lea", "#partage") == []
    slack.hears("lea", "D2026-0001")

"""What comes in from Teams beside invokes: who is heard, in which thread, what is ignored, and where we were put."""

from __future__ import annotations

from typing import Any

import pytest

from bot.events import MessageChanged, RemoteFile
from bot.metrics import FEEDBACK
from bot.store.database import StoreUnavailable
from bot.teams import wording
from tests.bot.teams.inbound_desk import (
    InboundDesk,
    database,
    database_url,
    desk,
    dialect,
    place,
    sqlite_template,
)
from tests.bot.teams.said import (
    AT,
    BOT,
    CHANNEL,
    ELSEWHERE,
    GROUP,
    LEA,
    NOBODY,
    OLIVER,
    PERSONAL,
    TENANT,
    account,
    activity,
    deleted,
    edited,
    in_channel,
    mention,
    message,
    quoting,
)

__all__ = ["database", "database_url", "desk", "dialect", "sqlite_template"]

MINE = f"{TENANT}/@{LEA['aadObjectId']}"


# --- who is heard, and where it belongs -------------------------------------------------------------------------------


async def test_in_private_everything_is_a_request_that_opens_its_own_subject(desk: InboundDesk) -> None:
    sent = message("devis pour Bellerive : 3 moulins")
    heard = await desk.worked(sent)
    assert heard.address == place(MINE, sent["id"])
    assert (heard.sender.platform, heard.sender.id, heard.sender.name) == ("teams", account(LEA), "Léa Martin")
    assert (heard.direct, heard.root, heard.called, heard.addressed, heard.flat) == (True, True, True, True, False)
    assert heard.message == sent["id"]
    assert heard.key == f"teams:{TENANT}:{PERSONAL['id']}:{sent['id']}"


async def test_a_redelivery_is_one_message(desk: InboundDesk) -> None:
    sent = message("devis")
    await desk.worked(sent)
    await desk.ignores(sent)


async def test_in_a_group_only_what_calls_us_is_heard(desk: InboundDesk) -> None:
    await desk.ignores(message("devis", GROUP))
    heard = await desk.worked(message(f"{AT} devis", GROUP, OLIVER))
    assert (heard.text, heard.flat, heard.direct, heard.root) == ("devis", True, False, True)
    assert heard.address.channel == f"{TENANT}/{GROUP['id']}"


async def test_in_a_channel_a_post_opens_a_thread_and_answers_stay_in_it(desk: InboundDesk) -> None:
    post = in_channel(f"{AT} devis pour Bellerive")
    heard = await desk.worked(post)
    assert heard.address == place(f"{TENANT}/{CHANNEL}", post["id"])
    assert (heard.root, heard.flat, heard.direct) == (True, False, False)
    answer = await desk.worked(in_channel("et 2 tasses", post["id"]))
    assert (answer.address, answer.root, answer.called) == (heard.address, False, False)


async def test_colleagues_talk_among_themselves(desk: InboundDesk) -> None:
    post = in_channel("bonjour à tous")
    await desk.ignores(post)
    await desk.ignores(in_channel("bonjour", post["id"]))
    heard = await desk.worked(in_channel(f"{AT} devis", post["id"]))
    assert (heard.address.thread, heard.root, heard.called) == (post["id"], False, True)
    to_oliver = in_channel("<at>Oliver Hughes</at> tu vois ?", post["id"], entities=[mention(OLIVER)])
    await desk.ignores(to_oliver)


async def test_an_answer_below_a_post_of_ours_is_in_the_thread_the_desk_knows(desk: InboundDesk) -> None:
    channel = f"{TENANT}/{CHANNEL}"
    await desk.shows(place(channel, "~own"), "1763900000100")
    heard = await desk.worked(in_channel("oui", "1763900000100"))
    assert (heard.address, heard.root, heard.called) == (place(channel, "~own"), False, False)


async def test_an_answer_in_private_to_a_card_belongs_to_its_thread(desk: InboundDesk) -> None:
    asked = await desk.worked(message("devis"))
    await desk.shows(asked.address, "1763900000200")
    by_reply = await desk.worked(message("3 moulins", replyToId="1763900000200"))
    quote = quoting("1763900000200", "Combien ?", "<p>3 moulins</p>")
    quoted = await desk.worked(message("Combien ?\n3 moulins", attachments=quote))
    own = await desk.worked(message("et 2 tasses", attachments=quoting(asked.message, "devis", "et 2 tasses")))
    for heard in (by_reply, quoted, own):
        assert (heard.address, heard.root) == (asked.address, False)
    assert quoted.text == "3 moulins"


async def test_a_quotation_of_something_unknown_opens_its_own_subject(desk: InboundDesk) -> None:
    sent = message("x\nvoilà", attachments=quoting("1763900000999", "x", "voilà"))
    heard = await desk.worked(sent)
    assert (heard.address.thread, heard.root, heard.text) == (sent["id"], True, "voilà")


async def test_in_a_group_quoting_us_is_enough_where_teams_delivers_it(desk: InboundDesk) -> None:
    where = place(f"{TENANT}/{GROUP['id']}", "1763900000001")
    await desk.shows(where, "1763900000300")
    heard = await desk.worked(message("x\noui", GROUP, attachments=quoting("1763900000300", "x", "oui")))
    assert (heard.address, heard.called, heard.root, heard.flat) == (where, False, False, True)


async def test_files_come_with_where_to_fetch_them(desk: InboundDesk) -> None:
    url = "https://aubrac.sharepoint.com/download.aspx?tempauth=abc"
    attachments: list[dict[str, Any]] = [
        {
            "contentType": "application/vnd.microsoft.teams.file.download.info",
            "name": "facture.pdf",
            "contentUrl": "https://aubrac.sharepoint.com/facture.pdf",
            "content": {"downloadUrl": url, "uniqueId": "u1", "fileType": "pdf"},
        },
        {"contentType": "image/png", "contentUrl": "https://smba.trafficmanager.net/v3/attachments/1/views/original"},
        {"contentType": "text/html", "content": "<p>voici</p>"},
        {"contentType": "application/vnd.microsoft.teams.file.download.info", "name": "rien", "content": {}},
        "nonsense",
    ]
    heard = await desk.worked(message("voici", attachments=attachments))
    assert heard.remote == [
        RemoteFile(url, "facture.pdf", "application/pdf", 0),
        RemoteFile("https://smba.trafficmanager.net/v3/attachments/1/views/original", "image.png", "image/png", 0),
    ]


@pytest.mark.parametrize(
    "who", [BOT, {"id": "28:another", "name": "Robot"}, {**LEA, "role": "bot"}, {"name": "personne"}]
)
async def test_programs_are_not_heard(desk: InboundDesk, who: dict[str, Any]) -> None:
    await desk.ignores(message(f"{AT} devis", GROUP, who))
    await desk.ignores(message("devis", PERSONAL, who))
    assert desk.teams.said == []


async def test_a_submitted_card_that_says_nothing_is_no_message(desk: InboundDesk) -> None:
    await desk.ignores(message("", value={"x": 1}))
    assert (await desk.worked(message("oui", value={"x": 1}))).text == "oui"


# --- who is nobody's colleague ----------------------------------------------------------------------------------------


async def test_somebody_of_another_company_is_told_once(desk: InboundDesk) -> None:
    visitor = {**OLIVER, "tenantId": ELSEWHERE}
    await desk.ignores(message("bonjour", GROUP, visitor))
    assert desk.teams.said == []
    await desk.ignores(message(f"{AT} devis", GROUP, visitor))
    await desk.ignores(message(f"{AT} devis !", GROUP, visitor))
    assert desk.teams.said[0][0] == GROUP["id"]
    assert desk.teams.words() == [wording.tell("other_company", "fr")]
    assert await desk.references.user_id(account(OLIVER)) == ""


async def test_whoever_writes_from_another_tenant_s_client_is_a_visitor(desk: InboundDesk) -> None:
    sent = message(f"{AT} devis", GROUP, channelData={"tenant": {"id": ELSEWHERE}})
    await desk.ignores(sent)
    assert desk.teams.words() == [wording.tell("other_company", "fr")]


async def test_somebody_unknown_to_the_directory_is_told_once_and_opens_no_case(desk: InboundDesk) -> None:
    await desk.ignores(message(f"{AT} devis", GROUP, NOBODY))
    await desk.ignores(message(f"{AT} devis", GROUP, NOBODY))
    assert desk.teams.words() == [wording.tell("anonymous", "fr")]


# --- edits and deletions ----------------------------------------------------------------------------------------------


async def test_an_edit_is_told_in_the_message_s_own_thread(desk: InboundDesk) -> None:
    sent = in_channel(f"{AT} devis 3 moulins")
    heard = await desk.worked(sent)
    await desk.hears(edited(sent, f"{AT} devis 4 moulins"))
    await desk.hears(edited(sent, f"{AT} devis 4 moulins"))
    [change] = desk.door.taken[1:]
    assert isinstance(change, MessageChanged)
    assert (change.message_key, change.text, change.address) == (heard.key, "devis 4 moulins", heard.address)
    assert change.sender == heard.sender
    await desk.hears(edited(sent, f"{AT} devis 5 moulins", at="2026-11-23T09:09:00.000Z"))
    assert len(desk.door.taken) == 3


async def test_a_deletion_is_told_also_where_teams_does_not_say_by_whom(desk: InboundDesk) -> None:
    sent = message("devis")
    heard = await desk.worked(sent)
    gone = {**deleted(sent), "from": {}}
    await desk.hears(gone)
    [change] = desk.door.taken[1:]
    assert isinstance(change, MessageChanged)
    assert (change.key, change.text, change.sender) == (f"{heard.key}:deleted", None, heard.sender)
    assert change.address == heard.address


async def test_an_edit_that_calls_us_is_heard_as_if_just_said(desk: InboundDesk) -> None:
    sent = in_channel("devis 3 moulins")
    await desk.ignores(sent)
    await desk.ignores(edited(sent, "devis 4 moulins"))
    heard = await desk.worked(edited(sent, f"{AT} devis 4 moulins"))
    assert (heard.text, heard.address.thread, heard.root) == ("devis 4 moulins", sent["id"], True)


async def test_what_was_never_heard_or_is_taken_back_changes_nothing(desk: InboundDesk) -> None:
    sent = in_channel("devis")
    await desk.ignores(deleted(sent))
    heard = message("devis")
    await desk.worked(heard)
    await desk.ignores({**edited(heard, "devis"), "channelData": {"tenant": {"id": TENANT}, "eventType": "undelete"}})
    undone = {**deleted(heard), "type": "messageUpdate"}
    await desk.ignores({**undone, "channelData": {**undone["channelData"], "eventType": "undeleteMessage"}})


# --- the others ---------------------------------------------------------------------------------------------------


async def test_reactions_that_say_of_nothing_are_only_counted(desk: InboundDesk) -> None:
    before = FEEDBACK.labels(on="teams", how="reaction", what="like")._value.get()
    other = FEEDBACK.labels(on="teams", how="reaction", what="other")._value.get()
    reactions = [{"type": "like"}, {"type": "un genre à elle"}, "x"]
    assert await desk.hears(activity("messageReaction", PERSONAL, reactionsAdded=reactions)) is None
    assert FEEDBACK.labels(on="teams", how="reaction", what="like")._value.get() == before + 1
    assert FEEDBACK.labels(on="teams", how="reaction", what="other")._value.get() == other + 2
    assert desk.door.taken == []


@pytest.mark.parametrize("kind", ["typing", "event", "trace", "endOfConversation", "command", "handoff"])
async def test_other_activities_are_ignored(desk: InboundDesk, kind: str) -> None:
    assert await desk.hears(activity(kind, PERSONAL)) is None
    assert desk.door.taken == desk.teams.said == []


async def test_what_cannot_be_kept_is_not_acknowledged(desk: InboundDesk) -> None:
    desk.door.down = True
    with pytest.raises(StoreUnavailable):
        await desk.hears(message("devis"))

"""A channel that takes nothing any more stops what comes back there; a post refused for what it holds stops nothing."""

from __future__ import annotations

import pytest

from bot.failures import classify
from bot.slack.faults import fault as slack_fault
from bot.teams.faults import fault as teams_fault
from tests.support.mornings import timing_rows
from tests.support.slack_world import SlackWorld

WEEKLY = "@Commis 10 cas au hasard à relire tous les lundis à 9h30 ici"
REPORT = "@Commis the weekly report on Mondays at 9 here"


async def finished(slack: SlackWorld) -> None:
    await slack.says("lea", "@Commis devis pour Bellerive : 3 moulins", "#devis")


@pytest.mark.parametrize(("said", "kind"), [(WEEKLY, "sample"), (REPORT, "weekly")])
@pytest.mark.parametrize("how", ["archived", "left"])
async def test_whatever_comes_back_in_a_channel_that_is_gone_is_stopped(
    slack: SlackWorld, said: str, kind: str, how: str
) -> None:
    await slack.says("claire", said, "#general")
    await finished(slack)
    channel = slack.server.channel("#general")
    if how == "archived":
        channel.is_archived = True
    else:
        channel.members.discard(slack.server.workspace().bot_user)
    await slack.waits(days=7, hours=1)
    await slack.waits(days=7)
    (row,) = [one for one in await timing_rows(slack.world) if one.kind == kind and one.address.platform == "slack"]
    assert not row.enabled and row.trouble
    told = [text for text in slack.seen("claire") if "ne peut plus être affiché" in text or "can no longer" in text]
    assert len(told) == 1, slack.seen("claire")


async def test_a_post_refused_for_what_it_holds_stops_nothing_and_the_operator_hears_of_it(slack: SlackWorld) -> None:
    await slack.says("claire", WEEKLY, "#general")
    await finished(slack)
    slack.server.fails("chat.postMessage", "too_many_attachments", 1)
    await slack.waits(days=7, hours=1)
    (row,) = [one for one in await timing_rows(slack.world) if one.kind == "sample" and one.address.platform == "slack"]
    assert row.enabled and not row.trouble
    await slack.waits(minutes=10)
    alerts = [post for post in await slack.world.every_post() if post.key.startswith("alert.post.failed")]
    assert alerts and "refusée sur Slack" in alerts[-1].content.summary
    await slack.says("lea", "@Commis devis pour Nordlys : 2 moulins", "#devis")
    await slack.waits(days=7)
    assert "à relire" in " ".join(slack.seen("claire", "#general"))


@pytest.mark.parametrize(
    ("code", "closed"),
    [
        ("channel_not_found", True), ("is_archived", True), ("not_in_channel", True), ("restricted_action", True),
        ("user_disabled", True), ("invalid_blocks", False), ("msg_too_long", False), ("no_text", False),
        ("thread_not_found", False), ("ratelimited", False), ("token_revoked", False), ("some_new_word", False),
    ],
)  # fmt: skip
def test_slacks_words_for_a_place_that_is_closed(code: str, closed: bool):
    assert classify(slack_fault("chat.postMessage", code, {})).closed is closed


@pytest.mark.parametrize(
    ("status", "code", "closed"),
    [
        (403, "BotNotInConversationRoster", True), (403, "", True), (404, "ConversationNotFound", True),
        (404, "ActivityNotFound", False), (413, "", False), (400, "BadSyntax", False), (503, "", False),
        (401, "BotDisabledByAdmin", False),
    ],
)  # fmt: skip
def test_teams_words_for_a_place_that_is_closed(status: int, code: str, closed: bool):
    body = f'{{"error": {{"code": "{code}"}}}}'.encode() if code else b""
    assert classify(teams_fault("send", status, body, once=True)).closed is closed

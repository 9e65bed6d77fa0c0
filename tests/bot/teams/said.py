"""Activities in the shapes Teams sends them in, for tests: who, where, what."""

from __future__ import annotations

import itertools
from typing import Any

TENANT = "0a1b2c3d-0000-4000-8000-00000000c0de"
ELSEWHERE = "9f9f9f9f-0000-4000-8000-0000000000ff"
APP = "7e57ab1e-0000-4000-8000-00000000b07a"
BOT = {"id": f"28:{APP}", "name": "Commis"}
SERVICE = "https://smba.trafficmanager.net/emea/"

LEA = {"id": "29:lea", "name": "Léa Martin", "aadObjectId": "11111111-0000-4000-8000-000000000001"}
OLIVER = {"id": "29:oliver", "name": "Oliver Hughes", "aadObjectId": "11111111-0000-4000-8000-000000000002"}
NOBODY = {"id": "29:anonymous", "name": "Invité"}

PERSONAL = {"id": "a:1lea", "conversationType": "personal", "tenantId": TENANT}
GROUP = {"id": "19:group@thread.v2", "conversationType": "groupChat", "isGroup": True, "tenantId": TENANT}
CHANNEL = "19:ventes@thread.tacv2"
GENERAL = "19:general@thread.tacv2"

AT = "<at>Commis</at>"

_numbers = itertools.count(1)


def account(person: dict[str, Any]) -> str:
    return f"{TENANT}/{person['aadObjectId']}"


def thread(root: str = "", channel: str = CHANNEL) -> dict[str, Any]:
    """The conversation of a channel's thread; of the channel itself without a root."""
    id = f"{channel};messageid={root}" if root else channel
    return {"id": id, "conversationType": "channel", "isGroup": True, "tenantId": TENANT}


def activity(kind: str, where: dict[str, Any], who: dict[str, Any] = LEA, **more: Any) -> dict[str, Any]:
    data: dict[str, Any] = {"tenant": {"id": TENANT}}
    if where.get("conversationType") == "channel":
        channel = str(where["id"]).partition(";")[0]
        data |= {"channel": {"id": channel}, "team": {"id": GENERAL}}
    return {
        "type": kind,
        "id": f"17639000{next(_numbers):05}",
        "timestamp": "2026-11-23T09:00:00.000Z",
        "channelId": "msteams",
        "serviceUrl": SERVICE,
        "from": who,
        "recipient": BOT,
        "conversation": where,
        **more,
        "channelData": data | more.get("channelData", {}),
    }


def message(text: str, where: dict[str, Any] = PERSONAL, who: dict[str, Any] = LEA, **more: Any) -> dict[str, Any]:
    entities = [mention(BOT)] * text.count(AT) + more.pop("entities", [])
    return activity("message", where, who, text=text, textFormat="plain", entities=entities, **more)


def mention(of: dict[str, Any], tag: str = "") -> dict[str, Any]:
    return {
        "type": "mention",
        "text": tag or f"<at>{of['name']}</at>",
        "mentioned": {"id": of["id"], "name": of["name"]},
    }


def in_channel(text: str, root: str = "", who: dict[str, Any] = LEA, **more: Any) -> dict[str, Any]:
    """A post of a channel, or an answer below one."""
    said = message(text, thread(root), who, **more)
    if not root:
        said["conversation"] = thread(str(said["id"]))
    else:
        said["replyToId"] = root
    return said


def edited(said: dict[str, Any], text: str, at: str = "2026-11-23T09:05:00.000Z") -> dict[str, Any]:
    data = {**said["channelData"], "eventType": "editMessage"}
    entities = [mention(BOT)] * text.count(AT)
    return {**said, "type": "messageUpdate", "text": text, "timestamp": at, "channelData": data, "entities": entities}


def deleted(said: dict[str, Any]) -> dict[str, Any]:
    data = {**said["channelData"], "eventType": "softDeleteMessage"}
    kept = {name: value for name, value in said.items() if name not in {"text", "textFormat", "attachments"}}
    return {**kept, "type": "messageDelete", "channelData": data}


def quoting(id: str, quoted: str, answer: str) -> list[dict[str, Any]]:
    """The attachment of a message that quotes another, as Teams' clients draw it."""
    reply = (
        f'<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="{id}">'
        f'<strong itemprop="mri" itemid="28:{APP}">Commis</strong><span itemprop="time" itemid="{id}"></span>'
        f'<p itemprop="preview">{quoted}</p></blockquote>{answer}'
    )
    return [{"contentType": "text/html", "content": reply}]


def invoke(
    name: str, value: Any, where: dict[str, Any] = PERSONAL, who: dict[str, Any] = LEA, **more: Any
) -> dict[str, Any]:
    return activity("invoke", where, who, name=name, value=value, **more)


def acts(
    verb: str, data: dict[str, Any], where: dict[str, Any] = PERSONAL, who: dict[str, Any] = LEA, **more: Any
) -> dict[str, Any]:
    action = {"type": "Action.Execute", "verb": verb, "data": data}
    return invoke("adaptiveCard/action", {"action": action, "trigger": "manual"}, where, who, **more)


def presses(button: str, where: dict[str, Any] = PERSONAL, who: dict[str, Any] = LEA, **more: Any) -> dict[str, Any]:
    return acts("commis.press", {"button": button, **more.pop("data", {})}, where, who, **more)


def entrusts(
    content: str, where: dict[str, Any], who: dict[str, Any] = LEA, *, id: str = "1763900099999", **more: Any
) -> dict[str, Any]:
    """The message's menu, “Entrust to Commis”."""
    author = {"user": {"id": OLIVER["aadObjectId"], "displayName": "Oliver Hughes", "userIdentityType": "aadUser"}}
    payload = {
        "id": id,
        "replyToId": None,
        "messageType": "message",
        "from": {**author, "application": None},
        "body": {"contentType": "html", "content": content},
        "attachments": [],
        "mentions": [],
        **more,
    }
    value = {"commandId": "entrust", "commandContext": "message", "messagePayload": payload}
    return invoke("composeExtension/fetchTask", value, where, who)

"""Posts that no form tool makes are refused with a reason, and nothing of ours fails."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.bot.leads.test_web import open_site


async def test_lists_in_lists_and_a_secret_of_no_letters_are_refused(tmp_path: Path):
    async with open_site(tmp_path) as site:
        deep = b'{"email": "a@x.example", "why": ' + b"[" * 800 + b"]" * 800 + b"}"
        json_type = {"Content-Type": "application/json"}
        status, told = await site.post(to="/webhooks/leads", data=deep, headers=json_type)
        assert (status, told["error"]["code"]) == (400, "bad_json")
        host, _, port = site.url.removeprefix("http://").partition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        head = b"POST /webhooks/leads HTTP/1.1\r\nHost: x\r\nX-Commis-Secret: \xff\xfe\r\nConnection: close\r\n"
        writer.write(head + b"Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
        await writer.drain()
        answered = await reader.read()
        writer.close()
        assert b" 401 " in answered.split(b"\r\n")[0] and b"wrong_secret" in answered
        assert await site.house.keys() == []

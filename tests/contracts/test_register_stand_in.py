"""The stand-in of the French register answers by the public schema, and we ask only what that schema knows."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from integrations.http import HttpClient
from integrations.register.answers import read_answer
from integrations.register.port import RegisterQuery
from integrations.register.recherche_entreprises import register_of
from tests.support.register_server import COMPANIES, RegisterServer

SCHEMA = json.loads((Path(__file__).parent.parent / "support/recherche_entreprises_schema.json").read_text("utf-8"))
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def _strict(part: Any) -> Any:
    """OpenAPI's `nullable` in the words of JSON Schema; a field that the schema does not know is an error."""
    if isinstance(part, list):
        return [_strict(item) for item in part]
    if not isinstance(part, dict):
        return part
    made = {name: _strict(value) for name, value in part.items() if name != "nullable"}
    if part.get("nullable") is True:
        made["type"] = [part["type"], "null"]
    if part.get("type") == "object" and "properties" in part:
        made["additionalProperties"] = False
    return made


@pytest.fixture(scope="module")
def payload() -> Draft202012Validator:
    schema = {"$ref": "#/components/schemas/payload", "components": {"schemas": _strict(SCHEMA["schemas"])}}
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


async def _answers(server: RegisterServer, **query: str) -> tuple[int, Any]:
    async with aiohttp.ClientSession() as session, session.get(server.url + "/search", params=query) as answer:
        return answer.status, await answer.json()


@pytest.mark.parametrize(
    "query",
    [
        {"q": "ateliers vernay"},
        {"q": "ateliers vernay", "code_postal": "44000"},
        {"q": "vernay", "minimal": "true"},
        {"q": "vernay", "minimal": "true", "include": "siege,complements"},
        {"q": "vernay", "page": "2", "per_page": "1"},
        {"q": "nobody at all"},
        *[{"q": one["siren"]} for one in COMPANIES],
    ],
)
async def test_the_stand_in_answers_by_the_schema(payload: Draft202012Validator, query: dict[str, str]):
    async with RegisterServer() as server:
        status, data = await _answers(server, **query)
    payload.validate(data)
    assert status == 200
    read_answer(data, "", NOW)


async def test_the_stand_in_refuses_as_the_register_does():
    async with RegisterServer(limit=2) as server:
        status, data = await _answers(server, q="a")
        assert (status, list(data)) == (400, ["erreur"])
        await _answers(server, q="vernay")
        assert (await _answers(server, q="vernay"))[0] == 429


def test_a_field_that_the_register_does_not_have_would_be_seen(payload: Draft202012Validator):
    with pytest.raises(ValidationError):
        payload.validate({"results": [{**COMPANIES[0], "email": "x"}], "total_results": 1})
    with pytest.raises(ValidationError):
        payload.validate({"results": [{**COMPANIES[0], "siren": 812345676}], "total_results": 1})


async def test_we_ask_only_what_the_schema_knows():
    http = HttpClient(lambda: NOW)
    async with RegisterServer() as server:
        register = register_of(http, lambda: NOW, url=server.url, per_second=1000)
        await register.look_up(RegisterQuery(name="vernay", postal_code="69003"))
        await register.look_up(RegisterQuery(siren="812345676"))
    await http.close()
    assert {name for seen in server.seen for name in seen.query} <= set(SCHEMA["parameters"])


def test_what_we_read_is_in_the_schema():
    from integrations.register import answers

    read = {
        "result": answers._Company,  # pyright: ignore[reportPrivateUsage]
        "siege": answers._Seat,  # pyright: ignore[reportPrivateUsage]
        "payload": answers._Page,  # pyright: ignore[reportPrivateUsage]
    }
    for name, model in read.items():
        assert set(model.model_fields) <= set(SCHEMA["schemas"][name]["properties"]), name
    complements = SCHEMA["schemas"]["result"]["properties"]["complements"]["properties"]
    assert set(answers._More.model_fields) <= set(complements)  # pyright: ignore[reportPrivateUsage]
    assert "dirigeants" not in answers._Company.model_fields  # pyright: ignore[reportPrivateUsage]

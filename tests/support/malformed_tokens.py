"""Callers' tokens that are wrong in one way each.

MALFORMED["expired"](server, service_url)            → a header that is bad in just that way
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable
from typing import Any

import jwt

from tests.support.openid import APP, ISSUER, Key, OpenIdServer, public_pem, rsa_key


def _part(value: dict[str, Any] | bytes) -> str:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _alg_none(server: OpenIdServer, url: str) -> str:
    _, payload, _ = server.sign(url).split(".")
    return f"Bearer {_part({'alg': 'none', 'typ': 'JWT', 'kid': 'first'})}.{payload}."


def _alg_none_signed(server: OpenIdServer, url: str) -> str:
    _, payload, signature = server.sign(url).split(".")
    return f"Bearer {_part({'alg': 'none', 'typ': 'JWT', 'kid': 'first'})}.{payload}.{signature}"


def _hmac_with_public_key(server: OpenIdServer, url: str) -> str:
    """What everybody knows, taken for a shared secret."""
    payload = server.sign(url).split(".")[1]
    signed = f"{_part({'alg': 'HS256', 'typ': 'JWT', 'kid': 'first'})}.{payload}"
    digest = hmac.new(public_pem("first"), signed.encode(), hashlib.sha256).digest()
    return f"Bearer {signed}.{_part(digest)}"


def _other_payload(server: OpenIdServer, url: str) -> str:
    header, _, signature = server.sign(url).split(".")
    payload = server.sign(url, exp=int(time.time()) + 9999).split(".")[1]
    return f"Bearer {header}.{payload}.{signature}"


def _not_an_object(server: OpenIdServer, url: str) -> str:
    return f"Bearer {jwt.api_jws.encode(b'[1, 2]', rsa_key('first'), algorithm='RS256', headers={'kid': 'first'})}"


def _not_json(server: OpenIdServer, url: str) -> str:
    return f"Bearer {jwt.api_jws.encode(b'{oh', rsa_key('first'), algorithm='RS256', headers={'kid': 'first'})}"


def _altered(server: OpenIdServer, url: str) -> str:
    head, _, signature = server.bearer(url).rpartition(".")
    return f"{head}.{'B' if signature[0] == 'A' else 'A'}{signature[1:]}"


def _signed_by_another(server: OpenIdServer, url: str) -> str:
    return server.bearer(url, key="stranger", headers={"kid": "first"})


def _iss_list(server: OpenIdServer, url: str) -> str:
    """The library that signs does not let this through itself."""
    now = int(time.time())
    said = {"iss": [ISSUER], "aud": APP, "nbf": now - 60, "exp": now + 3600, "serviceurl": url}
    signed = jwt.api_jws.encode(json.dumps(said).encode(), rsa_key("first"), "RS256", headers={"kid": "first"})
    return f"Bearer {signed}"


Maker = Callable[[OpenIdServer, str], "str | None"]

MALFORMED: dict[str, Maker] = {
    "no header": lambda s, u: None,
    "empty": lambda s, u: "",
    "only a scheme": lambda s, u: "Bearer",
    "only a scheme and a space": lambda s, u: "Bearer ",
    "basic": lambda s, u: "Basic dXNlcjpwYXNz",
    "no scheme": lambda s, u: s.sign(u),
    "another scheme": lambda s, u: f"MAC {s.sign(u)}",
    "two tokens": lambda s, u: f"Bearer {s.sign(u)} {s.sign(u)}",
    "garbage": lambda s, u: "Bearer garbage",
    "dots": lambda s, u: "Bearer ..",
    "garbage parts": lambda s, u: "Bearer a.b.c",
    "not base64": lambda s, u: "Bearer !!!.???.***",
    "header is a number": lambda s, u: f"Bearer {_part(b'42')}.e30.AAAA",
    "header is a list": lambda s, u: f"Bearer {_part(b'[]')}.e30.AAAA",
    "header is binary": lambda s, u: f"Bearer {_part(bytes(range(200, 256)))}.e30.AAAA",
    "header nests deeply": lambda s, u: f"Bearer {_part(b'[' * 9000)}.e30.AAAA",
    "alg none": _alg_none,
    "alg none with a signature": _alg_none_signed,
    "alg missing": lambda s, u: f"Bearer {_part({'kid': 'first'})}.{s.sign(u).split('.')[1]}.AAAA",
    "alg a list": lambda s, u: f"Bearer {_part({'alg': ['RS256'], 'kid': 'first'})}.{s.sign(u).split('.')[1]}.AAAA",
    "HS256 with the public key": _hmac_with_public_key,
    "PS256": lambda s, u: s.bearer(u, algorithm="PS256"),
    "wrong kid": lambda s, u: s.bearer(u, headers={"kid": "never-heard-of"}),
    "no kid": lambda s, u: s.bearer(u, headers={"kid": None}),
    "kid empty": lambda s, u: s.bearer(u, headers={"kid": ""}),
    "kid a number": lambda s, u: f"Bearer {_part({'alg': 'RS256', 'kid': 7})}.{s.sign(u).split('.')[1]}.AAAA",
    "kid huge": lambda s, u: s.bearer(u, headers={"kid": "k" * 5000}),
    "kid a path": lambda s, u: s.bearer(u, headers={"kid": "../../etc/passwd"}),
    "critical header": lambda s, u: s.bearer(u, headers={"crit": ["b64"]}),
    "a key of its own": lambda s, u: s.bearer(u, key="stranger", headers={"jku": "https://evil.example/keys"}),
    "signed by another": _signed_by_another,
    "bad signature": _altered,
    "another payload": _other_payload,
    "no signature": lambda s, u: s.bearer(u).rpartition(".")[0] + ".",
    "truncated": lambda s, u: s.bearer(u)[:-20],
    "truncated in its payload": lambda s, u: s.bearer(u)[:120],
    "expired": lambda s, u: s.bearer(u, exp=int(time.time()) - 301),
    "expired long ago": lambda s, u: s.bearer(u, exp=0, nbf=0),
    "not valid yet": lambda s, u: s.bearer(u, nbf=int(time.time()) + 310),
    "no exp": lambda s, u: s.bearer(u, without=("exp",)),
    "no nbf": lambda s, u: s.bearer(u, without=("nbf",)),
    "exp text": lambda s, u: s.bearer(u, exp="tomorrow"),
    "exp null": lambda s, u: s.bearer(u, exp=None),
    "exp true": lambda s, u: s.bearer(u, exp=True),
    "exp not a number": lambda s, u: s.bearer(u, exp=float("nan")),
    "exp a list": lambda s, u: s.bearer(u, exp=[9999999999]),
    "nbf text": lambda s, u: s.bearer(u, nbf="yesterday"),
    "nbf infinite": lambda s, u: s.bearer(u, nbf=float("inf")),
    "wrong aud": lambda s, u: s.bearer(u, aud="00000000-0000-0000-0000-000000000000"),
    "no aud": lambda s, u: s.bearer(u, without=("aud",)),
    "aud a list": lambda s, u: s.bearer(u, aud=[APP, "another"]),
    "aud empty": lambda s, u: s.bearer(u, aud=""),
    "wrong iss": lambda s, u: s.bearer(u, iss="https://evil.example"),
    "iss nearly": lambda s, u: s.bearer(u, iss=f"{ISSUER}/"),
    "no iss": lambda s, u: s.bearer(u, without=("iss",)),
    "iss a list": _iss_list,
    "no serviceurl": lambda s, u: s.bearer(u, without=("serviceurl",)),
    "serviceurl empty": lambda s, u: s.bearer(""),
    "serviceurl a list": lambda s, u: s.bearer(u, serviceurl=[u]),
    "payload a list": _not_an_object,
    "payload not json": _not_json,
    "key without endorsement": lambda s, u: s.bearer(u, key="unendorsed"),
    "key endorsed for others": lambda s, u: s.bearer(u, key="webchat"),
    "a key that is too short": lambda s, u: s.bearer(u, key="short"),
    "a key for encryption": lambda s, u: s.bearer(u, key="encrypts"),
    "huge": lambda s, u: s.bearer(u, filler="x" * 100_000),
    "unicode": lambda s, u: "Bearer é.è.ü",
    "unicode in a token": lambda s, u: s.bearer(u).replace(".", ".\u00e9", 1),
    "control characters": lambda s, u: "Bearer \x00.\x01.\x02",
}
"""Each is bad in one way and good in all others, for a server with `KEYS_FOR_MALFORMED`."""


KEYS_FOR_MALFORMED = [
    Key("first"),
    Key("unendorsed", None),
    Key("webchat", ["webchat", "directline"]),
    Key("encrypts", more={"use": "enc"}),
    Key("short"),
]

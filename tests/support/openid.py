"""A stand-in of the servers that vouch for Teams and give the bot its token, on this machine, with faults on demand.

server = await OpenIdServer.start()                  → OpenID document, key set, login and managed identity
server.settings(app_id=…)                            → the room's settings, pointed at it
server.bearer(service_url)                           → the Authorization header of a good call
server.sign(service_url, kid="other", exp=…)         → a token that differs in just that
server.faults["keys"] = Fault(500)                   → what the key set answers from now on
"""

from __future__ import annotations

import asyncio
import functools
import time
import warnings
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import jwt
from aiohttp import web
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm
from jwt.warnings import InsecureKeyLengthWarning

from bot.teams.settings import TeamsSettings

APP = "7d1f7a2c-0c3b-4f0e-9a55-3f2b6a1c9e10"
SECRET = "a secret that is given to nobody else"
TENANT = "c5f0b1f4-6f2d-4a1e-8f0e-2b9d3c4e5f60"
ISSUER = "https://api.botframework.com"
SERVICE_URL = "https://smba.trafficmanager.net/emea"
IDENTITY_HEADER = "the header of this machine's identity"


@functools.cache
def rsa_key(name: str) -> rsa.RSAPrivateKey:
    """The same for the same name: making one takes long. The one called "short" is too short."""
    return rsa.generate_private_key(public_exponent=65537, key_size=1024 if name == "short" else 2048)


def public_pem(name: str) -> bytes:
    return (
        rsa_key(name)
        .public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    )


@dataclass
class Fault:
    """What is answered instead: `times` times, or until it is taken away. `seconds` pass first."""

    status: int = 200
    body: str = ""
    seconds: float = 0.0
    times: int | None = None
    headers: dict[str, str] = field(default_factory=dict[str, str])


@dataclass
class Key:
    """As the key set shows it. `more` adds to its entry, or changes it."""

    name: str
    endorsements: list[str] | None = field(default_factory=lambda: ["msteams", "emulator"])
    more: dict[str, Any] = field(default_factory=dict[str, Any])

    def entry(self) -> dict[str, Any]:
        found = RSAAlgorithm.to_jwk(rsa_key(self.name).public_key(), as_dict=True)
        shown: dict[str, Any] = {"kty": "RSA", "use": "sig", "kid": self.name, "n": found["n"], "e": found["e"]}
        if self.endorsements is not None:
            shown["endorsements"] = self.endorsements
        return shown | self.more


class OpenIdServer:
    def __init__(self) -> None:
        self.keys = [Key("first")]
        self.faults: dict[str, Fault] = {}
        """By what is asked: "document", "keys", "authority", "login", "identity"."""
        self.asked: Counter[str] = Counter()
        self.forms: list[dict[str, str]] = []
        """What the login was sent, newest last."""
        self.given: list[str] = []
        """The access tokens that were given, newest last."""
        self.lifetime = 3600
        self.refuses: str | None = None
        """An OAuth error the login answers with."""
        self.address = ""
        self._runner: web.AppRunner | None = None

    @classmethod
    async def start(cls) -> OpenIdServer:
        server = cls()
        await server.open()
        return server

    async def open(self, port: int = 0) -> None:
        site = web.Application()
        site.add_routes(
            [
                web.get("/v1/.well-known/openidconfiguration", self._answers("document", self._document)),
                web.get("/v1/.well-known/keys", self._answers("keys", self._key_set)),
                web.get("/{tenant}/v2.0/.well-known/openid-configuration", self._answers("authority", self._authority)),
                web.post("/{tenant}/oauth2/v2.0/token", self._answers("login", self._login)),
                web.get("/identity", self._answers("identity", self._identity)),
            ]
        )
        self._runner = web.AppRunner(site, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self.address = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def close(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    def settings(self, **changes: Any) -> TeamsSettings:
        known: dict[str, Any] = {
            "app_id": APP,
            "app_password": SECRET,
            "tenant_id": TENANT,
            "openid_url": f"{self.address}/v1/.well-known/openidconfiguration",
            "issuer": ISSUER,
            "login_url": self.address,
        }
        return TeamsSettings(**(known | changes))

    # --- signing ------------------------------------------------------------------------------------------------------

    def sign(
        self,
        service_url: str = SERVICE_URL,
        *,
        key: str = "first",
        algorithm: str = "RS256",
        headers: dict[str, Any] | None = None,
        without: tuple[str, ...] = (),
        **claims: Any,
    ) -> str:
        """A good token but for what is told. A header that is None is left out, and so are the claims in `without`."""
        now = int(time.time())
        said = {"iss": ISSUER, "aud": APP, "nbf": now - 60, "exp": now + 3600, "serviceurl": service_url} | claims
        header = {"kid": key} | (headers or {})
        with warnings.catch_warnings():
            # One of the keys is too short on purpose.
            warnings.simplefilter("ignore", InsecureKeyLengthWarning)
            return jwt.encode(
                {name: value for name, value in said.items() if name not in without},
                rsa_key(key),
                algorithm=algorithm,
                headers={name: value for name, value in header.items() if value is not None},
            )

    def bearer(self, service_url: str = SERVICE_URL, **changes: Any) -> str:
        return f"Bearer {self.sign(service_url, **changes)}"

    # --- what is answered ---------------------------------------------------------------------------------------------

    def _answers(self, what: str, answer: Callable[[web.Request], Any]) -> Callable[[web.Request], Any]:
        async def handle(request: web.Request) -> web.StreamResponse:
            self.asked[what] += 1
            fault = self.faults.get(what)
            if fault is None:
                return await answer(request)
            if fault.times is not None:
                fault.times -= 1
                if fault.times <= 0:
                    del self.faults[what]
            if fault.seconds:
                await asyncio.sleep(fault.seconds)
            if fault.status == 200 and not fault.body:
                return await answer(request)
            return web.Response(status=fault.status, text=fault.body, headers=fault.headers)

        return handle

    async def _document(self, _: web.Request) -> web.Response:
        return web.json_response({"issuer": ISSUER, "jwks_uri": f"{self.address}/v1/.well-known/keys"})

    async def _key_set(self, _: web.Request) -> web.Response:
        return web.json_response({"keys": [key.entry() for key in self.keys]})

    async def _authority(self, request: web.Request) -> web.Response:
        # As a login server says it: over TLS, which a stand-in of this machine leaves to whoever asks.
        here = f"https://{request.host}/{request.match_info['tenant']}"
        return web.json_response(
            {
                "issuer": f"{here}/v2.0",
                "authorization_endpoint": f"{here}/oauth2/v2.0/authorize",
                "token_endpoint": f"{here}/oauth2/v2.0/token",
            }
        )

    async def _login(self, request: web.Request) -> web.Response:
        form = {name: str(value) for name, value in (await request.post()).items()}
        self.forms.append(form | {"tenant": request.match_info["tenant"]})
        wrong = self.refuses
        if wrong is None and (form.get("client_id"), form.get("client_secret")) != (APP, SECRET):
            wrong = "invalid_client"
        if wrong is not None:
            told = {"error": wrong, "error_description": f"{wrong}: as the directory words it\r\nTrace ID: 1"}
            return web.json_response(told, status=401 if wrong == "invalid_client" else 400)
        return web.json_response(
            {"token_type": "Bearer", "expires_in": self.lifetime, "access_token": self._give(form.get("scope", ""))}
        )

    async def _identity(self, request: web.Request) -> web.Response:
        self.forms.append(dict(request.query))
        if request.headers.get("X-IDENTITY-HEADER") != IDENTITY_HEADER:
            return web.json_response({"statusCode": 401, "message": "not this machine"}, status=401)
        ends = str(int(time.time()) + self.lifetime)
        token = self._give(request.query["resource"])
        return web.json_response({"access_token": token, "expires_on": ends, "token_type": "Bearer"})

    def _give(self, scope: str) -> str:
        self.given.append(f"access-{len(self.given) + 1}-for-{scope}")
        return self.given[-1]


# --- every way to be wrong --------------------------------------------------------------------------------------------

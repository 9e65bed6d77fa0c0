"""What holds for every test: a clean environment, no network but loopback, repeatable properties, real peers."""

from __future__ import annotations

import ipaddress
import os
import signal
import sys
from collections.abc import Iterator

import hypothesis
import pytest
import structlog

from tests.support.peers import PostgresPeer

OURS = ("COMMIS_", "OPENAI_", "SLACK_", "TEAMS_", "LANGSMITH_", "LANGCHAIN_")
PROXIES = ("http_proxy", "https_proxy", "all_proxy")

hypothesis.settings.register_profile("dev", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)


class NetworkRefused(RuntimeError):
    """A test tried to leave this machine."""


def _is_loopback(host: object) -> bool:
    if host is None or host in ("", b"", "localhost", b"localhost"):
        return True
    text = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    try:
        address = ipaddress.ip_address(text.split("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: sees every socket of the interpreter, whichever library opens it."""
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        if isinstance(address, tuple) and not _is_loopback(address[0]):
            raise NetworkRefused(f"tests talk to this machine only, not to {address[0]}")
    elif event == "socket.getaddrinfo" and not _is_loopback(arguments[0]):
        raise NetworkRefused(f"tests talk to this machine only, not to {arguments[0]!s}")


def pytest_configure(config: pytest.Config) -> None:
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # Started in the background of a shell: the programs under test would inherit that nobody may interrupt them.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in list(os.environ):
        if name.startswith(OURS) or name.lower() in PROXIES:
            del os.environ[name]
    # The register of companies is a public server: who tests what it tells runs one of their own.
    os.environ["COMMIS_COMPANY_REGISTER"] = "none"
    sys.addaudithook(refuse_network)
    hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(autouse=True)
def fresh_logs() -> Iterator[None]:
    """A test that runs a command configures the logs on streams that are closed after it: the next one starts anew."""
    yield
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresPeer]:
    """A real PostgreSQL server for the whole run; ask it for a `new_database()`."""
    peer = PostgresPeer()
    yield peer
    peer.close()

"""Which hosts are Teams' connector: the only ones that are ever written to or shown the bot's token."""

from __future__ import annotations

from http import HTTPStatus
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from bot.teams.faults import Refused, TeamsRefusal
from bot.teams.settings import TeamsSettings

LONGEST_URL = 2048

_PORTS = {"http": 80, "https": 443}


def check_service_url(url: object, settings: TeamsSettings) -> str:
    """The service URL without its last slash. Raises `Refused` (403) for one that is not Teams'."""
    if not isinstance(url, str) or not _ours(url, settings) or "?" in url or "#" in url:
        raise Refused(HTTPStatus.FORBIDDEN, "the service URL is not one of Teams'")
    return url.rstrip("/")


def check_target(url: str, settings: TeamsSettings) -> None:
    """Raises `TeamsRefusal` for an address that is not to be given the token."""
    if not _ours(url, settings):
        raise TeamsRefusal("the address is not on Teams' connector: it is not asked", "foreign_host")


def is_loopback(host: str | None) -> bool:
    """Whether that is this machine, by an address of it or by the one name nobody can take."""
    if not host:
        return False
    try:
        address = ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return host.lower().rstrip(".") == "localhost"
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def _ours(url: str, settings: TeamsSettings) -> bool:
    # The parser drops some control characters silently: what it reads must be what is asked for.
    if len(url) > LONGEST_URL or "\\" in url or any(not "!" <= c <= "~" for c in url):
        return False
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in _PORTS or not host or "@" in parts.netloc or "%" in parts.netloc:
        return False
    port = port if port is not None else _PORTS[parts.scheme]
    if settings.playground:
        return is_loopback(host)
    if is_loopback(host):
        return any(_names_this_machine(entry, host, port) for entry in settings.service_hosts)
    listed = any(_covers(entry, host) for entry in settings.service_hosts)
    return listed and parts.scheme == "https" and port == _PORTS["https"]


def _covers(entry: str, host: str) -> bool:
    name = entry.strip().lower().rstrip(".")
    return bool(name) and not is_loopback(name) and (host == name or host.endswith(f".{name}"))


def _names_this_machine(entry: str, host: str, port: int) -> bool:
    try:
        parts: SplitResult = urlsplit(f"//{entry.strip()}")
        named = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return False
    return named == (host, port)

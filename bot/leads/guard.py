"""Who may post leads, and how many a minute: a secret or a signature, compared in constant time, and a token bucket."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import ipaddress
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address

MOST_SENDERS = 10_000

SIGNED_HEX = ("x-commis-signature", "x-hub-signature-256")
"""sha256=<hex> over the raw body: ours, and Meta's."""

SIGNED_BASE64 = ("typeform-signature", "tally-signature")
"""Typeform's (sha256=<base64>) and Tally's (<base64>)."""


def presented(headers: Mapping[str, str]) -> bool:
    """Whether there is anything to check; header names in lower case."""
    named = {"x-commis-secret", "authorization", *SIGNED_HEX, *SIGNED_BASE64}
    return any(name in headers for name in named)


def allowed(headers: Mapping[str, str], body: bytes, secret: str) -> bool:
    """Every signature that is there must be right; without any, the secret itself must be shown."""
    signed = [name for name in (*SIGNED_HEX, *SIGNED_BASE64) if name in headers]
    if signed:
        digest = hmac.new(secret.encode(), body, hashlib.sha256).digest()
        return all(_equal(_signature(name, headers[name]), digest) for name in signed)
    # Bytes that are no UTF-8 come as surrogates: such a secret is wrong, and no failure of ours.
    return _equal(shown_secret(headers).encode("utf-8", "surrogateescape"), secret.encode())


def shown_secret(headers: Mapping[str, str]) -> str:
    """In a header of ours, as a bearer, or as the password of an address (https://commis:SECRET@…)."""
    own = headers.get("x-commis-secret", "")
    if own:
        return own.strip()
    scheme, _, value = headers.get("authorization", "").partition(" ")
    if scheme.casefold() == "bearer":
        return value.strip()
    if scheme.casefold() == "basic":
        try:
            return base64.b64decode(value.strip(), validate=True).decode("utf-8", "replace").partition(":")[2]
        except (binascii.Error, ValueError):
            return ""
    return ""


def _signature(name: str, value: str) -> bytes:
    text = value.strip().removeprefix("sha256=")
    try:
        return bytes.fromhex(text) if name in SIGNED_HEX else base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _equal(given: bytes, wanted: bytes) -> bool:
    # Digests first: the time tells nothing of the length either.
    return bool(given) and hmac.compare_digest(hashlib.sha256(given).digest(), hashlib.sha256(wanted).digest())


def proxies_of(named: Sequence[str]) -> list[Network]:
    """The proxies that a company names: addresses, and networks as 10.0.0.0/8. ValueError for what is neither."""
    return [ipaddress.ip_network(each.strip(), strict=False) for each in named if each.strip()]


def sender_of(remote: str | None, forwarded: Sequence[str], proxies: Sequence[Network] = ()) -> str:
    """Whom to count. Only a proxy that the company names is believed in what it says of others: from the last of the
    header's words back (some add to a line that is there, some add a line), past proxies of its own, to the first that
    is none. Of IPv6 a network of 64 bits is one sender: a single line is given that many addresses."""
    near = _address(remote or "")
    if near is None:
        return remote or ""
    hops = [hop.strip() for line in forwarded for hop in line.split(",")]
    while hops and _among(near, proxies):
        named = _address(_bare(hops.pop()))
        if named is None:
            break
        near = named
    return _counted(near)


def _among(address: Address, proxies: Sequence[Network]) -> bool:
    return any(address in network for network in proxies)


def _bare(hop: str) -> str:
    """Without the port that some add: 203.0.113.9:4711, [2001:db8::1]:4711."""
    if hop.startswith("["):
        return hop[1:].partition("]")[0]
    return hop.partition(":")[0] if hop.count(":") == 1 else hop


def _address(text: str) -> Address | None:
    """An IPv4 address that is written as one of IPv6 is what it is."""
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return None
    return (found.ipv4_mapped or found) if isinstance(found, IPv6Address) else found


def _counted(address: Address) -> str:
    if isinstance(address, IPv4Address):
        return str(address)
    return str(ipaddress.ip_network((int(address), 64), strict=False).network_address)


@dataclass
class _Bucket:
    tokens: float
    at: float


class Buckets:
    """So many requests a minute for each sender, and as many at once after a quiet minute."""

    def __init__(self, per_minute: int, now: Callable[[], float]) -> None:
        """`now` in seconds, of a clock that only goes forward."""
        self._most = float(per_minute)
        self._rate = per_minute / 60
        self._now = now
        self._kept: dict[str, _Bucket] = {}

    def take(self, sender: str) -> float:
        """0: go on; otherwise seconds until the next one is taken."""
        now = self._now()
        bucket = self._kept.pop(sender, None) or _Bucket(self._most, now)
        tokens = min(self._most, bucket.tokens + (now - bucket.at) * self._rate)
        wait = 0.0 if tokens >= 1 else (1 - tokens) / self._rate
        self._kept[sender] = _Bucket(tokens if wait else tokens - 1, now)
        if len(self._kept) > MOST_SENDERS:
            # The one that has been quiet the longest is most likely full again.
            self._kept.pop(next(iter(self._kept)))
        return wait

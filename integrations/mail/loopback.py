"""Whether a mail server is this very machine: the only place where a password may go unencrypted."""

from __future__ import annotations

from ipaddress import ip_address


def is_loopback(host: str) -> bool:
    bare = host.strip().lower().removeprefix("[").removesuffix("]")
    if bare == "localhost":
        return True
    try:
        return ip_address(bare).is_loopback
    except ValueError:
        return False

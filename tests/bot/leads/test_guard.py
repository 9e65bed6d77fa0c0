"""Who is counted as one sender, and secrets that are none."""

from __future__ import annotations

import pytest

from bot.leads.guard import allowed, proxies_of, sender_of


@pytest.mark.parametrize(
    ("remote", "forwarded", "counted"),
    [
        ("1.2.3.4", "203.0.113.9", "1.2.3.4"),  # nobody outside says who they are
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "203.0.113.1, 203.0.113.9", "203.0.113.9"),  # only the last is the proxy's own word
        ("::ffff:127.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("::ffff:1.2.3.4", "203.0.113.9", "1.2.3.4"),
        ("10.0.0.2", "unknown", "10.0.0.2"),
        ("2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::"),
        ("127.0.0.1", "2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("127.0.0.1", "203.0.113.1|203.0.113.9", "203.0.113.9"),  # a proxy that adds a line of its own
        ("127.0.0.1", "203.0.113.1, 203.0.113.9, 10.1.2.3", "203.0.113.9"),  # two proxies, one behind the other
        ("10.0.0.2", "203.0.113.9:4711", "203.0.113.9"),
        ("10.0.0.2", "[2001:db8:1:2::7]:443", "2001:db8:1:2::"),
        ("192.168.1.9", "203.0.113.9", "192.168.1.9"),  # a private address is no proxy for being near
        (None, "203.0.113.9", ""),
    ],
)
def test_whom_to_count(remote: str | None, forwarded: str, counted: str) -> None:
    proxies = proxies_of(["127.0.0.1", "10.0.0.0/8", " ", "::1"])
    assert sender_of(remote, forwarded.split("|") if forwarded else [], proxies) == counted


@pytest.mark.parametrize("remote", ["127.0.0.1", "10.0.0.2", "::1", "192.168.1.1"])
def test_nobody_is_believed_whom_the_company_did_not_name(remote: str) -> None:
    assert sender_of(remote, ["203.0.113.9"]) == sender_of(remote, [])


@pytest.mark.parametrize("named", ["proxy.example", "10.0.0.0/99", "1.2.3"])
def test_a_proxy_is_named_by_its_address(named: str) -> None:
    with pytest.raises(ValueError, match=named.partition("/")[0].replace(".", r"\.")):
        proxies_of(["127.0.0.1", named])


@pytest.mark.parametrize("header", ["x-commis-secret", "authorization", "x-commis-signature", "typeform-signature"])
def test_a_secret_that_is_no_text_is_a_wrong_one(header: str) -> None:
    """As a web server hands over bytes that are no UTF-8."""
    assert not allowed({header: "Bearer \udcff\udcfe" if header == "authorization" else "\udcff\udcfe"}, b"{}", "right")

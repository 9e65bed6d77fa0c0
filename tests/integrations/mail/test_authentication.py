"""Whether a sender is proven: only by our own server's topmost word, and for the domain that a reader sees."""

from __future__ import annotations

import pytest

from integrations.mail.authentication import authentication
from integrations.mail.incoming import parse

OURS = "mx.us.example"
FROM = "zoe@client.example"


def verdict(*results: str, authserv: str = OURS, sender: str = FROM) -> str:
    return authentication([("Authentication-Results", each) for each in results], authserv, sender)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (f"{OURS}; dmarc=pass header.from=client.example", "passed"),
        (f"{OURS} 1; dkim=pass header.d=client.example", "passed"),
        (f"{OURS}; dkim=pass header.i=@mail.client.example", "passed"),
        (f"{OURS}; spf=pass smtp.mailfrom=bounce@client.example", "passed"),
        (f"{OURS}; spf=pass smtp.mailfrom=evil.example; dkim=pass header.d=evil.example", "none"),
        (f"{OURS}; dmarc=fail (p=none) header.from=client.example; spf=pass smtp.mailfrom=client.example", "failed"),
        (f"{OURS}; spf=fail smtp.mailfrom=client.example", "failed"),
        (f"{OURS}; spf=softfail smtp.mailfrom=client.example", "none"),
        (f"{OURS}; dkim=fail header.d=client.example; spf=pass smtp.mailfrom=client.example", "passed"),
        (f"{OURS}; none", "none"),
        (f"{OURS}; spf=none (dmarc=pass header.from=client.example)", "none"),
        (f'{OURS}; spf=none reason="x; dmarc=pass header.from=client.example"', "none"),
        ("", "none"),
        (f"{OURS}; dkim=pass header.d=example", "none"),
        (f"{OURS}; dmarc=pass header.from=other.example", "none"),
    ],
)
def test_a_result_of_our_server(header: str, expected: str) -> None:
    assert verdict(header) == expected


def test_a_header_of_another_server_proves_nothing() -> None:
    forged = "mx.evil.example; dmarc=pass header.from=client.example"
    assert verdict(forged) == "none"
    assert verdict(f"{OURS}; spf=fail smtp.mailfrom=client.example", forged) == "failed"


def test_only_the_topmost_of_our_server_counts() -> None:
    own, forged = f"{OURS}; spf=none", f"{OURS}; dmarc=pass header.from=client.example"
    assert verdict(own, forged) == "none"


def test_without_a_named_server_only_what_speaks_against_a_mail_is_heard() -> None:
    assert verdict("any; dmarc=pass header.from=client.example", authserv="") == "none"
    assert verdict("any; dmarc=fail header.from=client.example", authserv="") == "failed"
    assert verdict("any; spf=none", "any; dmarc=fail header.from=client.example", authserv="") == "none"


def test_two_senders_are_no_sender() -> None:
    headers = [("Authentication-Results", f"{OURS}; dmarc=pass"), ("From", FROM), ("From", "b@c.example")]
    assert authentication(headers, OURS, FROM) == "failed"


def test_a_mail_carries_it_with_where_answers_go_and_how_it_was_sent() -> None:
    head = f"Authentication-Results: {OURS};\r\n dmarc=pass header.from=client.example\r\nFrom: {FROM}\r\n"
    read = parse(f"{head}Reply-To: Zoe <ZOE@elsewhere.example>\r\n\r\nx".encode(), OURS)
    assert (read.authentication, read.reply_to, read.bulk) == ("passed", "zoe@elsewhere.example", False)
    assert parse(f"{head}\r\nx".encode()).authentication == "none"
    listed = parse(f"From: {FROM}\r\nList-Id: <news.client.example>\r\n\r\nx".encode())
    assert (listed.bulk, listed.automatic) == (True, True)
    away = parse(f"From: {FROM}\r\nAuto-Submitted: auto-replied\r\n\r\nx".encode())
    assert (away.bulk, away.automatic) == (False, True)


@pytest.mark.parametrize(
    "hostile", ["(" * 9000, f"{OURS};" * 3000, '"' * 9001, f"{OURS}; dkim=pass header.d=" + "a." * 4000]
)
def test_hostile_headers_prove_nothing(hostile: str) -> None:
    assert verdict(hostile) == "none"

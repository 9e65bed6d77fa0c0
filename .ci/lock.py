"""Writes the hashed locks anew from pyproject.toml (developers only: it needs `uv`, and the package index).

One resolution serves Python 3.11 and newer on every platform; the locks name no index, no host and no path.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = (
    ("requirements.lock", []),
    ("requirements-test.lock", ["--extra", "test", "--constraints", "requirements.lock"]),
    ("requirements-check.lock", ["--extra", "check", "--constraints", "requirements-test.lock"]),
)


def main(arguments: list[str]) -> int:
    uv = shutil.which("uv")
    if uv is None:
        print("make lock needs uv: python3 -m pip install uv", file=sys.stderr)
        return 1
    for name, more in LOCKS:
        print(f"==> {name}", flush=True)
        command = [uv, "--no-config", "pip", "compile", "pyproject.toml", "--quiet", "--universal", "--group", "build"]
        command += ["--python-version", "3.11", "--generate-hashes", "--no-header", "--no-emit-index-url"]
        command += ["--no-emit-find-links", *more, *arguments, "--output-file", name]
        if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

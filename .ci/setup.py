"""Makes the virtual environment from the hashed locks, and only what changed since the last time.

    python3 .ci/setup.py [LOCK …]        e.g. requirements.lock requirements-test.lock

Standard library only: this runs before anything is installed. What was installed is noted in `.venv/.installed`, so a
second run takes a moment, and an interrupted one is simply done again.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts" if os.name == "nt" else "bin") / "python"
NOTE = VENV / ".installed"
LOG = VENV / "setup.log"
NEEDED_SPACE = 1_500_000_000  # bytes, for a whole environment

DIAGNOSES = (
    ("No space left on device", "The disk is full: free about 1.5 GB and run the same command again."),
    ("Operation not permitted", "This folder cannot be written to: check its owner and rights."),
    ("Permission denied", "This folder cannot be written to: check its owner and rights."),
    ("Read-only file system", "This folder cannot be written to: the file system is read-only."),
    (
        "THESE PACKAGES DO NOT MATCH THE HASHES",
        "A package is not the one that was locked: the network or a cache changed it. Try `pip cache purge`.",
    ),
    ("error: command", "A package had to be compiled and could not be: use Python 3.11, 3.12 or 3.13 (PYTHON=…)."),
    ("Could not find a version", "No package for this Python or machine: use Python 3.11, 3.12 or 3.13 (PYTHON=…)."),
)
OFFLINE = re.compile(
    r"name resolution|Name or service not known|nodename nor servname|Network is unreachable|Connection refused"
    r"|Max retries exceeded|timed out|ProxyError|SSLError"
)


class SetupFailed(Exception):
    """`str()` is what the person reads."""


def main(locks: list[str]) -> int:
    started = time.monotonic()
    try:
        with only_one():
            changed = bring_up_to_date(locks or ["requirements.lock"])
    except SetupFailed as error:
        print(f"\nSet-up stopped: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nInterrupted; the same command goes on from here.", file=sys.stderr)
        return 130
    except OSError as error:
        print(f"\nSet-up stopped: {diagnose(str(error)) or error}", file=sys.stderr)
        return 1
    if changed:
        say(f"ready in {time.monotonic() - started:.0f} s")
    return 0


def bring_up_to_date(locks: list[str]) -> bool:
    """Installs what is missing. Returns whether there was anything to do."""
    wanted = {name: digest(ROOT / name) for name in locks} | {"pyproject.toml": digest(ROOT / "pyproject.toml")}
    have = noted()
    if have and (have.get("place") != str(ROOT) or not runs(PYTHON)):
        say("the folder or its Python changed: making the environment anew")
        shutil.rmtree(VENV, ignore_errors=True)
        have = {}
    todo = [name for name in locks if have.get(name) != wanted[name]]
    if PYTHON.exists() and not todo and have.get("pyproject.toml") == wanted["pyproject.toml"]:
        return False
    if not PYTHON.exists() or not runs(PYTHON):
        make_environment()
    for name in todo:
        install_lock(name)
        note({name: wanted[name]})
    say("putting the `commis` command in place")
    pip("install", "--no-deps", "--no-build-isolation", "--no-index", "--editable", ".")
    note({"pyproject.toml": wanted["pyproject.toml"]})
    return True


def noted() -> dict[str, str]:
    """What earlier runs installed here, by file name, and where "here" was."""
    try:
        return dict(json.loads(NOTE.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def note(more: dict[str, str]) -> None:
    NOTE.write_text(json.dumps({**noted(), "place": str(ROOT), **more}, indent=1) + "\n", encoding="utf-8")


def make_environment() -> None:
    free = shutil.disk_usage(ROOT).free
    if free < NEEDED_SPACE:
        raise SetupFailed(f"the disk has {free // 1_000_000} MB free, and about 1500 MB are needed.")
    version = ".".join(map(str, sys.version_info[:3]))
    say(f"making a virtual environment in .venv (Python {version})")
    shutil.rmtree(VENV, ignore_errors=True)
    need_venv()
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False)
    if made.returncode != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        told = (made.stdout + made.stderr).strip()
        raise SetupFailed(diagnose(told) or f"Python could not make a virtual environment:\n{told[-1500:]}")
    renew_pip()


def renew_pip() -> None:
    """The pip that comes with an older Python takes twice as long over a lock: the locked one comes first."""
    locked = re.search(r"^pip==(?:.*\\\n)+.*\n", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    if locked:
        alone = VENV / "pip.lock"
        alone.write_text(locked[0], encoding="utf-8")
        say("fetching the locked pip")
        pip("install", "--require-hashes", "--no-deps", "--requirement", str(alone))


def need_venv() -> None:
    """Debian ships venv and ensurepip apart from Python."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        say(f"Python's venv is missing: installing {package} with apt-get")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update", "-q"], ["install", "-qy", "--no-install-recommends", package]):
            subprocess.run(["apt-get", *command], env=quiet, stdout=subprocess.DEVNULL, check=False)
        importlib.invalidate_caches()
        if importlib.util.find_spec("ensurepip"):
            return
    raise SetupFailed(
        f"this Python has no venv module. Install it (Debian, Ubuntu: apt-get install {package}) and try again."
    )


def install_lock(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    total = len(re.findall(r"^[A-Za-z0-9]", text, re.MULTILINE))
    say(f"installing the packages of {name} (about {total}, each checked by its hash)")
    # The lock is whole, so nothing is left to resolve; what is imported gets compiled then.
    pip("install", "--no-deps", "--no-compile", "--require-hashes", "--requirement", name, total=total)


def pip(*arguments: str, total: int = 0) -> None:
    """Runs pip, keeping its words in the log and showing how far it is."""
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    # These would install somewhere else; indexes, certificates and proxies of the machine are kept.
    elsewhere = {"PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PYTHONPATH", "PYTHONHOME"}
    environment = {name: value for name, value in os.environ.items() if name not in elsewhere}
    told: list[str] = []
    with LOG.open("a", encoding="utf-8") as log:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        assert process.stdout is not None
        bar = Bar(total)
        for line in process.stdout:
            log.write(line)
            told.append(line)
            bar.see(line)
        bar.end()
    if process.wait() != 0:
        whole = "".join(told)
        tail = "".join(line for line in told if "is ignored" not in line).strip()[-1500:]
        raise SetupFailed(diagnose(whole) or f"pip failed (all of it: {LOG.relative_to(ROOT)}):\n{tail}")


class Bar:
    """One line that grows on a terminal; a line now and then elsewhere."""

    def __init__(self, total: int) -> None:
        self.total, self.seen, self.live = total, 0, sys.stdout.isatty()

    def see(self, line: str) -> None:
        if not self.total:
            return
        if line.startswith(("Collecting ", "Requirement already satisfied: ")):
            self.seen += 1
            what = line.split()[1] if line.startswith("Collecting ") else line.split()[3]
            if self.live:
                print(f"\r   [{min(self.seen, self.total)}/{self.total}] {what:<50.50}", end="", flush=True)
            elif self.seen % 25 == 0:
                print(f"   {self.seen}/{self.total}", flush=True)
        elif line.startswith("Installing collected"):
            self.line("all fetched; unpacking")

    def line(self, text: str) -> None:
        print(f"\r   {text:<70}" if self.live else f"   {text}", flush=True)

    def end(self) -> None:
        if self.live and self.total:
            print("\r" + " " * 74 + "\r", end="", flush=True)


def diagnose(told: str) -> str:
    if OFFLINE.search(told):
        return "no package server could be reached: check the network (or the proxy) and run the same command again."
    return next((advice for sign, advice in DIAGNOSES if sign in told), "")


def runs(python: Path) -> bool:
    check = [str(python), "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
    try:
        return subprocess.run(check, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        raise SetupFailed(f"{path.name} is missing from this folder: is the checkout complete?") from None


@contextmanager
def only_one() -> Iterator[None]:
    """Two commands at once would install into the same folder: the second waits for the first."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with (ROOT / "pyproject.toml").open() as lock:  # any file that is there will do
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another set-up runs in this folder: waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def say(text: str) -> None:
    print(f"==> {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

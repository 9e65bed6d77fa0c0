"""The Playground's process: started once for a run of the tests, headless, without telemetry, on free ports."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.peers import node_path, playground_path
from tests.support.playground.population import configuration

STARTING = 60.0  # seconds; two or three are usual
PATH = "/teams/messages"

OUT_OF_HERE = "http://127.0.0.1:9"
"""A proxy that is not there: the page's fonts and the like are not fetched from anywhere."""


class NotStarted(Exception):
    """The Playground did not come up; `str()` holds what it said."""


@dataclass(frozen=True)
class Exchange:
    """One call between the two. `to_desk`: the Playground called the desk; else the desk called it."""

    to_desk: bool
    method: str
    url: str
    request: dict[str, Any]
    status: int
    response: Any


class PlaygroundServer:
    """`desk_port` is where it looks for the desk; another desk may listen there for each test."""

    def __init__(self) -> None:
        self.desk_port, self.port = _free_ports()
        self._folder = Path(tempfile.mkdtemp(prefix="playground-"))
        self._recording = self._folder / "recording"
        self._output = (self._folder / "output").open("wb")
        self._process = self._start()
        try:
            self._wait()
        except NotStarted:
            self.close()
            raise

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def service_url(self) -> str:
        return f"{self.address}/_connector"

    def exchanges(self, since: int = 0) -> tuple[list[Exchange], int]:
        """All that was said from an offset on, in the order it was answered; and the offset of what comes next."""
        if not self._recording.exists():
            return [], since
        with self._recording.open("rb") as file:
            file.seek(since)
            new = file.read()
        # One that is being written is left for the next time.
        whole, mark, _ = new.rpartition(b"\n---\n")
        if not mark:
            return [], since
        return [_exchange(json.loads(item)) for item in whole.split(b"\n---\n")], since + len(whole) + len(mark)

    def output(self) -> str:
        self._output.flush()
        return (self._folder / "output").read_text(encoding="utf-8", errors="replace")

    def close(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._output.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _start(self) -> subprocess.Popen[bytes]:
        settings = self._folder / ".m365agentsplayground.yml"  # JSON is YAML
        settings.write_text(json.dumps(configuration()), encoding="utf-8")
        own = {
            "TEAMSAPPTESTER_BROWSER": "none",
            "M365_AGENTS_PLAYGROUND_CONFIG_PATH": str(settings),
            "M365_AGENTS_PLAYGROUND_LOGFILE": str(self._folder / "log"),
            "M365_AGENTS_PLAYGROUND_RECORDING_FILE": str(self._recording),
            "HTTPS_PROXY": OUT_OF_HERE,
            "NO_PROXY": "127.0.0.1,localhost",
        }
        command = [
            str(node_path()),
            str(playground_path()),
            "start",
            "--disable-telemetry",
            "--enable-events-recording",
        ]
        command += ["--channel-id", "msteams", "--port", str(self.port), "--service-url", self.service_url]
        command += ["--app-endpoint", f"http://127.0.0.1:{self.desk_port}{PATH}"]
        return subprocess.Popen(
            command, cwd=self._folder, env={**os.environ, **own}, stdout=self._output, stderr=subprocess.STDOUT
        )

    def _wait(self) -> None:
        deadline = time.monotonic() + STARTING
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(f"{self.address}/_debug/ping", timeout=5) as answer:
                    if answer.read() == b"pong":
                        return
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        raise NotStarted(f"the Agents Playground did not start. It said:\n{self.output()[-3000:]}")


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        for each in (one, other):
            each.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def _exchange(item: dict[str, Any]) -> Exchange:
    request, response = item["request"], item["response"]
    body = response.get("body")
    if isinstance(body, str) and body[:1] in ("{", "["):
        body = json.loads(body)
    return Exchange(
        to_desk=item["direction"].startswith("Microsoft"),
        method=request["method"],
        url=request["url"],
        request=request.get("body") or {},
        status=response["statusCode"],
        response=body,
    )

"""A real IMAP server on loopback: Dovecot, in the foreground, with one user and a folder of its own."""

from __future__ import annotations

import asyncio
import contextlib
import getpass
import grp
import imaplib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.support.peers import dovecot_path

USER, PASSWORD = "facturation", "un secret à garder"
STARTING = 15.0  # seconds

CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = {ssl}
{certificate}
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0 secs
default_internal_user = {internal}
default_internal_group = {internal_group}
default_login_user = {login}
mail_location = maildir:{folder}/mail
mail_uid = {owner}
mail_gid = {owner_group}
first_valid_uid = 1
first_valid_gid = 1
passdb {{
  driver = passwd-file
  args = {folder}/users
}}
userdb {{
  driver = static
  args = uid={owner} gid={owner_group} home={folder}/home
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {port}
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {secure_port}
  }}
}}
service anvil {{
  chroot =
}}
protocol imap {{
  {capability}
}}
"""


class ImapServer:
    """Use as `async with ImapServer() as server`. `certificate`: (certificate, key) files, for TLS and STARTTLS.
    `idle` False: the server does not tell by itself that a mail came."""

    def __init__(self, *, certificate: tuple[Path, Path] | None = None, idle: bool = True) -> None:
        self._certificate = certificate
        self._idle = idle
        self._folder = Path(tempfile.mkdtemp(prefix="imap-"))
        self._process: subprocess.Popen[bytes] | None = None
        self.port, self.secure_port = free_port(), free_port()

    async def __aenter__(self) -> ImapServer:
        self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.kill()  # nobody waits for its farewell
        await asyncio.to_thread(self.stop)
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self) -> None:
        program = dovecot_path()
        self._folder.chmod(0o755)
        owner, group = self._accounts()
        for name in ("run", "state", "mail", "home"):
            place = self._folder / name
            place.mkdir(exist_ok=True)
            if os.geteuid() == 0 and name in ("mail", "home"):
                shutil.chown(place, owner, group)
        (self._folder / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}::::::\n", encoding="utf-8")
        path = self._folder / "dovecot.conf"
        path.write_text(self._configuration(owner, group), encoding="utf-8")
        # A session of its own: the server ends whatever stands in its process group.
        self._process = subprocess.Popen(
            [program, "-F", "-c", str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        self._wait()

    def stop(self) -> None:
        """Ends every conversation; what it holds stays, for another `start`."""
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # a conversation may outlive the server: its process is a child
        if process.stderr is not None:
            process.stderr.close()

    # --- what is in it ------------------------------------------------------------------------------------------------

    def append(self, raw: bytes, *flags: str, folder: str = "INBOX") -> None:
        """Puts a mail into the mailbox, as a mail server that delivers does."""
        with self._client() as client:
            status, told = client.append(folder, f"({' '.join(flags)})" if flags else "", "", raw)
            assert status == "OK", told

    def flags(self, folder: str = "INBOX") -> list[set[str]]:
        """Of each mail, oldest first."""
        with self._client() as client:
            client.select(folder, readonly=True)
            status, told = client.fetch("1:*", "(FLAGS)")
            assert status == "OK", told
            lines = [line.decode() for line in told if isinstance(line, bytes)]
            return [set(line.partition("FLAGS (")[2].partition(")")[0].split()) - {"\\Recent"} for line in lines]

    def mark(self, number: int, flags: str) -> None:
        """As a person with a mail program would."""
        with self._client() as client:
            client.select("INBOX")
            client.store(str(number), "+FLAGS", flags)

    def create(self, folder: str) -> None:
        with self._client() as client:
            client.create(folder)

    @property
    def log(self) -> str:
        place = self._folder / "log"
        return place.read_text(encoding="utf-8", errors="replace") if place.exists() else ""

    # --- details ------------------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def _client(self) -> Iterator[imaplib.IMAP4]:
        client = imaplib.IMAP4("127.0.0.1", self.port, timeout=10)
        try:
            client.authenticate("PLAIN", lambda _: f"\0{USER}\0{PASSWORD}".encode())
            yield client
        finally:
            with contextlib.suppress(imaplib.IMAP4.error, OSError):
                client.logout()

    def _accounts(self) -> tuple[str, str]:
        """Mail belongs to nobody where root runs the server, which refuses to work for root; to oneself otherwise."""
        if os.geteuid() == 0:
            return "nobody", grp.getgrgid(pwd.getpwnam("nobody").pw_gid).gr_name
        return getpass.getuser(), grp.getgrgid(os.getgid()).gr_name

    def _configuration(self, owner: str, group: str) -> str:
        root = os.geteuid() == 0
        certificate = ""
        if self._certificate is not None:
            certificate = f"ssl_cert = <{self._certificate[0]}\nssl_key = <{self._certificate[1]}"
        return CONFIGURATION.format(
            folder=self._folder,
            ssl="yes" if self._certificate else "no",
            certificate=certificate,
            internal="dovecot" if root else owner,
            internal_group="dovecot" if root else group,
            login="dovenull" if root else owner,
            owner=owner,
            owner_group=group,
            port=self.port,
            secure_port=self.secure_port if self._certificate else 0,
            capability="" if self._idle else "imap_capability = IMAP4rev1 SASL-IR LITERAL+ UIDPLUS",
        )

    def _wait(self) -> None:
        assert self._process is not None
        ends = time.monotonic() + STARTING
        while time.monotonic() < ends:
            if self._process.poll() is not None:
                told = self._process.stderr.read().decode(errors="replace") if self._process.stderr else ""
                raise RuntimeError(f"Dovecot did not start: {told}\n{self.log}")
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1) as line:
                line.settimeout(2)
                if line.recv(200).startswith(b"* OK"):
                    return
            time.sleep(0.05)
        raise RuntimeError(f"Dovecot does not answer:\n{self.log}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]

"""From the settings to the mailbox that is read, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.clock import Clock
from bot.mailbox.fetching import Keep, Mailbox
from bot.settings import Settings
from bot.store.database import Database
from graphs.message import Address

if TYPE_CHECKING:
    from integrations.mail.imap import ImapIn


def mail_in(settings: Settings) -> ImapIn | None:
    """None: mails are only handed in."""
    if not settings.imap_host:
        return None
    # Only who reads a mailbox pays for its library.
    from integrations.mail.imap import ImapIn

    return ImapIn(
        host=settings.imap_host.strip(),
        port=settings.imap_port,
        security=settings.imap_security,
        user=settings.imap_user,
        password=settings.imap_password.get_secret_value() if settings.imap_password else "",
        folder=settings.imap_folder,
    )


def mailbox_of(settings: Settings, database: Database, keep: Keep, place: Address, clock: Clock) -> Mailbox | None:
    """The loop, not started; `keep` is the door's `mail`, `place` where received mails are worked."""
    server = mail_in(settings)
    if server is None:
        return None
    return Mailbox(
        server,
        database,
        keep,
        place,
        clock,
        name=f"{settings.imap_user}@{settings.imap_host}/{settings.imap_folder}",
        seconds=settings.imap_seconds,
        language=settings.language,
    )

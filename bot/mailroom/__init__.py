"""Received mails: whose each is, what it answers, the thread where it is worked. Their words are data, never orders.

`room` reads and sorts; `answers` works what answers a mail of ours, `arrivals` the rest, `returned` what did not
arrive; `routing` decides about answers (pure), `senders` whom to doubt (pure), `attached` looks at attachments; `desk`
opens threads and cases, `posting` shows. May use the processes' briefs; knows no platform.
"""

from bot.mailroom.desk import MailDesk
from bot.mailroom.room import Mailroom

__all__ = ["MailDesk", "Mailroom"]

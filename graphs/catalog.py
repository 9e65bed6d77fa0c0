"""The processes we run. A new process is named here."""

from __future__ import annotations

from graphs.complaint.process import COMPLAINT
from graphs.debtor.process import DEBTOR
from graphs.enquiry.process import ENQUIRY
from graphs.lead.process import LEAD
from graphs.personal_reminder.process import PERSONAL_REMINDER
from graphs.process import Process
from graphs.quote.process import QUOTE
from graphs.quote_followup.process import QUOTE_FOLLOWUP
from graphs.reminder.process import REMINDER
from graphs.reminder_text.process import REMINDER_TEXT
from graphs.rule_setup.process import RULE
from graphs.setup.process import SETUP

PROCESSES: list[Process] = [
    QUOTE, RULE, REMINDER, *DEBTOR, QUOTE_FOLLOWUP, REMINDER_TEXT, PERSONAL_REMINDER, LEAD, COMPLAINT, ENQUIRY, SETUP,
]  # fmt: skip

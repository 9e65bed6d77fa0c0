"""What a mail server says about a mail of ours that did not arrive: RFC 3464 reports, and what others send instead.

The standard form is read from its machine-readable part (Postfix, Exchange, Gmail). Older servers write sentences: the
address, the code and the original Message-ID are then looked for in them, and only in a mail that says of itself that
it is a report. A report is a claim of whoever sent it: the caller decides whether it is about a mail of ours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from integrations.mail.port import DeliveryReport, MailAttachment

LONGEST_READ = 100_000
"""Characters of a report that are looked at."""

_STATUS_PARTS = {"message/delivery-status", "message/global-delivery-status"}
_ORIGINALS = {"message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers"}

_ROBOTS = {"mailer-daemon", "postmaster", "mail-daemon", "mdaemon", "microsoftexchange329e71ec88ae4615bbc36ab6ce41109e"}
_SUBJECT = re.compile(
    r"undeliver|delivery (?:status notification|failure|has failed|incomplete|delayed)|failure notice|returned mail"
    r"|mail delivery (?:failed|system|subsystem)|message not delivered|could not be delivered|delayed mail"
    r"|non[ -]remis|non distribu|impossible de remettre|[ée]chec de (?:la )?(?:remise|distribution)"
    r"|remise diff[ée]r[ée]e"
    r"|unzustellbar|no se puede entregar|rifiutat|delivery notification",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,253}[A-Za-z0-9]")
_ID = re.compile(r"^[ \t>]*Message-ID\s*:\s*(<[^<>\s]{1,250}>)", re.IGNORECASE | re.MULTILINE)
_STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
_SMTP_CODE = re.compile(r"(?<![\d.@])([45]\d\d)(?=[ -])")
_LASTING = re.compile(
    r"permanent|definitive|d[ée]finitive|does not exist|n['’]existe pas|no such user|user unknown|unknown user"
    r"|not be found|introuvable|couldn['’]t be delivered|wasn['’]t delivered|not found|giving up|returned to sender",
    re.IGNORECASE,
)
_PASSING = re.compile(
    r"will (?:keep trying|retry|be retried)|still trying|delayed|warning message only|diff[ée]r[ée]e|nouvelle tentative"
    r"|not yet been delivered|temporar",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sheet:
    """What of a received mail tells whether it is a report: its kind, some headers, its words and its parts."""

    content_type: str
    report_type: str
    sender: str
    subject: str
    empty_return_path: bool
    failed_recipients: str
    text: str
    parts: Sequence[MailAttachment]


def read_report(sheet: Sheet) -> DeliveryReport | None:
    """None: it is no report about a mail that was to be delivered (a note that it was read is none either)."""
    original = _original_id(sheet)
    for part in sheet.parts:
        if part.media_type in _STATUS_PARTS:
            standard = _standard(_words(part), original)
            if standard is not None:
                return standard
    if sheet.content_type == "multipart/report" and sheet.report_type not in ("", "delivery-status"):
        return None
    return _in_sentences(sheet, original) if _says_so(sheet) else None


# --- RFC 3464 ---------------------------------------------------------------------------------------------------------


def _standard(text: str, original_id: str) -> DeliveryReport | None:
    """Of several recipients the first that failed: a mail of ours has one."""
    groups = [fields for block in re.split(r"\n[ \t]*\n", text) if (fields := _fields(block))]
    about = [fields for fields in groups if "action" in fields or "status" in fields]
    if not about:
        return None
    fields = next((each for each in about if each.get("action", "").lower().startswith("failed")), about[0])
    status = _status(fields.get("status", "")) or _status(fields.get("diagnostic-code", ""))
    action = fields.get("action", "").split(maxsplit=1)[0].lower() if fields.get("action", "").strip() else ""
    permanent = action == "failed" if action else status.startswith("5")
    if action == "failed" and status.startswith("4"):
        permanent = True  # it was put off until its time was over: it will not be tried again
    recipient = _address(fields.get("original-recipient", "")) or _address(fields.get("final-recipient", ""))
    return DeliveryReport(recipient, status, permanent, original_id)


def _fields(block: str) -> dict[str, str]:
    unfolded = re.sub(r"\n[ \t]+", " ", block)
    found: dict[str, str] = {}
    for line in unfolded.split("\n"):
        name, colon, value = line.partition(":")
        if colon and re.fullmatch(r"[A-Za-z-]{1,60}", name.strip()):
            found.setdefault(name.strip().lower(), value.strip())
    return found


# --- in sentences -----------------------------------------------------------------------------------------------------


def _says_so(sheet: Sheet) -> bool:
    local = sheet.sender.partition("@")[0].lower()
    from_robot = local in _ROBOTS or sheet.empty_return_path or bool(sheet.failed_recipients)
    return from_robot and (bool(sheet.failed_recipients) or bool(_SUBJECT.search(sheet.subject)))


def _in_sentences(sheet: Sheet, original_id: str) -> DeliveryReport | None:
    said = _before_original(sheet.text[:LONGEST_READ])
    passing = bool(_PASSING.search(f"{sheet.subject}\n{said}")) and not re.search(r"\bpermanent", said, re.IGNORECASE)
    recipient = _address(sheet.failed_recipients) or _recipient(said, sheet.sender)
    status = _status(said)
    if not status and not recipient and not original_id:
        return None
    permanent = status.startswith("5") or (not status and bool(_LASTING.search(f"{sheet.subject}\n{said}")))
    return DeliveryReport(recipient, status, permanent and not passing, original_id)


def _before_original(text: str) -> str:
    """Without the mail that is quoted below: its own addresses and figures are not the report's."""
    cut = re.search(
        r"^[ \t]*(?:-{2,}.*(?:original message|copy of|message d['’]origine|headers|below this line).*"
        r"|original message(?: headers)?\s*:?|en-t[êe]tes.*d['’]origine.*:?"
        r"|diagnostic information for administrators.*)$",
        text,
        re.IGNORECASE | re.MULTILINE,
    )
    # Exchange puts the server's own words below its line for administrators: they are part of what it says.
    if cut is None or "diagnostic information" in cut.group().lower():
        headers = re.search(r"^(?:Received|Return-Path|Message-ID)\s*:", text, re.IGNORECASE | re.MULTILINE)
        return text[: headers.start()] if headers else text
    return text[: cut.start()]


def _recipient(said: str, sender: str) -> str:
    found = (match.group().lower().strip(".'") for match in _ADDRESS.finditer(said))
    domain = sender.rpartition("@")[2].lower()
    return next((each for each in found if each.partition("@")[0] not in _ROBOTS or not each.endswith(domain)), "")


def _original_id(sheet: Sheet) -> str:
    for part in sheet.parts:
        if part.media_type in _ORIGINALS:
            found = _ID.search(_words(part))
            if found:
                return found.group(1)
    found = _ID.search(sheet.text[:LONGEST_READ])
    return found.group(1) if found else ""


def _status(text: str) -> str:
    """The failing code where there are several ("250 2.1.0 … 550 5.1.1"), made from the SMTP code where it is alone."""
    codes = [".".join(match.groups()) for match in _STATUS.finditer(text[:LONGEST_READ])]
    for first in ("5", "4", "2"):
        for code in codes:
            if code.startswith(first):
                return code
    plain = _SMTP_CODE.search(text[:LONGEST_READ])
    return f"{plain.group(1)[0]}.0.0" if plain else ""


def _address(text: str) -> str:
    """Of "rfc822; <zoe@b.example>"."""
    found = _ADDRESS.search(text.rpartition(";")[2])
    return found.group().lower() if found else ""


def _words(part: MailAttachment) -> str:
    return part.body[:LONGEST_READ].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")

"""The settings of mail: how it leaves, and which mailbox is read."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field, SecretStr


class MailSettings(BaseModel):
    mail_from: str = Field("", description="Sender of outgoing mail; default: the company's address in the books.")
    smtp_host: str = Field("", description="SMTP server; absent: the embedded Maildir in the data folder.")
    smtp_port: int = Field(587, ge=1, le=65_535, description="SMTP port.")
    smtp_user: str = Field("", description="SMTP user.")
    smtp_password: SecretStr | None = Field(None, description="SMTP password.")
    smtp_security: Literal["starttls", "tls", "none"] = Field("starttls", description="Transport security of SMTP.")

    imap_host: str = Field("", description="IMAP server of the mailbox to read; absent: mails are only handed in.")
    imap_port: int = Field(993, ge=1, le=65_535, description="IMAP port (usually 993 for tls, 143 for starttls).")
    imap_user: str = Field("", description="IMAP user.")
    imap_password: SecretStr | None = Field(None, description="IMAP password.")
    imap_security: Literal["tls", "starttls", "none"] = Field(
        "tls", description="Transport security of IMAP; none: for a server on this machine only."
    )
    imap_folder: str = Field("INBOX", description="Folder of the mailbox that is read; nothing is deleted in it.")
    imap_seconds: float = Field(
        60, ge=1, le=3600, description="Seconds between two looks into the mailbox; sooner where the server tells."
    )
    mail_authserv: str = Field(
        "", description="Name by which your mail server signs its checks (Authentication-Results); empty: its host's."
    )

"""What attachments are by their bytes, and which nobody should open."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrations.mail.attachments import look
from integrations.mail.port import MailAttachment

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<<>>\n%%EOF"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (64).to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"


def archive(**files: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in files.items():
            packed.writestr(name.replace("__", "/").replace("_DOT_", "."), body)
    return kept.getvalue()


def office(*more: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as packed:
        for name in ("[Content_Types].xml", "word/document.xml", *more):
            packed.writestr(name, b"x")
    return kept.getvalue()


def seen(name: str, claimed: str, body: bytes) -> tuple[str, str]:
    looked = look(MailAttachment(name, claimed, body))
    return looked.media_type, looked.danger


def test_ordinary_files_are_what_they_say() -> None:
    assert seen("devis.pdf", "application/pdf", PDF) == ("application/pdf", "")
    assert seen("photo.png", "image/png", PNG) == ("image/png", "")
    assert seen("liste.csv", "text/csv", b"a;b\n1;2\n") == ("text/plain", "")
    kind, danger = seen("lettre.docx", "application/octet-stream", office())
    assert (kind.endswith("wordprocessingml.document"), danger) == (True, "")
    assert seen("photos.zip", "application/zip", archive(a_DOT_txt=b"x"))[1] == ""
    assert seen("facture.pdf", "application/octet-stream", PDF)[1] == ""


@pytest.mark.parametrize(
    ("name", "claimed", "body", "danger"),
    [
        ("facture.pdf.exe", "application/pdf", b"MZ\x90\0", "executable"),
        ("facture.pdf", "application/pdf", b"MZ\x90\0", "executable"),
        ("facture.pdf", "application/pdf", PNG, "mismatch"),
        ("photo.png", "image/png", b"<html><script>", "mismatch"),
        ("facture.pdf", "application/pdf", b"\x00\x01\x02garbage", "mismatch"),
        ("note.js", "text/plain", b"alert(1)", "executable"),
        ("x.lnk", "application/octet-stream", b"", "executable"),
        ("a.zip", "application/zip", archive(run_DOT_exe=b"x"), "executable"),
        ("a.docm", "application/zip", office("word/vbaProject.bin"), "macro"),
        ("a.zip", "application/zip", archive(big=b"\0" * 30_000_000), "bomb"),
        ("a.zip", "application/zip", b"PK\x03\x04 broken", "mismatch"),
        ("a.pdf", "application/pdf", PDF + b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>", "macro"),
        ("a.pdf", "application/pdf", PDF + b"<< /S /J#61vaScript >>", "macro"),
        ("a.pdf", "application/pdf", PDF + b"<< /S /Launch /F (cmd.exe) >>", "executable"),
        ("a.pdf", "application/pdf", PDF + b"<< /Type /EmbeddedFile >> << /F (a.exe) >>", "executable"),
        ("a.pdf", "application/pdf", PDF + b"<< /Type /EmbeddedFile >> << /F (factur-x.xml) >>", ""),
        ("a.pdf", "application/pdf", PDF + b"<< /Encrypt 5 0 R >>", "encrypted"),
        ("a.pdf", "application/pdf", PDF + b"<< /Length 99999999999 >> stream", "bomb"),
        ("a.doc", "application/msword", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT".encode("utf-16-le"),
        "macro"),
        ("a.xlsx", "", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("a.png", "image/png", PNG[:16] + (60_000).to_bytes(4, "big") * 2, "bomb"),
    ],
)  # fmt: skip
def test_what_nobody_should_open(name: str, claimed: str, body: bytes, danger: str) -> None:
    assert seen(name, claimed, body)[1] == danger


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"%PDF-", b"\x1f\x8b", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
)
def test_any_bytes_are_looked_at(body: bytes, start: bytes) -> None:
    look(MailAttachment("x.pdf", "application/pdf", start + body))


@pytest.mark.parametrize("piece", [b"1 0 obj\n", b"/Length 1 ", b"/F (", b"PK\x01\x02", b"/ObjStm >> stream\n", b"#41"])
def test_large_files_are_looked_at_to_their_end(piece: bytes) -> None:
    look(MailAttachment("x.pdf", "application/pdf", b"%PDF-1.7\n" + piece * (8_000_000 // len(piece))))

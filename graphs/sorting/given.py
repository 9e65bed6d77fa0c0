"""What a mail gives of its writer, as a form would: from its fields, its signature block and its address."""

from __future__ import annotations

import re

from graphs.leads.given import LONGEST_FIELD, LONGEST_MESSAGE, Given
from graphs.sorting.evidence import Evidence
from graphs.sorting.framing import is_form
from graphs.sorting.goods import goods_in
from graphs.sorting.machine_words import for_people
from graphs.sorting.mail import MailWords
from graphs.sorting.sentences import sentences_of
from graphs.understanding.language import language_of
from graphs.understanding.text import clean, fold
from integrations.books.port import Directory

_SIGNATURE_LINES = 12
_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PHONE = re.compile(r"(?<![\w.,/])(?:\+|00)?\(?\d(?:(?:[.()/-]|[^\S\n]){0,2}\d){8,14}(?!\w)")
_SIREN = re.compile(
    r"\b(?:siren|siret|rcs(?: [a-zà-ÿ-]+){0,3}|r\.c\.s\.?(?: [a-zà-ÿ-]+){0,3})\s*(?:n°|"
    r"no)?\s*:?\s*(?:[AB]\s)?(\d{3}[\s.]?\d{3}[\s.]?\d{3})",
    re.IGNORECASE,
)
_WEBSITE = re.compile(
    r"\b(?:https?://)?(?:www\.)[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b|\bhttps?://[\w.-]{4,120}", re.IGNORECASE
)
_PLACE = re.compile(r"(?<![\d.])(?:F-)?(\d{5})(?:[ ]+(?:cedex\b)?)[ ]*([A-ZÀ-Ý][\w'’ -]{1,50})")
_UK_PLACE = re.compile(r"(?<![A-Za-z'-])([A-Z][A-Za-z' -]{2,40}),?\s+([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b")
_LEGAL = re.compile(
    r"\b(?:S\.?A\.?R\.?L|S\.?A\.?S(?:\.?U)?|EURL|SCI|SCOP|SNC|SELARL|Ltd|Limited|LLC|Inc|GmbH|plc|B\.?V|ApS|"
    r"SRL|SPRL)\b\.?"
)
_COMPANY_SAID = re.compile(
    r"(?:\b(?:soci[ée]t[ée]|entreprise|agence|restaurant|h[ôo]tel|cabinet|[ÉEée]tablissements|association|"
    r"maison|boutique)\s+(?=[A-ZÀ-Ý])|\b(?:de chez|chez|pour le compte de|at|from|on behalf of|I run|I own|I "
    r"work for|we are|nous sommes)\s+(?=[A-ZÀ-Ý]))"
    r"(?P<name>[A-ZÀ-Ý][\w'’&.-]*(?:\s+(?:(?:de|du|des|la|le|les|et|and|of|the|&|d'|"
    r"l')\s+)?[A-ZÀ-Ý0-9&][\w'’&.-]*){0,4})"
)
_CLOSING = re.compile(
    r"^\W{0,3}(?:bien |très |tres )?(?:cordialement|amicalement|respectueusement|salutations|meilleures "
    r"salutations|sincères salutations|bien (?:à|a) (?:vous|toi)|cdlt|cdt|bav|merci(?: d'avance| beaucoup)?|"
    r"bonne journée|bonne réception|belle journée|(?:kind|best|warm|many)(?:est)? (?:regards|wishes)|"
    r"regards|best|thanks(?: in advance| a lot)?|thank you|many thanks|cheers|yours (?:sincerely|faithfully|"
    r"truly)|sincerely)\b[^\n]{0,60}$",
    re.IGNORECASE | re.MULTILINE,
)
_ROLE = re.compile(
    r"\b(?:g[ée]rante?|directeur|directrice|responsable|chef|charg[ée]e?|assistante?|pr[ée]sidente?|"
    r"dirigeante?|acheteu\w+|comptable|office manager|ceo|cfo|cto|coo|founder|owner|director|manager|head of|"
    r"buyer|procurement|"
    r"purchas\w+|president|engineer|coordinator|fondat\w+|associ[ée]e?|secr[ée]taire)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"^(?:(?:M\.|Mr\.?|Mme|Mlle|Mrs\.?|Ms\.?|Dr\.?)\s+)?[A-ZÀ-Ý][\w'’.-]+(?:[ -](?:de |du |van |von |le |la |"
    r"d')?[A-ZÀ-Ý][\w'’.-]+){0,3}$"
)
_FIELD = re.compile(
    r"^\W{0,3}(?P<label>[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ /'’°-]{1,40}?)\s*\*?\s*:[ \t]*(?P<value>\S[^\n]*)$", re.MULTILINE
)
_LABELS: dict[str, tuple[str, ...]] = {
    "name": ("nom", "name", "nom complet", "full name", "votre nom", "your name", "nom et prenom", "prenom et nom",
    "contact",
    "last name",
    "surname"),
    "first": ("prenom", "first name"),
    "email": ("email", "e-mail", "mail", "courriel", "adresse email", "adresse e-mail", "email address", "your email",
    "votre email"),
    "phone": ("telephone", "tel", "phone", "mobile", "portable", "phone number", "numero de telephone"),
    "company": ("societe", "entreprise", "company", "organisation", "organization", "raison sociale", "company name"),
    "siren": ("siren", "siret"),
    "website": ("site", "site web", "website", "url"),
    "postal_code": ("code postal", "postcode", "zip", "zip code", "postal code", "cp"),
    "city": ("ville", "city", "town"),
    "country": ("pays", "country"),
    "role": ("fonction", "poste", "role", "job title"),
    "product": ("produit", "product", "objet de la demande", "interet", "service"),
    "quantity": ("quantite", "quantity", "nombre"),
    "budget": ("budget",),
    "deadline": ("echeance", "delai", "date souhaitee", "deadline", "timeline"),
}  # fmt: skip
_BY_LABEL = {label: name for name, labels in _LABELS.items() for label in labels}
_MESSAGE_FIELD = re.compile(
    r"^\W{0,3}(?:message|votre message|your message|demande|commentaires?|comments?|question)\s*\*?\s*:[ \t]*",
    re.IGNORECASE | re.MULTILINE,
)


def given_of_mail(words: MailWords, directory: Directory) -> Given:
    """Nothing that the mail does not hold is made up. Of a site's form that comes by mail, the fields count, and that
    its address is another than the sender's is told as a doubt."""
    text = clean(words.text[: 4 * LONGEST_MESSAGE])[: 2 * LONGEST_MESSAGE]
    sentences, _ = for_people(sentences_of(text, words.subject))
    goods = Evidence(goods=goods_in(sentences, directory)).goods
    fields = _form(text) if is_form(words) else {}
    block = _block(text, words.signature)
    email = _email(fields, words)
    message = _message(text) if fields else text
    cut: list[str] = []
    return Given(
        source="mail",
        via="mail",
        name=_short(_full_name(fields) or ("" if fields else _name(words, block)), "name", cut),
        company=_short(fields.get("company", "") or _company(text, block, fields), "company", cut),
        email=email,
        phone=_short(fields.get("phone", "") or _found(_PHONE, block) or _found(_PHONE, text), "phone", cut),
        siren=re.sub(r"\D", "", fields.get("siren", "") or _group(_SIREN, f"{block}\n{text}"))[:9],
        website=_short(fields.get("website", "") or _found(_WEBSITE, block), "website", cut),
        postal_code=fields.get("postal_code", "")[:12] or _place(block, text)[0],
        city=_short(fields.get("city", "") or _place(block, text)[1], "city", cut),
        country=_short(fields.get("country", ""), "country", cut),
        role=_short(fields.get("role", "") or _role(block), "role", cut),
        product=_short(fields.get("product", "") or ", ".join(dict.fromkeys(goods.names)), "product", cut),
        quantity=_short(fields.get("quantity", ""), "quantity", cut),
        budget=_short(fields.get("budget", ""), "budget", cut),
        deadline=_short(fields.get("deadline", ""), "deadline", cut),
        message=_message_of(words.subject, message, cut),
        language=language_of(f"{words.subject}\n{text}", "fr"),
        doubts=_doubts(words, email),
        cut=cut,
    )


def _form(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    start = _MESSAGE_FIELD.search(text)
    for match in _FIELD.finditer(text[: start.start()] if start else text):
        name = _BY_LABEL.get(fold(match["label"]).strip(" *"), "")
        if name:
            found.setdefault(name, match["value"].strip())
    return found


def _message(text: str) -> str:
    start = _MESSAGE_FIELD.search(text)
    return text[start.end() :].strip() if start is not None else text


def _message_of(subject: str, message: str, cut: list[str]) -> str:
    whole = f"{subject}\n{message}".strip() if subject and fold(subject) not in fold(message) else message
    if len(whole) > LONGEST_MESSAGE:
        cut.append("message")
    return whole[:LONGEST_MESSAGE]


def _email(fields: dict[str, str], words: MailWords) -> str:
    written = _EMAIL.search(fields.get("email", ""))
    return (written.group() if written is not None else words.sender).lower()[:254]


def _doubts(words: MailWords, email: str) -> list[str]:
    elsewhere = email.rpartition("@")[2] != words.sender.rpartition("@")[2]
    return list(dict.fromkeys([*words.doubts, *(["reply_elsewhere"] if elsewhere else [])]))


def _block(text: str, signature: str) -> str:
    """The lines below the closing: who they are, and where."""
    closings = list(_CLOSING.finditer(text))
    below = text[closings[-1].end() :] if closings else ""
    lines = [line.strip() for line in f"{below}\n{signature}".split("\n") if line.strip()]
    return "\n".join(lines[:_SIGNATURE_LINES])


def _full_name(fields: dict[str, str]) -> str:
    return " ".join(part for part in (fields.get("first", ""), fields.get("name", "")) if part)


def _name(words: MailWords, block: str) -> str:
    shown = clean(words.sender_name).strip(" \"'")
    if _NAME.match(shown) and "@" not in shown and " " in shown:
        return shown
    lines = block.split("\n")
    signed = next((line for line in lines[:2] if _NAME.match(line) and not _LEGAL.search(line)), "")
    return signed or (shown if _EMAIL.search(shown) is None else "")


def _company(text: str, block: str, fields: dict[str, str]) -> str:
    if fields:
        return ""
    lines = block.split("\n")
    legal = next((line for line in lines if _LEGAL.search(line) and len(line) <= 80), "")
    if legal:
        return re.split(r"\s[-–|•]\s|,", legal)[0].strip()
    if len(lines) > 1 and _is_company(lines[1]):
        return lines[1]
    if len(lines) > 2 and _ROLE.search(lines[1]) and _is_company(lines[2]):
        return lines[2]
    paired = re.search(r"(?:[-–|,]|\bchez\b|\bat\b)\s*([A-ZÀ-Ý][\w'’& .-]{2,50})$", lines[1] if len(lines) > 1 else "")
    if paired is not None:
        return paired.group(1).strip()
    said = _COMPANY_SAID.search(text)
    return said["name"].strip(" .") if said is not None else ""


def _is_company(line: str) -> bool:
    contact = _PHONE.search(line) or _EMAIL.search(line) or _PLACE.search(line) or re.search(r"\d{3}|www\.|http", line)
    return bool(line) and line[0].isupper() and not contact and not _ROLE.search(line) and len(line.split()) <= 6


def _role(block: str) -> str:
    line = next((line for line in block.split("\n") if _ROLE.search(line) and len(line) <= 80), "")
    return re.split(r"\s[-–|]\s|,", line)[0].strip() if line else ""


def _place(block: str, text: str) -> tuple[str, str]:
    for where in (block, text):
        french = _PLACE.search(where)
        if french is not None:
            return french[1], re.sub(r"\s+(?:cedex\b.*)$", "", french[2].strip(), flags=re.IGNORECASE)
        british = _UK_PLACE.search(where)
        if british is not None:
            return british[2], british[1].strip()
    return "", ""


def _found(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group().strip() if found is not None else ""


def _group(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group(1) if found is not None else ""


def _short(value: str, name: str, cut: list[str]) -> str:
    line = " ".join(value.split())
    if len(line) > LONGEST_FIELD:
        cut.append(name)
    return line[:LONGEST_FIELD]

"""Tells the words for how harsh a reminder is from the same words said of anything else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graphs.rules.reading.pieces import Piece, Sheet
from graphs.rules.reading.senses import Sense
from graphs.rules.reading.zones import behind_if
from graphs.understanding.lexicon import words
from graphs.understanding.text import fold

LAST = "last"
"""The value of a last or formal notice; "courteous" and "firm" are those of the others."""
LIMITED = "firm"
"""The tone that "au plus" may stand beside."""
NOTICE_BOUNDS = frozenset({"if", "comma", "stop", "then", "open", "close"})

_GENTLE_FR = words(
    "courtois courtoise courtoises courtoisement poli polie polis polies poliment aimable aimables aimablement amical "
    "amicale amicaux amicales amicalement gentil gentille gentils gentilles gentiment doux douce douces doucement "
    "bienveillant bienveillante bienveillants bienveillantes cordial cordiale cordiaux cordiales"
)
_GENTLE_EN = words("courteous courteously polite politely friendly gentle gently soft softly mild")
_HARSH_FR = words(
    "ferme fermes fermement sec seche seches sechement severe severes severement dur dure durs dures durement strict "
    "stricte stricts strictes agressif agressive agressifs agressives menacant menacante menacants menacantes "
    "insistant insistante insistants insistantes"
)
_HARSH_EN = words("firm firmly harsh harshly stern sternly severe strict threatening aggressive tough insistent")
TONE_WORDS = _GENTLE_FR | _GENTLE_EN | _HARSH_FR | _HARSH_EN
_HARSHER = words("harsher firmer sterner tougher stricter ferme fermes dur dure durs dures severe severes strict")
_LAST = words("dernier derniere derniers dernieres ultime ultimes last final")
_NOTICES = words(
    "avis notice notices warning warnings avertissement avertissements sommation sommations demand demands"
)
_REMINDERS = words("rappel rappels")
_SENT = words(
    "envoie envoies envoyer envoyez envoyons envoye envoyee envoyes envoyees send sends sent sending recoit recoivent "
    "recevoir receive receives get gets"
)
_FRAMING = words(
    "ton tons tone tones style seuls seules stay stays remain remains keep keeps ones garde gardez garder gardons "
    "rester"
)
_LASTING = re.compile(
    r"\b(?:seule?s?|seulement|uniquement|only|toujours|always|systematiquement|jamais|never|pas|aucune?|no|not|nothing|"
    r"rien|sans|without|si|if|desormais|dorenavant|chaque|every|regle|rule)\b|n't\b"
    r"|\bn(?:e |')\w+ (?:plus\b|qu(?:e\b|'))"
)
_SENDING = re.compile(
    r"^\W*(?:(?:commis|bonjour|hello|hi|please|stp|svp|merci de|peux[- ]tu|can you|could you)\W+)*"
    r"(?:envo(?:ie|yer|yez)|lance[rz]?|fais|faire|prepare[rz]?|send|run|launch|start|prepare|relance[rz]?|relancons|"
    r"chase|remind)\b"
)
_AT_MOST = re.compile(r"\b(?:au plus|au maximum|maximum|at most|tout au plus)\b")


def mark_tones(sheet: Sheet) -> None:
    """Gives the words of a tone their sense, in sentences about reminders alone."""
    pieces = sheet.pieces
    _mark_notices(sheet)
    _mark_reminders(sheet)
    if not any(piece.kind == "chase" for piece in pieces) or _one_order(sheet):
        return
    tested = behind_if(pieces)
    chased = any(pieces[at].kind == "chase" for at in tested)
    marked = False
    for at, piece in enumerate(pieces):
        value = _tone(sheet, piece)
        if piece.kind in ("word", "fill") and value and not (at in tested and not chased) and not _said_of(sheet, at):
            _give(sheet, at, value)
            marked = True
    if marked:
        _frame(sheet)


def _tone(sheet: Sheet, piece: Piece) -> str:
    key = _key(sheet, piece)
    if key in _GENTLE_FR or key in _GENTLE_EN:
        return "courteous"
    return "firm" if key in _HARSH_FR or key in _HARSH_EN or key in _HARSHER else ""


def _give(sheet: Sheet, at: int, value: str) -> None:
    """ "plus ferme que courtoise": the second one is a limit, the first only compares with it."""
    pieces = sheet.pieces
    look = at - 1
    than = False
    while look >= 0 and pieces[look].kind in ("fill", "of", "be", "chase"):
        than = than or _key(sheet, pieces[look]) in ("que", "qu", "than")
        look -= 1
    before = pieces[look] if look >= 0 else None
    if before is not None and before.kind == "tone" and than and _key(sheet, before) in _HARSHER:
        before.sense = Sense("fill")
        pieces[at].sense = Sense("tone", limit=True, value=value)
    elif before is not None and before.kind == "except":
        pieces[at].sense = Sense("tone", limit=True, value=value)
    else:
        counted = any(piece.kind == "amount" for piece in pieces)
        most = value == LIMITED and not counted and _AT_MOST.search(fold(sheet.text)) is not None
        pieces[at].sense = Sense("tone", limit=most, value=value)


def _said_of(sheet: Sheet, at: int) -> bool:
    """ "les clients polis", "polite customers": it is not the reminders that are."""
    pieces = sheet.pieces
    key = _key(sheet, pieces[at])
    if pieces[at].text[:1].isupper() and at > 0:
        return True
    if key.endswith(("ment", "ly")) and key != "friendly":
        return False
    if key in _GENTLE_FR or key in _HARSH_FR:
        before = pieces[at - 1] if at else None
        if before is not None and before.kind in ("noun", "word", "name") and _key(sheet, before) not in _FRAMING:
            return True
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    english = key in _GENTLE_EN or key in _HARSH_EN
    return english and following is not None and following.kind in ("noun", "test", "name")


def said_to_last(text: str) -> bool:
    """Words that no order for once has."""
    return _LASTING.search(fold(text)) is not None


def _one_order(sheet: Sheet) -> bool:
    """ "relance Dupont poliment", "send polite reminders to VIPs": to be done once, now."""
    if said_to_last(sheet.text):
        return False
    if _SENDING.match(fold(sheet.text)):
        return True
    pieces = sheet.pieces
    several = any(piece.kind in ("test", "option") for piece in pieces) or any(
        piece.kind == "noun" and piece.value == "customer" for piece in pieces
    )
    plural = any(piece.kind == "chase" and _key(sheet, piece).endswith(("ances", "ders", "pels")) for piece in pieces)
    return not (several or plural)


# --- last and formal notices ------------------------------------------------------------------------------------------


def _mark_notices(sheet: Sheet) -> None:
    """Only where they are refused: a customer in final notice, and the last reminder's level, are facts."""
    pieces = sheet.pieces
    for at, piece in enumerate(pieces):
        following = pieces[at + 1] if at + 1 < len(pieces) else None
        if piece.kind in ("word", "fill") and _key(sheet, piece) in _LAST and following is not None:
            named = following.kind == "chase" or _key(sheet, following) in _NOTICES | _REMINDERS
            if named and _refused(sheet, at):
                piece.sense = Sense("tone", value=LAST)
                following.sense = Sense("fill")
        elif piece.kind == "test" and piece.sense.facts == ("customer_final_notice",) and _notice(sheet, at):
            piece.sense = Sense("tone", value=LAST)
    for at, piece in enumerate(pieces):
        inside = piece.kind == "tone" and 0 < at < len(pieces) - 1
        if inside and pieces[at - 1].kind == "open" and pieces[at + 1].kind == "close":
            pieces[at - 1].sense = pieces[at + 1].sense = Sense("fill")


def _refused(sheet: Sheet, at: int) -> bool:
    """A word of refusing stands in the same clause: at any place before it, or behind it."""
    pieces = sheet.pieces
    for step in (-1, 1):
        look = at + step
        while 0 <= look < len(pieces) and pieces[look].kind not in NOTICE_BOUNDS:
            if pieces[look].kind in ("not", "never"):
                return True
            look += step
    return False


def _notice(sheet: Sheet, at: int) -> bool:
    """ "jamais de mise en demeure", "never send a final notice" — "les clients en mise en demeure", "not in final
    notice"."""
    pieces = sheet.pieces
    if fold(pieces[at].text).startswith(("en ", "in ", "mis ")):
        return False
    look, sent = at - 1, False
    while look >= 0 and pieces[look].kind in ("fill", "of", "be"):
        key = _key(sheet, pieces[look])
        if key in ("en", "in", "under") or (pieces[look].kind == "be" and key != "a"):
            return False
        sent = sent or key in _SENT
        look -= 1
    if look < 0:
        return False
    led = _before(pieces, look)
    if pieces[look].kind in ("or", "and", "comma", "open"):
        return led is not None and led.kind in ("tone", "chase")
    if pieces[look].kind not in ("not", "never"):
        return False
    if fold(pieces[look].text) in ("sans", "without"):
        return led is not None and led.kind == "chase"
    return sent or led is None or led.kind != "be"


def _before(pieces: Sequence[Piece], at: int) -> Piece | None:
    look = at - 1
    while look >= 0 and pieces[look].kind in ("fill", "of"):
        look -= 1
    return pieces[look] if look >= 0 else None


def _mark_reminders(sheet: Sheet) -> None:
    """ "rappels courtois"."""
    for at, piece in enumerate(sheet.pieces):
        beside = [*sheet.pieces[max(0, at - 1) : at], *sheet.pieces[at + 1 : at + 2]]
        toned = any(other.kind == "word" and _tone(sheet, other) for other in beside)
        if toned and piece.kind in ("word", "fill") and _key(sheet, piece) in _REMINDERS:
            piece.sense = Sense("chase", value="reminder")


def _frame(sheet: Sheet) -> None:
    for piece in sheet.pieces:
        if piece.kind == "word" and _key(sheet, piece) in _FRAMING:
            piece.sense = Sense("fill")


def _key(sheet: Sheet, piece: Piece) -> str:
    """Of a piece of one word; of more, the last."""
    return sheet.tokens[piece.end - 1].key if piece.end > piece.start else ""

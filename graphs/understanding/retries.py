"""Asking to do once more what failed: "réessaie", "renvoie-le", "send it again"."""

from __future__ import annotations

import re

from graphs.understanding.lexicon import NOISE, words
from graphs.understanding.text import fold
from graphs.understanding.tokens import tokenise

_RETRY = words(
    "reessaie reessaye reessaies reessayer reessayez reessayes renvoie renvoies renvoyer renvoyez retente retenter "
    "retentez resend retry retransmets retransmettez retransmettre reexpedie"
)
_RETRY_PHRASES = re.compile(
    r"\b(?:(?:r?essai[es]?|r?essayez?|r?essayes?|tente[zr]?|envoi?e?[sz]?|envoyez|envoyer) (?:\w+ ){0,3}?"
    r"(?:encore|a nouveau|de nouveau|une (?:nouvelle|autre|deuxieme|seconde) fois)"
    r"|(?:try|send) (?:\w+ ){0,3}?(?:again|once more|one more time)|(?:give it )?another (?:try|go))\b"
)
_RETRY_OBJECTS = words(
    "le la les l lui leur ca cela it that them quote devis mail mails e email message envoi encore again a de nouveau "
    "nouvelle fois une autre deuxieme seconde once more one time pdf tout ce stp svp please maintenant now"
)


def tries_again(text: str) -> bool:
    """Asks to do once more what failed ("réessaie", "renvoie-le"), and nothing else."""
    if len(text) > 120 or "?" in text.rstrip(" ?"):
        return False
    tokens = [token.key for token in tokenise(text) if token.kind in ("word", "number", "email", "link")]
    written = " ".join(tokens)
    found = _RETRY_PHRASES.search(written)
    if found is None and not any(key in _RETRY for key in tokens):
        return False
    rest = (written[: found.start()] + written[found.end() :]).split() if found else tokens
    said = (key for key in rest if key not in _RETRY)
    return all(key in _RETRY_OBJECTS or key in NOISE for key in said) and not _REFUSED.search(fold(text))


_REFUSED = re.compile(r"\b(?:pas|ne|n|not|don'?t|never|jamais|rien)\b")

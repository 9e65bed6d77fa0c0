"""What of a mail is read for goods: without the words around a request that hold none.

Only what is known by its form is left out — a greeting with a name, how the two of them came to speak, an address in a
signature, the usual place of delivery, a plain "please confirm price and lead time". Everything else stays: a word too
many makes somebody ask, a word too few would send a quote that leaves something out.
"""

from __future__ import annotations

import re

from graphs.understanding.text import fold

_SENTENCES = re.compile(r"(?<=[.!?])[ \t]+(?=[^\W\d_])")
_HELLO = (
    r"(?:bonjour|bonsoir|bjr|salut|hello|hi|hey|dear|good (?:morning|afternoon|evening)|chere?s?|madame|monsieur)"
    r"(?:,? (?:madame|monsieur|mesdames|messieurs|a tous|all|team|toute l'equipe|l'equipe))*"
    r"(?:(?: (?:madame|monsieur|mme|mlle|m\.?|mr\.?|mrs\.?|ms\.?))? [a-z][a-z'-]+)?"
)
"""With one name at most: a word more could be goods ("bonjour devis mugs")."""
_GREETING = re.compile(rf"{_HELLO} ?[,!.]?")
_GREETS = re.compile(rf"{_HELLO} ?[,!] ?")
_WHEN = (
    r"(?: (?:au|par|ce|cet|cette|lors|de|du|avec|hier|lundi|mardi|mercredi|jeudi|vendredi|telephone|tel|mail|e-mail"
    r"|matin|midi|soir|semaine|derniere?|notre|votre|echange|appel|visite|rendez-vous|rdv|reunion|salon|vous|toi|ensemble|on"
    r"|over|the|by|phone|call|email|yesterday|today|monday|tuesday|wednesday|thursday|friday|last|week|in|our|meeting"
    r"|with|you)){0,7}"
)
_LED_IN = re.compile(
    rf"(?:comme (?:convenu|discute|evoque|vu){_WHEN}|as (?:agreed|discussed){_WHEN}"
    r"|(?:(?:pour )?faire )?suite a (?:notre|votre|nos|ma) [^\d,.;:]{3,60}"
    r"|(?:further to|following) (?:our|your|my) [^\d,.;:]{3,60}"
    r"|par la presente|(?:je|nous) (?:reviens|revenons) vers vous(?: comme (?:convenu|prevu))?"
    r"|(?:as promised|comme promis),? (?:here (?:is|are)|voici) [^\d,.;:]{3,40}) ?[,:] ?"
)
_OPENING = re.compile(
    r"(?:nous|on|je|we|i)(?:'re| are|'m| am)? (?:ouvrons|ouvre|allons ouvrir|agrandissons|renovons|lancons|opening|open"
    r"|expanding|renovating|launching) [^\d,.;:?!]{2,70}?(?: et|,| and|, and|, et)(?: (?:nous|on|je|we|i))?"
    r"(?:'re| are|'d|'m| am)? (?=souhait|voudr|aimer|cherch|recherch|avons besoin|aurions besoin|would|need|want"
    r"|looking)"
)
_ASKED = r"(?:prix|tarifs?|delais?(?: de livraison)?|disponibilites?|disponibilite|stocks?|cout|total)"
_ASKED_EN = r"(?:prices?|costs?|lead times?|delivery (?:times?|dates?)|availability|stock|total)"
_BESIDE = re.compile(
    r"(?:(?:merci de|veuillez|pouvez vous|pourriez vous|peux tu) (?:me |nous |bien vouloir (?:me |nous )?)?"
    r"(?:confirmer|indiquer|preciser|donner|communiquer|dire)"
    rf"(?: (?:le|la|les|l|votre|vos|leur|et|ou|ainsi que|{_ASKED}))+(?: svp| stp| s il vous plait)?"
    r"|(?:please |could you (?:please )?|can you (?:please )?|kindly )?(?:also )?(?:confirm|advise|let (?:me|us) know|"
    rf"tell (?:me|us))(?: (?:the|your|on|of|and|or|{_ASKED_EN}))+(?: please)?"
    r"|livraison (?:(?:a|chez|vers) )?(?:l |notre |mon |la |meme )*(?:adresse (?:habituelle|connue|de facturation)|"
    r"endroit habituel|adresse que d habitude)|livraison comme d habitude|meme adresse(?: de livraison)?(?: que "
    r"(?:d habitude|la derniere fois|precedemment))?|a livrer (?:a l adresse habituelle|comme d habitude)"
    r"|(?:please deliver|delivery|deliver|delivered|to be delivered) to (?:the|our|my) (?:usual|same|normal) "
    r"(?:address|place|site)|usual (?:delivery )?address|same (?:delivery )?address as (?:usual|before|last time)"
    r"|(?:our|my) (?:account|customer|client) (?:number|no|code|reference|ref) (?:is )?\w+"
    r"|(?:notre|mon) (?:numero|code|n|ref\w*) (?:de )?client (?:est |c est )?(?:le )?\w+"
    r"|(?:je|nous) rest\w+ a (?:votre|ta) (?:entiere )?disposition(?: pour tout\w* .{3,60})?"
    r"|(?:dans l |en )attente de (?:votre (?:retour|reponse|offre|devis|proposition|confirmation)|"
    r"vous lire)"
    r"|(?:the |our )?(?:po|purchase order)(?: number)? (?:to follow|will follow)|(?:le |notre )?bon de commande suivra)"
)
_PURPOSE = re.compile(
    r" (?:for|pour) (?:our|my|notre|mon|ma|nos|mes) (?:(?:new|next|annual|nouve\w+|prochaine?s?|futur\w*) )?"
    r"(?:shops?|stores?|hotels?|restaurants?|offices?|cafe|bar|bistro|events?|wedding|seminar|conference|"
    r"party|opening|kitchen|guests|team|boutiques?|magasins?|salles?|terrasse|bureaux?|evenements?|mariage|seminaire|"
    r"inauguration|ouverture|equipe|cuisine)(?: annuel\w*)?(?:,? (?:opening|which opens|that opens|qui ouvre\w*) "
    r"[^\d.,;:!?]{2,40})?(?=[.,;:!?]|$)"
)
"""What the goods are for, where nothing of them follows; never as goods are called ("gants pour la cuisine")."""
_STREET = re.compile(
    r"\d{1,4}(?: ?(?:bis|ter|quater))?,? (?:rue|avenue|av\.?|bd\.?|boulevard|quai|place|pl\.?|chemin|impasse|allees?"
    r"|route|cours|square|passage|faubourg|[a-z' -]{2,30} (?:street|st\.?|road|rd\.?|lane|drive|close|way|avenue))\b"
    r".{0,50}"
)
_REACHED = re.compile(
    r"(?:(?:f-|ch-|b-)?\d{4,5} [a-z][a-z' -]{1,40}(?: cedex(?: \d+)?)?|[a-z][a-z' -]{1,40},? [a-z]{1,2}\d[\da-z]? "
    r"\d[a-z]{2}|(?:tel|telephone|phone|port|portable|mobile|mob|fax|t|m|p)\b[ .:]*[+(]?\d[\d .()/-]{7,}|"
    r"[+(]?\d[\d .()/-]{9,}|(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+)"
)


def wish_of(text: str) -> str:
    """The text to read; all of it where nothing else would be left."""
    lines = _without_address(text.splitlines())
    kept = "\n".join(said for line in lines if (said := _read_of(line)))
    return kept if re.search(r"\w", kept) else text


def _without_address(lines: list[str]) -> list[str]:
    """Without a street that is followed by its town, and what stands below it: alone, either may be goods."""
    found = [fold(line).strip(" \t-|·") for line in lines]
    kept: list[str] = []
    inside = False
    for at, line in enumerate(lines):
        street = _STREET.fullmatch(found[at]) is not None
        below = next((each for each in found[at + 1 : at + 3] if each), "")
        if street and _REACHED.fullmatch(below):
            inside = True
            continue
        if inside and (not found[at] or _REACHED.fullmatch(found[at])):
            continue
        inside = False
        kept.append(line)
    return kept


def _read_of(line: str) -> str:
    if _GREETING.fullmatch(fold(line).strip()):
        return ""
    return " ".join(said for sentence in _SENTENCES.split(line) if (said := _sentence(sentence)))


def _sentence(sentence: str) -> str:
    folded = fold(sentence).replace("\u2019", "'")
    if len(folded) != len(sentence):
        return sentence  # what is cut is cut at the same place in both
    start = len(folded) - len(folded.lstrip())
    for lead in (_GREETS, _LED_IN, _OPENING):
        found = lead.match(folded[start:])
        start += found.end() if found else 0
    plain = " ".join(re.sub(r"[^\w]+", " ", folded[start:]).split())
    if not plain or _BESIDE.fullmatch(plain):
        return ""
    purpose = _PURPOSE.search(folded, start)
    return sentence[start : purpose.start()] + sentence[purpose.end() :] if purpose else sentence[start:]

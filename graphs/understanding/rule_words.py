"""Tells a message that states a rule, changes one or asks about them from an order for this once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from graphs.rule_setup.brief import RuleBrief, RuleOp, brief_to_json
from graphs.rules.reading import read_rule
from graphs.rules.said import Heard, SaidCondition, SaidRule
from graphs.understanding.intents import other_process
from graphs.understanding.reading import Reading, Situation
from graphs.understanding.rule_targets import of_no_rule, rule_named
from graphs.understanding.text import fold
from graphs.understanding.tone_rules import read_reminder_language

_REFERENCE = r"(?:(?:la |cette |the |this |ma |my |notre |our )?(?:regle|rule) )?(?:no |numero |number )?\b(r\d{1,6})\b"
_VERBS: tuple[tuple[RuleOp, str], ...] = (
    ("pause",
        r"(?:mets|mettez|mettre|met|put|place)\b.{0,80}\b(?:en pause|en veille|on pause|on hold)\b|"
        r"suspend\w*|pause\w*"
              r"|desactive\w*|disable|deactivate|gele[rz]?\b|freeze"),
    ("restore",
        r"reactive\w*|restaure\w*|retabli\w*|remets|remettez|remettre|restore|reactivate|re-?enable|"
        r"enable|unpause"
                r"|resume|bring back|active[rz]?\b|activate|turn (?:back )?on|reprends|ressors"),
    ("retire",
        r"supprime\w*|retire\w*|efface\w*|enleve\w*|annule\w*|abandonne\w*|oublie\w*|delete|remove|"
        r"drop|retire|cancel"
               r"|scrap|forget|archive\w*|get rid of|kill"),
    ("change",
        r"remplace\w*|modifie\w*|change\w*|edite\w*|edit|update|mets a jour|replace|modify|amend|"
        r"corrige\w*|correct|passe[rz]?\b"
               r"|ajuste\w*|adjust|reecri\w*|rewrite|set\b|mets\b|rends\b|make\b"),
)  # fmt: skip
_CHANGES: list[tuple[RuleOp, re.Pattern[str]]] = [(op, re.compile(
    rf"^\W*(?:(?:commis|please|merci de|svp|stp|peux[- ]tu|tu peux|pouvez[- ]vous|can you|could you|il "
    rf"faut|on peut|je veux|"
             rf"je voudrais|i want to|let'?s|bonjour|hello)\W+)*(?:{verbs})")) for op, verbs in _VERBS]  # fmt: skip
_RESTATED = re.compile(
    r"^\W*(?:(?:commis|please|merci de|svp|stp|bonjour|hello)\W+)*"
    r"(?:(?:la |the |notre |our )?(?:regle|rule) )?\b(?P<id>r\d{1,6})\b"
    r"(?P<mark>\s*(?:[:,=]|->|=>|→|–|—)\s*)?\s*(?P<new>\S[^\n]{0,400})$"
)
"""“R3: 12% instead of 10%”: the rule and how it shall be from now on."""
_INSTEAD = re.compile(
    r"\b(?:au lieu d[eu']|instead of|plutot que|rather than|a la place d[eu']|et non|and not|et plus|no longer)"
)
_FIGURE = re.compile(r"\d\s?(?:%|€|euros?\b|pour ?cent|percent|jours?\b|days?\b|ans?\b|years?\b)|€\s?\d")
_TO = re.compile(r"\s*(?::|,|\bpar\b|\bto\b|\ba\b|\bwith\b|\ben\b|\binto\b|\bavec\b|=|->|→)\s*:?\s*")
_LIST = re.compile(
    r"^\W*(?:(?:commis|bonjour|hello|please|stp|svp)\W+)*(?:quelles?\b|liste\w*|montre\w*|affiche\w*|"
    r"voir|donne\w*|rappelle\w*|explique\w*|detaille\w*|que (?:dit|disent|fait)"
    r"|qu'?est[- ]ce que|what|which|list|show|explain|describe|tell|give|c'est quoi|y a-t-il|il y a|"
    r"are there|do we have|a quoi sert"
    r"|combien|how many|mes|nos|les|our|my|the|all|toutes)\b[^\n]{0,60}?"
    r"(?:\b(?:regles?|rules?)\b|\br\d{1,6}\b)"
)
_TOLD = re.compile(
    r"^\W*(?:(?:commis|bonjour|hello|please|stp|svp|et|and)\W+)*(?:(?:l'|le |the )?(?:historique|history|"
    r"versions?|origine|origin|"
    r"auteur|author|pourquoi|why|d'ou (?:vient|sort)|where (?:does|did)|how come|depuis quand|since when|"
    r"qui (?:a|est)|who (?:made|set|added|created|wrote|changed|asked|armed|is)|a quoi|what is|what's)\b[^\n]{0,60}?"
    r"\b(?P<asked>r\d{1,6})\b|(?:(?:la |the )?(?:regle|rule) )?(?P<led>r\d{1,6})\W{1,3}(?:s )?"
    r"(?:historique|history|versions?|origine|origin|pourquoi|why|c'est quoi|\?))"
)
_ABOUT_A_CASE = re.compile(
    r"\b(?:ce|cet|cette|this|that|le|the) (?:devis|quote|relance|reminder|facture|invoice|prospect|lead|cas|case)\b"
)
_SIMPLY_LISTED = re.compile(
    r"^\W*(?:(?:mes|nos|les|our|my|the|all|toutes|regles|rules)\b\W*){1,4}$|^\W*(?:regles|rules)\W*$"
)
_ABOUT = re.compile(
    r"\b(?:regles?|rules?)\b.{0,40}?\b(?:pour|de|des|du|sur|concernant|for|about|on|apply to|"
    r"applicables? a|s'appliquent a)\s+(?P<what>[^?!.\n]{1,120})")  # fmt: skip
_HAPPENS = re.compile(
    r"^\W*(?:que se passe[- ]t[- ]il|qu'est[- ]ce qui se passe|que fais[- ]tu|que faites[- ]vous|what "
    r"happens|what would happen|what do you do|what would you do)"
    r"(?: d'habitude)?\s+(?:pour|avec|si|quand|sur|for|with|if|when|on)\s+(?P<what>[^?!\n]{3,200})"
)
_ALWAYS = re.compile(
    r"\b(?:toujours|systematiquement|desormais|dorenavant|jamais|chaque|a partir de maintenant|from "
    r"now on|always|never|every|"
    r"whenever|any|toute?s? (?:les? |nos |mes )?(?:commande|devis|client|remise|facture|prospect|"
    r"relance|offre)s?|tous (?:les|nos|mes)|"
    r"all (?:our |the )?(?:orders|quotes|customers|leads|invoices|discounts|reminders|clients)|"
    r"chaque fois|d'office|par defaut|by default|as a rule|en general|no (?:quote|discount|reminder|"
    r"order)s?|aucune? (?:devis|remise|relance|commande))\b"
    r"|\b(?:nouvelle )?regle\s*:|\b(?:new )?rule\s*:"
)
_CLASS = re.compile(r"\b(?:pour|sur|for|on) (?:(?:les|nos|our|all|the) )?(?:commandes|achats|orders|purchases)\b")
_LASTING = re.compile(
    r"\b(?:desormais|dorenavant|toujours|jamais|always|never|every|chaque|from now on|tous|toutes|all)\b|regle|rule"
)
_IF = re.compile(
    r"\b(?:si|s'il|s'ils|if|quand|when|lorsqu\w*|unless|sauf|sans|without|except|des que|a condition|hors|hormis)\b"
    r"(?!\W+(?:possible|tu (?:peux|veux)|vous (?:pouvez|voulez)|you (?:can|could|want)|ca |c'est possible|besoin))"
)
_THRESHOLD = re.compile(
    r">|<|≥|≤|\b(?:au[- ]dessus|au[- ]dela|a partir de|en dessous|plus de|moins de|jusqu'a|pas plus|"
    r"au moins|au plus|entre|above|over|under|below|at least|at most|"
    r"more than|less than|up to|from|between|no more|maximum|minimum|exceed\w*|depass\w*)\b"
)
_ONCE = re.compile(
    r"\b(?:fais|faire|faites|fait|prepare\w*|etabli\w*|envoie\w*|envoyer|redige\w*|cree\w*|creer|make|"
    r"send|prepare|draft|create|do|raise|chiffre\w*|"
    r"besoin d'un|voudrais un|veux un|faut un|il me faut|need a|want a|like a|get me a)\b"
    r"[^.!?\n]{0,20}\b(?:un|le|ce|a|the|this|mon|my|nouveau|new)\b[^.!?\n]{0,12}\b(?:devis|quote|"
    r"quotation|offre|proposition)\b"
    r"|^\W*(?:(?:un|a|le|nouveau|new)\s)?(?:devis|quote|quotation)\s(?:pour|for|a|de)\b"
)
_GRANTS = re.compile(r"^\W*(?:accorde|octroie|donne|consens|applique|grant|give|offer|apply|fais)\w*\b")
_GRANTED = re.compile(
    r"^\W*(?:(?:une?|la|a|the) )?(?:remise|rabais|ristourne|reduction|discount|rebate)s?\b"
    r"|^\W*\d{1,3}(?:[.,]\d+)? ?(?:%|pour ?cent|percent)\W*(?:(?:de |d'|of )?"
    r"(?:remise|rabais|ristourne|reduction|discount|rebate|off)"
    r"\b|(?:pour|for|to)\b)"
)
_NOBODY = re.compile(r"\b(?:nobody|no one|noone)\b|\bn[e'] ?\w+ (?:plus )?(?:jamais )?personne\b")
_THIS_ONCE = re.compile(
    r"\b(?:cette fois|une (?:seule )?fois|exceptionnellement|this (?:one )?time|just (?:this )?once|one[- ]off)\b"
)
_WISHED = re.compile(
    r"(?<!\bon )\b(?:demande|demandent|veut|veulent|voudrait|souhaite|aimerait|reclame|wants|asks for|is asking for|"
    r"asked for|would like)\b[^.!?\n]{0,30}(?:remise|rabais|reduction|discount|%)"
)
_ASKING = re.compile(r"\?\s*$")
_OWN = frozenset({"customer", "line_product", "line_quantity"})
_OTHERS = frozenset(
    {"personal_reminder", "promise", "dispute", "payment", "receivables", "approvals_list", "handoff", "reminder_pause",
     "reminder", "invoice", "leads_report", "lead", "report", "autonomy", "resume", "pause"}
)  # fmt: skip


def read_about_rules(text: str, language: str, situation: Situation) -> Reading | None:
    """A rule, a change of one, or a question about them; None for anything else. Nobody outside sets rules."""
    if situation.outside or len(text) > 2_000:
        return None
    folded = fold(text)
    waits = bool(situation.expecting) or situation.deciding
    if (change := _change(text, folded, language, situation)) is not None:
        return Reading("rule_change", 0.9, language, brief_to_json(change))
    if (about := _listed(text, folded)) is not None:
        return Reading("rules_list", 0.9, language, {"about": about})
    if waits and not re.search(r"\b(?:regle|rule)\s*:|\bdesormais\b|\bfrom now on\b|\bdorenavant\b", folded):
        return None
    return _stated(text, folded, language, situation)


def _change(text: str, folded: str, language: str, situation: Situation) -> RuleBrief | None:
    verb = next(((change, found) for change in _CHANGES if (found := change[1].match(folded))), None)
    if verb is None:
        return _restated(text, folded, language, situation)
    if "\n" in folded[:20]:
        return None
    op, verb_end = verb[0][0], verb[1].end()
    reference = re.search(_REFERENCE, folded)
    if reference is not None:
        start, end = reference.span(1)
        name = text[start:end] if len(text) == len(folded) else reference[1].upper()
    else:
        place = rule_named(folded, op, verb_end, situation.directory.products)
        if place is None:
            return None
        start, end = place
        rest = folded[end:]
        stop = re.search(r"\s*(?:\b(?:en pause|en veille|on hold|on pause)\b|:|\bpar\b|\bto\b|$|[.!?,\n])", rest)
        number = re.match(r"\s*(?:no\.?|n°|numero|number|#)?\s*\d{1,6}\b", rest)
        if op == "change":
            stop = re.search(r"\s*(?::|\bpar\b|\bto\b|\ba \d|[!?\n]|$)", rest)
        end += number.end() if number else stop.start() if stop else len(rest)
        name = (text[start:end] if len(text) == len(folded) else folded[start:end]).strip()
    if op != "change":
        return RuleBrief(op, text, name)
    tail = text[end:] if len(text) == len(folded) else folded[end:]
    lead = _TO.match(fold(tail)) if len(fold(tail)) == len(tail) else None
    words = (tail[lead.end() :] if lead else tail).strip(" :,")
    heard = read_rule(words, situation.directory, language, situation.today) if words else None
    return RuleBrief("change", words or text, name, heard)


def _restated(text: str, folded: str, language: str, situation: Situation) -> RuleBrief | None:
    """No product of the same code is meant, and nothing is asked."""
    found = _RESTATED.match(folded)
    if found is None or len(text) != len(folded) or _ASKING.search(folded):
        return None
    name, words = text[slice(*found.span("id"))], text[found.start("new") :].strip()
    coded = any(fold(product.sku) == found["id"] for product in situation.directory.products)
    instead = _INSTEAD.search(found["new"])
    if coded or not _FIGURE.search(found["new"]) or not (instead or found["mark"]):
        return None
    return RuleBrief("change", words, name, read_rule(words, situation.directory, language, situation.today))


def _listed(text: str, folded: str) -> str | None:
    """What the rules are asked about, "" for all of them; None when nobody asks."""
    if happens := _HAPPENS.match(folded):
        return _as_written(text, folded, happens.start("what"), happens.end("what"))
    if _SIMPLY_LISTED.match(folded) and re.search(r"regles|rules", folded):
        return ""
    told = _TOLD.match(folded) if len(text) < 160 and not _ABOUT_A_CASE.search(folded) else None
    if told is not None:
        return _as_written(text, folded, *told.span("asked" if told["asked"] else "led"))
    if not _LIST.match(folded) or len(text) > 300:
        return None
    if re.match(r"^\W*(?:mes|nos|les|our|my|the|all|toutes)\b", folded) and "?" not in folded:
        return None
    if reference := re.search(r"\br\d{1,6}\b", folded):
        return _as_written(text, folded, *reference.span())
    if about := _ABOUT.search(folded):
        return _as_written(text, folded, about.start("what"), about.end("what"))
    return ""


def _as_written(text: str, folded: str, start: int, end: int) -> str:
    return (text if len(text) == len(folded) else folded)[start:end].strip()


def _stated(text: str, folded: str, language: str, situation: Situation) -> Reading | None:
    # Before the whole is read, as most messages are orders for once: reading it takes some milliseconds.
    if _ONCE.search(folded) and not _ALWAYS.search(folded):
        return None
    other = other_process(text)
    worded = other is not None and other[0] == "rule"
    heard = read_rule(text, situation.directory, language, situation.today)
    if (asked := read_reminder_language(text, language, heard)) is not None:
        return asked
    sure = _confidence(heard, folded, other[0] if other else "", situation)
    worded = worded or _beyond(heard, folded)
    if of_no_rule(folded) and (heard.rule is None or any(doubt.code == "unit_conflict" for doubt in heard.doubts)):
        return None
    if sure < 0.5 and not worded:
        return None
    if sure < 0.5 and _short_change(folded, situation):
        return None
    if worded:
        sure = max(sure, 0.85 if heard.rule is not None else 0.7)
    left = [doubt.text for doubt in heard.doubts if doubt.code == "left_over"]
    brief: dict[str, Any] = brief_to_json(RuleBrief("add", text, heard=heard))
    return Reading("rule", round(sure, 2), language, brief, left)


def _beyond(heard: Heard, folded: str) -> bool:
    """A standing order that no rule carries out: answered as such, not taken for a request of another kind."""
    standing = bool(_LASTING.search(folded) or _THRESHOLD.search(folded)) or folded.startswith(("si ", "if "))
    ours = heard.rule is not None or all(doubt.code != "not_ours" for doubt in heard.doubts)
    ordered = re.match(r"\W*(?:(?:un|a) )?(?:devis|quote|quotation)\b", folded) or _ASKING.search(folded)
    return standing and not ours and not ordered


def _confidence(heard: Heard, folded: str, other: str, situation: Situation) -> float:
    """How surely a rule is stated: something follows, from a condition that is not this once."""
    rule = heard.rule
    if rule is None or any(doubt.code in ("no_consequence", "not_a_rule", "too_long") for doubt in heard.doubts):
        return 0.0
    lone = rule.when == SaidCondition()
    if lone and (situation.open_quote or situation.deciding) and not _LASTING.search(folded):
        return 0.0
    general = bool(_general(rule.when)) or any(doubt.code == "unit_conflict" for doubt in heard.doubts)
    always = bool(_ALWAYS.search(folded)) or (general and bool(_NOBODY.search(folded)))
    always = always or (lone and bool(heard.doubts) and bool(_CLASS.search(folded)) and rule.then.kind == "discount")
    conditional = bool(_IF.search(folded)) or bool(_THRESHOLD.search(folded))
    counted = any(doubt.code == "which_bound" for doubt in heard.doubts) and not (always or _IF.search(folded))
    if counted or (other in _OTHERS and not always and not (conditional and general)):
        return 0.0
    if (
        rule.then.kind in ("postpone", "forbid")
        and other == "reminder"
        and not (always or re.search(r"\b(?:avant|before|attend\w*|wait|apres|after|pas|not|don't)\b", folded))
    ):
        return 0.0
    if _ASKING.search(folded) and rule.then.kind != "approval":
        return 0.0
    if rule.then.kind == "discount" and _WISHED.search(folded) and not always and not _IF.search(folded):
        return 0.0
    left = sum(len(doubt.text.split()) for doubt in heard.doubts if doubt.code == "left_over")
    if left > 6 and not always:
        return 0.0
    sure = 0.95 if always or (general and conditional) else 0.85 if general else 0.0
    if not sure and _GRANTS.match(folded) and rule.then.kind == "discount" and not situation.open_quote:
        return 0.0 if _THIS_ONCE.search(folded) else 0.5  # a rule for one customer, or this once? It is asked
    if not sure and rule.when.kind == "test" and rule.when.fact in _OWN:
        sure = _for_one(rule, heard, folded, situation)
    if (
        situation.open_quote
        and not always
        and rule.then.kind in ("discount", "add_line", "mention", "language", "deposit")
    ):
        sure = sure if general and conditional else 0.0
    return max(0.0, sure - 0.05 * min(left, 4)) if sure else 0.0


def _for_one(rule: SaidRule, heard: Heard, folded: str, situation: Situation) -> float:
    """What is said of one customer or product alone lasts, unless it may be about the quote of this thread."""
    if rule.then.kind in ("approval", "forbid", "language"):
        return 0.7
    if situation.open_quote or heard.doubts or _THIS_ONCE.search(folded):
        return 0.0
    if rule.then.kind == "mention" or (rule.then.kind == "add_line" and rule.then.price):
        return 0.7
    named = rule.when.fact == "customer" and rule.then.kind == "discount"
    return 0.65 if named and _GRANTED.search(folded) else 0.0


def _short_change(folded: str, situation: Situation) -> bool:
    """In a thread with a quote, a few words without a general one are about that quote."""
    return situation.open_quote and not _LASTING.search(folded) and not _IF.search(folded)


def _general(when: SaidCondition) -> set[str]:
    """The facts of a condition that say more than who and what."""
    return {fact for fact in _facts(when) if fact not in _OWN}


def _facts(when: SaidCondition) -> Iterator[str]:
    if when.fact:
        yield when.fact
    for part in when.parts:
        yield from _facts(part)

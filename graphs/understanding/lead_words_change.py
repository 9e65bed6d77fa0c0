"""Reads what a colleague orders about one lead: another class, owner or status, a note, or that it is written to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from graphs.lead.brief import ChangeLead
from graphs.understanding.lead_words_text import (
    NOUN,
    POLITE,
    TAIL,
    THE_NOUN,
    Spoken,
    capitals,
    colleague_in,
    may_be_lead,
    name_of,
    target,
)
from graphs.understanding.reading import Situation
from integrations.crm.port import LeadClass, LeadStatus

Named = TypeVar("Named", bound=str)

ME = "me"
"""The owner that says "moi": whoever speaks."""

_CLASS_WORDS: dict[LeadClass, str] = {
    "hot": r"(?:tres )?(?:chaude?s?|brulante?s?|hot)",
    "warm": r"(?:tiedes?|warm)",
    "cold": r"(?:froide?s?|cold)",
    "spam": r"(?:spams?|indesirables?|junk)",
    "job": r"(?:candidatures?|candidate?s?|job (?:seekers?|applications?))",
    "customer": r"(?:deja clients?|(?:existing |already a )?customer|client existant)",
}
CLASS = "|".join(_CLASS_WORDS.values())
_STATUS_WORDS: dict[LeadStatus, str] = {
    "won": r"(?:gagnee?s?|signee?s?|convertie?s?|won|signed|converted|client)",
    "lost": r"(?:perdue?s?|lost|mort|dead)",
    "archived": r"(?:archivee?s?|archived|classe sans suite|sans suite)",
}
STATUS = "|".join(_STATUS_WORDS.values())

_LINK = (
    r"\s+(?P<link>(?:en|comme|dans les|parmi les|as|to|into|en tant que)\s+)?(?:etant\s+)?(?:un |une |a "
    r"|an )?(?:prospect |lead |piste )?"
)
_AFTER = rf"(?: {NOUN})?"
_PUT = (
    r"(?:re)?(?:pass(?:e[rsz]?)|met(?:s|tre|tez)?|class(?:e[rsz]?|er)|marque[rsz]?|bascule[rsz]?|range[rsz]?|note[rsz]?"
    r"|qualifie[rsz]?|considere[rsz]?|move|mark|set|put|make|classify|flag|change|turn|count)"
)
_BE = r"(?:est|c'est|is|'s|was|a ete|has been)(?: (?:maintenant|desormais|now|bien|finalement|officially))*"
_GIVE = (
    r"(?:re)?(?:donne[rsz]?|confie[rsz]?|assigne[rsz]?|attribue[rsz]?|affecte[rsz]?|transfere[rsz]?"
    r"|passe[rsz]?|refile[rsz]?"
    r"|give|assign|hand|pass|transfer|hand over|entrust)"
)
_TAKE = r"(?:prend|reprend|s'occupe (?:de |d'|du )|suit|gere|takes?|will take|handles?|will handle|looks after|owns?)"
_LINK_MAIL = (
    r"(?:un |le |son |a |the |another )*(?:lien de (?:rdv|rendez[- ]vous|reservation)|rdv|rendez[- ]vous"
    r"|booking link|meeting link|meeting)"
)
_CLASSED = re.compile(rf"{POLITE}{_PUT}{target()}{_LINK}(?P<classed>{CLASS}){_AFTER}{TAIL}")
_MARKED = re.compile(rf"{POLITE}{_PUT}{target()}{_LINK}(?P<status>{STATUS}){TAIL}")
_IS_CLASS = re.compile(
    rf"{POLITE}{target()}\s?{_BE}\s+(?:un |une |a )?(?P<called>{NOUN} )?(?:tres "
    rf")?(?P<classed>{CLASS})(?P<after> {NOUN})?{TAIL}"
)
_IS_STATUS = re.compile(rf"{POLITE}{target()}\s?(?:{_BE}\s+)(?:un |une |a )?(?P<status>{STATUS}){TAIL}")
_DONE = re.compile(
    rf"{POLITE}(?:on|nous|je|j'|we|i|ca y est,? on|we've|i've)[ ']?\s*(?:vient de |viens de |venons de |(?:a"
    rf"|ai|avons|have|just"
    rf"|enfin|finally)\s+)*(?P<status>gagner?|perdu|perdre|signer?|converti|won|lost|signed"
    rf"|converted)\s+(?:avec |with )?{target()}{TAIL}"
)
_TURNED = re.compile(
    rf"{POLITE}(?P<it>(?!))?(?P<noun>{THE_NOUN})\s+(?P<who>[^\n?:;]{{1,80}}?)\s+(?:"
    r"(?P<won>(?:a|has|vient de|just|ont|have)(?: just| enfin| bien)? (?:signe[rz]?|signed|converti|converted"
    r"|commande[rz]?|ordered|dit oui|said yes|accepted?))|(?:n'est (?:pas|plus)|ne sont plus|is not|isn't|are not"
    r"|is no longer) (?:interesse\w*|interested)|(?:a|has) (?:dit non|said no|refuse|declined|abandonne))"
    rf"{TAIL}"
)
_CLOSED = re.compile(
    rf"{POLITE}(?P<verb>archive[rsz]?|abandonne[rsz]?|drop|give up on|laisse tomber|clos|cloture[rsz]?"
    rf"|ferme[rsz]?|close)"
    rf"{target()}(?:\s+(?:comme|as)\s+(?P<status>{STATUS}))?{TAIL}"
)
_WRITE = re.compile(
    rf"{POLITE}(?:(?:re)?contacte[rsz]?|(?:re-?)?contact|(?:ecri(?:s|re|vez|ve)|repond(?:s|re"
    rf"|ez)?)(?: un mail)? (?:a|(?=au ))"
    r"|write (?:back )?to|reply to|answer|e-?mail|reach out to|get (?:back )?in touch with|prend(?:s|re"
    r"|ez)? contact avec"
    rf"|(?:re)?entre[rsz]? en contact avec|(?:envoie|envoyez|envoyer|send"
    rf"|propose[rsz]?) (?:{_LINK_MAIL}) (?:a|to|with|(?=au )))"
    rf"{target()}{TAIL}"
)
_WRITE_LEAD = re.compile(
    rf"{POLITE}(?:relance[rsz]?|chase|nudge|follow up(?: with| on)?|ecri(?:s|re|vez)|repond(?:s|re|ez)?"
    rf"|(?:envoie|envoyez|envoyer|send) (?:un |une |a |le |the )?(?:mail|e-?mail|message|relance)(?: a| to)?)\s+"
    rf"(?:(?:a|to) )?(?:(?P<it>(?:ce|cette|this|that) {NOUN})|(?P<noun>{THE_NOUN})\s+(?P<who>[^\n?:;]{{1,80}}?)){TAIL}"
)
_GIVEN = re.compile(rf"{POLITE}{_GIVE}{target()}\s+(?:a|au|to|over to)\s+(?P<owner>[^\n?:;,]{{2,40}}?){TAIL}")
_TAKEN = re.compile(rf"{POLITE}(?P<owner>[^\n?:;,]{{2,40}}?)\s+{_TAKE}\s?{target()}{TAIL}")
_MINE = re.compile(
    rf"{POLITE}(?:je prends|je m'occupe (?:de |d'|(?=du ))|je reprends|c'est moi qui (?:prends|m'occupe de)"
    rf"|i'?ll take|i take"
    rf"|i'?m taking|i will take|give me|donne[- ]moi|i'?ll handle){target()}{TAIL}"
)
_NOTED = re.compile(
    rf"{POLITE}(?:(?:ajoute[rz]?|met[sz]?|mettre|add|put|leave|laisse[rz]?|ecris)\s+)?(?:une |a |cette )?note\s+"
    rf"(?:sur|pour|a|chez|concernant|on|to|for|about|(?=du )|(?=au )){target()}\s*:\s*(?P<note>\S[\s\S]{{0,2000}})$"
)
_ALONE = re.compile(rf"{POLITE}(?:c'est )?(?P<status>{STATUS}){TAIL}")
_NOTED_HERE = re.compile(rf"{POLITE}(?:ajoute[rz]? |add )?(?:une |a )?note\s*:\s*(?P<note>\S[\s\S]{{0,2000}})$")


def read_change(said: Spoken, situation: Situation) -> ChangeLead | None:
    """The whole message must be the order: a name and nothing beside it. None for anything else."""
    if "?" in said.folded.rstrip(" ?") or len(said.text) > 2200:
        return None
    if situation.lead_here and (found := _NOTED_HERE.match(said.folded)):
        return ChangeLead(note=said.at(found, "note"))
    if found := _NOTED.match(said.folded):
        return _about(said, found, situation, ChangeLead(note=said.at(found, "note")))
    if len(said.text) > 240 or "\n" in said.text.strip():
        return None
    return _classed(said, situation) or _moved(said, situation) or _owned(said, situation) or _written(said, situation)


def _classed(said: Spoken, situation: Situation) -> ChangeLead | None:
    if found := _CLASSED.match(said.folded):
        change = ChangeLead(classed=_word(_CLASS_WORDS, found["classed"]))
        return _about(said, found, situation, change, plain=bool(found["link"]))
    if "?" not in said.folded and (found := _IS_CLASS.match(said.folded)) and not _of_many(found):
        called = bool(found["called"] or found["after"])
        change = ChangeLead(classed=_word(_CLASS_WORDS, found["classed"]))
        return _about(said, found, situation, change, least=1 if called else 2)
    return None


def _moved(said: Spoken, situation: Situation) -> ChangeLead | None:
    if situation.lead_here and (alone := _ALONE.match(said.folded)):
        return ChangeLead(status=_word(_STATUS_WORDS, alone["status"]))
    told = "?" not in said.folded
    if told and (found := _TURNED.match(said.folded)) is not None:
        return _about(said, found, situation, ChangeLead(status="won" if found["won"] else "lost"))
    for pattern, least in ((_MARKED, 1), (_IS_STATUS, 2), (_DONE, 1), (_CLOSED, 1)):
        # An order may be put as a question; what is told of a lead may not.
        found = pattern.match(said.folded) if told or pattern in (_MARKED, _CLOSED) else None
        if found is None or _of_many(found):
            continue
        status = _word(_STATUS_WORDS, found["status"]) if found["status"] else "archived"
        return _about(said, found, situation, ChangeLead(status=status), least=least)
    return None


def _owned(said: Spoken, situation: Situation) -> ChangeLead | None:
    if found := _MINE.match(said.folded):
        sure = bool(found["noun"]) or bool(found["it"])
        return _about(said, found, situation, ChangeLead(owner=ME)) if sure else None
    for pattern in (_GIVEN, _TAKEN):
        found = pattern.match(said.folded)
        if found is None:
            continue
        owner = said.at(found, "owner")
        own = owner.casefold() in ("moi", "me", "moi-même", "myself")
        known = own or colleague_in(owner, situation)
        called = bool(found["noun"]) and capitals(owner) > 0 and pattern is _GIVEN
        if known or called:
            change = _about(said, found, situation, ChangeLead(owner=ME if own else owner))
            if change is not None:
                return change
    return None


def _written(said: Spoken, situation: Situation) -> ChangeLead | None:
    for pattern in (_WRITE_LEAD, _WRITE):
        if found := pattern.match(said.folded):
            return _about(said, found, situation, ChangeLead(write=True))
    return None


_STANDS = re.compile(rf"(?:ce|cette|this|that) {NOUN}")


def _about(
    said: Spoken, found: re.Match[str], situation: Situation, change: ChangeLead, *, plain: bool = False, least: int = 1
) -> ChangeLead | None:
    """With the lead it is about, where the words may mean one."""
    if found["it"] is not None:
        # "Passe-le en chaud" means the lead of that thread; elsewhere only "ce prospect" is one.
        return change if situation.lead_here or _STANDS.match(found["it"].strip(" -")) else None
    name = name_of(said, found)
    called = bool(found["noun"])
    if not may_be_lead(name, situation, said_so=called, plain=plain, least=least):
        return None
    return replace(change, lead=name)


def _of_many(found: re.Match[str]) -> bool:
    """ "Un hôtel est un prospect chaud" speaks of a kind of leads: a rule."""
    return bool(
        re.match(
            r"(?:un|une|tout|toute|chaque|les|des|nos|si|a|an|every|any|all|if|quand|when)\b",
            (found["who"] or "").strip(),
        )
    )


def _word(words: Mapping[Named, str], said: str) -> Named:
    return next(name for name, pattern in words.items() if re.fullmatch(pattern, said))

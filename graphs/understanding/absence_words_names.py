"""Finds, in words about an absence, whose it is and who stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graphs.understanding.absence_words_days import flat
from graphs.understanding.lexicon import words as listed

_WORD = r"[a-z][a-z'.-]*"
_WORDS = rf"(?P<name>(?:{_WORD} ){{0,3}}{_WORD})"

_BEFORE = re.compile(
    _WORDS + r",? (?:qui )?(?:va |vont |peut |pourra |will |is going to |is |'s |'ll )*"
    r"(?:(?P<me>(?:me|nous) remplace(?:r|ra|nt)?\b)|(?P<them>(?:la |le |l'|les )?remplace(?:r|ra)?\b(?: (?!pendant"
    r"|durant|du |de |des |jusqu|a partir|en |tout|aussi)(?P<whom>" + _WORD + r"(?: [a-z-]+)?))?)"
    r"|(?:assure(?:ra)? (?:l'|mon )interim|prend(?:ra)? (?:le relais|la releve|la suite)|fait mon interim|"
    r"(?:decide|valide|approuve|repond)(?:ra)? (?:pour moi|a ma place)|est mon remplacant|est ma remplacante"
    r"|s'occupe(?:ra)? de (?:tout|mes))"
    r"|(?:repren(?:d|dra)|prend(?:ra)?|aura|a|gere(?:ra)?|suit|suivra) (?:mes|mon|ma) (?:dossiers?|demandes?"
    r"|validations?"
    r"|accords?|decisions?|clients?|travail|taches?)"
    r"|(?:has|takes|gets|handles|will (?:have|take|handle|get)) my (?:approvals?|requests?|cases?|work|decisions?"
    r"|files)"
    r"|(?:cover(?:s|ing)?|stand(?:s|ing)? in|fill(?:s|ing)? in|deputi[sz](?:es?|ing)|step(?:s|ping)? in|replac(?:es?"
    r"|ing)|sub(?:s|bing)?)\b(?! (?:the|a|an|all|our|his|her|their|some|\d+)\b)(?: for (?P<for>" + _WORD + r"))?"
    r"|is in charge|tak(?:es?|ing) over|(?:my|mon|ma) (?:deputy|cover|stand-?in|backup|remplacante?))"
)
_AFTER = re.compile(
    r"(?:\bremplacee? par|\b(?:mon|ma|son|sa) remplacante?(?: est| sera| c'est)?\s?:?|\b(?:je )?delegue(?: tout| mes"
    r" \w+)? a"
    r"|\bremplacante?\s?:|\brelais\s?:|\binterim\s?:|\bbackup\s?:|"
    r"\bstand-?in(?: is| will be)?\s?:?|\bmy (?:deputy|cover|backup)(?: is| will be)?\s?:?|\b(?:covered|replaced) by"
    r"|\bcover\s?:|"
    r"\bdelegate to|\bin my place\s?:|\ba ma place\s?:"
    r"|\bavec (?=[a-z-]+(?: [a-z-]+)? (?:comme|en) remplac)) (?P<name>" + _WORD + r"(?: " + _WORD + r"){0,2})"
)
_WORKING = re.compile(
    r"(?P<name>(?:"
    + _WORD
    + r" ){0,2}"
    + _WORD
    + r"),? (?:qui )?(?:va |will |is )?(?:gere(?:r|ra)?|valide(?:r|ra)?|decide(?:r|ra)?"
    r"|approuve(?:r|ra)?|signe(?:r|ra)?|repond(?:re|ra)?|assure(?:r|ra)?|s'(?:en )?occupe(?:r|ra)?|prend(?:ra)? (?:la"
    r" main|tout|ca)"
    r"|reprend(?:ra)?|est (?:la|dispo)|handles?|handling|decides?|approves?|signs? off|answers?|looks? after|takes?"
    r" care|in charge)\b"
)
_SENT_TO = re.compile(
    r"\b(?:voyez|voir|vois|voyons|passe[rz]?|contacte[rsz]?|demande[rsz]?|adresse[rsz]?|envoye[rz]|transmet(?:tre|tez)"
    r"|redirige[rz]?|ask|see|contact|talk to|go to|check with|send|forward|ping)(?:[- ](?:toi|vous))?"
    r"(?: (?:tout|ca|le|les|everything|all|it|them|(?:mes|vos|les|my|your|the) \w+))?(?: (?:avec|par|a|chez|vers|to"
    r"|with))?"
    r" (?P<name>" + _WORD + r"(?: " + _WORD + r"){0,2})"
)
"""Of whoever is away, it says who stands in; alone it says nothing of the kind ("contacte Claire")."""
_NOBODY = re.compile(
    r"\b(?:personne ne (?:me|la|le|nous) remplace(?:ra)?|sans remplacante?|pas de remplacante?|nobody (?:covers?"
    r"|is covering|stands? in|replaces?)(?: for)?(?: me)?|"
    r"no (?:stand-?in|cover|deputy|replacement)|without (?:a )?(?:stand-?in|cover))\b"
)
_NAME_ONCE = r"(?P<name>[a-z][a-z.-]*(?: [a-z][a-z-]+)?)"
_RATHER = (
    re.compile(_NAME_ONCE + r" (?:me remplace(?:ra)?|covers? for me|is covering(?: for)? me|stands? in(?: for me)?)"
               r" (?:a la place de|au lieu de|plutot que|instead of|rather than) \w+"),
    re.compile(r"\bplutot " + _NAME_ONCE + r" que \w+"),
    re.compile(_NAME_ONCE + r" (?:instead of|rather than|a la place de|au lieu de|plutot que) (?!moi|me\b)\w+"),
    re.compile(r"\b(?:ne|n') ?me remplace(?:ra)? (?:plus|pas)\W+(?:mais |c'est |ce sera |plutot |finalement )*"
               + _NAME_ONCE),
)  # fmt: skip
"""One colleague rather than another: only the first is meant."""
_NOT_THEY = re.compile(r"\b(?:ne|n') ?me remplace(?:ra)? (?:plus|pas)\b|\bpas \w+ qui me remplace")
_NO_NAMES = listed(
    "je tu il elle on nous vous qui que et ou donc mais c'est ce sera serait au aux a la le les de du des en "
    "pour pendant par avec jusqu'au jusqu'a lundi mardi mercredi jeudi vendredi samedi dimanche demain "
    "aujourd'hui soir matin midi janvier fevrier mars avril mai juin juillet aout septembre octobre novembre "
    "decembre inclus semaine mois jour prochain prochaine absence conge conges vacances and the i i'm is was "
    "will be while until till from to on in for monday tuesday wednesday thursday friday saturday sunday "
    "today tomorrow week month day january february march april may june july august september october "
    "november december next inclusive then off away out sick toi moi lui quelqu'un personne ca cela it he she "
    "they someone somebody mon ma mes my entre-temps entretemps d'ici la meantime here ici office bureau "
    "retour back malade absent absente leave holiday vacation rtt "
)
_AUXILIARIES = listed("me nous la le les qui va vont will would be is can peut pourra to who")
"""May stand between the name and what is said of it."""


@dataclass(frozen=True)
class Name:
    """A colleague's, whole as the company writes it; it ends there in the text. `name` is as written where several
    colleagues share it."""

    name: str
    end: int


@dataclass(frozen=True)
class StandIn:
    """As written; `whom` they stand in for ("" whoever speaks). `nobody`: none is wanted."""

    said: str
    start: int
    end: int
    whom: str = ""
    nobody: bool = False


def whose(said: str, words: str, colleagues: list[str]) -> Name | None:
    """The colleague whose name the text begins with, whole or by their first name."""
    for name in sorted(colleagues, key=len, reverse=True):
        if re.match(rf"{re.escape(flat(name))}(?![\w-])", said):
            return Name(name, len(name))
    first = re.match(r"[^\W\d_]+(?:-[^\W\d_]+)*", said)
    same = [name for name in colleagues if first and flat(name).split()[0] == first[0]]
    if first is None or not same:
        return None
    return Name(same[0] if len(same) == 1 else words[: first.end()], first.end())


def stand_in_of(said: str, words: str, colleagues: list[str], *, away: bool = True) -> StandIn | None:
    """Whoever is said to stand in, known or not; `away`: the words speak of an absence."""
    nobody = _NOBODY.search(said)
    if nobody is not None:
        return StandIn("", nobody.start(), nobody.end(), nobody=True)
    rather = next((found for pattern in _RATHER if (found := pattern.search(said)) is not None), None)
    if rather is not None and (away or re.search(r"remplac|cover|stands? in", said)):
        firsts = {flat(name).split()[0] for name in colleagues}
        known = [at for at in re.finditer(r"[\w'-]+", rather["name"]) if at[0] in firsts]
        if not known:
            return None
        start = rather.start("name") + known[-1].start()
        return StandIn(words[start : start + len(known[-1][0])], start, rather.end())
    if _NOT_THEY.search(said):
        return None
    for found in _BEFORE.finditer(said):
        span = _name(said, found.start("name"), found.end("name"), words, colleagues, last=True)
        if span is not None:
            whom = found["whom"] or found["for"] or ""
            theirs = "" if whom in ("", "me", "moi", "us", "nous") else _whom(whom, colleagues)
            if whom and not theirs and whom not in ("me", "moi", "us", "nous") and found["them"]:
                continue
            return StandIn(words[span[0] : span[1]], span[0], found.end(), theirs)
    for found in _AFTER.finditer(said):
        span = _name(said, found.start("name"), found.end("name"), words, colleagues, last=False)
        if span is not None:
            return StandIn(words[span[0] : span[1]], found.start(), span[1])
    return _sent(said, words, colleagues) if away else None


def _sent(said: str, words: str, colleagues: list[str]) -> StandIn | None:
    """ "Voyez avec Marc", "c'est Claire qui valide" """
    for pattern, last in ((_WORKING, True), (_SENT_TO, False)):
        for found in pattern.finditer(said):
            span = _name(said, found.start("name"), found.end("name"), words, colleagues, last=last)
            if span is None:
                continue
            known = said[span[0] : span[1]].split()[0] in {flat(name).split()[0] for name in colleagues}
            # A capital letter, or nobody: "voyez avec lui", "demande à payer".
            if known or words[span[0]].isupper():
                return StandIn(words[span[0] : span[1]], min(span[0], found.start()), max(span[1], found.end()))
    return None


def without_senders(said: str) -> str:
    """Without "merci de tout envoyer à Marc": sending to whoever stands in is no work of ours."""
    return _SENT_TO.sub(" ", said)


def _name(said: str, start: int, end: int, words: str, colleagues: list[str], *, last: bool) -> tuple[int, int] | None:
    """The name among those words: a colleague's, else what is written as one is, next to what was said of it."""
    spans = [(match.start() + start, match.end() + start) for match in re.finditer(r"[^\s,;:!?]+", said[start:end])]
    runs = [(spans[at][0], spans[to][1]) for at in range(len(spans)) for to in range(at, len(spans))]
    runs.sort(key=lambda run: run[0] - run[1])
    known = {flat(name) for name in colleagues}
    firsts = {flat(name).split()[0] for name in colleagues}
    for run in runs:
        if said[run[0] : run[1]] in known:
            return run
    for run in runs:
        if said[run[0] : run[1]] in firsts:
            return run
    ordered = list(reversed(spans)) if last else spans
    kept: list[tuple[int, int]] = []
    for span in ordered:
        if last and not kept and said[span[0] : span[1]] in _AUXILIARIES:
            continue
        if said[span[0] : span[1]].strip(".'-") in _NO_NAMES or (kept and not words[span[0]].isupper()):
            break
        kept.append(span)
    if not kept:
        return None
    return min(kept)[0], max(kept)[1]


def _whom(said: str, colleagues: list[str]) -> str:
    found = [name for name in colleagues if flat(name) == said or flat(name).split()[0] == said.split()[0]]
    return found[0] if len(found) == 1 else ""

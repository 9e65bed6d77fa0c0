"""Finished cases that somebody wants to look through now, drawn at random: "donne-moi 10 cas au hasard à relire".

Every word of the message must be one that such a request is made of: "10 cases of wine" and "un échantillon de la tasse
bleue" speak of goods, "les 10 cas à relire chaque lundi" of the timetable.
"""

from __future__ import annotations

import re
from typing import Any

from graphs.understanding.lexicon import words
from graphs.understanding.numbers import number_at
from graphs.understanding.text import fold
from graphs.understanding.tokens import tokenise

LONGEST = 160

_LETTERS = re.compile(r"[^a-z0-9]+")
_RANDOM = re.compile(
    r"\b(?:(?:au|par) (?:\w+ )?hasard|hasard|au pif|pifometre|aleatoires?|aleatoirement|tirages?|tire[sz]? au sort"
    r"|tirees? au sort|tirer au sort|randomly|random|haphazard)\b"
)
_REVIEW = re.compile(
    r"\b(?:relire|relis(?:e|es|ons)?|relus?|relecture|revoir|controler?|controles?|verifi(?:er|e|es|cation)|inspecter"
    r"|auditer|audit|evaluer|juger|review(?:ing)?|check(?:ing)?|spot ?checks?|spot ?checking|look (?:through|over|at)"
    r"|inspect|rate|evaluate|judge)\b"
)
_CASES = re.compile(r"\b(?:cas|dossiers?|cases?)\b")
_SAMPLE = re.compile(r"\b(?:echantillons?|sample|samples)\b")

_WORK: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("quote_followup", re.compile(r"\b(?:relances? de devis|(?:quote )?follow ?ups?)\b")),
    ("reminder", re.compile(r"\b(?:relances?|rappels? de paiement|reminders?)\b")),
    ("quote", re.compile(r"\b(?:devis|quotes?|quotations?)\b")),
    ("lead", re.compile(r"\b(?:prospects?|leads?)\b")),
    ("complaint", re.compile(r"\b(?:reclamations?|plaintes?|complaints?)\b")),
    (
        "enquiry",
        re.compile(r"\b(?:questions? (?:de )?clients?|demandes? (?:de )?clients?|enquiries|customer questions?)\b"),
    ),
)
"""Kinds of work one may ask for alone."""

_KNOWN = words(
    "commis bonjour bonsoir salut coucou hello hi hey morning evening good dis dites alors donc ok bon et and stp svp "
    "plait s il te vous please pls plz merci thanks thank de d des du le la les l un une a au aux en ce cet cette ces "
    "mon ma mes nos notre ton ta tes votre vos je j tu on nous moi toi m me nous lui ca c est sont y que qu qui quels "
    "quelles quel quelle ou "
    "donne donnez donner montre montrez montrer affiche affichez afficher sors sort sortez sortir tire tirez tirer "
    "tires tirees tiree prends prend prenez prendre pris prises choisis choisissez choisir pioche piochez piocher "
    "envoie envoies envoyez envoyer propose proposez proposer selectionne selectionnez selectionner poste postez "
    "poster fais faites faire trouve trouvez trouver passe passez passer file filez remets remettez voir redonne "
    "redonnez ressors "
    "peux peut pouvez pourrais pourriez puis pourrait pourrions pouvons veux veut "
    "voudrais voudrait voulons aimerais aimerait souhaite souhaites "
    "aurais ai besoin il faut faudrait vais va allons doit dois devons "
    "relire relis relise relises relisons relu relus relecture revoir controle controles controler verifie verifies "
    "verifier verification inspecter auditer audit evaluer juger qualite hasard pif pifometre aleatoire aleatoires "
    "aleatoirement tirage tirages sort echantillon echantillons parmi sur dans pour par "
    "cas dossier dossiers case cases sample samples devis relance relances rappel rappels paiement prospect prospects "
    "reclamation reclamations plainte plaintes question questions client clients demande demandes "
    "quote quotes quotation quotations follow ups followup followups up reminder reminders lead leads complaint "
    "complaints enquiry enquiries customer customers "
    "fini finis finie finies termine termines terminee terminees traite traites traitee traitees recent recents "
    "recente recentes clos cloture clotures dernier derniers deja finished closed done worked completed "
    "autre autres encore plus nouveau nouveaux nouvelle more other others another new again extra "
    "semaine week aujourd hui today maintenant now jour matin tout suite right cours this "
    "quelque quelques plusieurs some several few couple any "
    "give us show draw pick get send select choose find pull fetch post bring hand let can could would will you i my "
    "we our like want need d ll to at random randomly haphazard of from out for the an it them that which what are is "
    "where check checking review reviewing spot spotcheck look looking through over inspect rate evaluate judge "
    "quality picked drawn chosen taken selected do run make do"
)


def read_samples(text: str) -> dict[str, Any] | None:
    """{"op": "sample"} with "number" where one is said and "of" a process where one kind alone is wanted; "shown":
    those that wait already will do. None: the words speak of something else."""
    if len(text) > LONGEST or "\n" in text.strip():
        return None
    folded = fold(text)
    said = " ".join(_LETTERS.sub(" ", folded).split())
    number, rest = _number(folded)
    if any(word not in _KNOWN for word in rest):
        return None
    random, review = _RANDOM.search(said) is not None, _REVIEW.search(said) is not None
    of = _work(said)
    cases = _CASES.search(said) is not None
    if not (random or review) or not (cases or of or (_SAMPLE.search(said) and random | review)):
        return None
    # "relis le devis", "vérifie ces cas" ask for a work that is named, not for any.
    if not random and (not cases or not _ASKED_TO_REVIEW.search(said)):
        return None
    if of and not cases and not review and number == 1:
        return None
    brief: dict[str, Any] = {"op": "sample"}
    if number is not None:
        brief["number"] = number
    elif not random:
        brief["shown"] = True
    if of and not cases:
        brief["of"] = of
    return brief


_ASKED_TO_REVIEW = re.compile(
    r"\b(?:cas|dossiers?|cases?)\b.{0,30}\b(?:a|pour|to|for|que je|qu on) (?:\w+ ){0,3}?"
    r"(?:relire|relis\w*|revoir|controler?|controle|verifie\w*|relecture|verification|inspecter|auditer|audit|evaluer"
    r"|juger|review|check|look|inspect|rate|evaluate|judge)\b"
    r"|\b(?:relire|revoir|controler|verifier|review|check|spot ?check|look (?:through|over|at)) (?:\w+ ){0,2}?"
    r"(?:cas|dossiers|cases)\b|\bcontrole (?:de )?qualite\b|\bquality (?:check|review)\b"
)
"""Cases to be looked through, not one that is pointed at."""


def _work(said: str) -> str:
    """The process of the kind of work that is named alone, "" none."""
    return next((process for process, named in _WORK if named.search(said)), "")


def _number(folded: str) -> tuple[int | None, list[str]]:
    """How many are asked for (None: it is not said), and the words around it."""
    tokens = tokenise(folded)
    found: int | None = None
    rest, at = list[str](), 0
    while at < len(tokens):
        number = number_at(tokens, at, "fr") or number_at(tokens, at, "en")
        if number is not None and number.value == int(number.value) and not (number.article and not _one(tokens, at)):
            if found is not None:
                return None, ["?"]  # two numbers: something else
            found = int(number.value)
            at = max(number.end, at + 1)
            continue
        rest += _LETTERS.sub(" ", tokens[at].text).split()
        at += 1
    return found, rest


def _one(tokens: list[Any], at: int) -> bool:
    """ "un cas", "a case", "a random case": the article counts."""
    after = [_LETTERS.sub("", token.text) for token in tokens[at + 1 : at + 4]]
    nouns = {"cas", "dossier", "case", "devis", "quote", "relance", "reminder", "prospect", "lead"}
    fillers = {"random", "finished", "autre", "other", "closed", "seul", "single"}
    return bool(after) and (after[0] in nouns or (after[0] in fillers and len(after) > 1 and after[1] in nouns))

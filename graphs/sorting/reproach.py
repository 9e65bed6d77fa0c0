"""Reads whether a mail may be a reproach that no list of words knows: what is doubtful is shown to a person."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graphs.sorting.mishap_signs import FACTS, MENDS, ROUND
from graphs.sorting.sentences import Sentence

_DOUBTFUL = 2.4
_BITTER = 4.6
_US = re.compile(r"\b(?:you|your|yours|you ve|u|ur|yr|vous|vs|votre|vos|tu|ton|tes|ta|chez vous)\b")
_DENIED = re.compile(
    r"\b(?:not|never|no|nobody|nothing|n t|without|pas|jamais|rien|aucune?|personne|sans|plus|only|que)\b"
)
BAD = re.compile(
    r"\b(?:worse|wrong\w*|late|retards?|dump\w*|brown|brune?s?|bav\w+|drip\w*|miss(?:ed|ing)?|fail\w*|sad|peine|"
    r"surpris\w*|"
    r"offen[sc]\w*|threat\w*|menac\w*|erreurs?|errors?|mistakes?|mal\b|broke\w*|cass\w+|leak\w*|fuit\w*|fuites?|"
    r"damag\w*|"
    r"abim\w*|stain\w*|dirty|sale\w*|noise|bruit|smell\w*|odeur|pue\w*|rust\w*|rouill\w*|stuck|bloqu\w*|dead|mort\w*|"
    r"oubli\w*|forgot\w*|perdu\w*|lost|lose|manqu\w*|short|faux|fausse|mauvais\w*|bad|badly|awful|froide?s?|cold|panne|"
    r"crash\w*|freez\w*|down|refus\w*|ignor\w*|abus\w*|cher|scratch\w*|chipped|torn|loose|slow\w*|lent\w*|delay\w*|"
    r"wait\w*|attend\w*|attente|annul\w*|cancel\w*|overcharg\w*|extra|supplement|excus\w*|promis\w*|pretend\w*|soi "
    r"disant|"
    r"supposed|regrett\w*|unfortunate\w*|malheureus\w*|dommage|shame|pity|odd|bizarre|etrange|strange|concern\w*|"
    r"inquiet\w*|"
    r"hate|deplais\w*|honte|ashamed|embarrass\w*|gene\w*|ridicul\w*|tired|fatigu\w*|lass\w*|last time|la derniere fois|"
    r"rate\w*|plant\w*|tomb\w*|stress\w*|pain|nightmare|cauchemar|galer\w*|empty|vide|vain|trop)\b"
)
_STEPS = re.compile(
    r"\b(?:ordered|promised|chased|called|emailed|rang|told|waited|asked|reported|raised|paid|commande\w*|promis\w*|"
    r"relance\w*|"
    r"appele\w*|ecrit|signale\w*|ouvert|paye\w*|demande\w*|attendu\w*|prevu\w*)\b"
)
_DATE = re.compile(
    r"\b(?:\d{1,2} (?:jan|feb|fev|mar|apr|avr|may|mai|jun|juin|jul|juil|aug|aout|sep|oct|nov|dec)\w*|(?:le|the) \d{1,2}"
    r"(?:st|nd|rd|th)?|lundi|mardi|mercredi|jeudi|vendredi|samedi|monday|tuesday|wednesday|thursday|friday|saturday|"
    r"yesterday|hier|today|aujourd hui)\b"
)
TAUNT = re.compile(
    r"\b(?:(?:quelqu un|anyone|anybody|someone) (?:\w+ ){0,5}?(?:chez vous|there|at all)|for real|(?:je )?paie\w* pour "
    r"quoi|on fait (?:koi|quoi|comment)|fait quoi|explain|expliquez|pas de mots|no words|speechless|at least|au moins|"
    r"so much as|one job|une chose a faire|(?:you|vous) (?:really|actually|vraiment|even|au juste)|au juste|charming|"
    r"what a way|belle (?:maniere|facon)|drole de|funny how|i (?:see|notice|note) (?:that )?you|je (?:constate|note|"
    r"vois|"
    r"remarque) que|again|encore une|properly|correctement|this time|cette fois|once and for all|bonne fois|look into "
    r"(?:it|this)|j aimerais comprendre|like to (?:know|understand)|comment (?:est ce|se fait|expliquez)|how come|why "
    r"(?:is|are|do|did|has|have|was|were)|pourquoi|who (?:is|do) i|that person|du genre a|people|lot|nothing like|en "
    r"rien|"
    r"rien a voir|worth|vaut|ca suffit|assez|enough|tant que|until|pas un centime|not a penny)\b"
)
ACTORS = re.compile(
    r"\b(?:your|ur|vos|votre|vs|you|vous) (?:\w+ )?(?:drivers?|fitters?|man|men|lads?|guys?|bloke|engineers?|"
    r"technicians?|team|"
    r"staff|office|support|colleague|people|receptionist|update|chatbot|website|system|service|machine|work|workmen|"
    r"livreu\w+|chauffeurs?|techniciens?|ouvriers?|gars|equipes?|collaborat\w+|secretaire|standard|mise a jour|"
    r"logiciel|"
    r"poseurs?|monteurs?|vendeu\w+|commercial\w*|hotline|sav|comptabilite|plombier|apprenti)\b|\b(?:the lads|les "
    r"gars|le "
    r"(?:support|livreur|chauffeur|technicien)|support) (?:\w+ )?(?:me|m|a|ont|n|left|told|closed|said|didn|keeps?)\b"
)
"""Those of us who did something."""
TOLL = re.compile(
    r"\b(?:(?:had|have|has|having) to|(?:ai|avons|a|ont) du|oblige\w*|who (?:is|s|will be|pays?) pay\w*|qui (?:paie|"
    r"va payer)|"
    r"(?:[€£]|eur\w*|e|€)? ?\d+ ?(?:[€£]|eur\w*|e)? (?:for|pour) (?:a|an|un|une|ca|that|this)|(?:two|three|four|five|"
    r"six|"
    r"deux|trois|quatre|cinq|six|\d+) (?:\w+ )?(?:times|fois|rappels|relances|mails|e ?mails|jours|days|weeks|semaines|"
    r"messages)|not? (?:a |one )?(?:single )?word|say a word|(?:pas|sans) un mot|(?:a |m |n )?meme pas|without "
    r"(?:reading|"
    r"asking|even)|sans (?:meme|lire|prevenir)|(?:a|ont) (?:rien )?su|plus personne|nothing (?:works|syncs|prints|"
    r"opens)|"
    r"faire le necessaire|would be appreciated|speak to about|rappelez moi|call me|laisse imaginer|(?:un peu|bit) "
    r"(?:fort|"
    r"much|rich|steep|disappointing)|choked|gag|apprenez|learn to|do(?:es)? (?:your|you|anyone) ever|plenty of chances|"
    r"(?:swore|shouted|rude|yelled|swears) (?:at|to)|ressemble a rien|in writing)\b"
)
"""What it cost them, how often they asked, what was not even done."""
_KIND = re.compile(
    r"\b(?:merci (?:beaucoup|infiniment|mille|encore|a (?:vous|toute|tous)|pour tout|d avoir|de votre (?:travail|"
    r"aide))|"
    r"mille mercis?|parfait\w*|adorables?|super|ravie?s?|nickel|impeccable|rien a redire|"
    r"thank you (?:so|very)|thanks (?:so|again|a lot|for (?:letting|your help|the quick|all|everything|getting|"
    r"sorting))|can t "
    r"thank|legends?|no worries|no problem|not a problem|all good|pas de (?:souci|probleme)|aucun souci|sans souci|"
    r"brilliant|"
    r"lovely|lifesavers?|perfect|delighted|sorry|desole\w*|pardon|excus\w+|condolea?nces|bonne nouvelle|good news|tout "
    r"va bien|panic over|just to let you know|pour (?:votre )?information|for your information|fyi|please note|merci "
    r"de noter)\b"
)


@dataclass(frozen=True)
class Reproach:
    """`sentence` says most of it; `weight` of all that speaks for one, from `_DOUBTFUL` on; `bitter`: more than
    displeased."""

    sentence: Sentence
    weight: float
    bitter: bool = False


def reproach_in(sentences: list[Sentence], *, known: bool = True) -> Reproach | None:
    """None: nothing looks like one. `known`: its writer is a customer; of anybody else it takes a fact with our part
    in it."""
    own = [sentence for sentence in sentences if not sentence.heading]
    whole = " ".join(sentence.plain for sentence in own)
    if not whole or _KIND.search(_EXCUSED.sub(" ", whole)):
        return None
    told = _mishaps(own)
    if not known and not ({"ours", *FACTS} & told.keys() > {"ours"}):
        return None
    weights = [(_weight(sentence.plain), sentence) for sentence in own]
    total = sum(weight for weight, _ in weights)
    if len(_DATE.findall(whole)) >= 2 and len(set(_STEPS.findall(whole))) >= 2:
        total += 2
    if re.search(r"[!?]{2}|[?!]\s*[?!]", " ".join(sentence.written for sentence in own)):
        total += 0.5
    if not _US.search(whole):
        total -= 0.8
    weight = max(total, sum(weight for weight, _ in told.values()) if told.keys() & FACTS.keys() else 0.0)
    if weight < _DOUBTFUL:
        return None
    telling = max([*weights, *told.values()], key=lambda pair: pair[0])
    return Reproach(telling[1], weight, bitter="in_pain" in told or weight >= _BITTER)


def _mishaps(sentences: list[Sentence]) -> dict[str, tuple[float, Sentence]]:
    """By code, what went wrong and what makes it ours, each once."""
    told: dict[str, tuple[float, Sentence]] = {}
    for sentence in sentences:
        if MENDS.search(sentence.plain):
            continue
        for code, (weight, pattern) in {**FACTS, **ROUND}.items():
            if code not in told and pattern.search(sentence.plain):
                told[code] = (weight, sentence)
    return told


_EXCUSED = re.compile(r"\bexcus\w+ (?:devant|aupres|a (?:mes|nos|leur)|envers)\b|\bapologi[sz]\w* to (?:my|our|the)\b")
"""Excuses that they had to make to others for us."""


def friendly(sentences: list[Sentence]) -> bool:
    """They thank, excuse or merely tell us something."""
    return any(_KIND.search(sentence.plain) for sentence in sentences)


def _weight(plain: str) -> float:
    taunts = 1.2 * min(2, len(TAUNT.findall(plain)))
    taunts += 1.2 * min(2, len(TOLL.findall(plain))) + (1.0 if ACTORS.search(plain) else 0.0)
    bad = 0.8 * min(2, len(BAD.findall(plain)))
    denied = 0.5 if _DENIED.search(plain) else 0.0
    return taunts + bad + (denied + (0.5 if _US.search(plain) else 0.0) if taunts or bad else 0.0)

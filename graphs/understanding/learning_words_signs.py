"""Signs of somebody who begins, sets the clerk up or asks for advice: a sign among words that speak of nothing else."""

from __future__ import annotations

import re

from graphs.understanding.learning_words_vocabulary import VOCABULARY
from graphs.understanding.lexicon import words

_WORDS = re.compile(r"[a-z]+")

_YOU = (
    r"(?:commis|toi|te|t|vous|you|yourself"
    r"|(?:ce|cet|this|the|l) ?(?:truc|outil|logiciel|assistant|bot|robot|agent|tool|thing))"
)
_ASKING = (
    r"\b(?:comment|ou|quoi|que|qu|quels?|quelles?|how|where|what|which|est ce|is there|are we"
    r"|do we|any|got|des|do you)\b"
)
_OURS = (
    r"\b(?:chez nous|(?:notre|ma|la|l|mon|nos|our|my|the) (?:whole )?(?:entreprise|boite|societe"
    r"|equipes?|maison|activite"
    r"|metier|company|business|firm|team|sales team)|for us|pour nous)\b"
)
_WE = r"\b(?:nous|on|we|us|our|nos|notre)\b"
_BEGIN = r"\b(?:commenc\w+|debut\w+|demarr\w+|start|started|begin|get going)\b"
_BEGUN = (
    r"(?:lanc\w+|demarr\w+|commenc\w+|reprend\w*|reprenons|continue\w*|start|begin|launch|resume|do"
    r"|faire|faisons|fait)"
)
_PICK = r"(?:choisi\w+|decid\w+|choose|pick|decide|agree)"
_MORE = r"\b(?:plus|davantage|encore|autre|more|further|else|next|mieux|better)\b"

_LEARN = (
    r"\b(?:comment|how|apprendre|apprends|apprenez|learn|teach|montre[rz]?|show|explique[rz]?|tell|way|quoi|what)\b"
)
_USE = (
    r"\b(?:utilise\w*|servir|sers|sert|parler?|ecrire|dire|travailler|use|using|work with|working with"
    r"|talk to|say to"
    r"|write to|ask)\b"
)
_TRY = (
    r"\b(?:essai|essais|essayer|essayons|tester|test|exemples?|entrainer|entrainement|exercice"
    r"|practi[cs]e|try|example"
    r"|dry run|train|montre|show)\b"
)
_HARMLESS = (
    r"\b(?:sans risque|sans danger|sans rien|sans (?:l |les )?envoyer|a blanc|pour de faux|pour de vrai"
    r"|without sending"
    r"|without risk|safe|safely|for real|sandbox|dry run|practi[cs]e run|avant de|before)\b"
)

FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    # More of what there is already.
    (
        "advice",
        (
            r"\b(?:confier|deleguer|laisser|confiance|trust|hand|hands|delegate|let you|seule?|alone|own)\b",
            _MORE,
            _ASKING,
        ),
    ),
    # Setting it up.
    (
        "setup",
        (
            r"\b(?:configur\w+|parametr\w+|installe?r?|installation|deploy\w*|deploi\w*|integr\w+"
            r"|roll\w*|(?:te|vous) (?:bien )?regler|bien (?:te|vous) regler"
            r"|(?:set|setting)\b.*\bup|setup|introduce|presenter|introduire)\b",
            rf"\b(?:te|t|vous|you|yourself|commis)\b|{_OURS}|\b(?:ensemble|together|tout ca)\b",
        ),
    ),
    (
        "setup",
        (
            r"\b(?:mise|mettre|mets|mettez|mettons|met) (?:commis )?en (?:place|route)\b",
            rf"\b{_YOU}\b|{_OURS}|\b{_BEGUN}\b",
        ),
    ),
    (
        "setup",
        (
            rf"\b{_BEGUN} (?:on )?(?:la |the |notre |our )?(?:initial )?"
            r"(?:configuration|parametrage|installation|mise en (?:place|route)|setup)\b",
        ),
    ),
    ("setup", (r"\bpilote?s?\b", rf"\b(?:{_BEGUN}|{_PICK}|definir|run|set|you|te|vous)\b")),
    (
        "setup",
        (
            r"\b(?:repetiti\w+|recurr\w+|routines?|processus|processes|reviennent)\b",
            rf"\b(?:point|cartographi\w+|list\w*|inventaire|recenser|identifier|definir|map\w*"
            rf"|go through|{_PICK})\b",
        ),
    ),
    (
        "setup",
        (
            r"\b(?:travaux|taches|tasks|work|quoi|ce qu|what)\b",
            r"\b(?:confier|deleguer|hand over|delegate)\b",
            rf"\b(?:list\w*|{_PICK}|avec qui|with whom|ensemble|together)\b",
        ),
    ),
    ("setup", (rf"\b{_PICK}\b", r"\b(?:par ou|par quoi|where|what)\b", r"\b(?:avec qui|with whom|with who)\b")),
    ("setup", (r"\b(?:onboarding|rollout|demarrage|deploiement)\b", _OURS)),
    # What next.
    (
        "advice",
        (
            r"\b(?:conseil\w*|recommand\w+|recommend\w*|sugg\w+|advice|advise|tips?|astuces|hints"
            r"|pistes|(?:a|ton|votre) avis)\b",
            r"\b(?:nous|me|moi|on|je|vous|tu|you|us|we|i|any|des)\b",
        ),
    ),
    (
        "advice",
        (
            r"\b(?:amelior\w+|improve\w*|improvements?|etendre|elargir|extend|expand|automatis\w+"
            r"|automate|optimis\w+"
            r"|optimiz\w+)\b",
            _ASKING,
        ),
    ),
    (
        "advice",
        (r"\b(?:prochaines? etapes?|next steps?|what s next|what is next|what next|step (?:should )?comes? next)\b",),
    ),
    (
        "advice",
        (
            r"\b(?:tirer|profiter|profit|parti|exploiter|get more|more out|most out|better use|most of"
            r"|plus loin|further)\b",
            rf"\b{_YOU}\b",
        ),
    ),
    (
        "advice",
        (r"\b(?:bien|mieux|well|right|better)\b", _USE, r"\b(?:t|te|vous|you)\b", rf"{_WE}|\b(?:est ce|suggest\w*)\b"),
    ),
    ("advice", (r"\b(?:priorite|prioritaire|priority)\b", _ASKING, rf"{_OURS}|\b{_YOU}\b")),
    (
        "advice",
        (
            r"\b(?:de mieux|faire mieux|do better|plus utile|most useful|most helpful|help us most"
            r"|de plus|what else|change[rz]?"
            r"|gagner du temps|save time|perd\w* (?:encore |toujours )?(?:du|notre|le) temps"
            r"|temps perdu|lose time)\b",
            _ASKING,
            _WE,
        ),
    ),
    (
        "advice",
        (
            r"\b(?:plus utile|most useful|de mieux|better)\b",
            r"\b(?:ensuite|maintenant|next|now|avec (?:toi|vous)|with you)\b",
            _ASKING,
        ),
    ),
    # How to begin.
    ("guide", (r"\b(?:par ou|par quoi|comment|where|how|first|quoi|what|coup de main)\b", _BEGIN)),
    (
        "guide",
        (
            r"\b(?:je suis (?:nouve\w+|tout\w* nouve\w+)|je debute|je viens d arriver|premier jour|premiere journee"
            r"|i m new|i am new"
            r"|(?:just |ve )joined|just started|first day|new starter|jamais (?:utilise|essaye)"
            r"|never (?:used|tried)|debutante?"
            r"|beginner|newbie|novice|je decouvre|(?:connais|comprends|y connais) rien|onboard me"
            r"|me former|former moi)\b",
        ),
    ),
    (
        "guide",
        (
            r"\b(?:premiere chose|premieres choses|first thing|premiers gestes)\b",
            r"\b(?:faire|dire|ecrire|savoir|connaitre|do|say|know|try|ask)\b",
        ),
    ),
    ("guide", (_LEARN, _USE, rf"\b{_YOU}\b")),
    (
        "guide",
        (
            r"\b(?:tuto\w*|tutorial|visite guidee|tour|prise en main|guide|bases|basics|onboarding"
            r"|mode d emploi|formation|demo"
            r"|premiers? pas|first steps|getting started|ropes|intro)\b",
            r"\b(?:me|moi|m|nous|je|i|we|us|there|svp|stp|please|un|une|a|quick|petit\w*|les|la|le|the"
            r"|refais|mon|my)\b",
        ),
    ),
    (
        "guide",
        (
            r"\b(?:walk|take|guide|talk|show|run) (?:me|us) (?:through|around|how)\b",
            r"\b(?:this|it|works?|steps|basics|everything|you)\b",
        ),
    ),
    ("guide", (_TRY, _HARMLESS)),
    (
        "guide",
        (
            r"\b(?:montre|show|donne|give|voir|see|as|avez|have|un|an|another|autre)\b",
            r"\b(?:exemples?|examples?|demo)\b",
        ),
    ),
    (
        "guide",
        (
            r"\b(?:perdue?|lost|no idea|no clue|(?:sais|sait) pas (?:quoi|comment|par ou)"
            r"|don t know (?:how|what|where))\b",
            rf"\b{_YOU}\b|{_BEGIN}",
        ),
    ),
)
"""All of one family's signs are said; in the order they are looked for."""

_TRIALS = words("devis quote quotes premier relance reminder")
"""What a safe example may be an example of."""

_COMPILED = tuple((process, tuple(re.compile(sign) for sign in signs)) for process, signs in FAMILIES)
_STAYS = re.compile(
    r"^(?:comment ca marche|how does (?:it|this) work|how do you work|que (?:sais|peux) tu faire|what can you do"
    r"|qu est ce que (?:tu sais|tu peux|vous pouvez) faire|(?:a l )?aide[rz]?(?: moi)?|help(?: me)?)$"
)
"""Help as such, which has an answer of its own."""


def signed(said: str) -> str:
    """guide, setup or advice, by the first family whose signs are all there; "" where words speak of something else.
    `said` is folded."""
    spoken = _WORDS.findall(said)
    line = " ".join(spoken)
    if not spoken or any(character.isdigit() for character in said) or _STAYS.fullmatch(line):
        return ""
    strange = {word for word in spoken if word not in VOCABULARY}
    for process, signs in _COMPILED:
        if all(sign.search(line) for sign in signs) and (
            not strange or (signs[0].pattern == _TRY and strange <= _TRIALS)
        ):
            return process
    return ""

"""The sentences that ask how to begin, what comes next, or to set the clerk up; folded, without what is polite."""

from __future__ import annotations

import re

from graphs.understanding.text import clean, fold

_POLITE = re.compile(
    r"^(?:\W*(?:@?commis|bonjour|bonsoir|salut|hello|hi|hey|coucou|svp|stp|please|merci de|s'il (?:te|vous) plait"
    r"|alors|bon|ok|et|so|well|dis|dites|dis[- ]moi|dites[- ]moi|tell me|tu peux|peux[- ]tu|pouvez[- ]vous|vous pouvez"
    r"|can you|could you|je (?:voudrais|veux|souhaite)|j'aimerais|i(?:'d like| want) to|i would like to)\b)+"
)
_TAIL = re.compile(
    r"(?:\W*\b(?:svp|stp|please|merci(?: d'avance)?|thanks|thank you|s'il (?:te|vous) plait)\b|,\s*commis)+\W*$"
)
_YOU = r"(?:commis|toi|te|t'|vous|you|cet? (?:outil|assistant|agent)|this(?: tool)?|it|cela|ca)"
_USE = r"(?:utiliser|servir|m'en servir|prendre en main|use|work with)"

_GUIDE = (
    r"(?:mes |les |montre[zr]?[- ]moi (?:les |mes )?|show me (?:the |my )?|the |my )?(?:premiers? pas|first steps?)",
    r"par ou (?:je |on |dois[- ]je |doit[- ]on |faut[- ]il |est[- ]ce (?:que |qu')(?:je |on ))?"
    r"(?:commence[rzs]?|commencer|debute[rzs]?|demarre[rzs]?)",
    r"comment (?:je |on |dois[- ]je |est[- ]ce que je )?(?:commence[rzs]?|debute[rzs]?|demarre[rzs]?)"
    rf"(?: avec {_YOU})?",
    r"(?:le |un |ton |votre |the |a |lance[zr]? (?:le |la )?|start (?:the )?)?(?:guide(?: de (?:demarrage"
    r"|prise en main))?"
    r"|tuto(?:riel)?|tutorial|prise en main|visite(?: guidee)?|guided tour|tour|onboarding|quick ?start)",
    r"(?:fais|faites|faire)[- ]moi (?:visiter|faire (?:le tour|la visite))",
    r"guide[zr]?[- ]moi|guide me|(?:me|nous) guider|guide us",
    r"(?:c'est |it'?s )?(?:mon premier jour|my first day)(?: ici| here)?",
    r"je (?:suis (?:nouveau|nouvelle)|debute|viens d'arriver|commence)(?: ici| chez nous| dans l'equipe)?",
    r"i(?:'m| am) new(?: here| to this)?|i just (?:joined|started)",
    rf"(?:apprends|apprenez|montre[zr]?|explique[zr]?)[- ]moi (?:a |comment )(?:{_YOU} ?)?{_USE}(?: de)?(?: {_YOU})?",
    rf"(?:teach|show) me (?:how )?to {_USE}(?: {_YOU})?",
    r"(?:getting|get me|how (?:do|can|should) (?:i|we) get) started",
    rf"how (?:do|should|can) (?:i|we) (?:start|begin)(?: with {_YOU})?",
    r"where (?:do|should|can) (?:i|we) (?:start|begin)",
    r"show me (?:around|the ropes)|walk me through(?: it)?",
    r"(?:reprends|reprenez|resume|continue[rz]?|suite de) (?:le |the |my |mon )?(?:guide|premiers? pas|tutoriel"
    r"|tutorial)",
    r"(?:essayer|un essai|try it|a trial) (?:sans risque|a blanc|without risk|safely)",
)

_SETUP = (
    r"(?:lance[zr]?|commence[rz]?|commencons|demarre[rz]?|demarrons|faisons|reprends|reprenons|fais|faites|on fait)?"
    r" ?(?:la |ta |votre |notre )?(?:mise en place|configuration|parametrage|mise en route)"
    r"(?: (?:de|d') ?(?:commis|toi|vous|l'assistant))?(?: (?:chez nous|dans l'entreprise))?",
    r"(?:mets|mettez|mettre|met|mettons)[- ]?(?:toi|vous|nous|te|le|moi)? ?(?:commis )?en (?:place|route)"
    r"(?: commis| chez nous| dans l'entreprise)?",
    r"(?:on )?(?:te|vous|se) met(?:tre)? en place(?: chez nous)?",
    r"aide[zr]?[- ](?:moi|nous) a (?:te|vous|mettre)(?: commis)? ?(?:mettre |configurer |parametrer |installer )?"
    r"(?:en place|en route)?(?: chez nous)?",
    r"(?:configure[rz]?|parametre[rz]?|installe[rz]?)[- ]?(?:toi|vous|commis|te)(?: (?:chez nous|pour nous))?",
    r"(?:configurer|parametrer|installer|mettre en place) (?:commis|l'assistant)",
    r"(?:let'?s |let us |help me |help us )?set (?:commis|yourself|you|things|it|us) up(?: for us| here| with us)?",
    r"(?:let'?s |let us |help me |help us |start (?:the )?|begin (?:the )?)?(?:set ?up|setting up|configure"
    r"|configuration)"
    r"(?: (?:commis|yourself|you))?(?: for us| here)?",
    r"(?:start|begin|launch|choose|pick|let'?s (?:start|pick|choose)) (?:a|the|our) pilot",
    r"(?:lance[zr]?|lancons|choisissons|choisir|commence[rz]?|commencons|demarrons) (?:un|le|notre) pilote",
    r"(?:cartographie[zr]?|cartographions|map) (?:nos |notre |our |the )?(?:processus|taches(?: repetitives)?"
    r"|travail(?: repetitif)?"
    r"|(?:repetitive )?(?:work|tasks|processes))",
)  # fmt: skip

_NEXT = (
    r"(?:maintenant|ensuite|apres|pour la suite|de plus|next|now|from here|pour (?:aller plus loin|progresser"
    r"|commencer))"
)
_ADVICE = (
    rf"(?:et )?(?:que|qu'est[- ]ce que) (?:tu |vous )?(?:me |nous )?(?:conseille|recommande|suggere|propose)[sz]?"
    rf"(?:[- ](?:tu|vous))?(?: de faire)?(?: {_NEXT})?",
    rf"(?:tu |vous )(?:me |nous )?(?:conseille|recommande|suggere)[sz]? quoi(?: {_NEXT})?",
    r"(?:donne[zr]?[- ](?:moi|nous) )?(?:un |des |tes |vos |tes autres |d'autres )?conseils?(?: pour (?:la suite"
    r"|progresser"
    r"|aller plus loin))?|(?:un|des) conseils? pour (?:nous|moi)",
    rf"(?:que|quoi|qu'est[- ]ce (?:qu'on|que je|que nous)) (?:dois[- ]je |dois |doit |devons[- ]nous |devons |peut "
    rf"|pouvons |puis[- ]je |peux )?"
    rf"(?:faire|ameliorer|etendre|automatiser)(?: {_NEXT})+",
    r"(?:que|qu'est[- ]ce qu'on|que (?:pouvons|peut)[- ](?:nous|on)) (?:faut[- ]il |peut |pouvons[- ]nous )?"
    r"(?:ameliorer|etendre|automatiser)(?: ensuite| maintenant)?",
    r"(?:quelle est |c'est quoi )?la (?:prochaine etape|suite)",
    r"comment (?:aller plus loin|progresser|mieux (?:t'utiliser|vous utiliser|travailler avec (?:toi|vous)))",
    r"(?:what (?:do|would|else do) you (?:advise|recommend|suggest)|any (?:advice|recommendations?"
    r"|suggestions? for us|tips)"
    rf"|your advice|advise (?:me|us)|give (?:me|us) (?:some )?(?:advice|tips))(?: {_NEXT})?",
    rf"what (?:should|can|could|shall|do) (?:i|we) (?:do|improve|extend|automate|change)(?: {_NEXT})+",
    r"what(?:'s| is)(?: the)? next(?: step)?|next steps?|what should we (?:extend|automate|improve)",
    r"how (?:can|do|could) (?:i|we) (?:get more out of|make better use of|make more of) (?:you|commis|it|this)",
)  # fmt: skip


def _one(*pieces: str) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(f"(?:{piece})" for piece in pieces) + ")")


PHRASES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("guide", _one(*_GUIDE)),
    ("setup", _one(*_SETUP)),
    ("advice", _one(*_ADVICE)),
)
"""A sentence has to say this, and nothing else."""

SAID: tuple[tuple[str, str], ...] = (
    ("guide", "premiers pas"),
    ("guide", "par ou commencer"),
    ("guide", "comment commencer"),
    ("guide", "c'est mon premier jour"),
    ("guide", "apprends-moi a t'utiliser"),
    ("guide", "montre-moi comment t'utiliser"),
    ("guide", "guide de demarrage"),
    ("guide", "visite guidee"),
    ("guide", "first steps"),
    ("guide", "getting started"),
    ("guide", "how do i get started"),
    ("guide", "where do i start"),
    ("guide", "show me around"),
    ("guide", "teach me to use you"),
    ("setup", "mise en place"),
    ("setup", "mets commis en place"),
    ("setup", "mets-toi en place"),
    ("setup", "lance la mise en place"),
    ("setup", "configure commis"),
    ("setup", "set commis up"),
    ("setup", "set yourself up"),
    ("setup", "start the setup"),
    ("advice", "que me conseilles-tu"),
    ("advice", "que nous conseilles-tu"),
    ("advice", "que me conseillez-vous"),
    ("advice", "que dois-je faire ensuite"),
    ("advice", "quelle est la prochaine etape"),
    ("advice", "what do you advise"),
    ("advice", "what do you recommend"),
    ("advice", "what should we do next"),
    ("advice", "any advice"),
)
"""What people write, for likeness."""


def bare(text: str) -> str:
    """Folded, on one line, without greetings, courtesy and the marks around it."""
    said = " ".join(fold(clean(text)).replace("’", "'").split())
    said = _TAIL.sub("", _POLITE.sub("", said).strip(' \t.,;:!?…"«»“”'))
    return said.strip(' \t.,;:!?…"«»“”')

"""Notices words that speak to a machine instead of to the people who are written to.

They are data like all others and change nothing by themselves; whoever writes them should be looked at by a person.
"""

from __future__ import annotations

import re
import unicodedata

from graphs.sorting.sentences import Sentence, plain_of

_LOOKALIKES = str.maketrans("асеорхуіјѕԁһԛѡАВСЕНКМОРТХІЅЈαοερνικ", "aceopxyijsdhqwABCEHKMOPTXISJaoepvik")
_FIGURES = str.maketrans("013457@$", "oieastas")
_SPACED = re.compile(r"\b(?:\w[ ._*-]){4,}\w\b")

_MACHINE = (
    r"(?:ia|ai|intelligence artificielle|assistants?|bots?|robots?|chatbots?|llm|agents?|modeles? de langage|"
    r"language models?|gpt|copilot|commis|automate|automation|systeme automatise|automated system|machine)"
)
_ORDERS = (
    r"(?:instructions?|consignes?|directives?|regles?|rules?|prompts?|ordres|orders|guidelines|garde fous?|"
    r"guardrails|contraintes|constraints|programmation|programming|anweisungen|instrucciones|istruzioni)"
)

_PLAIN: tuple[str, ...] = (
    rf"\b(?:ignor\w*|disregard|forget|oubli\w*|override|overrule|bypass|contourn\w*|outrepass\w*|skip|neglect|"
    rf"ne tiens? "
    rf"(?:pas|plus) compte|ne tenez (?:pas|plus) compte|fais abstraction|faites abstraction|vergiss|olvida|"
    rf"dimentica) "
    rf"(?:\w+ ){{0,6}}?{_ORDERS}\b",
    rf"\b(?:nouvelles?|new|updated|revised|real|vraies?|secret\w*|hidden|previous|precedentes?|initiales?|"
    rf"system\w*) "
    rf"{_ORDERS} (?:\w+ ){{0,4}}?(?:pour|for|follow|suivent|below|ci dessous|:|are|sont|you|tu|vous)\b",
    r"\bsystem ?(?:prompt|message|override|update|instructions?|note|notice)\b|\b(?:prompt|message) systeme\b",
    r"\b(?:you are|you re|act|behave|pretend|respond|answer) (?:\w+ ){0,2}?(?:now|as|like) (?:\w+ ){0,4}?"
    rf"{_MACHINE}\b|\byou are now (?:a |an |in |the |dan\b)|\bfrom now on you (?:will|must|are|shall)\b",
    rf"\b(?:tu es|vous etes|agis|agissez|comporte toi|comportez vous|reponds|repondez) (?:\w+ ){{0,3}}?"
    rf"(?:desormais|maintenant|comme|en tant que?|en tant qu) (?:\w+ ){{0,4}}?(?:{_MACHINE}|mode|sans restriction)\b"
    r"|\btu es (?:desormais|maintenant|a present) (?:un|une|le|la|en|l)\b",
    rf"\b(?:en tant qu|en tant que|as an?|as the) (?:\w+ ){{0,2}}?(?:{_MACHINE}) (?:\w+ ){{0,3}}?(?:you|tu|"
    rf"vous|must|"
    r"should|dois|devez|de traitement)\b",
    rf"\b(?:if|si) (?:you are|you re|vous etes|tu es|this is (?:being )?(?:read|processed) by|ce (?:mail|"
    rf"message) est (?:lu|"
    rf"traite) par) (?:\w+ ){{0,3}}?{_MACHINE}\b",
    rf"\b(?:note|message|attention|instructions?|consignes?|memo|hint|avis|hey|dear|cher|chere|bonjour|hello|hi|"
    rf"destine|destinee?s?|addressed|l attention) (?:\w+ ){{0,2}}?(?:to|for|a|au|aux|pour|de|the|l|d|our|notre|"
    rf"votre|"
    rf"your|any|tout)? ?(?:\w+ ){{0,2}}?(?:{_MACHINE}) (?:qui|who|that|reading|lisant|traitant|processing|:|,|"
    rf"handling|"
    r"en charge|charge|de traitement|de tri|please|merci|veuillez|must|should)\b",
    r"\b(?:reveal|print|repeat|show|output|divulge|affiche|revele|repete|donne|montre)\w* (?:\w+ "
    r"){0,3}?(?:your|ton|tes|"
    r"vos|votre|the|les|le) (?:\w+ ){0,2}?(?:prompt|instructions|consignes|system|configuration|api key|secrets?|"
    r"passwords?|mots? de passe|tokens?)\b",
    r"\b(?:developer|debug|god|dan|jailbreak|admin|sudo|root|maintenance|unrestricted) mode\b|\bmode (?:developpeur|"
    r"debogage|admin\w*|maintenance|sans filtre|sans restriction)\b|\bdo anything now\b|\bjailbreak\b",
    r"\b(?:classif\w+|classe\w*|categori\w+|label\w*|mark|marque\w*|tag\w*|flag|treat|traite\w*|consider\w*|"
    r"route|score|"
    r"note|sort|trie\w*|rank) (?:this|the|ce|cet|cette|le|la|l|ledit) (?:\w+ )?(?:e ?mail|mail|message|"
    r"courriel|lead|"
    r"prospect|demande|request|inquiry|sender|expediteur|facture|invoice|complaint|reclamation) (?:\w+ "
    r"){0,3}?(?:as|comme|"
    r"en|hot|chaud|a \d+|with|avec|to|paid|payee?|approved|trusted|safe|urgent)\b",
    r"\b(?:set|assign|give|attribue\w*|donne\w*|mets|mettre|mettez|augmente\w*) (?:\w+ ){0,4}?(?:score|"
    r"priorite|priority|"
    r"confidence|confiance) (?:\w+ ){0,4}?(?:to|a|at|of|de|maximale?|maximum|100|hot|highest)\b",
    r"\b(?:approve|validate|execute|send|authorize|confirm|valid\w+|approuv\w+|execute\w*|envo[iy]\w+|autoris\w*|"
    r"expedie\w*|accepte\w*) (?:\w+ ){0,8}?(?:without (?:\w+ ){0,3}?(?:approval|asking|review|confirmation|human|"
    r"validation|telling)|sans (?:\w+ ){0,3}?(?:validation|approbation|demander|confirmation|relecture|"
    r"verif\w+|accord "
    r"humain|en parler))\b",
    r"\b(?:do not|don t|never|without|ne|sans|n) (?:\w+ ){0,2}?(?:tell|inform\w*|alert\w*|notify\w*|escalat\w+|"
    r"mention\w*|"
    r"previen\w*|previens|averti\w*|signal\w*|dis|dites) (?:\w+ ){0,4}?(?:user|utilisateur|human|humain|anyone|"
    r"personne|"
    r"staff|team|equipe|manager|responsable|operator|operateur|owner)\b",
    r"\b(?:forward|transfer|transfere\w*|exfiltrate|export\w*|envoie\w*|send|bcc|leak) (?:\w+ ){0,4}?(?:all|"
    r"every|tous|"
    r"toutes|the entire|l ensemble|la liste|list of|complete|contents?) (?:\w+ ){0,5}?(?:e ?mails?|mails?|"
    r"customers?|clients?|"
    r"invoices?|factures?|contacts?|data|donnees|conversations?|inbox|database|base|prices|credentials)\b",
    rf"\b(?:pretend|imagine|simulate|role ?play|jouons un jeu|faisons comme si|fais semblant|imaginons) (?:\w+ "
    rf"){{0,6}}?"
    rf"(?:{_MACHINE}|no rules|aucune regle|without rules|without (?:any )?restrictions?|administrat\w+|the "
    rf"owner|le patron)\b",
    r"\b(?:decode|decoder|decodez|decode[rz]?) (?:\w+ ){0,5}?(?:base ?64|hex|rot ?13)\b|\bbase "
    r"?64\b.*\b(?:execute|follow|"
    r"obey|suis|suivez|applique\w*)\b",
    r"\b(?:call|use|invoke|run|execute|appelle|utilise|lance) (?:\w+ ){0,2}?(?:tool|function|fonction|outil|"
    r"api|plugin|"
    r"commande|command|shell|script)\b (?:\w+ )?\w*",
    r"\b(?:your|ta|votre|ton) (?:new |nouvelle |seule |only |real |vraie |true )+(?:task|tache|mission|role|"
    r"goal|objectif|"
    r"job|purpose)\b",
    r"\b(?:respond|reply|answer|reponds|repondez|output) (?:\w+ ){0,2}?(?:only|exactly|uniquement|seulement|"
    r"exclusivement|"
    r"strictly|verbatim) (?:\w+ ){0,2}?(?:with|par|avec|in json|json|yes|oui|the word|le mot|:)\b",
    rf"\b(?:attention|cher|chere|dear|hello|hi|hey|bonjour|note) (?:to |for |a l |aux |au |the |l )?(?:ai|ia|llm|"
    rf"assistant (?:ia|ai|virtuel)|ai (?:assistant|agent|system)|agent (?:ia|ai)|bot|robot|chatbot|commis)\b"
    rf"|\b(?:instructions?|consignes?|message|note) (?:pour|for|to|a l attention de|destinees? a) (?:\w+ "
    rf")?(?:{_MACHINE})\b",
    r"\b(?:end|fin|begin|debut|start) (?:of |de |du |des )?(?:the )?(?:system|user|prompt|instructions?|"
    r"conversation|context\w*|"
    r"email content|untrusted|donnees)\b (?:prompt|message|input|text|data)?",
    r"\b(?:security|safety|content) (?:filters?|polic\w+|checks?|controls?) (?:\w+ ){0,3}?(?:disabled|off|"
    r"lifted|suspended|"
    r"bypass\w*)\b|\b(?:desactiv\w+|suspend\w*|leve\w*|disable|turn off) (?:\w+ ){0,3}?(?:filtres?|controles?|"
    r"securites?|"
    r"verifications?|validations?|approvals?|safety|checks|guards?|filters?)\b",
)
_RAW: tuple[str, ...] = (
    r"<\|[a-z_]{2,30}\|>|\[/?INST\]|<</?SYS>>|<\/?(?:system|instructions?|assistant|user|prompt|tool_call|"
    r"function_call)s?>",
    r"^[^\S\n]*#{2,8}\s*(?:system|instructions?|assistant|user|new task|override|consignes?|système)\b",
    r"^[^\S\n]*\W{0,3}(?:system|assistant|developer|système)\W{0,2}\s*:",
    r"[\"']?(?:tool|tool_name|function|function_call|process|action|tool_calls)[\"']?\s*:\s*[\"'{\[]",
    r"\{\{[^{}]{1,80}\}\}|\$\{[^{}]{1,80}\}|\{%[^%]{1,80}%\}",
    r"(?<![\w/.?=&%+-])[A-Za-z0-9+/]{80,}={0,2}",
    r"!\[[^\]]{0,100}\]\(https?://[^)]{1,300}[?&=]",
)
_SAID = [re.compile(pattern) for pattern in _PLAIN]
_WRITTEN = [re.compile(pattern, re.IGNORECASE | re.MULTILINE) for pattern in _RAW]


def speaks_to_machine(text: str) -> bool:
    """Of a sentence or a whole text, as written."""
    return any(pattern.search(text) for pattern in _WRITTEN) or any(
        pattern.search(form) for form in _forms(text) for pattern in _SAID
    )


def for_people(sentences: list[Sentence]) -> tuple[list[Sentence], bool]:
    """The sentences that are for people, and whether there were others. What follows such a sentence in the same
    paragraph is what it is about: it counts for nothing either."""
    kept: list[Sentence] = []
    left_out: set[int] = set()
    for at, sentence in enumerate(sentences):
        following = sentences[at + 1] if at + 1 < len(sentences) else None
        joined = f"{sentence.written} {following.written}" if following is not None else ""
        if speaks_to_machine(sentence.written):
            left_out.add(sentence.paragraph)
            continue
        if sentence.paragraph not in left_out:
            kept.append(sentence)
        if following is not None and speaks_to_machine(joined):
            left_out.add(following.paragraph)
    return kept, bool(left_out)


def _forms(text: str) -> list[str]:
    """As it reads, and as it reads once its disguise is taken off: letters of other scripts, spaced or as figures."""
    known = unicodedata.normalize("NFKC", text).translate(_LOOKALIKES)
    forms = [plain_of(known)]
    joined = _SPACED.sub(_joined, known)
    if joined != known:
        forms.append(plain_of(joined))
    if re.search(r"[a-z][013457@$]+[a-z]", known, re.IGNORECASE):
        forms.append(plain_of(known.translate(_FIGURES)))
    return forms


def _joined(found: re.Match[str]) -> str:
    """Spaces between letters that other marks keep apart are spaces between words."""
    marks = r"[._*-]" if re.search(r"\w[._*-]\w[._*-]\w", found.group()) else r" "
    return re.sub(marks, "", found.group())

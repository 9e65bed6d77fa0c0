"""The words, French and English, by which people ask for a reminder, or for something about those they have."""

from __future__ import annotations

import re


def _of(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_NUMBER = r"(?:n(?:um[eé]ro|o\.?|°|º|umber|\.)?\s*|#\s*)?(?P<number>\d{1,6})\b"
_ONE_FR = r"(?:le|mon|ce|notre|du|de mon)\s+rappel"
_ONE_EN = r"(?:(?:the|my|this|that|our)\s+)?reminder"
ABOUT = rf"(?:{_ONE_FR}|{_ONE_EN})\b\s*(?:{_NUMBER})?"
_IT = r"(?:[- ]?(?:le|la|ça|ca|cela)\b|\s+(?:it|this|that)\b)"

COURTESY = _of(
    r"(?:[\s,;:!.\-–@]*\b(?:bonjour|bonsoir|salut|coucou|hello|hi|hey|commis|svp|stp|s'il (?:te|vous) pla[iî]t|please|"
    r"ok|d'accord|alors|et|and|aussi|also|merci de|merci|thanks|thank you|oui|yes|then|puis|dis|tiens)\b[\s,;:!.\-–]*)+"
)
"""What stands before or after an order and says nothing of it."""

COURTESY_LAST = _of(
    r"(?:[\s,]*\b(?:svp|stp|s'il (?:te|vous) pla[iî]t|please|merci(?: d'avance| beaucoup)?|thanks|thank you)\b"
    r"[\s.!?]*)+$"
)

ASKS = _of(
    r"(?:(?:est-ce que (?:tu|vous) (?:peux|pouvez|pourrais|pourriez)|(?:peux|pourrais)[- ]tu|"
    r"(?:pouvez|pourriez)[- ]vous|(?:tu|vous) (?:peux|pouvez|pourrais|pourriez)|"
    r"il (?:faut|faudrait)(?: que tu| que vous)?|j'aimerais que (?:tu|vous)|"
    r"je (?:veux|voudrais) que (?:tu|vous)|pense[sz]?[- ](?:bien )?[àa]|"
    r"n['’]oublie[sz]? pas de|merci de|can you|could you|would you|will you|i(?:'d| would) like you to|"
    r"i want you to|i need you to|please|svp|stp)\s+)"
)

MINE = _of(
    r"\b(?:rappel(?:le|les|ez)(?:[- ](?P<fr>moi|nous))|(?P<fr_me>me|nous)\s+rappel(?:er|les?|iez|ez)\b|"
    r"fai(?:s|tes)[- ](?P<think>moi|nous)\s+penser|(?:me|nous)\s+faire\s+penser|"
    r"(?:mets|mettez|met|ajoute[zr]?|cr[eé]e[rz]?|programme[rz]?|pose[rz]?|planifie[rz]?|pr[eé]vois|note[rz]?|"
    r"fai(?:s|tes))"
    r"(?:[- ](?:moi|nous))?\s+un\s+(?:petit\s+)?(?:rappel|pense-?b[eê]te)\b|"
    r"^(?:un\s+)?(?P<noun>rappel\b(?!s)|reminder\b)\s*:?|remind\s+(?P<en>me|us)\b|(?:set|create|add|make|schedule|"
    r"put|i\s+need)(?:\s+(?:me|us))?(?:\s+up)?\s+a\s+"
    r"(?:quick\s+|little\s+)?reminder\b"
    r"(?:\s+for\s+(?:me|us)\b)?|do(?:n't| not) let (?:me|us) forget)"
)
"""A reminder for whoever speaks."""

TOLD = _of(
    r"\b(?:(?:dis|dites|pr[eé]viens|pr[eé]venez|avertis|avertissez|alerte[rz]?|notifie[rz]?|signale[rz]?)[- ]moi|"
    r"me\s+(?:dire|pr[eé]venir|avertir|alerter|signaler)|(?:ping|nudge|alert|notify|tell|warn)\s+me)\b"
)
TOLD_WHAT = _of(r"^\W*(?:(?:de\s+|d['’])\w+(?:er|ir|re)\b|pour\s|qu(?:e\s|['’])|to\s+\w|about\s|that\s)")
"""Other words for it, which need a time, and what is to be said then."""

THEIRS_FR = _of(
    r"\b(?:rappel(?:le|les|ez|er|le[rz]?)\s+(?P<mark>[àa]\s+)|fai(?:s|tes|re)\s+penser\s+(?P<mark2>[àa]\s+)|"
    r"(?:mets|mettez|ajoute[zr]?|cr[eé]e[rz]?|programme[rz]?|planifie[rz]?)\s+un\s+rappel\s+[àa]\s+)"
)
THEIRS_EN = _of(r"\bremind\s+(?=[\w@'’])")
"""A reminder for somebody who is named next."""

FOR_ONE = _of(r"^\s*(?:[àa]|pour|for)\s+(?=\S)")
"""After "mets un rappel": perhaps whom it is for."""

EVERYONE = _of(
    r"^(?:[àa]\s+)?(?:tou(?:te|tes|s)?\s+(?:le\s+monde|l['’][eé]quipe|les\s+coll[eè]gues)|l['’][eé]quipe|"
    r"every(?:one|body)|"
    r"(?:the\s+)?(?:whole\s+)?team|all\s+of\s+us)\b\s*"
)

CUT_FR = _of(r"\s*(?:[,:]\s*|\b(?=(?:de|du|des|que|pour|sa|son|ses|le|la|les)\s)|\b(?=(?:d|qu|l)['’]))")
CUT_EN = _of(r"\s*(?:[,:]\s*|\b(?=(?:to|that|about|of|for|not)\s))")
"""Where the name ends, and what they are to be reminded of begins."""

LEAD = _of(
    r"^(?:[\s,;:.\-–]+|(?:d['’]|qu['’]|de\s+|que\s+|pour\s+(?=\S)|[àa]\s+(?=\w+(?:er|ir|re)\b)|to\s+|that\s+|"
    r"about\s+|of\s+|"
    r"(?:for|du|des)\s+(?=\S))(?:-?(?:je|i)\s+(?:dois|doive|need to|have to|must)\s+)?)+"
)
"""What joins the order with what is to be done: "d'appeler", "to call"."""

LEFT_JOIN = _of(r"\s+(?:de|du|of|from)(?=\s+(?:de|to)\s|$)")
"""What joined a thing to its time ("la réunion de jeudi 14 h"), once the time is taken out."""

HALF_READ = _of(
    r"^(?:(?:et|ou|and|or)\s+(?:au\s+(?:pire|plus)|peut-[eê]tre|maybe|plut[oô]t|le|on|at|[àa]|the|\d+)|sauf|hors|"
    r"hormis|except[eé]?|but not|pas avant|not before|entre\s+\w+|between\s+\w+|(?:at|around|about|"
    r"vers|[àa])\s+"
    r"(?:half|about|around|environ)?\s*\d+(?:\s?h)?|(?:avant|apr[eè]s)(?!\s+(?:de|avoir|d['’]))|(?:before|"
    r"after)(?!\s+\w+ing))"
    r"(?=\W|$)"
)
"""What stands right beside a time and belongs to it, in words that are not known: the time is half read."""

OF_MONEY = _of(
    r"\b(?:factures?|invoices?|bills?|payments?|paiements?|pay|pays|paying|paid|paye[rz]?|r[eé]gl(?:er|ements?)|"
    r"impay[eé]e?s?|[eé]ch[eé]ances?|overdue|owes?|owed|virements?|solde|balance|dues?|relances?|dunning|"
    r"F\d{2,4}[-/]?\d+)\b"
)
OF_CUSTOMERS = _of(r"^(?:(?:the|our|my|all|les?|la|nos|mes|notre|tous les|aux?)\s+)?(?:clients?|customers?)\b")

LIST = _of(
    r"^(?:(?:quels?\s+sont|c'est quoi|voir|affiche[rz]?|montre[rz]?(?:[- ]moi)?|liste[rz]?|donne[rz]?[- ]moi|"
    r"la liste de|liste de|o[uù] en sont|rappelle[rz]?[- ]moi|je veux voir|je voudrais voir)\s+)?(?:tous\s+)?"
    r"(?:mes|nos)\s+rappels(?:\s+(?:en cours|pr[eé]vus|[àa] venir|personnels|actifs))?$"
    r"|^(?:(?:what\s+are|what're|show(?:\s+me)?|list|see|display|give\s+me|view)\s+)?(?:all\s+)?(?:of\s+)?(?:my|our)\s+"
    r"(?:personal\s+)?reminders$|^(?:list|show)\s+(?:the\s+)?(?:personal\s+)?reminders$|^(?:rappels|reminders)$"
    r"|^(?:quels\s+rappels|what\s+reminders|which\s+reminders|ai-je des rappels|do\s+i\s+have\s+(?:any\s+)?reminders)"
    r"[\w\s'’-]{0,40}$|^(?:c['’]est quoi|quels sont)\s+(?:mes|nos)\s+rappels\b[\w\s'’-]{0,30}$"
    r"|^(?:qu['’]est-ce que j['’]ai|j['’]ai quoi)\s+comme\s+rappels\b[\w\s'’-]{0,30}$|^(?:la\s+)?liste des rappels$"
    r"|^qu['’]est-ce que tu (?:dois|vas) me rappeler$|^qu['’]as-tu [àa] me rappeler$"
)

CANCEL = _of(
    rf"^(?:annule[rz]?|supprime[rz]?|efface[rz]?|enl[eè]ve[rz]?|retire[rz]?|arr[eê]te[rz]?|oublie[rz]?|stoppe[rz]?|"
    rf"cancel|"
    rf"delete|remove|drop|stop|forget|clear)\s+{ABOUT}(?P<rest>.*)$"
)
_ENDING = (
    r"(?:annule[rz]?|supprime[rz]?|efface[rz]?|enl[eè]ve[rz]?|retire[rz]?|oublie[rz]?|cancel|delete|remove|drop|"
    r"forget|clear)"
)
CANCEL_ALL = _of(
    rf"^{_ENDING}\s+(?:(?:tous|all(?:\s+of)?)\s+)?(?:mes|nos|my|our)\s+(?:personal\s+)?(?:rappels|reminders)"
    rf"(?:\s+personnels)?$|^{_ENDING}\s+(?:tous\s+les\s+rappels|all(?:\s+the)?\s+reminders)$"
)
CANCEL_SOME = _of(
    rf"^{_ENDING}\s+(?:(?:les|mes|nos|the|my|our)\s+)?(?:\w+\s+)?(?:(?:derniers|prochains|last|next)\s+(?:\w+\s+)?"
    r"(?:rappels|reminders)|(?:rappels|reminders)\s+\d+(?:\s*(?:,|et|and|&)\s*\d+)+)$"
)
"""More than one and fewer than all: which one is asked."""

RANKED = _of(
    r"\b(?:(?:le|mon|notre|the|my|our)\s+)?(?:(?P<last>(?:tout\s+)?dernier|very\s+last|last|latest|newest|"
    r"most\s+recent)|"
    r"(?P<next>prochain|next))\s+(?=rappel\b|reminder\b)"
)
CHANGE = _of(
    rf"^(?:d[eé]cale[rz]?|d[eé]place[rz]?|change[rz]?|modifie[rz]?|mets|mettez|mettre|passe[rz]?|repousse[rz]?|"
    rf"reporte[rz]?|avance[rz]?|move|reschedule|change|shift|postpone|push(?:\s+back)?|bring\s+forward|put|delay|set)"
    rf"\s+{ABOUT}(?P<rest>.*)$"
)
CHANGE_IT = _of(
    rf"^(?:d[eé]cale[rz]?|d[eé]place[rz]?|repousse[rz]?|reporte[rz]?|mets|avance[rz]?|move|reschedule|postpone|push|"
    rf"delay)"
    rf"{_IT}(?P<rest>.*)$"
)
BACK = _of(r"^back(?:\s+by)?\s+")
"""After "push my reminder": the way it goes, before the length."""
SNOOZE = _of(
    rf"^(?:snooze[rz]?|remind\s+me\s+again|re-?rappelle[rz]?[- ]moi|redis[- ]le[- ]moi|rappelle[rz]?[- ]le[- ]moi|"
    rf"ask\s+me\s+again|tell\s+me\s+again)(?:{_IT})?\s*(?:{ABOUT}|(?P<bare>\d{{1,6}})\b"
    r"(?=\s+(?:until|till|to|for|by|jusqu|[àa]|de|pour)\b))?(?P<rest>.*)$"
)
DONE_ONE = _of(
    rf"^(?:(?P<about>{ABOUT}|rappel\s+(?P<number3>\d{{1,6}})\b)\s*(?:est|is|:)?\s*(?:fait|termin[eé]|done|fini|ok|"
    rf"finished|complete[d]?)"
    r"|(?:marque[rz]?|mark|coche[rz]?|check|complete|termine[rz]?|finish)\s+(?:off\s+)?"
    rf"(?P<about2>{ABOUT.replace('number', 'number2')})(?:\s*(?:comme|as)?\s*(?:fait|termin[eé]|done|complete[d]?))?)$"
)
DONE = _of(
    r"^(?:(?:c['’]est|voil[àa]|it['’]?s|is|that['’]?s|all)\s+)?(?:fait|d[eé]j[àa]\s+fait|r[eé]gl[eé]|fini|"
    r"termin[eé]|done|"
    r"already\s+done|finished)$|^(?:je l['’]ai|i(?:['’]ve| have)?)\s+(?:fait|done|did)(?:\s+it)?$|^i did(?: it)?$"
)
LATER = _of(
    r"^(?:plus\s+tard|later|pas\s+maintenant|not\s+now|encore|again)(?P<rest>.*)$|^(?P<rest2>(?:dans|in|demain|"
    r"tomorrow)\b.*)$"
)
NAMES = _of(r"^\s*(?:pour|de|d['’]|sur|[àa] propos de|concernant|about|for|to|on|of|with|avec)\s*(?P<about>.+)$")
THEIRS_APART = _of(r"\b(?:rappel(?:le|les|ez|er)|fai(?:s|tes|re)\s+penser)\s.{1,40}\s[àa]\s+\w")
QUESTION = _of(r"^\W*(?:pourquoi|comment|combien|quel(?:le)?s?|qui|où|ce qu[ei'’]|why|what|how|who|where|which|when)\b")

"""The words by which colleagues ask what is owed, French and English: closed lists over marked words.

Messages are matched as `money_words_marks.marked` makes them.
"""

from __future__ import annotations

import re
from typing import Literal

from graphs.understanding.money_words_parts import PAST, WHO

About = Literal["who_owes", "aged", "dso", "recovered", "promises", "disputes"]

AGED_OVER = re.compile(
    r"^(?:(?:montre|donne|liste|affiche|sors|show|list|give|get)\w* (?:moi |me |us )?|quel(?:le)?s? (?:sont )?|"
    r"what are |"
    r"which (?:are )?|combien (?:de |d ))?(?:toutes |tous |all )?(?:les |nos |the |our |des )?"
    r"(?:(?:factures?|clients?|impayes|creances|retards|(?:unpaid |overdue |open )?invoices?|debts?|debtors?|"
    r"customers?) )"
    r"(?:\w+ ){0,3}?(?:plus de|over|older than|more than) \d+ (?:jours|days|mois|months|semaines|"
    r"weeks)(?: de retard| late|"
    r" overdue| past due| old)?(?: \?)?$"
)
"""What is older than so many days stands in the table by age."""

RECEIVABLES: tuple[tuple[About, str], ...] = (
    ("aged", AGED_OVER.pattern),
    ("aged",
        r"\bbalance (?:client\w* )?agee?s?\b|\baged? (?:\w+ )?(?:balance|receivables?|debts?|debtors?)\b|"
        r"\bag(?:e)?ing\b|"
        r"\banciennete des (?:creances|impayes|factures)|"
        r"\b(?:creances|impayes|retards?(?: de paiement)?|factures|encours|dettes) par (?:anciennete|age|tranche)|"
        r"\breceivables? by age\b"),
    ("dso",
        r"\bdso\b|\bdays sales outstanding\b|\bdelais? moyens? (?:de |d )?(?:paiement|reglement|encaissement)|"
        r"\baverage (?:payment|collection) (?:time|delay|period|days)|"
        r"\ben (?:moyenne )?combien de (?:temps|jours) (?:\w+ ){0,3}?(?:paie|paient|paye|payent|regl|encaiss)|\bhow "
        r"(?:long|many days) do (?:\w+ ){0,3}?(?:take to )?pay\b"),
    ("recovered",
        r"\b(?:recupere\w*|recouvre\w*|recouvrement|encaisse\w*|rapporte\w*|rentre\w*) (?:\w+ ){0,6}?relances?\b|"
        r"\brelances? (?:\w+ ){0,4}?(?:rapporte\w*|recupere\w*|encaisse\w*|fait (?:rentrer|gagner|revenir)|ramene\w*)|"
        r"\b(?:efficacite|resultats?|bilan|rendement|performance) (?:de |des |de nos |d )(?:nos |les )?relances\b|"
        r"\b(?:avons nous|a t on|on a|nous avons) (?:recupere|recouvre|encaisse)\b|"
        r"\brecover(?:ed|y)\b|\bcollected\b (?:\w+ ){0,5}?\b(?:reminders?|chasing|dunning)\b|\b(?:reminders?|dunning|"
        r"chasing) (?:\w+ ){0,3}?(?:brought|bring|work|recover|effective)"),
    ("promises", r"^(?:les |nos |mes |the |our |open )?(?:promesses|promises)(?: de paiement| to pay| en cours)?$"),
    ("promises",
        r"\b(?:quelles?|liste\w*|montre\w*|combien d\w*|voir|which|what|list|show|how many|toutes les|nos|our|les|any|"
        r"y a t il d\w*)\b (?:\w+ ){0,4}?(?:promesses?|promises?)\b|\bpromesses (?:\w+ ){0,2}?(?:en cours|tenues?|"
        r"rompues?|non tenues|de paiement)\b|"
        r"\bqui (?:nous |m )?a (?:\w+ )?promis\b|\bwho (?:has |have )?promised\b|\bpromises (?:kept|broken|to pay|open|"
        r"running)\b|\b(?:kept|broken|open) promises\b|\btaux de promesses"),
    ("disputes", r"^(?:les |nos |mes |the |our |open )?(?:litiges|disputes)(?: clients?| en cours| ouverts)?$"),
    ("disputes",
        r"\b(?:y a t il|a t on|avons nous|is there|are there|do we have|has any(?:one|body)) (?:\w+ ){0,2}?"
        r"(?:litiges?|contestations?|contest\w+|disputes?|disputed)\b|"
        r"\b(?:quel(?:le)?s?|liste\w*|montre\w*|combien de|voir|which|what|list|show|how many|nos|our|les|open|any|y a "
        r"t il des)\b (?:\w+ ){0,4}?(?:litiges|contestations|contestees|disputes|disputed|in dispute|en litige)\b|"
        r"\blitiges (?:\w+ )?(?:en cours|ouverts)\b|\bqui (?:nous )?conteste\b|\bwho (?:is |has )?disput\w+|"
        r"\bfactures? (?:contestees|en litige)$"),
    ("who_owes",
        r"\b(?:tout le monde|tous|everyone|everybody|they all) (?:\w+ )?(?:a|ont|has|have) (?:\w+ )?(?:paye|regle|paid|"
        r"settled)\b.*\?|"
        r"\bon (?:nous |me )doit (?:encore |toujours )?combien\b|\bwho s (?:late|overdue|behind|not paid)\b|"
        r"\bquels (?:sont les )?(?:clients|mauvais payeurs|debiteurs)\b(?=.*\b(?:retard|doivent|pas paye)\b)|"
        r"\bqui (?:est ce qui )?(?:nous |me |m |te |te )?doi(?:t|vent)\b|\bqui (?:n a|ne nous a) (?:toujours |encore "
        r")?pas\b|\bqui (?:est|sont) (?:\w+ )?en retard\b|\bwho (?:still )?owes?\b|\bwho (?:has|have) ?n ?t (?:yet "
        r")?paid\b|"
        r"\bwho (?:has|have) not\b|\bwho is (?:late|overdue|behind)\b|\bcombien (?:est ce que |est ce qu )?(?:on |l on "
        r")?(?:nous |me |t )?(?:doi(?:t|vent)|devons|est du)\b|\bcombien (?:nous |me )?reste t il a encaisser|\breste "
        r"a encaisser\b|"
        r"\bhow much (?:are|is|am) (?:we |i )?(?:still )?owed\b|\bwhat(?: s| is| are)? (?:we )?(?:outstanding|overdue|"
        r"owed|due)\b"),
    ("who_owes", r"\bcombien (?:est ce que |est ce qu )?(?:(?:nous|me|on nous) doi(?:t|vent) (?:encore )?)" + WHO),
    ("who_owes", r"\bcombien (?:est ce que |est ce qu )?" + WHO +
        r" (?:(?:nous|me) doi\w+|doit (?:encore )?(?:\w+ )?(?:payer|nous))"),
    ("who_owes", r"\bcombien (?:nous |me )?doi(?:t|vent)(?: encore| toujours)? " + WHO),
    ("who_owes", r"\b(?:que|qu est ce que|quoi|ce que) (?:nous|me) doi(?:t|vent) (?:encore )?" + WHO),
    ("who_owes", r"\b(?:how much|what) (?:does|do) " + WHO + r" (?:still )?owe\b"),
    ("who_owes", r"\b(?:what|how much) (?P<who>xcli) (?:still )?owes?\b"),
    ("who_owes",
        r"\by a t il (?:\w+ ){0,2}?(?:impayes?|retards? de paiement|(?:clients?|factures?|paiements?) (?:\w+ ){0,2}?"
        r"(?:retard|impayee?s?|echue?s?)) \?"),
    ("who_owes",
        r"^(?:the )?(?:total|overall) (?:outstanding|overdue|owed|receivables?|impayes?|encours|des impayes|du)"
        r"(?: \?)?$"),
    ("who_owes", r"\b(?:does|do) " + WHO + r" (?:still )?owe\b"),
    ("who_owes",
        r"\b(?:solde|encours|situation|position|compte|dette|debt|balance|account|statement) (?:client )?(?:de |d |du |"
        r"chez |of |for )" + WHO),
    ("who_owes",
        r"\b(?:etat|releve|extrait|situation|point) (?:du |de |des |d )?comptes? (?:client )?"
        r"(?:(?:de|d|du|chez|pour) )?(?!(?:clients?|fournisseurs?|mois|semaine|annee|trimestre|jour|bancaires?|"
        r"courants?|debiteurs?|personnels?)\b)" + WHO),
    ("who_owes",
        r"\b(?:etat|situation|point) (?:des? |d )?(?:impayes|paiements|encours) (?:(?:de|d|du|chez|pour) )?"
        r"(?P<who>xcli)\b"),
    ("who_owes",
        r"^(?:(?:montre|donne|affiche|sors|envoie|show|give|get|send)\w* (?:moi |me |us )?)?(?:la |le |l |the )?"
        r"(?:situation|solde|comptes?|position|balance|statement|account(?: status)?) (?P<who>xcli)"
        r"(?: svp| stp| please)?(?: \?)?$"),
    ("who_owes",
        r"\b(?P<who>xcli) (?:s )?(?:(?:account|payment|outstanding|current|open|overdue|customer) )*(?:balance|"
        r"statement|account|debt|(?:account|payment) (?:status|state|position|situation|summary))"
        r"(?= (?:\?|please|now|today|svp|stp)|$)"),
    ("who_owes",
        r"\baccount (?:status|state|position|situation|summary) (?:of|for) (?:the )?" + WHO),
    ("who_owes", r"\b(?:status|state) of (?:the )?(?P<who>xcli) (?:s )?account\b"),
    ("who_owes", r"\bou en (?:est on|sommes nous|on est|est t on) (?:avec|pour|chez) (?:le |la |l |les )?" + WHO),
    ("who_owes", WHO + r" (?:nous |me )doi(?:t|vent) (?:encore |toujours )?(?:combien|quoi|quelque chose)\b"),
    ("who_owes", r"\b(?:statement|account|balance) (?:for|of) (?:the )?" + WHO),
    ("who_owes", r"\b(?P<who>xcli) (?:est|sont) (?:\w+ )?(?:a jour|en retard)\b(?=.*\?)"),
    # What was sent last stands in their account: "tu as relancé X ?", "should we chase X?"
    ("who_owes", r"\b(?:relan\w+|rappele) (?:le |la |l |les )?(?P<who>xcli)\b.*\?"),
    ("who_owes", r"\b(?P<who>xcli) (?:\w+ ){0,3}?(?:relan\w+|chased|reminded)\b.*\?"),
    ("who_owes", r"\b(?:chase|chased|remind|reminded|chasing) (?:up )?(?P<who>xcli)\b.*\?"),
    ("who_owes", r"\bxfac (?:\w+ ){0,3}?(?:payee?s?|regle\w*|soldee?s?|encaissee?s?|paid|settled)\b.*\?"),
    ("who_owes", r"\b(?:has|have|is|was|did|a t on|a t il|ont ils|ont) (?:\w+ ){0,3}?(?:paid|pay|regle\w*|paye\w*) "
        r"(?:\w+ ){0,2}?xfac\b.*\?"),
    ("who_owes", r"^(?P<who>xcli) (?:is|are) (?:\w+ )?(?:late|overdue|behind)(?: (?:again|with (?:\w+ )?payments?))?$"),
    ("who_owes", r"^(?P<who>xcli) (?:nous )?(?:a|ont) (?:bien |deja |enfin )?" + PAST + r"\b.*\?"),
    ("who_owes", r"^(?:et )?(?:est ce qu\w* )?" + WHO + r" (?:est|sont) (?:\w+ )?(?:a jour|en retard)\b"),
    ("who_owes", r"^ou en (?:est|sont) " + WHO),
    ("who_owes", r"^(?:is|are) " + WHO + r" (?:\w+ )?(?:late|overdue|up to date|behind|paid up)\b"),
    ("who_owes", r"^(?:est ce qu\w* )?" + WHO +
        r" (?:nous )?(?:a|ont) (?:t il |t elle |t ils )?(?:bien |deja )?" + PAST + r"\b.*\?"),
    ("who_owes", r"^(?:has|have|did) " + WHO + r" (?:already |yet )?(?:paid|pay|settled|settle)\b"),
    ("who_owes", r"^(?:quand|when) (?:est ce qu\w* |va |vont |will |is |does )?" + WHO +
        r"(?: va t il| va t elle| going to)? (?:payer|paiera|regler|reglera|nous payer|pay|paying|settle)\b"),
    ("who_owes", r"\b" + WHO +
        r" (?:ne )?(?:nous )?(?:n a|n ont) (?:toujours |encore )?pas (?:encore |toujours )?" + PAST + r"\b"),
    ("who_owes", r"\b" + WHO + r" (?:still )?(?:has|have) ?(?:n t|not) (?:yet |still )?paid\b"),
    ("who_owes",
        r"^(?:(?:montre|donne|liste|affiche|envoie|sors|show|list|give|send|get)\w* (?:moi |me |us )?|quel(?:le)?s? "
        r"(?:sont )?|what are |which |which are |voir )?(?:tous |toutes |all )?(?:les |nos |des |mes |the |our |my |"
        r"une liste des )?"
        r"(?:(?:factures?|clients?|paiements?|invoices?|customers?|bills|amounts|balances|payments|creances) (?:(?:qui|"
        r"which|that) )?(?:(?:sont|are) )?(?:\w+ )?(?:en retard|echues?|impayee?s?|non (?:payee?s?|reglee?s?)|en "
        r"souffrance|ouvertes?|unpaid|overdue|outstanding|late|open)"
        r"|impayes|(?:unpaid|overdue|outstanding|open|late) (?:invoices?|bills|amounts|balances|payments|customers|"
        r"accounts)|encours(?: clients?)?|creances(?: clients?)?|receivables)\b"),
)  # fmt: skip

"""The words by which colleagues speak of money owed in chat, French and English: closed lists over marked words.

Messages are matched as `money_words_marks.marked` makes them: folded words with single spaces, in which `xcli` stands
for a customer the books know, `xfac` for an invoice's number, `xjour` for a day, `xeur` for an amount.
"""

from __future__ import annotations

import re

from graphs.debtor.brief import NewsKind
from graphs.understanding.money_words_parts import MONEY, PAST, SUBJECT, WHO

HOLD: tuple[str, ...] = (
    r"\b(?:je|on|nous|il) (?:ne )?(?:veux|veut|voulons|souhaite\w*|faut|faudrait) (?:surtout )?(?:pas|plus) "
    rf"(?:que (?:tu|vous|l on|on) )?relanc\w+(?: (?:chez )?{WHO})?",
    rf"\b(?:i|we) (?:do not|don t|would not|wouldn t) want (?:you )?(?:to chase|to remind|chasing) {WHO}",
    rf"\b(?:i|we) (?:do not|don t) want {WHO} (?:chased|reminded)",
    rf"\bne (?:(?:le|la|les|l) )?(?:relan\w+|harcel\w+) (?:surtout )?(?:pas|plus)(?: encore)?(?: (?:chez )?{WHO})?",
    rf"\b(?:arret\w+|cess\w+|evit\w+|stop\w*) de (?:(?:le|la|les) )?relancer(?: {WHO})?",
    r"\b(?:suspen\w+|stop\w*|arret\w+|pause|gel\w+|interromp\w*|bloqu\w+|coup\w+|annul\w+|mets|mettez|mettre) (?:en "
    r"pause )?(?:les |la |toutes les |nos )?relances? (?:en pause )?(?:de |d |du |des |pour |chez |a |au |vers |aupres "
    rf"de |client )+{WHO}",
    r"\b(?:stop\w*|arret\w+|halte|fin|fini\w*|pause|suspen\w+) (?:les |aux |des |de |the |with )*"
    r"(?:relances?|rappels?|reminders?|chasers) (?:(?:pour|de|a|chez|to|for) )?(?P<who>xcli)",
    rf"\b(?:mets|mettez|mettre|met) {WHO} en (?:pause|attente|veille)\b",
    rf"\b(?:plus|pas|aucune) (?:de )?relances? (?:pour |a |au |chez |de |d |vers )+{WHO}",
    rf"\blaiss\w+ (?:{WHO}|le|la|les) (?:tranquilles?|en paix|souffler)\b",
    rf"\battend\w* (?:\w+ ){{0,4}}?(?:avant de|pour) relancer(?: {WHO})?",
    rf"\bhold off (?:on )?(?:chasing|reminding|reminders (?:to|for|with)|contacting|with|from chasing)? ?{WHO}",
    r"\b(?:stop|pause|suspend|halt|quit|hold|freeze) (?:chasing|reminding|(?:the |all |any |payment )*(?:reminders?|"
    rf"chasers|dunning|chasing) (?:to|for|of|with|on|against)) (?:up )?{WHO}",
    rf"\b(?:don t|do not|dont|never mind) (?:chase|remind|send (?:\w+ )?reminders? to) (?:up )?{WHO}",
    rf"\b(?:put|place) {WHO} on hold\b",
    rf"\bleave {WHO} alone\b",
    rf"\bno (?:more )?(?:reminders?|chasing|chasers) (?:to|for|of) {WHO}",
    rf"\bwait (?:\w+ ){{0,4}}?before (?:chasing|reminding) {WHO}",
    r"\b(?:stop|don t|do not) (?:chasing|reminding|chase|remind) (?:him|her|them|it)\b",
)
RESUME: tuple[str, ...] = (
    r"\b(?:repren\w+|reactiv\w+|remets|remettez|redemarr\w+|retabli\w+|relanc\w+) (?:les |la |nos )?relances? (?:en "
    rf"route |en marche )?(?:de |d |du |pour |chez |aupres de |sur |a |vers )+{WHO}",
    r"\b(?:leve[rz]?|enleve[rz]?|retire[rz]?|fin de|annule[rz]?|termine[rz]?) (?:la |de la )?(?:pause|suspension)(?: "
    rf"des relances)? (?:de |d |du |pour |chez |sur )+{WHO}",
    r"\b(?:tu peux|on peut|vous pouvez) (?:(?:de nouveau|a nouveau|maintenant|encore|re) )*relancer(?: de nouveau| a "
    rf"nouveau)? {WHO}",
    rf"\b(?:recommenc\w+|repren\w+|remets? toi|remettez vous) (?:donc )?a (?:le |la |les )?relancer(?: {WHO})?",
    rf"\b{WHO} (?:peut|peuvent) (?:de nouveau |a nouveau )?etre relance\w*",
    r"\b(?:resume|restart|unpause|reactivate) (?:chasing|reminding|(?:the |all |payment )*(?:reminders?|chasing|"
    rf"dunning) (?:to|for|with|of|on)) {WHO}",
    rf"\bstart chasing {WHO} again\b|\bstart reminding (?:them|him|her) again\b",
    rf"\b(?:le |ce |notre )?litige (?:avec |de |chez |du |d |sur |pour )+{WHO} (?:\w+ )?(?:est |a ete )?(?:\w+ "
    r")?(?:regle|resolu|clos|termine|leve|fini)",
    rf"\b(?:the |our )?dispute (?:with|of|from|by) {WHO} (?:is |has been |was )?(?:now )?(?:settled|resolved|closed|"
    r"over)",
    rf"\blitige (?:est )?(?:regle|resolu|clos|termine|leve|fini) (?:avec |chez |de |pour |par )+{WHO}",
    rf"\bdispute (?:now )?(?:settled|resolved|closed|over) with {WHO}",
    rf"\b{WHO} ne conteste(?:nt)? plus\b",
    r"\b(?:le |ce |notre )?litige (?:xfac |sur |pour |concernant )*(?:est |a ete |est desormais )(?:\w+ )?(?:regle|"
    r"resolu|clos|termine|leve|fini)",
    r"\b(?:the |our |this |that )?dispute (?:\w+ xfac )?(?:is |has been |was |s )(?:now )?(?:settled|resolved|closed|"
    r"over)",
    rf"\b{SUBJECT} no longer disputes?\b",
)

SAID: dict[NewsKind, tuple[str, ...]] = {
    "insolvency": (
        rf"\b{SUBJECT} (?:\w+ ){{0,3}}?(?:en |in |into |under |au |de )?(?:redressement|liquidation|sauvegarde|"
        r"faillite|"
        r"depot de bilan|cessation de paiements?|bankrupt\w*|administration|receivership|insolven\w+)\b",
        rf"\b{SUBJECT} (?:\w+ )?(?:a|vient de|va|has|have) (?:\w+ )?(?:depose\w*|deposer|gone|filed)(?: (?:le|son|for|"
        r"for its))? (?:bilan|bankrupt\w*|bankruptcy|into administration|insolvency)\b",
    ),
    "dispute": (
        rf"\b{SUBJECT} (?:\w+ ){{0,2}}?(?:refuse(?:nt)?|rejette(?:nt)?|refuses?|rejects?) (?:(?:la|cette|notre|nos|"
        rf"les|sa|the|our|"
        r"this|facture|invoice) )*(?:xfac|factures?|livraisons?|marchandises?|invoices?|delivery|goods)\b",
        rf"\b{SUBJECT} (?:ne )?(?:veut|veulent) (?:pas|plus) (?:nous )?(?:payer|regler)\b",
        rf"\b{SUBJECT} (?:does not|doesn t|do not|don t) want to (?:pay|settle)\b",
        rf"\b{SUBJECT} (?:\w+ ){{0,3}}?(?:conteste(?:nt)?|contestait|a conteste|refuse(?:nt)? (?:de |d )(?:payer|"
        r"regler)|(?:est|sont) en (?:litige|desaccord)|n est pas d accord|ne sont pas d accord|se plai\w+|reclame un "
        r"avoir)\b",
        rf"\blitige (?:\w+ ){{0,2}}?(?:avec |chez |de |d |pour |du )+{WHO}",
        r"\blitige (?:\w+ ){0,3}?(?:sur|pour|concernant) (?:\w+ ){0,3}?xfac|\bxfac (?:\w+ ){0,3}?(?:est |sont "
        r")?(?:contestee?s?|en litige|litigieuses?|in dispute|disputed|under dispute)\b|\b(?:mets|mettez|passe[rz]?|"
        r"marque[rz]?|note[rz]?|mark|put|flag) (?:\w+ ){0,3}?xfac (?:\w+ ){0,2}?(?:en litige|contestee|in dispute|as "
        r"disputed)",
        rf"\b{SUBJECT} (?:\w+ )?(?:dit|disent|pretend\w*|affirme\w*|signale\w*|explique\w*|soutien\w*) (?:\w+ "
        rf"){{0,9}}?(?:manqu\w+|fausse?s?|faux|erreurs?|erron\w+|abime\w*|casse\w*|defectu\w+|(?:pas|jamais) (?:recu|"
        r"livre|commande|eu)\w*|pas conformes?|en double|deux fois)\b",
        rf"\b{SUBJECT} (?:\w+ ){{0,2}}?(?:disput(?:es?|ing|ed)|contests?|contesting|challeng(?:es?|ing)|quer(?:y|ies)|"
        r"querying|disagrees? with|refuses? to pay|refusing to pay|won t pay|won t be paying)\b",
        rf"\b{SUBJECT} (?:\w+ )?(?:claims?|says?|said|complain\w*|reports?|tells? \w+|told \w+) (?:\w+ "
        rf"){{0,9}}?(?:missing|wrong|damaged|broken|incorrect|never (?:received|arrived|ordered|delivered)|not "
        r"(?:received|delivered)|n t (?:received?|arrived?|delivered)|overcharged|faulty|defective|twice)\b",
    ),
    "instalments": (
        rf"\b{SUBJECT} (?:\w+ ){{0,4}}?(?:demande\w*|voudrai\w*|veut|veulent|souhait\w+|propos\w+|aimerai\w*|asks?|"
        rf"asked|wants?|would like|propos\w+|is asking) (?:\w+ ){{0,5}}?(?:en (?:\d|deux|trois|quatre|plusieurs) "
        r"(?:fois|mensualites|versements)|echeancier|etal\w+|echelonn\w+|mensualit\w+|in (?:\w+ )?instal?ments|"
        r"instal?ments?|payment plan|in (?:two|three|several|\d) (?:parts|payments|times))\b",
        rf"\b{SUBJECT} (?:\w+ ){{0,3}}?(?:veut|veulent|voudrai\w*|propos\w+|demande\w*|souhait\w+|wants?|asks?|offers?|"
        r"would like) (?:\w+ ){0,4}?(?:moitie|half|une partie|tiers)\b.*\b(?:reste|solde|autre|rest|balance|half)\b",
    ),
    "promise": (
        rf"\b{SUBJECT} (?:\w+ ){{0,3}}?promi(?:s|se|ses|sed)? (?:\w+ ){{0,3}}?xeur (?:\w+ ){{0,3}}?xjour",
        rf"\b{SUBJECT} (?:\w+ ){{0,3}}?(?:promi\w+|s (?:est |sont )?engag\w+|assur\w+|certifi\w+|jur\w+|"
        rf"confirm\w+|annonc\w+|"
        rf"garanti\w*|promet\w*) (?:(?!avoir |(?:a|ont|ait) (?:nous |bien |deja )?(?:paye|regle|"
        rf"vire)e?s?\b)\w+ ){{0,6}}?(?:pay\w+|paie\w*|regl\w+|vir\w+|{MONEY})\b"
        r"(?! (?:a ete|est (?:parti|fait|passe)|fait|effectue|parti|envoye))",
        rf"\b{SUBJECT} (?:\w+ ){{0,3}}?(?:dit|disent|disait|ecrit|telephone|repondu|prevenu|indique) "
        rf"(?:(?!avoir |(?:a|ont|ait) (?:nous |bien |deja )?(?:paye|regle|vire)e?s?\b)\w+ ){{0,4}}?(?:paier\w+|"
        rf"payer\w*|paie|paye|regler\w*|regle|virer\w*|"
        rf"soldera\w*|virement)\b",
        rf"\b{SUBJECT} (?:(?!pas )\w+ ){{0,3}}?(?:paiera|payera|reglera|virera|versera|soldera|paieront|payeront|"
        r"regleront|paierait|reglerait|fera (?:le|un|son) virement|va (?:nous )?(?:payer|regler|virer|solder)|vont "
        r"(?:nous )?(?:payer|regler)|compte (?:nous )?(?:payer|regler)|prevoit de (?:payer|regler))\b",
        rf"\b{SUBJECT} (?:nous )?(?:paie|paye|regle|vire|solde)(?:nt)? (?:\w+ ){{0,3}}?xjour",
        rf"\b{MONEY} (?:(?:de |d |du ){WHO} )?(?:est )?(?:prevu|attendu|annonce|promis|programme) (?:\w+ "
        rf"){{0,2}}?xjour",
        rf"\bpromesse (?:de (?:paiement|reglement) )?(?:de |d |du |chez |par |pour )+{WHO}",
        rf"\b{SUBJECT} (?:has |have |ve |s )?(?:promis\w+|commit\w+|agreed|undertak\w+|undertook|pledged|guarante\w+|"
        rf"assur\w+|confirm\w+) (?:\w+ ){{0,5}}?(?:pay|paying|payment|settle|transfer|wire)\b(?! (?:was|has|is|had|"
        r"went)\b)",
        rf"\b{SUBJECT} (?:has |have |ve |s )?(?:said|says?|told \w+|tells? \w+|wrote|writes) (?:\w+ ){{0,5}}?(?:pay|"
        r"paying|payment|settle|transfer|wire)\b",
        rf"\b{SUBJECT} (?:will|ll|shall|d|would|is going to|are going to|plans? to|intends? to|is due to) (?:(?!not "
        rf")\w+ ){{0,2}}?(?:pay|settle|transfer|wire|send (?:\w+ )?(?:payment|transfer|cheque|check))\b",
        rf"\b(?:payment|transfer|cheque|check) (?:is |was )?(?:promised|expected|due|planned) (?:from {WHO} |by "
        rf"{WHO.replace('who', 'whom')} )?(?:\w+ ){{0,2}}?xjour",
    ),
    "paid": (
        rf"\b{SUBJECT} n (?:a|ont) (?:\w+ ){{0,2}}?{PAST} qu?e?\b(?= (?:xeur|une?|la|les?)\b)",
        rf"\b{SUBJECT} (?:\w+ )?(?:dit|disent|assure|affirme|pretend|jure|confirme|confirment) "
        rf"(?:avoir|(?:qu |que )\w+ (?:a|ont)) (?:(?!pas |jamais )\w+ ){{0,3}}?(?:{PAST}|(?:fait|effectue|envoye) "
        rf"(?:le|un|son|leur) {MONEY})\b",
        rf"\b{SUBJECT} (?:nous )?(?:l |les )?(?:a|ont|vient de|viennent de) (?:nous )?(?:(?!pas |jamais )\w+ "
        rf"){{0,3}}?(?:{PAST}|payer|regler|virer|solder|(?:fait|effectue|envoye) (?:le|un|son|leur) {MONEY})\b",
        rf"\b(?:recu|encaisse|touche) (?:(?!pas )\w+ ){{0,3}}?{MONEY}(?: (?:de|d|du|des)(?: la| l| chez)? {WHO})?",
        rf"\b{MONEY} (?:de |d |du |des )(?:la |l |chez )?{WHO} (?:est |a ete |vient d )?(?:bien |enfin )?(?:recu|"
        r"arrive|arriver|encaisse|credite|passe|tombe|la)\b",
        rf"\b{MONEY} (?:bien |enfin )?(?:recu|encaisse|arrive|credite)(?: (?:de |d |du |par |chez )+{WHO})?",
        rf"\bxfac (?:(?:et|and) xfac )?(?:est|sont|a ete|ont ete|c est) (?:bien |deja |enfin |desormais )?(?:{PAST}|"
        rf"encaissee?s?)(?: par {WHO})?",
        rf"\bc est (?:{PAST})(?: (?:pour|chez|par) {WHO})?$",
        rf"\b{SUBJECT} (?:has |have |just |already |finally |s |ve )*(?:paid|settled)\b",
        rf"\b(?:received|got|have|had|banked) (?:(?!not )\w+ ){{0,3}}?(?:payment|transfer|cheque|check|money|"
        r"remittance|"
        rf"funds) from {WHO}",
        rf"\b(?:received|got|banked) {WHO} s (?:payment|transfer|cheque|check|money)",
        rf"\b(?:payment|transfer|cheque|check|money) from {WHO} (?:has |is |was |have )?(?:\w+ )?(?:arrived|come|came|"
        r"in|received|cleared|landed)\b",
        rf"\b{WHO} s (?:payment|transfer|cheque|check|money) (?:has |is |was |just )*(?:arrived|come in|came in|"
        r"came|in|"
        r"received|cleared|landed|here)\b",
        r"\bxfac (?:(?:et|and) xfac )?(?:is|was|has been|have been|are|were) (?:now |already |finally )?(?:paid|"
        r"settled|cleared)\b",
        rf"\bpayment (?:has been |was |is )?received(?: from {WHO})?\b",
    ),
    "absence": (
        rf"\b{SUBJECT} (?:est|sont|sera|is|are|will be) (?:\w+ )?(?:absente?s?|en conges?|en vacances|fermee?s?|"
        r"away|on "
        r"(?:holiday|leave|vacation)|closed|out of (?:the )?office) (?:jusqu\w*|until|till|from|du|xjour)\b",
    ),
    "wrong_contact": (
        r"\b(?:bon |nouvel |nouveau |right |new |correct )(?:interlocut\w+|contact|adresse|address)(?: de (?:relance|"
        rf"facturation))? (?:pour |chez |de |d |for |at |of )+{WHO} (?:est|is|:)",
        rf"\bpour {WHO} (?:il )?(?:faut|merci d|il convient d)e? ?(?:ecrire|relancer|s adresser|envoyer)\b",
    ),
}  # fmt: skip

_OBJECT = (
    r"(?:(?:le|la|l|les|encore|vite|aussi|donc|svp|stp|gentiment|poliment|de nouveau|a nouveau|moi ca|up|again|please|"
    r"now|with|chez|client|cliente) )*"
)
RUN: tuple[str, ...] = (
    r"\b(?:lanc\w+|fai(?:s|tes|re)|envoie[srz]?|envoyer|envoyez|demarr\w+|commenc\w+|execut\w+|passe[rz]?|effectu\w+|"
    r"prepar\w+|declench\w+|sors|sortir|sortez|(?:le )?tour|go pour|c est l heure|il est temps|occup\w+(?: toi|"
    r" vous)?) "
    r"(?:d|de|moi|un|le|tour|des|les|nos|mes|toutes|la|campagne|une|tournee|du|jour|partir| )*(?:relances|rappels|"
    r"campagne de relance|tournee de relances?)\b",
    r"\b(?:fai(?:s|tes|re)|lance[rz]?) (?:la relance(?: generale| du jour| client\w*)?|une relance (?:generale|du jour|"
    r"client\w*))(?: \?)?$",
    r"\b(?:envoie[srz]?|envoyer|envoyez|fai(?:s|tes|re)|adresse[rz]?|send|issue|email) (?:une |la |les |des |a |the |"
    r"out )*(?:payment )?(?:relances?|rappels?|reminders?|chasers?)(?: de paiement)? (?:a|aux|to) (?:tout le monde|"
    r"tous|toutes|tout|chacun|ceux qui|everyone|everybody|all)\b",
    r"\brelan\w+ (?:tout le monde|tous|toutes|tout|chacun|ceux qui|(?:les|nos|mes) (?:\w+ )?(?:impay\w+|retard\w+|"
    r"retardataires|factures?|clients?|debiteurs|mauvais payeurs|payeurs)|les en retard|qui (?:nous )?doi\w+)",
    r"^(?:les |nos )?relances$|^on relance (?:tout|tout le monde)$|^relances? (?:du jour|generale|"
    r"(?:des |les |nos )?(?:impay\w+|retardataires))(?: svp| stp| s il (?:te|vous) plait)?$",
    r"\b(?:run|send|start|launch|do|execute|trigger|kick|fire|begin|make|go) (?:off |out |with |ahead with |a )?(?:all "
    r"|the |our |today s |xjour s |daily |payment |overdue |late |round of |dunning )*(?:reminders|dunning|"
    r"dunning run|chasers|"
    r"chasing|reminder run|collections)\b",
    r"\bchase (?:up )?(?:everyone|everybody|all|them all|(?:the |our |any )?(?:late|overdue|unpaid|outstanding|open|"
    r"debtors|payers|customers))\b",
    r"\bremind (?:everyone|everybody|all|(?:the |our )?(?:late|overdue|unpaid|debtors))",
)  # fmt: skip
CHASE: tuple[str, ...] = (
    r"\b(?<!les )(?<!des )(?<!nos )(?<!mes )(?<!la )(?<!une )relan(?:ce|ces|cer|cez|cons|cerais|cerait) "
    rf"{_OBJECT}{WHO}",
    r"\b(?:envoie[srz]?|envoyer|envoyez|adresse[rz]?|fai(?:s|tes|re)|ecri\w+|prepare[rz]?|lance[rz]?|pars) (?:lui |moi "
    r")?(?:un |une |le |la |les |son |sa |des |nouveau |nouvelle |petit |petite |autre |"
    r"premiere? |second |seconde |deuxieme |dernier |derniere |ultime )*(?:rappels?|relances?|"
    r"mail de (?:relance|rappel)|courrier de relance|lettre de relance|mise en demeure)"
    rf"(?: de (?:paiement|reglement|facture))?(?: amiable| courtoise?| polie?)? "
    rf"(?:a |au |aux |pour |chez |de |d )+(?:l |la |le )?{WHO}",
    rf"\b(?:une )?(?:relance|mise en demeure) (?:pour|a|au|chez) (?:l |la |le )?{WHO}",
    r"^(?:commis )?(?:un |une |le )?(?:petit |petite |dernier |nouveau |gentil )*rappel (?:a|au|pour) (?:l |la |le )?"
    r"(?P<who>xcli)",
    r"\b(?:ping|prod) (?P<who>xcli)\b",
    r"^(?:commis )?(?:a |another |one )?(?:gentle |friendly |quick |polite |final |payment |little )*(?:reminder|"
    r"chaser) "
    r"(?:to|for) (?P<who>xcli)",
    rf"\brappel(?:le|er|ez) (?:a|au|aux) {WHO} (?:sa|ses|son|leurs?|la|les|qu|que)\b",
    rf"\breclam\w+ (?:\w+ ){{0,4}}?(?:a |au )(?:l |la |le )?{WHO}",
    rf"\b(?:chase|nudge|dun) (?:up )?{WHO}",
    r"\b(?:send|write|issue|email|prepare|draft) (?:a |an |the |another |one |payment |friendly |polite |late |gentle |"
    r"first |second |final |last |new |overdue )*(?:reminder|chaser|dunning (?:letter|notice|mail)|notice|"
    rf"payment demand)s? (?:to|for) {WHO}",
    rf"\bsend {WHO} (?:a |an |another |the )(?:\w+ ){{0,2}}?(?:reminder|chaser)\b",
    r"\bremind (?P<who>xcli)(?:(?: and| or| &)? xcli)* (?:about|of|to (?:pay|settle)|that they (?:owe|still)|for)\b|"
    r"\bremind (?P<whom>xcli)(?:(?: and| or| &)? xcli)*$",
    rf"\bfollow up (?:with |on )?{WHO} (?:\w+ ){{0,4}}?(?:payments?|xfac|overdue|invoices?|unpaid|debt)\b",
)  # fmt: skip
CHASE_SOMEBODY = re.compile(
    r"\b(?:fai(?:s|tes|re|t)|envoie[srz]?|envoyee?|envoyer|envoyez|lance[rz]?|prepare[rz]?|send|sent|issued?|write) "
    r"(?:moi )?(?:une?|a|an|another) (?:\w+ )?(?:relance|reminder|chaser|mise en demeure)(?: (?:de paiement|client|"
    r"amiable|courtoise|polie|ferme|xjour|now|maintenant|svp|stp|please|s il (?:te|vous) plait|en \w+|in \w+|"
    r"a (?:un|une) clients?|to (?:a|some) customer|for a customer))*(?: \?)?$"
    r"|\b(?:relance[rz]?|chase|nudge|dun) (?:up )?(?:un|une|a|some|quelqu) (?:un|client|cliente|customer)(?: \?)?$"
    r"|\b(?:peux tu|tu peux|pouvez vous|vous pouvez|can you|could you) (?:relancer|chase)(?: \?)?$"
)
"""An order to remind somebody, who is not named; or that one was sent."""
CHASE_INVOICE = (
    r"\b(?:relan\w+|chase|reclam\w+|(?:rappel|reminder) (?:pour|for|about|sur)) (?:\w+ ){0,4}?xfac|\brelan\w+ (?:le|la|"
    r"les|l)(?: (?:svp|stp|encore|vite|aussi|donc|please|again))*$|\bchase (?:him|her|them|it)\b"
)

PERSONAL = re.compile(
    r"\brappel\w* (?:moi|nous|lui|leur)\b|\bremind (?:me|us)\b|\bfais moi penser\b|\bn oublie pas\b|\bpense a (?:me|"
    r"relancer)\b|\brelance moi\b|\bme relancer\b|\bchase me\b"
    r"|\brappel\w* (?:a|au) .{1,60}?\b(?:de|d) \w+(?:er|ir|re)\b|\bremind (?!xcli)\w+(?: \w+)? (?:to|that|about)\b|"
    r"\bdis a \w+ de\b|\btell \w+ to\b|\bdemande a \w+ de\b|\bask \w+ to\b"
)
QUOTING = re.compile(
    r"\b(?:devis|quotes?|quotation|quotations|offres?|propositions?|prospects?|leads?|fournisseurs?|suppliers?|"
    r"d20\d\d)\b"
)
RULING = re.compile(
    r"\b(?:toujours (?!pas)|jamais (?!recu|livre|commande|eu|paye|regle)|systematiquement|desormais|dorenavant|chaque "
    r"(?:fois|client|facture|relance)|always|whenever|every (?:customer|client|invoice|time|reminder)|regles?\b(?= "
    r"(?:de|:|pour|dit))|\brules?|"
    r"from now on|a partir de maintenant|a l avenir|in future|par defaut|by default)\b"
    r"|\b(?:jours?|days?|semaines?|weeks?|mois) (?:avant|apres|after|before|de retard|late|overdue|past due)\b|\bd \w+ "
    r"de retard\b"
    r"|\bj \d{1,3}\b"
    r"|^(?:commis )?(?:si|if|quand|when|lorsqu\w*|des qu\w*)\b(?!.*\?)"
)
CLASSES = re.compile(
    r"\b(?:vip|vips|fideles?|loyal|clients|customers|clientes|particuliers|reguliers?|standards?|administrations|"
    r"collectivites|mairies|associations|"
    r"nouveaux|factures|invoices|relances? (?:avant|apres)|personne|nobody|anyone|anybody|les (?:gens|bons payeurs|"
    r"autres))\b"
)
WE_PAID = re.compile(
    r"\b(?:on|nous|j|je|i|we) (?:l |les |ai |avons |a |have |ve |just |already |viens de |venons de )*(?:\w+ "
    r")?(?:payer|paye\w*|regler|regle\w*|paid|settled)\b"
)
NOT_SO = re.compile(
    r"\b(?:ne|n) (?:\w+ ){0,4}?(?:pas|plus|jamais)\b|\bnot\b|\bn t\b|\b\w+n t\b|\bwon t\b|\bnever\b|\bpas encore\b|"
    r"\bpas (?:paye|regle)\b"
)
OPEN_IF = re.compile(
    r"\b(?:si|s il|des que?|des qu|lorsqu\w*|quand|a condition|sous reserve|une fois|apres|if|once|when|as soon as|"
    r"provided|unless|peut etre|maybe|might|may|devrait|should|probablement|probably|essaiera|espere|hopes?|try)\b"
)
NOT_MONEY = re.compile(
    r"\b(?:relan\w+|chase) (?:(?:le|la|l|les|the|un|une|cette|ce|son|sa|leur|encore|vite|up) )*"
    r"(?:machine|imprimante|serveur|ordinateur|pc|logiciel|application|appli|programme|discussion|conversation|debat|"
    r"projet|chantier|production|activite|sujet|dossier|idee|campagne (?:marketing|mail|pub)|livraison|commande|"
    r"chaudiere|pompe|moteur|wifi|routeur|box|debate|printer|server|project|delivery|plumber|order)\b"
)
"""What else one starts again in French: a machine, a talk, a piece of work."""

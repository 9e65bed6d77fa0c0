"""The words by which customers accept, decline, postpone or question a quote, in French and English. All folded."""

from __future__ import annotations

import re

_QUOTE = (
    r"(?:ce |le |votre |vos |la |cette |l'|this |the |your )?"
    r"(?:devis|offre|proposition|commande|quote|quotation|offer|proposal|order)"
)

QUOTED = re.compile(
    r"^\s*(?:le .{4,80} a ecrit ?:|le .{4,80} a écrit ?:|on .{4,120} wrote:|-{2,} ?(?:original message"
    r"|message (?:d'origine|original))"
    r"|de ?: .+@|from ?: .+@|_{8,})",
    re.IGNORECASE | re.MULTILINE,
)
"""Where what they answer begins."""

OURS = re.compile(
    r"[^.\n]*\b(?:suffit|repondez|en reponse|reply|replying)\b[^.\n]{0,80}\"?(?:bon pour accord"
    r"|agreed and accepted)\"?[^.\n]*"
)
"""Our own sentence about how to accept, where somebody sends it back unmarked."""

ACCEPTS = re.compile(
    r"\bbon pour accord\b"
    r"|\b(?:nous |on |je |j')(?:ne |n')?(?:le |la |vous |les )?(?:validons|valide|acceptons|accepte|approuvons"
    r"|approuve|signons|signe)\b"
    r"|\b(?:avons|ai|a|avez|est|sont|etait) (?:bien |ete )?(?:valide|accepte|approuve|signe)e?s?\b"
    rf"|\b{_QUOTE} (?:est )?(?:bien )?(?:valide|accepte|approuve|signe)e?\b"
    r"|\b(?:c'est|tout est) (?:valide|accepte|ok|okay|parti|tout bon|bon|d'accord)(?: (?:pour|de) (?:nous|moi"
    r"|notre|mon))?\b"
    r"|\bok(?:ay)? (?:pour|for) (?:nous|moi|us|me|le|la|les|ce|cette|votre|the|this|your)\b"
    r"|\bok(?:ay)?\b(?= (?:if|si|but|mais|provided|a condition))"
    r"|\bd'accord (?:pour|avec|sur)\b|\bd'accord\b(?=,? (?:si|mais|a condition|sous))"
    r"|\b(?:ca|cela|le devis|l'offre|la proposition|tout|votre \w+) (?:nous|me) (?:va|convient)\b|\b(?:nous"
    r"|me) convient\b"
    r"|\bvous avez (?:notre|mon) (?:accord|feu vert|aval)\b|\b(?:notre|mon) accord\b(?= (?:pour|sur|est))"
    r"|\b(?:confirme|confirmons) (?:bien )?(?:la|notre|ma|cette|votre) (?:commande|accord)\b"
    r"|\b(?:confirme|confirmons) (?:notre|mon) accord\b|\bdonn(?:e|ons) (?:notre|mon) accord\b"
    r"|\b(?:passons|passe|passer) (?:la |ma |notre )?commande\b|\bnous commandons\b|\bje commande\b"
    r"|\bbon de commande\b|\b(?:retourn\w+|renvoi\w*|renvoy\w+|ci-joint\w*|trouver\w*).{0,40}\bsignee?\b"
    r"|\b(?:vous pouvez|tu peux|merci de|allez-y|vous pouvez y) (?:lancer?|avancer|y aller|demarrer|commencer"
    r"|proceder|aller)\b"
    r"|\ballez-y\b|\blancez\b|\bon (?:part|y va|fonce)\b|\bfeu vert\b|\bdonnons suite\b"
    r"|\b(?:pret|prets|prete) a (?:valider|signer|commander)\b"
    r"|\b(?:we|i) (?:do not |don't |cannot |can't |won't )?(?:hereby |gladly |can )?(?:accept|approve|agree"
    r"|confirm (?:the|our|this|your) order|sign)\b"
    r"|\b(?:we|i)(?:'ve| have) (?:accepted|approved|signed)\b|\b(?:is|has been|are) (?:now |hereby )?(?:accepted"
    r"|approved|agreed|confirmed|signed)\b"
    r"|\bagreed and accepted\b|\bconfirm (?:the|our|this) order\b"
    r"|\b(?:please |could |can |to )(?:proceed|go ahead)\b|\bgo (?:ahead|for it)\b|\byou can (?:go ahead|proceed"
    r"|start)\b"
    r"|\blet's (?:go|do it|proceed|start)\b|\b(?:happy|pleased|glad|ready) to (?:proceed|accept|go ahead|sign)\b"
    r"|\ball good for (?:us|me)\b|\b(?:fine|good|works) for (?:us|me)\b|\blooks good\b"
    r"|\b(?:purchase order|p\.?o\.?) (?:is )?attached\b|\battached (?:is )?(?:our|the) (?:signed|purchase order)\b"
    r"|\b(?:find|see) (?:attached )?(?:our |the )?(?:attached )?purchase order\b|\bsigned (?:copy|quote|offer"
    r"|version)\b"
    r"|\b(?:quote|offer|copy) signed\b|\b(?:place|placing) (?:the|an|our|this) order\b|\bgreen light\b"
)

DECLINES = re.compile(
    r"\b(?:ne |n')\w+ pas (?:donner )?suite\b|\bne pas donner (?:de )?suite\b|\bsans suite\b|\bpas donner suite\b"
    r"|\b(?:decliner?|declinons|refuser?|refusons|refusee?s?|rejetons|rejetee?)\b"
    r"|\b(?:retenu|choisi|opte|parti|partis|signe|avance)\w* (?:pour |avec |sur )?(?:un |une |l'|d')?(?:autre"
    r"|concurrent|de vos concurrents)"
    r"|\b(?:autre|meilleur) (?:prestataire|fournisseur|offre|devis) (?:a ete |est )?(?:retenue?|choisie?)\b"
    r"|\b(?:n'a|n'avons|n'est|n'ont|ne) (?:pas )?(?:ete )?(?:pas )?(?:ete )?retenue?s?\b|\bpas (?:ete )?retenue?s?\b"
    r"|\b(?:projet|commande|besoin|operation|evenement) (?:est |a ete |sont )?(?:finalement )?(?:annulee?s?"
    r"|abandonnee?s?)\b"
    r"|\b(?:annulons|abandonnons|renoncons|annuler|renonce)\b|\bplus d'actualite\b|\bplus besoin\b"
    r"|\b(?:pas|plus|aucunement) interesse\w*\b"
    r"|\b(?:decline|reject|turn(?:ing)? down|turned down)\b"
    r"|\b(?:go|going|gone|went|chosen|chose|selected|picked|opted|decided) (?:to go )?(?:with |for )?(?:another"
    r"|a different|someone else|other)\b"
    r"|\b(?:not|never|won't be|aren't) (?:be )?(?:going ahead|moving forward|proceeding|going forward)\b"
    r"|\b(?:won't|will not|not to|not) (?:be )?(?:proceed\w*|go ahead|going ahead|go forward|order\w*)\b"
    r"|\bno longer (?:need|required|interested|relevant)\b|\bnot interested\b|\b(?:have|had|having) to pass\b"
    r"|\bpass on (?:this|it|your)\b"
    r"|\bproject (?:is|has been|was) (?:cancell?ed|dropped|abandoned)\b"
)

NO = re.compile(r"(?:non|no|nope|non,? merci(?: beaucoup)?|no,? thanks?(?: you)?|no thank you)")

DELAYS = re.compile(
    r"\bpas encore\b|\bne \w+ pas encore\b|\ben cours (?:de|d')\b|\ben attente\b|\battend(?:s|ons|ant)\b"
    r"|\bdevrait\b|\bdevraient\b"
    r"|\b(?:reviens|revenons|reviendr\w+) vers vous\b|\bsans doute\b|\bprobablement\b|\bpeut-etre\b"
    r"|\bpour l'instant\b"
    r"|\bpour le moment\b|\bencore (?:le|la|en) (?:regarder|reflexion)\b|\breflechi\w*\b"
    r"|\b(?:valider|accepter|signer|confirmer|donner)(?:ai|ons|a|ont)\b(?! pas)|\bje transmets\b"
    r"|\bnous transmettons\b"
    r"|\b(?:get|come|be) back to you\b|\bnot\b.{0,25}\byet\b|\bhaven't\b|\bhasn't\b|n't decided\b"
    r"|\b(?:valid|accept|sign|approuv|confirm|command|order)(?:e|er|es|ons|ez|ent|s)? "
    r"(?:(?:cela|ca|ce|le devis|the quote|it|this|that) )?(?:demain|lundi|mardi|mercredi|jeudi|vendredi|samedi"
    r"|plus tard|(?:dans )?la semaine|le mois|fin de|tomorrow|later|next|on (?:mon|tues|wednes|thurs|fri|satur)day)\b"
    r"|\b(?:let me|laissez-moi|i'll|i (?:need|have) to|we (?:need|have) to|je dois|nous devons|il faut que j[e']) ?"
    r"(?:check|confirm|ask|speak|see|discuss|voir|verifie\w*|demande\w*|en parle\w*|consulte\w*)\b"
    r"|\bunder (?:review|discussion)\b"
    r"|\b(?:hope|hoping|expect|expecting) to\b|\bwill (?:probably|likely|confirm|decide|let you know|sign)\b"
    r"|\bforward it\b|\bshould be\b"
    r"|\bpending\b|\bwaiting for\b"
)

CONDITIONS = re.compile(
    r"\bsi (?!besoin|necessaire|tout)|\bs'il(?:s)?\b(?! (?:vous|te) plait)|\ba condition\b|\bsous (?:reserve"
    r"|condition)\b|\bpourvu\b"
    r"|\ba moins\b|\bmais\b|\bpar contre\b|\ben revanche\b|\btoutefois\b|\bcependant\b|\bsauf\b|\bhormis\b"
    r"|\bexcepte\b|\ben l'etat\b"
    r"|\bdes (?:que |qu')(?!possible)|\bune fois\b|\bas soon as\b(?! possible)|\bonce (?:we|i|my|our|the|he|she|they)\b"
    r"|\b(?:sur le|de|in) (?:principe|principle)\b|\breste a\b|\ba (?:voir|discuter|preciser|confirmer)\b"
    r"|\bto be (?:discussed|confirmed|seen)\b"
    r"|\btel(?:le)? quel(?:le)?\b|\ba ce prix\b|\bavec une remise\b|\bseulement\b|\buniquement\b|\bavant de\b"
    r"|\bif\b|\bprovided\b|\bsubject to\b|\bunless\b|\bbut\b|\bhowever\b|\bas long as\b|\bexcept\b|\bapart from\b"
    r"|\bas it stands\b"
    r"|\bat (?:this|that) price\b|\bonly\b|\bbefore (?:we|i)\b"
)

CHANGES = re.compile(
    r"\bau lieu d|\binstead of\b|\bplutot que\b|\brather than\b|\bmodif\w+|\bchanger\b|\bchange\b|\bretir(?:er"
    r"|ez)\b|\benlever\b"
    r"|\bremplac\w+|\breplace\b|\bremove\b|\bcorrig\w+|\bnouvelle version\b|\bnew version\b|\brevised?\b"
    r"|\bremise\b|\brabais\b|\bgeste\b|\bristourne\b|\bdiscount\b|\bwithout (?:the|any)\b|\bsans (?:le|la|les)\b"
    r"|\d ?%"
)

PRICE = re.compile(
    r"\btrop cher\w*|\btrop eleve\w*|\btoo (?:expensive|high|much|dear)\b|\bprix\b|\bprice\b|\btarif\w*"
    r"|\bbudget insuffisant\b"
    r"|\bnegoci\w+|\bnegotiat\w+|\bremise\b|\bdiscount\b"
)

LOGISTICS = re.compile(
    r"\bquand\b|\bwhen\b|\bdelai\w*\b|\blivr\w+|\bdeliver\w*|\bacompte\b|\bdeposit\b|\bfactur\w+|\binvoice\b"
    r"|\brib\b|\biban\b"
    r"|\bpaiement\b|\bpayment\b|\bdate\b|\blead time\b|\bship\w*"
)
"""What one asks once one has agreed."""

ASKS = re.compile(
    r"\b(?:pouvez|pourriez|serait-il|auriez|avez)-vous\b|\bmerci de (?:nous|me) (?:renvoyer|refaire|faire"
    r"|preciser|indiquer|dire|envoyer)\b"
    r"|\bj'aimerais\b|\bnous aimerions\b|\bje (?:voudrais|souhaite\w*) (?:savoir|connaitre|avoir)\b"
    r"|\b(?:we|i) (?:could|would) (?:accept|approve|agree|sign|go|proceed|order|like to (?:know|have|see))\b"
    r"|\bcould you\b|\bcan you\b|\bwould you\b|\bplease (?:send|let us know|tell|change|revise)\b"
    r"|\bi would like to know\b"
)

NEGATED = re.compile(
    r"\b(?:ne|n'|pas|jamais|aucun|not|n't|never|cannot|don't|do not|can't|won't|without)\b[^,]*$|n't [^,]*$"
)
"""Before what was found."""

NEGATIVE = re.compile(r"\b(?:ne|n'\w|pas|plus|jamais|aucun\w*|not|no|never)\b|n't\b|\bcannot\b")
"""In what was found."""

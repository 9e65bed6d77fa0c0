"""Pieces that the closed lists about money share: who is spoken of, paying and money, over marked words."""

from __future__ import annotations

import re

_STOP = (
    "pour|sur|concernant|au|aux|avant|apres|xfac|xjour|xeur|svp|stp|please|about|for|regarding|on|and|et|qui|that|a|"
    "est|is|has|"
    "have|ont|facture|factures|invoice|invoices|leur|leurs|their|its|his|her|sa|ses|son|of|car|mais|but|because|jusqu|"
    "until|"
    "till|now|maintenant|aujourd|today|demain|moi|toi|te|nous|me|us|il|elle|ils|elles|they|he|she|tout|tous|"
    "toutes|everyone|"
    "everybody|"
    "all|overdue|unpaid|late|again|encore|cette|ce|this|that|par|by|avec|with|des|les|du|de|d|plus|pas|ne|n|not|when|"
    "quand|si|if|xcol|i|we|you|j|je|on|tu|vous|him|them|it|quels|quel|quelle|quelles|which|"
    "dit|dis|said|says|alone|tranquille|en|in|payment|reminders|reminder|relance|relances|paiement|virement|to|up|who|"
    "what|"
    "non|no|nope|oui|yes|ok|okay|finalement|plutot|actually|sorry|pardon|desole|alors|donc|euh|bonjour|salut|hello|hi|"
    "combien|how|vient|will|ll|doit|owe|owes|paye|paid|merci|thanks|s|t|dont|an|un|une"
)
WHO = (
    r"(?:(?:le |la |l |les |the |our |notre |nos )?(?:client|cliente|customer|societe|maison|entreprise|company|chez|m|"
    r"mr|mme|monsieur|madame|ms|mrs) |(?:le|la|l|les|the) (?=xcli))?"
    rf"(?P<who>xcli|(?!(?:{_STOP}|le|la|l|the)\b)\w[\w&]*(?: (?:(?!(?:{_STOP})\b)\w[\w&]*|& \w+|(?:de|du|des|d|la|"
    r"le|et|"
    rf"of|and|the)(?= \w+\b)(?= (?!{_STOP})))){{0,4}})"
)
"""A name: a known one, or words that mean nothing else."""
SUBJECT = rf"(?:(?:il|elle|ils|elles|on m|they|he|she|it)\b|{WHO})"
PAST = r"(?:paye\w*|regle|reglee?s?|vire|solde\w*|acquitte\w*)"
EACH_WEEK = re.compile(
    r"\b(?:le|les|tous les|chaque|on|every|each) (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|week ?end|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend)s?(?: (?:matin|apres midi|soir|morning|"
    r"afternoon|evening)s?)?\b(?! (?:\d|1er|prochain|suivant|qui vient|next))"
)
"""A day that comes every week, folded: "le lundi", "on Sundays"; not "lundi", nor "le lundi 30 novembre"."""
TONGUE = re.compile(
    r"\b(?:(?:en|in) (?:anglais|francais|allemand|espagnol|italien|neerlandais|portugais|english|french|german|spanish|"
    r"italian|dutch|portuguese)|(?:english|french)(?= (?:payment )?(?:reminder|chaser)))\b"
)
MONEY = r"(?:paiement|payement|virement|reglement|cheque|argent|versement|fonds|encaissement)"

"""The words by which customers say that a bill is paid, or will be: closed lists over plain words, fr and en."""

from __future__ import annotations

PAST = r"(?:paye|payee|payes|payees|regle|reglee|regles|reglees|vire|virees?|acquitte\w*|solde|soldee|soldes|soldees)"
PAYING = r"(?:virement|reglement|paiement|payement|cheque|versement|transfert|prelevement)"
GONE = (
    r"(?:fait|effectue|effectuee|emis|envoye|parti|partis|execute|realise|passe|transmis|poste|adresse|expedie|"
    r"initie)"
)
HAVING = r"(?:ai|a|as|avons|avez|ont|vient de|viens de|venons de|avoir|ayant)"
OWE = r"(?:payer|regler|virer|vous verser|solder|effectuer|proceder)"
FEW = r"(?:(?!pas |jamais |plus |not |never |to |n )[\w@]+ ){0,4}?"
BILL = r"(?:facture|factures|invoice|invoices|bill|bills|balance|solde|somme|montant|amount|echeance)"

PAID: tuple[str, ...] = (
    rf"\b{HAVING} {FEW}(?:{PAST}|(?:fait|effectue|emis|envoye|adresse|poste|transmis|execute|realise|ordonne|procede) "
    rf"{FEW}{PAYING})\b",
    r"\b(?:viens|vient|venons) (?:juste |enfin )?(?:de|d) (?:(?:vous |le |la |les ){0,2}(?:payer|regler|virer|"
    r"solder)|(?:faire|effectuer|envoyer|"
    r"emettre|"
    rf"poster|adresser|proceder) {FEW}{PAYING})\b",
    r"\b(?:il|elle|ils|elles) (?:a|ont) (?:bien |deja )?ete (?:emis|effectue|execute|regle|paye)\w*\b",
    rf"\b{PAYING}s? (?:\w+ ){{0,5}}?(?:est|a ete|ont ete|sont|etait|a deja ete) {FEW}{GONE}\b",
    rf"\b{PAYING} (?:{FEW})?{GONE}\b",
    rf"\b{BILL} (?:\w+ ){{0,3}}?(?:est|a ete|sont|ont ete|etait|semble) {FEW}{PAST}\b",
    rf"^(?:{BILL} (?:\w+ ){{0,2}}?)?(?:deja |bien )?{PAST}\b(?! vendredi| lundi| mardi| mercredi| jeudi| demain|"
    r" le )",
    rf"\b(?:c est|tout est|elles? (?:est|sont)|elle a ete|cela a ete|ca a ete) {FEW}{PAST}\b",
    rf"\bdeja {FEW}{PAST}\b",
    rf"\b{PAYING} (?:de ce jour|ce jour|du \d|hier)\b",
    r"\b(?:we|i|they|ve|have|has|had|just|already) (?:have |ve |had )?(?:now |just |already |since |in fact )?"
    r"(?:paid|settled|wired|transferred|remitted|cleared)\b",
    r"\b(?:was|were|been|is|are|as|being) (?:already |now |fully |since |all )?(?:paid|settled|cleared|wired|"
    r"remitted)\b(?! (?:on receipt|by )| with)",
    r"\b(?:payment|transfer|remittance|cheque|check|funds|money|wire)s? (?:\w+ ){0,4}?"
    r"(?:was|were|has been|have been|is|went|been|already|just) ?(?:\w+ ){0,2}?"
    r"(?:made|sent|issued|done|processed|out|executed|posted|mailed|released|completed|initiated|on its way)\b",
    r"\b(?:made|sent|issued|posted|mailed|processed|released|initiated) (?:\w+ ){0,3}?(?:payment|transfer|cheque|"
    r"check|"
    r"remittance|funds)\b",
    r"^(?:already |all )?(?:paid|settled)\b",
    rf"\bfigure\w* (?:\w+ )?comme (?:\w+ )?{PAST}\b",
    r"\b(?:payment|transfer|bacs) (?:has |have )?(?:went|gone|got) through\b",
    r"^(?:payment|transfer|bacs|remittance) (?:made|sent|done|completed|issued)\b",
)

PROMISE: tuple[str, ...] = (
    r"\b(?:paierai|paierons|payerai|payerons|paiera|payera|paieront|payeront|reglerai|reglerons|reglera|regleront|"
    r"virerai|virerons|virera|verserai|verserons|effectuerai|effectuerons|solderai|solderons|acquitterons|"
    r"procederai|procederons|procedera)\b",
    rf"\b(?:vais|va|allons|vont|compte|comptons|prevoyons|prevois|prevu de|prevu d|pensons|m engage a|"
    rf"nous engageons a|"
    rf"promets de|promettons de) (?:(?!pas )\w+ ){{0,4}}?(?:{OWE}|faire (?:\w+ ){{0,2}}?{PAYING}|envoyer (?:\w+ "
    rf"){{0,2}}?{PAYING})\b",
    r"\b(?:je|on|nous|j|n) (?:(?:vous|le|la|les|en) ){0,2}(?:regle|reglons|paie|paye|payons|vire|virons|verse|versons|"
    rf"solde|soldons|(?:effectue|effectuons|procede|procedons|fais|fait|faisons|envoie|envoyons|poste|postons|adresse|"
    rf"adressons) {FEW}{PAYING})\b",
    rf"\b(?:{PAYING}|{BILL})s? (?:\w+ ){{0,6}}?(?:sera|seront|le sera|va etre|vont etre|est|sont|passera|"
    r"interviendra|"
    r"arrivera|partira|"
    rf"aura lieu|se fera) ?(?:\w+ ){{0,2}}?(?:{PAST}|{GONE}|effectue\w*|prevue?s?|programmee?s?|planifiee?s?|"
    r"dans|le \d|avant|d ici|lundi|mardi|mercredi|jeudi|vendredi|demain|en fin|fin|debut|courant|sous)\b",
    rf"\b(?:{PAYING}|{BILL})s? (?:\w+ ){{0,3}}?(?:passera|interviendra|arrivera|partira|aura lieu|se fera)\b",
    rf"\b(?:{PAYING})s? (?:est )?(?:deja )?(?:prevue?s?|programmee?s?|planifiee?s?|prevu|en cours de programmation) "
    r"(?:pour|le|lundi|mardi|"
    r"mercredi|jeudi|vendredi|demain|en|fin|au|d ici|sous|la|debut|courant)",
    r"\b(?:vous (?:serez|aurez|recevrez)) (?:\w+ ){0,4}?(?:payes?|regles?|virement|reglement|paiement|fonds|argent|"
    r"cheque)\b",
    rf"\b{PAYING} (?:(?:de |du |pour )?(?:lundi|mardi|mercredi|jeudi|vendredi|demain|fin de|au plus tard|sous|d ici|"
    r"avant le))",
    r"\b(?:will|ll|shall|going to|gonna|about to|plan to|planning to|intend to|promise to|undertake to|commit to|aim "
    r"to) "
    r"(?:(?!not )\w+ ){0,3}?(?:pay|settle|wire|transfer|remit|clear|be paid|be settled|be made|be sent|be processed|"
    r"be "
    r"cleared|"
    r"send (?:\w+ ){0,3}?(?:payment|cheque|check|money|transfer|funds)|make (?:\w+ ){0,3}?(?:payment|transfer)|have "
    r"(?:\w+ ){0,3}?(?:money|payment|funds)|"
    r"receive (?:\w+ ){0,3}?(?:payment|money|funds))\b",
    r"\b(?:we|i) (?:are|m|am|re) (?:paying|settling|transferring|wiring|sending (?:\w+ ){0,2}?(?:payment|cheque|"
    r"check|"
    r"money))\b",
    r"\b(?:payment|transfer|remittance|it|this|they|invoice|invoices|wire)s? (?:\w+ ){0,4}?(?:is|are|has been|have "
    r"been|was) (?:now |already )?"
    r"(?:scheduled|planned|set up|due to go out|programmed|booked|in our next payment run|queued)\b",
    r"\b(?:scheduled|planned|booked) (?:\w+ ){0,2}?(?:payment|transfer|it|this)\b",
    r"\b(?:payment|transfer|cheque|check|money|funds) (?:will|ll) (?:\w+ )?(?:leave|go|reach|arrive|land|follow)\b",
    r"\b(?:payment|pay) (?:run|date) (?:is|will be)\b",
    r"\bexpect (?:\w+ ){0,2}?(?:payment|funds|money) (?:\w+ ){0,2}?(?:on|by|before|this|next)\b",
    rf"\b(?:ce|cela|ca|c|tout|il|elle|ils|elles) (?:sera|seront|va etre|vont etre) (?:\w+ ){{0,2}}?(?:{PAST}|"
    rf"vires?)\b",
    rf"\b{PAYING}s? (?:\w+ ){{0,3}}?(?:part|partent|arrive|arrivent|suit|suivra|suivront)\b",
    r"\b(?:will|ll|going to) (?:\w+ )?(?:get|have) (?:\w+ ){1,3}?(?:paid|settled|cleared|transferred|wired)\b",
    r"\b(?:will|ll|going to) (?:\w+ )?(?:do|make|put through|push through|process|release) (?:\w+ ){0,3}?"
    r"(?:payment|transfer|bacs)\b",
)

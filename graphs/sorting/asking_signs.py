"""The turns by which people ask us for something, whatever their trade calls it: to supply, to do, to say, to call."""

from __future__ import annotations

from graphs.sorting.mail import MailKind

_SOME = r"(?:\w+ ){0,6}?"
_ANY = r"[\w ,]{0,90}?"

ASKING: tuple[tuple[str, dict[MailKind, float], str], ...] = (
    ("asks_supply", {"quote_request": 1.4, "product_question": 0.9},
     r"\b(?:(?:pourriez|pouvez|pourrais|peux|pourrait) (?:vous|tu|on) (?:\w+ )?(?:me |nous )?(?:fournir|livrer|poser|"
     r"installer|fabriquer|preparer|reserver|mettre de cote|proposer|organiser|approvisionner|transporter|enlever|"
     r"deposer|"
     r"imprimer|usiner|remettre|ajouter|refaire|renouveler|prevoir)|(?:could|can|would|will) (?:you|i|we) (?:\w+ )?(?:"
     r"please )?(?:supply|provide|deliver|fit|install|make|build|do us|put together|reserve|arrange|collect|transport|"
     r"price|ship|print|prepare|put aside|add|top up|renew|order))\b"),
    ("wants_some", {"quote_request": 2.0},
     r"\b(?:il (?:nous|me|m en|nous en) (?:faut|faudra|faudrait|manque\w*(?! (?:toujours|encore|deja|la moitie|"
     r"une partie)))|(?:on|nous|j) (?:\w+ )?(?:a|avons|ai|"
     r"aurai\w*|"
     r"aurions|aura) besoin d\w*|on (?:prendrait|prend|voudrait|aimerait) (?:\w+ )?\d+|(?:je|nous) (?:prendr\w+|"
     r"voudr\w+|"
     r"souhait\w+|aimer\w+) (?:avoir |recevoir |prendre |commander )?(?:\w+ )?(?:\d+|deux|trois|quatre|cinq|six|dix|"
     r"une "
     r"(?:douzaine|dizaine|vingtaine|trentaine|cinquantaine|centaine))|(?:we|i|you) (?:ll |will |d |would )?(?:need|"
     r"want|"
     r"like|take|require) (?:\w+ )?(?:about |around |another |some )?(?:\d+|two|three|four|five|six|ten|a dozen|half a "
     r"dozen)|(?:usual|same) (?:order|again|as (?:last|usual|before))|run out of|(?:rupture|court) de|meme (?:commande|"
     r"chose) que|combien (?:\w+ )?(?:pour|couter\w+) (?:\w+ )?\d+|how much (?:would|for|will|to) (?:\w+ ){0,5}?\d+|"
     r"price "
     r"(?:for|on|of) (?:\w+ )?(?:\d+|a pallet)|prix (?:\w+ )?pour)\b"),
    ("asks_offer", {"quote_request": 3.0},
     r"\b(?:(?:adress|envoy|fai|transmet|soumet|parven|remet|donn|communiq|etabli|propos)\w* (?:\w+ "
     r"){0,4}?(?:meilleure?s? "
     r"(?:offre|prix|proposition|tarif|condition)s?|(?:un|ton|votre) (?:\w+ )?prix)|prix d ami|(?:price|cost|quote) "
     r"(?:\w+ "
     r"){0,3}?up|(?:best|keenest|sharpest) (?:offer|price|deal)|what (?:d|would|will|does|do) (?:that|it|this|all "
     r"that|they) "
     r"(?:\w+ )?(?:come to|cost|set)|(?:ca|cela|tout ca) (?:nous |me )?(?:reviendrait|couterait|ferait))\b"),
    ("asks_plainly", {"product_question": 1.5},
     r"^(?:bonjour |bonsoir |bjr |slt |salut |hi |hello |hiya |hey )?(?:est ce (?:que|qu)|will (?:the|this|it|these)|"
     r"does (?:the|"
     r"this|it|your)|do (?:you|these|your|the)|are (?:these|those|your|there)|is (?:the|this|there|that) |vous "
     r"(?:avez|faites|"
     r"vendez)|ces? \w+ (?:sont|est) (?:il|elle)s?|y a t il)\b"),
    ("could_get", {"quote_request": 2.0},
     r"\b(?:could|may|might|can) (?:i|we) (?:please )?(?:get|have|order|take) (?:\w+ ){0,2}?(?:\d+|some|a dozen|two|"
     r"three|"
     r"four|five|another)\b|\b(?:\d+|deux|trois|two|three|half a) (?:douzaines?|dozen|cartons? de|caisses? de|cases? "
     r"of|boxes "
     r"of|packs? of)\b|\b\w+ (?:pls |please |svp )?how much$|\bvous (?:me )?dites combien\b"),
    ("projects", {"lead": 2.2},
     r"\b(?:(?:open|opening|set up) an account|ouvrir un compte|becom\w+ a customer|(?:souhait\w+|voudr\w+) (?:revoir|"
        r"changer) nos|review\w+ (?:our|where|who)|comment proceder|(?:considering|planning|budgeting for|thinking "
        r"of|thinking about|looking at) (?:\w+ ){0,3}?(?:new|"
     r"replac\w+|buying|"
     r"invest\w+|purchas\w+|\w+ing)|etudi\w+ (?:\w+ ){0,2}?(?:achat|projet|remplacement|acquisition|installation)|"
     r"projet "
     r"(?:d|de) (?:\w+ )?(?:achat|acquisition|installation|renovation|ouverture)|(?:right|best) person to|(?:qui|who) "
     r"(?:pourr\w+|peut|could|can|should) (?:\w+ ){0,3}?(?:rencontrer|meet|contacter|speak|talk|joindre)|premier "
     r"(?:rendez "
     r"vous|contact|echange)|first (?:appointment|meeting|consultation))\b"),
    ("shifts", {"job": 3.0},
     r"\b(?:any (?:shifts?|vacancies|openings|positions)|looking for (?:\w+ )?(?:nights|shifts|days|part time|full "
     r"time)|clean "
     r"licen[cs]e|own transport|class (?:1|2|one|two) driver|cherche (?:\w+ )?(?:missions?|extras?|heures))\b"),
    ("outranked", {"spam": 3.2},
     r"\b(?:(?:fiche|profile?|listing|site|page) (?:\w+ ){0,4}?(?:optimi[sz]e\w*|reference\w*|visible)|outrank\w*|"
     r"concurrents? "
     r"(?:\w+ )?passent|(?:fix|regler|corriger) (?:this|that|ca|cela) (?:in|en|sous) \d+)\b"),
    ("asks_what", {"product_question": 1.3},
     r"\b(?:what|how|when|which|where|comment|quel\w*|quand|combien|ou) (?:s|is|are|do|does|did|happens|would|time|"
     r"about|much|"
     rf"many|long|se|est|sont|puis|peut|reconn\w+|fonctionn\w+)\b{_ANY}\?"),
    ("asks_if_they_do", {"product_question": 1.9},
     r"\b(?:(?:vend|pos|lou|repar|livr|assur|pren|trait|travaill|interven|fabriqu|stock|dispos|accept|propos|entreten|"
     r"factur|rempla|dispens|organis|imprim|utilis|garantiss|couvr)(?:ez|iez|s) vous|est ce que vous (?:\w+ez|faites)|"
     r"vous (?:vendez|posez|louez|reparez|livrez|fabriquez|stockez|acceptez|prenez|travaillez|intervenez|reprenez|"
     r"garantissez)|y a t il|existe t il|reste t il|peut on|est il possible (?:de|d)|c est possible (?:de|d)|(?:coute|"
     r"vaut|fait) (?:t il |t elle )?combien|ca (?:coute|fait|ferait|couterait)|quel(?:le)?s? (?:est|sont|serait|"
     r"seraient) "
     rf"(?:le|la|les|vos|votre)|(?:do|does|can|will|would|is|are) (?:you|it|they|the \w+|this|there) {_SOME}(?:do|sell|"
     r"hire|rent|repair|service|handle|cover|deliver|come|fit|stock|accept|take|work|include\w*|charge|suit\w*|ship|"
     r"offer|"
     rf"guarantee\w*|support|last|run|supply|available|possible|any|still))\b{_ANY}\?"),
    ("asks_terms", {"product_question": 1.7},
     r"\b(?:garanties?|frais de port|franco|livraison|horaires?|minimum de commande|tailles?|coloris|couleurs?|"
     r"modeles?|"
     r"version|millesimes?|cepages?|degustation|tarifs?|prix|dispos?|stock|catalogue|warranty|guarantee|postage|"
     r"delivery|"
     rf"carriage|opening hours|sizes?|colou?rs?|vintages?|models?|shelf life|price|stock|fee|fees|rates?|in before|by "
     rf"christmas)\b{_ANY}\?"),
    ("opens_shop", {"lead": 2.0},
     rf"\b(?:nous (?:ouvrons|montons|lancons|creons|reprenons|allons ouvrir|venons d ouvrir)|j (?:ouvre|ouvrirai)|je "
     rf"(?:monte|lance|cree|reprends)|cherch\w* {_SOME}(?:quelqu un|un cabinet|un avocat|un atelier|une entreprise|"
     rf"un pro|une boite|un bon|un nouveau|une nouvelle)|"
     rf"(?:changer|changeons|changement) de (?:\w+ )?(?:fournisseur|prestataire|transporteur|cabinet|revendeur|artisan|"
     rf"plombier|fleuriste|caviste)|(?:passer|venir|pouvez (?:vous )?passer) (?:\w+ )?(?:voir|jeter un)|on m ?a "
     rf"(?:donne|parle|conseille|recommande)|vos coordonnees par|(?:prenez|acceptez) vous (?:\w+ )?(?:de )?nouveaux|"
     rf"vous (?:prenez|acceptez) (?:\w+ )?(?:de )?nouveaux)\b|"
     rf"\b(?:(?:we are|"
     rf"we re|i am|i m|just) (?:\w+ )?(?:opening|launching|starting|setting up|moving (?:in|into|to)|taking over)|"
     rf"look\w* "
     rf"(?:\w+ )?(?:for|to) {_SOME}(?:someone|somebody|a new|a reliable|switch|change|replace|move)|a (?:friend|"
     rf"colleague|"
     r"neighbour|client of yours) (?:\w+ )?(?:recommended|mentioned|suggested|told)|(?:gave|passed) (?:me|us) your|"
     r"(?:come|pop|send someone) (?:and |round |out |over )(?:\w+ )?(?:look|see|measure|quote)|new "
     r"customers?|(?:taking|take) on (?:new |\w+ )?(?:clients?|customers?|cases?|work|projects?)|(?:got|found) your "
     r"(?:name|number|details))\b"),
    ("wants_place", {"job": 3.6},
     r"\b(?:(?:auriez|avez) vous (?:\w+ )?(?:besoin (?:de quelqu un|d un|d une|de (?:main|bras|renfort))|un poste|"
     r"une place|du "
     r"travail|des heures)|ans d experience|(?:libre|disponible) (?:de suite|immediatement|tout de suite)|need any "
     r"(?:help|"
     r"staff|hands)|(?:apprenti\w*|stagiaire|en (?:cap|bts|bac pro|bep|but|master|licence)) (?:\w+ "
     r"){0,10}?(?:cherche|recherche|"
     r"souhaite|voudrais)|cherche (?:\w+ ){0,3}?(?:travail|boulot|emploi|poste|maitre d apprentissage|patron)|vous "
     r"(?:embauchez|prenez des (?:stagiaires|apprentis|extras|saisonniers))|poste (?:de|d) (?:\w+ ){0,6}?(?:a pourvoir|"
     r"vacant)|mon profil|mes competences|(?:any|looking for|for) (?:\w+ ){0,2}?(?:work|jobs?|shifts|traineeship|"
     r"training "
     r"contract) (?:going|available|experience|with you|in your)|(?:are you|you) taking on|training contract|"
     r"apprentice(?:ship)?|years? (?:of )?experience (?:as|in|with)|references available|available immediately|"
     r"saturday job|summer job)\b"),
    ("erases", {"opt_out": 2.6},
     r"\b(?:(?:suppression|effacement|retrait) de (?:toutes |l ensemble de )?(?:mes|nos|les|mon|ces) (?:\w+ "
     r")?(?:donnees|"
     r"coordonnees|informations)|(?:delete|remove|erase) (?:all )?(?:our|my|the) (?:\w+ )?(?:details|data|address|"
     r"info\w*)|no "
     r"point (?:in )?sending|(?:rgpd|gdpr) (?:\w+ ){0,6}?(?:demande|request|suppr\w+|delet\w+|retir\w+|eras\w+))\b"),
    ("prizes", {"spam": 3.4},
     r"\b(?:(?:selected|chosen|eligible) (?:to|for) (?:\w+ ){0,3}?(?:receive|grant|prize|award|win)|selectionnee? "
     r"pour|tire au "
     r"sort|reply with your (?:bank|details|full)|trouver des (?:chantiers|clients)|contacts? offerts?|on en parle \?|"
     r"demarchage)\b"),
    ("wants_copies", {"money": 1.6},
     r"\b(?:factures?|invoices?|releves?|statements?|avoirs?|credit notes?)\b(?:[\w ,]{0,60}?(?:\?|recu|jamais|never|"
     r"again|renvo\w+|resend|montant|amount|doubl\w+|erreur|wrong|corrig\w+|correct\w*|tva|vat|ecart|differ\w+))"),
)  # fmt: skip

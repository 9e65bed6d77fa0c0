"""The words by which people complain, French and English, each with what it weighs: closed lists over plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from graphs.sorting import bitter_signs, grievance_signs
from graphs.sorting.anger import AngerKind
from graphs.sorting.threat_signs import THREATS

Manner = Literal["failure", "temper", "threat"]
"""failure: says that something went wrong, and is undone by a condition, an excuse of their own, somebody else's fault
or a solution · temper: what they feel, undone by a negation · threat: what they will do."""


@dataclass(frozen=True)
class AngerSign:
    code: str
    kind: AngerKind
    manner: Manner
    weight: float
    pattern: re.Pattern[str]


_FEW = r"(?:\w+ ){0,3}?"
_GOODS = (
    r"(?:commandes?|livraisons?|colis|marchandises?|produits?|articles?|materiel|palettes?|cartons?|pieces?|cafes?|"
    r"machines?|camions?|livreurs?|chantier|travaux|installation|prestations?|interventions?|techniciens?|"
    r"reparations?|"
    r"remboursements?|avoirs?|orders?|deliver(?:y|ies)|parcels?|goods|items?|shipments?|refunds?|credit notes?|"
    r"pallets?|"
    r"boxes|technicians?|engineers?|repairs?|installation|replacements?)"
)
_SPAN = (
    r"(?:\d+|un|une|deux|trois|quatre|cinq|six|huit|dix|quinze|plusieurs|one|two|three|four|five|six|several|a|"
    r"des)"
)
_TIME = r"(?:jours?|semaines?|mois|heures?|ans?|days?|weeks?|months?|hours?|years?)"

_FAILURES: tuple[tuple[str, float, str], ...] = (
    ("late", 1.6,
    rf"\b{_SPAN} (?:\w+ )?{_TIME} de retard\b|\b(?:en|avec du|gros|enorme|encore du|de nouveau du) retard\b"
     rf"|\bretards? (?:de |d )?{_FEW}(?:inadmissible|inacceptable|repetes?|accumules?|de livraison|"
     rf"consequents?|successifs?)"
     rf"|\b{_SPAN} (?:\w+ )?{_TIME} (?:late|overdue|behind)\b|\b{_GOODS} (?:is|are|was|were|has been|arrived?|"
     rf"came|turned "
     rf"up) {_FEW}(?:late|overdue|delayed)\b|\b(?:yet )?another delay\b|\blate (?:again|once more)\b|\bkeeps? "
     rf"(?:being|"
     r"getting) (?:late|delayed|pushed)\b"),
    ("never_came", 1.7,
    rf"\b(?:jamais|toujours pas|toujours rien|pas encore|n ai pas|n avons pas|n a pas|n ont pas) "
     rf"(?:ete )?{_FEW}(?:recue?s?|livree?s?|vue?s?|arrivee?s?|eue?s?|obtenue?s?|rembourse\w*|repare\w*|installe\w*|"
     rf"rappele\w*|venue?s?|presente\w*|regle\w*|traite\w*)\b|\b(?:toujours|encore) (?:en attente|aucun\w* "
     rf"(?:trace|nouvelle|livraison|remboursement))\b"
     rf"|\b(?:still|never|not|haven t|hasn t|havent|hasnt|has not|have not) {_FEW}(?:rec[ei]{1,2}ved|arrived|"
     rf"been delivered|got|"
     rf"gotten|turned "
     rf"up|shown up|showed up|refunded|come|seen|been refunded)\b|\bno sign of (?:my|our|the)\b|\b(?:ne s est|"
     rf"personne ne s "
     r"est) (?:pas |jamais )?(?:presente|deplace)\w*\b|\b(?:failed|fails|failing) to (?:deliver|show up|turn "
     r"up|arrive|"
     r"respond|honou?r|fix|repair|attend)\b|\bnothing (?:was|has been|is) (?:\w+ )?(?:delivered|done|received|"
     r"fixed|sent)\b|\b(?:rien|aucun\w*) (?:n a|n est|ne) (?:\w+ )?(?:ete )?(?:livre|fait|arrive|recu|"
     r"regle)\w*\b|\bno ?show\b|\b(?:don|didn|doesn|do not|did not|does not|never) "
     r"(?:t )?(?:show|turn)(?:ed)? up\b|\bwhere (?:is|are) (?:my|our) (?:stuff|order|goods|delivery|parcel|"
     r"refund)\b|\b(?:nobody|no one|noone) (?:\w+ ){0,2}?(?:came|turned up|"
     r"showed up)\b"),
    ("broken", 1.7,
    r"\b(?:casse|brise|abime|endommage|defectueu|deteriore|raye|rouille|perime|moisi|fissure|dechire|ebreche)"
     r"\w*\b|\b(?:en panne|hors service|inutilisables?|inexploitables?|invendables?|ne (?:fonctionne|marche|"
     r"fonctionnent|"
     r"marchent) (?:plus|pas|toujours pas)|tombe\w* en panne|fui(?:t|ent)|explos\w+|ecrase\w*|foutue?s?|(?:en|"
     r"de) (?:miettes|morceaux)|non conformes?|malfacons?|vices? caches?|mauvaise "
     r"qualite|mal (?:emballe|fini|pose|monte|fait|installe)\w*)\b|\b(?:broken|damaged|faulty|defective|"
     r"cracked|smashed|"
     r"scratched|unusable|rusty|mouldy|moldy|expired|leaking|shattered|chipped|dented|torn|substandard|poor quality|"
     r"shoddy|does not work|doesn t work|do not work|don t work|stopped working|not working|broke down|(?:have|"
     r"has) (?:all |already |now |both )?failed|keeps? (?:breaking|failing|crashing)|fell apart|"
     r"falling apart|not fit for purpose)\b"),
    ("wrong_goods", 1.6,
    rf"\b(?:pas|ni) (?:du tout )?(?:ce que|celles? que|ceux que|celui que|le bon|la bonne|les bons|les bonnes|"
    rf"la commande|conformes?)\b{_FEW}|\bmauvais(?:e|es)? (?!nouvelle|temps|moment|humeur|cote|idee|qualite|"
    rf"payeur)(?:\w+ )?(?:tuiles?|cartons?|lots?|boites?|pieces?|machines?|produit|reference|"
     rf"article|taille|"
     rf"couleur|modele|commande|adresse|quantite|references|articles|produits|tailles)s?\b|\berreurs? (?:de |"
     rf"dans )(?:votre |"
     rf"la |notre |ma )?(?:livraison|preparation|commande|facturation|reference|quantite)\b|\bvous (?:vous "
     rf"etes|etes) "
     rf"{_FEW}(?:trompe\w*|plante\w*)\b|\bwrong (?:\w+ )?(?:items?|products?|size|colou?r|model|order|address|"
     rf"quantity|goods|part|parts|ones?|deliver(?:y|ies))\b|\bwrong (?!number|person|contact|way|about)\w+ "
     rf"(?:again|delivered|sent|arrived)\b|\b(?:aucune?|rien|pas|jamais) (?:\w+ ){0,3}?ce qu (?:on|il|ils|"
     rf"elle) av\w+ (?:demande|commande|prevu|convenu)\b|\bnot what (?:we|i) (?:ordered|asked|agreed|paid|"
     rf"were)\b|\b(?:not|nothing "
     rf"like) (?:what "
     r"(?:was|is) )?(?:as )?(?:described|advertised|promised|agreed)\b"),
    ("missing", 1.5,
    rf"\bil (?:(?:nous|m|me|en) )?(?:manque|manquait|manquaient)\b|\b(?:manquants?|manquantes?|"
    rf"incomplete?s?)\b|"
     rf"\b{_GOODS} (?:was|were|is|are|came|arrived) {_FEW}(?:missing|incomplete|short)\b|\b(?:missing|short "
     rf"of) (?:\d|\w+ )"
     rf"{_FEW}(?:items?|boxes|pieces|units|cartons|pallets|parts|cups|bags|cases)\b|\bwe are (?:missing|short)\b"
     r"|\b(?:items?|boxes|pieces|units|parts|cartons) (?:are |were |is |was )?missing\b"),
    ("no_answer", 1.2,
    r"\b(?:sans (?:aucune |la moindre |aucun |le moindre )?(?:reponse|retour|nouvelles?)|aucune (?:reponse|"
     r"nouvelle|explication|excuse)|aucun (?:retour|rappel)|personne ne (?:\w+ )?(?:repond|rappelle|me repond|"
     r"nous repond|"
     r"decroche|daigne)|(?:mails?|messages?|appels?|courriers?|relances?) (?:\w+ ){0,3}?(?:restee?s?|sans) "
     r"(?:\w+ )?(?:"
     r"reponse|lettre morte|suite)|rest\w+ (?:sans|lettre) (?:reponse|morte|suite)|on (?:me|nous) (?:balade|"
     r"promene|renvoie "
     r"de service|mene en bateau)|injoignables?|fait la sourde oreille)\b|\b(?:no (?:reply|response|answer|one "
     r"(?:replies|"
     r"answers|responds|calls?|picks|bothers|has called|ever))|nobody (?:replies|answers|responds|calls?|picks|"
     r"bothers|has|"
     r"ever)|ignored?|ignoring (?:us|me|my|our)|unanswered|without (?:a|any) (?:reply|response|answer)|fobbed "
     r"off|passed "
     r"from pillar to post|given the runaround|never (?:called|rang|replied|responded|got back|answered)|radio "
     r"silence)\b"),
    ("again", 1.2,
    r"\b(?:encore (?:une fois|un|une|des)|une fois de plus|a nouveau|de nouveau|pour la (?:enieme|deuxieme|"
     r"seconde|troisieme|quatrieme|\d+ ?(?:e|eme|ieme)) fois|(?:\d+ ?(?:e|eme|ieme)|deuxieme|troisieme|"
     r"quatrieme|enieme) "
     r"(?:fois|relance|reclamation|mail|message|appel|panne|incident|retard|erreur)|deux fois de suite|a "
     r"chaque fois|comme "
     r"d habitude|recurrents?|a repetition|(?:ca|cela) fait (?:\w+ ){1,4}?(?:fois|semaines?|mois|jours?) que)\b"
     r"|\b(?:once again|yet again|time and again|again and again|for the (?:\w+ )?(?:second|third|fourth|fifth|"
     r"umpteenth|"
     r"nth|\d+(?:st|nd|rd|th)) time|(?:second|third|fourth|fifth|\d+(?:nd|rd|th)) time|every (?:single )?time|"
     r"as usual|"
     r"keeps? (?:happening|on)|repeated(?:ly)?|recurring|(?:second|third|fourth|fifth|sixth) (?:\w+ )?(?:wrong|"
     r"late|failed|broken|incident|delay|mistake|failure|complaint|reminder|e ?mail|request)\w*|this is the "
     r"(?:\w+ )?(?:second|third|fourth|fifth|\d\w+))\b"),
    ("broken_promise", 1.5,
    r"\b(?:promesses? (?:non tenues?|en l air)|vous (?:nous |m )?(?:aviez|avez) (?:pourtant |bien )?"
     r"(?:promis|assure|garanti|certifie|annonce|confirme)|pas tenu|non respecte\w*|non respect|ne respect\w+ "
     r"(?:pas|"
     r"jamais|aucun)|n (?:avez|a|ont) (?:pas|jamais) respecte\w*|manquement\w*|defaillan\w+|contrairement a "
     r"(?:vos|votre|ce))\b"
     r"|\b(?:broken promises?|you (?:\w+ )?(?:promised|assured|guaranteed|told us|swore)|"
     r"as promised(?! (?:here|please|find|attached|enclosed|i|we|this is|see|my|our)\b)|did not "
     r"keep|didn t "
     r"keep|failed to keep|breach(?:ed)? (?:of )?(?:our |the )?(?:contract|agreement)|empty promises)\b"),
    ("problem", 1.0,
    r"\b(?:un|des|le|les|ce|ces|gros|nombreux|mes|nos|quel) (?:\w+ )?(?:problemes?|soucis?|dysfonctionnements?|"
     r"incidents?|desagrements?|anomalies?|defauts?)\b|\b(?:a|the|an|this|these|many|serious|major|several|"
     r"ongoing) (?:\w+ )?"
     r"(?:problems?|issues?|faults?|defects?|mistakes?|mess|shambles)\b"),
    ("cost", 1.3,
    r"\b(?:journees?|matinees?|semaines?|temps) perdue?s?\b|\b(?:perd\w*|perte|prejudice|manque a gagner|"
    r"penalites?) (?:\w+ ){0,5}?(?:client|chiffre|argent|temps|"
     r"journee|vente|vous|votre|subi\w*|euros|chantier|financi\w+)s?\b|\bpreju?dices?\b|\b(?:bloque\w*|a l "
     r"arret|immobilise\w*|"
     r"au chomage technique)\b|\b(?:lost|losing|cost(?:ing)?|costs) (?:us|me|our) (?:\w+ ){0,4}?(?:customers?|"
     r"business|"
     r"money|sales?|thousands|revenue|time|days?|a fortune|hours?|£|€)?|\b(?:left us|left me|leaves us) (?:\w+ "
     r"){0,4}?"
     r"(?:without|stranded|in the lurch|out of pocket|unable|with)\b"),
    ("billed_wrong", 1.3,
    r"\b(?:factur|debite|preleve|compte)\w* (?:\w+ ){0,4}?(?:deux fois|en double|a tort|par erreur|en trop)"
     r"\b|\bsurfactur\w+\b|\b(?:charged|billed|invoiced) (?:\w+ ){0,3}?(?:twice|double|in error|wrongly|too much)\b|"
     r"\bovercharg\w+\b|\b(?:double|over) ?bill\w*\b"),
    ("waiting", 1.4,
    rf"\b(?:attend\w*|patiente\w*|attente) (?:\w+ ){{0,6}}?depuis (?:plus (?:de |d ))?{_SPAN} (?:\w+ "
    rf")?{_TIME}\b|\bdepuis "
     rf"(?:plus de |plus d |bientot |pres de )?{_SPAN} (?:\w+ )?{_TIME} (?:que |\w+ ){_FEW}(?:attend\w*|"
     rf"reclam\w+|relanc\w+)\b|\b(?:fallu|fait) "
     rf"(?:que |\w+ )?{_SPAN} {_TIME}\b|\b(?:waiting|waited|chasing) (?:\w+ ){{0,6}}?{_SPAN} (?:\w+ "
     rf")?{_TIME}\b|\b(?:took|taken|takes?|only) "
     rf"(?:you |us |\w+ )?(?:over |only |just )?{_SPAN} {_TIME}\b|\b(?:for )?(?:over|more than|nearly|almost) "
     rf"{_SPAN} {_TIME} (?:now|later)\b|"
     rf"\b{_SPAN} {_TIME} (?:later|now|plus tard|apres)\b"),
    ("declared", 2.2,
    r"\b(?:(?:faire|deposer|ouvrir|formuler|adresser|envoyer|porter|emettre|enregistrer|presenter) (?:\w+ )?"
     r"(?:une|ma|notre|cette) (?:\w+ )?reclamation|(?:ma|notre) (?:\w+ )?reclamation|je (?:souhaite|veux|tiens "
     r"a|dois|viens) "
     r"(?:\w+ ){0,3}?(?:me plaindre|reclamer)|nous (?:souhaitons|voulons|tenons a) (?:\w+ ){0,3}?nous plaindre|"
     r"me plaindre "
     r"(?:de|du|d|aupres)|nous plaindre (?:de|du|d|aupres))\b|^(?:reclamation|lettre de reclamation|plainte "
     r"client)\b|"
     r"\b(?:make|file|raise|lodge|register|submit|log|formal|official|my|our|this) (?:\w+ )?complaint\b|"
     r"\b(?:to|must|wish to|"
     r"want to|have to) complain (?:about|that|of)\b|^(?:\w+ )?complaint\b|\bwriting to complain\b"),
)  # fmt: skip

_TEMPERS: tuple[tuple[str, float, str], ...] = (
    ("indignant", 2.5,
    r"\b(?:inadmissibles?|inacceptables?|intolerables?|inqualifiables?|scandaleu\w+|scandale|honteu\w+|honte|"
     r"revoltant\w*|lamentables?|deplorables?|catastroph\w+|desastreu\w+|pitoyables?|aberrant\w*|insupportables?|"
     r"ahurissant\w*|consternant\w*|affligeant\w*|navrant\w*|ridicules?|minable|desinvoltur\w+|mepris\w*|"
     r"amateurisme|du "
     r"foutage|se mo(?:que|quer|quez) (?:de|du)|vous (?:vous )?(?:moquez|foutez)|on se (?:moque|fout|fiche)|"
     r"inimaginable)\b"
     r"|\b(?:unacceptable|outrageous|disgrace(?:ful)?|appalling|shameful|shocking|disgusting|disgusted|"
     r"ridiculous|pathetic|"
     r"atrocious|dreadful|terrible|awful|horrendous|horrible|abysmal|intolerable|inexcusable|unbelievable|a "
     r"joke|(?:absolute|total|complete) joke|joke of a|"
     r"beyond belief|farce|farcical|laughable|woeful|diabolical|absurd|insulting|unprofessional|incompeten\w+|"
     r"utter mess|"
     r"complete mess|(?:the|your) worst(?! case))\b"),
    ("not_done", 2.0,
    r"\b(?:pas|plus|loin d etre|guere|aucunement|nullement) (?:du tout |tres |vraiment |franchement |tout a "
     r"fait )?(?:acceptables?|admissibles?|normal|normale|serieu\w+|professionnel\w*|tolerables?|correcte?s?|a "
     r"la hauteur|"
     r"digne\w*|satisfait\w*|satisfaisant\w*|contente?s?|ravie?s?|impressionne\w*|tenable|possible de "
     r"continuer|au niveau)\b"
     r"|\bmanque (?:total |flagrant |cruel |evident |complet )?(?:de |d )(?:serieux|professionnalisme|respect|"
     r"consideration|"
     r"rigueur|reactivite|communication)\b|\b(?:not|n t|hardly|far from|less than|nowhere near|simply not) "
     r"(?:\w+ ){0,2}?"
     r"(?:acceptable|good enough|professional|impressed|happy|satisfied|satisfactory|amused|on|up to "
     r"(?:standard|scratch|"
     r"par)|what we expect\w*|the (?:level|standard|service|quality))\b|\b(?:not|n t) (?:\w+ ){0,3}?(?:expect|"
     r"expected) from "
     r"(?:you|a)\b|\bfalls? (?:well |far |significantly )?short of\b|\bunsatisf\w+\b"),
    ("let_down", 2.0,
    r"\b(?:decue?s?|decevante?s?|deception|mecontente?s?|mecontentement|insatisfaite?s?|insatisfaction|"
    r"agacee?s?|"
     r"agacement|excedee?s?|exasper\w+|enerve\w*|furieu\w+|furax|remontee?s?|en colere|colere|indigne\w*|outree?s?|"
     r"scandalisee?s?|ecoeure\w*|choquee?s?|stupefaite?s?|consternee?s?|depitee?s?|ras le bol|raz le bol|marre|"
     r"plein le dos|a "
     r"bout|a bout de (?:nerfs|patience)|patience (?:\w+ ){0,2}?(?:limites?|bout|a bout|a ses limites|epuisee)|"
     r"plus de "
     r"patience|perd\w* (?:\w+ )?(?:patience|confiance)|plus confiance|trop c est trop|la coupe est pleine|la "
     r"goutte|"
     r"degoute\w*|saoule\w*|gonfle\w*)\b|\b(?:disappoint\w+|dissatisf\w+|unhappy|angry|furious|livid|fuming|"
     r"fed up|sick "
     r"(?:and tired )?of|tired of|had enough|enough is enough|frustrat\w+|exasperat\w+|infuriat\w+|annoy(?:ed|"
     r"ing)|irate|"
     r"upset|displeas\w+|incensed|outraged|dismay\w*|lost (?:all )?(?:confidence|patience|trust|faith)|last "
     r"straw|patience "
     r"(?:is |has )?(?:\w+ )?(?:thin|out|limits?)|losing (?:my |our )?patience|at my wits? end|gutted|cheesed "
     r"off|pissed "
     r"off|let (?:us|me) down|let down)\b"),
    (
        "at_an_end",
        2.0,
        r"\b(?:en (?:ai|a|avons|avoir) (?:\w+ )?assez|c est quoi (?:votre|ce|cette|le)|(?:vous (?:le )?faites|"
        r"fait) expres|"
        r"n importe quoi|raccroch\w+ au nez|du grand n importe|passe pour (?:qui|quoi|un|une)|de qui|ca suffit|"
        r"je n en peux plus|"
        r"on en a (?:\w+ )?(?:assez|marre)|pas (?:de )?votre faute peut etre|vous (?:vous )?rendez compte|je "
        r"reve|incroyable|"
        r"toujours la meme (?:chose|histoire|excuse)|que des excuses|rien (?:que|d autre que) des excuses|"
        r"prend\w* (?:pour|"
        r"nous pour|les gens pour) des)\b|\b(?:(?:i ve|i have|we ve|we have) had (?:it|enough)|sort (?:it|this|"
        r"yourselves?) out|"
        r"what s the point|nothing but excuses|expected (?:much |far )?better|deserve better|ruined|what "
        r"(?:kind|sort) of (?:company|service|business)|is this (?:a|"
        r"some kind of) joke|"
        r"are you (?:kidding|serious|joking)|this is how you treat|do you (?:even|actually) (?:care|read)|"
        r"where (?:on earth|the hell)|"
        r"what the hell|taking the (?:piss|mick)|hung up on|last time i checked|beggars belief|(?:never|not) "
        r"been treated|"
        r"for goodness sake|simply (?:outrageous|astonishing)|for nothing|worst)\b",
    ),
    ("polite_fury", 1.8,
    r"\b(?:force (?:est|nous est|m est) de constater|au regret de (?:constater|devoir)|(?:vive|profonde|notre|"
     r"mon|grande|plus vif|plus vive) (?:\w+ )?(?:surprise|etonnement|incomprehension|stupefaction|reprobation|"
     r"desapprobation|"
     r"regret)|ne saur(?:ions|ais|ait) (?:\w+ )?(?:tolerer|accepter|nous satisfaire|me satisfaire|admettre|"
     r"souffrir)|ne (?:peux|pouvons|"
     r"puis) (?:\w+ ){0,2}?(?:tolerer|accepter|admettre|cautionner)|vous (?:comprendrez|conviendrez|concevrez|"
     r"admettrez|"
     r"imaginez) (?:\w+ ){0,4}?(?:etonnement|mecontentement|deception|agacement|surprise|difficile|que (?:cela|"
     r"cette|ce|la)|"
     r"aisement)|laisse a desirer|en deca (?:de|du)|fort regrettable|regrettable|deplor\w+|etre plus que|c est "
     r"un comble|le "
     r"comble|on croit rever|je n ose|j hesite a croire|dois vous avouer)\b|\b(?:regret to (?:inform|say|note)|"
     r"with (?:great |deep )?regret|"
     r"must (?:express|"
     r"protest|insist)|i (?:am|m) (?:afraid|sorry) to say|deeply (?:concerned|regret\w*)|great regret|"
     r"regrettabl\w+|find it "
     r"(?:\w+ )?(?:hard|difficult|extraordinary|astonishing|remarkable|regrettable|surprising)|leaves? (?:\w+ "
     r")?(?:a lot|"
     r"much|a great deal|something) to be desired|one would (?:have )?(?:expect|hope|think)\w*|astonish\w+|cannot "
     r"(?:\w+ )?(?:accept|tolerate|condone|overstate)|less than impressed|i trust you (?:will )?(?:understand|"
     r"appreciate)|"
     r"rather surprised|imagine (?:my|our) surprise)\b"),
    ("demands", 1.0,
    r"\b(?:(?:j|je|nous) (?:exig\w+|somm\w+)|exig(?:e|eons)|(?:sans|plus) (?:tarder|attendre)|sans delai|"
     r"immediatement|dans les plus brefs delais|des explications|une explication|rendre des comptes|un geste "
     r"commercial|"
     r"(?:un|mon|notre|le) (?:dedommagement|remboursement|indemnisation)|(?:etre|soyons|soit) (?:rembourse|"
     r"indemnise|"
     r"dedommage)\w*|un responsable|votre (?:direction|directeur|superieur|responsable))\b|\b(?:i|we) demand|"
     r"demand(?:ing)? "
     r"(?:a|an|my|our|the|to)|immediate(?:ly)? (?:refund|action|explanation|response|replacement|resol\w+)|an "
     r"explanation|"
     r"full refund|compensation|speak to (?:a|your|the) (?:manager|supervisor|boss|director)|escalat\w+|your "
     r"manager|refund "
     r"(?:me|us)\b"),
)  # fmt: skip

SIGNS: tuple[AngerSign, ...] = (
    *(
        AngerSign(code, "complaint", "failure", weight, re.compile(p))
        for code, weight, p in (*_FAILURES, *grievance_signs.FAILURES, *bitter_signs.FAILURES)
    ),
    *(
        AngerSign(code, "complaint", "temper", weight, re.compile(p))
        for code, weight, p in (*_TEMPERS, *grievance_signs.TEMPERS, *bitter_signs.TEMPERS)
    ),
    *(
        AngerSign(code, kind, "threat", weight, re.compile(p))
        for code, kind, weight, p in (*THREATS, *bitter_signs.THREATS)
    ),
)

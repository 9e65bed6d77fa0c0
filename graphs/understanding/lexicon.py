"""The closed word lists of the grammar, French and English, folded: noise, packings, measures, verbs of change."""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """A list of words, written as one text."""
    return frozenset(text.split())


def _phrases(text: str) -> dict[str, list[tuple[str, ...]]]:
    """By first word, longest first. One phrase a line, or several between bars."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in re.split(r"[\n|]", text):
        keys = tuple(phrase.split())
        if keys:
            found.setdefault(keys[0], []).append(keys)
    return {first: sorted(phrases, key=len, reverse=True) for first, phrases in found.items()}


ARTICLES = words(
    "le la les l un une des du de d au aux the a an some ce cet cette ces this that these those my our mon ma mes"
)
"""Stand before a name and are no part of it."""

LINKING = words("de du des d la le les l a au aux en et the of for with un une pour avec and sur par in on to an")
"""Words that carry no meaning inside a name."""

COMPLEMENT = words("a de d du des en pour for with avec sans without au aux")
"""What follows one of these inside a name only qualifies what stands before: "moulin *à* café"."""

NOISE = words(
    "parvenir nouveau nouvelle new pr pendant durant during aurions auriez auraient avions aviez bonjour bonsoir salut "
    "coucou hello hi hey re merci mercis svp stp sil te plait plz cher chere equipe commis bot je j tu t il elle "
    "on nous vous ils elles me m moi toi lui leur leurs eux se s y en ca c cela ceci ce qu que qui ai as a avons "
    "avez ont est suis es sommes etes sont etait soit serait aurait aurais aurai aurons fait faites fais faire "
    "peux peut pouvez pourrais pourriez pourrait pouvons puis veux veut veulent voudrais voudrait voudrions "
    "voulons vouloir souhaite souhaitent souhaiterais souhaiterait souhaitons aimerais aimerait aimerions faut "
    "faudrait faudra besoin cherche cherchons prends prendra prendrait prendrais desire demande demandent "
    "commande commander commandent prevoir prevois prevoyez compter comptez prepare prepares preparer preparez "
    "etablis etablir etablissez redige rediger sors sortir lance lancer chiffre chiffrer donne donner donnez "
    "envoie envoies envoyer envoyez transmets transmettre genere generer cree creer creez edite editer alors donc "
    "voila voici ok okay oui bien tres trop vite rapidement urgent urgence si possible juste simplement aussi la "
    "le les l un une des du de d au aux et ou avec dans sur chez pour par mon ma mes ton ta tes son sa ses notre "
    "nos votre vos cet cette ces quelques plusieurs environ peu pres tout tous toute toutes etre avoir ici hein "
    "parfait parfaite super genial top mais but great perfect bonne journee soiree cordialement cdt cdlt bises "
    "bisous amicalement avance suivant suivants suivante suivantes article articles produit produits ligne lignes "
    "liste reference references ref refs client cliente dis dites good morning afternoon evening day dear team "
    "please pls thx thanks thank you u ya cheers regards best kind kindly i we he she they them us my our your "
    "their his her its it is am are was were be been being do does did done can could would should will shall may "
    "might must have has had want wants wanted need needs needed like likes looking ask asks asked asking order "
    "orders ordered ordering request requests requested require requires make create draft write send give get "
    "raise issue the an of for to with and or in at by from this that these those some few several about around "
    "all also just so well then now here there yes yeah yep sure let lets following item items product products "
    "line lines customer soon asap quick quickly any up out ll ve im id"
)
"""Never reported when left over: courtesy, pronouns, auxiliaries, what merely frames a request."""

NOISE_PHRASES = _phrases(
    """
    s il te plait | s il vous plait | si possible | des que possible | des que tu peux | des que vous pouvez
    quand tu peux | quand vous pouvez | quand tu as un moment | quand tu auras un moment | merci d avance
    merci beaucoup | merci bien | merci par avance | bonne journee | bonne soiree | bonne fin de journee
    bon week end | bon weekend | bien a toi | bien a vous | a bientot | a plus | a tout a l heure
    j espere que tu vas bien | j espere que vous allez bien | comment vas tu | comment allez vous
    comment ca va | ca va | tu vas bien | vous allez bien | tout va bien | est ce que | est ce qu
    qu est ce que | y aurait il | serait il possible | est il possible | il y a | as soon as possible
    as soon as you can | when you can | when you get a chance | when you have a moment | if possible
    many thanks | thanks a lot | thank you very much | thanks in advance | thank you in advance | best regards
    kind regards | have a nice day | have a good day | how are you | hope you are well | hope you re well
    no worries | i hope you are well | hope all is well | could you | can you | would you mind | i d like
    we d like | a bit | un peu | le plus vite possible | le plus rapidement possible | au plus vite | a l avance
    bon courage | je vous remercie | je te remercie | en vous remerciant | cordialement
    bien cordialement | de ma part | pour moi | pour nous | for me | for us | pour info | fyi | au fait
    by the way | d accord | comme suit | as follows | ci dessous | ci apres | see below | voir ci dessous
    la liste | the list | il s agit de | s agit d | a savoir | jusqu a | quel que soit | whatever
    petite question | vite fait | vite
    """
)

HEADINGS = words(
    "ref refs reference references designation designations description descriptions libelle article articles "
    "produit produits qte qtes qty quantite quantites quantity quantities nombre code codes sku remise discount "
    "unite unit units item items product products pu prix price total montant amount ht ttc nom name n no numero"
)

QUOTE_WORDS = words(
    "devis devi deviz deivs dvis quote quotes quotation quotations estimate proforma cotation chiffrage quot "
    "quoute qoute"
)
QUOTE_PHRASES = _phrases(
    "proposition commerciale | offre de prix | offre commerciale | pro forma | offre tarifaire | price offer"
)
QUOTE_VERBS = words("deviser chiffrer chiffre chiffrez coter cote quote")

PIECES = words(
    "piece pieces pc pcs pce pces unite unites unit units ex exemplaire exemplaires u un article articles off "
    "each ea item items fois"
)
"""Packing words that say nothing: one of them is one."""

PACKS = words(
    "carton cartons boite boites paquet paquets sachet sachets sac sacs palette palettes caisse caisses lot lots "
    "pack packs colis bidon bidons rouleau rouleaux bobine bobines bouteille bouteilles pot pots tube tubes seau "
    "seaux fut futs cageot cageots barquette barquettes plaque plaques botte bottes ramette ramettes rame rames "
    "coffret coffrets set sets kit kits jeu jeux serie series bac bacs cubi cubis fardeau fardeaux touret tourets "
    "box boxes case cases crate crates bag bags packet packets pallet pallets roll rolls drum drums bucket "
    "buckets bottle bottles jar jars tin tins can cans carton sheet sheets bundle bundles ream reams reel reels "
    "sack sacks tray trays batch batches jour jours journee journees heure heures demi-journee mois an ans annee "
    "annees semaine semaines day days hour hours month months year years week weeks jh h licence licences license "
    "licenses poste postes abonnement abonnements forfait forfaits seat seats"
)

MEASURES = words(
    "kg kgs kilo kilos kilogramme kilogrammes g gr gramme grammes mg t tonne tonnes ton tons q quintal l litre "
    "litres liter liters cl ml dl hl m metre metres meter meters ml m2 m3 cm mm km lm lb lbs oz gal gallon "
    "gallons stere steres"
)
"""Units of mass, volume, length: a quantity before "de", a size after a name."""

SIZE_UNITS = MEASURES | words(
    "v volt volts w watt watts kw kwh va a amp amps ah mah go gb to tb mo mb ko kb ghz mhz hz pouce pouces inch "
    "inches in ft mpa bar bars db lumens lm k d p pl cv ch hp ans n bits bit px dpi mw rpm tr litres awg"
)

AGO_DATES = _phrases(
    """
    demain | apres demain | aujourd hui | hier | ce soir | ce matin | cet apres midi | tomorrow | today
    tonight | yesterday | lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche | monday | tuesday
    wednesday | thursday | friday | saturday | sunday | semaine prochaine | mois prochain | annee prochaine
    next week | next month | next year | this week | cette semaine | fin de semaine | fin du mois | fin de mois
    end of the month | end of month | end of the week | week end | weekend | midi | noel | christmas
    la rentree | printemps | ete | automne | hiver
    """
)
CLOSINGS = words("cordialement regards sincerely amicalement cdt cdlt bises salutations")
"""After one of these, on a line of its own, stands who wrote."""

MONTHS = words(
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january february march "
    "april may june july august september october november december jan feb fevr avr juil sept oct nov dec"
)
DATE_LEADS = words(
    "avant d ici pour le au du vers by before until on due des jusqu jusque depuis from livraison livrer delivery "
    "deliver livre"
)

DISCOUNT_WORDS = words(
    "remise remises rabais ristourne ristournes reduction reductions discount discounts rebate escompte remisé "
    "remise remises"
)
OTHER_PERCENT = words(
    "tva vat tax taxe acompte deposit marge margin penalite penalites penalty interet interets interest alcool "
    "coton cotton"
)

FOR = words("pour for pr")
WANTING = words(
    "veut voudrait souhaite souhaiterait souhaitent veulent voudraient demande demandent aimerait aimeraient "
    "desire prend prendra prendrait cherche commande commandent reclame attend wants want needs need asks "
    "requests requested orders ordered would wishes wanted asked requires"
)
TITLES = words("m mr mme mlle mrs ms miss monsieur madame mademoiselle dr docteur maitre me sir")
LEGAL_FORMS = words(
    "sarl sas sasu sa eurl sci scop scp snc selarl selas gie eirl ei earl gaec scea ltd limited llc inc corp plc "
    "gmbh bv nv spa srl sprl asbl ag kg oy ab aps sl co company"
)
SELDOM_DISTINCT = words(
    "hotel restaurant brasserie cafe bar bistrot boulangerie patisserie garage societe groupe group maison "
    "entreprise etabliss etablissements ets atelier ateliers cabinet agence bureau services service conseil "
    "international france traiteur epicerie auberge clinique ecole mairie commune ville pharmacie magasin "
    "boutique compagnie compagni entrepris agenc boutiqu associes associe frere freres fils soeur soeurs partner "
    "partners holding solutions solution consulting shop store house inn the transports transport batiment "
    "batiments travaux travail construction constructions industrie industries grand petit nouveau centre center "
    "union club association saint"
)
"""Words of company names that many companies share: they weigh little (also given as stems)."""

MORE_OF_IT = words("supplementaire supplementaires additional extra autre autres other others")
"""Say nothing of the thing itself."""

ADJECTIVES = words(
    "grand grande grands grandes petit petite petits petites moyen moyenne beau belle beaux belles joli jolie "
    "jolis jolies nouveau nouvelle nouveaux nouvelles neuf neuve neufs neuves gros grosse standard classique "
    "normal normaux large small big medium new nice meilleur meilleure best regular simple simples"
)

ADD = words("ajoute ajoutes ajouter ajoutez rajoute rajoutes rajouter rajoutez add adds adding include ajoutons")
SET = words(
    "mets met mettre mettez mettons set passe passes passer passez change changes changer changez modifie "
    "modifier modifiez corrige corriger corrigez make put update ajuste ajuster adjust plutot finalement actually "
    "rather laisse laisses gardons garde garder keep remets remettre augmente baisse diminue reduis monte "
    "descends increase decrease reduce raise lower bump"
)
REMOVE = words(
    "retire retires retirer retirez enleve enleves enlever enlevez supprime supprimes supprimer supprimez remove "
    "removes delete drop vire virer ote oter efface effacer annule annuler cancel sans without minus abandonne"
)
REPLACE = words(
    "remplace remplaces remplacer remplacez replace swap substitue substituer substitute echange echanger switch"
)
INSTEAD = _phrases(
    "au lieu de | au lieu des | au lieu du | au lieu d | a la place de | a la place des | a la place du | a la "
    "place d | plutot que | instead of | rather than | in place of | et non | and not"
)
BY = words("par with by for contre into to")
MORE = _phrases(
    "de plus | en plus | de rab | more | supplementaires | supplementaire | additional | extra | en supplement"
)
LESS = _phrases("de moins | en moins | fewer | less")
NOT = words("pas ne n jamais aucun aucune not don dont no never without sans non ni nor")
CUTTING = words(
    "livree livrees livraison delivered delivery shipped que qui dont car parce because since which who when "
    "quand lorsque comme where ou si sinon mais but although puisque"
)
HOLD = re.compile(
    r"\bn'?\s?(?:envoie|envoies|envoyez|envoyer|expedie)\w*(?:\s\w+){0,2}?\s+(?:pas|rien)\b|\bne\s+(?:l'?\s?|le\s|la\s|lui\s|leur\s)?envo\w+\s+(?:pas|rien)\b"
    r"|\bne pas (?:l'|le |la |lui )?envo\w+|\bsans (?:l'|le |la |lui )?envoyer\b|\bpas d'envoi\b"
    r"|\b(?:do not|don'?t|dont) (?:send|mail|email|ship)\b|\bwithout sending\b|\bhold (?:off|on)\b"
    r"|\bdraft only\b|\bbrouillon\b"
    r"|\battends? (?:mon|avant|que|un)\b|\bpas (?:encore|tout de suite)\b|\bnot yet\b|\bdo not approve\b"
)
"""A wish that nothing leaves yet: whatever else was understood must not go through without asking."""

"""The words for what a rule brings about, and those that only frame it, French and English, folded."""

from __future__ import annotations

from graphs.rules.reading.senses import Phrases, Sense
from graphs.understanding.lexicon import NOISE, words

_FRAME = words(
    "dont enjoy enjoys situe situent trouve trouvent plus tot first premiere premier sacks sack "
    "order-in se donc partir part parte sortir envoi giving sending seul seule everything buy buys "
    "take takes spend spends spending ever anyone someone whoever pay pays "
    "payer paie paient go goes carry carries owing commandee commandees achetee achetees bought "
    "purchased demandes demande request requests an en tout "
    "quoted quoting devise devisent recoive shop shops order-level themselves itself coming want "
    "wants aura auront bear voici aimons autorisons "
    "desormais dorenavant toujours always systematiquement automatiquement automatically systematically regle regles "
    "rule rules qui dont que qu lorsque which who whose that this ce cela ca il elle ils elles on nous vous tu je we "
    "you they it toute toutes tout tous chaque all every each any le la les l un une the an des du ne n y se s en "
    "accorde accordes accordez accorder accordons accordee accordees accorderons octroie octroyer "
    "octroyons consent consentir applique appliques appliquez "
    "appliquer appliquee appliquons apply applies applied applique beneficie beneficient beneficier "
    "beneficiera obtient obtiennent obtenir "
    "recoit recoivent recevoir receive receives get gets got give gives given grant grants granted "
    "donne donnes donnez donner "
    "donnons offre offres offrir offrez offrons offer offers profite profitent droit entitled "
    "entitlement eligible automatique automatic automatiques "
    "fais fait faire faites faisons doit doivent devra devront devez dois must should shall needs "
    "need needed necessaire "
    "necessaires required require requires requise requis obligatoire obligatoirement obligatory mandatory faut faudra "
    "demande demandes demandez demander demandee demandons ask asks asked exige exiger exigee exigez "
    "exigeons veux voudrais souhaite aimerais want "
    "puisse pouvoir peut can will would sera seront case cas soit leur leurs son sa ses their his "
    "her its our nos notre vos "
    "ici la dans in at by par de d of a au aux to as comme be been juste simplement only seulement uniquement "
    "minimal minimale besoin oblige prevoir prevois prevoyez faire merci please svp stp bonjour hello hi salut commis "
    "alors quelque quelques certain certaine certains certaines meme even also aussi egalement already deja bien "
    "ensemble entier entiere integralite globalement dossier dossiers partie parts part cours moment fois time times "
    "consideree considere consideres passe passent passer ete actuellement currently systematique "
    "propose proposer proposez proposons "
    "rate taux niveau petit petite niveau sera titre cadre politique policy procedure process note rappel nb attention "
    "voici voila suivante following instruction consigne cas general generally generale tarif tarifs price prices prix "
    "client's pratique pratiques pratiquer allow allows allowed autorise autorisee permis permet permitted possible "
    "envoye envoyee envoyees envoyes envoyer envoie envoies envoyez sent send sends sending fassent "
    "passed placed passes passees passee saisie saisies saisir saisis book booked process "
    "quel quelle quels quelles what do does did done so there here now maintenant maintenant equipe team ok okay "
    "ajustement ordre rules condition conditions compter comptez remplir rempli worth valeur valant dite dits appelle "
    "gagne gagnent earns earn sert use uses utilise utiliser using utilisez redige rediger rediges "
    "redigee rediges redigez written write draft ecris ecrire ecrivez established etabli etablis "
    "etablir "
    "these ces cette cet those lignes ligne lines line whole entire global fonction quelconque merely straight direct "
    "vente magasin jours ouvres ouvert commerciale exceptionnelle habituelle speciale special "
    "supplementaire additional extra commercial me moi lui them him us mon ma mes my "
    "c ceux celles celui celle from than too up out off if going goes veuille veuillez thanks thank cordialement"
)  # fmt: skip
_VAGUE = words("environ about around peu pres quelques several some approximativement roughly")
_OWN_SENSE = words(
    "si if quand when et and ou or pas not avec with sans without pour for sur on alors then donc "
    "client "
                   "clients customer commande order article produit item product cas lot")  # fmt: skip


def add_acts(table: Phrases) -> None:
    add, sense = table.add, Sense
    add(sense("grant", facts=("order_discount",), value="discount"),
        "remise | remises | rabais | ristourne | ristournes"
        " | reduction | reductions | discount | discounts | rebate | rebates | discounting | moins "
        "cher | cheaper | off | geste commercial"
        " | remise commerciale | discounted | promo | promotion | price cut")  # fmt: skip
    add(sense("deposit"),
        "acompte | acomptes | arrhes | deposit | deposits | down payment | down payments | upfront | "
        "up front"
        " | advance payment | prepayment | d avance | en avance | avance | in advance | avance sur "
        "commande | a la commande"
        " | prepay | prepaid | with the order | pre paiement | prepaiement")  # fmt: skip
    add(sense("chase", value="reminder"),
        "relance | relances | relancer | relancez | relançons | relancons | relancera | relancent | "
        "reminder | reminders"
        " | chase | chases | chasing | chased | remind | reminding | dunning | dun | payment "
        "reminder | payment reminders"
        " | rappel de paiement | rappels de paiement | mail de relance | lettre de relance | "
        "reminded | relancee | relancees | relances")  # fmt: skip
    add(sense("write", value="lead_mail"),
        "ecris | ecrire | ecrivez | ecrivons | e mail | e mails | mail | mails | email | emails | "
        "courriel"
        " | courriels | contacte | contacter | contactez | contact | contacting | message | messages "
        "| write | writing | demarche | demarcher"
        " | prospecter | prospecte | mailing | solliciter | sollicite | emailing | mailer")  # fmt: skip
    add(sense("send", value="bill"),
        "book | booking | saisir | saisie | saisies | saisi | saisis | process | take in | saisie "
        "automatiquement | saisis automatiquement | comptabilise* | enregistre* | booked "
        "automatically"
        " | booked | record | recorded | accept* | import* | integre* | take in | taken in | process "
        "automatically")  # fmt: skip
    add(sense("write"), "mets | mettre | mettez | put | affiche | afficher | affichez | display | imprime | imprimer")
    add(sense("add"),
        "ajoute | ajoutes | ajouter | ajoutez | rajoute | rajouter | rajoutez | ajoutons | add | "
        "adds | adding | added"
        " | facture/facturer/facturez/facturons leur/lui/_ | charge | charges | bill them | "
        "compte/comptez/compter leur/_ en plus"
        " | mets en plus | mettre en plus | join | include a | joins | glisse | glisser | append | "
        "include | ajout de/d | throw in")  # fmt: skip
    add(sense("fee"),
        "frais | fee | fees | charge of | surcharge | supplement | forfait | shipping costs | "
        "delivery charge"
        " | delivery fee | shipping | participation | delivery cost/costs | postage")  # fmt: skip
    add(sense("mention"),
        "mention | mentions | mentionne | mentionner | mentionnez | indique* que/qu/_ | precise* "
        "que/qu/_ | ecris sur le devis"
        " | note on the quote | the note | a note | the sentence | la phrase | the words | le texte |"
        " the text | inscris | inscrire | print"
        " | note saying/reading | mention saying | the wording | state that | the line saying | "
        "stating | le message | une note | la note")  # fmt: skip
    add(sense("classify"),
        "class* comme/en/as/dans/parmi/_ | consider* comme/as/_ | devient | deviennent | become | "
        "becomes | traite/traiter/traitez comme"
        " | treat as | treated as | treat | count/counts as | compte/comptent comme/pour | "
        "passe/passent en/au | qualifie/qualifier/qualifiez comme/de/_ | qualif*"
        " | range/ranger dans | categor* as/_ | deemed | regarded as | label* as/_ | "
        "flag/flagged/mark/marked/rate/rated as/_ | marque* comme/_"
        " | vu comme | seen as | est dit | on parle de")  # fmt: skip
    add(sense("wait"),
        "attend* | attend* au moins | wait | waits | wait at least | laisse/laisser/laissez passer/_ "
        "| patient* | wait for"
        " | patiente | give them | leave them | let them have | laisse leur | hold off | reporte* "
        "de/_ | postpone* by/_ | repousse* de/_ | decale* de/_"
        " | delay by/_ | au plus tot | at the earliest")  # fmt: skip
    add(sense("before"),
        "avant | before | until after | avant que | sooner than | earlier than | plus tot que | "
        "prior to | avant d avoir | until | que/qu apres"
        " | only after | not until | qu au bout de | qu a partir de | qu au dela de | apres | after |"
        " au bout de | passe un delai de")  # fmt: skip
    add(sense("of"), "de | d | of | du | des | worth of | in")
    add(sense("on"), "sur | on | portant sur | concernant | regarding | off of | s appliquant a | parmi")
    add(
        sense("for"),
        "pour | for | chez | aux | au | to | a destination de | envers | towards | concerning | as for | quant a",
    )
    add(
        sense("tax", value="incl"),
        "ttc | t t c | incl . vat | inc . vat | inc vat | vat incl | incl vat | including vat | vat "
        "included | toutes taxes comprises | taxes comprises | tax included",
    )
    add(sense("tax", value="excl"),
        "ht | h t | excl . vat | ex vat | hors taxes/taxe/tva | excl vat | excluding vat | before "
        "vat/tax | hors remise | avant remise | before discount | plus vat")  # fmt: skip
    add(
        sense("fill"),
        "from now on | a partir de maintenant | a partir d aujourd hui | jusqu a nouvel ordre | "
        "until further notice | dans tous les cas"
        " | in all cases | in any case | quoi qu il arrive | s il te plait | s il vous plait | a "
        "titre de | en termes de | as a rule"
        " | toute la commande | la totalite | l ensemble | whole order | sur toute la commande | on "
        "the whole order | on everything"
        " | sur tout | sur ces lignes | on these lines | sur la ligne | on the line | tout le monde |"
        " everyone | everybody | anybody"
        " | quel que soit/_ le/_ montant | whatever the amount | regardless of the amount | every "
        "customer | tous les clients"
        " | all customers | all our customers | tous nos clients | the customer base | a chaque fois "
        "| each time | every time"
        " | en general | d office | par defaut | by default | de base | en particulier | et c est "
        "tout | that s it | quelle que soit la commande"
        " | il faut que/qu/_ | je veux que/qu/_ | je voudrais que/qu/_ | j aimerais que/qu/_ | it is "
        "| il y a | there is | there are | il s agit de"
        " | a savoir que/_ | sache que | sachez que | note que | notez que | please note that | "
        "remember that | souviens toi que | n oublie pas que/de | don t forget that/to"
        " | make sure to/that/_ | veille a | assure toi de/que | as follows | comme suit | voici la "
        "regle | here is the rule | here s the rule"
        " | nouvelle regle | new rule | pour rappel | pour info | fyi | anything | at all | "
        "du tout | entre | between | compris/comprise/comprises entre | et entre | une fois pour "
        "toutes"
        " | au total | in total | en tout | overall | par commande | per order | order by order | au "
        "client | to the customer | a tous | to all | a chaque client"
        " | has to be | have to be | needs to be | doit etre | doivent etre | must be | ought to be |"
        " is asked for | est demande/demandee | est necessaire"
        " | est accordee | is granted | are granted | est accorde | le devis est | the quote is | "
        "sous forme de | dans le cadre de | la mise en place de"
        " | as soon as possible | no matter what | nothing else | rien d autre | for payment | without a person "
        "| sans personne | "
        "sans intervention humaine | sans controle humain | on its own | by itself | on our own | "
        "tout seul | toute seule | of all | avant l/_ envoi | avant de l/_ envoyer | before "
        "sending/_ it/them/_ | before it/they goes/go/leaves/leave out/_ | avant de/d partir | "
        "without human review | quoi que ce soit | before giving | avant d accorder | avant de "
        "faire/donner | au compteur | derriere eux | chez nous | with us | par an | de chez | en "
        "compte | a chaque commande | at any price",
    )
    add(
        sense("fill"),
        "d/_ abord | first | d entre eux | among them | de ma part | a ce moment | at that point | in place | in force",
    )
    for word in sorted((_FRAME | NOISE) - _OWN_SENSE - _VAGUE):
        add(sense("fill"), word)
    add(sense("fill", value="counted"), "h | heure | heures | hour | hours | ex | exemplaires | copies")
    add(sense("fill"), "% | € | ' | \" | / | * | + | … | — | “ | ” | # | × | x | ` | _")

"""The words for the facts a rule speaks about, French and English, folded."""

from __future__ import annotations

from graphs.rules.reading.senses import Phrases, Sense
from graphs.rules.vocabulary import MONTHS, WEEKDAYS

_NOUNS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("customer_years",), "",
        "anciennete du/des/de/_ client/clients/_ | customer s tenure | tenure | seniority | "
        "clients/client depuis"
     " | customers/customer since/for | customers/customer of | relation commerciale | customer relationship"),
    (("customer_overdue",), "overdue",
        "montant en retard du client | customer s overdue amount | "
        "montant/total des/de/d/_ impayes"
     " | arrieres | overdue balance/amount | montant en retard | amount overdue | montant impaye"),
    (("customer_overdue", "customer_overdue_days"), "overdue",
        "impayes | impaye | impayee | impayees | factures/facture impayees/impayee"
     " | factures/facture en retard | unpaid invoices/invoice/_ | overdue invoices | retard/retards de paiement"
     " | en retard de paiement/_ | outstanding invoices | late payers | mauvais payeurs | mauvais "
     "payeur | factures en souffrance"
     " | late payment/payments | behind on payments | en defaut de paiement | paie/paient en retard |"
     " pays/pay late | are late | is late"),
    (("customer_overdue_days",), "overdue", "retard du client/_ | customer s delay | jours de retard du client"),
    (("customer_open",), "", "encours du/client/_ client/_ | customer s open amount | open amount/balance | outstanding"
     " | outstanding balance/amount | solde ouvert/du client/_ | nous doit/doivent | nous "
     "doit/doivent deja | owe/owes us"
     " | owe/owes us already | en cours client | exposure | exposition | creances | ardoise"),
    (("order_total_incl_vat",), "order",
        "montant ttc de la commande | montant ttc | total ttc | order total "
        "including/incl vat"
     " | total including vat | amount including vat | total ttc de la commande"),
    (("order_total",), "order",
        "montant/total/valeur/prix total/_ ht/_ de la/sa/leur/cette/_ commande | montant/total de "
        "commande"
     " | montant/total du/de devis/panier/_ | order total/value/amount/size | total of the order | value of the order"
     " | amount of the order | quote total/value/amount | basket value | panier moyen/_ | montant ht "
     "| total ht | total amount"),
    (("order_total", "invoice_amount", "bill_total"), "",
        "montant | montants | total | somme | amount | amounts | value | "
        "valeur | sum | ht"),
    (("order_total", "order_quantity", "order_lines"), "order",
        "commande | commandes | order | orders | achat | achats | purchase"
     " | purchases | vente | ventes | sale | sales | affaire | affaires | deal | deals | basket | "
     "cart | chantier | project"
     " | commandes passees | ordering | acheter | achete | achetent | purchasing | facturation"),
    (("order_total", "order_quantity", "order_lines"), "quote",
        "devis | quote | quotes | quotation | quotations | proposition"
     " | quoting | propositions | offre | offres | offer | offers | estimate | estimates | chiffrage | "
     "proposition/propositions commerciale/commerciales"),
    (("order_quantity",), "",
        "quantite totale de la commande | quantite totale | total quantity of the order | total "
        "quantity"
     " | quantite commandee | quantity ordered | nombre d articles | nombre de pieces"),
    (("order_lines",), "",
        "nombre de lignes de/_ la/_ commande/_ | number of lines of/_ the/_ order/_ | nombre de "
        "references"),
    (("line_quantity", "order_quantity"), "",
        "quantite de la ligne | line quantity | quantite | quantites | "
        "quantity | quantities | qte"),
    (("line_unit_price",), "",
        "prix unitaire de/_ la/_ ligne/_ | unit price of/_ the/_ line/_ | prix/price a/par/per l/_ "
        "unite/unit/piece"
     " | unit prices | prix unitaires | apiece | la/_ piece | l unite | per unit/piece/item | a l unite | unitaire"),
    (("line_total",), "", "montant/total de la ligne | line total/amount/value | ligne | line"),
    (("invoice_amount",), "invoice",
        "montant/total/reste/solde a/_ payer/_ de/sur/_ la facture | invoice "
        "amount/total/value"),
    (("invoice_days_overdue",), "invoice",
        "retard de la/leur/_ facture | invoice s delay | echeance depassee de |"
        " echue depuis"
     " | echues depuis"),
    (("invoice_amount", "invoice_days_overdue"), "invoice", "facture | factures | invoice | invoices | due amount"),
    (("invoice_days_overdue", "customer_overdue_days", "customer_overdue"), "late",
        "retard | retards | en/de/d retard | overdue | late"
     " | past due | days late | past the due date | apres l/_ echeance | after the due date | after "
     "due date | d impaye | d impayes"
     " | depassement | retard de paiement de/_"),
    (("invoice_level",), "",
        "niveau de/_ relance/relances | niveau | level | reminder level | level of reminder | nombre "
        "de relances | reminders sent"),
    (("lead_employees",), "lead",
        "effectif du/_ prospect/_ | effectifs | headcount | salaries | employes | employees | staff |"
        " personnes | people | collaborateurs | lead s headcount | employee count | company size"
     " | taille de/d/_ l/_ entreprise/_ | nombre de/d salaries/employes"),
    (("lead_budget",), "lead", "budget du/_ prospect/_ | lead s budget | budgets | enveloppe"),
    (("lead_score",), "lead", "score du/_ prospect/_ | lead s score | scoring | note | notes"),
    (("lead_sector",), "lead",
        "secteur du prospect | secteur d activite | secteur | secteurs | "
        "sector | sectors | industry"
     " | lead s sector | activite | sector of activity | metier | domaine"),
    (("lead_region",), "lead",
        "region du prospect | lead s region | region | regions | departement | zone | area | "
        "territoire | "
        "base/bases/basee/basees/situe/situes/situee/situees/implante/implantes/implantee/implantees "
        "en/a/au/dans/_ | installe/installes en/a/au/dans/_"
     " | based/located in"),
    (("lead_source",), "lead", "source du prospect | lead s source | source | provenance | canal | channel | origine"
     " | "
     "venu/venus/venue/venues/venant/viennent/vient/arrive/arrives/rencontre/rencontres/issu/issus/provenant "
     "du/de/des/d/par/via/au/aux | came/come/coming/comes from/via/through | met at | via"),
    (("bill_total",), "bill",
        "montant de la facture fournisseur | supplier invoice amount | facture/factures "
        "fournisseur/fournisseurs/_"
     " d/_ achat/achats | facture/factures fournisseur/fournisseurs | facture/factures de/d/des "
     "fournisseur/fournisseurs"
     " | supplier s/_ invoice/invoices/bill/bills | bill | bills | purchase invoice/invoices | "
     "vendor invoice/invoices/bill/bills"),
    (("bill_supplier",), "bill", "fournisseur | fournisseurs | supplier | suppliers | vendor | vendors"),
    (("customer_language",), "", "langue du/des client/clients | customer s language | langue | language"),
    (("line_product",), "",
        "produit | produits | product | products | article | articles | item | items | reference | "
        "references"
     " | gamme | range"),
    (("customer", "customer_years"), "customer", "client | clients | cliente | clientes"
     " | customer | customers | acheteur | acheteurs | buyer | buyers | account | accounts | compte "
     "client | comptes clients"),
    (("lead_employees", "lead_budget", "lead_score"), "lead",
        "prospect | prospects | lead | leads | piste | pistes | entreprise | entreprises"
     " | contact entrant | company | companies | contacts"),
    (("weekday",), "", "jour n/_ est | jour de la semaine n/_ est | day is"), (("month",), "",
        "mois n/_ est | month is"),
)  # fmt: skip

_FLAGS: tuple[tuple[str, str, str], ...] = (
    ("customer_new", "true", "nouveau/nouveaux/nouvelle/nouvelles client/clients/cliente/clientes/acheteur/acheteurs"
     " | new customer/customers/client/clients/buyer/buyers/account/accounts | premiere commande | "
     "premier achat | premieres commandes"
     " | first order/orders/purchase/purchases | first time customers/customer/buyers/buyer | "
     "clients/client nouveau/nouveaux"
     " | est nouveau | est nouvelle | is new | are new | sont nouveaux | sa/leur premiere commande | jamais commande"
     " | newcomers | nouveaux venus | nouveau | nouveaux | nouvelle | nouvelles | new"),
    ("customer_disputed", "true",
        "litige en cours | litige | litiges | litiges en cours | open dispute | dispute | disputes | "
        "disputed"
     " | contestation en/_ cours/_ | conteste | en litige | in dispute | conteste sa/une/la facture |"
     " facture contestee | factures contestees | en/_ contentieux"),
    ("customer_promised", "true",
        "promesse de paiement/regler/reglement en/_ cours/_ | promesse en cours | promise/promises "
        "to pay running/_"
     " | promised to pay | promis de payer/regler | running promise | payment promise"),
    ("customer_final_notice", "true",
        "en/_ mise en demeure | mises en demeure | final notice | formal notice | mis en demeure | "
        "mise/mises en demeure"),
    ("lead_has_phone", "true",
        "telephone | numero de telephone | phone | phone number | numero | tel | portable | phone "
        "numbers"),
    ("lead_has_email", "true",
        "adresse e/_ mail | adresse email/courriel/electronique | email address | e mail address | "
        "mail address"),
    ("lead_known", "true",
        "deja client/cliente/clients | deja connu | already a/our/_ customer/customers/client | "
        "existing customer/customers"
     " | client/clients existant/existants | deja chez nous | already known | on connait deja | on "
     "connait | we already know | we know | nous connaissons deja/_"),
    ("bill_known_supplier", "true", "fournisseur/fournisseurs est/sont/_ connu/connus/deja/_ connu/connus"
     " | supplier/suppliers is/are known | known supplier/suppliers | fournisseur/fournisseurs "
     "connu/connus | est connu | is known | are known"),
    ("bill_known_supplier", "false",
        "fournisseur/fournisseurs inconnu/inconnus | unknown "
        "supplier/suppliers/vendor/vendors"
     " | nouveau/nouveaux fournisseur/fournisseurs | new supplier/suppliers/vendor | "
     "fournisseur/fournisseurs n est/sont pas connu/connus"
     " | supplier is not known | suppliers we do not know | unknown to us"),
    ("customer_segment", "loyal",
        "fidele* | loyal | loyaux | loyals | habitue | habitues | regulier | reguliers | reguliere | "
        "regulieres"
     " | regular | regulars | longtime | de longue date | long standing"),
    ("customer_segment", "vip",
        "vip | vips | v i p | grand/grands compte/comptes | key account/accounts | grands clients | "
        "premium"),
    ("customer_segment", "standard",
        "standard | standards | ordinaire | ordinaires | segment standard | "
        "standard segment | lambda"),
    ("customer_language", "en",
        "anglophone | anglophones | english speaking | parle/parlent anglais | "
        "speak/speaks english"
     " | anglophone/s"),
    ("customer_language", "fr",
        "francophone | francophones | french speaking | parle/parlent francais "
        "| speak/speaks french"),
)  # fmt: skip
_DAYS_FR = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS_FR = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
    "decembre",
)  # fmt: skip
DAYS = {name: day for french, day in zip(_DAYS_FR, WEEKDAYS, strict=True) for name in (french, day)}
MONTH_NUMBERS = {
    name: at + 1
    for at, (french, english) in enumerate(zip(_MONTHS_FR, MONTHS, strict=True))
    for name in (french, english)
}


def add_facts(table: Phrases) -> None:
    for fact, value, phrases in _FLAGS:
        table.add(Sense("test", facts=(fact,), value=value), phrases)
    for facts, value, phrases in _NOUNS:
        table.add(Sense("noun", facts=facts, value=value), phrases)
    for name, day in DAYS.items():
        table.add(Sense("option", facts=("weekday",), value=day), f"{name} | {name}s")
    table.add(Sense("option", facts=("weekday",), value="saturday sunday"), "week end | week ends | weekend | weekends")
    for name, number in MONTH_NUMBERS.items():
        table.add(Sense("option", facts=("month",), value=MONTHS[number - 1]), name)
    table.add(Sense("tongue", value="en"), "anglais | anglaise | english | l anglais")
    table.add(Sense("tongue", value="fr"), "francais | francaise | french | le francais")
    for label, phrases in (
        ("hot", "chaud | chauds | chaude | chaudes | hot | brulant | brulants"),
        ("warm", "tiede | tiedes | warm"),
        ("cold", "froid | froids | froide | froides | cold"),
        ("spam", "spam | spams | indesirable | indesirables | junk"),
    ):
        table.add(Sense("label", value=label), phrases)

"""Rules as managers of French companies say and write them."""

from __future__ import annotations

from tests.graphs.rules.corpus.french_discounts import DISCOUNTS
from tests.graphs.rules.corpus.french_rarer import RARER, TONES
from tests.graphs.rules.corpus.notation import (
    Said,
    deposit,
    fee,
    french,
    label,
    line,
    never,
    person,
    print_,
    role,
    speak,
    wait,
)

APPROVALS: list[Said] = [
    french(
        "Si la commande dépasse 10 000 €, alors l'accord de la direction est nécessaire",
        role("management"),
        yes="total=10001",
        no="total=10000",
    ),
    french(
        "Toute commande de plus de 8 000 € doit être validée par Hélène",
        person("P3"),
        yes="total=8001",
        no="total=8000",
    ),
    french("pas plus de 12 % de remise sans l'accord de Bastien", person("P2"), yes="disc=13", no="disc=12 | disc=0"),
    french(
        "au-delà de 15% il faut demander au responsable commercial", role("sales_lead"), yes="disc=16", no="disc=15"
    ),
    french(
        "Hélène Vasseur veut voir tous les devis pour Øresund Bakeries avant envoi",
        person("P3"),
        yes="cust=B04",
        no="cust=B01",
    ),
    french(
        "les devis au dessus de cinq mille euros passent par la direction",
        role("management"),
        yes="total=5001",
        no="total=5000",
    ),
    french(
        "Demande à Bastien dès qu'un nouveau client commande pour plus de 2 000 €",
        person("P2"),
        yes="new=true total=2001",
        no="new=false total=2001 | new=true total=2000",
    ),
    french(
        "aucun devis avec plus de 20 lignes ne part sans la validation du responsable commercial",
        role("sales_lead"),
        yes="lines=21",
        no="lines=20",
    ),
    french("La direction valide toute remise supérieure à 18 %", role("management"), yes="disc=19", no="disc=18"),
    french(
        "Si un client a plus de 1 000 € d'impayés, c'est Hélène qui décide",
        person("P3"),
        yes="overdue=1001",
        no="overdue=1000",
    ),
    french("fais valider par bastien les devis du client Greenfield", person("P2"), yes="cust=B05", no="cust=B04"),
    french(
        "validation de la direction obligatoire pour un client en litige",
        role("management"),
        yes="disputed=true",
        no="disputed=false",
    ),
    french(
        "Une facture fournisseur de plus de 2 500 € doit être approuvée par la direction",
        role("management"),
        yes="bill=2501",
        no="bill=2500",
    ),
    french(
        "Toute facture d'un fournisseur inconnu doit être validée par Hélène Vasseur",
        person("P3"),
        yes="known_supplier=false",
        no="known_supplier=true",
    ),
    french(
        "Quand un four est commandé, l'accord du responsable commercial est requis",
        role("sales_lead"),
        yes="prod=FOU-5N",
        no="prod=BAT-20",
    ),
    french(
        "Le week-end, chaque devis doit être validé par Bastien Rocher",
        person("P2"),
        yes="on=2026-11-28 | on=2026-11-29",
        no="on=2026-11-27",
    ),
    french(
        "Accord de la direction si la commande dépasse 4 000 € et que le client nous doit déjà plus de 2 000 €",
        role("management"),
        yes="total=4001 overdue=2001 open=2001",
        no="total=4000 overdue=2001 open=2001 | total=4001 overdue=0 open=0",
    ),
]

FORBIDS: list[Said] = [
    french(
        "Si le client a une facture en retard de plus de 60 jours, alors aucun devis",
        never("quote"),
        yes="overdue_days=61",
        no="overdue_days=60",
    ),
    french("jamais plus de 20 % de remise", never("discount"), yes="disc=21", no="disc=20"),
    french("Pas de remise pour les nouveaux clients", never("discount"), yes="new=true", no="new=false"),
    french("on ne fait aucune remise à Martin & Quesnel", never("discount"), yes="cust=B08", no="cust=B01"),
    french("ne relancez jamais l'Hôtel Astoria", never("reminder"), yes="cust=B02", no="cust=B01"),
    french("Interdiction de faire des remises sur le batteur", never("discount"), yes="prod=BAT-20", no="prod=FOU-5N"),
    french("Pas de relance pour les factures de moins de 50 €", never("reminder"), yes="inv=49", no="inv=50"),
    french("n'écrivez pas aux prospects qu'on connaît déjà", never("lead_mail"), yes="known=true", no="known=false"),
    french("aucun devis ne doit partir le dimanche", never("quote"), yes="on=2026-11-29", no="on=2026-11-23"),
    french("pas de remise en dessous de 150 euros de commande", never("discount"), yes="total=149", no="total=150"),
    french(
        "On n'enregistre pas tout seul les factures fournisseur au-dessus de 5 000 €",
        never("bill"),
        yes="bill=5001",
        no="bill=5000",
    ),
    french(
        "les clients en contentieux ne reçoivent plus de devis",
        never("quote"),
        yes="disputed=true final=true",
        no="disputed=false final=false",
    ),
    french(
        "Ne relance pas le client s'il a promis de payer", never("reminder"), yes="promised=true", no="promised=false"
    ),
    french(
        "remise interdite aux clients qui nous doivent plus de 500 € en retard",
        never("discount"),
        yes="overdue=501",
        no="overdue=500",
    ),
]

REMINDERS: list[Said] = [
    french("Si le client est VIP, pas de relance avant 20 jours de retard", wait(20), yes="seg=vip", no="seg=loyal"),
    french("jamais de relance avant dix jours de retard pour les fidèles", wait(10), yes="seg=loyal", no="seg=vip"),
    french("Laisse 30 jours à Øresund avant de les relancer", wait(30), yes="cust=B04", no="cust=B05"),
    french(
        "on attend deux semaines avant de relancer les factures de moins de 200 €",
        wait(14),
        yes="inv=199",
        no="inv=200",
    ),
    french("attendre 45 jours après l'échéance avant de relancer Solène", wait(45), yes="cust=B06", no="cust=B07"),
    french("Une relance à plus de 5 000 € doit être validée par Hélène", person("P3"), yes="inv=5001", no="inv=5000"),
    french(
        "le dernier rappel (niveau 3 et plus) passe par la direction",
        role("management"),
        yes="level=3 | level=4",
        no="level=2",
    ),
]

LEADS: list[Said] = [
    french(
        "Un prospect est chaud s'il a plus de 40 salariés et un budget d'au moins 8 k€",
        label("lead", "hot"),
        yes="staff=41 budget=8000",
        no="staff=40 budget=8000 | staff=41 budget=7999",
    ),
    french(
        "les prospects sans téléphone ni email sont froids",
        label("lead", "cold"),
        yes="phone=false email=false",
        no="phone=true email=false | phone=false email=true",
    ),
    french(
        "classe en tiède tout prospect avec un score entre 40 et 70",
        label("lead", "warm"),
        yes="score=40 | score=70",
        no="score=39 | score=71",
    ),
    french("Lead chaud = score > 75", label("lead", "hot"), yes="score=76", no="score=75"),
    french(
        "un prospect du secteur hôtellerie est chaud",
        label("lead", "hot"),
        yes="sector=hotellerie",
        no="sector=industrie",
    ),
    french(
        "Les prospects de Bretagne de plus de 10 employés sont chauds",
        label("lead", "hot"),
        yes="region=bretagne staff=11",
        no="region=bretagne staff=10 | region=alsace staff=50",
    ),
    french(
        "si le budget est inférieur à mille euros, le prospect est froid",
        label("lead", "cold"),
        yes="budget=999",
        no="budget=1000",
    ),
    french(
        "Les demandes venant de LinkedIn sont tièdes", label("lead", "warm"), yes="source=linkedin", no="source=salon"
    ),
    french(
        "un prospect à plus de 50 k€ de budget : faire valider par Bastien",
        person("P2"),
        yes="budget=50001",
        no="budget=50000",
    ),
]

OTHERS: list[Said] = [
    # classes of customers
    french("Un client de plus de 5 ans est fidèle", label("customer", "loyal"), yes="years=6", no="years=5"),
    french("considère Traiteur Solène comme VIP", label("customer", "vip"), yes="cust=B06", no="cust=B01"),
    french(
        "Si le client a plus de dix ans d'ancienneté alors c'est un VIP",
        label("customer", "vip"),
        yes="years=11",
        no="years=10",
    ),
    # deposits
    french("Si la commande dépasse 5 000 € alors acompte de 30 %", deposit(30), yes="total=5001", no="total=5000"),
    french(
        "quand demandons-nous un acompte ? 40 % au-dessus de 3 000 €", deposit(40), yes="total=3001", no="total=3000"
    ),
    french("nouveaux clients : 50% d'acompte à la commande", deposit(50), yes="new=true", no="new=false"),
    french("On demande 35 % d'arrhes pour tout achat de four", deposit(35), yes="prod=FOU-5N", no="prod=LEV-01"),
    french(
        "acompte de vingt pour cent dès que la commande atteint 2 000 euros",
        deposit(20),
        yes="total=2000",
        no="total=1999",
    ),
    # languages
    french("Si le client est Greenfield Foods alors devis en anglais", speak("en"), yes="cust=B05", no="cust=B01"),
    french("écris toujours en anglais à Øresund", speak("en"), yes="cust=B04", no="cust=B02"),
    french("Pour Kermarec les devis sont en français", speak("fr"), yes="cust=B01", no="cust=B02"),
    # lines and mentions
    french(
        "Si la commande est inférieure à 300 € alors ajouter une ligne « Frais de port » à 25 €",
        fee("Frais de port", 25),
        yes="total=299",
        no="total=300",
    ),
    french("ajoute l'emballage cadeau aux commandes des VIP", line("EMB-CAD"), yes="seg=vip", no="seg=loyal"),
    french(
        "frais de dossier de 15 € pour les nouveaux clients",
        fee("frais de dossier", 15),
        yes="new=true",
        no="new=false",
    ),
    french(
        "En dessous de 150 €, on facture 12,50 € de frais de port",
        fee("frais de port", "12.50"),
        yes="total=149",
        no="total=150",
    ),
    french(
        "En décembre, ajoute la mention « Livraison garantie avant Noël » sur les devis",
        print_("Livraison garantie avant Noël"),
        yes="on=2026-12-05",
        no="on=2026-11-23",
    ),
    french(
        "Pour les fours, mentionne « Garantie 2 ans pièces et main-d'œuvre »",
        print_("Garantie 2 ans pièces et main-d'œuvre"),
        yes="prod=FOU-5N",
        no="prod=BAT-20",
    ),
    french(
        'mettre "Merci de votre fidélité" sur les devis des clients fidèles',
        print_("Merci de votre fidélité"),
        yes="seg=loyal",
        no="seg=vip",
    ),
    french(
        "ajoute 2 moules à cake pour toute commande de plus de 1 000 €",
        line("MOU-CK", 2),
        yes="total=1001",
        no="total=1000",
    ),
    french("dès 1 500 € ajoute une livraison express", line("LIV-EX"), yes="total=1500", no="total=1499"),
]

SENTENCES = [*RARER, *DISCOUNTS, *APPROVALS, *FORBIDS, *REMINDERS, *TONES, *LEADS, *OTHERS]

"""More rules of both languages, written after the grammar had learnt from the first ones: what it does with others."""

from __future__ import annotations

from tests.graphs.rules.corpus.notation import (
    Said,
    deposit,
    english,
    fee,
    french,
    label,
    line,
    never,
    off,
    person,
    print_,
    role,
    speak,
    wait,
)  # fmt: skip

SENTENCES: list[Said] = [
    french(
        "Dès qu'un client VIP passe commande au-delà de 700 €, on lui fait 6 %",
        off(6),
        yes="seg=vip total=701",
        no="seg=vip total=700 | seg=loyal total=800",
    ),
    french("Il faut toujours accorder 5 % à la Maison Tévenin", off(5), yes="cust=B03", no="cust=B01"),
    french(
        "Nos fidèles clients profitent de 3,5 % dès 250 € de commande",
        off("3.5"),
        yes="seg=loyal total=250",
        no="seg=loyal total=249 | seg=vip total=300",
    ),
    french(
        "8 % pour toute commande de 15 sacs ou plus de farine de seigle",
        off(8),
        yes="prod=FAR-SEI lqty=15 qty=15",
        no="prod=FAR-SEI lqty=14 qty=14 | prod=FAR-T65 lqty=15 qty=15",
    ),
    french("Fais 4 % aux clients qui sont chez nous depuis au moins 2 ans", off(4), yes="years=2", no="years=1"),
    french(
        "remise exceptionnelle de 15 % sur le beurre jusqu'au 10 janvier 2027",
        off(15),
        yes="prod=BEU-AOP on=2027-01-10",
        no="prod=BEU-AOP on=2027-01-11 | prod=LEV-01",
    ),
    french(
        "Le mardi et le jeudi, les VIP ont 2 % de remise",
        off(2),
        yes="seg=vip on=2026-11-24 | seg=vip on=2026-11-26",
        no="seg=vip on=2026-11-25 | seg=loyal on=2026-11-24",
    ),
    french(
        "Astoria et Kermarec bénéficient de 9 % au-dessus de 1 200 euros",
        off(9),
        yes="cust=B02 total=1201 | cust=B01 total=1201",
        no="cust=B02 total=1200 | cust=B03 total=1300",
    ),
    french(
        "une commande inférieure à 80 € n'a droit à aucune remise", never("discount"), yes="total=79", no="total=80"
    ),
    french("La remise ne doit jamais excéder 25 %", never("discount"), yes="disc=26", no="disc=25"),
    french(
        "Pas de devis pour les clients qui ont plus de 3 000 € d'impayés",
        never("quote"),
        yes="overdue=3001",
        no="overdue=3000",
    ),
    french(
        "On ne relance pas le samedi ni le dimanche",
        never("reminder"),
        yes="on=2026-11-28 | on=2026-11-29",
        no="on=2026-11-30",
    ),
    french(
        "Bastien doit donner son feu vert pour les commandes de plus de 6 000 €",
        person("P2"),
        yes="total=6001",
        no="total=6000",
    ),
    french(
        "sans l'aval de la direction, pas de remise au-delà de 10 %", role("management"), yes="disc=11", no="disc=10"
    ),
    french("à partir de 9 000 €, c'est la direction qui valide", role("management"), yes="total=9000", no="total=8999"),
    french(
        "Les devis de Traiteur Solène doivent être relus par Hélène Vasseur",
        person("P3"),
        yes="cust=B06",
        no="cust=B07",
    ),
    french(
        "Une facture fournisseur au-dessus de 750 euros passe par Bastien Rocher",
        person("P2"),
        yes="bill=751",
        no="bill=750",
    ),
    french(
        "pour les clients fidèles, la première relance part au plus tôt 12 jours après l'échéance",
        wait(12),
        yes="seg=loyal",
        no="seg=vip",
    ),
    french("Ne pas relancer Greenfield avant 40 jours de retard", wait(40), yes="cust=B05", no="cust=B04"),
    french("Tout prospect de plus de 200 salariés est chaud", label("lead", "hot"), yes="staff=201", no="staff=200"),
    french("si le prospect n'a pas d'email il est froid", label("lead", "cold"), yes="email=false", no="email=true"),
    french(
        "est tiède un prospect dont le budget se situe entre 2 000 et 6 000 €",
        label("lead", "warm"),
        yes="budget=2000 | budget=6000",
        no="budget=1999 | budget=6001",
    ),
    french("les clients depuis plus de 8 ans sont classés VIP", label("customer", "vip"), yes="years=9", no="years=8"),
    french(
        "Demander 25 % d'acompte aux nouveaux clients dès 500 €",
        deposit(25),
        yes="new=true total=500",
        no="new=true total=499 | new=false total=600",
    ),
    french("acompte obligatoire de 30 % pour l'Hôtel Astoria", deposit(30), yes="cust=B02", no="cust=B01"),
    french("Les devis d'Øresund sont à rédiger en anglais", speak("en"), yes="cust=B04", no="cust=B05"),
    french(
        "Rajoute 1 livraison express pour les VIP au-dessus de 2 000 €",
        line("LIV-EX"),
        yes="seg=vip total=2001",
        no="seg=vip total=2000 | seg=loyal total=3000",
    ),
    french(
        "Forfait livraison de 18 € pour toute commande de moins de 200 €",
        fee("Forfait livraison", 18),
        yes="total=199",
        no="total=200",
    ),
    french(
        "inscrire « Prix fermes 3 mois » sur les devis de plus de 5 000 €",
        print_("Prix fermes 3 mois"),
        yes="total=5001",
        no="total=5000",
    ),
    english(
        "Whenever a VIP orders for more than €700, take 6% off",
        off(6),
        yes="seg=vip total=701",
        no="seg=vip total=700 | seg=loyal total=800",
    ),
    english("Maison Tévenin is entitled to a 5% discount", off(5), yes="cust=B03", no="cust=B01"),
    english(
        "our loyal customers enjoy 3.5% off once they reach €250",
        off("3.5"),
        yes="seg=loyal total=250",
        no="seg=loyal total=249 | seg=vip total=300",
    ),
    english(
        "8% off when ordering 15 or more sacks of rye flour",
        off(8),
        yes="prod=FAR-SEI lqty=15 qty=15",
        no="prod=FAR-SEI lqty=14 qty=14 | prod=FAR-T65 lqty=15 qty=15",
    ),
    english("customers who have been with us at least 2 years get 4%", off(4), yes="years=2", no="years=1"),
    english(
        "15% off butter until 10 January 2027",
        off(15),
        yes="prod=BEU-AOP on=2027-01-10",
        no="prod=BEU-AOP on=2027-01-11 | prod=LEV-01",
    ),
    english(
        "On Tuesdays and Thursdays VIPs get 2% off",
        off(2),
        yes="seg=vip on=2026-11-24 | seg=vip on=2026-11-26",
        no="seg=vip on=2026-11-25 | seg=loyal on=2026-11-24",
    ),
    english("Orders below €80 are not eligible for any discount", never("discount"), yes="total=79", no="total=80"),
    english("Discounts must never exceed 25%", never("discount"), yes="disc=26", no="disc=25"),
    english(
        "refuse quotes to customers with more than €3,000 overdue",
        never("quote"),
        yes="overdue=3001",
        no="overdue=3000",
    ),
    english("no chasing at weekends", never("reminder"), yes="on=2026-11-28 | on=2026-11-29", no="on=2026-11-30"),
    english(
        "Bastien must give the green light for orders above €6,000", person("P2"), yes="total=6001", no="total=6000"
    ),
    english("discounts over 10% require the approval of management", role("management"), yes="disc=11", no="disc=10"),
    english("Hélène Vasseur reviews every quote for Traiteur Solène", person("P3"), yes="cust=B06", no="cust=B07"),
    english(
        "any supplier bill over 750 euros needs Bastien Rocher's sign-off", person("P2"), yes="bill=751", no="bill=750"
    ),
    english("Do not chase Greenfield until they are 40 days late", wait(40), yes="cust=B05", no="cust=B04"),
    english("loyal customers are not reminded before 12 days past due", wait(12), yes="seg=loyal", no="seg=vip"),
    english("mark leads with over 200 employees as hot", label("lead", "hot"), yes="staff=201", no="staff=200"),
    english("a lead with no email is cold", label("lead", "cold"), yes="email=false", no="email=true"),
    english(
        "leads whose budget is between 2,000 and 6,000 euros are warm",
        label("lead", "warm"),
        yes="budget=2000 | budget=6000",
        no="budget=1999 | budget=6001",
    ),
    english("customers for more than 8 years count as VIP", label("customer", "vip"), yes="years=9", no="years=8"),
    english(
        "ask new customers for a 25% deposit from €500",
        deposit(25),
        yes="new=true total=500",
        no="new=true total=499 | new=false total=600",
    ),
    english("a 30% deposit is mandatory for Hôtel Astoria", deposit(30), yes="cust=B02", no="cust=B01"),
    english("All quotes to Øresund must be written in English", speak("en"), yes="cust=B04", no="cust=B05"),
    english(
        "include express delivery for VIPs above €2,000",
        line("LIV-EX"),
        yes="seg=vip total=2001",
        no="seg=vip total=2000 | seg=loyal total=3000",
    ),
    english("Small order fee of €18 on orders under €200", fee("Small order fee", 18), yes="total=199", no="total=200"),
    english(
        "write “Prices held for 3 months” on quotes over €5,000",
        print_("Prices held for 3 months"),
        yes="total=5001",
        no="total=5000",
    ),
]

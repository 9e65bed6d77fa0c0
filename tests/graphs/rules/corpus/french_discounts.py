"""Discounts as managers of French companies say and write them."""

from __future__ import annotations

from tests.graphs.rules.corpus.notation import Said, french, off

DISCOUNTS: list[Said] = [
    # the textbook form
    french(
        "Si la commande dépasse 800 € et que le client est fidèle, alors remise de 7 %",
        off(7),
        yes="total=801 seg=loyal",
        no="total=800 seg=loyal | total=900 seg=standard",
    ),
    french("Si commande >= 1 500 € alors remise 3 %", off(3), yes="total=1500 | total=9000", no="total=1499.99"),
    french("Si le client est VIP alors 12 % de remise", off(12), yes="seg=vip", no="seg=loyal"),
    french(
        "Si quantité > 20 et produit = farine de seigle alors remise 4 %",
        off(4),
        yes="lqty=21 prod=FAR-SEI qty=21",
        no="lqty=20 prod=FAR-SEI qty=20 | lqty=50 prod=FAR-T65 qty=50",
    ),
    french("Si le client est Boulangerie Kermarec alors remise de 6,5 %", off("6.5"), yes="cust=B01", no="cust=B02"),
    french("Si le client est fidèle ou VIP, remise de 5 %", off(5), yes="seg=loyal | seg=vip", no="seg=standard"),
    # as people talk
    french("les clients fidèles ont droit à 8% sur tout", off(8), yes="seg=loyal", no="seg=standard | seg=vip"),
    french("on fait toujours 10 % à l'Astoria", off(10), yes="cust=B02", no="cust=B01"),
    french(
        "10% pour Kermarec dès 1000 euros d'achat",
        off(10),
        yes="cust=B01 total=1000",
        no="cust=B01 total=999 | cust=B02 total=2000",
    ),
    french(
        "à partir de dix sacs de farine T65, cinq pour cent de remise",
        off(5),
        yes="prod=FAR-T65 lqty=10 qty=10",
        no="prod=FAR-T65 lqty=9 qty=9 | prod=CHO-64 lqty=30 qty=30",
    ),
    french(
        "accorde 15 % sur le batteur aux VIP",
        off(15),
        yes="prod=BAT-20 seg=vip",
        no="prod=FOU-5N seg=vip | prod=BAT-20 seg=loyal",
    ),
    french("Remise de 2 % pour toute commande d'au moins 5 lignes", off(2), yes="lines=5", no="lines=4"),
    french(
        "le chocolat est à -10 % pour les fidèles",
        off(10),
        yes="prod=CHO-64 seg=loyal | prod=CHO-LAI seg=loyal",
        no="prod=CHO-64 seg=vip | prod=BEU-AOP seg=loyal",
    ),
    french(
        "remise 10% si client fidele et commande superieure a 500 euros",
        off(10),
        yes="total=501 seg=loyal",
        no="total=500 seg=loyal | total=600 seg=vip",
    ),
    french(
        "Nos clients de plus de trois ans bénéficient de 4 % de remise.", off(4), yes="years=4", no="years=3 | years=1"
    ),
    french("on accorde 3% de ristourne au-delà de 2000€ HT", off(3), yes="total=2001", no="total=2000"),
    french(
        "Pour les commandes comprises entre 1 000 et 3 000 €, 5 % de remise.",
        off(5),
        yes="total=1000 | total=3000",
        no="total=999 | total=3001",
    ),
    french(
        "Dès 400 €, 5 % sauf pour les nouveaux clients",
        off(5),
        yes="total=400 new=false",
        no="total=400 new=true | total=399 new=false",
    ),
    french(
        "Tous les clients sauf Maison Tévenin ont 2 % au-dessus de 1 000 €.",
        off(2),
        yes="cust=B01 total=1001",
        no="cust=B03 total=1001 | cust=B01 total=1000",
    ),
    french(
        "Jusqu'au 31 décembre 2026, 20 % sur les moules à cake",
        off(20),
        yes="prod=MOU-CK on=2026-12-31",
        no="prod=MOU-CK on=2027-01-01 | prod=BOI-20 on=2026-12-01",
    ),
    french(
        "du 1er au 15 décembre 2026 : 10 % sur les boîtes pâtissières",
        off(10),
        yes="prod=BOI-20 on=2026-12-01 | prod=BOI-20 on=2026-12-15",
        no="prod=BOI-20 on=2026-11-30 | prod=BOI-20 on=2026-12-16",
    ),
    french(
        "Le vendredi, 5 % pour tout le monde sur la levure",
        off(5),
        yes="prod=LEV-01 on=2026-11-27",
        no="prod=LEV-01 on=2026-11-26",
    ),
    french(
        "en août les commandes de plus de 300 € ont 5 %",
        off(5),
        yes="total=301 on=2027-08-10",
        no="total=301 on=2027-09-10 | total=300 on=2027-08-10",
    ),
    french(
        "Quelle remise pour les VIP ? 11 %, à condition que la commande atteigne 250 €.",
        off(11),
        yes="seg=vip total=250",
        no="seg=vip total=249 | seg=loyal total=300",
    ),
    french(
        "merci d'appliquer toujours 9 % de réduction aux commandes supérieures à deux mille euros des clients fidèles",
        off(9),
        yes="seg=loyal total=2001",
        no="seg=loyal total=2000 | seg=vip total=3000",
    ),
    french(
        "Un client fidèle qui commande pour plus de 1,2 k€ a 6 %",
        off(6),
        yes="seg=loyal total=1201",
        no="seg=loyal total=1200",
    ),
    french("VIP = 13 %", off(13), yes="seg=vip", no="seg=standard"),
    french("Kermarec, Astoria et Solène : 5 % de remise", off(5), yes="cust=B01 | cust=B02 | cust=B06", no="cust=B03"),
    french(
        "moitié prix sur l'emballage cadeau pour les VIP",
        off(50),
        yes="prod=EMB-CAD seg=vip",
        no="prod=EMB-CAD seg=loyal",
    ),
    french(
        "plus de 100 kg de chocolat noir => 12%",
        off(12),
        yes="prod=CHO-64 lqty=101 qty=101",
        no="prod=CHO-64 lqty=100 qty=100 | prod=CHO-LAI lqty=200 qty=200",
    ),
    french(
        "Si le client n'est ni VIP ni fidèle, remise de 1 % dès 100 €",
        off(1),
        yes="seg=standard total=100",
        no="seg=vip total=100 | seg=loyal total=100 | seg=standard total=99",
    ),
    french(
        "une ligne de plus de 500 € chez un fidèle : 3 % sur cette ligne",
        off(3),
        yes="ltotal=501 seg=loyal",
        no="ltotal=500 seg=loyal | ltotal=600 seg=vip",
    ),
    french("Remise de 10 % si la commande dépasse 500 € TTC", off(10), yes="ttc=501", no="ttc=500"),
    french(
        "Les clients qui n'ont aucun retard de paiement ont 2 % à partir de 600 €",
        off(2),
        yes="overdue=0 overdue_days=0 total=600",
        no="overdue=50 overdue_days=3 total=600 | overdue=0 overdue_days=0 total=599",
    ),
    french(
        "Applique 4% au client Pâtisserie Aubépine s'il prend du beurre",
        off(4),
        yes="cust=B07 prod=BEU-AOP",
        no="cust=B07 prod=LEV-01 | cust=B01 prod=BEU-AOP",
    ),
]

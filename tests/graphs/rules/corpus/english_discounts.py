"""Discounts as managers of English-speaking companies say and write them."""

from __future__ import annotations

from tests.graphs.rules.corpus.notation import Said, english, off

DISCOUNTS: list[Said] = [
    # the textbook form
    english(
        "If the order is over €750 and the customer is loyal, then a 6% discount",
        off(6),
        yes="total=751 seg=loyal",
        no="total=750 seg=loyal | total=751 seg=vip",
    ),
    english("If order > 2000 then discount 4%", off(4), yes="total=2001", no="total=2000"),
    english("If the customer is VIP then 9% discount", off(9), yes="seg=vip", no="seg=standard"),
    english(
        "If the customer is Hôtel Astoria and the order is at least €300, then 5% discount",
        off(5),
        yes="cust=B02 total=300",
        no="cust=B02 total=299 | cust=B01 total=300",
    ),
    english(
        "If the product is butter and the quantity is at least 12 then 3% discount",
        off(3),
        yes="prod=BEU-AOP lqty=12 qty=12",
        no="prod=BEU-AOP lqty=11 qty=11 | prod=LEV-01 lqty=12 qty=12",
    ),
    # as people talk
    english("loyal customers get 8% off everything", off(8), yes="seg=loyal", no="seg=vip | seg=standard"),
    english(
        "give Kermarec 10% from 1,000 euros",
        off(10),
        yes="cust=B01 total=1000",
        no="cust=B01 total=999 | cust=B05 total=1000",
    ),
    english(
        "ten percent off rye flour for VIPs",
        off(10),
        yes="prod=FAR-SEI seg=vip",
        no="prod=FAR-SEI seg=loyal | prod=FAR-T65 seg=vip",
    ),
    english("Greenfield always gets 12 per cent", off(12), yes="cust=B05", no="cust=B04"),
    english(
        "buy 10 or more cake tins and you get 15% off them",
        off(15),
        yes="prod=MOU-CK lqty=10 qty=10",
        no="prod=MOU-CK lqty=9 qty=9 | prod=BOI-20 lqty=10 qty=10",
    ),
    english("customers with us for more than 3 years: 4%", off(4), yes="years=4", no="years=3"),
    english("anything above five thousand euros earns a 5 % rebate", off(5), yes="total=5001", no="total=5000"),
    english(
        "Everyone except Maison Tévenin gets 2% over €1,000",
        off(2),
        yes="cust=B01 total=1001",
        no="cust=B03 total=1001 | cust=B01 total=1000",
    ),
    english("2% off orders with 5 lines or more", off(2), yes="lines=5", no="lines=4"),
    english("3% for orders between €500 and €900", off(3), yes="total=500 | total=900", no="total=499 | total=901"),
    english("no matter what, VIP customers get 11 percent off", off(11), yes="seg=vip", no="seg=loyal"),
    english(
        "until 31 December 2026, 20% off cake tins",
        off(20),
        yes="prod=MOU-CK on=2026-12-31",
        no="prod=MOU-CK on=2027-01-01",
    ),
    english(
        "from 1 to 15 December 2026 take 10% off dark chocolate",
        off(10),
        yes="prod=CHO-64 on=2026-12-01 | prod=CHO-64 on=2026-12-15",
        no="prod=CHO-64 on=2026-12-16 | prod=CHO-LAI on=2026-12-05",
    ),
    english("on Fridays yeast is 5% off", off(5), yes="prod=LEV-01 on=2026-11-27", no="prod=LEV-01 on=2026-11-26"),
    english(
        "5% off in August for orders over €300",
        off(5),
        yes="total=301 on=2027-08-03",
        no="total=301 on=2027-07-03 | total=300 on=2027-08-03",
    ),
    english(
        "What do VIPs get? 7% as long as they spend at least €250.",
        off(7),
        yes="seg=vip total=250",
        no="seg=vip total=249 | seg=loyal total=250",
    ),
    english("discount of 5% unless the customer is new", off(5), yes="new=false", no="new=true"),
    english(
        "chocolate is 10% off for loyal and VIP customers",
        off(10),
        yes="prod=CHO-64 seg=loyal | prod=CHO-LAI seg=vip",
        no="prod=CHO-64 seg=standard | prod=LEV-01 seg=vip",
    ),
    english("Kermarec, Astoria and Solène get 5% off", off(5), yes="cust=B01 | cust=B02 | cust=B06", no="cust=B03"),
    english("half price on gift wrap for VIPs", off(50), yes="prod=EMB-CAD seg=vip", no="prod=EMB-CAD seg=loyal"),
    english(
        "6% discount when a loyal customer orders for more than 1.2k",
        off(6),
        yes="seg=loyal total=1201",
        no="seg=loyal total=1200 | seg=vip total=2000",
    ),
    english(
        "loyal custmers who spend over 500 euro get 10% discout",
        off(10),
        yes="seg=loyal total=501",
        no="seg=loyal total=500",
    ),
    english("Over €500 incl. VAT: 2% discount", off(2), yes="ttc=501", no="ttc=500"),
    english(
        "mixers are 8% cheaper for loyal customers",
        off(8),
        yes="prod=BAT-20 seg=loyal",
        no="prod=BAT-20 seg=vip | prod=FOU-5N seg=loyal",
    ),
    english(
        "VIP or loyal, with an order above 400 EUR → 3%",
        off(3),
        yes="seg=vip total=401 | seg=loyal total=401",
        no="seg=standard total=401 | seg=vip total=400",
    ),
    english(
        "Customers who are neither loyal nor VIP get 1% from €100.",
        off(1),
        yes="seg=standard total=100",
        no="seg=vip total=100 | seg=standard total=99",
    ),
]

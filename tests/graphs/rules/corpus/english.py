"""Rules as managers of English-speaking companies say and write them."""

from __future__ import annotations

from tests.graphs.rules.corpus.english_discounts import DISCOUNTS
from tests.graphs.rules.corpus.notation import (
    Said,
    deposit,
    english,
    fee,
    label,
    line,
    never,
    off,
    person,
    print_,
    role,
    speak,
    tone,
    wait,
)

APPROVALS: list[Said] = [
    english(
        "If the order exceeds €12,000 then management must approve",
        role("management"),
        yes="total=12001",
        no="total=12000",
    ),
    english("every order above 8k needs Hélène's approval", person("P3"), yes="total=8001", no="total=8000"),
    english("no more than 15% without management's approval", role("management"), yes="disc=16", no="disc=15"),
    english("ask Priya before giving more than 10% discount", person("P5"), yes="disc=11", no="disc=10"),
    english(
        "The sales lead has to sign off on quotes over €5,000", role("sales_lead"), yes="total=5001", no="total=5000"
    ),
    english("Anything for Greenfield goes past Priya Nair first", person("P5"), yes="cust=B05", no="cust=B01"),
    english(
        "new customers ordering for more than €2,000: check with the boss",
        role("management"),
        yes="new=true total=2001",
        no="new=true total=2000 | new=false total=2001",
    ),
    english(
        "quotes with more than 20 lines must be approved by the sales lead",
        role("sales_lead"),
        yes="lines=21",
        no="lines=20",
    ),
    english(
        "Bastien validates all quotes at weekends",
        person("P2"),
        yes="on=2026-11-28 | on=2026-11-29",
        no="on=2026-11-27",
    ),
    english(
        "Get management approval if the customer has more than €1,000 overdue",
        role("management"),
        yes="overdue=1001",
        no="overdue=1000",
    ),
    english(
        "Supplier invoices over €2,500 need to be approved by Hélène Vasseur",
        person("P3"),
        yes="bill=2501",
        no="bill=2500",
    ),
    english(
        "bills from unknown suppliers must be approved by management",
        role("management"),
        yes="known_supplier=false",
        no="known_supplier=true",
    ),
    english("I don't want ovens quoted without Bastien's ok", person("P2"), yes="prod=FOU-5N", no="prod=BAT-20"),
    english("Reminders for more than €5,000 have to go through Hélène", person("P3"), yes="inv=5001", no="inv=5000"),
]

FORBIDS: list[Said] = [
    english(
        "If the customer is more than 60 days overdue then no quote",
        never("quote"),
        yes="overdue_days=61",
        no="overdue_days=60",
    ),
    english("never more than 20% discount", never("discount"), yes="disc=21", no="disc=20"),
    english("no discounts for new customers", never("discount"), yes="new=true", no="new=false"),
    english("we don't do discounts on mixers", never("discount"), yes="prod=BAT-20", no="prod=FOU-5N"),
    english("Don't ever chase Hôtel Astoria for payment", never("reminder"), yes="cust=B02", no="cust=B01"),
    english("do not send reminders for invoices under €50", never("reminder"), yes="inv=49", no="inv=50"),
    english("don't email leads we already know", never("lead_mail"), yes="known=true", no="known=false"),
    english("no quotes on Sundays", never("quote"), yes="on=2026-11-29", no="on=2026-11-28"),
    english("nothing off for orders below €150", never("discount"), yes="total=149", no="total=150"),
    english(
        "Customers with a dispute must not be sent quotes", never("quote"), yes="disputed=true", no="disputed=false"
    ),
    english("don't remind customers who promised to pay", never("reminder"), yes="promised=true", no="promised=false"),
    english("Martin & Quesnel never gets a discount", never("discount"), yes="cust=B08", no="cust=B01"),
    english(
        "never book a supplier invoice above 10,000 euros without a person",
        never("bill"),
        yes="bill=10001",
        no="bill=10000",
    ),
    english(
        "stop discounts for anyone owing more than 500 euros overdue",
        never("discount"),
        yes="overdue=501",
        no="overdue=500",
    ),
]

REMINDERS: list[Said] = [
    english("If the customer is VIP then no reminder before 20 days overdue", wait(20), yes="seg=vip", no="seg=loyal"),
    english("never chase loyal customers before ten days overdue", wait(10), yes="seg=loyal", no="seg=vip"),
    english("Give Øresund 30 days before chasing them", wait(30), yes="cust=B04", no="cust=B05"),
    english("wait two weeks before sending reminders for invoices below €200", wait(14), yes="inv=199", no="inv=200"),
    english("hold off reminders to Solène until 45 days after the due date", wait(45), yes="cust=B06", no="cust=B07"),
    english(
        "final notices (level 3 or above) need management's approval",
        role("management"),
        yes="level=3 final=true",
        no="level=2 final=false",
    ),
]

LEADS: list[Said] = [
    english(
        "A lead is hot if it has more than 40 employees and a budget of at least €8k",
        label("lead", "hot"),
        yes="staff=41 budget=8000",
        no="staff=40 budget=8000 | staff=41 budget=7999",
    ),
    english(
        "leads without phone or email are cold",
        label("lead", "cold"),
        yes="phone=false email=false",
        no="phone=true email=true",
    ),
    english(
        "score between 40 and 70: warm lead", label("lead", "warm"), yes="score=40 | score=70", no="score=39 | score=71"
    ),
    english("hot lead = score above 75", label("lead", "hot"), yes="score=76", no="score=75"),
    english(
        "prospects in the catering sector are hot", label("lead", "hot"), yes="sector=catering", no="sector=banking"
    ),
    english(
        "treat leads with a budget under a thousand euros as cold",
        label("lead", "cold"),
        yes="budget=999",
        no="budget=1000",
    ),
    english("Leads coming from LinkedIn are warm", label("lead", "warm"), yes="source=linkedin", no="source=fair"),
    english(
        "Leads with a budget over 50k must be approved by Priya", person("P5"), yes="budget=50001", no="budget=50000"
    ),
    english(
        "companies from Brittany with 10+ staff are hot leads",
        label("lead", "hot"),
        yes="region=brittany staff=10",
        no="region=brittany staff=9 | region=alsace staff=20",
    ),
]

OTHERS: list[Said] = [
    english("a customer of more than 5 years is loyal", label("customer", "loyal"), yes="years=6", no="years=5"),
    english("treat Traiteur Solène as VIP", label("customer", "vip"), yes="cust=B06", no="cust=B01"),
    english("If the order exceeds €5,000 then a 30% deposit", deposit(30), yes="total=5001", no="total=5000"),
    english("when do we ask for a deposit? 40% above 3 000 €", deposit(40), yes="total=3001", no="total=3000"),
    english("new customers pay 50% upfront", deposit(50), yes="new=true", no="new=false"),
    english("we need a 35 percent down payment on ovens", deposit(35), yes="prod=FOU-5N", no="prod=LEV-01"),
    english("for Øresund always quote in English", speak("en"), yes="cust=B04", no="cust=B05"),
    english("Greenfield's quotes go out in English", speak("en"), yes="cust=B05", no="cust=B04"),
    english("quote Kermarec in French", speak("fr"), yes="cust=B01", no="cust=B02"),
    english(
        "If the order is below €300 then add a line “Shipping” at €25",
        fee("Shipping", 25),
        yes="total=299",
        no="total=300",
    ),
    english("add gift wrap to VIP orders", line("EMB-CAD"), yes="seg=vip", no="seg=loyal"),
    english("charge new customers a €15 handling fee", fee("handling fee", 15), yes="new=true", no="new=false"),
    english(
        "orders under €150 carry a delivery charge of 12.50 euros",
        fee("delivery charge", "12.50"),
        yes="total=149",
        no="total=150",
    ),
    english(
        'in December add the note "Delivered before Christmas" to quotes',
        print_("Delivered before Christmas"),
        yes="on=2026-12-05",
        no="on=2026-11-23",
    ),
    english(
        "print “Two-year warranty” on quotes with an oven",
        print_("Two-year warranty"),
        yes="prod=FOU-5N",
        no="prod=BAT-20",
    ),
    english("throw in 2 cake tins on orders over €1,000", line("MOU-CK", 2), yes="total=1001", no="total=1000"),
    english("add express delivery from €1,500", line("LIV-EX"), yes="total=1500", no="total=1499"),
]

RARER: list[Said] = [
    english("English-speaking customers get their quotes in English", speak("en"), yes="lang=en", no="lang=fr"),
    english("invoices from supplier Lorient Paper go through Hélène", person("P3"),
            yes="supplier=lorient~paper", no="supplier=edf"),
    english("items above €800 apiece need the sales lead's approval", role("sales_lead"),
            yes="price=801", no="price=800"),
    english("more than 200 units in total: 3% off", off(3), yes="qty=201", no="qty=200"),
    english("when an invoice is more than 90 days late, Hélène approves the reminder",
            person("P3"), yes="late=91 overdue_days=91", no="late=90 overdue_days=90"),
    english("no reminders on Mondays", never("reminder"), yes="on=2026-11-23", no="on=2026-11-24"),
]  # fmt: skip

TONES: list[Said] = [
    english("only courteous reminders for VIPs", tone("courteous"), yes="seg=vip", no="seg=loyal"),
    english("never send a final notice to loyal customers", tone("firm"), yes="seg=loyal", no="seg=vip"),
    english("no firm reminders to Greenfield", tone("courteous"), yes="cust=B05", no="cust=B04"),
    english("VIPs are never sent firm reminders", tone("courteous"), yes="seg=vip", no="seg=loyal"),
    english("If the invoice is below €200 then only polite reminders", tone("courteous"), yes="inv=199", no="inv=200"),
    english("no reminder harsher than firm for customers of more than 3 years",
        tone("firm"), yes="years=4", no="years=3"),
    english("keep reminders to new customers friendly", tone("courteous"), yes="new=true", no="new=false"),
    english("no reminders other than courteous ones in August",
        tone("courteous"), yes="on=2027-08-10", no="on=2027-09-10"),
    english("No final notice or formal notice to customers who promised to pay",
        tone("firm"), yes="promised=true", no="promised=false"),
]  # fmt: skip

SENTENCES = [*RARER, *DISCOUNTS, *APPROVALS, *FORBIDS, *REMINDERS, *TONES, *LEADS, *OTHERS]

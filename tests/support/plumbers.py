"""A plumbing firm in CSV: another trade, other ranks, a director who writes French and one who writes English."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "company.csv": """key,value
name,Plomberie Roussel
legal_form,SARL
address,3 quai des Tanneurs
postal_code,44000
city,Nantes
country,France
email,bureau@plomberie-roussel.example
vat_exempt,no
""",
    "roles.csv": """name,rank,discount_limit,amount_limit
technicien,1,0,1500
bureau,2,10,8000
gerance,3,30,
""",
    "people.csv": """name,email,role,language,time_zone
Ibrahim Sow,ibrahim@plomberie-roussel.example,technicien,fr,Europe/Paris
Kate Doyle,kate@plomberie-roussel.example,technicien,en,Europe/Paris
Nadège Pons,nadege@plomberie-roussel.example,bureau,fr,Europe/Paris
Solange Roussel,solange@plomberie-roussel.example,gerance,fr,Europe/Paris
Edward Finch,edward@plomberie-roussel.example,gerance,en,Europe/London
""",
    "customers.csv": """name,email,contact,segment,customer_since,language,payment_terms_days
Syndic Loire Habitat,gestion@loire-habitat.example,Paul Ménard,loyal,2018-04-02,fr,30
Boulangerie Perrin,perrin@boulangerie-perrin.example,Anne Perrin,standard,2024-01-15,fr,30
The Anchor Inn,hello@anchor-inn.example,Tom Reed,standard,2023-06-01,en,30
""",
    "products.csv": """sku,name,aliases,unit,unit_price,vat_rate,stock
MIT-01,Mitigeur lavabo chromé,mitigeur|mixer tap,pièce,89.00,20,40
CHE-80,Chauffe-eau électrique 80 L,chauffe-eau|water heater,pièce,410.00,20,12
SIP-32,Siphon PVC 32 mm,siphon|trap,pièce,7.50,20,300
MO-H,Heure de main d'œuvre,heure de pose|labour hour,heure,58.00,20,9999
""",
}


def write(folder: Path) -> Path:
    """Makes the folder that `commis import` reads."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder

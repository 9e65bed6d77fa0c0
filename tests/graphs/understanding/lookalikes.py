"""Three more invented companies, with names that are easily taken for one another: materials, IT, a bakery."""

from __future__ import annotations

from integrations.books.port import Directory
from tests.graphs.understanding.companies import customer, product

MATERIALS = Directory(
    "materials-1",
    [
        customer("M1", "Martin SARL", "compta@martin-sarl.example", "Paul Martin"),
        customer("M2", "Martin Frères", "bureau@martin-freres.example", "Luc Martin"),
        customer("M3", "Saint-Aubin Matériaux", "contact@saint-aubin.example", "Marie Leroy"),
        customer("M4", "3D Concept", "hello@3dconcept.example", "Zoé Blanc"),
        customer("M5", "L'Atelier 52", "contact@atelier52.example", "Hugo Noir"),
        customer("M6", "Bati Plus Nantes", "nantes@batiplus.example", "Jean Durand"),
        customer("M7", "Bati Plus Rennes", "rennes@batiplus.example", "Anne Durand"),
        customer("M8", "SNCTP", "achats@snctp.example", "Karim Belaid"),
        customer("M9", "J.B. Rénovation", "jb@jb-renov.example", "Jérôme Bost"),
        customer("M10", "Mairie de Sainte-Croix", "mairie@sainte-croix.example", "Mme Vidal"),
        customer("M11", "Les Deux Frères", "lesdeux@freres.example", "Ali Kaya"),
        customer("M12", "Couvreurs du Val", "val@couvreurs.example", "Pierre Carré"),
    ],
    [
        product("CIM35", "Sac de ciment 35 kg", "ciment", "ciment 35 kg", unit="sac"),
        product("CIM25", "Sac de ciment 25 kg", "ciment 25 kg", unit="sac"),
        product("BA13", "Plaque BA13 120x250", "placo", "ba13", "plaque de plâtre", unit="plaque"),
        product("BA13H", "Plaque BA13 hydrofuge 120x250", "placo hydrofuge", "ba13 hydro", unit="plaque"),
        product("TC1416", "Tube cuivre 14/16", "cuivre 14/16", unit="barre"),
        product("TC1618", "Tube cuivre 16/18", "cuivre 16/18", unit="barre"),
        product("VIS535", "Vis à bois 5x35 boîte de 200", "vis 5x35", unit="boîte"),
        product("SAB", "Sable 0/4 big bag", "sable", unit="big bag"),
        product("PAR20", "Parpaing 20x20x50", "parpaing de 20", "agglo de 20", unit="pièce"),
        product("PEI10", "Peinture blanche mate 10 L", "peinture blanche", "peinture mate", unit="pot"),
        product("GANT9", "Gants taille 9", "gants", unit="paire"),
        product("BET", "Béton prêt à l'emploi 25 kg", "béton", unit="sac"),
    ],
)

AGENCY = Directory(
    "agency-1",
    [
        customer("A1", "Clinique Pasteur", "dsi@pasteur.example", "Dr Anne Roy"),
        customer("A2", "Cabinet Pasteur & Associés", "contact@cabinet-pasteur.example", "Me Paul Pasteur"),
        customer("A3", "Orange Bleue Fitness", "it@orangebleue.example", "Sam Petit"),
        customer("A4", "B2B Services", "admin@b2b.example", "Nora Cohen"),
        customer("A5", "ACME Ltd", "ops@acme.example", "John Smith", language="en"),
        customer("A6", "Acme France", "achats@acme-france.example", "Jeanne Smith"),
        customer("A7", "KPI", "hello@kpi.example", "Lou Adam"),
    ],
    [
        product("CONS", "Journée de conseil", "conseil", "jour de conseil", "consulting day", unit="jour"),
        product("O365", "Licence Office 365", "office 365", "office", "o365", unit="licence"),
        product("O365E3", "Licence Office 365 E3", "office 365 e3", "e3", unit="licence"),
        product("SUP247", "Support 24/7", "support", "astreinte 24/7", unit="mois"),
        product("FORM", "Formation utilisateur (demi-journée)", "formation", unit="session"),
        product("SRV1", "Serveur rack 1U 32 Go", "serveur 1u", unit="pièce"),
        product("SSD1", "SSD 1 To", "ssd", "disque ssd 1 to", unit="pièce"),
        product("SSD2", "SSD 2 To", "disque ssd 2 to", unit="pièce"),
        product("AUD", "Audit de sécurité", "audit", unit="forfait"),
    ],
)

BAKERY = Directory(
    "bakery-1",
    [
        customer("B1", "The Corner Shop", "owner@cornershop.example", "Mary Jones", language="en"),
        customer("B2", "Baker & Sons", "orders@bakersons.example", "Tom Baker", language="en"),
        customer("B3", "Baker Street Cafe", "hello@bakerstreet.example", "Sarah Holmes", language="en"),
        customer("B4", "St. Mary's School", "bursar@stmarys.example", "Jane Doe", language="en"),
        customer("B5", "Green Leaf Bristol", "bristol@greenleaf.example", "Al Green", language="en"),
        customer("B6", "Green Leaf Bath", "bath@greenleaf.example", "Bo Green", language="en"),
        customer("B7", "O'Neill's", "pub@oneills.example", "Sean O'Neill", language="en"),
        customer("B8", "One Stop", "one@onestop.example", "Kim Lee", language="en"),
    ],
    [
        product("SOUR", "Sourdough loaf 800 g", "sourdough", unit="piece"),
        product("WHOL", "Wholemeal loaf 800 g", "wholemeal", "brown loaf", unit="piece"),
        product("CROI", "Butter croissant", "croissant", unit="piece"),
        product("PAIN", "Pain au chocolat", "choc croissant", unit="piece"),
        product("BAG6", "Bagels pack of 6", "bagel", "bagels", unit="pack"),
        product("FLOU", "Strong white flour 16 kg", "flour", "bread flour", unit="sack"),
        product("SCON", "Fruit scone", "scone", unit="piece"),
        product("CUPC", "Dozen cupcakes box", "cupcakes", "cupcake box", unit="box"),
        product("NAPK", "Napkins 500", "napkins", unit="pack"),
    ],
)

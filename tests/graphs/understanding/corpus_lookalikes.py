"""Requests whose customer, goods or quantity are easily taken for others: what must be sure, and what must be asked.

A customer or product in «» must not be sure; `sure` False: nothing may be done before a person was asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from integrations.books.port import Directory
from tests.graphs.understanding.lookalikes import AGENCY, BAKERY, MATERIALS


@dataclass(frozen=True)
class Asked:
    directory: Directory
    text: str
    customer: str
    lines: str
    discount: str = ""
    left: list[str] = field(default_factory=list[str])
    sure: bool = True


def _said(directory: Directory, rows: list[tuple[object, ...]]) -> list[Asked]:
    return [Asked(directory, *row) for row in rows]  # type: ignore[arg-type] - rows are as the fields of Asked


ASKED: list[Asked] = [
    *_said(
        MATERIALS,
        [
            ("devis Martin 10 sacs de ciment", "«Martin»", "10 × «sacs de ciment»"),
            (
                "devis pour martin sarl : 10 sacs ciment 35kg et 20 plaques ba13",
                "M1",
                "10 × CIM35; 20 × BA13 / plaques",
            ),
            ("Devis pour Martin Frères 12 sacs de ciment 25 kg, 4 tubes cuivre 14/16", "M2", "12 × CIM25; 4 × TC1416"),
            (
                "SALUT DEVIS POUR SAINT AUBIN MATERIAUX 40 PLAQUES BA13 HYDRO ET 200 PARPAINGS DE 20",
                "M3",
                "40 × «BA13 HYDRO» / PLAQUES; 200 × PAR20",
            ),
            ("3D Concept veut 6 pots de peinture blanche", "M4", "6 × PEI10 / pots"),
            ("devis 3d concept : 2 big bag de sable", "M4", "2 × SAB"),
            ("pour l'atelier 52, 15 sacs de beton", "M5", "15 × BET / sacs"),
            ("atelier 52: 15 béton", "M5", "15 × BET"),
            ("devis L'Atelier 53 : 15 béton", "«L'Atelier 53»", "15 × BET"),
            ("Bati Plus : 10 ciment", "«Bati Plus»", "10 × CIM35"),
            ("bati plus rennes 10 sacs de ciment 35", "M7", "10 × CIM35"),
            ("Devis Bati Plus Angers : 10 sacs de ciment 35 kg", "«Bati Plus Angers»", "10 × CIM35"),
            ("devis snctp 50 BA13", "M8", "50 × BA13"),
            ("DEVIS SNCTP : TC1416 x12, TC1618 x 6", "M8", "12 × TC1416; 6 × TC1618"),
            ("devis J.B. renovation 3 boîtes de vis 5x35", "M9", "3 × VIS535 / boîtes"),
            ("mairie de sainte croix: 2 sable", "M10", "2 × SAB"),
            ("Mairie de Sainte-Foy : 2 sable", "«Mairie de Sainte-Foy»", "2 × SAB"),
            ("devis pour les deux freres : deux sacs de ciment 35 kg", "M11", "2 × CIM35"),
            ("devis Couvreurs du Val : deux tubes cuivre 14/16 et trois placo", "M12", "2 × TC1416; 3 × BA13"),
            ("Couvreurs du Val d'Oise : 3 placo", "«Couvreurs du Val d'Oise»", "3 × BA13"),
            ("Quantité 12 placo pour Pierre Carré", "M12", "12 × BA13"),
            ("devis pour M. Durand 10 parpaings de 20", "«M. Durand»", "10 × PAR20"),
            ("devis Paul Martin 10 gants taille 9", "M1", "10 × GANT9"),
            ("10 gants Martin Freres", "M2", "10 × GANT9"),
            ("il me faut 30 parpaings pr snctp + 4 sable", "M8", "30 × PAR20; 4 × SAB"),
            ("CIM35\t10\nBA13\t20\nTC1416\t5\npour SNCTP", "M8", "10 × CIM35; 20 × BA13; 5 × TC1416"),
            (
                "Réf\tDésignation\tQté\nCIM35\tSac de ciment 35 kg\t10\nBA13\tPlaque BA13\t20",
                "",
                "10 × CIM35; 20 × BA13",
            ),
            ("devis snctp\nciment 35 kg;10\nplaque ba13;20", "M8", "10 × CIM35; 20 × BA13"),
            (
                "devis snctp pareil que la derniere fois + 10 placo",
                "M8",
                "10 × BA13",
                "",
                ["pareil que la derniere fois"],
                False,
            ),
            ("devis pour le compte de Martin Frères : 10 placo", "M2", "10 × BA13"),
            ("devis SNCTP entre 10 et 15 placo", "M8", "? × BA13", "", ["entre 10 et 15"]),
            ("devis SNCTP 10-15 placo", "M8", "? × BA13", "", ["10-15"]),
            ("devis SNCTP placo x12 livré à Nantes", "M8", "12 × BA13", "", ["livré à Nantes"]),
            (
                "devis SNCTP 12 placo, livraison chantier rue Pasteur",
                "M8",
                "12 × BA13",
                "",
                ["livraison chantier rue Pasteur"],
            ),
            ("devis SNCTP 12 placo et relance la mairie", "M8", "12 × BA13", "", ["relance la mairie"]),
            (
                "fais un devis SNCTP 12 placo et un devis 3D Concept 4 sable",
                "M8",
                "12 × BA13; 3 × «Concept»; 4 × SAB",
                "",
                [],
                False,
            ),
            ("devis pour SNCTP et Martin Frères : 12 placo", "M8", "12 × BA13", "", ["Martin Frères"], False),
            ("2 palettes de ciment 35kg pour snctp", "M8", "2 × CIM35 / palettes"),
            ("devis SNCTP 10 placo à 7 € pièce", "M8", "10 × BA13", "", ["à 7 € pièce"]),
            ("devis SNCTP 100 m de tube cuivre 14/16", "M8", "100 × TC1416 / m"),
            ("devis pour Martin-Leroy SA : 4 sable", "«Martin-Leroy SA»", "4 × SAB"),
            ("devis pour Saint-Aubin : 4 sable", "M3", "4 × SAB"),
            ("devis Saint-Aubin-du-Cormier : 4 sable", "«Saint-Aubin-du-Cormier»", "4 × SAB"),
            ("Devis Karim : 4 sable", "«Karim»", "4 × SAB"),
            ("devis pour Martin SAS : 10 placo", "«Martin SAS»", "10 × BA13"),
            ("devis pour Martin et Fils: 10 placo", "«Martin et Fils»", "10 × BA13"),
            ("devis pour Concept : 10 placo", "M4", "10 × BA13"),
            ("devis SNCTP : sac de ciment", "M8", "? × «sac de ciment»"),
            ("devis SNCTP : 3 ciment 30 kg", "M8", "3 × «ciment 30 kg»"),
            ("devis SNCTP : 3 BA15", "M8", "3 × «BA15»"),
            ("devis SNCTP : 3 plaques BA13 120x300", "M8", "3 × «BA13 120x300» / plaques"),
            ("devis 6 placo, ferme des tilleuls", "", "6 × BA13", "", ["ferme des tilleuls"]),
            (
                "nouveau client : Tilleuls Déco, tilleuls@deco.example, 6 placo",
                "«Tilleuls Déco, tilleuls@deco.example»",
                "6 × BA13",
            ),
            (
                "new customer Val Toitures <val@toitures.example> 6 placo",
                "«Val Toitures val@toitures.example»",
                "6 × BA13",
            ),
            (
                "devis pour Val Toitures (val@toitures.example) 6 placo",
                "«Val Toitures (val@toitures.example)»",
                "6 × BA13",
            ),
            (
                "devis pour Bati Plus Nantes, compta@autre.example : 6 placo",
                "«Bati Plus Nantes, compta@autre.example»",
                "6 × BA13",
            ),
            (
                "devis Martin Frères 6 placo à envoyer à luc@perso.example",
                "«luc@perso.example»",
                "6 × BA13",
                "",
                ["Martin Frères"],
                False,
            ),
            ("devis 6 placo pour le nouveau client Durand Toitures", "«Durand Toitures»", "6 × BA13"),
            ("nouveau client Durand Toitures, devis 6 placo", "«Durand Toitures»", "6 × BA13"),
            ("client: SNCTP\nplaco: 12\nsable: 2", "M8", "12 × BA13; 2 × SAB"),
            ("Snctp besoin 12 placo urgent!!!", "M8", "12 × BA13"),
            ("pour snctp je veux pas de placo mais 12 sable", "M8", "12 × SAB", "", ["pas de placo"]),
            ("devis snctp 1/2 palette de parpaings", "M8", "? × PAR20", "", ["1/2"]),
            ("devis snctp 2 x 6 placo", "M8", "? × BA13", "", ["2 x 6"]),
            ("devis SNCTP 2 lots de 6 placo", "M8", "2 × BA13 / lots de 6"),
            ("Si possible 10 placo pour SNCTP avec 5% de remise", "M8", "10 × BA13", "5"),
            ("si tu peux, devis SNCTP 10 placo remise 5%", "M8", "10 × BA13", "5"),
            ("devis SNCTP, attention Marie Leroy, 10 placo", "M8", "10 × BA13", "", ["attention Marie Leroy"], False),
            ("Marie Leroy de Saint-Aubin veut 10 placo", "M3", "10 × BA13"),
            (
                "devis pour Saint-Aubin Matériaux, contact Marie Leroy, 10 placo",
                "M3",
                "10 × BA13",
                "",
                ["contact Marie Leroy"],
            ),
            ("devis pour Saint-Aubin Matériaux (contact@saint-aubin.example) 10 placo", "M3", "10 × BA13"),
            ("devis pour Toto Saint-Aubin Matériaux 10 placo", "«Toto Saint-Aubin Matériaux»", "10 × BA13"),
            ("10 placo Saint-Aubin Toto", "«Saint-Aubin Toto»", "10 × BA13"),
            ("Snctp Angers 10 placo", "«Snctp Angers»", "10 × BA13"),
            ("devis Menuiserie Martin Frères 10 placo", "«Menuiserie Martin Frères»", "10 × BA13"),
            ("il faudrait 10 placo chez Menuiserie Carré", "«Menuiserie Carré»", "10 × BA13"),
            ("10 placo, c'est pour Carré Menuiserie", "«Carré Menuiserie»", "10 × BA13"),
            ("devis pour BATI PLUS NANTES SARL 10 PLACO", "M6", "10 × BA13"),
            ("devis pour martin freres et fils 10 placo", "«martin freres et fils»", "10 × BA13"),
            ("dix placo et cinq sable svp pour les couvreurs du val", "M12", "10 × BA13; 5 × SAB"),
            (
                "15 placo + vingt parpaings de 20 et une trentaine de sacs de beton pr snctp",
                "M8",
                "15 × BA13; 20 × PAR20; 30 × BET / sacs",
            ),
            ("devis snctp 12 placo hydro 3 placo", "M8", "12 × BA13H; 3 × BA13"),
            ("devis snctp 2000000 placo", "M8", "2000000 × BA13"),
            ("devis SNCTP -5 placo", "M8", "-5 × BA13"),
            ("devis SNCTP 10 placo dont 3 hydro", "M8", "10 × BA13; 3 × BA13H", "", ["dont"], False),
            ("devis SNCTP 1 500 parpaings de 20", "M8", "1500 × PAR20"),
            ("devis SNCTP 1.500 parpaings de 20", "M8", "1500 × PAR20"),
            ("devis SNCTP 1,5 sable", "M8", "1.5 × SAB"),
            ("devis snctp ba13:12,sable:3", "M8", "12 × BA13; 3 × SAB"),
        ],
    ),
    *_said(
        AGENCY,
        [
            ("devis KPI 3 journées de conseil", "A7", "3 × CONS"),
            ("devis pour KPI : 2,5 jours de conseil et 10 licences office 365", "A7", "2.5 × CONS; 10 × O365"),
            (
                "devis clinique pasteur 25 licences Office 365 E3 + support 24/7 12 mois",
                "A1",
                "25 × O365E3; 12 × SUP247 / mois",
            ),
            ("devis Pasteur 2 audits", "«Pasteur»", "2 × AUD"),
            ("ACME : 3 ssd 2 to", "«ACME»", "3 × SSD2"),
            ("quote for Acme Ltd 3 ssd 1 to, 1 serveur", "A5", "3 × SSD1; 1 × SRV1"),
            ("quote for ACME: 3 consulting days", "«ACME»", "3 × CONS"),
            ("please quote ACME France for 5 office licences", "A6", "5 × «office licences»"),
            ("devis orange bleue 12 mois de support 24/7", "A3", "12 × SUP247 / mois"),
            ("devis Orange 3 formations", "A3", "3 × FORM"),
            ("devis pour Dr Roy : 1 audit", "A1", "1 × AUD"),
            ("Quote John Smith three SSD 2 TB", "A5", "3 × SSD2"),
            ("devis pour kpi : 24 licences o365 à 20 % de remise", "A7", "24 × O365 / licences", "20"),
            ("devis kpi support 24/7", "A7", "? × SUP247"),
            ("devis KPI Consulting 3 journées de conseil", "«KPI Consulting»", "3 × CONS"),
            ("devis kpi une journée de conseil et deux ssd 1 to", "A7", "1 × CONS; 2 × SSD1"),
            ("devis kpi 10 office", "A7", "10 × O365"),
            ("peux tu envoyer à Acme France un devis de dix licences office 365 stp ?", "A6", "10 × O365"),
        ],
    ),
    *_said(
        BAKERY,
        [
            ("Quote for Baker: 20 croissants", "«Baker»", "20 × CROI"),
            ("quote for Baker & Sons: two sourdough and ten scones", "B2", "2 × SOUR; 10 × SCON"),
            ("quote for Baker and Sons - 3 dozen croissants", "B2", "36 × CROI"),
            ("Quote for Green Leaf: 10 scones", "«Green Leaf»", "10 × SCON"),
            ("Green Leaf Bath need 40 bagels", "B6", "40 × BAG6"),
            ("Green Leaf Exeter need 40 bagels", "«Green Leaf Exeter»", "40 × BAG6"),
            ("quote for one stop: one cupcake box", "B8", "1 × CUPC"),
            (
                "O'Neill's wants five sourdough loaves, six wholemeal and a dozen croissants",
                "B7",
                "5 × SOUR; 6 × WHOL; 12 × CROI",
            ),
            ("quote The Corner Shop 2 sacks of flour", "B1", "2 × FLOU / sacks"),
            ("corner shop 20 croissants 10 pain au chocolat", "B1", "20 × CROI; 10 × PAIN"),
            ("Quote for Mary: 20 croissants", "«Mary»", "20 × CROI"),
            ("Quote for Sarah Holmes, 20 croissants & 30 scones, 5% off the scones", "B3", "20 × CROI; 30 × SCON -5"),
            ("Quote for Baker Street: 20 croissants", "B3", "20 × CROI"),
            ("quote for Baker Street Books: 20 croissants", "«Baker Street Books»", "20 × CROI"),
            ("PLEASE QUOTE O'NEILLS 100 NAPKINS", "B7", "100 × NAPK"),
            (
                "can we do 15 scones and 20 croissants for St. Mary's by friday",
                "B4",
                "15 × SCON; 20 × CROI",
                "",
                ["by friday"],
            ),
            (
                "Hello,\nCould you quote us for 3 sacks of flour and 200 croissants?\n"
                "Kind regards,\nSarah Holmes\nBaker Street Cafe\nsarah@bakerstreet.example",
                "B3",
                "3 × FLOU / sacks; 200 × CROI",
                "",
                ["Sarah Holmes"],
            ),
            ("quote for One Stop: 12 loaves", "B8", "12 × «loaves»"),
            ("quote for One Stop: twenty-five scones, two hundred croissants", "B8", "25 × SCON; 200 × CROI"),
            ("quote for Corner Bakery: 12 scones", "«Corner Bakery»", "12 × SCON"),
        ],
    ),
]

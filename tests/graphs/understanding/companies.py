"""Three invented companies with awkward names: tableware, building materials, IT services."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from graphs.understanding.reading import Situation
from integrations.books.port import Customer, Directory, Product


def customer(
    number: str, name: str, email: str = "", contact: str = "", siren: str = "", language: str = "fr"
) -> Customer:
    return Customer(number, name, email, contact, "standard", None, language, 30, siren, "")


def product(sku: str, name: str, *aliases: str, unit: str = "pièce") -> Product:
    return Product(sku, name, list(aliases), unit, Decimal("10"), Decimal("20"), Decimal("100"))


TABLEWARE = Directory(
    "tableware-1",
    [
        customer("C1", "Hôtel Bellerive", "achats@bellerive.example", "Anne Morel", "552100554"),
        customer("C2", "Dupont & Fils", "bureau@dupont-fils.example", "Jean Dupont"),
        customer("C3", "Dupont Traiteur", "cuisine@dupont-traiteur.example", "Luc Garnier"),
        customer("C4", "Brasserie du Port", "contact@brasserie-du-port.example", "Sofia Lenoir"),
        customer("C5", "Nordlys ApS", "hello@nordlys.example", "Lars Holm", language="en"),
        customer("C6", "Le Moulin de Paris", "moulin@gmail.com", "Paul Rivière"),
        customer("C7", "Théâtre des Tasses", "scene@tasses.example", "Inès Faure"),
        customer("C8", "L'Épicerie fine de Lyon", "bonjour@epicerie-lyon.example", "Nadia Benali"),
        customer("C9", "Martin, Durand et Associés", "cabinet@mda.example", "Claire Martin"),
        customer("C10", "Saint-Étienne Événements SARL", "salut@se-ev.example", "Hugo Petit"),
    ],
    [
        product("TAS-300", "Tasse à café 300 ml", "tasse", "cup"),
        product("MUG-GR", "Mug en grès", "mug"),
        product("MUG-BL", "Mug en grès bleu", "mug bleu"),
        product("THE-FO", "Théière en fonte", "théière", "teapot"),
        product("SOU-12", "Soucoupe 12 cm", "soucoupe", "saucer"),
        product("MOU-01", "Moulin à café", "moulin", "grinder"),
        product("SEL-POI", "Set sel et poivre", "salière et poivrière", "salt and pepper set"),
        product("FIL-04", "Filtre papier n°4", "filtre", "paper filter", unit="carton"),
        product("VER-25", "Verre à eau 25 cl"),
        product("VER-33", "Verre à eau 33 cl"),
        product("CAF-250", "Café moka 250 g"),
        product("CAF-VR", "Café moka en grains", unit="kg"),
        product("PLA-40", "Plateau bois, 40 x 30 cm", "plateau bois"),
        product("COF-12", "Coffret 12 tasses", "coffret de tasses"),
        product("THE-VE", "Thé vert Sencha", "sencha"),
        product("NAP-90", "Nappe 90 x 90", "nappe"),
        product("CAR-1L", "Carafe 1 L", "carafe", "jug"),
        product("GAN-01", "Gants de service", "gants", unit="paire"),
    ],
)

BUILDING = Directory(
    "building-7",
    [
        customer("K01", "Maçonnerie Lefèvre", "lefevre@maconnerie.example", "Guy Lefèvre"),
        customer("K02", "Bâti-Sud SAS", "commandes@bati-sud.example", "Karim Haddad", "812345674"),
        customer("K03", "Carrelages de l'Ouest", "info@carr-ouest.example", "Yann Le Goff"),
        customer("K04", "Charpente Ciment & Co", "hello@ccco.example", "Emma Stone", language="en"),
        customer("K05", "Toitures Roux SARL", "roux@toitures.example", "Marc Roux"),
        customer("K06", "Toitures Roux SAS", "sas@roux.example", "Alice Roux"),
        customer("K07", "Commune de Villeneuve-sur-Lot", "mairie@villeneuve.example", "M. Bonnet"),
        customer("K08", "Harper Construction Ltd", "orders@harper.example", "Tom Harper", language="en"),
    ],
    [
        product("CIM-325", "Ciment CEM II 32,5 R sac 35 kg", "ciment 32.5", "cement", unit="sac"),
        product("CIM-425", "Ciment CEM I 42,5 sac 25 kg", "ciment 42.5", unit="sac"),
        product("SAB-04", "Sable 0/4", "sable", "sand", unit="tonne"),
        product("GRA-20", "Gravier 4/20", "gravier", "gravel", unit="tonne"),
        product("PAR-20", "Parpaing creux 20x20x50", "parpaing de 20", "breeze block"),
        product("PAR-15", "Parpaing creux 15x20x50", "parpaing de 15"),
        product("BA13", "Plaque de plâtre BA13 250 x 120 cm", "placo", "plasterboard"),
        product("VIS-350", "Vis TTPC 3,5x35 boîte de 500", "boîte de vis", "box of screws", unit="boîte"),
        product("TUB-PVC-40", "Tube PVC Ø 40 mm, 4 m", "tube pvc 40"),
        product("TUB-PVC-100", "Tube PVC Ø 100 mm, 4 m", "tube pvc 100"),
        product("LDV-200", "Laine de verre 200 mm", "laine de verre", "glass wool", unit="m²"),
        product("TUI-CAN", "Tuile canal", "tuile", "roof tile"),
        product("GAI-20", "Gaine électrique 20 mm", "gaine", unit="m"),
        product("POU-3M", "Poutrelle béton 3 m", "poutrelle"),
        product("10045", "Mortier-colle flex", "mortier colle", unit="sac"),
    ],
)

SERVICES = Directory(
    "services-3",
    [
        customer("S1", "Clinique des Lilas", "dsi@lilas.example", "Dr Hélène Vidal"),
        customer("S2", "Agence Pixel & Plume", "studio@pixelplume.example", "Théo Blanc"),
        customer("S3", "Aurora Robotics", "it@aurora-robotics.example", "Mia Chen", language="en"),
        customer("S4", "Aurora Foods", "ops@aurora-foods.example", "Ben Okafor", language="en"),
        customer("S5", "Mairie de Saint-Cloud", "si@saint-cloud.example", "Rémi Caron"),
        customer("S6", "Support & Conseil SA", "contact@sconseil.example", "Julie Support"),
        customer("S7", "Garage Le Cloud", "garage@gmail.com", "Omar Sy"),
        customer("S8", "3D Factory", "print@3dfactory.example", "Zoé Klein", language="en"),
    ],
    [
        product("DEV-J", "Développement, jour senior", "jour de développement", "dev day", unit="jour"),
        product("CONS-J", "Conseil en architecture", "jour de conseil", "consulting day", unit="jour"),
        product("M365-BS", "Licence Microsoft 365 Business Standard", "microsoft 365", "m365", unit="licence"),
        product("AV-PRO", "Antivirus Pro (1 an)", "antivirus", unit="licence"),
        product("SUP-24", "Support 24/7", "astreinte", "24/7 support", unit="mois"),
        product("HEB-M", "Hébergement cloud M", "hébergement", "cloud hosting", unit="mois"),
        product("FORM-GIT", "Formation Git et GitHub", "formation git", "git training", unit="session"),
        product("PC-14", 'Ordinateur portable 14" 16 Go', "portable", "laptop", "pc portable"),
        product("ECR-27", "Écran 27 pouces 4K", "écran", "monitor", "screen"),
        product("SAU-1T", "Sauvegarde 1 To", "sauvegarde", "backup", unit="mois"),
        product("AUD-SEC", "Audit de sécurité", "audit", "security audit"),
        product("CAB-RJ45", "Câble RJ45 cat. 6, 2 m", "câble réseau", "network cable"),
    ],
)

TODAY = date(2026, 11, 23)


def situation(directory: Directory, language: str = "fr", **more: object) -> Situation:
    return Situation(directory, language, TODAY, **more)  # type: ignore[arg-type] - keyword by keyword, for brevity

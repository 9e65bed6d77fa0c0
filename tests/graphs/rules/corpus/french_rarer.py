"""Rarer rules of French companies, and those about the tone of reminders."""

from __future__ import annotations

from tests.graphs.rules.corpus.notation import (
    Said,
    french,
    never,
    off,
    person,
    role,
    speak,
    tone,
)

RARER: list[Said] = [
    french("Les clients anglophones reçoivent leur devis en anglais", speak("en"), yes="lang=en", no="lang=fr"),
    french("toute facture du fournisseur Papeterie Lorient passe par Hélène", person("P3"),
           yes="supplier=papeterie~lorient", no="supplier=edf"),
    french("Articles à plus de 800 € pièce : accord du responsable commercial", role("sales_lead"),
           yes="price=801", no="price=800"),
    french("plus de 200 unités commandées en tout, 3 % de remise", off(3), yes="qty=201", no="qty=200"),
    french("Si une facture a plus de 90 jours de retard, la relance doit être validée par la direction",
           role("management"), yes="late=91 overdue_days=91", no="late=90 overdue_days=90"),
    french("Pas de relance le lundi", never("reminder"), yes="on=2026-11-23", no="on=2026-11-24"),
    french("Chaque été (juillet et août), 6 % sur la farine de seigle", off(6),
           yes="prod=FAR-SEI on=2027-07-02 | prod=FAR-SEI on=2027-08-02", no="prod=FAR-SEI on=2027-09-02"),
]  # fmt: skip

TONES: list[Said] = [
    french("les VIP ne reçoivent que des relances courtoises", tone("courteous"), yes="seg=vip", no="seg=loyal"),
    french("relances courtoises seulement pour les clients fidèles",
        tone("courteous"), yes="seg=loyal", no="seg=vip"),
    french("pas de relance ferme pour Greenfield", tone("courteous"), yes="cust=B05", no="cust=B04"),
    french("jamais de dernier avis (mise en demeure) pour les clients de plus de 5 ans",
        tone("firm"), yes="years=6", no="years=5"),
    french("Jamais de mise en demeure pour l'Hôtel Astoria", tone("firm"), yes="cust=B02", no="cust=B01"),
    french("aucune relance sévère en dessous de 100 €", tone("courteous"), yes="inv=99", no="inv=100"),
    french("pas de relance ferme ni de mise en demeure pour les nouveaux clients",
        tone("courteous"), yes="new=true", no="new=false"),
    french("Pas de relance ferme avant 30 jours de retard pour les VIP",
        tone("courteous"), yes="seg=vip late=29", no="seg=vip late=30 | seg=loyal late=29"),
    french("Si le client a promis de payer, les relances restent polies",
        tone("courteous"), yes="promised=true", no="promised=false"),
    french("rien de plus ferme qu'une relance courtoise en décembre",
        tone("courteous"), yes="on=2026-12-10", no="on=2026-11-24"),
]  # fmt: skip

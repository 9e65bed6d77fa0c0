"""What of a mail is read for goods: no word of the request is left out, and around it only what is known."""

from __future__ import annotations

import pytest

from graphs.sorting.wish import wish_of

ASKS = "Pouvez-vous me faire un devis pour 12 mugs ?"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (f"Bonjour Claire,\n\n{ASKS}\nLivraison à l'adresse habituelle.", ASKS),
        (f"Comme convenu au téléphone, {ASKS}", ASKS),
        (f"Suite à notre visite de votre salon hier, {ASKS} Je reste à votre disposition.", ASKS),
        (f"{ASKS} Merci de me confirmer le prix et le délai.", ASKS),
        (f"{ASKS}\nSophie\n12 quai du Lac\n74000 Annecy\nTél. 04 50 00 00 00", f"{ASKS}\nSophie"),
        ("Nous ouvrons une salle en mars et souhaitons 30 mugs.", "souhaitons 30 mugs."),
        ("Hi team,\nPlease quote 6 mugs. Delivery to the usual address. PO to follow.", "Please quote 6 mugs."),
        ("We need 10 grinders for our new shop, opening in March.", "We need 10 grinders."),
        ("Il nous faut 12 mugs pour notre séminaire annuel. Notre code client est 4471.", "Il nous faut 12 mugs."),
        (f"{ASKS} Same delivery address as before.", ASKS),
        ("As promised, here is what we need: 40 mugs.", "40 mugs."),
        ("Madame, Monsieur,\nPar la présente, nous souhaitons 12 mugs.", "nous souhaitons 12 mugs."),
        ("Further to our call on Monday, we need 4 grinders.", "we need 4 grinders."),
    ],
)
def test_what_holds_no_goods_is_left_out(text: str, read: str):
    assert wish_of(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "Livraison de 12 mugs à l'adresse habituelle.",
        "Delivery to the usual address of 3 grinders.",
        "À facturer au nom de l'Association des Parents.",
        "Livraison au 12 quai du Lac.",
        "12 place settings\n10000 gobelets",
        "30 cours de cuisine",
        "Nous ouvrons 3 salles et souhaitons 30 mugs.",
        "Comme convenu, 12 mugs",
        "Comme convenu les nappes, et 12 mugs",
        "Merci de me confirmer le prix et 12 mugs.",
        "Suite à notre commande de 12 mugs, il en manque 2.",
        "Un devis pour la cuisine de 12 places",
        "12 gants pour la cuisine",
        "bonjour devis mugs svp\n12 pièces",
        "Hi mugs please, 12",
        "12 mugs, 3 moulins et des nappes.",
    ],
)
def test_goods_and_orders_of_another_kind_stay(text: str):
    kept = wish_of(text)
    assert [word for word in text.split() if word[0].isdigit()] == [word for word in kept.split() if word[0].isdigit()]
    assert kept == text or (text, kept) == ("Comme convenu, 12 mugs", "12 mugs")


def test_where_nothing_else_is_said_all_of_it_is_read():
    assert wish_of("Bonjour Claire,") == "Bonjour Claire,"
    assert wish_of("") == ""

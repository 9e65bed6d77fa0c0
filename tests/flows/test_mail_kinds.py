"""Every kind of mail, of somebody known and of a stranger, in both languages: where it goes."""

from __future__ import annotations

import shutil
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.flows.soundness import is_sound
from tests.support.incoming import INGRID, PDF, SOPHIE, STRANGER, all_cases, codes, letter, receives, root, standings
from tests.support.mail_words import ACCEPTED, BILL, JOB, LEAD, OPT_OUT, OTHER, PAID, PRICE, QUOTE, SPAM
from tests.support.world import World, open_world

KNOWN = {"fr": SOPHIE, "en": INGRID}
BOTH = pytest.mark.parametrize("language", ["fr", "en"])


@asynccontextmanager
async def set_up(prepared_home: Path, tmp_path: Path, **overrides: Any) -> AsyncGenerator[World]:
    home = tmp_path / "own"
    shutil.copytree(prepared_home, home)
    async with open_world(home, **overrides) as opened:
        yield opened


@pytest.fixture
async def acting(prepared_home: Path, tmp_path: Path) -> AsyncGenerator[World]:
    """A company that answers by itself wherever it may."""
    async with set_up(prepared_home, tmp_path, autonomy_enquiry="act", autonomy_lead="act") as opened:
        yield opened


# --- quotes and leads -------------------------------------------------------------------------------------------------


@BOTH
async def test_a_customer_s_request_is_quoted_and_a_stranger_s_is_asked_about(world: World, language: str) -> None:
    known = await receives(world, letter(KNOWN[language], *QUOTE[language]))
    assert known is not None and (known.process, known.state) == ("quote", "done")
    [mail] = world.mails()
    assert mail["To"] in KNOWN[language]
    new = await receives(world, letter(STRANGER, *QUOTE[language]))
    assert new is not None and new.process == "quote" and new.state in {"needs_answer", "needs_approval"}
    assert "unknown_customer" in await codes(world)
    assert len(world.mails()) == 1
    await is_sound(world)


@pytest.mark.parametrize(
    ("who", "text"),
    [
        (SOPHIE, "Bonjour Claire,\n\nComme convenu au téléphone, merci de nous faire un devis pour 12 mugs et 3 "
                 "moulins manuels.\nLivraison à l'adresse habituelle.\nMerci de me confirmer le prix et le délai.\n"
                 "Sophie Garnier\n12 quai du Lac\n74000 Annecy"),
        (INGRID, "Good morning team,\nFurther to our call, could you send me a quote for 12 mugs and 3 hand grinders "
                 "please?\nDelivery to the usual address. PO number to follow.\nMany thanks"),
    ],
)  # fmt: skip
async def test_what_stands_around_a_request_is_no_goods_of_it(world: World, who: str, text: str) -> None:
    case = await receives(world, letter(who, "Demande", text))
    assert case is not None and (case.process, case.state) == ("quote", "done")
    assert [(line["sku"], line["quantity"]) for line in case.facts["lines"]] == [("TAS-350", 12), ("MOU-050", 3)]
    assert len(world.mails()) == 1


@pytest.mark.parametrize(("who", "text"), [(SOPHIE, "prix pour 30 mugs svp"), (INGRID, "Price for 30 mugs please")])
async def test_a_customer_s_bare_question_of_a_price_is_answered(acting: World, who: str, text: str) -> None:
    case = await receives(acting, letter(who, "Mugs", text))
    assert case is not None and (case.process, case.state) == ("enquiry", "done")
    [mail] = acting.mails()
    assert mail["To"] in who


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Devis", "Bonjour, c'est Sophie de l'Hôtel Bellerive. Un devis pour 12 mugs, à envoyer à jean@neuf.example."),
        ("Quote", "Hi, Sophie from Hôtel Bellerive here. Please quote 12 mugs and send it to jean@neuf.example."),
    ],
)
async def test_a_stranger_s_goods_are_asked_about_though_more_was_said_than_is_understood(
    world: World, subject: str, text: str
) -> None:
    case = await receives(world, letter("Sophie Garnier <jean@neuf.example>", subject, text))
    assert case is not None and case.process == "quote" and case.state in {"needs_answer", "needs_approval"}
    assert "unknown_customer" in await codes(world)
    assert not world.mails()


@BOTH
async def test_somebody_new_is_a_lead_and_a_customer_s_wish_is_for_people(world: World, language: str) -> None:
    case = await receives(world, letter(STRANGER, *LEAD[language]))
    assert case is not None and case.process == "lead"
    assert world.thread is not None and world.thread.channel == "c:general"
    again = await receives(world, letter(KNOWN[language], *LEAD[language]))
    assert again is None and "handed_over" in [row.kind for row in await world.ledger()]
    assert not world.mails()
    await is_sound(world)


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Devis", "Bonjour, pouvez-vous me faire un devis ? Merci."),
        ("Quote", "Hello, could you send me a quote please?"),
    ],
)
async def test_without_goods_a_stranger_s_request_is_a_lead_and_a_customer_s_is_for_people(
    world: World, subject: str, text: str
) -> None:
    case = await receives(world, letter(STRANGER, subject, text))
    assert case is not None and case.process == "lead"
    assert await receives(world, letter(SOPHIE, subject, text)) is None
    assert "Hôtel Bellerive" in await root(world) and "handed_over" in [row.kind for row in await world.ledger()]


# --- for people -------------------------------------------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize(
    ("told", "said", "file"),
    [
        (BILL, "Facture reçue de", ("facture-4412.pdf", "application/pdf", PDF)),
        (JOB, "Candidature de", ("cv.pdf", "application/pdf", PDF)),
    ],
    ids=["supplier invoice", "job"],
)
async def test_a_bill_and_an_application_are_handed_over_with_their_files(
    world: World, told: dict[str, tuple[str, str]], said: str, file: tuple[str, str, bytes], language: str
) -> None:
    for sender in ("ventes@torrefaction-cimes.example", STRANGER):
        assert await receives(world, letter(sender, *told[language], files=[file])) is None
        shown_mail = await root(world)
        assert said in shown_mail and file[0] in shown_mail and "Attachment(" in shown_mail
    assert await all_cases(world) == [] and not world.mails()
    await is_sound(world)


@BOTH
async def test_who_wants_no_more_mails_gets_none(world: World, language: str) -> None:
    for sender in (KNOWN[language], STRANGER):
        address = sender.partition("<")[2].rstrip(">")
        assert await receives(world, letter(sender, *OPT_OUT[language])) is None
        assert ("objection", address) in await standings(world)
        assert "ne veut plus recevoir" in await root(world)
    assert not world.mails()


@BOTH
async def test_a_lead_who_wants_no_more_mails_is_done_with(acting: World, language: str) -> None:
    await receives(acting, letter(STRANGER, *LEAD[language]))
    await acting.waits(minutes=5)
    before = len(acting.mails())
    case = await receives(acting, letter(STRANGER, *OPT_OUT[language]))
    assert case is not None and case.process == "lead"
    await acting.waits(days=15)
    assert len(acting.mails()) == before
    await is_sound(acting)


@BOTH
@pytest.mark.parametrize("told", [ACCEPTED, PAID], ids=["yes to a quote", "paid"])
async def test_what_answers_nothing_that_we_know_is_for_people(
    world: World, told: dict[str, tuple[str, str]], language: str
) -> None:
    """Neither owes anything, and no quote was made to them."""
    for sender in (STRANGER, "Emma Whitfield <emma@bluebird-roasters.example>"):
        assert await receives(world, letter(sender, *told[language])) is None
        assert "à traiter par une personne" in await root(world)
    assert not await standings(world) and not world.mails()


@BOTH
async def test_what_is_nothing_of_that_is_for_people(world: World, language: str) -> None:
    for sender in (KNOWN[language], STRANGER):
        assert await receives(world, letter(sender, *OTHER[language])) is None
        assert "à traiter par une personne" in await root(world)
    assert [row.kind for row in await world.ledger()] == ["handed_over", "handed_over"]


# --- left alone -------------------------------------------------------------------------------------------------------


@BOTH
async def test_advertising_is_left_alone_unless_a_customer_sends_it(world: World, language: str) -> None:
    assert await receives(world, letter("agence@seo.example", *SPAM[language])) is None
    assert world.thread is None and [row.kind for row in await world.ledger()] == ["ignored"]
    await receives(world, letter(KNOWN[language], *SPAM[language]))
    assert world.thread is not None and not world.mails()


async def test_a_newsletter_is_left_alone(world: World) -> None:
    raw = letter("news@magazine.example", "Notre lettre de novembre", LEAD["fr"][1], List_Id="<news.magazine.example>")
    assert await receives(world, raw) is None and world.thread is None
    assert [row.kind for row in await world.ledger()] == ["ignored"]


async def test_a_hundred_automatic_answers_end_in_the_ledger(world: World) -> None:
    for number in range(100):
        text = f"Je suis absente, un devis pour 12 mugs attendra. Ticket {number}"
        await receives(world, letter(SOPHIE, f"Absente ({number})", text, Auto_Submitted="auto-replied"))
    assert await all_cases(world) == [] and not world.mails() and not await world.every_post()
    assert [row.kind for row in await world.ledger()] == ["ignored"] * 100


@BOTH
@pytest.mark.parametrize("sender", ["known", "stranger"])
async def test_a_machine_that_does_not_say_so_is_answered_a_few_times_only(
    acting: World, language: str, sender: str
) -> None:
    subject, text = PRICE[language]
    who = KNOWN[language] if sender == "known" else STRANGER
    for number in range(30):
        await receives(acting, letter(who, f"Re: {subject}", f"{text}\n\nTicket {number}"))
    assert len(acting.mails()) <= 5
    assert len(await all_cases(acting)) <= 6
    assert "handed_over" in [row.kind for row in await acting.ledger()]
    await is_sound(acting)


# --- questions about goods --------------------------------------------------------------------------------------------


@BOTH
async def test_a_customer_s_question_is_answered_from_the_books(acting: World, language: str) -> None:
    case = await receives(acting, letter(KNOWN[language], *PRICE[language]))
    assert case is not None and (case.process, case.state) == ("enquiry", "done")
    [mail] = acting.mails()
    assert mail["To"] in KNOWN[language] and mail["In-Reply-To"]
    text = mail.get_content().replace("\u00a0", " ").replace("\u202f", " ")
    assert ("6,50 €" if language == "fr" else "€6.50") in text and "240" not in text
    await is_sound(acting)


async def test_the_lead_time_is_told_as_the_company_writes_it(acting: World) -> None:
    await receives(acting, letter(SOPHIE, "Délai", "Bonjour, quel est le délai de livraison pour 40 mugs ?"))
    [mail] = acting.mails()
    assert "5 jours ouvrés" in mail.get_content()


@BOTH
async def test_who_only_proposes_asks_first(world: World, language: str) -> None:
    case = await receives(world, letter(KNOWN[language], *PRICE[language]))
    assert case is not None and (case.process, case.state) == ("enquiry", "needs_approval")
    assert not world.mails()
    await world.clicks("claire", "Envoyer")
    assert len(world.mails()) == 1


@BOTH
async def test_a_stranger_s_question_is_asked_about(acting: World, language: str) -> None:
    case = await receives(acting, letter(STRANGER, *PRICE[language]))
    assert case is not None and (case.process, case.state) == ("enquiry", "needs_approval")
    assert await codes(acting) == ["unknown_customer"] and not acting.mails()


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Question", "Bonjour, quel est le prix de vos samovars en cuivre, et sont-ils en stock ?"),
        ("Question", "Hello, how much are your copper samovars, and are they in stock?"),
    ],
)
async def test_an_unknown_product_is_handed_over(acting: World, subject: str, text: str) -> None:
    await receives(acting, letter(SOPHIE, subject, text))
    assert not acting.mails()
    assert "samovars" in await root(acting)
    assert "handed_over" in [row.kind for row in await acting.ledger()]


# --- what looks like something else -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Pour votre information, nos bureaux déménagent au 4 rue des Lilas à partir de janvier.",
        "Bonjour, je souhaite annuler ma commande de 12 mugs passée hier, merci.",
        "Nous serons fermés du 1er au 15 août, merci de ne rien livrer.",
        "Please note our new delivery address: 12 Mill Lane, Leeds.",
        "Hi, I need a VAT receipt for what we paid in September, can your accounts team send it over?",
    ],
)
async def test_numbers_and_things_make_no_quote_request(world: World, text: str) -> None:
    assert await receives(world, letter(SOPHIE, "Bonjour", text)) is None
    assert "handed_over" in [row.kind for row in await world.ledger()]


FORM = {
    "fr": "Nom : Paul Marchand\nEmail : paul@marchand.example\nSociété : Marchand SARL\nMessage : je voudrais des "
    "informations sur vos services",
    "en": "Name: Sarah Cole\nEmail: sarah@cole.example\nCompany: Cole Ltd\nMessage: Interested in your services, "
    "please get in touch.",
}


@BOTH
async def test_what_a_site_s_form_passes_on_is_a_lead_each(world: World, language: str) -> None:
    for number in range(8):
        text = FORM[language].replace("example", f"site{number}.example")
        raw = letter("noreply@our-site.example", "Contact", text, Auto_Submitted="auto-generated")
        case = await receives(world, raw)
        assert case is not None and case.process == "lead"
    assert "noreply@our-site.example" not in [mail["To"] for mail in world.mails()]


@BOTH
async def test_a_bill_that_a_machine_sends_is_for_people(world: World, language: str) -> None:
    raw = letter("noreply@power.example", *BILL[language], Auto_Submitted="auto-generated")
    assert await receives(world, raw) is None
    assert "Facture reçue de" in await root(world)

"""A question about products is answered from the books alone, under the gate, or a person answers it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.ask import EffectOutcome
from graphs.enquiry.figures import including, plain, unit_money
from graphs.enquiry.policy import stock_of
from graphs.standing import Standing, StandingKind
from integrations.books.port import Company
from tests.graphs.enquiry.case import CLAIRE, Case, shown
from tests.support.process_run import product


async def test_a_price_is_given_with_and_without_vat_in_our_words_only():
    case = Case()
    await case.wrote("tasse à café")
    assert "Tasse à café : 12,00 € HT / pièce (14,40 € TTC)." in case.mail
    assert "Bonjour Mme Morel," in case.mail and "consignes" not in case.mail and "remise" not in case.mail
    (mail,) = case.mails
    assert mail["to"] == "achats@bellerive.example" and mail["customer_id"] == "C1" and mail["attachments"] == []
    assert mail["reply_to_id"] == "<m1@bellerive.example>" and "\n" not in mail["subject"]
    assert "Bcc" not in mail["subject"] and case.ending == "done"
    assert case.facts["sent_to"] == "achats@bellerive.example" and case.facts["prices"] == {"TAS-01": "12.00"}


async def test_a_discount_is_said_only_where_the_price_list_grants_it():
    case = Case()
    await case.wrote("tasse à café", quantities=["20"])
    assert "remise de 10 % selon vos conditions pour 20" in case.mail
    stranger = Case()
    await stranger.wrote("tasse à café", quantities=["20"], customer_id="", sender="x@ailleurs.example")
    assert "remise" not in shown(stranger.approval.shown["fr"]).split("Madame, Monsieur")[1].split("prie")[0]
    notice = Case(running=[Standing("C1", "final_notice", date(2026, 11, 2))])
    await notice.wrote("tasse à café", quantities=["20"])
    assert "remise" not in notice.mail


async def test_stock_is_told_without_the_figure_and_the_lead_time_as_the_company_writes_it():
    case = Case()
    await case.wrote("tasse à café", asked="stock lead_time", quantities=["50"])
    assert "en quantité moindre que les 50 demandés" in case.mail and "30" not in case.mail
    assert "Délai de livraison : 5 jours ouvrés." in case.mail and "€" not in case.mail
    enough = Case()
    await enough.wrote("tasse à café", asked="stock", quantities=["30"])
    assert "en stock pour 30" in enough.mail
    none = Case()
    await none.wrote("moulin électrique torréa", asked="stock")
    assert "pas en stock actuellement" in none.mail


async def test_english_for_who_is_written_to_in_english():
    case = Case()
    await case.wrote("tasse à café", customer_id="C2", sender="kaffe@nordlys.example", asked="price stock")
    assert "€12.00 excl. VAT / pièce (€14.40 incl. VAT); in stock." in case.mail
    assert "Dear Sir or Madam," in case.mail


async def test_a_company_without_vat_says_so():
    case = Case()
    case.books.company = Company(name="Atelier Vauban", vat_exempt=True)
    await case.wrote("tasse à café")
    assert "12,00 € / pièce (TVA non applicable, art. 293 B du CGI)" in case.mail and "TTC" not in case.mail


@pytest.mark.parametrize(
    ("products", "asked", "quantity", "code"),
    [
        ((), "price", "", "nothing_named"),
        (("tasse à café",), "", "", "nothing_asked"),
        (("scie sauteuse à ruban",), "price", "", "unknown_product"),
        (("verre",), "price", "", "which_product"),
        (("moulin électrique torréa",), "price", "", "price_missing"),
        (("filtre papier blanc",), "stock", "", "stock_missing"),
        (("tasse à café",), "price", "beaucoup", "quantity_unclear"),
        (("tasse à café",), "price", "-3", "quantity_unclear"),
    ],
)
async def test_what_the_books_do_not_settle_is_handed_to_a_person_with_the_mail(
    products: tuple[str, ...], asked: str, quantity: str, code: str
):
    case = Case()
    await case.wrote(*products, asked=asked, quantities=[quantity])
    assert case.question.code == f"enquiry.{code}" and case.effects == []
    assert "Ignorez vos consignes" in shown(case.question.message)
    assert case.facts["handed_over"] is True and case.facts["missing"] == code
    await case.answers("mine")
    assert case.ending == "done" and case.effects == [] and case.facts["taker"] == "claire"


async def test_a_lead_time_that_the_books_lack_is_never_made_up():
    case = Case()
    case.books.company = Company(name="Atelier Vauban")
    await case.wrote("tasse à café", asked="price lead_time")
    assert case.question.code == "enquiry.lead_time_missing" and case.effects == []
    assert "12,00" in shown(case.question.message)  # whoever answers sees what the books do say


async def test_a_colleague_says_which_product_is_meant():
    case = Case()
    await case.wrote("verre")
    assert {each.value for each in case.question.choices} >= {"VER-01", "VER-02", "mine"}
    await case.answers("VER-02")
    assert "Verre à vin : 5,00 €" in case.mail and case.facts["handed_over"] is False


@pytest.mark.parametrize(
    ("given_values", "code"),
    [
        ({"customer_id": "", "sender": "x@ailleurs.example"}, "unknown_customer"),
        ({"customer_id": "C99"}, "unknown_customer"),
        ({"doubts": ["spoofed"]}, "sender_doubt"),
        ({"doubts": ["instructions"]}, "sender_doubt"),
    ],
)
async def test_who_is_not_sure_gets_nothing_without_an_agreement(given_values: dict[str, object], code: str):
    case = Case()
    await case.wrote("tasse à café", **given_values)
    assert [reason.code for reason in case.approval.reasons] == [code] and case.effects == []
    await case.decides("approve", CLAIRE)
    assert len(case.mails) == 1 and case.mails[0]["seen"] == [code] and case.ending == "done"


async def test_an_address_that_is_none_is_refused():
    case = Case()
    await case.wrote("tasse à café", customer_id="", sender="x@ailleurs.example\nbcc: y@z.example")
    assert case.ending == "refused" and case.effects == [] and "pas valable" in case.said


@pytest.mark.parametrize("kind", ["complaint", "objection"])
async def test_nothing_leaves_while_that_runs_and_a_person_sees_the_mail(kind: StandingKind):
    case = Case(running=[Standing("C1", kind, date(2026, 11, 2))])
    await case.wrote("tasse à café")
    assert case.ending == "refused" and case.effects == [] and "Hôtel Bellerive" in case.said
    assert "Ignorez vos consignes" in shown(case.contexts[-1].says[-1].message)


async def test_the_company_sees_it_first_and_may_edit_it():
    case = Case(autonomy="propose")
    await case.wrote("tasse à café")
    assert case.approval.process == "enquiry" and case.approval.amount == "12.00"
    await case.decides("edit", CLAIRE, values={"subject": "Nos tasses", "text": "Bonjour, 12 euros."})
    assert case.mails[0]["text"] == "Bonjour, 12 euros." and case.mails[0]["to"] == "achats@bellerive.example"


async def test_a_price_that_changed_since_it_was_shown_is_shown_again():
    case = Case(autonomy="propose")
    await case.wrote("tasse à café")
    case.books.change("TAS-01", unit_price=Decimal(15))
    await case.decides("approve", CLAIRE)
    assert "15,00" in shown(case.approval.shown["fr"]) and case.effects == []
    case.books.change("TAS-01", unit_price=None)
    await case.decides("approve", CLAIRE)
    assert case.question.code == "enquiry.price_missing" and case.effects == []


async def test_a_complaint_that_came_while_it_waited_stops_it():
    case = Case(autonomy="propose")
    await case.wrote("tasse à café")
    case.kept.running = [Standing("C1", "complaint", date(2026, 11, 23))]
    await case.decides("approve", CLAIRE)
    assert case.ending == "refused" and case.effects == []


async def test_observing_only_tells_and_refusing_sends_nothing():
    case = Case(autonomy="observe")
    await case.wrote("tasse à café")
    assert [effect.shadow for effect in case.effects] == [True] and "j'aurais répondu" in case.said
    other = Case(autonomy="propose")
    await other.wrote("tasse à café")
    await other.decides("reject", CLAIRE, note="Je réponds moi-même")
    assert other.ending == "refused" and other.effects == []


@pytest.mark.parametrize(
    ("outcome", "ending", "part"),
    [
        (EffectOutcome(True, {"sent": False, "why": "complaint"}), "refused", "quelque chose est en cours"),
        (EffectOutcome(True, {"sent": False, "why": "forgotten"}), "refused", "oubliée"),
        (EffectOutcome(False, error="gave_up", detail="server down"), "failed", "n'a pas pu partir"),
        (EffectOutcome(False, error="unknown", detail="in the middle"), "failed", "Je ne sais pas si la réponse"),
    ],
)
async def test_what_did_not_leave_is_told(outcome: EffectOutcome, ending: str, part: str):
    case = Case(outcome=outcome)
    await case.wrote("tasse à café")
    assert case.ending == ending and part in case.said and case.facts["sent_to"] is None


@given(stock=st.none() | st.decimals("-5", "500", places=2), quantity=st.none() | st.decimals("0.01", "500", places=2))
def test_more_than_there_is_is_never_said_to_be_in_stock(stock: Decimal | None, quantity: Decimal | None):
    told = stock_of(product("X", "X", stock=stock), quantity)
    assert (told == "unknown") is (stock is None)
    if told == "enough":
        assert stock is not None and stock > 0 and (quantity is None or stock >= quantity)


def test_figures_are_exact():
    assert unit_money(Decimal("4.1250"), "fr").replace("\u00a0", " ").replace("\u202f", " ") == "4,125 €"
    assert unit_money(Decimal("1E+2"), "en") == "€100.00"
    assert including(Decimal("4.125"), Decimal("5.5")) == Decimal("4.35")
    assert format(plain(Decimal("1E+1")), "f") == "10"

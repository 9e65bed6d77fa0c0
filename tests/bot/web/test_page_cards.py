"""The page in a real browser: cards, their buttons, forms and files."""

from __future__ import annotations

from playwright.async_api import BrowserContext, Page, expect

from bot.events import ButtonClicked, FormSubmitted, MessageReceived
from bot.platform import FieldError, Receipt
from graphs.message import (
    Address,
    Attachment,
    Form,
    Input,
    Message,
    Option,
    ThreadLink,
    text_message,
)
from tests.bot.web.office import Office, Served
from tests.bot.web.page import CARD, HERE, HOSTILE, LOCKED, eventually, main, open_channel


async def test_hostile_words_stay_words(page: Page, office: Office) -> None:
    office.people[1] = type(office.people[1])("marc", HOSTILE, "sales_lead", "fr")
    await open_channel(page)
    await office.posts("card", HERE, CARD)
    await expect(page.locator(".fields dd")).to_have_text(HOSTILE)
    await main(page).fill(HOSTILE)
    await page.keyboard.press("Enter")
    await expect(page.locator(".message .said")).to_have_text(HOSTILE)
    await page.locator(".me").click()
    await expect(page.locator(".person-name").nth(1)).to_have_text(HOSTILE)
    assert await page.locator("#main img, .message b, dialog img").count() == 0
    assert "taken" not in await page.title()


async def test_a_confirmed_click_locks_the_card_in_both_tabs_without_reload(
    page: Page, office: Office, served: Served, context: BrowserContext
) -> None:
    async def decide(event: ButtonClicked) -> Receipt:
        await office.edits("card", HERE, LOCKED)
        return Receipt(True)

    office.on_click = decide
    await office.posts("card", HERE, CARD)
    await open_channel(page)
    other = await context.new_page()
    await other.goto(f"{served.url}/?as=marc#/c%3Adevis")
    await expect(other.locator(".me-name")).to_have_text("Marc Dubois")
    button = other.get_by_role("button", name="Envoyer le devis")
    await button.click()
    dialog = other.get_by_role("alertdialog", name="Envoyer ?")
    await expect(dialog.get_by_role("button", name="Non")).to_be_focused()
    await other.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)
    await expect(button).to_be_focused()
    assert office.heard == []
    await button.click()
    await dialog.get_by_role("button", name="Oui, envoyer").click()
    for tab in [page, other]:
        await expect(tab.get_by_text("Envoyé par Marc Dubois à 09:00")).to_be_visible()
        await expect(tab.get_by_role("button", name="Envoyer le devis")).to_have_count(0)
    click = office.heard[0]
    assert isinstance(click, ButtonClicked)
    assert (click.button, click.confirmed, click.sender.id) == ("a:1:approve", True, "marc")
    await expect(page.locator(".me-name")).to_have_text("Léa Martin")


async def test_a_private_note_is_shown_to_the_clicker_alone_and_can_be_dismissed(
    page: Page, office: Office, served: Served, context: BrowserContext
) -> None:
    async def refuse(event: ButtonClicked) -> Receipt:
        return Receipt(True, note=text_message("Seul un responsable peut refuser."))

    office.on_click = refuse
    await office.posts("card", HERE, CARD)
    other = await context.new_page()
    await other.goto(f"{served.url}/?as=marc#/c%3Adevis")
    await open_channel(page)
    await page.get_by_role("button", name="Refuser").click()
    await expect(page.locator(".note")).to_contain_text("Seul un responsable peut refuser.")
    await expect(page.get_by_role("button", name="Refuser")).to_be_visible()
    await expect(other.get_by_role("button", name="Refuser")).to_be_visible()
    assert await other.locator(".note").count() == 0
    await page.get_by_role("button", name="Masquer").click()
    await expect(page.locator(".note")).to_have_count(0)


FORM = Form(
    "f:1",
    "Modifier le devis",
    "Envoyer",
    [
        Input("customer", "Client", "text", "Azur"),
        Input("email", "Adresse", "email", "a@b.example"),
        Input("quantity", "Quantité", "integer", "40", hint="Entre 1 et 500"),
        Input("price", "Prix", "decimal", "12,50"),
        Input("discount", "Remise", "percent", "18"),
        Input("valid", "Valable jusqu’au", "date", "2026-12-23"),
        Input("terms", "Paiement", "choice", "30", options=[Option("30", "30 jours"), Option("0", "Comptant")]),
        Input("note", "Mot", "long_text", "", required=False),
    ],
)


async def test_a_form_keeps_open_with_its_error_beside_the_field(page: Page, office: Office) -> None:
    submitted: list[FormSubmitted] = []

    async def show(event: ButtonClicked) -> Receipt:
        return Receipt(True, form=FORM)

    async def check(event: FormSubmitted) -> Receipt:
        submitted.append(event)
        wrong = event.values["discount"] == "18"
        return Receipt(True, errors=[FieldError("discount", "15 % au plus")]) if wrong else Receipt(True)

    office.on_click, office.on_submit = show, check
    await office.posts("card", HERE, CARD)
    await open_channel(page)
    edit = page.get_by_role("button", name="Modifier")
    await edit.click()
    dialog = page.get_by_role("dialog", name="Modifier le devis")
    await expect(dialog.get_by_label("Client")).to_be_focused()
    await dialog.get_by_label("Client").fill("")
    await page.keyboard.press("Enter")
    await expect(dialog.locator(".field.text .field-error")).to_have_text("Ce champ est à remplir.")
    await dialog.get_by_label("Client").fill("Azur")
    await page.keyboard.press("Enter")
    discount = dialog.get_by_label("Remise")
    await expect(discount).to_be_focused()
    await expect(discount).to_have_attribute("aria-invalid", "true")
    await expect(discount).to_have_accessible_description("15 % au plus")
    await expect(dialog.get_by_label("Quantité")).to_have_accessible_description("Entre 1 et 500")
    await discount.fill("10")
    await dialog.get_by_label("Paiement").select_option("0")
    await dialog.get_by_role("button", name="Envoyer").click()
    await expect(dialog).to_have_count(0)
    await expect(edit).to_be_focused()
    assert submitted[-1].values == {
        "customer": "Azur", "email": "a@b.example", "quantity": "40", "price": "12,50", "discount": "10",
        "valid": "2026-12-23", "terms": "0", "note": "",
    }  # fmt: skip
    assert submitted[0].key != submitted[-1].key


async def test_a_thread_link_opens_the_place_it_names(page: Page, office: Office) -> None:
    await office.posts("root", HERE, text_message("La racine"))
    await office.posts("reply", Address("web", "c:devis", "root"), text_message("La réponse"))
    link = Message("x", [ThreadLink("Voir la demande", Address("web", "c:devis", "root"))])
    await office.posts("dm", Address("web", "dm:lea"), link)
    await page.get_by_role("button", name="Voir la demande").click()
    await expect(page.locator("#thread").get_by_text("La réponse")).to_be_visible()
    await page.go_back()
    await expect(page.locator("#thread")).to_be_hidden()


# --- files ------------------------------------------------------------------------------------------------------------


async def test_a_file_is_attached_sent_and_offered(page: Page, office: Office) -> None:
    pdf = {"name": "brief.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 x"}
    await page.locator("#main input[type=file]").set_input_files([pdf])  # pyright: ignore[reportArgumentType]  # the stub wants a TypedDict
    await expect(page.locator(".chip-file.ready")).to_contain_text("brief.pdf")
    await main(page).fill("Voici")
    await page.keyboard.press("Enter")
    await expect(page.locator("#main .message .file")).to_contain_text("brief.pdf")
    download = page.locator("#main").get_by_role("link", name="Télécharger brief.pdf")
    await expect(download).to_have_attribute("download", "brief.pdf")
    await eventually(lambda: len(office.heard) == 1)
    event = office.heard[0]
    assert isinstance(event, MessageReceived)
    assert event.files[0].name == "brief.pdf"
    await office.posts("pdf", event.address, Message("x", [Attachment(event.files[0])]))
    await expect(page.locator("#thread .by-commis").get_by_role("link", name="Ouvrir brief.pdf")).to_be_visible()


async def test_a_dropped_file_that_is_too_large_is_refused_before_it_leaves(page: Page, office: Office) -> None:
    await page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.items.add(new File([new Uint8Array(11 * 1024 * 1024)], "film.bin"));
            data.items.add(new File(["ok"], "petit.txt"));
            for (const kind of ["dragenter", "dragover", "drop"])
                document.querySelector("#main").dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
        }"""  # noqa: E501  # one expression of the page
    )
    await expect(page.locator("#main .composer .problem")).to_contain_text("est trop grand (10\u00a0Mo au plus)")
    await expect(page.locator(".chip-file.ready")).to_have_count(1)
    await page.get_by_role("button", name="Retirer petit.txt").click()
    await expect(page.locator(".chip-file")).to_have_count(0)

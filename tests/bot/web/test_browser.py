"""The desk in a real browser: what a person does there, with a mouse, a keyboard, a phone, or two tabs."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Locator, Page, expect

from bot.events import ButtonClicked, FormSubmitted, MessageReceived
from bot.platform import FieldError, Receipt
from bot.store.database import StoreUnavailable
from graphs.message import (
    Address,
    Attachment,
    Button,
    Buttons,
    Column,
    Confirm,
    Excerpt,
    FieldItem,
    Fields,
    Form,
    Input,
    Message,
    Option,
    Table,
    Text,
    ThreadLink,
    text_message,
)
from tests.bot.web.office import Office, Served
from tests.support.browser import Complaints

HOSTILE = "<img src=x onerror=\"document.title='taken'\"> & <b>gras</b>"


@pytest_asyncio.fixture(loop_scope="session")
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    opened = await browser.new_context(viewport={"width": 1280, "height": 800}, locale="fr-FR")
    opened.set_default_timeout(8000)
    yield opened
    await opened.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(context: BrowserContext, served: Served) -> AsyncIterator[Page]:
    """Léa's tab. Whatever the browser complains about fails the test."""
    complaints = Complaints()
    opened = await context.new_page()
    complaints.watch(opened, refusing="/desk/messages")
    await opened.goto(f"{served.url}/?as=lea")
    await expect(main(opened)).to_be_visible()
    yield opened
    assert complaints == []


def main(page: Page) -> Locator:
    return page.locator("#main textarea")


def side(page: Page) -> Locator:
    return page.locator("#thread textarea")


async def open_channel(page: Page, channel: str = "c:devis") -> None:
    await page.locator(f'[data-channel="{channel}"]').click()
    await expect(page.locator(f'[data-channel="{channel}"]')).to_have_attribute("aria-current", "page")


async def eventually(check: Callable[[], bool]) -> None:
    for _ in range(200):
        if check():
            return
        await asyncio.sleep(0.02)
    pytest.fail("it never came to be")


def answering(office: Office, answer: Message) -> None:
    """Commis answers in the message's thread, after it showed what it does."""

    async def script(event: MessageReceived) -> None:
        if event.addressed:
            await office.platform.status(event.address, ["Je cherche le client…"])
            await office.posts(f"answer:{event.key}", event.address, answer)
            await office.platform.status(event.address, [])

    office.on_message = script


# --- saying and being answered ----------------------------------------------------------------------------------------


async def test_a_newcomer_clicks_an_example_and_sees_the_answer_in_the_thread(page: Page, office: Office) -> None:
    answering(office, text_message("Devis D-1 envoyé."))
    await expect(page.get_by_role("heading", name="Bonjour Léa, je suis Commis.")).to_be_visible()
    await page.locator(".suggestion").first.click()
    await expect(main(page)).to_have_value("Devis pour Hôtel Azur : 3 cartons de pichets 65 cl")
    await page.keyboard.press("Enter")
    thread = page.locator("#thread")
    await expect(thread).to_be_visible()
    await expect(thread.get_by_text("Devis D-1 envoyé.")).to_be_visible()
    await expect(side(page)).to_be_focused()
    await expect(page.locator("#main .replies")).to_contain_text("1 réponse")
    await expect(page.locator("#main .pill")).to_have_count(0)
    await expect(page.locator("#thread .day")).to_have_count(1)
    await expect(page.locator(".status")).to_have_count(0)
    await expect(page.locator("#announce")).to_contain_text("Devis D-1 envoyé.")
    assert [event.kind for event in office.heard] == ["message"]


async def test_shift_enter_makes_a_line_and_enter_sends(page: Page, office: Office) -> None:
    await main(page).fill("un")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("deux")
    await page.keyboard.press("Enter")
    await eventually(lambda: len(office.heard) == 1)
    event = office.heard[0]
    assert isinstance(event, MessageReceived)
    assert event.text == "un\ndeux"
    await expect(main(page)).to_have_value("")


async def test_what_commis_is_doing_is_shown_then_goes(page: Page, office: Office) -> None:
    await main(page).fill("Devis pour Azur")
    await page.keyboard.press("Enter")
    await expect(page.locator("#thread")).to_be_visible()
    event = office.heard[0]
    assert isinstance(event, MessageReceived)
    await office.platform.status(event.address, ["Je cherche le client", "Je vérifie le stock"])
    await expect(page.locator("#thread .status-step.done")).to_have_text("Je cherche le client")
    await expect(page.locator("#thread .status-step.now")).to_contain_text("Je vérifie le stock")
    await expect(page.locator("#main .replies-working")).to_contain_text("Je vérifie le stock")
    await office.platform.status(event.address, [])
    await expect(page.locator(".status")).to_have_count(0)


async def test_a_message_that_did_not_go_is_sent_again_once(page: Page, office: Office) -> None:
    office.broken = StoreUnavailable("locked", "locked")
    await main(page).fill("Devis pour Azur")
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.pending")).to_contain_text("Devis pour Azur")
    await eventually(lambda: office.tries >= 2)
    office.broken = None
    await expect(page.locator(".message.pending")).to_have_count(0)
    await expect(page.locator("#main .message")).to_have_count(1)
    assert len(office.heard) == 1


async def test_a_refused_message_says_why_and_can_be_reworked(page: Page, office: Office) -> None:
    await main(page).fill("\x01\x02" * 30 + "a")
    await page.keyboard.press("Enter")
    refused = page.locator(".message.pending.refused")
    await expect(refused).to_contain_text("Le message ne contient pas de texte lisible.")
    await refused.get_by_role("button", name="Supprimer").click()
    await expect(page.locator(".message")).to_have_count(0)
    assert office.heard == []


async def test_what_is_being_written_survives_a_reload(page: Page) -> None:
    await main(page).fill("à moitié écrit")
    await page.reload()
    await expect(main(page)).to_have_value("à moitié écrit")


async def test_in_a_channel_commis_is_mentioned_from_the_list(page: Page, office: Office) -> None:
    await open_channel(page)
    await main(page).fill("Bonjour")
    await expect(page.locator(".mention-hint.shown")).to_contain_text("seuls vos collègues")
    await main(page).fill("")
    await main(page).press_sequentially("@co")
    await expect(page.get_by_role("option", name="Commis")).to_have_attribute("aria-selected", "true")
    await page.keyboard.press("Enter")
    await expect(main(page)).to_have_value("@Commis ")
    await page.keyboard.type("devis")
    await page.keyboard.press("Enter")
    await eventually(lambda: len(office.heard) == 1)
    event = office.heard[0]
    assert isinstance(event, MessageReceived)
    assert event.addressed


# --- cards ------------------------------------------------------------------------------------------------------------

SURE = Confirm("Envoyer ?", "1 200 €", "Oui, envoyer", "Non")
CARD = Message(
    "Validation demandée",
    [
        Text("Validation demandée", "heading"),
        Text("La remise dépasse la limite.", "warning"),
        Fields([FieldItem("Client", HOSTILE)]),
        Table([Column("Article"), Column("Total", "right")], [["Moulin", "12,00 €"]]),
        Buttons(
            [
                Button("a:1:approve", "Envoyer le devis", "primary", SURE),
                Button("a:1:edit", "Modifier"),
                Button("a:1:reject", "Refuser", "danger"),
            ]
        ),
    ],
)  # fmt: skip
LOCKED = Message("Envoyé", [Text("Envoyé par Marc Dubois à 09:00", "strong")])
HERE = Address("web", "c:devis")


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


# --- people, language, colours ----------------------------------------------------------------------------------------


async def test_switching_person_changes_what_one_sees_and_the_language(page: Page, office: Office) -> None:
    await office.posts("secret", Address("web", "dm:lea"), text_message("Pour Léa"))
    await expect(page.locator("#main .message")).to_contain_text("Pour Léa")
    await page.get_by_role("button", name="Changer de personne").click()
    await page.locator('[data-person="grace"]').click()
    await expect(page.get_by_role("heading", name="Hello Grace, I am Commis.")).to_be_visible()
    assert await page.locator(".message").count() == 0
    assert await page.evaluate("document.documentElement.lang") == "en"
    await page.reload()
    await expect(page.locator(".me-name")).to_have_text("Grace O’Neil")
    await page.locator('[data-language="fr"]').click()
    await expect(main(page)).to_have_attribute("placeholder", "Écrire à Commis")


async def test_a_wrong_name_in_the_address_asks_who_one_is(page: Page, served: Served) -> None:
    await page.goto(f"{served.url}/?as=nobody")
    await expect(page.get_by_role("dialog", name="Qui êtes-vous")).to_be_visible()
    await page.locator('[data-person="marc"]').click()
    await expect(page.locator(".me-name")).to_have_text("Marc Dubois")


async def test_a_long_quotation_starts_short(page: Page, office: Office) -> None:
    await office.posts("p", HERE, Message("x", [Excerpt("ligne\n" * 40, "un mail")]))
    await open_channel(page)
    quote = page.locator("blockquote")
    short = await quote.evaluate("node => node.clientHeight")
    more = page.get_by_role("button", name="Tout afficher")
    await expect(more).to_have_attribute("aria-expanded", "false")
    await more.click()
    assert await quote.evaluate("node => node.clientHeight") > short * 3
    await page.get_by_role("button", name="Réduire").click()
    assert await quote.evaluate("node => node.clientHeight") == short


async def test_times_are_those_of_the_person(page: Page, office: Office, served: Served) -> None:
    await office.posts("p", HERE, text_message("Bonjour"))
    await open_channel(page)
    await expect(page.locator(".message time")).to_have_text("09:00")
    await page.goto(f"{served.url}/?as=grace#/c%3Adevis")
    await expect(page.locator(".message time")).to_have_text("08:00")
    await expect(page.locator(".day")).to_have_text("Today")


async def test_unread_marks_come_and_go(page: Page, office: Office) -> None:
    await office.posts("p", HERE, text_message("Bonjour"))
    count = page.locator('[data-channel="c:devis"] .count')
    await expect(count).to_contain_text("1")
    await expect(page).to_have_title(re.compile(r"^\(1\) "))
    await open_channel(page)
    await expect(count).to_have_count(0)
    await expect(page).to_have_title(re.compile(r"^#devis"))


def channels(color: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", color)[:3]]


async def test_dark_follows_the_system_until_it_is_chosen(page: Page) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    await page.emulate_media(color_scheme="light")
    assert min(channels(await page.evaluate(background))) > 200
    await page.emulate_media(color_scheme="dark")
    assert max(channels(await page.evaluate(background))) < 60
    await page.locator('[data-theme-choice="light"]').click()
    assert min(channels(await page.evaluate(background))) > 200
    await page.reload()
    await expect(page.locator('[data-theme-choice="light"]')).to_have_attribute("aria-pressed", "true")
    assert min(channels(await page.evaluate(background))) > 200


# --- connection -------------------------------------------------------------------------------------------------------


async def test_a_restart_is_lived_through_without_reload(
    context: BrowserContext, office: Office, served: Served
) -> None:
    page = await context.new_page()
    await page.goto(f"{served.url}/?as=lea#/c%3Adevis")
    await expect(main(page)).to_be_visible()
    await page.evaluate("window.mark = 1")
    await served.stop()
    await expect(page.locator("#banner")).to_contain_text("Connexion perdue")
    await main(page).fill("écrit pendant la panne")
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.pending")).to_be_visible()
    await office.posts("missed", HERE, text_message("Dit pendant la panne"))
    await served.start()
    await page.get_by_role("button", name="Réessayer maintenant").click()
    await expect(page.locator("#main .messages")).to_contain_text("Dit pendant la panne")
    await expect(page.locator("#banner")).to_be_hidden()
    await expect(page.locator(".message.pending")).to_have_count(0, timeout=12_000)
    await expect(page.locator("#main .message")).to_have_count(2)
    assert await page.evaluate("window.mark") == 1
    assert len(office.heard) == 1


# --- keyboard, phone --------------------------------------------------------------------------------------------------


async def test_everything_is_reached_with_the_keyboard(page: Page, office: Office) -> None:
    await office.posts("one", HERE, text_message("Premier"))
    await office.posts("two", HERE, CARD)
    await page.keyboard.press("Alt+ArrowDown")
    await expect(page.locator('[data-channel="c:devis"]')).to_have_attribute("aria-current", "page")
    await expect(page.locator("#main .message")).to_have_count(2)
    await expect(main(page)).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await expect(page.locator('.message[data-id="two"]')).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await expect(page.locator('.message[data-id="one"]')).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(side(page)).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.locator("#thread")).to_be_hidden()
    await expect(main(page)).to_be_focused()
    await page.locator('.message[data-id="two"]').focus()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("button", name="Envoyer le devis")).to_be_focused()
    await page.locator('.message[data-id="two"]').focus()
    await page.keyboard.press("?")
    await expect(page.get_by_role("dialog", name="Raccourcis clavier")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await page.keyboard.press("c")
    await expect(main(page)).to_be_focused()
    await expect(main(page)).to_have_value("")


@pytest.mark.parametrize("width", [320, 390])
async def test_on_a_phone_the_menu_is_a_drawer_and_a_thread_covers_all(
    browser: Browser, office: Office, served: Served, width: int
) -> None:
    await office.posts("card", HERE, CARD)
    await office.posts("reply", Address("web", "c:devis", "card"), CARD)
    context = await browser.new_context(viewport={"width": width, "height": 640}, is_mobile=True, has_touch=True)
    try:
        page = await context.new_page()
        await page.goto(f"{served.url}/?as=lea")
        await page.get_by_role("button", name="Ouvrir le menu").click()
        await page.locator('[data-channel="c:devis"]').click()
        await expect(page.locator("#sidebar")).not_to_be_in_viewport()
        await page.get_by_role("button", name="1 réponse").click()
        await expect(page.locator("#thread .message")).to_have_count(2)
        box = await page.locator("#thread").bounding_box()
        assert box is not None
        assert (box["x"], box["width"]) == (0, width)
        assert await page.evaluate("document.documentElement.scrollWidth") <= width
        small = await page.evaluate(
            "[...document.querySelectorAll('#thread button')].filter(b => b.offsetParent && b.offsetHeight < 34).length"
        )
        assert small == 0
        await page.get_by_role("button", name="Fermer le fil").click()
        await expect(page.locator("#thread")).to_be_hidden()
    finally:
        await context.close()


CONTRAST = """() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const rgb = (color) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data]; };
    const light = ([r, g, b]) => { const f = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
        return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
    const under = (node) => { for (; node; node = node.parentElement) {
        const color = rgb(getComputedStyle(node).backgroundColor);
        if (color[3] === 255) return color; }
        return [255, 255, 255, 255]; };
    const poor = [];
    for (const node of document.querySelectorAll("body *")) {
        const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim());
        const seen = node.checkVisibility({ opacityProperty: true, visibilityProperty: true });
        if (!own || !seen || node.disabled) continue;
        const [a, b] = [light(rgb(getComputedStyle(node).color)), light(under(node))];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 4.5) poor.push(`${node.className || node.tagName}: ${ratio.toFixed(2)}`);
    }
    return poor;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_words_stand_out_and_every_control_has_a_name(page: Page, office: Office, scheme: str) -> None:
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    await office.posts("card", HERE, CARD)
    await office.posts("reply", Address("web", "c:devis", "card"), CARD)
    await open_channel(page)
    await page.locator(".replies").click()
    await expect(page.locator("#thread .message")).to_have_count(2)
    await page.mouse.move(0, 0)
    assert await page.evaluate(CONTRAST) == []
    nameless = await page.evaluate(
        """() => [...document.querySelectorAll("button, a, input, textarea, select")]
            .filter((node) => node.checkVisibility() && !node.matches(".unseen"))
            .filter((node) => !(node.getAttribute("aria-label") || node.textContent.trim()))
            .map((node) => node.outerHTML)"""
    )
    assert nameless == []
    for role in ["main", "complementary", "navigation"]:
        assert await page.get_by_role(role).count() >= 1  # pyright: ignore[reportArgumentType]  # a list of literals

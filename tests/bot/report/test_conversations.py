"""Figures asked for in chat, as people say it: told from the record, nothing guessed, confirmed by a click."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pypdfium2

from bot.store import baselines, files, inbox, ledger, savings
from graphs.message import Attachment, Buttons, Image
from tests.bot.report.recount import recount
from tests.support.world import World

BEGIN, END = datetime(2026, 10, 31, 23, tzinfo=UTC), datetime(2026, 11, 30, 23, tzinfo=UTC)
DISCOUNTED = "Devis pour Bellerive : 10 mugs avec 12 % de remise"


async def refuse(world: World) -> None:
    receipt = await world.clicks("claire", "Refuser")
    await world.submits("claire", receipt.form.id, reason="trop bas")
    assert await world.approvals("open") == []


async def facts(world: World) -> dict:
    outcome = (await world.app.database.read(lambda c: inbox.by_key(c, world.thread.thread))).outcome
    return outcome["facts"]


async def test_without_a_baseline_it_is_said_and_nothing_is_guessed(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 10 mugs", anew=True)
    await world.says("lea", "combien de temps nous as-tu fait gagner ce mois-ci ?", anew=True)
    await world.hears("Je ne peux pas encore le dire", "envois faits : 1", "« un devis nous prend 25 minutes »")
    assert (await facts(world))["minutes_saved"] is None


async def test_the_sentence_it_proposes_is_understood_and_counts(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 10 mugs", anew=True)
    await world.waits(hours=1)
    await world.says("lea", "un devis nous prend 25 minutes", anew=True)
    await world.hears("C'est noté", "25 min", "estimée", "une décision nous prend 2 minutes")
    await world.says("lea", "combien de temps nous as-tu fait gagner ce mois-ci ?", anew=True)
    await world.hears("Temps gagné (novembre 2026) : 25 min.", "Devis : 1 × 25 min (faits avant")
    await world.says("oliver", "how much time did you save us this month?", anew=True)
    await world.hears("Time saved (November 2026): 25 min.")
    assert (await facts(world))["minutes_saved"] == "25.00"


async def test_decisions_are_taken_off_once_their_time_is_told(world: World) -> None:
    await world.says("lea", DISCOUNTED, anew=True)
    await world.clicks("claire", "Envoyer le devis")
    await world.says("lea", "un devis nous prend 25 minutes", anew=True)
    await world.says("lea", "combien de temps nous as-tu fait gagner ?", anew=True)
    await world.hears(
        "25 min, décisions et réponses de vos équipes (1) non déduites", "« une décision nous prend 2 minutes »"
    )
    await world.says("lea", "une décision nous prend 4 minutes (chronométré)", anew=True)
    await world.hears("mesurée")
    await world.says("lea", "combien de temps nous as-tu fait gagner ?", anew=True)
    await world.hears("Temps gagné (novembre 2026) : 21 min.")
    counted = await facts(world)
    assert (counted["minutes_by_hand"], counted["minutes_spent"]) == ("25.00", "4.00")


async def test_a_baseline_holds_from_when_it_is_told(world: World) -> None:
    await world.says("lea", "un devis nous prend 25 minutes", anew=True)
    await world.says("lea", "Devis pour Bellerive : 10 mugs", anew=True)
    await world.waits(hours=2)
    await world.says("lea", "un devis nous prend 20 minutes", anew=True)
    await world.hears("Avant : 25 min", "l'ancienne reste valable")
    await world.waits(hours=2)
    await world.says("lea", "Devis pour Bellerive : 12 mugs", anew=True)
    await world.says("lea", "combien de temps nous as-tu fait gagner ?", anew=True)
    await world.hears("45 min", "1 × 25 min + 1 × 20 min")
    await world.says("lea", "un devis nous prend 20 minutes", anew=True)
    await world.hears("déjà ce que j'ai noté")
    rows = await world.app.database.read(baselines.every)
    assert [(row.work, row.minutes, row.by) for row in rows] == [
        ("quote", Decimal(25), rows[0].by),
        ("quote", Decimal(20), rows[0].by),
    ]


async def test_figures_equal_a_recount_of_the_ledger(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 10 mugs", anew=True)
    await world.says("lea", DISCOUNTED, anew=True)
    await world.clicks("claire", "Envoyer le devis")
    await world.says("lea", "Devis pour Bellerive : 3 machines expresso 2 groupes", anew=True)
    await world.says("oliver", "relance Bellerive", anew=True)
    await world.waits(days=1)
    await world.says("lea", "Devis pour Bellerive : 4 mugs", anew=True)
    await world.says("lea", "bilan du mois", anew=True)
    told, counted = await facts(world), await recount(world.app.database, BEGIN, END)
    assert told["done"] == dict(counted.done)
    assert counted.done["quote"] == 3
    assert told["done_alone"] == sum(counted.alone.values()) == 2 + counted.alone["reminder"]
    assert told["failed"] == sum(counted.failed.values())
    assert told["asked"] == counted.asked
    rate = (Decimal(100) * counted.asked / (counted.asked + sum(counted.alone.values()))).quantize(Decimal("0.1"))
    assert told["exceptions_percent"] == str(rate)


async def test_a_refused_discount_is_counted_once_somebody_confirms_it(world: World) -> None:
    await world.says("lea", DISCOUNTED, anew=True)
    [asked] = await world.approvals()
    gross = sum(Decimal(line["quantity"]) * Decimal(line["unit_price"]) for line in asked.request.proposal["lines"])
    await refuse(world)
    await world.says("claire", "combien d'erreurs as-tu évitées ce mois-ci ?", anew=True)
    heard = await world.hears("aucune de confirmée", "Remise de 12 % demandée", "refusée")
    [(limit, amount)] = [
        (Decimal(row.told["kept_to"]), row.amount)
        for row in [await world.app.database.read(lambda c: savings.get(c, f"discount.{asked.id}"))]
    ]
    assert amount == (gross * (12 - limit) / 100).quantize(Decimal("0.01"))
    assert "Bellerive" in heard
    receipt = await world.clicks("lea", "Oui, évitée")
    assert "peuvent donner un accord" in receipt.note.summary
    await world.clicks("claire", "Oui, évitée")
    await world.hears("Confirmé par")
    assert not [button for button, _ in await world.buttons() if button.label == "Oui, évitée"]
    await world.says("claire", "bilan du mois", anew=True)
    told = (await facts(world))["errors_avoided"]
    assert told["confirmed"] == {"count": 1, "euros": f"{amount:.2f}"}
    assert told["open"]["count"] == 0
    row = await world.app.database.read(lambda c: savings.get(c, f"discount.{asked.id}"))
    assert row.state == "confirmed"
    entries = await world.app.database.read(lambda c: ledger.page(c, 0, 10_000))
    assert [each.why["saving"] for each in entries if each.what == "saving.confirmed"] == [f"discount.{asked.id}"]


async def test_in_a_channel_a_case_of_elsewhere_has_no_name(world: World) -> None:
    await world.says("lea", DISCOUNTED, anew=True)
    await refuse(world)
    await world.says("claire", "@commis bilan du mois", anew=True, channel="c:direction")
    heard = await world.hears("Rapport : novembre 2026", "Remise de 12 %")
    assert "Bellerive" not in heard


async def test_the_second_click_is_told_who_was_first(world: World) -> None:
    await world.says("lea", DISCOUNTED, anew=True)
    await refuse(world)
    await world.says("claire", "erreurs évitées ?", anew=True)
    button, address = await world.button("Non")
    await world.presses("claire", button.id, address)
    receipt = await world.presses("claire", button.id.replace(":no", ":yes"), address)
    assert "l'a déjà dit" in receipt.note.summary.replace("\u00a0", " ")
    assert (await world.presses("claire", "s:nothing.x:yes", address)).note is not None


async def test_a_report_comes_as_a_picture_a_pdf_and_a_file(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 10 mugs", anew=True)
    await world.says("lea", "rapport de novembre en PDF", anew=True)
    blocks = [block for post in await world.posts() for block in post.content.blocks]
    [pdf] = [block.file for block in blocks if isinstance(block, Attachment)]
    assert pdf.media_type == "application/pdf"
    assert [block for block in blocks if isinstance(block, Image)]
    _, body = await world.app.database.read(lambda c: files.read(c, pdf.id))
    text = pypdfium2.PdfDocument(body)[0].get_textpage().get_text_bounded()
    assert "Novembre 2026" in text and "Devis" in text
    await world.says("lea", "le rapport du mois en csv", anew=True)
    [csv] = [
        block.file for post in await world.posts() for block in post.content.blocks if isinstance(block, Attachment)
    ]
    _, body = await world.app.database.read(lambda c: files.read(c, csv.id))
    assert body.startswith(b"\xef\xbb\xbf")
    assert body.decode("utf-8-sig").splitlines()[0].startswith("chiffre,détail,valeur")


async def test_what_it_costs_and_how_fast_it_answers(world: World) -> None:
    await world.says("lea", "combien coûtes-tu ?", anew=True)
    await world.hears("Coût du modèle de langage", "aucun appel")
    await world.says("lea", "temps de réponse ce mois-ci", anew=True)
    await world.hears("Première réponse (novembre 2026)", "< 1 s")
    await world.says("lea", "taux de satisfaction", anew=True)
    await world.hears("Aucun avis")


async def test_an_empty_period_says_so(world: World) -> None:
    await world.says("lea", "rapport de mars 2025", anew=True)
    await world.hears("Rapport : mars 2025", "Rien n'a été fait")
    assert not [block for post in await world.posts() for block in post.content.blocks if isinstance(block, Buttons)]
    await world.says("lea", "un devis nous prend 9000 minutes", anew=True)
    await world.hears("impossible")
    assert await world.app.database.read(baselines.every) == []
    assert world.clock.now() - timedelta(days=1) < END

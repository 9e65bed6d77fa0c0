"""A quote's mail that found something running with its customer as it left: weighed again, numbered once."""

from __future__ import annotations

from graphs.ask import EffectOutcome
from tests.graphs.quote.shop import brief, case


class Once(dict[str, EffectOutcome]):
    """What happens the first time only."""

    def __getitem__(self, kind: str) -> EffectOutcome:
        return self.pop(kind)


async def test_a_held_mail_is_weighed_again_under_the_same_number():
    run = case()
    run.failing = Once(mail=EffectOutcome(True, {"sent": False, "why": "complaint"}))
    await run.begin(brief("bellerive", "2 saucer"))
    assert len(run.quotes) == 1 and len(run.mails) == 1  # nothing runs any more: it leaves
    assert run.mails[0]["marks_quote"] == run.facts["number"] and run.ending == "done"
    assert run.mails[0]["customer_id"] == run.facts["customer_id"] and run.mails[0]["seen"] == []
    assert [each.why["codes"] for each in run.records if each.what == "held"] == [["complaint"]]
    assert any("n'est pas parti" in message.summary for message in run.says)


async def test_what_was_agreed_to_goes_with_the_mail():
    run = case()
    await run.begin(brief("bellerive", "2 saucer"))
    (effect,) = [each for each in run.effects if each.kind == "mail"]
    assert effect.payload["seen"] == [] and effect.payload["customer_id"]

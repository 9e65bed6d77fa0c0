"""Our texts to customers in English, by name and manner: subject and body, with {blanks}."""

from __future__ import annotations

_CROSSED = "If your payment is already on its way, please disregard this message."

_EARLY_FORMAL = f"""\
{{greeting}}

We would like to remind you that your payment of {{total}} will soon be due, as follows:

{{invoices}}

{{payment}}

{{copies}}

{_CROSSED} We remain at your disposal for any question.

Yours sincerely,

{{signature}}
"""

_EARLY_WARM = f"""\
{{greeting}}

Just a quick note about a payment that is coming up: {{total}}, as follows.

{{invoices}}

{{payment}}

{{copies}}

{_CROSSED} And if you need anything from us in order to pay, simply reply to this e-mail.

Thank you, and kind regards,

{{signature}}
"""

_COURTEOUS_FORMAL = f"""\
{{greeting}}

{{again}}Unless we are mistaken, your payment of {{total}} has not reached us yet. The details are as follows:

{{invoices}}

This is no doubt an oversight, and we thank you in advance for your attention to it.

{{payment}}

{{copies}}

{_CROSSED} If a question or a difficulty is holding it up, please reply to this e-mail.

Yours sincerely,

{{signature}}
"""

_COURTEOUS_WARM = f"""\
{{greeting}}

We hope all is well with you. {{again}}Unless we are mistaken, we have not received your payment of {{total}} \
yet:

{{invoices}}

It has probably slipped through: could you have a look when you have a moment?

{{payment}}

{{copies}}

{_CROSSED} And if anything is in the way, just tell us: we will find a solution together.

Many thanks, and kind regards,

{{signature}}
"""

_FIRM_FORMAL = f"""\
{{greeting}}

Despite our previous message, we have still not received your payment of {{total}}:

{{invoices}}

Please settle this amount within eight days, or let us know within that time on which date you will do so.

{{payment}}

{{copies}}

{_CROSSED} If a disagreement or a difficulty explains this delay, please let us know by replying to this e-mail.

Yours sincerely,

{{signature}}
"""

_FIRM_WARM = f"""\
{{greeting}}

We are coming back to you because our previous message went unanswered: {{total}} is still to be paid.

{{invoices}}

Could you take care of it this week, or tell us on which date we can expect your payment?

{{payment}}

{{copies}}

{_CROSSED} And if something in the invoice is unclear, let us talk about it: reply to this e-mail or give us a call.

Thank you in advance, and kind regards,

{{signature}}
"""

_LAST_FORMAL = f"""\
{{greeting}}

Despite our reminders, the amount of {{total}} remains unpaid to this day:

{{invoices}}

This message is our last amicable reminder. Please settle this amount within eight days.

{{penalty}}

Without payment or an answer from you within that time, we shall have to send you a formal notice to pay.

{{payment}}

{{copies}}

{_CROSSED} If you cannot pay everything at once, please contact us without delay to agree on instalments.

Yours sincerely,

{{signature}}
"""

_LAST_WARM = f"""\
{{greeting}}

We are writing to you one last time about the amount of {{total}}, still unpaid despite our messages:

{{invoices}}

We want to settle this amicably with you. For that, we need your payment, or at least an answer, within eight days.

{{penalty}}

If we do not hear from you by then, we will have to move on to a formal notice to pay, which we would much \
rather avoid.

{{payment}}

{{copies}}

{_CROSSED} And if times are hard, call us: instalments are always possible.

Kind regards,

{{signature}}
"""

_QUOTE_FIRST_FORMAL = """\
{greeting}

On {sent_on} we sent you our quote {number}, amounting to {total}. We would be glad to know whether it meets \
your needs.

It is valid until {valid_until} inclusive. To accept it, simply reply to this e-mail with the words “agreed and \
accepted”. We remain at your disposal to clarify or adapt it.

Yours sincerely,

{signature}
"""

_QUOTE_FIRST_WARM = """\
{greeting}

Have you had time to look at our quote {number}, sent on {sent_on} ({total})?

If you are happy with it, just reply “agreed and accepted” to this e-mail and we will take care of the rest. If a \
quantity or a date needs changing, tell us. The quote is valid until {valid_until} inclusive.

Kind regards,

{signature}
"""

_QUOTE_LAST_FORMAL = """\
{greeting}

Our quote {number} of {sent_on}, amounting to {total}, is valid until {valid_until} only.

To benefit from its terms, please reply to this e-mail with the words “agreed and accepted” before that date. If your \
project is postponed or abandoned, a word from you will allow us to close the file.

Yours sincerely,

{signature}
"""

_QUOTE_LAST_WARM = """\
{greeting}

Our quote {number} ({total}) is valid until {valid_until}: we would rather let you know before it expires.

If it suits you, “agreed and accepted” in reply to this e-mail is enough. If you need a little more time or another \
version, tell us; and if the project is no longer on, a word is enough too, no trouble at all.

Kind regards,

{signature}
"""

ENGLISH: dict[tuple[str, str], tuple[str, str]] = {
    ("reminder.early", "formal"): ("Payment due soon: {reference}", _EARLY_FORMAL),
    ("reminder.early", "warm"): ("For your diary, due on {due_on}: {reference}", _EARLY_WARM),
    ("reminder.courteous", "formal"): ("Your payment: {reference}", _COURTEOUS_FORMAL),
    ("reminder.courteous", "warm"): ("A quick reminder: {reference}", _COURTEOUS_WARM),
    ("reminder.firm", "formal"): ("Overdue payment: {reference}", _FIRM_FORMAL),
    ("reminder.firm", "warm"): ("Still waiting for your payment: {reference}", _FIRM_WARM),
    ("reminder.last", "formal"): ("Last reminder before formal notice: {reference}", _LAST_FORMAL),
    ("reminder.last", "warm"): ("Last reminder: {reference}", _LAST_WARM),
    ("quote.first", "formal"): ("Your view on our quote {number}", _QUOTE_FIRST_FORMAL),
    ("quote.first", "warm"): ("Our quote {number}: what do you think?", _QUOTE_FIRST_WARM),
    ("quote.last", "formal"): ("Our quote {number} expires on {valid_until}", _QUOTE_LAST_FORMAL),
    ("quote.last", "warm"): ("Quote {number}: only a few days left", _QUOTE_LAST_WARM),
}

"""English answers to a reminder, and what must be read from them."""

from __future__ import annotations

from tests.graphs.understanding.replies.written import Written as W

ENGLISH: list[W] = [
    # --- paid
    W("We paid this invoice on 12 November.", "paid"),
    W("Hello, payment was made yesterday. Kind regards, Jane", "paid"),
    W("Already paid, please check your bank account.", "paid"),
    W("The transfer has been sent this morning.", "paid"),
    W("I've just paid it.", "paid"),
    W("This has been settled.", "paid"),
    W("We have wired £500 and the invoice is paid.", "paid"),
    W("INV-1042 was paid last Tuesday.", "paid", invoices=["INV-1042"]),
    W("A cheque was posted on Monday.", "paid"),
    W("We made the payment on the 16th.", "paid"),
    W("Don't worry, it has been paid.", "paid"),
    W("We think this was already paid.", "unclear", readings=["paid"]),
    W("We have not paid it yet.", "unclear"),
    W("It hasn't been paid.", "unclear"),
    W("Has this been paid?", "unclear", readings=["paid"]),
    W("We have paid part of it.", "unclear", readings=["paid"]),
    # --- promise
    W("We will pay on Friday.", "promise", day="2026-11-27"),
    W("You will receive the payment by 4 December.", "promise", day="2026-12-04"),
    W("Payment will be made on 30 November.", "promise", day="2026-11-30"),
    W("I'll transfer the money tomorrow.", "promise", day="2026-11-24"),
    W("The invoice is scheduled for payment on 2 December.", "promise", day="2026-12-02"),
    W("We're paying on Thursday.", "promise", day="2026-11-26"),
    W("We'll settle the €1,250.00 on 1 December.", "promise", day="2026-12-01", amount="1250.00"),
    W("I am going to pay it as soon as possible.", "promise"),
    W("We'll pay as soon as the missing boxes arrive.", "unclear", readings=["promise"]),
    W("We will pay when you send the credit note.", "unclear", readings=["promise"]),
    W("We hope to pay next week.", "unclear"),
    W("We should be able to pay on Friday.", "unclear"),
    W("We will not pay on Friday.", "unclear"),
    W("We can't pay right now.", "unclear"),
    W("Can we pay on Friday?", "unclear"),
    W("INV-1 is paid, INV-2 will be paid on Friday.", "unclear", readings=["paid", "promise"]),
    # --- dispute
    W("We disagree with this invoice.", "dispute"),
    W("The amount is wrong.", "dispute"),
    W("Three boxes were missing from the delivery.", "dispute"),
    W("We never received the goods.", "dispute"),
    W("The goods arrived damaged.", "dispute"),
    W("We are still waiting for a credit note.", "dispute"),
    W("You have overcharged us.", "dispute"),
    W("We refuse to pay this.", "dispute"),
    W("We are not disputing the invoice.", "unclear"),
    W("Is the amount wrong?", "unclear", readings=["dispute"]),
    # --- wrong contact
    W("Please contact accounts@harbour.example", "wrong_contact", contact="accounts@harbour.example"),
    W("I no longer work here.", "wrong_contact"),
    W("You have the wrong person.", "wrong_contact"),
    W(
        "Jane has left the company. Please write to payables@harbour.example.",
        "wrong_contact",
        contact="payables@harbour.example",
    ),
    W("Please send all invoices to ap@nordlys.example.", "wrong_contact", contact="ap@nordlys.example"),
    # --- absence
    W("I am out of the office until 30 November.", "absence", until="2026-11-30", automatic=True),
    W(
        "I'm on holiday and will be back on 7 December. For urgent matters contact bob@harbour.example.",
        "absence",
        until="2026-12-07",
        contact="bob@harbour.example",
        automatic=True,
    ),
    W("Our office is closed from 24 December to 2 January.", "absence", automatic=True),
    W("I am away until Wednesday.", "absence", until="2026-11-25"),
    # --- instalments
    W("Can we pay in three instalments?", "instalments"),
    W("Would you accept a payment plan?", "instalments"),
    W("Could we spread the payments over six months?", "instalments"),
    W("I can pay half now and the rest in January.", "instalments"),
    # --- insolvency
    W("The company is in administration.", "insolvency"),
    W("We have gone bankrupt.", "insolvency"),
    W(
        "The company has been wound up. Contact the liquidator at help@wind.example.",
        "insolvency",
        contact="help@wind.example",
    ),
    W("We filed for Chapter 11.", "insolvency"),
    # --- nothing for sure
    W("Thank you for the reminder.", "unclear"),
    W("Can you resend the invoice?", "unclear"),
    W("We never received this invoice.", "unclear"),
    W("I have forwarded this to my colleague.", "unclear"),
    W("Which invoice is this about?", "unclear"),
    W("Please call me.", "unclear"),
    W("Your ticket has been created. We will get back to you.", "unclear", automatic=True),
    W("Unsubscribe", "unclear"),
]

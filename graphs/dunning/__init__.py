"""Payment reminders, decided: what each customer is to be sent today, in which tone, with which figures and words.

    ladder limits port texts_port   what is set and kept      payer    how they pay
    account                         their open invoices       penalty  what lateness costs
    plan telling                    write, or wait, and why   mail     one reminder or quote follow-up
    texts texts_fr texts_en         our texts, and checks     wording  all other sentences

Pure: reads nothing, writes nothing, has no clock. May import: `graphs`, `integrations.*.port`, babel, rapidfuzz.
"""

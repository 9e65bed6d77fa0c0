"""The company's rules, from a sentence to what it changes.

    reading/ reading_model   sentence → what was said        rulebook sitting ranking   what holds for a case
    resolve check overlap    said → a checked draft          replay past                what it would have changed
    readback names           draft → a sentence              expression kept            draft ↔ what is kept

`vocabulary` are the facts, `condition` and `consequence` the compiled form. Pure: reads nothing, writes nothing.
"""

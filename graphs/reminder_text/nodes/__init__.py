"""The steps of the text graph. Node names are API: cases wait in `ask`, `approve` and `await_text` across releases."""

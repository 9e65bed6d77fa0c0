"""Weekly and monthly figures: gathered from the record, told as a card, a PDF and a file."""

"""The daily look at sent quotes, and the mail that follows one up."""

"""The quote process: from a brief to a PDF quote in the customer's mail."""

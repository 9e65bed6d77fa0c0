"""The personal reminder process: "rappelle-moi", for oneself or a colleague, and what becomes of those one has."""

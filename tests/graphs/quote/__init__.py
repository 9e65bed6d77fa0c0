"""The quote process, as conversations and as properties."""

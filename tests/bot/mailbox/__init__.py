"""The mailbox that is read."""

"""Rules in the store, as effects, in answers and in their file."""

"""What is kept of reminders and promises, and the mail that leaves once."""

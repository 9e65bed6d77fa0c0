"""Payment reminders, decided."""

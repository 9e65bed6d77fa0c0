"""Keeps people's own reminders, says them at their time, and takes what is pressed on them."""

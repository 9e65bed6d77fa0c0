"""The reminder process over books, rules and a calendar in memory."""

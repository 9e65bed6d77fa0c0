"""The nodes of the reminder graph: `identify` and `survey` take in, `weigh` judges, `waits` waits, `act` acts."""

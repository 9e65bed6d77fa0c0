"""Questions in a thread, asked and answered."""

"""One file per change; a released one is never edited."""

"""Words about time, read over a corpus and over anything at all."""

"""The follow-up process: a sent quote that nobody answered is written about, and its answer is kept once confirmed."""

"""Sentences as managers say them, with what they must mean, told by examples."""

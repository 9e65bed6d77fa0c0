"""The grammar of rules: one sentence in, its typed meaning and its doubts out."""

from graphs.rules.reading.reader import read_rule

__all__ = ["read_rule"]

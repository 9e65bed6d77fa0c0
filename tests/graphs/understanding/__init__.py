"""Tests of the reading of messages: text, numbers, names, and the grammar over three invented companies."""

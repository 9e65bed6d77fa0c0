"""Conversations about rules: from a sentence to an armed rule, and back."""

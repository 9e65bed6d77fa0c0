"""The rule process: from a sentence to an armed rule, after what it means and would have changed was shown."""

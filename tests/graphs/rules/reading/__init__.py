"""A sentence read as a rule, told by what it does to examples."""

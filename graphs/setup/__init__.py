"""The setup process: a manager maps the repetitive work, states what it takes and the rules, and picks a pilot."""

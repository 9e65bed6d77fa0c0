"""The company's rules. `port` is what processes ask; `price_rules` answers from the books' own price rules."""

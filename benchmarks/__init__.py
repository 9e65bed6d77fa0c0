"""How fast Commis is, beside yardsticks measured in the same run: read ratios, as machines differ."""

"""The company's own texts: kept, changed by effects, and in files."""

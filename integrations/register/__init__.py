"""Public registers of companies: a port, and an adapter for the French one (recherche-entreprises).

To add one: its file here, and its name in `integrations/catalog.py`. Nothing about people is read out of an answer.
"""

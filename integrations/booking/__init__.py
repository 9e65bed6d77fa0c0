"""Booking links and what becomes of them: a port, and adapters for Calendly, Cal.com and a plain address.

To add a tool: its file here, and its name in `integrations/catalog.py`.
"""

"""Leads, their notes and their status: a port. The embedded books hold them (`integrations.books.sql_leads`).

To add a CRM: one adapter here that implements `port.Crm`, and its name in `integrations/catalog.py`.
"""

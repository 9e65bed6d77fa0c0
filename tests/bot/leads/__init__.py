"""Leads at the desk: how they come in, who takes them, and what is done for them."""

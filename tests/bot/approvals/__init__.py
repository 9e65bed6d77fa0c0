"""Approvals, told as what people do and see."""

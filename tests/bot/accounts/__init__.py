"""Accounts that nobody knows yet, told as what people do and see."""

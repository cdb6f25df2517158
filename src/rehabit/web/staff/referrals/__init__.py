"""Referrals in: list, one by form, a file."""

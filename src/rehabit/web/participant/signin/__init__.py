"""Signing in with a single-use code or link, no password."""

"""Verbs that change something: one transaction, one permission check, one audit line each."""

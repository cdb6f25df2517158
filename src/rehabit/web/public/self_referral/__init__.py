"""A person asks for a place without an account."""

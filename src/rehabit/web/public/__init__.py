"""Pages for everybody: no account, no tracking."""

"""Today across groups."""

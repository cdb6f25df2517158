"""The sites of a network."""

"""The end: completion, discharge summary."""

"""Pages for a person on the programme."""

"""The front page and what the programme is."""

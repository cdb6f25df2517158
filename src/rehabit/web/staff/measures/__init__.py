"""Recording measures before, at the end and at the follow-ups; whom to ring."""

"""Recording measures at baseline, end and follow-up."""

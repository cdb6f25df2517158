"""What can and cannot be said of people who were measured before and after, without a comparison group."""

NO_COMPARISON = (
    "These people were measured before and after. There was no comparison group, "
    "so the programme's own effect cannot be read from this number."
)
"""Printed beside every single-arm result. The reasons are in docs: regression to the mean, natural course,
who is missing."""

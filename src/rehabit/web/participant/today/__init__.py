"""What to do now: the plan and the diary."""

"""My goal in my own words."""

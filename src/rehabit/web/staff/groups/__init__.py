"""Groups: make, staff, dates, places."""

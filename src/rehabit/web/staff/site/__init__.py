"""The site: venues, closed days, staff, audit."""

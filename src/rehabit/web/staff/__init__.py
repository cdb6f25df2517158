"""Pages for those who run groups and those who refer to them."""

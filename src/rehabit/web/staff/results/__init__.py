"""The result of a group and of a site."""

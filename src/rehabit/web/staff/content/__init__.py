"""Pages about programme content: what is signed, each item to read, the site's own changes."""

"""The front doors: pages for the public, participants, staff and networks, and the design they share."""

"""A clinician decides, on the site's checklists."""

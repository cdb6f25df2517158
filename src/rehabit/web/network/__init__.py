"""Pages across sites: counts with small numbers suppressed, never a person."""

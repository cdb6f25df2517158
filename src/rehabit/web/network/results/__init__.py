"""Results across sites, small numbers suppressed."""

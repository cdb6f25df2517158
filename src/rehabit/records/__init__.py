"""Storage: the only Django models, their constraints and their migrations."""

"""The register alone, for a helper."""

"""Questions: scoped to who asks, small numbers suppressed, frozen values out."""

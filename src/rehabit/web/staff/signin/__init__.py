"""Staff sign in, second factor, choice of role."""

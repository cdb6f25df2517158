"""Rehabit runs group rehabilitation for chronic joint pain, from referral to result."""

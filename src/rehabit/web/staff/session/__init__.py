"""The session page: register, today's work, notes, close."""

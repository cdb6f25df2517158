"""My group: sessions, place, calendar."""

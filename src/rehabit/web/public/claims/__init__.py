"""The ledger of published claims, for everybody."""

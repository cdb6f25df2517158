"""Paper is equal: the sign-in card to hand over, the paper diary to key in."""

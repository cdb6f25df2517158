"""The style page, for looking at; not served on a live site."""

"""What the programme would cost and save: a commissioner moves a few inputs and sees the answer."""

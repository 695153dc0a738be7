"""What ``rehearse negotiate`` shows and asks."""

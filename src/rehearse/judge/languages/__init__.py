"""What a language needs to be judged."""

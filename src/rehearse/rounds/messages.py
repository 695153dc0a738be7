"""English texts of all rounds; each round keeps its own in its folder's ``messages.py``."""

from rehearse.rounds.discovery import texts

__all__ = ["TEXTS"]

TEXTS = texts()

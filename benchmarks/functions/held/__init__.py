"""Functions written after the rules were fixed, and never looked at while they were made."""

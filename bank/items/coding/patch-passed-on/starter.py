def rounds_until_patched(field: list[str]) -> int:
    """Rounds until no 'o' is left, 0 if there is none at the start, -1 if some are never reached."""
    # Your code goes here.

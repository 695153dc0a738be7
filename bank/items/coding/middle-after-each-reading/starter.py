def middles(readings: list[int]) -> list[int]:
    """The lower middle of all readings so far, after each reading."""
    # Your code goes here.

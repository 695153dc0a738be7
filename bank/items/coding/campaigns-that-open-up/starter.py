def most_labels(labels: int, campaigns: list[list[int]], weeks: int) -> int:
    """Most labelled examples after at most weeks campaigns [need, gain]."""
    # Your code goes here.

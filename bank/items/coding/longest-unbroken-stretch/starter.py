def longest_stretch(batches: list[int]) -> list[int]:
    """[first, length] of the longest stretch without a hole, or []."""
    # Your code goes here.

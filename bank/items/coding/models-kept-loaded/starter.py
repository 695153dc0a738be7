def longest_span(models: list[int], slots: int) -> list[int]:
    """[start, length] of the longest span with at most slots different models, or []."""
    # Your code goes here.

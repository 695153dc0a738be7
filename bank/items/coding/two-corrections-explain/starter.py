def explain_gap(corrections: list[int], gap: int) -> list[int]:
    """Positions [i, j], i < j, of two corrections that sum to gap, or []."""
    # Your code goes here.

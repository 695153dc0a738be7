def best_pair(gains: list[int]) -> int:
    """Largest (j - i) * min(gains[i], gains[j]) over i < j; 0 when there is no pair."""
    # Your code goes here.

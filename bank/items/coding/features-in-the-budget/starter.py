def best_gain(features: list[list[int]], budget: int) -> int:
    """Largest total gain of features whose costs sum to at most budget."""
    # Your code goes here.

def dip_loss(scores: list[int]) -> int:
    """Sum of min(best before, best after) - score over all nights in a dip."""
    # Your code goes here.

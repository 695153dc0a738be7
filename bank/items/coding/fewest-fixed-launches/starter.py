def fewest_launches(sizes: list[int], rows: int) -> int:
    """Fewest launches whose sizes sum to exactly rows, or -1."""
    # Your code goes here.

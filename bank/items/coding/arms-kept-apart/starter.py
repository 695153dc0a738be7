def assign_arms(users: int, conflicts: list[list[int]]) -> list[int]:
    """The smallest list of arms (0 or 1) that separates every pair, or []."""
    # Your code goes here.

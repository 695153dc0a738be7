def clean_stretch(labels: str, fixes: int) -> int:
    """Length of the longest stretch that at most fixes corrections make uniform."""
    # Your code goes here.

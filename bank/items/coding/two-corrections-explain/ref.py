"""One pass with a table from value to first position. O(n) expected time, O(n) space."""


def explain_gap(corrections: list[int], gap: int) -> list[int]:
    first: dict[int, int] = {}
    for position, value in enumerate(corrections):
        partner = first.get(gap - value)
        if partner is not None:
            return [partner, position]
        first.setdefault(value, position)
    return []

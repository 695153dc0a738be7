"""English texts of the coding round."""

from rehearse.message import Registry

__all__ = ["TEXTS"]

TEXTS = Registry(
    "rounds.coding",
    name="Coding",
    produce="Brute force, then better code, its time and space, its edge cases, all of it said aloud.",
    coding_produce="One problem of medium difficulty, from brute force to the best you can do.",
    coding_restate="Say the problem in your own words, with two inputs and what they give.",
    coding_brute_force="Write the brute force and its cost.",
    coding_pattern=(
        "Which pattern removes the waste: hash map, two pointers, sliding window, search, a table of "
        "subproblems, a heap?"
    ),
    coding_code="Write the better code with names a colleague would keep.",
    coding_cost="State its time and space, and why nothing is counted twice or left out.",
    coding_edges="Name the edge cases: empty, one element, all equal, largest size. Walk through one of them.",
    mock="Mock: coding",
    mock_produce="A whole coding interview by the clock, with somebody who listens.",
    mock_partner="Who interviews you, and which problem that you have not seen do they bring?",
    mock_clock="Note when you understood the problem, when the brute force stood, and when the better code ran.",
    mock_stuck="Where did you fall silent, and what would you have said?",
    mock_cost="Which complexity did you state, and was it right?",
    mock_next="Write three things that you do differently next time.",
)

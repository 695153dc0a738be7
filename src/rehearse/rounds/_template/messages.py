"""English texts of the round."""

from rehearse.message import Registry

__all__ = ["TEXTS"]

_ID = __name__.split(".")[-2]

TEXTS = Registry(
    f"rounds.{_ID}",
    name="Take-home",
    produce="A small system that runs, and a page that defends it.",
    practice_produce="One answer of the kind this round asks for.",
    practice_question="Write the question as it may be asked.",
    practice_answer="Answer it, then mark what you would look up.",
)

"""English texts of the ML breadth round."""

from rehearse.message import Registry

__all__ = ["TEXTS"]

TEXTS = Registry(
    "rounds.ml_breadth",
    name="ML breadth",
    produce="Answers from memory, in half a minute and in two minutes.",
    ml_breadth_produce="Three ideas of one topic, each in half a minute and in two.",
    ml_breadth_topic=(
        "Choose a topic: bias and variance, validation, linear and tree models, structure without labels, "
        "optimisation, metrics, imbalance, attention."
    ),
    ml_breadth_short="Answer in half a minute: what it is, and why anybody needs it.",
    ml_breadth_long="Answer in two minutes, with an example that has numbers.",
    ml_breadth_limit="When is it the wrong choice?",
    ml_breadth_follow_up="Which question comes next, and what do you answer?",
)

"""English texts of the ML coding round."""

from rehearse.message import Registry

__all__ = ["TEXTS"]

TEXTS = Registry(
    "rounds.ml_coding",
    name="ML coding",
    produce="An algorithm from scratch in numpy, a broken training loop mended, a question answered from tables.",
    ml_coding_produce="One algorithm that you write from memory, with a test that would catch a mistake.",
    ml_coding_formula=(
        "Choose an algorithm you may be asked for. Write its formulas, and the convention where books differ."
    ),
    ml_coding_shapes="Write the shape of every array.",
    ml_coding_code="Write it without loops over samples.",
    ml_coding_stable="Where can it overflow, divide by zero or lose digits? Change those lines.",
    ml_coding_test="Write the slow version or a case with a known answer, and compare with a tolerance.",
    ml_coding_broken=(
        "Plant one fault such as a missing gradient reset. How would you see it from outside, and where would "
        "you look first?"
    ),
)

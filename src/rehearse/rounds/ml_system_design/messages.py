"""English texts of the ML system design round."""

from rehearse.message import Registry

__all__ = ["TEXTS"]

TEXTS = Registry(
    "rounds.ml_system_design",
    name="ML system design",
    produce="Six steps with estimates, and a diagram from the user to the store.",
    first_case="First case",
    second_case="Second case",
    system_design_produce=(
        "One case taken through all six steps: a feed, ad clicks, recommendations, search, fraud, a chatbot, "
        "retrieval, arrival times. Go on where the last block ended."
    ),
    system_design_scope="Step 1, the problem: who uses it, how often, how fast must it answer, what is left out?",
    system_design_metrics="Step 2, success: which metric offline, which one online, and when do the two disagree?",
    system_design_data="Step 3, data: where from, who labels, how is it sampled, what leaks?",
    system_design_model="Step 4, the model: the simplest that could work, and what makes you go beyond it.",
    system_design_system=(
        "Step 5, the system: the training pipeline and the way a request takes. Estimate requests a second, "
        "storage and cost."
    ),
    system_design_diagram="Draw it: user, service, model, store. Label every arrow.",
    system_design_watching="What do you watch, how do you notice drift, and how often do you train again?",
    system_design_tradeoffs="Step 6, the price: what breaks first, what did you trade for what, and what comes next?",
    mock="Mock: system design",
    mock_produce="A whole design interview at a whiteboard, by the clock.",
    mock_partner="Who interviews you, and which case that you have not prepared do they bring?",
    mock_clock="Note when each of the six steps began.",
    mock_diagram="Keep the diagram. What on it could you not explain?",
    mock_missed="Which of scale, labels, leakage, monitoring and retraining did you leave out?",
    mock_next="Write three things that you do differently next time.",
)

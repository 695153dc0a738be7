"""English texts of the recruiter screen."""

from rehearse.message import Registry

__all__ = ["TEXTS"]

TEXTS = Registry(
    "rounds.recruiter_screen",
    name="Recruiter screen",
    produce="An introduction of two minutes, short answers on fit, and a calm answer to the money question.",
    apply="Applications",
    apply_produce="Applications that are sent, and an introduction that fits each of them.",
    apply_posting="Which posting is this for, and which of its requirements can you prove?",
    apply_lines="Write one line of the CV for each of those requirements: what you did, and the number that shows it.",
    apply_introduction=(
        "Write your introduction: where you come from, the work that fits this role, what you look for. Say "
        "it aloud in under two minutes."
    ),
    apply_why_here="Why this company and this team? Name one thing they built or published.",
    apply_money=(
        "They ask for your number first. Write the sentence that asks for their range, and the researched "
        "range you give when pressed."
    ),
    apply_facts="Place, permit to work, notice period, first day: write the facts that must not surprise anyone later.",
    apply_questions="Which questions do you ask about the rounds, their form, the rules on assistants, and the team?",
)

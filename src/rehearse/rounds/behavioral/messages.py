"""English texts of the behavioral round."""

from rehearse.message import Registry

__all__ = ["TEXTS"]

TEXTS = Registry(
    "rounds.behavioral",
    name="Behavioral",
    produce="Six to eight stories of your own work, each with what came of it and what you learned.",
    story="Story",
    star_produce="One story, written and then told aloud.",
    star_theme=(
        "Which theme has no story yet: a conflict, a failure, a vague problem, influence without authority, "
        "mentoring or taking criticism?"
    ),
    star_situation="Situation: two sentences that a stranger understands.",
    star_task="Task: what was expected of you?",
    star_action="Action: what did you do yourself? Write “I” where it was you and “we” where it was the team.",
    star_result="Result: what came of it, with a number if there is one?",
    star_why="Why did you act this way and not another?",
    star_now_what="Now what: what did you learn, and what have you done since that shows it?",
    star_aloud="Tell it aloud by the clock. Cross out what you did not need.",
    mock="Mock: behavioral",
    mock_produce="A whole behavioral interview, with questions you did not choose.",
    mock_partner="Who interviews you?",
    mock_stories="Write each question with the story you took. Which question had none?",
    mock_own_part="Where did the listener have to ask what your own part was?",
    mock_long="Which story was too long, and where would you cut it?",
    mock_next="Write three things that you change in your stories.",
)

"""English texts of the ML depth round."""

from rehearse.message import Registry

__all__ = ["TEXTS"]

TEXTS = Registry(
    "rounds.ml_depth",
    name="ML depth",
    produce="Two projects told to the end: what you did, the numbers, the reasons, the roads not taken.",
    first_project="First project",
    second_project="Second project",
    depth_produce="One project as a dossier that stands up to questions. Go on where the last block ended.",
    depth_situation="Situation: what was there before, at which scale, and what was in the way?",
    depth_task="Task: which part was yours alone?",
    depth_action="Action: what did you do, step by step, and what did you try that you gave up?",
    depth_result="Result: which number moved, from what to what, and how was it measured?",
    depth_why="Why this way? Give the reason that decided it.",
    depth_alternatives="Name three other ways. What speaks for each, and what spoke against it here?",
    depth_now_what="Now what: what would you do differently today?",
    mock="Mock: project deep dive",
    mock_produce="A deep dive into one of your projects, with somebody who does not let go.",
    mock_partner="Who interviews you, and which project do they choose?",
    mock_opening="Note how long your opening took before the first question.",
    mock_probes="Write down every question of the kind “why not another way”, and your answer.",
    mock_numbers="Which number could you not give, or not defend?",
    mock_next="Write three things that you change in the dossier.",
)

"""Skills that the lexicon does not name, in the person's own words.

Their code is ``own:`` and the name as it was written, so that no misspelt code passes for one, and none of them ever
for a code of the lexicon.
"""

from __future__ import annotations

from functools import cache

from rehearse.postings.folding import fold
from rehearse.postings.lexicon import skills_by_code

__all__ = ["LONGEST_SKILL", "is_own_skill", "own_name", "skill_called"]

LONGEST_SKILL = 50
"""Characters of a name."""
_OWN = "own:"


def is_own_skill(code: str) -> bool:
    """Whether it is the code of a skill in the person's own words: one line of printable characters.

    >>> is_own_skill("own:Apache Flink"), is_own_skill("python"), is_own_skill("own: ")
    (True, False, False)
    """
    name = code.removeprefix(_OWN)
    return name != code and 0 < len(name) <= LONGEST_SKILL and name == " ".join(name.split()) and name.isprintable()


def own_name(code: str) -> str:
    """The name as the person wrote it; any other code is its own name."""
    return code.removeprefix(_OWN) if is_own_skill(code) else code


def skill_called(name: str) -> str:
    """The code for a typed name: that of the lexicon where it names exactly this, else one in the person's words.

    What comes back for a name that is too long or empty is no code of either kind, and is refused as such.

    >>> skill_called("k8s"), skill_called(" Apache  Flink ")
    ('kubernetes', 'own:Apache Flink')
    """
    plain = " ".join(name.split())
    return _codes().get(fold(plain)) or f"{_OWN}{plain}"


@cache
def _codes() -> dict[str, str]:
    """Code by folded name."""
    found: dict[str, str] = {}
    for code, skill in skills_by_code().items():
        for name in (code, *skill.aliases, *skill.exact, *skill.listed):
            found.setdefault(fold(name), code)
    return found

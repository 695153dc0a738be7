"""Every entry of every data file keeps its contract."""

from __future__ import annotations

import re

import pytest

from rehearse.planning import RULES
from rehearse.postings.cues import families
from rehearse.postings.data_file import load
from rehearse.postings.domain import SUBFIELDS, domain_codes
from rehearse.postings.extractors import all_extractors
from rehearse.postings.extractors.company import shown_name
from rehearse.postings.extractors.rounds import round_ids
from rehearse.postings.folding import fold
from rehearse.postings.lexicon import find_skills, skill_codes, skills_by_code
from rehearse.postings.local_currency import local_currency
from rehearse.postings.reading import FIELDS
from rehearse.postings.role import role, roles
from rehearse.postings.section import guessed_kind, heading_kind, section_kinds

ROUNDS = {
    "recruiter_screen", "coding", "ml_coding", "ml_breadth", "ml_depth", "ml_system_design", "behavioral",
    "team_match_offer",
}  # fmt: skip


def found_in(text: str) -> set[str]:
    return {hit.code for hit in find_skills(text, fold(text))}


@pytest.mark.parametrize("code", skill_codes())
def test_every_name_of_a_skill_is_found(code: str) -> None:
    skill = skills_by_code()[code]
    for alias in (*skill.aliases, *skill.exact):
        assert code in found_in(f"Work with {alias}, every day."), alias
        assert code in found_in(alias), alias
    for alias in skill.listed:
        assert code in found_in(f"Python, {alias} or Haskell"), alias
        assert code not in found_in(f"we {alias} there"), alias
    for alias in (*skill.exact, *skill.listed):
        # A name that needs its case must be an everyday word, or at least differ without it.
        assert alias not in skill.aliases


@pytest.mark.parametrize("code", skill_codes())
def test_no_name_is_found_inside_a_longer_word(code: str) -> None:
    skill = skills_by_code()[code]
    for alias in (*skill.aliases, *skill.exact, *skill.listed):
        for text, border in ((f"{alias}qq", len(alias)), (f"qq{alias} ", 2)):
            # A shorter name inside it may be whole; none may end or begin where the other word goes on.
            touching = [h for h in find_skills(text, fold(text)) if h.code == code and border in (h.start, h.end)]
            assert not touching or not alias[0 if border == 2 else -1].isalnum(), alias


@pytest.mark.parametrize("code", skill_codes())
def test_short_names_are_guarded(code: str) -> None:
    skill = skills_by_code()[code]
    for alias in skill.aliases:
        assert len(alias) > 2 or any(sign in alias for sign in "+#/"), alias
    for alias in skill.exact:
        assert len(alias) > 1, alias


def test_the_lexicon_is_as_large_as_it_must_be() -> None:
    names = [alias for skill in skills_by_code().values() for alias in (*skill.aliases, *skill.exact, *skill.listed)]
    assert len(skill_codes()) >= 67 and len(names) >= 400


def test_composite_skills_need_two_words() -> None:
    for skill in skills_by_code().values():
        assert len(skill.both) in {0, 2}


@pytest.mark.parametrize("family", ["modelling", "infrastructure", "llm", "ml", "specialist", "generalist"])
def test_every_cue_has_a_weight(family: str) -> None:
    for cue in families(family):
        assert 0 < cue.weight <= 3
        assert not cue.pattern.search("") and not cue.pattern.search("zebra crossing")


@pytest.mark.parametrize("family", ["modelling", "infrastructure", "llm", "ml"])
def test_every_title_cue_has_a_weight(family: str) -> None:
    for cue in families(f"title.{family}"):
        assert 0 < cue.weight <= 10 and not cue.pattern.search("shift analyst")


def test_domains_are_the_sixteen() -> None:
    assert len(domain_codes()) == 16 and set(domain_codes()) >= SUBFIELDS
    assert set(load("domains")["in_title"]) <= set(domain_codes())
    for code in domain_codes():
        for cue in families(code, "domains"):
            assert 0 < cue.weight <= 3 and not cue.pattern.search("zebra crossing")


def test_headings_open_their_kind() -> None:
    kinds = {kind.id: kind for kind in section_kinds()}
    assert set(kinds) == {
        "eeo", "unneeded", "process", "benefits", "preferred", "stack", "company", "required", "duties",
    }  # fmt: skip
    for kind in kinds.values():
        assert 0 <= kind.weight <= 1 and kind.status in {"required", "preferred", "mentioned"}
    for heading, expected in {
        "## What you'll do": "duties",
        "WHAT WE’RE LOOKING FOR:": "required",
        "Nice to have": "preferred",
        "About Acmetown": "company",
        "About the role": "duties",
        "Our tech stack": "stack",
        "Benefits": "benefits",
        "Interview process": "process",
        "Equal opportunity": "eeo",
    }.items():
        found = heading_kind(heading)
        assert found is not None and found.id == expected, heading
    for line in ("Note:", "Python and SQL", "We are looking for a person who writes tests every day of the week", ""):
        assert heading_kind(line) is None, line


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("What will you do?", "duties"),
        ("What do we hope for?", "required"),
        ("What is a plus?", "preferred"),
        ("Handy, not needed", "preferred"),
        ("Not needed at all", "unneeded"),
        ("What we don't expect", "unneeded"),
        ("Roles & Responsibilities", "duties"),
        ("Knowledge, skills and abilities", "required"),
        ("How it goes", "process"),
        ("The practical side", "benefits"),
        ("Tooling", "stack"),
        ("Why Acmetown", "company"),
    ],
)
def test_headings_are_known_in_many_words(heading: str, kind: str) -> None:
    found = heading_kind(heading)
    assert found is not None and found.id == kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Icing on the cake", "preferred"),
        ("What you can leave at home", "unneeded"),
        ("You show us", "required"),
        ("Your typical Tuesday at work", "duties"),
        ("Sesame", None),
    ],
)
def test_unknown_headings_are_told_by_a_word(heading: str, kind: str | None) -> None:
    found = guessed_kind(heading)
    assert (found and found.id) == kind


@pytest.mark.parametrize("sign", ["dollar", "crown"])
def test_every_country_of_a_shared_sign_is_told_by_its_code(sign: str) -> None:
    for code in load("currencies")[sign]:
        assert local_currency(f"Pay in {code}", sign) == code
    assert local_currency("Pay", sign) is None
    assert local_currency("Toronto and Sydney, Oslo and Aarhus", sign) is None


def test_rounds_are_those_of_the_loop() -> None:
    assert set(round_ids()) == ROUNDS
    for key in round_ids():
        for pattern in load("rounds")[key]["patterns"]:
            assert not re.search(pattern, "a day with the team")


def test_companies_with_several_names() -> None:
    aliases = load("companies")["aliases"]
    written = [name.lower() for others in aliases.values() for name in others]
    assert len(written) == len(set(written))
    for name, others in aliases.items():
        for other in (name, *others):
            assert shown_name(other) == name
    assert shown_name("Acmetown") == "Acmetown"


@pytest.mark.parametrize("one", roles(), ids=lambda one: one.id)
def test_every_role_is_complete(one: object) -> None:
    from rehearse.postings import TEXTS, Role

    assert isinstance(one, Role)
    assert TEXTS.english(one.name) and TEXTS.english(one.about)
    assert one.quadrant in {"mod_gen", "mod_spec", "inf_gen", "inf_spec"}
    assert one.axis1 in {"modelling", "both", "infrastructure"}
    assert one.axis2 in {"generalist", "between", "specialist"}
    assert all(-1 <= at <= 1 for at in one.position)
    assert one.loop and set(one.loop) <= ROUNDS and len(set(one.loop)) == len(one.loop)
    assert set(one.weights) <= set(RULES) and all(0.5 <= weight <= 2 for weight in one.weights.values())
    assert role(one.id) is one


def test_there_are_eight_roles_in_eight_places() -> None:
    assert len(roles()) == 8
    assert {one.place for one in roles()} == {f"p{number}" for number in range(1, 9)}
    with pytest.raises(KeyError, match="data_scientist"):
        role("astronaut")


def test_there_is_one_extractor_for_each_field() -> None:
    assert tuple(all_extractors()) == FIELDS

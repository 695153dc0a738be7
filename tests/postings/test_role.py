"""The nearest of the eight roles."""

from __future__ import annotations

import pytest

from rehearse import postings
from tests.postings.demo_set import demo_set

EXPECTED = {
    "brackenfield-traps": "ml_engineer",
    "copperbeech-mlops": "ml_platform_engineer",
    "embergate-rl-intern": "research_scientist",
    "glassbell-fraud-scientist": "data_scientist",
    "kestrel-reading-research": "research_scientist",
    "lanternfish-support-agents": "llm_application_engineer",
    "lowtide-search-scientist": "applied_scientist",
    "monsoonmart-junior-data": "data_scientist",
    "oxbow-inference": "inference_engineer",
    "papayaworks-llm-engineer": "llm_application_engineer",
    "saltmarsh-ml-platform": "ml_platform_engineer",
    "tidewrack-mlops-mail": "mlops_engineer",
    "vellum-assistant-engineer": "llm_application_engineer",
}


@pytest.mark.parametrize("slug", EXPECTED)
def test_our_postings_get_the_role_of_their_title(slug: str) -> None:
    posting = next(entry.posting for entry in demo_set() if entry.slug == slug)
    assert postings.role_of(posting) == EXPECTED[slug]


def test_a_title_without_a_role_goes_by_the_axes() -> None:
    text = (
        "Engineer, Team Heron\nWhat you will do\n- Run Kubernetes clusters and Terraform for ML training\n"
        "- CI/CD, observability and on call for model serving"
    )
    assert postings.role_of(postings.read(text)) in {"ml_platform_engineer", "mlops_engineer"}


def test_nothing_read_is_the_middle_of_the_map() -> None:
    assert postings.role_of(postings.read("Shop assistant wanted")) == "ml_engineer"

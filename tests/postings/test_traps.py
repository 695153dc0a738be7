"""Sentences that mislead: each kind with its own cases."""

from __future__ import annotations

from typing import Any

import pytest

from rehearse import postings

TOP = "Machine Learning Engineer\nAcmetown Labs\n\nRequirements\n- "
OFFER = "Machine Learning Engineer\n\nRequirements\n- Python\n\nWhat we offer\n- "


def skills(line: str) -> dict[str, str]:
    return dict(postings.read(f"{TOP}{line}\n").skills)


def years(line: str) -> Any:
    reading = postings.read(f"{TOP}{line}\n").of("years")
    return None if reading is None else reading.value


def pay(line: str) -> tuple[Any, ...] | None:
    reading = postings.read(f"{OFFER}{line}\n").of("salary")
    return None if reading is None else tuple(reading.value["headline"].values())


@pytest.mark.parametrize(
    "line",
    [
        "Attach two letters of recommendation",
        "Find us at 12 Kafka Lane",
        "R&D experience",
        "Go-to-market experience",
        "Ready to go wherever the data leads",
        "Go to the office twice a week",
        "X-ray images of luggage",
        "Snowflake schema design on paper",
        "A team that will react within a day",
        "A rest day each month",
        "We spark joy",
        "A degree in statistics",
        "No prior Terraform needed",
        "You will not have to write Java",
        "Tea served in the production of a play",
        "At the helm of a ship",
    ],
)
def test_everyday_words_and_negations_are_no_skills(line: str) -> None:
    assert skills(line) == {}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("R, Python or SAS", {"r": "required", "python": "required", "sas": "required"}),
        ("Go, Rust or C++", {"go": "required", "cpp": "required"}),
        ("Services written in Go that answer fast", {"go": "required"}),
        ("Ray Serve", {"ray": "required"}),
        ("Scikit-Learn and NumPy", {"sklearn": "required", "numpy": "required"}),
        ("Retrieval-augmented generation", {"rag": "required"}),
        ("PyTorch a must, JAX welcome", {"pytorch": "required", "jax": "preferred"}),
        ("Knowledge of Python is required; Scala is a plus", {"python": "required", "scala": "preferred"}),
        ("Kubernetes (nice to have)", {"kubernetes": "preferred"}),
        (
            "Docker, Kubernetes or Terraform is a plus",
            dict.fromkeys(("docker", "kubernetes", "terraform"), "preferred"),
        ),
        ("Ideally Spark, Kafka and Airflow", dict.fromkeys(("spark", "kafka", "airflow"), "preferred")),
        ("Terraform and a large cloud (AWS preferred)", {"terraform": "required", "aws": "preferred"}),
        ("Deploying models that serve traffic", {"deployment": "required"}),
        ("Watching models for drift", {"monitoring": "required"}),
        ("MLOps", {"mlops": "required"}),
    ],
)
def test_skills_and_their_status(line: str, found: dict[str, str]) -> None:
    assert skills(line) == found


@pytest.mark.parametrize(
    "line",
    [
        "A studio with 12 years of history",
        "Founded 20 years ago",
        "Over the last 3 years we doubled",
        "A 2-year contract",
        "You are at least 18 years old",
        "Ten years in business",
    ],
)
def test_other_years_are_not_demanded(line: str) -> None:
    assert years(line) is None


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("min. four yrs hands-on", {"min": 4}),
        ("Three to five years of experience", {"min": 3}),
        ("10+ yrs experience", {"min": 10}),
        ("At least 2 (two) years of experience", {"min": 2}),
        ("5-7 years' experience", {"min": 5}),
        ("Experience: 3 years", {"min": 3}),
        ("MSc and three years, BSc and six", {"min": 3, "alternatives": [6]}),
        ("PhD with 1+ years or MSc with 3+ years of experience", {"min": 1, "alternatives": [3]}),
    ],
)
def test_demanded_years(line: str, value: dict[str, Any]) -> None:
    assert years(line) == value


@pytest.mark.parametrize(
    "line",
    [
        "On-target earnings of $200,000",
        "A 1,500 EUR yearly training allowance",
        "An insured sum of Rs. 10,00,000",
        "We raised $30 million",
        "Our 401k match is up to $5,000",
        "A budget of $10,000 to $20,000",
        "$10-$15 million in revenue",
        "We serve 40,000 - 50,000 customers",
        "Salary negotiable",
    ],
)
def test_other_money_is_not_pay(line: str) -> None:
    assert pay(line) is None


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("SEK 62 500 a month", (62500, 62500, "SEK", "month")),
        ("€68.000-82.000", (68000, 82000, "EUR", "year")),
        ("Salary £65-80k", (65000, 80000, "GBP", "year")),
        ("$120K–$150K/yr", (120000, 150000, "USD", "year")),
        ("$55/hour", (55, 55, "USD", "hour")),
        ("Salary range: 12-18 LPA", (1200000, 1800000, "INR", "year")),
        ("Rs. 80,000 to 1,20,000 monthly", (80000, 120000, "INR", "month")),
        ("Tk 50000-70000", (50000, 70000, "BDT", "month")),
        ("CHF 110'000 - 130'000", (110000, 130000, "CHF", "year")),
        ("C$110,000 to C$130,000", (110000, 130000, "CAD", "year")),
        ("Base salary between 90,000 and 110,000 euros", (90000, 110000, "EUR", "year")),
        ("Compensation: $180,000 - $220,000 + 20% bonus", (180000, 220000, "USD", "year")),
        ("Total compensation $250,000 - $300,000; base $180,000 - $200,000", (180000, 200000, "USD", "year")),
        ("Base: $142,500.00 - $170,000.00 annually", (142500, 170000, "USD", "year")),
    ],
)
def test_pay_in_many_forms(line: str, headline: tuple[Any, ...]) -> None:
    assert pay(line) == headline


def test_all_ranges_are_kept() -> None:
    posting = postings.read(f"{OFFER}Berlin: €70,000 - €80,000. Zurich: CHF 110,000 - CHF 130,000.")
    reading = posting.of("salary")
    assert reading is not None
    assert [entry["currency"] for entry in reading.value["ranges"]] == ["EUR", "CHF"]

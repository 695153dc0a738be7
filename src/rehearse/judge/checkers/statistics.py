"""Samples against a distribution: for answers that are random by their nature.

The decision depends on the answer alone. ``alpha`` is the chance that a right sampler is refused on one case; it is so
small that a refusal means a wrong sampler.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import NormalDist
from typing import Any, ClassVar

from rehearse.judge.canonical import canonical, is_array
from rehearse.judge.compare import Outcome, key_int
from rehearse.judge.messages import say
from rehearse.judge.show import show, type_name
from rehearse.judge.untrusted import MapValue
from rehearse.message import Message

__all__ = ["CHECKER"]

_KINDS = ("mean", "proportion", "chi2")
_LEAST_EXPECTED = 5.0
"""Expected count below which outcomes are counted together: the approximation of chi-square needs it."""


def _is_alpha(value: Any) -> bool:
    return type(value) is float and 1e-15 <= value <= 0.01


def _samples(got: Any) -> Sequence[Any] | None:
    """The elements of a list, tuple or flat array."""
    if is_array(got):
        return list(got.tolist()) if got.ndim == 1 else None
    return got if isinstance(got, list | tuple) else None


def _numbers(values: Sequence[Any]) -> list[float] | None:
    """Finite floats of real numbers; None when one is something else."""
    found = []
    for value in values:
        if not isinstance(value, int | float):
            return None
        try:
            number = float(value)
        except OverflowError:
            return None
        if not math.isfinite(number):
            return None
        found.append(number)
    return found


def _strays(name: str, expected: float, got: float, n: int, alpha: float) -> Message:
    return say("wrong_samples", what=name, expected=f"{expected:.6g}", got=f"{got:.6g}", n=n, alpha=f"{alpha:g}")


def _mean(expected: Any, samples: Sequence[Any], alpha: float) -> Message | None:
    """A mean of known expectation and standard deviation, by the normal approximation."""
    known = dict(expected) if isinstance(expected, MapValue) else {}
    mean, deviation = known.get("mean"), known.get("sd")
    numbers = _numbers([mean, deviation])
    if numbers is None or set(known) != {"mean", "sd"} or numbers[1] < 0:
        return say("wrong_statistics_case", form="{mean, sd}")
    values = _numbers(samples)
    if values is None:
        return say("wrong_samples_kind", wanted="number")
    got = math.fsum(values) / len(values)
    reach = NormalDist().inv_cdf(1 - alpha / 2) * numbers[1] / math.sqrt(len(values))
    slack = 1e-9 * max(1.0, abs(numbers[0]))  # for samplers without any spread
    return None if abs(got - numbers[0]) <= reach + slack else _strays("mean", numbers[0], got, len(values), alpha)


def _proportion(expected: Any, samples: Sequence[Any], alpha: float) -> Message | None:
    """A share of ones among zeros and ones, by the Chernoff bound: holds for every share and number."""
    if not isinstance(expected, int | float) or not 0 <= expected <= 1:
        return say("wrong_statistics_case", form="0 <= p <= 1")
    if any(not isinstance(value, int | float) or value not in (0, 1) for value in samples):
        return say("wrong_samples_kind", wanted="bool")
    n, p = len(samples), float(expected)
    share = sum(1 for value in samples if value) / n
    distance = 0.0
    for one, other in ((share, p), (1 - share, 1 - p)):
        if one > 0:
            distance += one * math.log(one / other) if other > 0 else math.inf
    return None if n * distance <= math.log(2 / alpha) else _strays("share", p, share, n, alpha)


def _chi2(expected: Any, samples: Sequence[Any], alpha: float) -> Message | None:
    """Counts of outcomes against their probabilities. Outcomes are compared by value."""
    pairs = [(key, chance) for key, chance in expected] if isinstance(expected, MapValue) else []
    chances = _numbers([chance for _, chance in pairs])
    if not pairs or chances is None or min(chances) <= 0 or abs(math.fsum(chances) - 1) > 1e-9:
        return say("wrong_statistics_case", form="{outcome: p}")
    known = {canonical(key): chance for (key, _), chance in zip(pairs, chances, strict=True)}
    counts = Counter(canonical(value) for value in samples)
    strange = next((value for value in samples if canonical(value) not in known), None)
    if any(form not in known for form in counts):
        return say("wrong_samples_outcome", value=show(strange))
    n = len(samples)
    cells = sorted((chance * n, counts[form]) for form, chance in known.items())
    merged: list[list[float]] = [[0.0, 0.0]]
    for wanted, count in cells:  # the rarest first
        merged[-1][0] += wanted
        merged[-1][1] += count
        if merged[-1][0] >= _LEAST_EXPECTED:
            merged.append([0.0, 0.0])
    rest = merged.pop()
    if merged:
        merged[-1][0] += rest[0]
        merged[-1][1] += rest[1]
    if len(merged) < 2:
        return None
    statistic = math.fsum((count - wanted) ** 2 / wanted for wanted, count in merged)
    freedom = len(merged) - 1
    return None if _chi2_tail(statistic, freedom) >= alpha else _strays("chi-square", freedom, statistic, n, alpha)


def _chi2_tail(statistic: float, freedom: int) -> float:
    """The probability that chi-square of that many degrees of freedom is larger; exact up to rounding.

    For an even number it is the tail of a Poisson variable (Abramowitz and Stegun, 26.4.21), for an odd one the same
    sum over half-integers beside the tail of a normal variable (26.4.4).
    """
    half = statistic / 2
    if half == 0:
        return 1.0
    odd = freedom % 2
    places = (step + odd / 2 for step in range(freedom // 2))
    terms = (math.exp(place * math.log(half) - half - math.lgamma(place + 1)) for place in places)
    return math.fsum([math.erfc(math.sqrt(half)) if odd else 0.0, *terms])


class Statistics:
    """The answer is a list of samples. Per ``kind`` the expected value is ``{mean, sd}``, a share, or the
    probabilities of all outcomes."""

    name = "statistics"
    keys: ClassVar[Mapping[str, Any]] = {
        "kind": (
            "mean",
            lambda value: value in _KINDS if isinstance(value, str) else False,
            "mean, proportion or chi2",
        ),
        "alpha": (1e-9, _is_alpha, "a number from 1e-15 to 0.01"),
        "n": (1000, key_int(10, 1_000_000), "a whole number of samples from 10 to 1,000,000"),
    }

    def compare(self, expected: Any, got: Any, inputs: tuple[Any, ...], keys: Mapping[str, Any]) -> Outcome:
        samples = _samples(got)
        if samples is None:
            return Outcome.of(say("wrong_type", expected="list", got=type_name(got)))
        if len(samples) != keys["n"]:
            return Outcome.of(say("wrong_length", expected=str(keys["n"]), got=str(len(samples))))
        test = {"mean": _mean, "proportion": _proportion, "chi2": _chi2}[keys["kind"]]
        return Outcome.of(test(expected, samples, keys["alpha"]))


CHECKER = Statistics()

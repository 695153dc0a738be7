"""Ten ways to talk with 4,000 recruiters each: ``python -m benchmarks.negotiation [--seeds N]``.

Mean gain beyond the planned offer over four years, its standard error, how often the offer was withdrawn, and the mean
score. The order is what T14 asks for; the sizes are invented, like the recruiters.
"""

from __future__ import annotations

import argparse
import sys
import time
from statistics import mean, stdev

from rehearse.offers.negotiation import STRATEGIES, TEXTS, Setup, quick_gain, run, score

PROTOTYPE = {
    "competing_three": "+140", "market_three": "+88", "market_base": "+52", "no_reason": "+12", "at_once": "0",
    "ultimatum": "-16 (16 %)", "modest_first": "-33", "current_pay": "-42", "bluff": "-61 (38 %)", "ten_times": "-174",
}  # fmt: skip
"""Gain in thousands, and share withdrawn, of the prototype in the design."""

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--seeds", type=int, default=4_000, help="recruiters per strategy")


def main() -> int:
    """Prints the table; 1 when the order does not hold."""
    count = parser.parse_args().seeds
    began = time.process_time()
    print(f"{'strategy':<32}{'gain, k$':>10}{'error':>8}{'withdrawn':>11}{'score':>8}   prototype")
    gains = []
    for strategy in STRATEGIES:
        talks = [run(strategy, Setup(seed)) for seed in range(count)]
        won = [quick_gain(talk) / 1_000 for talk in talks]
        withdrawn = sum(talk.phase == "withdrawn" for talk in talks) / count
        scores = mean(score(talk).total or 0.0 for talk in talks)
        gains.append(mean(won))
        name = TEXTS[f"negotiation.strategy_{strategy.name}"]
        error = stdev(won) / count**0.5
        print(
            f"{name:<32}{gains[-1]:>+10.1f}{error:>8.2f}{withdrawn:>10.1%} {scores:>8.2f}   {PROTOTYPE[strategy.name]}"
        )
    holds = gains == sorted(gains, reverse=True)
    spent = time.process_time() - began
    print(
        f"order of the design: {'holds' if holds else 'BROKEN'}; {1e3 * spent / count / len(STRATEGIES):.2f} ms a talk"
    )
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())

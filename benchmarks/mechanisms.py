"""Which attacks get through when one mechanism of the sandbox is off.

Runs the whole attack suite once per row, in boxes of this machine only. "Through" means that the attack got what it
wanted, "held" that another layer stopped it than the one it meets first. Takes about ten minutes; ``--row`` picks rows.
Needs the certified mode. The rows exist for this table and its tests: no setting of the product leaves a fence off.
"""

from __future__ import annotations

import argparse
import platform
from collections import Counter

from tests.judge.attacking import ATTACKS, load, world
from tests.judge.fenceless import ROWS, through


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--row", action="append", choices=[row.name for row in ROWS])
    parser.add_argument("--names", action="store_true", help="print every attack that got through")
    options = parser.parse_args()
    count = sum(load(name)["group"] not in ("compared", "controls") for name in ATTACKS)
    print(f"Python {platform.python_version()}, Linux {platform.release()}, {count} attacks per row")
    print(f"{'off':24} {'through':>8} {'held':>6}  through, by group")
    with world() as surroundings:
        for row in ROWS:
            if options.row and row.name not in options.row:
                continue
            got, held = through(row, surroundings)
            groups = Counter(load(name)["group"] for name in got)
            shown = ", ".join(f"{group} {number}" for group, number in sorted(groups.items()))
            print(f"{row.name:24} {len(got):8} {len(held):6}  {shown}", flush=True)
            for name, how in got.items() if options.names else ():
                print(f"{'':10}{name}: {how}")


if __name__ == "__main__":
    main()

"""Thousands of mixed submissions: no wrong verdict, nothing that grows, nothing left behind.

All 20,000 have to be judged; the deadline only ends a run on a machine that is far too slow for them.
``benchmarks.soak --count 100000`` runs any number to its end.
"""

from __future__ import annotations

import pytest
from benchmarks.soak import KINDS, Share, soak

COUNT = 20_000
DEADLINE_S = 3600.0
"""Two quiet cores take about 70 seconds; however slow a machine is, all are judged."""


def test_a_share_tells_what_is_wrong_with_it() -> None:
    assert Share().faults == []
    assert Share(wrong=[("right", "WA", "judge.wrong")]).faults == ["right: WA (judge.wrong)"]
    assert len(Share(descriptors=99, grown_mib=99.0, left=1).faults) == 3


@pytest.mark.long
def test_a_soak_of_mixed_submissions(capsys: pytest.CaptureFixture[str]) -> None:
    shares = soak(COUNT, workers=2, seed=1, deadline_s=DEADLINE_S)
    judged = sum(share.judged for share in shares)
    with capsys.disabled():
        print(f"\nsoak: {judged} of {COUNT} submissions of {len(KINDS)} kinds")
    assert [fault for share in shares for fault in share.faults] == []
    assert judged == COUNT
    verdicts = set().union(*(share.verdicts for share in shares))
    assert verdicts == {"AC", "WA", "RTE", "CE", "TLE", "MLE", "OLE", "SV"}

"""Shared by all tests: people with fixed roles, a settable clock, a judge."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

os.environ.setdefault("REHEARSE_NO_BROWSER", "1")

# Machines are shared: a test that is slow today is not wrong today. CI says the same of the same commit every time;
# new examples are looked for wherever else the tests run. Nor is it wrong that examples are made slowly: the check for
# that is a clock too.
settings.register_profile(
    "shared",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("shared")

"""Shared by all tests: people with fixed roles, a settable clock, a judge."""

from __future__ import annotations

import os

os.environ.setdefault("REHEARSE_NO_BROWSER", "1")

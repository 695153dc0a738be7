"""The judge: runs Python submissions against the cases of an item, isolated and fast.

``Judge`` works in this process, ``Client`` talks to the daemon. The answer key never enters the box that runs a
person's code.
"""

from __future__ import annotations

from .client import Client, Status
from .doctor import Doctor, doctor
from .errors import BadSuite, BadValue, JudgeError, JudgeRefused, JudgeUnavailable, NotRunnable, TrustedFailure
from .items import can_judge, suite_of
from .judgement import CaseResult, Judgement
from .limits import Limits
from .messages import TEXTS
from .mode import Mode
from .starting import DaemonHandle, start_daemon
from .submission import Submission
from .suite import Case, Suite
from .suites import judge_file, judge_lines, report, run_suite
from .verdict import GRAVITY, Verdict, gravest
from .worker import Judge

__all__ = [
    "GRAVITY",
    "TEXTS",
    "BadSuite",
    "BadValue",
    "Case",
    "CaseResult",
    "Client",
    "DaemonHandle",
    "Doctor",
    "Judge",
    "JudgeError",
    "JudgeRefused",
    "JudgeUnavailable",
    "Judgement",
    "Limits",
    "Mode",
    "NotRunnable",
    "Status",
    "Submission",
    "Suite",
    "TrustedFailure",
    "Verdict",
    "can_judge",
    "doctor",
    "gravest",
    "judge_file",
    "judge_lines",
    "report",
    "run_suite",
    "start_daemon",
    "suite_of",
]

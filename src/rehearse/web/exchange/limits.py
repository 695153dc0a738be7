"""Bounds of a bundle. The writer keeps them, the reader holds every file to them.

A person's data are far below: 200,000 reviews make about 50 MB before compression.
"""

from __future__ import annotations

import re

__all__ = [
    "MOST_DEPTH",
    "MOST_DIRECTORY",
    "MOST_FILE",
    "MOST_LINE",
    "MOST_MANIFEST",
    "MOST_MEMBER",
    "MOST_MEMBERS",
    "MOST_RATIO",
    "MOST_TEXT",
    "MOST_TEXTS",
    "MOST_TOTAL",
    "NAME",
    "SMALL",
]

NAME = re.compile(
    r"manifest\.json|README\.md|cards\.apkg|data/[a-z][a-z_]{0,39}\.jsonl"
    r"|text/[a-z][a-z_]{0,39}/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.md"
)
"""Names of members; whatever else an archive holds is not ours."""

MOST_FILE = 2 << 30
"""Bytes of the archive."""
MOST_MEMBERS = 60_000
MOST_TEXTS = 50_000
"""Reading copies in an export; the newest ones. Everything is in the data anyway."""
MOST_DIRECTORY = 16 << 20
"""Bytes of the archive's directory."""
MOST_MEMBER = 512 << 20
"""Bytes of one member, unpacked."""
MOST_TOTAL = 4 << 30
"""Bytes of all members, unpacked."""
MOST_RATIO = 120
"""Unpacked to packed size; a member that packs better is stored as it is."""
SMALL = 1 << 20
"""Bytes up to which the ratio does not matter."""
MOST_MANIFEST = 16 << 20
MOST_LINE = 16 << 20
"""Bytes of one row: a posting keeps its text twice, and a control character takes six bytes."""
MOST_TEXT = 8 << 20
"""Bytes of one reading copy."""
MOST_DEPTH = 24
"""Lists and objects inside each other in one row."""

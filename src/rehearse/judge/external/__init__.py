"""Public collections of programs, turned into suites that ``rehearse judge --suite`` runs.

One file of ``formats/`` per collection. The collections themselves are not shipped; a file of one is a stranger's file,
and nothing in it is run here: asserts are read as syntax, and what cannot be read that way is run in a box.
"""

from __future__ import annotations

from .formats import formats
from .program import Program
from .suite_file import Imported, import_suite

__all__ = ["Imported", "Program", "formats", "import_suite"]

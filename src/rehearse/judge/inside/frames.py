"""Frames on the socket between supervisor and box.

To the box: one job, ``length u32`` and msgpack. From the box: ``kind u8, case u32, length u32`` and a body. Everything
a box sends is untrusted: the supervisor checks order, kind and length before it reads a body.
"""

from __future__ import annotations

import struct

__all__ = ["COMPILED", "COMPILE_ERROR", "CRASHED", "EXCEPTION", "HEADER", "IMPORT_ERROR", "LENGTH", "READY"]
__all__ += ["REFUSED", "RESULT", "UNKNOWN_NAME"]

HEADER = struct.Struct("<BII")
LENGTH = struct.Struct("<I")

READY = b"r"
"""Sent once by a waiting box, with the descriptor of its seccomp listener: all fences are up."""

COMPILED = ord("c")
"""Empty body: the source compiled; foreign code runs from here on."""

COMPILE_ERROR = ord("C")
"""msgpack [type, text, line, traceback]."""

IMPORT_ERROR = ord("X")
"""The module's own statements raised: as above."""

UNKNOWN_NAME = ord("N")
"""Empty body: the module defines no such function."""

EXCEPTION = ord("E")
"""A case raised: as a compile error."""

REFUSED = ord("V")
"""A case returned what cannot be sent: msgpack [reason, detail]."""

RESULT = ord("R")
"""A case's value in the codec's form."""

CRASHED = 99
"""Exit status of a box that failed before any foreign code: the machine's fault."""

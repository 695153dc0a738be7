"""The file reader that runs in a process of its own: ``python -I child.py pdf|docx``, file on stdin, JSON on stdout.

PDF and DOCX come from strangers and their parsers are large, so they run behind limits and without network. This
file is started by its path and imports nothing of the product; what reads the files stands in ``filetext``.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import json
import os
import sys
from pathlib import Path
from typing import Any

__all__: list[str] = []

MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 10
OUTPUT_BYTES = 8 * 1024 * 1024
"""Room for ``LONGEST`` characters as JSON; the parent reads no more."""
LONGEST = 1_000_000
"""Characters of text that are handed over."""
FOLDER = "filetext"
"""The package of the readers, beside this file."""


def fence() -> None:
    """Limits of this process; what the system does not offer is left out. The processor limit always holds."""
    with contextlib.suppress(ImportError):
        import resource

        for name, limit in (
            ("RLIMIT_CORE", 0),
            ("RLIMIT_CPU", CPU_SECONDS),
            ("RLIMIT_AS", MEMORY_BYTES),
            ("RLIMIT_FSIZE", OUTPUT_BYTES),
            ("RLIMIT_NOFILE", 32),
        ):
            with contextlib.suppress(AttributeError, OSError, ValueError):
                resource.setrlimit(getattr(resource, name), (limit, limit))
    _leave_network()
    sys.addaudithook(_refuse)


def _leave_network() -> None:
    """A network namespace of its own, with nothing in it, where the kernel allows that to everybody."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    new_user, new_net = 0x10000000, 0x40000000
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None, use_errno=True).unshare(new_user | new_net)


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    """No sockets, no processes, no writing: a second fence inside the interpreter."""
    if event.startswith(("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "shutil.")):
        raise PermissionError(event)
    if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        raise PermissionError(event)


def load(kind: str) -> Any:
    """The module that reads files of this kind. Its folder is a package of its own, found by its path."""
    if __package__:
        return importlib.import_module(f"{__package__}.{FOLDER}.{kind}_file")
    where = Path(__file__).with_name(FOLDER)
    spec = importlib.util.spec_from_file_location(
        FOLDER, where / "__init__.py", submodule_search_locations=[str(where)]
    )
    if spec is None or spec.loader is None:
        raise ImportError(FOLDER)
    sys.modules[FOLDER] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules[FOLDER])
    return importlib.import_module(f"{FOLDER}.{kind}_file")


def main() -> None:
    """Reads stdin, writes one JSON object: ``text`` and ``is_cut``, or ``refused`` and ``params``."""
    data = sys.stdin.buffer.read()
    fence()
    answer: dict[str, Any]
    try:
        text = load(sys.argv[1]).read(data)
        text = text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
        answer = {"text": text[:LONGEST], "is_cut": len(text) > LONGEST}
    except (MemoryError, RecursionError):
        answer = {"refused": "heavy", "params": {}}
    except Exception as error:
        # The class of refusals belongs to the package that was loaded above.
        refused: Any = error
        if type(error).__name__ != "RefusedError":
            raise
        answer = {"refused": refused.reason, "params": refused.params}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8"))
    sys.stdout.flush()
    # Interpreters may stumble over leftovers of a parser that ran out of memory: the answer is out, that is all.
    os._exit(0)


if __name__ == "__main__":
    main()

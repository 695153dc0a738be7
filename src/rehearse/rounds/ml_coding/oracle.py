"""Makes the stored answers of an item, for whoever writes one. Needs the reference libraries, which learners do not.

Run as ``python -m rehearse.rounds.ml_coding.oracle bank/items/ml_coding/<slug>``. The item's generator runs in a box
as always; its ``expect.py`` runs in this process, because the libraries are here. So only run it on an item of your
own.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np

from rehearse import bank
from rehearse.bank.kinds.ml_coding import MlCodingItem
from rehearse.judge import Judge

__all__ = ["answers", "main", "packed"]


def answers(item: MlCodingItem, judge: Judge) -> tuple[dict[str, Any], dict[str, str]]:
    """Answers of the item's libraries by uid, for generated cases without another oracle, and the versions used.

    Raises whatever ``expect.py`` raises, and TrustedFailure when the generator fails.
    """
    made_by = item.oracle.made_by
    if made_by is None:
        raise ValueError(f"{item.id} has no made_by; its oracle is the reference.")
    scope: dict[str, Any] = {"__name__": "expect"}
    exec(compile(item.file(made_by), made_by, "exec"), scope)  # noqa: S102 - the author's own program
    expected: Callable[..., Any] = scope["expected"]
    libraries: Sequence[str] = scope["LIBRARIES"]
    generator = item.file(item.oracle.generator)
    found = {}
    for case in item.cases:
        if case.generated is None or not case.is_computed or case.raises or case.same_as or case.by:
            continue
        made = case.generated
        found[case.uid] = expected(*judge.generate(generator, made.family, made.n, made.seed, made.m))
    return found, {name: metadata.version(name) for name in libraries}


def packed(found: Mapping[str, Any], versions: Mapping[str, str]) -> bytes:
    """The bytes of ``expected.npz``: the same for the same answers."""
    arrays: dict[str, Any] = {"versions": np.array([f"{name} {version}" for name, version in sorted(versions.items())])}
    for uid, value in found.items():
        if isinstance(value, tuple):
            arrays |= {f"{uid}.{place}": np.asarray(part) for place, part in enumerate(value)}
        else:
            arrays[uid] = np.asarray(value)
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)
    return file.getvalue()


def main(folders: Sequence[str]) -> int:
    """Writes ``expected.npz`` into each folder. Returns the exit code."""
    if not folders:
        print("usage: python -m rehearse.rounds.ml_coding.oracle bank/items/ml_coding/<slug> ...")
        return 2
    with Judge(interactive=False) as judge:
        for folder in map(Path, folders):
            item = _item(folder)
            if item is None:
                print(f"{folder}: no readable item of kind ml_coding. Run rehearse bank check.")
                return 2
            found, versions = answers(item, judge)
            (folder / str(item.oracle.stored)).write_bytes(packed(found, versions))
            print(f"{item.id}: {len(found)} answers of {', '.join(f'{n} {v}' for n, v in sorted(versions.items()))}")
    return 0


def _item(folder: Path) -> MlCodingItem | None:
    root = folder.resolve().parents[2]
    found = bank.load(root).items.get(f"ml_coding/{folder.name}")
    return found if isinstance(found, MlCodingItem) else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

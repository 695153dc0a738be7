"""A small bank in a folder of its own, items of it, and edits that break it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from rehearse.bank import CardItem
from rehearse.bank.document import parse

FIXTURES = Path(__file__).parent / "fixtures"
CARD = "breadth/typical-waiting-time"
CODE = "coding/first-repeated-badge"


def make_bank(folder: Path) -> Path:
    """A copy of the sample bank: two cards, one coding item, all shared files; the linter finds nothing in it."""
    bank = folder / "bank"
    shutil.copytree(FIXTURES / "base", bank)
    return bank


def make_item(**changes: Any) -> CardItem:
    """The sample card without files, with other values at the top of its header."""
    document, faults = parse((FIXTURES / "base/items" / CARD / "item.yaml").read_text(encoding="utf-8"))
    assert not faults
    return CardItem.model_validate_json(json.dumps(document.value | changes))


def edit(bank: Path, change: dict[str, Any]) -> None:
    """Applies one edit of a fixture: find and put, text, hex, repeat, link, remove, move, copy or more.

    ``{"more": "ml_coding"}`` adds the sample items of a kind that the base bank has not, and their leaves.
    """
    if "more" in change:
        shutil.copytree(FIXTURES / "more/items" / change["more"], bank / "items" / change["more"])
        for name in ("leaves.yaml", "groups.yaml"):
            with (bank / name).open("a", encoding="utf-8") as file:
                lines = (FIXTURES / "more" / name).read_text(encoding="utf-8").splitlines(keepends=True)
                file.writelines(lines)
        return
    if "remove" in change:
        (bank / change["remove"]).unlink()
        return
    for word, act in (("move", shutil.move), ("copy", shutil.copytree)):
        if word in change:
            act(bank / change[word][0], bank / change[word][1])
            return
    path = bank / change["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    if "find" in change:
        text = path.read_text(encoding="utf-8")
        assert text.count(change["find"]) >= 1, f"{change['file']} has no {change['find']!r}"
        path.write_text(text.replace(change["find"], change["put"], 1), encoding="utf-8")
    elif "hex" in change:
        path.write_bytes(bytes.fromhex(change["hex"]))
    elif "repeat" in change:
        path.write_text(change["repeat"] * change["times"], encoding="utf-8")
    elif "link" in change:
        path.unlink()
        path.symlink_to(change["link"])
    else:
        path.write_text(change["text"], encoding="utf-8")

"""A bank is loaded, and its items are found and read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest

from rehearse import bank
from rehearse.bank import AmbiguousItem, Bank, CardItem, CodingItem, ItemFileError, NoBankError, UnknownItem
from rehearse.bank.reading import Reading, read_item
from tests.bank.making import CARD, CODE, edit, make_bank, make_item


@pytest.fixture
def loaded(tmp_path: Path) -> Bank:
    return bank.load(make_bank(tmp_path), cache=tmp_path / "cache")


def test_items_come_by_id_and_kind(loaded: Bank) -> None:
    assert list(loaded.items) == ["breadth/one-late-bus", CARD, CODE]
    assert [item.id for item in loaded.of_kind("breadth")] == ["breadth/one-late-bus", CARD]
    assert loaded.of_kind("offer") == ()
    assert isinstance(loaded.items[CARD], CardItem)
    assert isinstance(loaded.items[CODE], CodingItem)
    assert loaded.get("breadth/none") is None
    assert loaded.problems == ()


def test_an_item_is_found_by_slug(loaded: Bank) -> None:
    assert loaded.find("one-late-bus").id == loaded.find("breadth/one-late-bus").id == "breadth/one-late-bus"


@pytest.mark.parametrize("name", ["one-late-buss", "breadth/one-late-buss"])
def test_an_unknown_name_brings_near_ones(loaded: Bank, name: str) -> None:
    with pytest.raises(UnknownItem, match="breadth/one-late-bus"):
        loaded.find(name)


def test_an_unknown_name_without_near_ones(loaded: Bank) -> None:
    with pytest.raises(UnknownItem, match="bank list"):
        loaded.find("zzzz")


def test_a_slug_of_two_kinds_is_ambiguous(tmp_path: Path) -> None:
    root = make_bank(tmp_path)
    edit(root, {"copy": [f"items/{CARD}", "items/domain/typical-waiting-time"]})
    for change in (("id: breadth/", "id: domain/"), ("kind: breadth", "kind: domain")):
        edit(root, {"file": "items/domain/typical-waiting-time/item.yaml", "find": change[0], "put": change[1]})
    with pytest.raises(AmbiguousItem, match=r"breadth/typical-waiting-time, domain/typical-waiting-time"):
        bank.load(root, cache=tmp_path / "cache").find("typical-waiting-time")


def test_texts_fall_back_to_english(loaded: Bank) -> None:
    both, english = loaded.find(CARD), loaded.find("one-late-bus")
    assert both.languages == ("en", "bn")
    assert both.text_language("bn") == "bn"
    assert "তুমি" in both.text("bn")["Ask"]
    assert list(both.text("en")) == list(both.text("bn"))
    assert english.languages == ("en",)
    assert english.text_language("bn") == "en"
    assert english.text("bn") == english.text("en")
    assert "Who is right?" in english.text()["Ask"]


def test_claims_fall_back_to_english(loaded: Bank) -> None:
    card = loaded.find(CARD)
    assert isinstance(card, CardItem)
    first, second = card.rubric.key_points[:2]
    assert first.claim_in("bn") == "Median-এর কথা বলে"
    assert first.claim_in("en") == "Proposes the median"
    assert second.claim_in("bn") == "A far row pulls the mean upwards"
    assert card.rubric.fatal[0].claim_in("bn").startswith("বলে")
    assert card.rubric.fatal[0].cap == 40


def test_cases_keep_raw_values(loaded: Bank) -> None:
    item = loaded.find(CODE)
    assert isinstance(item, CodingItem)
    sample, empty, _, largest, fix = item.cases
    assert sample.is_sample
    assert sample.arguments == ([4, 7, 7, 4],)
    assert (sample.expected, sample.is_computed) == (7, False)
    assert (empty.visibility, empty.tag, empty.arguments) == ("hidden", "empty", ([],))
    assert largest.arguments is None
    assert largest.is_computed
    assert largest.generated == bank.Generated("worst", 50000, 7)
    assert fix.replaces == item.cases[2].uid


def test_coding_items_have_defaults(loaded: Bank) -> None:
    item = loaded.find(CODE)
    assert isinstance(item, CodingItem)
    assert item.hint_shares == (0.15, 0.2, 0.25)
    assert item.checker == {"name": "exact"}
    assert item.wrong[1].file == "wrong/zero.py"
    assert item.wrong[1].expect == "WA"
    assert item.about == "worst"
    assert item.file(item.oracle.ref).startswith("def first_again")


def test_a_quiz_is_read(loaded: Bank) -> None:
    with_quiz, without = loaded.of_kind("breadth")[::-1]
    assert isinstance(with_quiz, CardItem)
    assert isinstance(without, CardItem)
    assert with_quiz.quiz is not None
    assert len(with_quiz.quiz.options) == 3
    assert without.quiz is None


def test_files_outside_the_folder_are_not_read(loaded: Bank) -> None:
    item = loaded.find(CARD)
    for name in ("../one-late-bus/item.yaml", "/etc/hostname", "missing.py"):
        with pytest.raises(ItemFileError):
            item.file(name)


def test_a_file_that_becomes_a_link_is_not_read(tmp_path: Path) -> None:
    root = make_bank(tmp_path)
    item = bank.load(root, cache=tmp_path / "cache").find(CODE)
    edit(root, {"file": f"items/{CODE}/ref.py", "link": "../../../sources.yaml"})
    with pytest.raises(ItemFileError, match="link"):
        item.file("ref.py")


def test_a_broken_item_is_left_out_and_told(tmp_path: Path) -> None:
    root = make_bank(tmp_path)
    edit(root, {"file": f"items/{CARD}/item.yaml", "find": "rev: 1", "put": "rev: [1"})
    for _ in range(2):
        found = bank.load(root, cache=tmp_path / "cache")
        assert CARD not in found.items
        assert len(found.items) == 2
        (problem,) = found.problems
        assert problem.file == f"bank/items/{CARD}/item.yaml"
        assert problem.rule == "S-09"


def test_shared_files_are_read(loaded: Bank) -> None:
    assert loaded.leaves["T1/location"].name == "location: mean and median"
    assert loaded.leaves["T1/location"].target == 2
    assert loaded.groups["T1"] == "summaries of one column"
    assert loaded.sources["second-book"].arxiv == "1706.04599"
    assert loaded.misconceptions["mc-mean-is-typical"].tempting == "both are called average"
    assert loaded.glossary("bn")["median"].rev == 1
    assert loaded.glossary("xx") == {}


def test_an_index_spares_unchanged_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, cache = make_bank(tmp_path), tmp_path / "cache"
    first = bank.load(root, cache=cache)
    read: list[str] = []

    def note(path: Path, shown: str) -> Reading:
        read.append(path.name)
        return read_item(path, shown)

    monkeypatch.setattr("rehearse.bank.loader.read_item", note)
    assert bank.load(root, cache=cache).fingerprint == first.fingerprint
    assert read == []
    edit(root, {"file": f"items/{CODE}/ref.py", "text": "def first_again(badges):\n    return -1\n"})
    second = bank.load(root, cache=cache)
    assert read == ["first-repeated-badge"]
    assert second.fingerprint != first.fingerprint
    assert second.items[CODE].content_hash != first.items[CODE].content_hash
    assert second.items[CARD].content_hash == first.items[CARD].content_hash
    assert second.items[CARD] == second.items[CARD]


def test_a_damaged_index_is_made_anew(tmp_path: Path) -> None:
    root, cache = make_bank(tmp_path), tmp_path / "cache"
    bank.load(root, cache=cache)
    (index,) = cache.glob("bank-*.json")
    for damage in ("", "[]", "{}", '{"version": 1, "entries": 3}', index.read_text()[:-40]):
        index.write_text(damage)
        assert len(bank.load(root, cache=cache).items) == 3
    assert json.loads(index.read_text())["version"] == 1


def test_a_cache_of_others_is_not_used(tmp_path: Path) -> None:
    root, cache = make_bank(tmp_path), tmp_path / "cache"
    cache.mkdir()
    cache.chmod(0o777)
    assert len(bank.load(root, cache=cache).items) == 3
    assert list(cache.iterdir()) == []
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "elsewhere")
    assert len(bank.load(root, cache=link).items) == 3


def test_the_cache_is_private(tmp_path: Path) -> None:
    cache = tmp_path / "a" / "cache"
    bank.load(make_bank(tmp_path), cache=cache)
    assert cache.stat().st_mode & 0o777 == 0o700
    assert all(path.stat().st_mode & 0o077 == 0 for path in cache.iterdir())


def environment(path: Path) -> Mapping[str, str]:
    return {"REHEARSE_BANK": str(path)}


def test_root_prefers_the_setting(tmp_path: Path) -> None:
    from rehearse.bank.root import root

    found = make_bank(tmp_path)
    assert root(environment(found)) == found
    with pytest.raises(NoBankError, match="REHEARSE_BANK"):
        root(environment(tmp_path / "nothing"))


def test_root_takes_checkout_then_wheel(tmp_path: Path) -> None:
    from rehearse.bank.root import root

    package = tmp_path / "src" / "rehearse"
    (package / "_bank" / "items").mkdir(parents=True)
    assert root({}, package=package) == package / "_bank"
    (tmp_path / "bank" / "items").mkdir(parents=True)
    assert root({}, package=package) == tmp_path / "bank"
    with pytest.raises(NoBankError, match="items"):
        root({}, package=tmp_path / "none" / "src" / "rehearse")


def test_a_folder_without_items_is_no_bank(tmp_path: Path) -> None:
    with pytest.raises(NoBankError, match="no folder items"):
        bank.load(tmp_path)


def test_items_are_frozen() -> None:
    item = make_item(difficulty=1)
    assert item.difficulty == 1
    with pytest.raises(ValueError, match="frozen"):
        item.difficulty = 2


def test_public_face_leaks_nothing() -> None:
    public = {name for name, value in vars(bank).items() if name[0] != "_" and not isinstance(value, ModuleType)}
    assert public - {"annotations"} <= set(bank.__all__)
    assert all(hasattr(bank, name) for name in bank.__all__)
    assert len(set(bank.__all__)) == len(bank.__all__)

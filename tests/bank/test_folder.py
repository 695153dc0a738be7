"""An item's folder is somebody's contribution: what is no plain file of bounded size is refused, and nothing hangs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rehearse.bank import ItemFileError
from rehearse.bank.folder import MAX_BYTES, MAX_FILES, open_folder, read_bytes


def faults_of(path: Path) -> list[tuple[str, str]]:
    return [(name, fault.name) for name, fault in open_folder(path).faults]


def test_plain_files_are_listed(tmp_path: Path) -> None:
    (tmp_path / "wrong" / "__pycache__").mkdir(parents=True)
    for name in ("item.yaml", "wrong/slow.py", "wrong/__pycache__/slow.pyc", ".hidden"):
        (tmp_path / name).write_text(name)
    folder = open_folder(tmp_path)
    assert folder.names == ("item.yaml", "wrong/slow.py")
    assert folder.read_text("wrong/slow.py") == "wrong/slow.py"
    assert folder.faults == ()


def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "item.yaml")
    assert faults_of(tmp_path) == [("item.yaml", "folder_special")]
    with pytest.raises(ItemFileError):
        read_bytes(tmp_path / "item.yaml")


def test_links_are_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("s")
    item = tmp_path / "item"
    item.mkdir()
    (item / "file").symlink_to("../secret")
    (item / "folder").symlink_to("..")
    (item / "loop").symlink_to("loop")
    assert faults_of(item) == [("file", "folder_link"), ("folder", "folder_link"), ("loop", "folder_link")]
    assert open_folder(item).names == ()
    with pytest.raises(ItemFileError, match="link"):
        read_bytes(item / "file")


def test_size_number_and_depth_are_bounded(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(b"x" * (MAX_BYTES + 1))
    (tmp_path / "just").write_bytes(b"x" * MAX_BYTES)
    (tmp_path / "a/b/c/d/e").mkdir(parents=True)
    assert faults_of(tmp_path) == [("a/b/c/d/e", "folder_depth"), ("large", "folder_large")]
    assert len(open_folder(tmp_path).read_bytes("just")) == MAX_BYTES
    with pytest.raises(ItemFileError, match="larger"):
        read_bytes(tmp_path / "large")
    many = tmp_path / "many"
    many.mkdir()
    for number in range(MAX_FILES + 5):
        (many / f"{number}").touch()
    assert faults_of(many) == [(".", "folder_files")]


@pytest.mark.parametrize(
    ("data", "match"),
    [
        (b"a\n\xff", "line 2: not UTF-8"),
        (b"a\n\nb\0", "line 3: a NUL"),
        (b"\xef\xbb\xbfa", "line 1: a byte-order mark"),
    ],
)
def test_what_is_no_text_is_refused_with_its_line(tmp_path: Path, data: bytes, match: str) -> None:
    (tmp_path / "item.yaml").write_bytes(data)
    with pytest.raises(ItemFileError, match=match):
        open_folder(tmp_path).read_text("item.yaml")


def test_line_ends_are_made_equal(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x\r\ny\r\n")
    assert open_folder(tmp_path).read_text("a") == "x\ny\n"


def test_the_hash_depends_on_names_and_bytes(tmp_path: Path) -> None:
    hashes = set()
    variants = ({"a": "1", "b": "2"}, {"a": "12", "b": ""}, {"a": "1", "c": "2"}, {"a1": "", "b": "2"})
    for number, files in enumerate(variants):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text)
        hashes.add(open_folder(folder).content_hash())
    assert len(hashes) == 4


def test_a_missing_folder_is_empty(tmp_path: Path) -> None:
    assert open_folder(tmp_path / "none").names == ()

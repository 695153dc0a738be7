"""Archives that are damaged or made to do harm, each from a good bundle."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from collections.abc import Callable
from random import Random

from rehearse.web.exchange import FORMAT
from tests.web.exchange.data import entry, members, packed, sealed

TEXT = "text/attempt/0192f000-0000-7000-8000-0000000000aa.md"
Make = Callable[[bytes], bytes]

CASES: dict[str, tuple[str, Make]] = {}
"""What the refusal says, and how the archive is made, by name."""


def case(says: str) -> Callable[[Make], Make]:
    """Registers a maker under its own name."""

    def keep(make: Make) -> Make:
        CASES[make.__name__] = (says, make)
        return make

    return keep


# The file as a whole


@case("does not begin like a zip")
def empty(good: bytes) -> bytes:
    return b""


@case("does not begin like a zip")
def a_text(good: bytes) -> bytes:
    return b"dear diary\n" * 100


@case("does not begin like a zip")
def something_in_front(good: bytes) -> bytes:
    return b"#!/bin/sh\n" + good


@case("cut off")
def something_behind(good: bytes) -> bytes:
    return good + b"\0"


@case("cut off")
def the_end_is_missing(good: bytes) -> bytes:
    return good[:-1]


@case("cut off")
def the_first_half(good: bytes) -> bytes:
    return good[: len(good) // 2]


@case("cut off")
def an_archive_behind_an_archive(good: bytes) -> bytes:
    return good + good


@case("cut off")
def a_comment(good: bytes) -> bytes:
    return good[:-2] + struct.pack("<H", 4) + b"note"


@case("cut off")
def a_directory_that_starts_elsewhere(good: bytes) -> bytes:
    end = bytearray(good)
    struct.pack_into("<L", end, len(end) - 6, 10)
    return bytes(end)


@case("cut off")
def several_disks(good: bytes) -> bytes:
    end = bytearray(good)
    struct.pack_into("<H", end, len(end) - 18, 1)
    return bytes(end)


@case("65534 members")
def very_many_members(good: bytes) -> bytes:
    end = bytearray(good)
    struct.pack_into("<2H", end, len(end) - 14, 65_534, 65_534)
    return bytes(end)


# Members


def with_entry(good: bytes, name: str, content: bytes = b"x", **attributes: object) -> bytes:
    out = io.BytesIO()
    found = members(good)
    with zipfile.ZipFile(out, "w") as archive:
        for known, text in found.items():
            archive.writestr(entry(known), text)
        extra = entry(name)
        for key, value in attributes.items():
            setattr(extra, key, value)
        archive.writestr(extra, content)
    return out.getvalue()


def bad_name(name: str) -> Make:
    return lambda good: with_entry(good, name)


for label, name in {
    "a_path_upwards": "../evil.md",
    "a_path_from_the_root": "/etc/cron.d/evil",
    "a_path_of_windows": "data\\evil.jsonl",
    "a_drive": "C:/evil.md",
    "a_program": "data/run.sh",
    "another_ending": "data/review.jsonl.exe",
    "upper_case": "DATA/REVIEW.JSONL",
    "a_folder": "data/",
    "a_line_end_in_the_name": "data/review.jsonl\n",
    "another_alphabet": "data/reviеw.jsonl",
    "a_text_without_id": "text/attempt/readme.md",
    "a_hidden_file": ".bashrc",
    "an_empty_name": "",
    "a_very_long_name": "data/" + "a" * 60_000 + ".jsonl",
}.items():
    CASES[label] = ("name that an export does not have", bad_name(name))


@case("occurs twice")
def a_member_twice(good: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in members(good).items():
            archive.writestr(entry(name), text)
        archive.NameToInfo.clear()
        archive.writestr(entry("data/review.jsonl"), b"")
    return out.getvalue()


@case("link, a folder or a device")
def a_link(good: bytes) -> bytes:
    return with_entry(
        good, "text/attempt/0192f000-0000-7000-8000-0000000000aa.md", b"/etc/passwd", external_attr=0o120777 << 16
    )


@case("link, a folder or a device")
def a_device(good: bytes) -> bytes:
    return with_entry(good, TEXT, external_attr=0o060600 << 16)


@case("packed in an unusual way")
def another_packing(good: bytes) -> bytes:
    return with_entry(good, "cards.apkg", b"x" * 100, compress_type=zipfile.ZIP_BZIP2)


@case("packed in an unusual way")
def another_packing_lzma(good: bytes) -> bytes:
    return with_entry(good, "cards.apkg", b"x" * 100, compress_type=zipfile.ZIP_LZMA)


@case("packed in an unusual way")
def a_member_with_a_comment(good: bytes) -> bytes:
    return with_entry(good, "cards.apkg", comment=b"hello")


@case("packed in an unusual way")
def an_extra_field(good: bytes) -> bytes:
    return with_entry(good, "cards.apkg", extra=struct.pack("<HH4s", 0x4343, 4, b"evil"))


def patched_directory(offset: int, form: str, *values: int) -> Make:
    """Changes the first entry of the directory only; the local header keeps what it said."""

    def make(good: bytes) -> bytes:
        start = struct.unpack_from("<L", good, len(good) - 6)[0]
        found = bytearray(good)
        struct.pack_into(form, found, start + offset, *values)
        return bytes(found)

    return make


CASES["an_encrypted_member"] = ("encrypted", patched_directory(8, "<H", 0x0001))
CASES["a_streamed_member"] = ("encrypted, streamed", patched_directory(8, "<H", 0x0008))
CASES["another_sum_in_the_directory"] = ("described in two ways", patched_directory(16, "<L", 12345))
CASES["another_size_in_the_directory"] = ("described in two ways", patched_directory(24, "<L", 1))
CASES["another_packed_size_in_the_directory"] = ("described in two ways", patched_directory(20, "<L", 1))
CASES["another_method_in_the_directory"] = ("described in two ways", patched_directory(10, "<H", 0))
CASES["another_place_in_the_directory"] = ("described in two ways", patched_directory(42, "<L", 1))


@case("unpacks to")
def a_bomb(good: bytes) -> bytes:
    return sealed({**members(good), "data/review.jsonl": b" " * 30_000_000})


@case("unpacks to")
def a_member_that_claims_a_gigabyte(good: bytes) -> bytes:
    return patched_directory(24, "<L", 1 << 30)(good)


@case("no member")
def a_gap_between_members(good: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in members(good).items():
            archive.writestr(entry(name), text)
            if name == "README.md":
                archive.fp.write(b"stowaway")  # type: ignore[union-attr]
                archive.start_dir = archive.fp.tell()  # type: ignore[union-attr]
    return out.getvalue()


@case("overlaps")
def two_members_in_one_place(good: bytes) -> bytes:
    """A whole member inside the bytes of another, stored one: each header agrees with its entry."""
    inner = packed({"cards.apkg": b"x"})
    start = struct.unpack_from("<L", inner, len(inner) - 6)[0]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in members(good).items():
            archive.writestr(entry(name), text)
        outer = entry(TEXT)
        outer.compress_type = zipfile.ZIP_STORED
        archive.writestr(outer, inner[:start])
        twin = zipfile.ZipFile(io.BytesIO(inner)).infolist()[0]
        twin.header_offset = outer.header_offset + 30 + len(outer.filename)
        archive.filelist.append(twin)
    return out.getvalue()


@case("damaged")
def damaged_content(good: bytes) -> bytes:
    found = bytearray(good)
    found[60] ^= 0xFF
    return bytes(found)


# The manifest


@case("no manifest.json")
def no_manifest(good: bytes) -> bytes:
    return packed({name: text for name, text in members(good).items() if name != "manifest.json"})


def manifest(says: str, label: str, change: Callable[[dict[str, object]], object]) -> None:
    def make(good: bytes) -> bytes:
        found = members(good)
        head = json.loads(found["manifest.json"])
        head = change(head) or head
        return packed({**found, "manifest.json": json.dumps(head).encode()})

    CASES[label] = (says, make)


manifest(f"reads up to {FORMAT}", "a_newer_format", lambda head: head.update(format=FORMAT + 1))
manifest("entry format", "format_zero", lambda head: head.update(format=0))
manifest("entry format", "format_true", lambda head: head.update(format=True))
manifest("entry format", "format_as_text", lambda head: head.update(format="1"))
manifest("entry made_at", "no_moment", lambda head: head.pop("made_at") and None)
manifest("entry files", "files_as_list", lambda head: head.update(files=[]))
manifest("entry files", "another_entry", lambda head: head.update(run="rm"))
manifest("not list exactly", "a_member_too_few", lambda head: head["files"].pop("README.md") and None)  # type: ignore[attr-defined]
manifest("not a JSON object", "a_list", lambda head: [1])
manifest(
    "not what the manifest says",
    "another_sum",
    lambda head: head["files"]["README.md"].update(sha256="0" * 64),  # type: ignore[index]
)
manifest(
    "not what the manifest says",
    "another_count_of_rows",
    lambda head: head["files"]["data/review.jsonl"].update(rows=3),  # type: ignore[index]
)
manifest(
    "entry README.md",
    "a_sum_that_is_none",
    lambda head: head["files"]["README.md"].update(sha256="../../etc"),  # type: ignore[index]
)
manifest(
    "entry README.md",
    "negative_bytes",
    lambda head: head["files"]["README.md"].update(bytes=-1),  # type: ignore[index]
)


@case("not what the manifest says")
def another_content(good: bytes) -> bytes:
    return packed({**members(good), "README.md": b"# Trust me\n"})


@case("no such kind of row")
def an_unknown_noun(good: bytes) -> bytes:
    return sealed({**members(good), "data/oracle.jsonl": b"{}\n"})


# Lines


def line(says: str, label: str, content: bytes) -> None:
    CASES[label] = (says, lambda good: sealed({**members(good), "data/review.jsonl": content}))


line("not JSON", "no_json", b"hello\n")
line("not JSON", "an_empty_line", b"\n")
line("not JSON", "two_objects_in_a_line", b"{}{}\n")
line("not JSON", "python_literals", b"{'id': None}\n")
line("not JSON", "a_raw_nul", b'{"id": "a\0b"}\n')
line("not a JSON object", "a_list_of_lines", b"[]\n")
line("not a JSON object", "a_number_line", b"1\n")
line("cut off", "no_line_end", b"{}")
line("not UTF-8", "latin_1", b'{"id": "\xe9"}\n')
line("not UTF-8", "a_surrogate_in_utf_8", b'{"id": "\xed\xa0\x80"}\n')
line("not JSON", "a_byte_order_mark", b"\xef\xbb\xbf{}\n")
line("NUL or half a surrogate", "an_escaped_nul", b'{"id": "a\\u0000b"}\n')
line("NUL or half a surrogate", "half_a_pair", b'{"id": "\\ud800"}\n')
line("NUL or half a surrogate", "half_a_pair_as_a_name", b'{"\\udc00": 1}\n')
line("NUL or half a surrogate", "a_nul_deep_inside", b'{"id": [{"a": "\\u0000"}]}\n')
line("twice in one object", "a_name_twice", b'{"id": 1, "id": 2}\n')
line("NaN is not a number", "nan", b'{"rating": NaN}\n')
line("Infinity is not a number", "infinity", b'{"rating": -Infinity}\n')
line("1e999 is not a number", "beyond_a_float", b'{"rating": 1e999}\n')
line("not JSON", "an_endless_number", b'{"rating": ' + b"9" * 5000 + b"}\n")
line("deeper than 24", "deep_lists", b'{"id": ' + b"[" * 100 + b"]" * 100 + b"}\n")
line("deeper than 24", "very_deep_lists", b"[" * 200_000 + b"]" * 200_000 + b"\n")
line("longer than", "a_very_long_line", b'{"id": "' + Random(1).randbytes(9_000_000).hex().encode() + b'"}\n')

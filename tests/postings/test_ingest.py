"""Files become text, and hostile ones a clear refusal."""

from __future__ import annotations

import io
import random
import socket
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from rehearse import postings
from rehearse.postings import child
from rehearse.postings.filetext import docx_file, pdf_file
from rehearse.postings.ingest import LARGEST_ANSWER
from tests.postings import documents
from tests.postings.demo_set import Labelled, demo_set

CHILD = Path(child.__file__)


def refused(data: bytes, filename: str, **options: float) -> str:
    with pytest.raises(postings.PostingError) as caught:
        postings.ingest(data, filename, **options)
    error = caught.value
    assert error.where == filename and error.do is not None
    text = postings.TEXTS.english(error.message)
    assert "Traceback" not in text and text.startswith(f"{filename}: ")
    return error.what.id.removeprefix("postings.")


def test_plain_text_comes_back_as_it_was() -> None:
    taken = postings.ingest("Data Scientist – Zürich\n".encode(), "a.txt")
    assert taken == postings.Ingested("Data Scientist – Zürich\n", None, ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marked_encodings_are_read(encoding: str) -> None:
    assert postings.ingest("Café 5 €".encode(encoding), "a.txt").text == "Café 5 €"


def test_an_unmarked_old_encoding_is_assumed_and_said() -> None:
    taken = postings.ingest("Café".encode("cp1252"), "a.txt")
    assert taken.text == "Café"
    assert [warning.id for warning in taken.warnings] == ["postings.guessed_encoding"]


def test_a_declared_encoding_is_used() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body><p>Łódź</p></body></html>'
    assert "Łódź" in postings.ingest(page.encode("iso-8859-2"), "a.html").text


def test_content_decides_and_not_the_name() -> None:
    assert postings.ingest(b"<html><body><p>Hello there</p></body></html>", "a.txt").text.strip() == "Hello there"
    assert "Engineer" in postings.ingest(documents.word("Machine Learning Engineer"), "a.pdf").text


MAKERS: dict[str, Callable[[str], bytes]] = {
    "pdf": documents.pdf,
    "pdf in columns": lambda text: documents.pdf(text, columns=2),
    "docx": documents.word,
    "docx table": lambda text: documents.word(text, in_table=True),
}


READERS: dict[str, Callable[[bytes], str]] = {"pdf": pdf_file.read, "docx": docx_file.read}


@cache
def values(text: str) -> list[tuple[str, object]]:
    return [(reading.field, reading.value) for reading in postings.read(text).readings]


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("entry", demo_set(), ids=lambda entry: entry.slug)
def test_files_give_every_reading_of_their_text(entry: Labelled, kind: str) -> None:
    # The parsers run here without their child process, which starts for some of them below.
    made = MAKERS[kind](entry.posting.text)
    text = READERS[kind[:4].strip()](made)
    assert values(text) == values(entry.posting.text)


@pytest.mark.parametrize("kind", MAKERS)
def test_the_child_process_gives_the_same_text(kind: str) -> None:
    made = MAKERS[kind](demo_set()[0].posting.text)
    assert postings.ingest(made, "a.bin").text == READERS[kind[:4].strip()](made)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"x" * (postings.LARGEST_FILE + 1), "too_large"),
        (b"word " * 30_000, "too_long"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "not_text"),
        (b"half\x00text", "nul"),
        (b"\xff\xfeA", "not_text"),
        (b"<html><body><script>1</script></body></html>", "empty"),
    ],
)
def test_what_is_no_posting_is_refused(data: bytes, reason: str) -> None:
    assert refused(data, "a.txt") == reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\nnothing here", "pdf_broken"),
        (documents.pdf("Machine Learning Engineer")[:200], "pdf_broken"),
        (documents.pdf(""), "pdf_images"),
        (documents.pdf("x\n" * 52 * 61), "pdf_pages"),
    ],
)
def test_broken_pdfs_are_refused(data: bytes, reason: str) -> None:
    assert refused(data, "a.pdf") == reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (documents.word("Engineer")[:900], "docx_broken"),
        (documents.archive({"hello.txt": b"x"}), "docx_broken"),
        (documents.changed_word(document=b"<w:document"), "docx_broken"),
        (documents.changed_word(**{"../../evil.txt": b"x"}), "docx_names"),
        (documents.changed_word(**{"word\\evil.txt": b"x"}), "docx_names"),
        (documents.changed_word(**{"word/media/zeros.bin": bytes(8_000_000)}), "docx_size"),
        (
            documents.changed_word(
                document=b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'
            ),
            "docx_entities",
        ),
        (
            documents.changed_word(
                document=b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]><d>&a;</d>'
            ),
            "docx_entities",
        ),
    ],
)
def test_hostile_docx_files_are_refused(data: bytes, reason: str) -> None:
    assert refused(data, "a.docx") == reason


def test_an_archive_that_lies_about_its_sizes_is_refused() -> None:
    data = bytearray(documents.changed_word(**{"word/media/zeros.bin": bytes(8_000_000)}))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo("word/media/zeros.bin").file_size.to_bytes(4, "little")
    at = data.rfind(size)
    data[at : at + 4] = (100).to_bytes(4, "little")
    # The sum says little now; reading stops at what it says, and no part of it is text.
    taken = postings.ingest(bytes(data), "a.docx")
    assert taken.text == "Machine Learning Engineer"


def test_a_file_that_takes_too_long_is_given_up() -> None:
    started = time.monotonic()
    assert refused(documents.pdf("Engineer"), "a.pdf", timeout_s=0.001) == "heavy"
    assert time.monotonic() - started < 30, "half of the time that a file has"


def run_in_child(code: str) -> subprocess.CompletedProcess[str]:
    """Runs code behind the fence of the file reader."""
    start = f"import sys; sys.path.insert(0, {str(CHILD.parent)!r}); import child; child.fence()\n"
    return subprocess.run(
        [sys.executable, "-I", "-B", "-c", start + code], capture_output=True, text=True, check=False, timeout=600
    )


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket()",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
        "open('left-behind.txt', 'w')",
        "a = bytearray(600 * 1024 * 1024)",
    ],
)
def test_the_child_has_no_network_processes_files_or_memory_to_spare(code: str) -> None:
    done = run_in_child(code)
    assert done.returncode != 0
    assert "PermissionError" in done.stderr or "MemoryError" in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits are those of Linux")
def test_the_child_has_a_limit_of_processor_time() -> None:
    done = run_in_child("import resource; print(resource.getrlimit(resource.RLIMIT_CPU)[0])")
    assert done.stdout.strip() == str(child.CPU_SECONDS)


def interfaces(fenced: bool) -> set[str]:
    """Network interfaces that a process sees, with or without the fence."""
    code = "print(*[line.split(':')[0].strip() for line in open('/proc/self/net/dev') if ':' in line])"
    if fenced:
        return set(run_in_child(code).stdout.split())
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.skipif(not Path("/proc/self/net/dev").exists(), reason="only Linux lists its interfaces there")
def test_the_child_sees_no_interface_but_its_own_loopback_where_the_kernel_allows_that() -> None:
    allowed = subprocess.run(["unshare", "-U", "-n", "true"], capture_output=True, check=False).returncode == 0
    assert interfaces(fenced=True) == ({"lo"} if allowed else interfaces(fenced=False))


def bomb(stream: bytes) -> bytes:
    """A PDF whose page content is this stream."""
    return documents.assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            b"<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
        ]
    )


@pytest.mark.long
def test_files_that_unpack_without_end_are_given_up() -> None:
    packed = zlib.compress(b"(x) Tj " * 40_000_000, 1)
    assert refused(bomb(packed), "a.pdf") in {"heavy", "pdf_broken", "pdf_images"}
    loop = documents.assemble(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9999999 >>"]
    )
    assert refused(loop, "a.pdf") in {"heavy", "pdf_broken", "pdf_pages", "pdf_images"}
    nested = b"<w:tbl><w:tr><w:tc>" * 900 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 900
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    deep = b"<w:document %s><w:body>%s</w:body></w:document>" % (space, nested)
    assert refused(documents.changed_word(document=deep), "a.docx") in {"heavy", "docx_broken"}


@pytest.mark.long
def test_damaged_files_never_crash_the_reader() -> None:
    rng = random.Random(11)
    good = {"pdf": documents.pdf(demo_set()[0].text), "docx": documents.word(demo_set()[0].text)}
    for kind, data in good.items():
        for _ in range(25):
            broken = bytearray(data)
            for _ in range(rng.randint(1, 30)):
                broken[rng.randrange(len(broken))] = rng.randrange(256)
            try:
                taken = postings.ingest(bytes(broken), f"a.{kind}")
            except postings.PostingError:
                continue
            assert isinstance(taken.text, str)


def test_damaged_pages_open_neither_files_nor_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(13)
    page = (
        '<html><head><script type="application/ld+json">{"@type": "JobPosting", "title": "Data Scientist"}</script>'
        '<link href="file:///etc/passwd"></head><body><img src="http://127.0.0.1/x"><iframe src="file:///etc/hosts">'
        "</iframe><h1>Data Scientist</h1><ul><li>Python<li>3 years of experience</ul></body></html>"
    )
    postings.ingest(page.encode(), "a.html")  # what is loaded lazily is loaded

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a file or a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    monkeypatch.setattr("builtins.open", refuse)
    for _ in range(150):
        broken = list(page)
        for _ in range(rng.randint(1, 20)):
            broken[rng.randrange(len(broken))] = rng.choice(["<", ">", '"', "&", "é", "}", "", "]]>", "<!--"])
        try:
            taken = postings.ingest("".join(broken).encode(), "a.html")
            postings.read(taken.text, json_ld=taken.json_ld)
        except postings.PostingError:
            continue


def test_the_limits_of_the_two_processes_agree() -> None:
    assert child.OUTPUT_BYTES <= LARGEST_ANSWER

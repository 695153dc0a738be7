"""A bundle of every released format stays readable.

``REHEARSE_WRITE_GOLDEN=1 python -m pytest tests/web/exchange/test_golden.py`` writes the one of the present format;
that of a released format is never written again.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from rehearse.web.accounts.models import Person
from rehearse.web.exchange import FORMAT, Fate, import_bundle
from tests.web.exchange.data import bundle_of, rows

FOLDER = Path(__file__).parent / "golden"


def test_the_present_format_has_a_golden_bundle(bundle: bytes) -> None:
    path = FOLDER / f"v{FORMAT}.zip"
    if os.environ.get("REHEARSE_WRITE_GOLDEN"):
        path.write_bytes(bundle)
    # Compared unpacked: another version of zlib packs the same content into other bytes.
    assert rows(path.read_bytes()) == rows(bundle)


@pytest.mark.parametrize("number", range(1, FORMAT + 1))
def test_every_released_format_is_read(bea: Person, number: int) -> None:
    report = import_bundle(bea, io.BytesIO((FOLDER / f"v{number}.zip").read_bytes()))
    assert report.total(Fate.NEW) > 0
    assert report.total(Fate.REFUSED, Fate.NEWER_HERE) == 0


def test_the_golden_bundle_comes_out_as_it_went_in(bea: Person) -> None:
    golden = (FOLDER / f"v{FORMAT}.zip").read_bytes()
    import_bundle(bea, io.BytesIO(golden))
    assert rows(bundle_of(Person.objects.get(pk=bea.pk))) == rows(golden)

"""A bundle from anywhere: refused, or read as it was written."""

from __future__ import annotations

import io
from random import Random

import pytest

from rehearse.web.accounts.models import Person
from rehearse.web.exchange import BundleError, import_bundle
from rehearse.web.exchange.nouns import all_nouns
from rehearse.web.exchange.reading import open_bundle
from rehearse.web.practice.models import Attempt
from rehearse.web.reviews.models import Review
from tests.web.exchange.hostile import CASES


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused_and_nothing_is_written(bundle: bytes, bea: Person, name: str) -> None:
    says, make = CASES[name]
    with pytest.raises(BundleError) as caught:
        import_bundle(bea, io.BytesIO(make(bundle)))
    assert says in str(caught.value)
    assert not Attempt.objects.exists()
    assert not Review.objects.exists()


def rows_of(file: bytes) -> dict[str, list[tuple[int, dict[str, object]]]]:
    with open_bundle(io.BytesIO(file)) as bundle:
        return {noun.name: list(bundle.rows(noun.name)) for noun in all_nouns()}


def mutated(bundle: bytes, rng: Random) -> bytes:
    found = bytearray(bundle)
    for _ in range(rng.choice((1, 1, 1, 2, 5))):
        place = rng.randrange(len(found))
        kind = rng.randrange(5)
        if kind == 0:
            found[place] ^= 1 << rng.randrange(8)
        elif kind == 1:
            found[place] = rng.randrange(256)
        elif kind == 2:
            del found[place : place + rng.randrange(1, 40)]
        elif kind == 3:
            found[place:place] = rng.randbytes(rng.randrange(1, 40))
        else:
            start = rng.randrange(len(found))
            found[place:place] = found[start : start + rng.randrange(1, 200)]
    return bytes(found)


def test_a_mutated_bundle_is_refused_or_reads_as_the_original(bundle: bytes) -> None:
    expected, rng, read = rows_of(bundle), Random(20261120), 0
    for _ in range(300):
        file = mutated(bundle, rng)
        try:
            rows = rows_of(file)
        except BundleError:
            continue
        read += 1
        assert rows == expected
    assert read < 60


def test_the_reader_takes_what_the_writer_makes(bundle: bytes) -> None:
    assert sum(len(rows) for rows in rows_of(bundle).values()) == 43

"""Stored answers: read without pickle, every size checked."""

from __future__ import annotations

import io
import pickle
import zipfile
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from rehearse.judge import BadValue
from rehearse.judge.stored import read_stored

UID = "6c9f0c1e-0a0b-4d63-9a55-7d0b1f0d3b11"
OTHER = "2b1d6e9e-64c7-4c5a-8d42-0c4f5ad1a9f7"


def zipped(name: str, data: bytes, method: int = zipfile.ZIP_STORED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr(name, data)
    return file.getvalue()


def npy(value: Any, **more: Any) -> bytes:
    file = io.BytesIO()
    np.save(file, value, **more)
    return file.getvalue()


def test_arrays_scalars_and_tuples_come_back() -> None:
    members = {UID: np.float64(0.5), f"{OTHER}.0": np.arange(3), f"{OTHER}.1": np.eye(2, dtype=np.float32)}
    file = io.BytesIO()
    np.savez(file, versions=np.array(["numpy 2.4.6"]), **members)  # type: ignore[arg-type]
    found = read_stored(file.getvalue(), "here")
    assert found[UID] == 0.5
    assert type(found[UID]) is float
    first, second = found[OTHER]
    assert first.tolist() == [0, 1, 2]
    assert second.dtype == np.float32


@settings(max_examples=100, deadline=None)
@given(
    arrays.arrays(
        arrays.scalar_dtypes().filter(lambda dtype: dtype.kind in "biufc" and dtype.itemsize <= 16),
        arrays.array_shapes(min_dims=1, max_dims=3, min_side=0),
    ),
    st.booleans(),
)
def test_any_array_of_numbers_comes_back(array: Any, by_column: bool) -> None:
    value = np.asfortranarray(array) if by_column else array
    found = read_stored(zipped(f"{UID}.npy", npy(value)), "here")[UID]
    np.testing.assert_array_equal(found, array)
    assert found.dtype.isnative


HEADER = b"\x93NUMPY\x01\x00v\x00{'descr': '<f8', 'fortran_order': False, 'shape': (%b), }"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a zip",
        zipped("strange.npy", npy(np.eye(2))),
        zipped(f"{UID}.npy", b"not an array"),
        zipped(f"{UID}.npy", npy(np.array([{}], dtype=object), allow_pickle=True)),
        zipped(f"{UID}.npy", pickle.dumps([1])),
        zipped(f"{UID}.npy", npy(np.array(["text"]))),
        zipped(f"{UID}.npy", npy(np.eye(2))[:-1]),
        zipped(f"{UID}.npy", (HEADER % b"99999999999,").ljust(127) + b"\n" + b"\0" * 8),
        zipped(f"{UID}.npy", (HEADER % b"-1,").ljust(127) + b"\n" + b"\0" * 8),
        zipped(f"../{UID}.npy", npy(np.eye(2))),
        zipped(f"{UID}.1.npy", npy(np.eye(2))),
        zipped(f"{UID}.npy", b"\0" * (33 << 20)),
    ],
    ids=["empty", "no-zip", "name", "no-array", "objects", "pickle", "text", "short", "huge", "negative", "path", "gap", "bomb"],
)  # fmt: skip
def test_a_file_that_cannot_be_trusted_is_refused(data: bytes) -> None:
    with pytest.raises(BadValue):
        read_stored(data, "here")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 400), st.binary(max_size=4), st.sampled_from([0, 8]))
def test_damaged_bytes_never_raise_anything_else(tail: bytes, place: int, change: bytes, method: int) -> None:
    whole = zipped(f"{UID}.npy", npy(np.arange(4.0)), method)
    damaged = whole[:place] + change + whole[place + len(change) :] + tail
    try:
        read_stored(damaged, "here")
    except BadValue:
        return

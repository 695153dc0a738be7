"""Values across the fence: what the box encodes, what the supervisor reads of hostile bytes."""

from __future__ import annotations

import collections
import enum
import struct
from typing import Any

import msgpack
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.judge import untrusted
from rehearse.judge.canonical import canonical
from rehearse.judge.compare import differ
from rehearse.judge.inside import codec
from rehearse.judge.untrusted import MalformedError, MapValue, SetValue, plain

from .test_values import python_values, same

Point = collections.namedtuple("Point", "x y")


class Colour(enum.IntEnum):
    RED = 3


@settings(deadline=None)
@given(python_values)
def test_trusted_bytes_come_back(value: Any) -> None:
    assert same(codec.decode(codec.encode(value)), value)


@settings(deadline=None)
@given(python_values)
def test_untrusted_bytes_compare_equal_to_what_was_sent(value: Any) -> None:
    got = untrusted.decode(codec.encode(value))
    assert differ(plain(value), got) is None
    assert canonical(plain(value)) == canonical(got)


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        value = untrusted.decode(data)
    except MalformedError:
        return
    canonical(value)


@pytest.mark.parametrize(
    ("value", "reduced"),
    [
        (Point(1, 2), (1, 2)),
        (Colour.RED, 3),
        (collections.Counter("aab"), {"a": 2, "b": 1}),
        (collections.OrderedDict(a=1), {"a": 1}),
        (np.int64(7), 7),
        (np.float32(0.5), 0.5),
        (np.bool_(True), True),
        (np.str_("x"), "x"),
        (frozenset({1}), {1}),
    ],
)
def test_subclasses_are_reduced_to_their_base(value: Any, reduced: Any) -> None:
    back = codec.decode(codec.encode(value))
    assert back == reduced
    assert type(back) is type(reduced)


def test_lying_subclasses_are_not_asked() -> None:
    class Liar(list):  # type: ignore[type-arg]
        def __iter__(self) -> Any:
            raise AssertionError("asked")

        def __len__(self) -> int:
            raise AssertionError("asked")

    assert codec.decode(codec.encode(Liar([1, 2]))) == [1, 2]


@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 0, 2), (2, 3)])
@pytest.mark.parametrize("dtype", ["bool", "int8", "uint64", "float16", "float64", "complex64", ">f8"])
def test_arrays_keep_shape_and_type(shape: tuple[int, ...], dtype: str) -> None:
    array = np.ones(shape, dtype)
    got = untrusted.decode(codec.encode(array))
    assert got.shape == shape
    assert got.dtype == np.dtype(dtype).newbyteorder("<")
    assert (got == array).all()


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (object(), "type"),
        (range(3), "type"),
        (np.array([object()]), "dtype"),
        (np.array(["x"]), "dtype"),
        (np.longdouble(1), "type"),
        (np.datetime64("2020-01-01"), "type"),
        ("\ud800", "text"),
    ],
)
def test_everything_else_is_refused_by_name(value: Any, reason: str) -> None:
    with pytest.raises(codec.RefusedError) as caught:
        codec.encode(value)
    assert caught.value.args[0] == reason


def test_deep_and_cyclic_values_are_refused() -> None:
    deep: Any = ()
    for _ in range(5000):
        deep = (deep,)
    cyclic: list[Any] = []
    cyclic.append(cyclic)
    for value in (deep, cyclic):
        with pytest.raises(codec.RefusedError) as caught:
            codec.encode(value)
        assert caught.value.args[0] == "depth"


def test_depth_of_hostile_bytes_is_bounded() -> None:
    for depth, is_read in ((400, True), (600, False), (100_000, False)):
        data = b"\x91" * depth + b"\x01"
        if is_read:
            untrusted.decode(data)
        else:
            with pytest.raises(MalformedError):
                untrusted.decode(data)


def test_nested_marks_do_not_overflow_the_decoder() -> None:
    """Pitfall 3: a C decoder re-entered from its own hook crashed the supervisor."""
    level = msgpack.packb([codec.TUPLE])
    body = b"\xdd\x00\x00\x00\x02" + level[1:]
    with pytest.raises(MalformedError):
        untrusted.decode(body * 2000 + b"\x01")


def test_sets_and_dicts_stay_lists() -> None:
    """Pitfall 5: chosen integers would make a set quadratic."""
    assert type(untrusted.decode(codec.encode({1, 2}))) is SetValue
    assert type(untrusted.decode(codec.encode({1: 2}))) is MapValue


@pytest.mark.parametrize(
    "items",
    [
        [codec.ARRAY, "<f8", [2], b"x"],
        [codec.ARRAY, "O", [1], b"12345678"],
        [codec.ARRAY, "<f8", [-1], b""],
        [codec.ARRAY, "<f8", [1 << 40, 1 << 40], b""],
        [codec.ARRAY, "<f8", "1", b"12345678"],
        [codec.ARRAY, "<M8", [1], b"12345678"],
        [codec.ARRAY],
        [msgpack.ExtType(codec.MARK, b"\x09"), 1],
        [msgpack.ExtType(77, b"")],
        [msgpack.ExtType(codec.INTEGER, b"zz")],
        [msgpack.ExtType(codec.INTEGER, b"f" * 300_000)],
        [msgpack.ExtType(codec.COMPLEX, struct.pack("<d", 1.0))],
        [msgpack.Timestamp(1)],
        [1, codec.TUPLE],
    ],
)
def test_forged_values_are_refused(items: list[Any]) -> None:
    with pytest.raises(MalformedError):
        untrusted.decode(msgpack.packb(items))

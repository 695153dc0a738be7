"""numpy arrays, or nested lists in their place, within a tolerance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from rehearse.judge.canonical import canonical, is_array
from rehearse.judge.compare import Outcome, Tolerance, differ, key_bool, key_number
from rehearse.judge.messages import say
from rehearse.judge.show import show, type_name
from rehearse.judge.untrusted import MapValue
from rehearse.message import Message

__all__ = ["CHECKER"]


def _as_array(value: Any) -> Any:
    """A numeric array of a plain value; None when it makes none, ragged lists for example."""
    import numpy as np

    if is_array(value):
        return value
    if not isinstance(value, bool | int | float | complex | list | tuple):
        return None
    try:
        made = np.array(value)
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None
    if made.dtype.kind == "O" and made.size and all(isinstance(item, int | float) for item in made.ravel().tolist()):
        try:
            return made.astype(float)  # whole numbers too large for an array's own type
        except OverflowError:
            return None
    return made if made.dtype.kind in "biufc" or made.size == 0 else None


def _has_array(value: Any) -> bool:
    if isinstance(value, MapValue):
        return True
    return isinstance(value, list | tuple) and any(is_array(item) or _has_array(item) for item in value)


def _by_name(expected: MapValue, got: Any, keys: Mapping[str, Any], tolerance: Tolerance) -> Message | None:
    """Arrays in a dict, such as the gradients of a layer."""
    if not isinstance(got, MapValue):
        return say("wrong_type", expected="dict", got=type_name(got))
    found = {canonical(key): item for key, item in got}
    if len(found) != len(expected):
        return say("wrong_length", expected=str(len(expected)), got=str(len(found)))
    for key, item in expected:
        if (code := canonical(key)) not in found:
            return say("wrong_at", place=f"[{show(key, 40)}]", expected=show(item), got="nothing")
        if fault := _differ(item, found[code], keys, tolerance):
            return fault
    return None


def _differ(expected: Any, got: Any, keys: Mapping[str, Any], tolerance: Tolerance) -> Message | None:
    if isinstance(expected, MapValue):
        return _by_name(expected, got, keys, tolerance)
    if _has_array(expected):  # several arrays, such as weights and bias
        if not isinstance(got, list | tuple):
            return say("wrong_type", expected=type_name(expected), got=type_name(got))
        if len(got) != len(expected):
            return say("wrong_length", expected=str(len(expected)), got=str(len(got)))
        pairs = zip(expected, got, strict=True)
        return next((fault for one, two in pairs if (fault := _differ(one, two, keys, tolerance))), None)
    want, have = _as_array(expected), _as_array(got)
    if want is None:
        return differ(expected, got, tolerance)
    if have is None:
        return say("wrong_type", expected="array", got=type_name(got))
    if keys["dtype"] and want.dtype != have.dtype:
        return say("wrong_dtype", expected=str(want.dtype), got=str(have.dtype))
    if not keys["shape"]:
        want, have = want.ravel(), have.ravel()
    return differ(want, have, tolerance)


class Arrays:
    """Lists count as arrays. ``shape`` false compares the elements in order, ``dtype`` true demands the type."""

    name = "arrays"
    keys: ClassVar[Mapping[str, Any]] = {
        "rtol": (1e-6, key_number(0, 1), "a number from 0 to 1"),
        "atol": (1e-9, key_number(), "a number from 0"),
        "shape": (True, key_bool, "true or false"),
        "dtype": (False, key_bool, "true or false"),
    }

    def compare(self, expected: Any, got: Any, inputs: tuple[Any, ...], keys: Mapping[str, Any]) -> Outcome:
        return Outcome.of(_differ(expected, got, keys, Tolerance(keys["rtol"], keys["atol"])))


CHECKER = Arrays()

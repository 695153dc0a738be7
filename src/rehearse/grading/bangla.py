"""Amounts as Bangla says them: ``এক লাখ নব্বই হাজার``, ``দেড় লাখ``, ``১২ লাখ ৫০ হাজার``; Latin scales mix in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rehearse.grading.amount import number_of
from rehearse.grading.spelled import Spelled

__all__ = ["find_bangla"]

_LIST = (
    "এক দুই তিন চার পাঁচ ছয় সাত আট নয় দশ এগারো বারো তেরো চৌদ্দ পনেরো ষোলো সতেরো আঠারো উনিশ বিশ "
    "একুশ বাইশ তেইশ চব্বিশ পঁচিশ ছাব্বিশ সাতাশ আটাশ ঊনত্রিশ ত্রিশ একত্রিশ বত্রিশ তেত্রিশ চৌত্রিশ পঁয়ত্রিশ ছত্রিশ "
    "সাঁইত্রিশ আটত্রিশ ঊনচল্লিশ চল্লিশ একচল্লিশ বিয়াল্লিশ তেতাল্লিশ চুয়াল্লিশ পঁয়তাল্লিশ ছেচল্লিশ সাতচল্লিশ আটচল্লিশ "
    "ঊনপঞ্চাশ পঞ্চাশ একান্ন বায়ান্ন তিপ্পান্ন চুয়ান্ন পঞ্চান্ন ছাপ্পান্ন সাতান্ন আটান্ন ঊনষাট ষাট একষট্টি বাষট্টি তেষট্টি "
    "চৌষট্টি পঁয়ষট্টি ছেষট্টি সাতষট্টি আটষট্টি ঊনসত্তর সত্তর একাত্তর বাহাত্তর তিয়াত্তর চুয়াত্তর পঁচাত্তর ছিয়াত্তর সাতাত্তর "
    "আটাত্তর ঊনআশি আশি একাশি বিরাশি তিরাশি চুরাশি পঁচাশি ছিয়াশি সাতাশি আটাশি ঊননব্বই নব্বই একানব্বই বিরানব্বই "
    "তিরানব্বই চুরানব্বই পঁচানব্বই ছিয়ানব্বই সাতানব্বই আটানব্বই নিরানব্বই"
)
_NAMES = _LIST.split()
"""1 to 99, each with a name of its own."""
_OTHER = {"এগার": 11.0, "তের": 13.0, "পনের": 15.0, "ষোল": 16.0, "সতের": 17.0, "আঠার": 18.0, "কুড়ি": 20.0, "ছ": 6.0,
          "দেড়": 1.5, "আড়াই": 2.5, "আধা": 0.5}  # fmt: skip
_BEFORE = {"সাড়ে": 0.5, "সোয়া": 0.25, "পৌনে": -0.25}
"""Added to the number that follows: সাড়ে তিন is 3.5."""
_SCALES = {
    "হাজার": 1e3, "thousand": 1e3, "k": 1e3, "লাখ": 1e5, "লক্ষ": 1e5, "lakhs": 1e5, "lakh": 1e5, "lacs": 1e5, "lac": 1e5,
    "কোটি": 1e7, "crores": 1e7, "crore": 1e7,
}  # fmt: skip
_HUNDREDS = ("শত", "শো", "শ")
_LETTER = "\u0980-\u09e5\u09f0-\u09ff"
"""Bangla letters and signs, digits left out."""


_TWICE = (
    ("\u09dc", "\u09a1\u09bc"),
    ("\u09df", "\u09af\u09bc"),
    ("\u09cb", "\u09c7\u09be"),
    ("\u09cc", "\u09c7\u09d7"),
)
"""Letters that keyboards write as one character or as two."""


def _whole(text: str) -> str:
    """Each of these letters as one character."""
    for one, two in _TWICE:
        text = text.replace(two, one)
    return text


_NUMBERS = {_whole(name): float(value) for value, name in enumerate(_NAMES, 1)}
_NUMBERS |= {name.replace("ঊন", "উন"): value for name, value in _NUMBERS.items() if name.startswith("ঊন")}
_NUMBERS |= {_whole(name): value for name, value in _OTHER.items()}
_ADDED = {_whole(name): value for name, value in _BEFORE.items()}


def _either(words: Iterable[str]) -> str:
    """A pattern of words, longest first, each letter in both of its forms."""
    found = "|".join(rf"{word}(?![a-z])" if word.isascii() else word for word in sorted(words, key=_longest))
    for one, two in _TWICE:
        found = found.replace(one, f"(?:{one}|{two})")
    return found


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word


_DIGITS = r"\d{1,9}(?:\.\d{1,2}(?!\d))?"
_SCALE = _either(map(_whole, _SCALES))
_HUNDRED = rf"(?:{_either(_HUNDREDS)})(?![{_LETTER}])"
_WORD = rf"(?:{_either(_NUMBERS)}|{_either(_ADDED)})(?={_HUNDRED}|[^{_LETTER}]|$)"
_TOKEN = re.compile(rf"(?P<digits>{_DIGITS})|(?P<scale>{_SCALE})|(?P<word>{_WORD})|(?P<hundred>{_HUNDRED})")
_RUN = re.compile(rf"(?<![{_LETTER}\w.,])(?:{_DIGITS}|{_WORD})(?:[\s-]*(?:{_SCALE}|{_HUNDRED}|{_DIGITS}|{_WORD}))*")


def find_bangla(lowered: str) -> Iterator[Spelled]:
    """Amounts with a Bangla number word, or of several parts, in the order of a lower-case text.

    A single figure with a scale, ``৫০ হাজার``, is left to those who read figures.
    """
    for found in _RUN.finditer(lowered):
        amount = _read(lowered, found.start(), found.end())
        if amount is not None:
            yield amount


def _read(text: str, start: int, limit: int) -> Spelled | None:
    """Sums the parts of a run up to its last scale; None when a plain figure says the same."""
    total = part = added = value = 0.0
    words = scales = 0
    end, has_scale = start, False
    least = float("inf")
    for token in _TOKEN.finditer(text, start, limit):
        if token["scale"]:
            scale = _SCALES[_whole(token["scale"])]
            if not part or scale >= least:
                break
            least = scale
            total, part, added = total + part * scale, 0.0, 0.0
            end, value, has_scale, scales = token.end(), total, True, scales + 1
        elif token["hundred"]:
            part = part * 100
            end, value = token.end(), total + part
        elif token["digits"]:
            part = number_of(token["digits"])
        elif (name := _whole(token["word"])) in _ADDED:
            added, words = _ADDED[name], words + 1
        else:
            number = _NUMBERS[name] + added
            part = part + number if part >= 100 and part % 100 == 0 else number
            words, added = words + 1, 0.0
            if part > 100:
                end, value = token.end(), total + part
            elif has_scale and least > 1e3:  # "one lakh fifty" is how people say 150,000
                end, value = token.end(), total + part * least / 100
    if end == start or not (words or scales > 1):
        return None
    return Spelled(start, end, value, has_scale)

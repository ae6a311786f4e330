"""Step 3a: numbers as words say them: "4", "four", "4th", "twenty-first"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.tokens import Token

MAX_SEASON = 99

_ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
ROMAN = {"ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}

CARDINALS = {word: number for number, word in enumerate(_ONES, 1)} | {"thirty": 30, "forty": 40}
ORDINALS = {word: number for number, word in enumerate(_ORDINALS, 1)} | {"thirtieth": 30, "sophomore": 2, "debut": 1}


def number(low: str) -> int:
    """The cardinal number that a word says ("4", "four"), or 0."""
    if low.isdigit() and low.isascii():
        value = int(low) if len(low) < 4 else 0
        return value if 0 < value <= MAX_SEASON else 0
    return CARDINALS.get(low, 0)


def ordinal(low: str) -> int:
    """The ordinal number that a word says ("4th", "fourth"), or 0."""
    if low[0].isdigit() and low[-2:] in {"st", "nd", "rd", "th"}:
        return number(low[:-2])
    return ORDINALS.get(low, 0)


def ordinal_at(tokens: Sequence[Token], at: int, end: int) -> tuple[int, int]:
    """(value, tokens used) of an ordinal, "twenty-first" included."""
    if at >= end:
        return 0, 0
    low = tokens[at].low
    if low in _TENS and at + 1 < end and 0 < ORDINALS.get(tokens[at + 1].low, 0) < 10:
        return _TENS[low] + ORDINALS[tokens[at + 1].low], 2
    value = ordinal(low)
    return value, 1 if value else 0


def cardinal_at(tokens: Sequence[Token], at: int, end: int) -> tuple[int, int]:
    """(value, tokens used) of a cardinal, "twenty-one" included."""
    if at >= end:
        return 0, 0
    low = tokens[at].low
    if low in _TENS and at + 1 < end and tokens[at + 1].glued and 0 < CARDINALS.get(tokens[at + 1].low, 0) < 10:
        return _TENS[low] + CARDINALS[tokens[at + 1].low], 2
    value = number(low)
    return value, 1 if value else 0

"""Step 3e: seasons by their place: "another series", "the final season", "a fourth and last season", "a third"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.reading.numerals import MAX_SEASON, cardinal_at, number, ordinal_at
from bot.reading.parts import FILLERS, LAST, NOUNS, PLAIN, PartSpec, is_definite, past_fillers
from bot.reading.tokens import Token
from bot.reading.words import words

_FURTHER = FILLERS | LAST | {"more"}

_RETURNS = frozenset(["return", "launch", "premiere", "bow", "effort", "order", "renewal", "pickup"])

_AGES = frozenset(["days", "weeks", "months", "years", "hours", "episodes", "day", "week", "month", "year"])
_LAST_OK = words("before_last")

_AFTER_BARE = words("after_bare")


def further(tokens: Sequence[Token], at: int, end: int) -> tuple[PartSpec, int] | None:
    """As in "another series", "the next season", "a new season"."""
    low = tokens[at].low
    index = at + 1
    final = False
    while index < end and tokens[index].low in _FURTHER:
        final = final or tokens[index].low in LAST
        index += 1
    value, used = ordinal_at(tokens, index, end)
    index += used
    if index < end and tokens[index].low in NOUNS:
        noun = tokens[index].low
        if noun in {"part", "go", "year", "years"}:
            return None
        owned = index + 1 < end and tokens[index + 1].low == "of"
        if low == "new" and noun in {"series"} and not is_definite(tokens, at) and not owned:
            return None  # a new series is another show
        if low == "more" and noun not in {"seasons", "series", "season"}:
            return None
        if not value and noun in {"season", "series"}:
            value, used = cardinal_at(tokens, index + 1, end)  # "its current season 7"
            value, used = (value, used) if value <= MAX_SEASON and not _counts(tokens, index + 1 + used, end) else (0, 0)
            index += used
        spec = PartSpec(value, value, final=final, sure=noun in PLAIN, definite=is_definite(tokens, at))
        if low in {"another", "further", "more", "additional", "fresh", "next"} and not value:
            return replace(spec, more=1), index + 1
        return replace(spec, latest=not value), index + 1
    if (
        low == "another"
        and index == at + 1
        and at
        and tokens[at - 1].low in {"for", "get", "gets", "getting", "order", "ordered"}
    ):
        return (PartSpec(more=1, bare=True, sure=False), index) if _alone(tokens, index, end) else None
    return None


def _counts(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a number before token `at` counts what follows ("the next season two years on")."""
    if at >= end or not tokens[at].word:
        return False
    return tokens[at].glued or tokens[at].low in _AGES or tokens[at].low in {"more", "-"}


def last_of(tokens: Sequence[Token], at: int, end: int) -> tuple[PartSpec, int] | None:
    """As in "the final season", "a last, sixth season"."""
    index = at + 1
    value = 0
    if index < end and tokens[index].low in {"and", ","}:
        index += 1
    found, used = ordinal_at(tokens, index, end)
    if found:
        value, index = found, index + used
    elif index - at == 2:
        return None
    index = past_fillers(tokens, index, end)
    if index < end and tokens[index].low in NOUNS - {"year", "years", "part"}:
        if tokens[at].low == "last" and not value and (at == 0 or tokens[at - 1].low not in _LAST_OK):
            return None  # "last season" is the one before
        return PartSpec(
            value, value, final=True, sure=tokens[index].low in PLAIN, definite=is_definite(tokens, at)
        ), index + 1
    return None


def ranked(tokens: Sequence[Token], start: int, at: int, end: int, value: int) -> tuple[PartSpec, int] | None:
    """Behind an ordinal: a second ordinal, "and final", then the noun; or nothing, if an article stands before."""
    last, final = value, False
    index = at
    if index + 1 < end and tokens[index].low in {"and", "&", ",", "to", "through", "or", "—"}:
        joint = index + 1
        if tokens[joint].low in {"a", "possibly", "perhaps", "likely", "then", "presumably"}:
            joint += 1
        if joint < end and tokens[joint].low in LAST:
            final, index = True, joint + 1
        else:
            more, used = ordinal_at(tokens, joint, end)
            if value < more <= value + 20:
                last, index = more, joint + used
    elif index < end and tokens[index].low in {"final", "farewell"}:
        final, index = True, index + 1
    index = past_fillers(tokens, index, end)
    if index + 1 < end and tokens[index].low in {"and", "&"} and tokens[index + 1].low in LAST:
        final, index = True, index + 2
    index = _past_size(tokens, index, end)
    definite = is_definite(tokens, start)
    if index < end and tokens[start].low == "sophomore" and tokens[index].low in _RETURNS:
        return PartSpec(value, value, definite=definite), index + 1
    if index < end and tokens[index].low in NOUNS:
        noun = tokens[index].low
        if noun == "series" and _in_universe(tokens, index + 1, end):
            return None  # "the third series in the Foo universe"
        owned = start > 0 and tokens[start - 1].low in {"its", "their", "'s"}
        asked = start > 1 and tokens[start - 1].low in {"a", "an"} and tokens[start - 2].low in words("before_year_given")
        counted = asked or (index + 1 < end and tokens[index + 1].low == "of" and noun in {"year", "go"})
        if noun in {"part", "go", "year", "years"} and not (owned or counted):
            return None
        return PartSpec(value, last, final=final, sure=noun in PLAIN, definite=definite), _sized(tokens, index + 1, end)
    if last > value or final:
        index += index < end and tokens[index].low == "one"  # "for a fourth and last one"
        if not _article(tokens, start) or not _alone(tokens, index, end):
            return None
        return PartSpec(value, last, final=final, bare=True, sure=False, definite=definite), index
    if value > 1 and _article(tokens, start) and _alone(tokens, at, end) and not _no_season(tokens, start):
        return PartSpec(value, value, bare=True, sure=False, definite=definite), at
    return None


def _past_size(tokens: Sequence[Token], at: int, end: int) -> int:
    """The token behind the size of a season between its number and its noun ("a seventh and final 13-episode season")."""
    if at + 2 >= end or not tokens[at + 1].glued or tokens[at + 1].low not in {"episode", "part", "hour"}:
        return at
    return at + 2 if number(tokens[at].low) and tokens[at + 2].low in NOUNS else at


def _sized(tokens: Sequence[Token], at: int, end: int) -> int:
    """The token behind "of six", "of eight episodes" after a part ("a second run of six is on the way")."""
    if at + 1 >= end or tokens[at].low != "of" or not number(tokens[at + 1].low) or tokens[at + 1].glued:
        return at
    if at + 2 < end and tokens[at + 2].low in {"episodes", "hours", "parts", "instalments", "installments"}:
        return at + 3
    return at + 2 if at + 2 >= end or not tokens[at + 2].cap else at


def _in_universe(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a series is counted among those of its family ("the third series in the Foo universe")."""
    if at >= end or tokens[at].low not in {"in", "of", "from", "within"}:
        return False
    return any(tokens[place].low in {"universe", "franchise", "family"} for place in range(at + 1, min(at + 8, end)))


def _no_season(tokens: Sequence[Token], start: int) -> bool:
    """Whether an ordinal is a day of the month ("and not on the 16th") or a fraction ("rose by a fifth")."""
    before = tokens[start - 2].low if start > 1 else ""
    if tokens[start].low[0].isdigit():
        return before in {"on", "by", "until", "from", "since"}
    return tokens[start - 1].low == "a" and before in words("before_share")


def _article(tokens: Sequence[Token], at: int) -> bool:
    """Whether an article stands before an ordinal, or before one adjective ("with a shortened third")."""
    if at > 1 and tokens[at - 1].low in words("before_ordinal"):
        at -= 1
    if at > 1 and tokens[at - 1].low == "'s" and (tokens[at - 2].cap or tokens[at - 2].low in words("programme")):
        return at + 1 >= len(tokens) or tokens[at + 1].low in {",", ".", ";", "(", "and"}  # "Foo's eighth, Bar's fourth"
    return at > 0 and (
        tokens[at - 1].low in words("before_bare") or (tokens[at - 1].low == "an" and tokens[at].low[0] in "e18")
    )


def _alone(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a bare ordinal stands without a noun: at an end, before a mark, a preposition or a verb."""
    return at >= end or not tokens[at].word or tokens[at].low in _AFTER_BARE

"""Step 3: part expressions: "season four", "S4", "two more series", "fourth and final season", "after three seasons"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.reading.numerals import CARDINALS, ROMAN, cardinal_at, number, ordinal_at
from bot.reading.tokens import Token
from bot.reading.words import words

NOUNS = words("part_nouns")
_PLAIN = frozenset(["season", "seasons", "series"])  # these may stand before a number: "season 4", "series four"
_LEADING = words("part_leading")
_LAST = frozenset(["final", "last", "farewell", "concluding", "closing", "ultimate"])
_FILLERS = words("part_fillers")
_FURTHER = _FILLERS | _LAST | {"more"}
FILM_NOUNS = frozenset(["film", "movie", "telefilm", "films", "movies"])
_FILM_BEFORE = words("film_before")


@dataclass(frozen=True, slots=True)
class PartSpec:
    """A part as the words give it, before the article's other facts fill in what is missing.

    `first` and `last` are 0 where no number is given. `more` counts further seasons ("two more" = 2). `done` marks
    a count of seasons gone by ("after three seasons"). `bare` is an ordinal without its noun ("a fourth").
    """

    first: int = 0
    last: int = 0
    film: bool = False
    final: bool = False
    more: int = 0
    done: bool = False
    bare: bool = False
    latest: bool = False  # "the new season", "the current season", "this season": not a further one
    definite: bool = False  # "the", "its": something known to exist
    tv_year: bool = False  # "the 2026-27 season"
    sure: bool = True  # the noun can mean nothing but a season


def _year_follows(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the number at `at` begins a television year ("2026-27")."""
    return at < end and len(tokens[at].low) == 4 and tokens[at].low.isdigit()


def read_part(tokens: Sequence[Token], at: int, end: int) -> tuple[PartSpec, int] | None:
    """The part expression that begins at token `at`, and the token after it; None if there is none."""
    low = tokens[at].low
    if low in _LEADING or (low[0] == "s" and low[1:].isdigit() and len(low) < 4):
        return _leading(tokens, at, end)
    if (
        low == "year"
        and at
        and tokens[at - 1].low in {"(", "into", "for"}
        and at + 1 < end
        and (value := number(tokens[at + 1].low))
    ):
        return PartSpec(value, value), at + 2  # "Foo (year 6)"
    if (low in FILM_NOUNS or low in {"feature", "length"}) and _several_films(tokens, at):
        return None
    if low in FILM_NOUNS and not _shoots(tokens, at, end):
        return PartSpec(film=True, definite=_definite(tokens, at)), at + 1
    if low in _FILM_BEFORE and (film := _film(tokens, at, end)):
        return film
    return _counted(tokens, at, end)


def _several_films(tokens: Sequence[Token], at: int) -> bool:
    """Whether films are counted, as the episodes of some series are ("four feature-length films")."""
    before = [token.low for token in tokens[max(0, at - 3) : at]]
    return any(CARDINALS.get(low, 0) > 1 or low in {"all", "both", "several"} for low in before) and any(
        token.low in {"films", "movies"} for token in tokens[at : at + 3]
    )


def _shoots(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether "film" is a verb ("returns to film its third series", "while ITV films the fourth series")."""
    if tokens[at].low not in {"film", "films"}:
        return False
    before = tokens[at - 1].low if at else ""
    after = tokens[at + 1].low if at + 1 < end else ""
    if before in words("before_filming") or after in {"its", "their", "scenes", "episodes", "here", "new"}:
        return True
    return tokens[at].low == "films" and after in {"the", "a", "his", "her", "in"} and not tokens[at].cap


def _leading(tokens: Sequence[Token], at: int, end: int) -> tuple[PartSpec, int] | None:
    """As in "season 4", "seasons 2 and 3", "series four to six", "S4"."""
    low = tokens[at].low
    if low not in _LEADING:
        value = number(low[1:].lstrip("0"))
        return (PartSpec(value, value), at + 1) if value and tokens[at].cap else None
    if _year_follows(tokens, at + 1, end):
        return None
    value, used = cardinal_at(tokens, at + 1, end)
    if not value and at + 1 < end and tokens[at + 1].upper:
        value, used = ROMAN.get(tokens[at + 1].low, 0), 1
    if not value:
        return None
    at += 1 + used
    last = value
    if at + 1 < end:
        joint = tokens[at].low
        if joint in words("span_joints") or tokens[at].glued:
            step = 0 if tokens[at].glued else 1
            skip = 1 if tokens[at + step].low in _LEADING else 0
            more, used = cardinal_at(tokens, at + step + skip, end)
            if value < more <= value + 20:
                last = more
                at += step + skip + used
    return PartSpec(value, last, sure=low in {"season", "seasons", "series", "szn"} or not low.isalpha()), at


def _film(tokens: Sequence[Token], at: int, end: int) -> tuple[PartSpec, int] | None:
    final = False
    index = at
    while index < end and tokens[index].low in _FILM_BEFORE and index < at + 6:
        final = final or tokens[index].low in {"final", "concluding", "wrap", "finale"} or tokens[index].low == "last"
        index += 1
    long = any(tokens[place].low in {"length", "part", "hour"} for place in range(at, index))
    if index < end and index > at + 1 and long and tokens[index].low in {"finale", "special", "conclusion", "send"}:
        return PartSpec(film=True, final=True, definite=_definite(tokens, at)), index + 1
    if index < end and tokens[index].low in FILM_NOUNS:
        return PartSpec(film=True, final=final, definite=_definite(tokens, at)), index + 1
    if tokens[at].low == "big" and index == at + 1 and index < end and tokens[index].low == "screen":
        return PartSpec(film=True), index + 1
    if tokens[at].low == "feature" and index == at + 1 and at and tokens[at - 1].low in {"a", "concluding", "final"}:
        return PartSpec(film=True, final=final), index
    return None


def _definite(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].low in {"the", "its", "their", "'s", "this", "that"}


def _fillers(tokens: Sequence[Token], at: int, end: int) -> int:
    while at < end and tokens[at].low in _FILLERS:
        at += 1
    return at


def _counted(tokens: Sequence[Token], at: int, end: int) -> tuple[PartSpec, int] | None:
    """As in "fourth season", "two more seasons", "another series", "final season", "second and third seasons"."""
    start = at
    low = tokens[at].low
    if low in words("further"):
        return _further(tokens, at, end)
    if low in _LAST:
        return _last(tokens, at, end)
    value, used = ordinal_at(tokens, at, end)
    if value:
        return _ranked(tokens, start, at + used, end, value)
    count, used = cardinal_at(tokens, at, end)
    if count > 1 and low in CARDINALS and _bare_count(tokens, at, used, end):
        return PartSpec(count, count, done=True, sure=False), at + used
    if not count:
        return _tv_year(tokens, at, end) or _single(tokens, at, end)
    at = _fillers(tokens, at + used, end)
    if at < end and tokens[at].low in {"more", "further", "last", "final", "additional", "extra"}:
        final = tokens[at].low in _LAST
        years = tokens[at].low == "more"
        at = _fillers(tokens, at + 1, end)
        if at < end and tokens[at].low in (NOUNS if years else NOUNS - {"year", "years"}):
            return PartSpec(more=count, final=final, sure=tokens[at].low in _PLAIN), at + 1
        return None
    if _yielded(tokens, at, end):
        return PartSpec(more=count), at + 1  # "a two-season pickup"
    if count == 1 and (one := _single(tokens, start, end)):
        return one
    if at < end and tokens[at].low in words("counted") and (count > 1 or tokens[at].low == "season"):
        if tokens[start].glued or (start and tokens[start - 1].low in {"season", "series"}):
            return None
        more = start + used != at  # "two brand new series"
        owned = at + 1 < end and tokens[at + 1].low in {"of", "for"}
        if more and tokens[at].low == "series" and not owned and tokens[at - 1].low == "new":
            return None  # "five new series" are as many shows
        if more:
            return PartSpec(more=count), at + 1
        if _elapsed(tokens, start, at + 1, end):
            return PartSpec(count, count, done=True), at + 1
    return None


def _bare_count(tokens: Sequence[Token], at: int, used: int, end: int) -> bool:
    """As in "gone after two", "axed after just three": seasons, though no noun says so."""
    place = at - 1
    while place > 0 and tokens[place].low in {"just", "only", "a", "mere"}:
        place -= 1
    return (
        place >= 0
        and (tokens[place].low == "after" or _halts(tokens, place))
        and (at + used >= end or tokens[at + used].low in {".", ",", ";", ")", ":"})
    )


_ELAPSED = words("elapsed")


def _halts(tokens: Sequence[Token], at: int) -> bool:
    """Whether "at" stands there behind a verb of ending ("stops at two", "ends at three seasons")."""
    return tokens[at].low == "at" and at > 0 and tokens[at - 1].low in words("halting")


_RETURNS = frozenset(["return", "launch", "premiere", "bow", "effort", "order", "renewal", "pickup"])


def _elapsed(tokens: Sequence[Token], start: int, after: int, end: int) -> bool:
    """Whether a count of seasons tells how many there have been ("after three seasons", "three seasons in")."""
    at = start - 1
    while at >= 0 and tokens[at].low in words("before_elapsed"):
        at -= 1
    if at >= 0 and (tokens[at].low in _ELAPSED or _halts(tokens, at)):
        return True
    if at == start - 1 and at > 0 and tokens[at].low == "(" and (after >= end or tokens[after].low in {")", ",", ";"}):
        return True  # "Foo (4 seasons): cancelled"
    if _told_alone(tokens, start, after, end):
        return True
    if after >= end:
        return False
    if tokens[after].low == "in":
        return after + 1 >= end or not tokens[after + 1].word
    return tokens[after].low in {"deep", "ago", "later", "strong"}


def _yielded(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether "season" or "year" behind a number counts what an order brings ("a two-year renewal")."""
    if at + 1 >= end or tokens[at].low not in {"season", "year", "series"}:
        return False
    return any(token.low in words("orders") for token in tokens[at + 1 : min(at + 3, end)])


def _told_alone(tokens: Sequence[Token], start: int, after: int, end: int) -> bool:
    """As in "Three seasons, 32 episodes, done."."""
    if start and tokens[start - 1].low not in {".", "!", "?", ":", ";", "\n", "\n\n"}:
        return False
    return after < end and tokens[after].low in {",", "and", ".", "&"}


def _single(tokens: Sequence[Token], at: int, end: int) -> tuple[PartSpec, int] | None:
    """As in "after a single series", "after just one run"."""
    low = tokens[at].low
    if (
        low == "one"
        and at
        and (tokens[at - 1].low == "after" or _halts(tokens, at - 1))
        and (at + 1 >= end or tokens[at + 1].low in {".", ",", "and", ";"})
    ):
        return PartSpec(1, 1, done=True), at + 1
    if low not in {"single", "one"} or at + 1 >= end or tokens[at + 1].low not in words("one_of"):
        return None
    alone = low == "single" and at > 0 and tokens[at - 1].low == "a"  # "leaves us with a single season"
    return (PartSpec(1, 1, done=True), at + 2) if alone or _elapsed(tokens, at, at + 2, end) else None


def _tv_year(tokens: Sequence[Token], at: int, end: int) -> tuple[PartSpec, int] | None:
    """A television year, "2026-27" or "the 2026-27 season": a further season without its number."""
    low = tokens[at].low
    if len(low) != 4 or not low.isdigit() or at + 1 >= end or not tokens[at + 1].glued or not tokens[at + 1].low.isdigit():
        return None
    after = at + 2
    while after < end and tokens[after].low in {"season", "tv", "television", "broadcast"}:
        after += 1
    return PartSpec(tv_year=True), after


def _further(tokens: Sequence[Token], at: int, end: int) -> tuple[PartSpec, int] | None:
    low = tokens[at].low
    index = at + 1
    final = False
    while index < end and tokens[index].low in _FURTHER:
        final = final or tokens[index].low in _LAST
        index += 1
    value, used = ordinal_at(tokens, index, end)
    index += used
    if index < end and tokens[index].low in NOUNS:
        noun = tokens[index].low
        if noun in {"part", "go", "year", "years"}:
            return None
        owned = index + 1 < end and tokens[index + 1].low == "of"
        if low == "new" and noun in {"series"} and not _definite(tokens, at) and not owned:
            return None  # a new series is another show
        if low == "more" and noun not in {"seasons", "series", "season"}:
            return None
        spec = PartSpec(value, value, final=final, sure=noun in _PLAIN, definite=_definite(tokens, at))
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


def _last(tokens: Sequence[Token], at: int, end: int) -> tuple[PartSpec, int] | None:
    index = at + 1
    value = 0
    if index < end and tokens[index].low in {"and", ","}:
        index += 1
    found, used = ordinal_at(tokens, index, end)
    if found:
        value, index = found, index + used
    elif index - at == 2:
        return None
    index = _fillers(tokens, index, end)
    if index < end and tokens[index].low in NOUNS - {"year", "years", "part"}:
        if tokens[at].low == "last" and not value and (at == 0 or tokens[at - 1].low not in _LAST_OK):
            return None  # "last season" is the one before
        return PartSpec(
            value, value, final=True, sure=tokens[index].low in _PLAIN, definite=_definite(tokens, at)
        ), index + 1
    return None


_LAST_OK = words("before_last")


def _sized(tokens: Sequence[Token], at: int, end: int) -> int:
    """The token behind "of six", "of eight episodes" after a part ("a second run of six is on the way")."""
    if at + 1 >= end or tokens[at].low != "of" or not number(tokens[at + 1].low) or tokens[at + 1].glued:
        return at
    if at + 2 < end and tokens[at + 2].low in {"episodes", "hours", "parts", "instalments", "installments"}:
        return at + 3
    return at + 2 if at + 2 >= end or not tokens[at + 2].cap else at


def _ranked(tokens: Sequence[Token], start: int, at: int, end: int, value: int) -> tuple[PartSpec, int] | None:
    """Behind an ordinal: a second ordinal, "and final", then the noun; or nothing, if an article stands before."""
    last, final = value, False
    index = at
    if index + 1 < end and tokens[index].low in {"and", "&", ",", "to", "through", "or", "—"}:
        joint = index + 1
        if tokens[joint].low in {"a", "possibly", "perhaps", "likely", "then", "presumably"}:
            joint += 1
        if joint < end and tokens[joint].low in _LAST:
            final, index = True, joint + 1
        else:
            more, used = ordinal_at(tokens, joint, end)
            if value < more <= value + 20:
                last, index = more, joint + used
    elif index < end and tokens[index].low in {"final", "farewell"}:
        final, index = True, index + 1
    index = _fillers(tokens, index, end)
    if index + 1 < end and tokens[index].low in {"and", "&"} and tokens[index + 1].low in _LAST:
        final, index = True, index + 2
    definite = _definite(tokens, start)
    if index < end and tokens[start].low == "sophomore" and tokens[index].low in _RETURNS:
        return PartSpec(value, value, definite=definite), index + 1
    if index < end and tokens[index].low in NOUNS:
        noun = tokens[index].low
        if noun == "series" and _in_universe(tokens, index + 1, end):
            return None  # "the third series in the Foo universe"
        owned = start > 0 and tokens[start - 1].low in {"its", "their", "'s"}
        asked = (
            start > 1
            and tokens[start - 1].low == "a"
            and tokens[start - 2].low in {"for", "into", "gets", "get", "given", "to", "through", "until"}
        )
        counted = asked or (index + 1 < end and tokens[index + 1].low == "of" and noun in {"year", "go"})
        if noun in {"part", "go", "year", "years"} and not (owned or counted):
            return None
        return PartSpec(value, last, final=final, sure=noun in _PLAIN, definite=definite), _sized(tokens, index + 1, end)
    if last > value or final:
        if not _article(tokens, start) or not _alone(tokens, index, end):
            return None
        return PartSpec(value, last, final=final, bare=True, sure=False, definite=definite), index
    if value > 1 and _article(tokens, start) and _alone(tokens, at, end) and not _no_season(tokens, start):
        return PartSpec(value, value, bare=True, sure=False, definite=definite), at
    return None


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
    return at > 0 and (
        tokens[at - 1].low in words("before_bare") or (tokens[at - 1].low == "an" and tokens[at].low[0] in "e18")
    )


_AFTER_BARE = words("after_bare")


def _alone(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a bare ordinal stands without a noun: at an end, before a mark, a preposition or a verb."""
    return at >= end or not tokens[at].word or tokens[at].low in _AFTER_BARE

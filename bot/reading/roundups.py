"""Step 8f: the shape of a text about many shows: a running list of verdicts, or a look back at shows long gone."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from bot.reading.dates import DateSpec
from bot.reading.numerals import CARDINALS
from bot.reading.retrospect import lists_old
from bot.reading.tokens import Token
from bot.reading.units import DATE, MARK, PART, SHOW, WORD, Unit
from bot.reading.verbs import AUXILIARIES
from bot.reading.words import words

_BEHIND_ENTRY = frozenset([":", "—", "(", ".", "?"])
_GONE = frozenset(["were", "was", "too"])  # "shows that were canceled", "canceled too soon"
_LONG_AGO = frozenset([("years", "ago"), ("year", "ago"), ("this", "day"), ("decades", "ago")])
_ENOUGH = 3  # entries that make a list
_BEFORE_COUNT = frozenset(["after", "for", "just", "only", "of", "a", "its"])
_OLD_YEARS = 2  # a year in brackets behind a title that lies further back than this tells of an old show


@dataclass(frozen=True, slots=True)
class Shape:
    """What the build of a text says of its news; a text may be a tracker and busy."""

    tracker: bool = False  # verdicts entry by entry, or under labels: all that it tells is news, in any tense
    busy: bool = False  # fates of three shows, in running text: a fate is news in any sentence, a plain past is not
    retro: bool = False  # it looks back: what it tells is history
    held: bool = False  # the seasons in brackets behind its titles are those already out ("Foo (season 2): renewed for 3")


def shape_of(sentences: Sequence[Sequence[Unit]], headline: Sequence[Token], published: date | None) -> Shape:
    """The shape of a body whose headline names no show."""
    opened = [units[at:] for units in sentences if (at := entry_at(units)) >= 0]
    if _long_gone(sentences, published) or recalls(headline):
        return Shape(retro=True)
    entries = {units[0].shows for units in opened if len(units) > 1 and _entered(units)}
    labels = sum(_labelled(units) for units in sentences)
    fated = {show for units in sentences for show in _fated(units)}
    held = any(_held(units) for units in sentences)
    return Shape(tracker=len(entries) + labels >= _ENOUGH or labels > 1, busy=len(fated) >= _ENOUGH, held=held)


def _held(units: Sequence[Unit]) -> bool:
    """Whether the season in the bracket of an entry is out, as its verdict names a later one or goes without an order."""
    if len(units) < 6 or units[0].kind != SHOW or units[1].low != "(":
        return False
    closed = next((at for at in range(2, min(8, len(units) - 1)) if units[at].low == ")"), 0)
    inside = next((unit.part for unit in units[2:closed] if unit.part is not None), None)
    if not closed or inside is None or inside.done or units[closed + 1].low not in {":", "—"}:
        return False
    named = next((unit.part for unit in units[closed + 2 : closed + 10] if unit.part is not None), None)
    return inside.first > 0 and named is not None and named.first > inside.last


def recalls(headline: Sequence[Token]) -> bool:
    """Whether a headline promises shows of the past, or shows to watch ("12 Shows That Were Canceled After One Episode")."""
    lows = [token.low for token in headline]
    plural = not words("plurals").isdisjoint(lows)
    if (
        plural
        and words("this_week").isdisjoint(lows)
        and (not words("superlatives").isdisjoint(lows) or lists_old(headline))
    ):
        return True  # "the most shocking cancellations of all time"
    if any(pair in _LONG_AGO for pair in pairwise(lows)):
        return True
    if not words("retrospective").isdisjoint(lows):
        return words("decisions").isdisjoint(lows) or not words("lists_of_old").isdisjoint(lows)
    several = plural and any(low.isdigit() and int(low) < 101 for low in lows)
    if not several or words("recalling").isdisjoint(lows) or "far" in lows:
        return False
    return words("decisions").isdisjoint(lows) or not _GONE.isdisjoint(lows)


def of_several(headline: Sequence[Token]) -> bool:
    """Whether a headline speaks of more than one programme ("NBC cancels three dramas", "two series axed")."""
    for at, token in enumerate(headline):
        if token.low in words("several_programmes"):
            return True
        counted = at and (headline[at - 1].low in CARDINALS or headline[at - 1].low.isdigit())
        if token.low == "series" and counted and (at < 2 or headline[at - 2].low not in _BEFORE_COUNT):
            return True
    return False


def announces(headline: Set[str]) -> bool:
    """Whether a headline speaks of decisions, or of programmes that are to end ("Every Show Leaving Us This Year")."""
    several = not words("plural_programmes").isdisjoint(headline) or {"every", "show"} <= headline
    leaving = several and not words("departures").isdisjoint(headline)
    return leaving or not words("decisions").isdisjoint(headline)


def turns(units: Sequence[Unit]) -> bool:
    """Whether a sentence turns to other news ("Elsewhere, HBO renewed Foo")."""
    lows = [unit.low for unit in units[:3]]
    return lows[:1] == ["elsewhere"] or lows == ["in", "other", "news"]


def entry_at(units: Sequence[Unit]) -> int:
    """The title that opens an entry of a list, behind a bullet or a number ("3. Foo (2011)"); -1 if none does."""
    at = 0
    while at < min(3, len(units)) and (units[at].kind == MARK or units[at].low.isdigit()):
        at += 1
    return at if at < len(units) and units[at].kind == SHOW and not units[at].role else -1


def _entered(units: Sequence[Unit]) -> bool:
    return units[1].low in _BEHIND_ENTRY or (units[1].low == "," and is_entry(units, 1))


def announces_list(units: Sequence[Unit], at: int) -> bool:
    """Whether a colon and two titles or more follow soon behind unit `at` ("those that were dropped: Foo, Bar and Baz")."""
    colon = next((place for place in range(at, min(at + 5, len(units))) if units[place].low == ":"), -1)
    if colon < 0 or colon + 2 >= len(units):
        return False
    return units[colon + 1].kind == SHOW and sum(unit.kind == SHOW and not unit.role for unit in units[colon:]) > 1


def is_entry(units: Sequence[Unit], comma: int) -> bool:
    """Whether the title before a comma opens an entry of which the rest is the verdict ("Foo, renewed for season 2.")."""
    at = comma - 1
    if at < 0 or units[at].kind != SHOW or (at and units[at - 1].low not in {":", ";", "—"}):
        return False
    for place in range(comma + 1, len(units)):
        unit = units[place]
        if unit.low == ";":
            return True
        if unit.kind == WORD and (unit.low in AUXILIARIES or (unit.low in words("plain_verbs") and not unit.cap)):
            return False
        if place > comma + 2 and units[place - 1].low == "," and _drew(unit):
            return False  # "Foo, recently renewed, drew 2 million viewers"
    return True


def _drew(unit: Unit) -> bool:
    """Whether a word behind an insertion is what a programme did."""
    return unit.kind == WORD and not unit.cap and (unit.low.endswith("ed") or unit.low in words("did"))


def _fated(units: Sequence[Unit]) -> list[tuple[int, ...]]:
    """The shows of a sentence that speaks of decisions."""
    if words("decisions").isdisjoint(lows := {unit.low for unit in units}) and words("endings").isdisjoint(lows):
        return []
    return [unit.shows for unit in units if unit.kind == SHOW and not unit.role]


def _long_gone(sentences: Sequence[Sequence[Unit]], published: date | None) -> bool:
    """Whether the years that a text names lie far back, and more of them than of its other dates."""
    dates = [unit.date for units in sentences for unit in units if unit.kind == DATE and unit.date is not None]
    years = [spec.when.first.year for spec in dates if spec.when is not None and _is_year(spec)]
    now = published.year if published else max(years, default=0)
    old = sum(year < now - _OLD_YEARS for year in years)
    return old > 1 and 2 * old > len(dates)


def _is_year(spec: DateSpec) -> bool:
    return spec.year_only or (spec.when is not None and (spec.when.last - spec.when.first).days > 360)


def _labelled(units: Sequence[Unit]) -> bool:
    """Whether a sentence is a label and its shows ("CANCELLED: Foo, Bar")."""
    colon = next((at for at, unit in enumerate(units[:5]) if unit.low == ":"), -1)
    if colon < 1 or colon + 1 >= len(units) or units[colon + 1].kind not in (SHOW, PART):
        return False
    return any(
        unit.kind == WORD and (unit.low in words("verdict_labels") or unit.low in words("networks"))
        for unit in units[:colon]
    )

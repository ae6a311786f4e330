"""Step 7g: which show, or which list of shows, the next sentence may mean by "it" or "both"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.model import ShowId
from bot.reading.nouns import Focus, listed, oblique, own_part
from bot.reading.units import PART, SHOW, Unit
from bot.reading.words import words

_TURNS = frozenset(
    [("asked", "about"), ("ask", "about"), ("asking", "about"), ("what", "about"), ("how", "about"), ("as", "for")]
    + [(turn, to) for turn in ("turn", "turning", "turns", "moving", "move", "on", "over") for to in ("to",)]
)
_SEASONS = frozenset(["seasons", "runs", "series"])
_ACTING = words("starring") | words("playing")


class Place(NamedTuple):
    """Where a sentence stands in its article."""

    pointed: bool  # the headline names the shows that the article is about
    alone: bool  # the text names one show alone, and more than once
    opening: bool  # it is the first sentence of its text
    numbered: frozenset[ShowId]  # the shows of whose seasons the sentence speaks


def asks_of(units: Sequence[Unit]) -> tuple[ShowId, ...]:
    """The one show that a question names; empty if it names none or several."""
    named = {unit.shows for unit in units if unit.kind == SHOW and unit.role in ("", "'s")}
    return named.pop() if len(named) == 1 else ()


def refocus(focus: Focus, units: Sequence[Unit], bound: Sequence[tuple[ShowId, ...]], place: Place) -> None:
    """Turn to what a sentence was about; `bound` are the shows of which it stated something by name."""
    if bound:
        distinct = list(dict.fromkeys(bound))
        focus.last = distinct[0]
        focus.group = tuple(distinct) if len(distinct) > 1 else focus.group
        return
    if focus.topic and focus.topic[0] < 0 and not any(unit.kind == SHOW for unit in units[:3]):
        return  # the article is about a programme that nobody follows; this one is only named
    if units[0].low in words("recommending"):
        return  # "If you liked it, try Foo or Bar"
    if _turned_to_list(focus, units) or _turned_to_opener(focus, units):
        return
    named = {unit.shows for unit in units if unit.kind == SHOW and unit.role in ("", "'s")}
    if len(named) == 1 and _brought_up(units):
        focus.last = named.pop()
        return
    if len(named) != 1 or (focus.current and place.numbered.isdisjoint(next(iter(named)))):
        return
    if place.pointed or place.numbered or not _in_passing(units, place):
        focus.last = named.pop()


def _turned_to_list(focus: Focus, units: Sequence[Unit]) -> bool:
    """Turn to the first list of shows in a sentence, if it holds one."""
    for index, unit in enumerate(units):
        if (
            unit.kind == SHOW
            and unit.role == ""
            and (not oblique(units, index) or _of_followers(units, index) or _of_seasons(units, index))
        ):
            group = listed(units, index, 1)
            if len(group) > 1:
                focus.last = unit.shows
                focus.group = tuple(units[at].shows for at, _ in group)
                return True
    return False


def _brought_up(units: Sequence[Unit]) -> bool:
    """Whether a sentence only turns to its title ("several of you asked about Foo", "as for Foo", "that leaves Foo")."""
    at = next((index for index, unit in enumerate(units) if unit.kind == SHOW), 0)
    while at > 0 and (
        units[at - 1].low in words("light") or units[at - 1].low in words("networks") or units[at - 1].low == "'s"
    ):
        at -= 1
    before = [unit.low for unit in units[max(0, at - 2) : at]]
    return before[-1:] == ["leaves"] or (len(before) > 1 and tuple(before) in _TURNS)


def _of_followers(units: Sequence[Unit], at: int) -> bool:
    """Whether a sentence addresses those who watch a title ("sad news for fans of Foo and Bar")."""
    return (
        at > 1 and units[at - 1].low == "of" and units[at - 2].low in {"fans", "viewers", "lovers", "followers", "devotees"}
    )


def _of_seasons(units: Sequence[Unit], at: int) -> bool:
    """Whether a sentence opens with seasons of a title ("New seasons of Foo and Bar exist on paper only")."""
    return 1 < at < 4 and units[at - 1].low == "of" and (units[at - 2].kind == PART or units[at - 2].low in _SEASONS)


def _turned_to_opener(focus: Focus, units: Sequence[Unit]) -> bool:
    """Turn to the show with which a sentence opens, if it opens with one."""
    for index, unit in enumerate(units[:8]):
        owner = unit.kind == SHOW and unit.role == "'s" and own_part(units, index) >= 0
        if unit.kind == SHOW and (unit.role == "" or owner) and not oblique(units, index):
            focus.last = unit.shows
            return True
    return False


def _in_passing(units: Sequence[Unit], place: Place) -> bool:
    """Whether a text whose headline names no show brings one in as another's ("fans of Foo", "who plays Jo in Foo")."""
    lows = [unit.low for unit in units]
    at = next(index for index, unit in enumerate(units) if unit.kind == SHOW)
    if not oblique(units, at):
        return False
    acts = any(low in _ACTING for low in lows[:at])
    if at < 4 and place.opening:
        return False  # "Viewers of Foo will not let go": the text begins with its programme
    return acts or (not place.alone and not words("beside_news").isdisjoint(lows[max(0, at - 4) : at]))

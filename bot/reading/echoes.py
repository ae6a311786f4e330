"""Step 8c: sentences that say of further shows what was said before: "So have Foo and Bar", "Neither will Baz"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.model import Status
from bot.reading.nouns import listed, own_part
from bot.reading.predicates import Match
from bot.reading.statements import Statement
from bot.reading.units import MARK, SHOW, WORD, Unit
from bot.reading.verbs import ADVERBS, AUXILIARIES
from bot.reading.words import words

FATES = frozenset({Status.RENEWED, Status.CANCELLED, Status.ENDING})
_ECHO = frozenset(["so", "as", "neither", "nor", "ditto", "likewise"])


@dataclass(slots=True)
class Standing:
    """What the sentences before have said: the last statement, and one that still waits for its shows."""

    last: Statement | None = None
    waiting: Statement | None = None

    def unbound(self, units: Sequence[Unit], match: Match, statement: Statement) -> None:
        """Keep a statement of several shows that are named only later ("has renewed seven dramas", "Cancelled:")."""
        around = units[max(0, match.start - 8) : match.end + 8]
        label = len(units) - (match.end - match.start) < 4
        if label or any(unit.low in words("plurals") or (unit.low.isdigit() and int(unit.low) < 100) for unit in around):
            self.waiting = statement

    def after(self, units: Sequence[Unit], made: Sequence[Statement]) -> None:
        """Take note of what a sentence stated."""
        if made:
            self.last = made[-1]
            if (
                self.waiting is not None
                and self.waiting.sentence != made[-1].sentence
                and made[-1].status is not self.waiting.status
            ):
                self.waiting = None


def echoed(units: Sequence[Unit], standing: Standing, made: Sequence[Statement], number: int, quote: str) -> list[Statement]:
    """The statements that a sentence makes by pointing back to another."""
    said = {one.show for one in made if one.status in FATES or one.status is Status.IN_DOUBT}
    for index, unit in enumerate(units):
        if unit.kind == WORD and unit.low in _ECHO and _points(units, index):
            earlier = [one for one in made if one.status is not None]
            source = earlier[-1] if earlier and index > 2 else standing.last
            if source is None or (index > 2 and not earlier):
                break
            return _for_shows(units, index, source, said, number, quote)
    if standing.waiting is None or made or not _listing(units):
        return []
    return _for_shows(units, 0, standing.waiting, said, number, quote)


def _points(units: Sequence[Unit], at: int) -> bool:
    """Whether "so", "neither" … opens an inverted clause: an auxiliary follows, and a show after it."""
    if at + 2 >= len(units) or (units[at].low == "as" and (not at or units[at - 1].low != ",")):
        return False
    if units[at].low in {"ditto", "likewise"}:
        return any(unit.kind == SHOW for unit in units[at + 1 : at + 4])
    if units[at + 1].low not in AUXILIARIES:
        return False
    return any(unit.kind == SHOW and not unit.role for unit in units[at + 2 : at + 12])


def _listing(units: Sequence[Unit]) -> bool:
    """Whether a sentence is hardly more than a list of shows."""
    shows = [index for index, unit in enumerate(units) if unit.kind == SHOW and unit.role == ""]
    if not shows or shows[0] > 9:
        return False
    others = [
        unit
        for unit in units
        if unit.kind == WORD
        and unit.low not in words("light")
        and unit.low not in words("networks")
        and unit.low not in words("chain_joints")
        and unit.low not in words("listing")
        and unit.low not in ADVERBS
        and unit.low not in AUXILIARIES
    ]
    return len(others) <= 1 + len(shows) // 2 or (
        len(shows) > 2 and len(listed(units, shows[0], 1)) > 2 and len(others) <= 2 * len(shows)
    )


def _for_shows(
    units: Sequence[Unit], start: int, source: Statement, said: set[int], number: int, quote: str
) -> list[Statement]:
    found: list[Statement] = []
    for index in range(start, len(units)):
        unit = units[index]
        if unit.kind == MARK and unit.low in ";" and found:
            break
        if unit.kind != SHOW or unit.role or unit.shows[0] in said:
            continue
        said.add(unit.shows[0])
        own = own_part(units, index)
        part = units[own].part if own >= 0 else source.part
        found.append(
            replace(source, show=unit.shows[0], part=part, sentence=number, quote=quote, topical=False, headline=False)
        )
    return found

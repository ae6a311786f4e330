"""Step 7d: what stands under a label: "Renewed: Foo, Bar", "Out: Foo, after five seasons; Bar, a comedy; and Baz"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.reading.chains import part_chain, with_more_parts
from bot.reading.nouns import Bound, Focus, listed, oblique, own_part, with_part
from bot.reading.predicates import Match, opens
from bot.reading.units import DATE, MARK, PART, SHOW, THIS, Unit
from bot.reading.verbs import AUXILIARIES
from bot.reading.words import words

_TURNS = frozenset(["but", "although", "though"])


def labelled(units: Sequence[Unit], match: Match) -> list[Bound]:
    """What stands under a label: "Renewed: Foo, Bar", "three dramas for next year: Foo, Bar and Baz"."""
    end = match.end
    reach = 30 if match.predicate.bind == "list" else 12
    for index in range(end, min(end + reach, len(units))):
        unit = units[index]
        dash = unit.low == "—" and index == end and opens(units, match.start)
        if (unit.kind == SHOW and reach < 30) or (unit.kind == MARK and unit.low not in {":", ",", "(", ")"} and not dash):
            return []
        last = index + 1 < len(units) and units[index + 1].low == ":"
        if index > end and reach < 30 and not last and (unit.low in AUXILIARIES or unit.low in _TURNS):
            return []
        if unit.low == ":" or dash:
            if match.head >= 0 and match.start and units[match.start - 1].kind in (SHOW, THIS):
                return []  # "Foo goes on: season five is due": a sentence of its own
            part = next((at for at in range(index + 1, min(index + 4, len(units))) if units[at].kind == PART), -1)
            owned = any(units[at].kind == SHOW for at in range(index + 1, part))  # "Foo (season 5), Bar (season 2)"
            if part > 0 and not units[part].role and not owned:
                return part_chain(units, part, Focus())
            if _speaks(units, index + 1):
                return []
            if parted := segments(units, index + 1):
                return parted
            shows = [at for at in range(index + 1, min(index + 9, len(units))) if units[at].kind == SHOW]
            if (
                not shows
                or units[shows[0]].role not in ("", "'s")
                or any(units[at].kind in (PART, THIS) and index - end < 2 for at in range(end, index))
            ):
                return []
            if (
                index > end
                and reach < 30
                and match.predicate.bind != "label"
                and not all(_by_network(units[at]) for at in range(end, index))
                and not any(
                    units[at].low in words("plurals") | {"following"} or units[at].low.isdigit()
                    for at in range(max(0, match.start - 8), index)
                )
            ):
                return []
            found = [with_part(units, pair) for pair in listed(units, shows[0], 1)]
            return with_more_parts(units, found, index, Focus())
    return []


def _by_network(unit: Unit) -> bool:
    """Whether a word between a label and its colon only says who decided, or for when ("Renewed by CBS for 2027:")."""
    return unit.kind in (DATE, PART) or unit.low in words("networks") or unit.low in words("beside_label")


def _speaks(units: Sequence[Unit], start: int) -> bool:
    """Whether a whole sentence stands behind a label ("Renewed: Foo was given a third season"), and no list."""
    first = next((at for at in range(start, min(start + 9, len(units))) if units[at].kind == SHOW), -1)
    return 0 < first < len(units) - 1 and units[first + 1].low in AUXILIARIES


def segments(units: Sequence[Unit], start: int) -> list[Bound]:
    """The first title between each two semicolons of a list ("Out: Foo, after five seasons; Bar, a comedy; and Baz")."""
    cuts = [start - 1, *(at for at in range(start, len(units)) if units[at].low == ";"), len(units)]
    if len(cuts) < 3:
        return []
    found: list[Bound] = []
    for first, last in pairwise(cuts):
        at = next((at for at in range(first + 1, last) if units[at].kind == SHOW and units[at].role in ("", "'s")), -1)
        if at < 0 or oblique(units, at) or any(units[one].low in AUXILIARIES for one in range(first + 1, at)):
            return []
        found.extend(with_part(units, pair) for pair in _joined(units, at, last))
    return found


def _joined(units: Sequence[Unit], at: int, last: int) -> list[tuple[int, int]]:
    """The titles joined to the first of a segment, if they are all that it names ("NBC's Foo, Bar and Baz;"), else it."""
    pairs = [pair for pair in listed(units, at, 1) if pair[0] < last]
    named = sum(units[one].kind == SHOW for one in range(at, last))
    return pairs if len(pairs) == named > 1 else [(at, own_part(units, at))]

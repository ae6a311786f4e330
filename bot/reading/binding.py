"""Step 7e: to which shows and parts an expression belongs, by the way its table row says they stand to it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.chains import part_chain
from bot.reading.clauses import RELATIVES, left_of
from bot.reading.deciders import asked_for, bystander, decider, foreign, in_contact
from bot.reading.labels import labelled, segments
from bot.reading.leads import led
from bot.reading.nearby import near
from bot.reading.nouns import Bound, Focus, listed, with_part
from bot.reading.objects import complement, filled, object_of
from bot.reading.predicates import Match, opens, titled
from bot.reading.subjects import subject
from bot.reading.units import DATE, SHOW, WORD, Unit
from bot.reading.verbs import AUXILIARIES, VerbGroup
from bot.reading.words import words


def bind(units: Sequence[Unit], match: Match, group: VerbGroup | None, focus: Focus) -> list[Bound]:
    """The shows that an expression speaks of, by the way its table row says they stand to it."""
    how = match.predicate.bind
    active = group is not None and not group.passive and not group.participle
    undecided = active and group is not None and how == "auto" and not decider(units, group)
    if undecided and group is not None and (match.predicate.strict or bystander(units, group)):
        return []
    if active and group is not None and asked_for(units, group):
        return []
    if titled(units, match):
        return [with_part(units, (0, -1))]
    if listing := labelled(units, match):
        return listing
    if how in {"auto", "subject", "near"} and (first := led(units, match)) >= 0:
        return [with_part(units, pair) for pair in listed(units, first, 1)]
    if how in {"list", "label"} or _headed(units, match):
        return []
    if how == "near":
        fated = match.predicate.status in {"ending", "cancelled"} or any(
            part.film for at in match.parts if (part := units[at].part)
        )
        guarded = fated and match.head >= 0 and foreign(units, match, focus)
        return [] if guarded else near(units, match, focus)
    if how == "inverted" and (several := segments(units, match.end)):
        return several  # "Coming back are Foo, for season 3; Bar, for season 2; and Baz"
    if how in {"object", "inverted"}:
        return complement(units, match.end, focus)
    start = group.start if group else match.start
    if how == "subject":
        found = subject(units, start, focus)
        if not found and match.parts and group and decider(units, group):
            return part_chain(units, match.parts[0], focus)
        if not found and match.predicate.status == "airing" and (outer := left_of(units, start)).opener in RELATIVES:
            found = subject(units, outer.at, focus)  # "Foo follows a nurse who moves home and will debut in May"
        return filled(units, match, focus, found)
    if group and (group.passive or group.participle):
        found = filled(units, match, focus, subject(units, start, focus)) or _of_entry(units, match)
        return [] if _chained(units, match, found) else found
    if match.predicate.strict and group and not decider(units, group):
        return []
    found = object_of(units, match, focus)
    if not found and group and match.predicate.status != "airing" and in_contact(units, group):
        return []
    found = found or _of_entry(units, match)
    if not found and match.predicate.status == "airing" and (outer := left_of(units, start)).opener == "which":
        return subject(units, outer.at + 1, focus)  # "Foo, which Channel 4 shows in the spring"
    if not found and match.predicate.topical and focus.current and not _named_behind(units, match.end):
        return [Bound(focus.current, topical=True)]  # "Syfy pulled the plug last month after two seasons"
    return found


def _named_behind(units: Sequence[Unit], at: int) -> bool:
    if units[at - 1].low == "on" and (at >= len(units) or units[at].kind != DATE):
        return True  # on somebody's programme, and not "on Friday"
    return any(unit.low == "on" or unit.kind == SHOW for unit in units[at : at + 3])


def _chained(units: Sequence[Unit], match: Match, found: Sequence[Bound]) -> bool:
    """Whether a participle opens a chain that only recalls ("Cancelled, uncancelled, cancelled again: now …")."""
    if match.start or not found or not all(one.topical for one in found) or match.end + 1 >= len(units):
        return False
    return units[match.end].low == "," and units[match.end + 1].low.endswith("ed")


def _of_entry(units: Sequence[Unit], match: Match) -> list[Bound]:
    """The title of an entry whose verb names no object ("Foo — Netflix pulled the plug after one season")."""
    if match.end < len(units) and units[match.end].kind == WORD and units[match.end].low not in words("after_participle"):
        return []
    alone = sum(unit.kind == SHOW for unit in units) == 1 and units[0].kind == SHOW and not units[0].role
    mark = next((at for at, unit in enumerate(units[1:8], 1) if unit.low in {":", "—"}), 0)
    return [with_part(units, (0, -1))] if alone and 0 < mark < match.start else []


def _headed(units: Sequence[Unit], match: Match) -> bool:
    """Whether an expression is a label over shows that nobody follows ("Cancelled – Foo, Bar")."""
    marked = match.end < len(units) and units[match.end].low in {":", "—"} and not match.parts
    marked = marked and not any(unit.low in AUXILIARIES for unit in units[match.start : match.end])
    return marked and opens(units, match.start) and not any(unit.kind == SHOW for unit in units[: match.end])

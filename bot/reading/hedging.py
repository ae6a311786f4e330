"""Step 8a: how sure a sentence sounds: words of report, of opinion, of denial."""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick

from bot.reading.words import table

RANK = {"": 0, "reported": 1, "opinion": 2, "denied": 3}


@cache
def _attributions() -> tuple[AhoCorasick, list[str]]:
    rows = [(f" {phrase} ", group) for group, phrases in table("certainty")["attribution"].items() for phrase in phrases]
    return AhoCorasick([row[0] for row in rows]), [row[1] for row in rows]


def attribution(lows: str) -> str:
    """The strongest of "denied", "opinion", "reported" and "" in folded words that stand between single blanks."""
    automaton, groups = _attributions()
    found = ""
    for which, _, _ in automaton.find_matches_as_indexes(lows, overlapping=True):
        found = stronger(found, groups[which])
    return found


def stronger(one: str, other: str) -> str:
    """The one of two hedges that takes more away."""
    return max(one, other, key=RANK.__getitem__)

"""Verdicts in plain sentences: what was told and why, what is held back and what would release it, what stays silent."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.diff.rules import DEFAULT_RULES, STRONG, Rules, weight
from bot.diff.words import day_words
from bot.model import Certainty, Ruling, Trust, Verdict
from bot.wording import TRUST_WORDS, part_words, status_words

__all__ = ["Explanation", "explain", "release_words", "saying_words", "verdict_words"]

RULING_WORDS = {
    Ruling.ANNOUNCED: "told",
    Ruling.HELD: "held back",
    Ruling.BASELINE: "history",
    Ruling.REPEATED: "nothing new",
    Ruling.ENRICHED: "adds a detail",
    Ruling.STALE: "old news",
    Ruling.OUTWEIGHED: "not believed",
    Ruling.EXPIRED: "let go",
    Ruling.IGNORED: "does not count",
}
_TELLING = frozenset({Ruling.ANNOUNCED, Ruling.ENRICHED})

_DOMAIN = re.compile(r"\b[\w-]+(?:\.[\w-]+)+")

NameOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The evidence on a show in sentences, newest first: what was told, what waits (and for what), what stayed silent."""

    told: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


def explain(verdicts: Sequence[Verdict], name_of: NameOf = str, rules: Rules = DEFAULT_RULES) -> Explanation:
    """Sort verdicts into told, held and silent. `name_of` gives an outlet's name for its domain."""
    newest = sorted(verdicts, key=lambda one: (one.evidence.said, one.evidence.key), reverse=True)
    told = tuple(verdict_words(one, name_of, rules) for one in newest if one.ruling in _TELLING)
    held = tuple(verdict_words(one, name_of, rules) for one in newest if one.ruling is Ruling.HELD)
    others = (one for one in newest if one.ruling not in _TELLING and one.ruling is not Ruling.HELD)
    return Explanation(told, held, tuple(verdict_words(one, name_of, rules) for one in others))


def verdict_words(verdict: Verdict, name_of: NameOf = str, rules: Rules = DEFAULT_RULES) -> str:
    """As in "3 March 2026, Variety (the trade press): Season 2 renewed. Told: variety.com is …"."""
    saying = saying_words(verdict, name_of)
    if verdict.ruling is Ruling.HELD:
        return f"{saying}. Held back: {release_words(verdict, rules, name_of)}"
    return f"{saying}. {RULING_WORDS[verdict.ruling].capitalize()}: {_with_names(verdict.reason, name_of)}."


def saying_words(verdict: Verdict, name_of: NameOf = str) -> str:
    """Who said what, when."""
    one = verdict.evidence
    claim = one.claim
    said = status_words(claim.status, final=claim.final, when=claim.when, part=claim.part)
    doubt = {Certainty.REPORTED: "reportedly ", Certainty.OPINION: "perhaps "}.get(claim.certainty, "")
    undated = "" if one.dated else " (no date of its own)"
    who = f"{name_of(one.witness.publisher)} ({TRUST_WORDS[one.witness.trust]})"
    return f"{day_words(one.said)}{undated}, {who}: {part_words(claim.part)} {doubt}{said}"


def release_words(verdict: Verdict, rules: Rules = DEFAULT_RULES, name_of: NameOf = str) -> str:
    """What a held saying waits for, and until when; empty where it is not held."""
    if verdict.ruling is not Ruling.HELD:
        return ""
    one = verdict.evidence
    if weight(one) is Trust.FAN:
        who = "another witness that is not a fan site"
    elif weight(one) in STRONG:
        who = "a second witness"
    else:
        who = "the network, the trade press, or a second outlet that does not retell this one"
    end = f"If nothing comes until {day_words(one.seen + rules.expiry)}, it is let go."
    if verdict.release_at is not None:
        return f"waits for {who}; told on {_moment(verdict.release_at)} if nobody contradicts. {end}"
    return f"{_with_names(verdict.reason, name_of)}. It takes {who}. {end}"


def _with_names(reason: str, name_of: NameOf) -> str:
    """A reason with the outlets' names in place of their domains."""
    return _DOMAIN.sub(lambda found: name_of(found[0]), reason)


def _moment(moment: datetime) -> str:
    return f"{day_words(moment)}, {moment:%H:%M} UTC"

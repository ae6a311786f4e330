"""Verdicts in plain sentences: what was told and why, what is held back and what would release it, what stays silent."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.diff.rules import DEFAULT_RULES, STRONG, Rules, weight
from bot.diff.words import day_words
from bot.model import Certainty, Ruling, Trust, Verdict
from bot.wording import TRUST_WORDS, part_words, status_words

__all__ = ["Explanation", "Reason", "explain", "release_words", "saying_words", "verdict_words", "with_names"]

RULING_WORDS = {
    Ruling.ANNOUNCED: "told",
    Ruling.HELD: "held back",
    Ruling.BASELINE: "known before",
    Ruling.REPEATED: "nothing new",
    Ruling.ENRICHED: "added a detail",
    Ruling.STALE: "old news",
    Ruling.OUTWEIGHED: "not believed",
    Ruling.EXPIRED: "never confirmed",
    Ruling.IGNORED: "does not count",
}
_TELLING = frozenset({Ruling.ANNOUNCED, Ruling.ENRICHED})

_DOMAIN = re.compile(r"\b[\w-]+(?:\.[\w-]+)+")

NameOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence in words, not escaped: who said what, and why that was told or not.

    `why` is whole sentences. What is held and only needs time has its moment in `verdict.release_at` and, as it differs from
    reader to reader how a moment is written, not in `why`: `released` makes the sentence of it.
    """

    verdict: Verdict
    saying: str  # "Season 4 cancelled"
    who: str  # "The Callsheet"
    trust: str  # "the trade press"
    why: str

    @property
    def head(self) -> str:
        """Who said what, when: "3 March 2026, The Callsheet (the trade press): Season 4 cancelled."."""
        one = self.verdict.evidence
        return f"{day_words(one.said)}, {self.who} ({self.trust}): {self.saying}."

    @property
    def full_why(self) -> str:
        """`why` with the moment in UTC."""
        moment = self.verdict.release_at
        if self.verdict.ruling is not Ruling.HELD or moment is None:
            return self.why
        return f"{self.why} {self.released(f'{day_words(moment)}, {moment:%H:%M} UTC')}"

    @property
    def words(self) -> str:
        """All of it on one line."""
        return f"{self.head} {self.full_why}"

    @staticmethod
    def released(moment: str) -> str:
        """What becomes of it when nothing comes; `moment` is written as the reader's platform does."""
        return f"Without that it is told on {moment}, if nobody contradicts it."


@dataclass(frozen=True, slots=True)
class Explanation:
    """The evidence on a show in words, newest first: what was told, what waits (and for what), what stayed silent."""

    told: tuple[Reason, ...] = ()
    held: tuple[Reason, ...] = ()
    silent: tuple[Reason, ...] = ()


def explain(verdicts: Sequence[Verdict], name_of: NameOf = str, rules: Rules = DEFAULT_RULES) -> Explanation:
    """Sort verdicts into told, held and silent. `name_of` gives an outlet's name for its domain."""
    newest = sorted(verdicts, key=lambda one: (one.evidence.said, one.evidence.key), reverse=True)
    told = tuple(_reason(one, name_of, rules) for one in newest if one.ruling in _TELLING)
    held = tuple(_reason(one, name_of, rules) for one in newest if one.ruling is Ruling.HELD)
    others = (one for one in newest if one.ruling not in _TELLING and one.ruling is not Ruling.HELD)
    return Explanation(told, held, tuple(_reason(one, name_of, rules) for one in others))


def verdict_words(verdict: Verdict, name_of: NameOf = str, rules: Rules = DEFAULT_RULES) -> str:
    """As in "3 March 2026, Variety (the trade press): Season 2 renewed. Told. The word of the trade press is enough."."""
    reason = _reason(verdict, name_of, rules)
    return f"{reason.head} {RULING_WORDS[verdict.ruling].capitalize()}. {reason.full_why}"


def _reason(verdict: Verdict, name_of: NameOf, rules: Rules) -> Reason:
    witness = verdict.evidence.witness
    undated = "" if verdict.evidence.dated else " It bears no date of its own."
    why = release_words(verdict, rules, name_of) or f"{with_names(verdict.reason, name_of)}."
    return Reason(
        verdict,
        saying_words(verdict),
        name_of(witness.publisher),
        TRUST_WORDS[witness.trust],
        why[:1].upper() + why[1:] + undated,
    )


def saying_words(verdict: Verdict) -> str:
    """What it says: "Season 4 cancelled", "The film reportedly announced"."""
    claim = verdict.evidence.claim
    said = status_words(claim.status, final=claim.final, when=claim.when, part=claim.part)
    doubt = {Certainty.REPORTED: "reportedly ", Certainty.OPINION: "perhaps "}.get(claim.certainty, "")
    return f"{part_words(claim.part)} {doubt}{said}"


def release_words(verdict: Verdict, rules: Rules = DEFAULT_RULES, name_of: NameOf = str) -> str:
    """What a held saying waits for, and for how long; empty where it is not held."""
    if verdict.ruling is not Ruling.HELD:
        return ""
    one = verdict.evidence
    if weight(one) is Trust.FAN:
        who = "a source that is not a fan site"
    elif weight(one) in STRONG:
        who = "a second source"
    else:
        who = "the network, the trade press, or another outlet that does not just repeat it"
    end = "" if verdict.release_at else f", until {day_words(one.seen + rules.expiry)}"
    return f"{with_names(verdict.reason, name_of)}. It waits for {who}{end}."


def with_names(reason: str, name_of: NameOf) -> str:
    """A reason with the outlets' names in place of their domains."""
    return _DOMAIN.sub(lambda found: name_of(found[0]), reason)

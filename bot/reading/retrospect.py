"""Step 6, before the sentences: headlines that look back, and step 8f: texts that are made up (satire, April fools)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from ahocorasick_rs import AhoCorasick

from bot.reading.numerals import CARDINALS
from bot.reading.titles import Mention
from bot.reading.tokens import Token, tokenise
from bot.reading.words import table

_SPANS = frozenset(["years", "decades", "decade", "year", "century"])
_SINCE = frozenset(["on", "later", "after", "ago", "since", "of"])
_AGES = frozenset(["at", "turns", "turn", "turning"])
_DENYING = frozenset(["not", "no", "n't", "nor", "neither"])
_UNANSWERED = _DENYING | {"yet", "declined", "unclear", "unknown", "still", "unavailable"}
_PRESS = frozenset(["press", "publishing", "publication"])
_ENOUGH = 2  # hints that together make a spoof
_LIFETIME = 29  # seasons
_MANY = 9  # seasons that nobody orders at once


@cache
def _phrases(section: str) -> tuple[AhoCorasick, tuple[str, ...]]:
    rows = [(phrase, group) for group, phrases in table("shapes")[section].items() for phrase in phrases]
    said = [f" {' '.join(token.low for token in tokenise(phrase))} " for phrase, _ in rows]
    return AhoCorasick(said), tuple(group for _, group in rows)


def _lows(tokens: Sequence[Token], mentions: Sequence[Mention] = ()) -> str:
    """The words of a text between blanks; titles, which may hold such words, count as one mark each."""
    lows = [token.low for token in tokens]
    for mention in mentions:
        for at in range(mention.first, mention.last):
            lows[at] = "\ufffc"
    return f" {' '.join(lows)} "


def _found(section: str, said: str) -> list[tuple[str, int]]:
    """The groups of a section of which a phrase is said, each with the place where it begins."""
    automaton, groups = _phrases(section)
    return [(groups[which], start) for which, start, _ in automaton.find_matches_as_indexes(said, overlapping=True)]


def looks_back(headline: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    """Whether a headline looks back at one programme ("An Oral History of Foo", "Foo at 30", "Why Was Foo Axed?")."""
    return _counts_years(headline) or any(group == "back" for group, _ in _found("headline", _lows(headline, mentions)))


def lists_old(headline: Sequence[Token]) -> bool:
    """Whether a headline promises a list of fates gone by, or of shows to watch ("the worst finales of all time")."""
    return any(group == "lists" for group, _ in _found("headline", _lows(headline)))


def _counts_years(headline: Sequence[Token]) -> bool:
    """Whether a headline counts the years since ("20 years on", "a decade later", "Foo at 30")."""
    lows = [token.low for token in headline]
    for at, (low, after) in enumerate(pairwise(lows)):
        counted = low.isdigit() or low in CARDINALS or low in {"a", "half", "quarter"}
        if counted and after in _SPANS and not _SINCE.isdisjoint(lows[at + 2 : at + 3]):
            return True
        if low in _AGES and after.isdigit() and len(after) == 2 and int(after) % 5 == 0 and int(after) > 9:
            return at + 2 == len(lows) or not headline[at + 2].word
    return False


def made_up(headline: Sequence[Token], body: Sequence[Token], mentions: Sequence[Mention], published: date | None,
    *, absurd_order: bool = False,
) -> bool:  # fmt: skip
    """Whether an article says that it is made up, or reads like a spoof ("Area Man …", two hints of one)."""
    said, head = _lows(body), _lows(headline, mentions)
    if _for_ages(headline) or any(group == "heading" for group, _ in _found("spoof", head)):
        return True
    found = [(group, text, start) for text in (head, said) for group, start in _found("spoof", text)]
    if any(group == "plain" and not _denied(text, start) for group, text, start in found):
        return True
    hints = len({text[start : start + 9] for group, text, start in found if group == "hints"})
    hints += _datelined(body) + _at_press_time(body) + absurd_order
    hints += published is not None and (published.month, published.day) == (4, 1)
    return hints >= _ENOUGH


def _for_ages(headline: Sequence[Token]) -> bool:
    """Whether a headline orders more seasons than a lifetime holds ("Renewed For 400 More Seasons")."""
    for at in range(len(headline) - 2):
        number = headline[at].low
        if number.isdigit() and int(number) > _LIFETIME and headline[at + 1].low in {"more", "further", "new", "additional"}:
            return headline[at + 2].low in {"seasons", "series"}
    return False


def _denied(said: str, start: int) -> bool:
    """Whether a label is denied where it stands ("no, this is not an April fool")."""
    return not _DENYING.isdisjoint(said[max(0, start - 40) : start].split())


def _datelined(body: Sequence[Token]) -> bool:
    """Whether a text opens like a wire report without an agency or a day ("BURBANK, CA—Praising …")."""
    for at in range(1, min(len(body) - 3, 4)):
        if body[at].low == "," and len(body[at + 1].low) == 2 and body[at + 1].cap and body[at + 2].low == "—":
            return body[at + 2].start == body[at + 1].end
    return False


def _at_press_time(body: Sequence[Token]) -> bool:
    """Whether a text ends with what went on "at press time", and that is no lack of an answer."""
    for at in range(1, len(body) - 3):
        if body[at].low in _PRESS and body[at + 1].low == "time" and body[at + 2].low == ",":
            return _UNANSWERED.isdisjoint([token.low for token in body[at + 3 : at + 15]])
    return False


def absurd(first: int, last: int, more: int) -> bool:
    """Whether so many seasons are ordered at once that it is a joke."""
    return last - first + 1 >= _MANY or more >= _MANY

"""Step 2d: what shows that a name in capitals is a programme's: the words around it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.forms import forms
from bot.reading.numerals import number, ordinal
from bot.reading.predicates import grammar
from bot.reading.tokens import Token
from bot.reading.words import words

QUOTES = frozenset("\"'")
SEASONS = frozenset(["season", "seasons", "series"])
FATED = frozenset(
    form
    for verb in (
        "renew",
        "recommission",
        "cancel",
        "axe",
        "ax",
        "scrap",
        "greenlight",
        "revive",
        "ditch",
        "commission",
        "order",
    )
    for form in forms(verb)
)
_PARTICIPLES = frozenset(["renewed", "recommissioned", "cancelled", "canceled", "axed", "scrapped", "ditched"])
_HAVE_BEEN = frozenset(
    ["has", "have", "had", "been", "was", "were", "is", "are", "not", "n't", "also", "officially", "just"]
)
# Behind a run of capitals these are described by it: "NBC's Coast Guard drama", "Hulu's Welsh crime romance".
_GENRES = words("programme") - {"show", "series", "title", "project", "hit", "reboot", "revival"}
_KINDS = words("programme") - {"show", "title", "project", "hit", "crime", "medical"}
_BEFORE_AIRING = _HAVE_BEEN | {"will", "also", "then", "now"}
_BEHIND_AIRING = frozenset(["its", "after", "with", "last", "on", "in", "tonight", "this", "for"])
_BEFORE = QUOTES | FATED | _KINDS | {"the", "of", "for", "to", "in", ",", "'s"}
_BEHIND = SEASONS | _BEFORE_AIRING | words("programme_verbs") | {"(", "'s", ","}


def evident(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words around a run of capitals show that it names a programme."""
    if not _beside_evidence(tokens, first, last):
        return False
    after = [token.low for token in tokens[last : last + 9]]
    before = [token.low for token in tokens[max(0, first - 6) : first]]
    if before[-1:] == ["the"] and _only_describes(after):
        return False
    while before and (before[-1] in QUOTES or before[-1] == "the"):
        before.pop()
    if before and before[-1] in FATED:
        return after[:1] != ["'s"]
    return _introduced(before, after) or _season_behind(after) or _described(after) or fated(after) or _airs(after)


def _beside_evidence(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether one of the words directly beside a run is one at which the tests of `evident` begin."""
    if last < len(tokens) and tokens[last].low in _BEHIND:
        return True
    return first > 0 and tokens[first - 1].low in _BEFORE


def _only_describes(after: list[str]) -> bool:
    """Whether a run of capitals only describes a programme ("the San Francisco lifeboat drama")."""
    for low in after[:4]:
        if low in words("programme"):
            return True
        if not low.isalpha() or low in words("function"):
            return False
    return False


def _of_genre(after: list[str]) -> bool:
    """Whether a kind of programme stands there, behind another such word at most ("Welsh crime drama")."""
    place = 1 if len(after) > 1 and after[1] in _GENRES and after[0] in words("light") else 0
    return bool(after) and after[place] in _GENRES


def headlined(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a headline alone shows that a run of capitals names a programme ("ITV axes Foo", "Foo Star Tells All")."""
    name = [token.low for token in tokens[first:last] if token.word]
    if all(
        low in words("programme") or low in words("light") or low in words("plurals") or low in words("other_objects")
        for low in name
    ):
        return False
    if any(low in words("other_objects") or low in words("programme") for low in name[-1:]):
        return False
    before = [token.low for token in tokens[max(0, first - 3) : first] if token.word and token.low not in {"the", "a", "an"}]
    after = [token.low for token in tokens[last : last + 6]]
    if before and before[-1] in FATED:
        return after[:1] != ["'s"]
    return fated(after) or _season_behind(after) or after[:1] in (["star"], ["creator"], ["showrunner"], ["finale"])


def labelled(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name opens a headline, or a part of it, before a season of its own ("Foo Season 2 Cancelled; …")."""
    opens = first == 0 or not tokens[first - 1].word
    verb = any(token.low in grammar().verbs for token in tokens[first:last])
    rare = any(token.low not in words("common") for token in tokens[first:last])
    apart = any(token.low in {";", "—"} for token in tokens[last : last + 10])
    return opens and rare and apart and not verb and _season_behind([token.low for token in tokens[last : last + 3]])


def _introduced(before: list[str], after: list[str]) -> bool:
    """As in "season 3 of Foo", "the drama Foo", "the other comedy, Foo,", "NBC's Foo"."""
    if not before:
        return False
    if before[-1] in {"of", "for"} and any(low in words("parts_of_title") for low in before[-4:-1]):
        return True
    if before[-1] in _KINDS:
        return before[-2:-1] != ["of"]
    if before[-1] in {"for", "to"} and before[-2:-1] in (["order"], ["orders"], ["pickup"]):
        return True
    if before[-1] == "in" and before[-2:-1] and before[-2] in words("starring"):
        return True
    if before[-1] == "," and before[-2:-1] and before[-2] in _KINDS:
        return after[:1] == [","]
    if before[-1] == "'s" and before[-2:-1] and before[-2] in words("networks"):
        return not _of_genre(after) and not any(low in words("speech") for low in after[:3])
    return False


def _season_behind(after: list[str]) -> bool:
    """As in "Foo season 3", "Foo's third series", "Foo (NBC)", "Foo, whose fourth run", "Foo, now in its fifth year"."""
    if after[:1] == ["("]:
        return len(after) > 1 and (after[1] in words("networks") or after[1] in SEASONS)
    if after[:1] == ["'s"]:
        return bool(len(after) > 2 and ordinal(after[1]) and any(low in SEASONS for low in after[2:5]))
    if after[:2] == [",", "whose"]:
        return len(after) > 2 and bool(ordinal(after[2]) or after[2] in {"final", "last", "new"})
    if after[:1] == [","]:
        place = 2 if after[1:2] == ["now"] else 1
        return after[place : place + 2] == ["in", "its"] and any(low in SEASONS for low in after[place + 2 :])
    return len(after) > 1 and after[0] in {"season", "series"} and number(after[1]) > 0


def _described(after: list[str]) -> bool:
    """As in "Foo, the Sky drama", "Foo, a comedy about …"; no person ("Jane Doe, the drama's star")."""
    if after[:1] != [","] or len(after) < 3 or after[1] not in {"the", "a", "an", "its", "their", "another"}:
        return False
    for place in range(2, min(7, len(after))):
        if after[place] in _KINDS:
            behind = after[place + 1] if place + 1 < len(after) else ""
            return behind not in words("other_heads") and behind != "'s" and behind not in words("programme")
        if after[place] in {",", ".", "of", "who", "in", "on"}:
            return False
    return False


def fated(after: list[str]) -> bool:
    """Whether a run is the subject of "has been renewed", "was cancelled"."""
    passive = False
    for low in after:
        if low in _PARTICIPLES:
            return passive
        if low not in _HAVE_BEEN:
            break
        passive = passive or low in {"been", "was", "were", "is", "are"}
    return False


def _airs(after: list[str]) -> bool:
    """Whether a run does what only a programme does ("Foo premiered in May", "Foo ended its run")."""
    at = 0
    while at < len(after) - 1 and after[at] in _BEFORE_AIRING:
        at += 1
    if not after or after[at] not in words("programme_verbs") or after[at : at + 2] == ["bowed", "out"]:
        return False  # "Jane Doe bowed out" is told of people
    return after[at] in words("airing_verbs") or after[at + 1] in _BEHIND_AIRING

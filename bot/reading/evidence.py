"""Step 2b: does a word that is also a title mean the programme? Only what the text shows counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bot.reading.naming import fated
from bot.reading.titles import Mention, Title
from bot.reading.tokens import Token
from bot.reading.words import words

_QUOTES = frozenset("\"'*_“”‘’")
_BEFORE_SEASON = _QUOTES | {"'s", "(", ":", ","}
_SEASON = frozenset(["season", "seasons", "series", "s"])
_LINKS = frozenset(["of", "on", "for", "to", "in"])
NEEDED = 2


def plain_title(title: Title) -> bool:
    """Whether a title consists of common words only, and so may stand in a text without meaning the programme."""
    return _plain(title.words)


@lru_cache(maxsize=4096)
def _plain(title: tuple[str, ...]) -> bool:
    significant = [word for word in title if word not in {"the", "a", "an", "of", "and", "in", "to", "on"}]
    if not significant:
        return True
    common = words("common")
    rare = [word for word in significant if word not in common and not word.isdigit()]
    return not rare if len(significant) < 3 else False


def context(tokens: Sequence[Token]) -> int:
    """How many words of a text speak of television, five at most."""
    television = words("context")
    found = 0
    for token in tokens:
        if token.low in television:
            found += 1
            if found == 5:
                break
    return found


def weigh(tokens: Sequence[Token], mention: Mention, television: int, *, shouting: bool) -> int:
    """How much of the text around a mention speaks for the programme: 2 or more is enough for a common word.

    `television` is what `context` found in the whole article; `shouting` marks a headline in capitals, where a capital
    letter says nothing.
    """
    first, last = mention.first, mention.last
    weight = 0
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    if after is not None and after.low in _CONTRACTED and tokens[first].low in words("pronoun_titles"):
        return 0  # "You'll Be Thrown Out"
    if (
        before is not None
        and after is not None
        and before.low in _QUOTES
        and (after.low in _QUOTES or _quote_soon(tokens, last))
    ):
        weight += 2
    pronoun = bare_pronoun(tokens, mention, shouting=shouting)
    if not pronoun or (after is not None and (after.low in _SEASON or _season_code(after.low))):
        weight += _season_beside(tokens, first, last)
    weight += _introduced(tokens, first)
    if (
        after is not None
        and after.low == "("
        and last + 1 < len(tokens)
        and (tokens[last + 1].low in words("networks") or tokens[last + 1].low in _SEASON)
    ):
        weight += 2
    if after is not None and after.low in {":", "—"} and last + 1 < len(tokens) and tokens[last + 1].low in _VERDICTS:
        weight += 2  # "Foo: renewed"
    if pronoun:
        return weight  # "It has been renewed": whatever it is that the text speaks of
    if not weight and _decided(tokens, first, last):
        weight += 2
    if after is not None and after.low in _TELLING:
        weight += 1 if shouting and after.low not in _SURELY else 2
    if before is not None and before.low in {"the", "a", "an"} and last - first == 1 and plain_title(mention.titles[0]):
        return weight  # "the thunder" is no title of ours
    if weight < NEEDED and (last - first == 1 or plain_title(mention.titles[0])):
        weight += _in_list(tokens, mention)
    if of_calendar(mention) and (after is None or after.low == "," or after.low not in _CARRIERS):
        return weight
    if not shouting and television >= 2 and not part_of_name(tokens, mention):
        weight += _capital(tokens, mention, television)
    return weight


_BEGINNINGS = frozenset([".", "!", "?", "\n", "\n\n", "•", ":", ";", "—", "(", ")"])
_STARTS = frozenset([".", "!", "?", "\n", "\n\n", "•", "*", ";", ")"])
_ENTRY_MARKS = frozenset([":", "—", "(", ".", "?", "\n", "\n\n"])
_VERDICTS = words("verdict_labels") - {"new", "back"}
_CONTRACTED = frozenset(["'ll", "'re", "'ve", "'d", "'m"])
_JOINTS = frozenset([",", ";", "and", "&", "or", "nor", "plus"])
_BETWEEN = _JOINTS | _QUOTES | frozenset(["(", ")", "the", "as", "well"]) | words("networks")
_FATES = (
    words("decisions")
    | words("verdict_labels")
    | frozenset(
        [
            "return",
            "returns",
            "picked",
            "pickup",
            "pickups",
            "plug",
            "axe",
            "ax",
            "keep",
            "spared",
            "goodbye",
            "returning",
            "nod",
        ]
    )
)
_NEAR = 6  # words between a list of titles and the word of its fate


_PERSONAL = frozenset(["'ll", "'ve", "'re", "'d"])


def bare_pronoun(tokens: Sequence[Token], mention: Mention, *, shouting: bool) -> bool:
    """Whether a title is a pronoun ("It", "Her") where a capital says nothing: at a start, in a headline's capitals."""
    title = mention.titles[0].words
    if len(title) > 1 or title[0] not in words("bare_pronouns"):
        return False
    at = mention.first - 1
    while at >= 0 and tokens[at].low in _QUOTES:
        at -= 1
    return shouting or at < 0 or tokens[at].low in _BEGINNINGS


def addressed(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a title that is a pronoun carries a contraction that only persons do ("You'll be thrown out")."""
    after = tokens[mention.last].low if mention.last < len(tokens) else ""
    return after in _PERSONAL and tokens[mention.first].low in words("pronoun_titles")


def runs_of(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[list[Mention]]:
    """The lists of titles in a text: mentions in capitals with nothing but joints, marks and brackets between them."""
    runs: list[list[Mention]] = []
    for mention in mentions:
        if not tokens[mention.first].cap or of_calendar(mention):
            continue
        before = runs[-1][-1] if runs else None
        between = tokens[before.last : mention.first] if before is not None else ()
        if between and len(between) < _NEAR and all(token.low in _BETWEEN for token in between) and _joint(between):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return [run for run in runs if len(run) > 1]


def _joint(between: Sequence[Token]) -> bool:
    return any(token.low in _JOINTS for token in between)


def opens_entry(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a title opens a line or sentence and a mark follows ("Foo: it will return.", "Foo\n", "Foo? Renewed.")."""
    at = mention.first - 1
    while at >= 0 and tokens[at].low in _QUOTES:
        at -= 1
    after = mention.last
    while after < len(tokens) and tokens[after].low in _QUOTES:
        after += 1
    starts = at < 0 or tokens[at].low in _STARTS or (tokens[at].low == "—" and (at == 0 or tokens[at - 1].low in _STARTS))
    return starts and (after >= len(tokens) or tokens[after].low in _ENTRY_MARKS)


def _decided(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a fate is told of a name in capitals ("Foo has been renewed", "so has Foo")."""
    if not tokens[first].cap:
        return False
    if first > 1 and tokens[first - 1].low in _HAVE and tokens[first - 2].low in {"so", "neither", "nor"}:
        return True
    return fated([token.low for token in tokens[last : last + 6]])


_HAVE = frozenset(["has", "have", "is", "are", "was", "were", "will", "does", "did"])


def _in_list(tokens: Sequence[Token], mention: Mention) -> int:
    """A name among three or more, or one of two, beside a word of their fate ("renewed Foo, Bar and Baz")."""
    left, first = _joined(tokens, mention.first - 1, -1)
    right, last = _joined(tokens, mention.last, 1)
    if not left and not right:
        return 0
    around = [*tokens[max(0, first - _NEAR) : first + 1], *tokens[last : last + _NEAR]]
    return 2 if any(token.low in _FATES for token in around) else 0


def _joined(tokens: Sequence[Token], at: int, step: int) -> tuple[int, int]:
    """How many names in capitals are joined to what stands before `at`, in one direction, and where they end."""
    count = 0
    edge = at
    while 0 <= at < len(tokens) and count < _NEAR:
        at = _past_brackets(tokens, at, step)
        joint = at
        while 0 <= at < len(tokens) and (tokens[at].low in _JOINTS or tokens[at].low in _QUOTES):
            at += step
        if at == joint or not 0 <= at < len(tokens) or not (tokens[at].cap and tokens[at].word):
            break
        while 0 <= at < len(tokens) and tokens[at].word and (tokens[at].cap or tokens[at].low in _LINKS):
            at += step
        count += 1
        edge = at
    return count, edge


def _past_brackets(tokens: Sequence[Token], at: int, step: int) -> int:
    """The token behind brackets or quotation marks that begin at `at` ("Foo (NBC), Bar")."""
    while 0 <= at < len(tokens) and tokens[at].low in _QUOTES:
        at += step
    if not (0 <= at < len(tokens) and tokens[at].low == (")" if step < 0 else "(")):
        return at
    for _ in range(_NEAR):
        at += step
        if not 0 <= at < len(tokens) or tokens[at].low == ("(" if step < 0 else ")"):
            return at + step
    return at


def of_calendar(mention: Mention) -> bool:
    """Whether a title is a day of the week or a month, and so stands in most texts without meaning the programme."""
    return len(mention.titles[0].words) == 1 and mention.titles[0].words[0] in words("calendar")


def is_day(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a title that is a day is used as the day here: "on Tuesday", "FX said Tuesday", "Monday's schedule"."""
    if not of_calendar(mention):
        return False
    before = tokens[mention.first - 1].low if mention.first else ""
    after = tokens[mention.last : mention.last + 3]
    if before in words("before_day") or before in words("speech"):
        return True
    if any(token.low[0].isdigit() or (token.low in words("calendar") and token.cap) for token in after[:2]):
        return not any(token.low in _SEASON for token in after[:1])
    return bool(after) and after[0].low in words("after_day")


_TELLING = words("telling")
_SURELY = frozenset(["anime", "showrunner"])  # behind a title even in a headline's capitals
_CARRIERS = words("carriers")


def _capital(tokens: Sequence[Token], mention: Mention, television: int) -> int:
    """A capital in the middle of a sentence, or at its start before a verb, in a text about television."""
    first, last = mention.first, mention.last
    if last - first > 1 and any(tokens[at].cap and tokens[at].word for at in range(first + 1, last)):
        return 2 if television >= 2 else 1
    numeric = tokens[first].low.isdigit() and last == first + 1
    starts = first == 0 or tokens[first - 1].low in {".", "!", "?", "\n", "\n\n", '"', "'", ":"}
    after = tokens[last].low if last < len(tokens) else "."
    if numeric:
        before = tokens[first - 1].low if first else ""
        return (
            2
            if television >= 3
            and after in _CARRIERS | {"."}
            and (starts or before in {"on", ",", "and", "of"})
            and before != "in"
            else 0
        )
    if starts:
        if tokens[first].low in words("pronoun_titles") and after not in words("third_person"):
            return 0  # "You will", "We have"
        if after == "," and last + 1 < len(tokens) and tokens[last + 1].low == tokens[first].low:
            return 0  # "Order, order."
        return 2 if television >= 3 and after in _CARRIERS else 0
    return 2 if television >= 3 else 1


def part_of_name(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a single word belongs to a longer name ("Chuck Lorre", "Jane Dexter", "House Republicans")."""
    first, last = mention.first, mention.last
    if last - first > 1 and not plain_title(mention.titles[0]):
        return False
    if last < len(tokens):
        after = tokens[last]
        if after.word and after.low.isdigit() and last - first == 1 and plain_title(mention.titles[0]):
            return True  # "Room 6"
        if (
            after.word
            and after.cap
            and not after.low[0].isdigit()
            and not _season_code(after.low)
            and after.low not in _AFTER_NAME
            and after.low not in words("networks")
        ):
            return True
    if first > 1 and last - first == 1:
        before = tokens[first - 1]
        if (
            before.word
            and before.cap
            and before.low not in words("networks")
            and before.low not in words("programme")
            and tokens[first - 2].word
            and not before.low[0].isdigit()
        ):
            return before.low not in words("no_first_name") and before.low not in words("weekly")
    return False


_AFTER_NAME = words("after_name")


def _season_code(low: str) -> bool:
    """Whether a word is a season in short ("S2", "s04")."""
    return low[0] == "s" and low[1:].isdigit() and len(low) < 4


def _quote_soon(tokens: Sequence[Token], last: int) -> bool:
    """A closing quotation mark after a comma or a possessive: "Foo," 'Foo's."""
    return last + 1 < len(tokens) and tokens[last].low in {",", ".", "'s", "!", "?"} and tokens[last + 1].low in _QUOTES


def _season_beside(tokens: Sequence[Token], first: int, last: int) -> int:
    at = last
    while at < len(tokens) and tokens[at].low in _BEFORE_SEASON:
        at += 1
    if at < len(tokens) and tokens[at].cap and _season_code(tokens[at].low):
        return 2
    for place in range(at, min(at + 3, len(tokens))):
        if tokens[place].low == "to":
            break  # "drama Foo, which may go to series"
        if tokens[place].low in {"season", "seasons"} or (tokens[place].low == "series" and place + 1 < len(tokens)):
            return 2
    at = first - 1
    while at >= 0 and (tokens[at].low in _QUOTES or tokens[at].low in {"the"}):
        at -= 1
    if at >= 1 and tokens[at].low in _LINKS:
        for place in range(at - 1, max(-1, at - 5), -1):
            if tokens[place].low in words("parts_of_title"):
                return 2
    return 0


def _introduced(tokens: Sequence[Token], first: int) -> int:
    """As in "Netflix's Foo", "the drama Foo", "HBO series Foo"."""
    at = first - 1
    while at >= 0 and tokens[at].low in _QUOTES:
        at -= 1
    if at < 0:
        return 0
    low = tokens[at].low
    if low == "'s" and at and tokens[at - 1].low in words("networks") and tokens[at - 1].cap:
        return 2
    if low in words("programme") and low not in {"hit", "crime", "reality", "project", "medical", "show", "title"}:
        return 2
    if low in {"renews", "cancels", "axes", "cancelled", "canceled", "renewed", "starring"}:
        return 2
    return 1 if low in words("networks") and tokens[at].cap else 0

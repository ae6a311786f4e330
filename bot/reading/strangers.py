"""Step 2c: programmes that nobody follows, known by how a text writes them.

Most programmes in a text are not followed. What is said of them must not fall to a followed one beside them, so each
becomes a mention too, of a show whose number is negative: the grammar treats it like any other, and nobody hears of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.model import ShowId
from bot.reading.naming import FATED, QUOTES, SEASONS, evident, headlined, labelled
from bot.reading.numerals import number
from bot.reading.predicates import grammar
from bot.reading.titles import Mention, Title
from bot.reading.tokens import Token
from bot.reading.verbs import ADVERBS, AUXILIARIES
from bot.reading.words import words

_JOINTS = frozenset([",", "and", "&"])
_MOST = 200  # names in one article; what stands behind them is not sought
_FRONT = 60  # tokens of a headline in which names are sought
_LONGEST = 9  # words of a quoted name
_EMPHATIC = ADVERBS | AUXILIARIES | {"not", "very", "all", "really", "so"}  # "It's ONLY been renewed!"
_LINKS = words("title_links")
_STOPS = words("name_stops") | FATED | SEASONS
_NETWORKS, _NO_NAME, _FUNCTION = words("networks"), words("no_name"), words("function")


@dataclass(frozen=True)
class Named:
    """One text's tokens, the followed titles in it, and whether it is a headline."""

    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    headline: bool

    @cached_property
    def titled(self) -> dict[int, Mention]:
        """The mention to which a token belongs."""
        return {at: mention for mention in self.mentions for at in range(mention.first, mention.last)}

    @cached_property
    def caps(self) -> list[int]:
        """The tokens that begin with a capital."""
        return [at for at, token in enumerate(self.tokens) if token.cap]

    @cached_property
    def words(self) -> list[Token]:
        """The words without the marks between them."""
        return [token for token in self.tokens if token.word]

    @cached_property
    def capitals(self) -> dict[str, list[int]]:
        """Where in `words` each word stands with a capital."""
        found: dict[str, list[int]] = {}
        for at, token in enumerate(self.words):
            if token.cap:
                found.setdefault(token.low, []).append(at)
        return found


def with_strangers(texts: Sequence[Named]) -> list[list[Mention]]:
    """The mentions of each text, those of unfollowed programmes among them, in the order of the text."""
    known: dict[tuple[str, ...], ShowId] = {}
    followed = {title.words for text in texts for mention in text.mentions for title in mention.titles}
    for text in texts:
        for first, last in (*_quoted(text, texts), *_written(text, texts)):
            name = _name(text.tokens, first, last)
            if (
                not _EMPHATIC.issuperset(name)
                and not _of_many(text, name, last)
                and name not in followed
                and _bare(name) not in followed
                and len(known) < _MOST
            ):
                known.setdefault(name, -1 - len(known))
    for text in texts:
        if not text.headline:
            for name in _beside(text, known, followed):
                known.setdefault(name, -1 - len(known))
    if not known:
        return [list(text.mentions) for text in texts]
    longest = max(map(len, known))
    starts = {name[0] for name in known}
    return [_joined(text, _occurrences(text, known, starts, longest)) for text in texts]


def _of_many(text: Named, name: tuple[str, ...], last: int) -> bool:
    """Whether a headline's words name a list ("Power Rankings, Week 8") or an intake ("the Class of 2018"), no title."""
    if not text.headline:
        return False
    year = text.tokens[last + 1].low if last + 1 < len(text.tokens) and text.tokens[last].low == "of" else ""
    return not words("many").isdisjoint(name) or (name == ("class",) and year.isdigit())


def _name(tokens: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    return tuple(token.low for token in tokens[first:last] if token.word or token.low == "&")


def _bare(name: tuple[str, ...]) -> tuple[str, ...]:
    return name[1:] if name[0] in {"the", "a", "an"} else name


def _joined(text: Named, found: Sequence[Mention]) -> list[Mention]:
    """Followed and unfollowed mentions together; of two that overlap the longer one counts, a followed one first."""
    kept: list[Mention] = []
    cover = {at: one for one in found for at in range(one.first, one.last)}
    for mention in text.mentions:
        one = cover.get(mention.first)
        if one is None or one.last < mention.last or not _longer(one, mention):
            kept.append(mention)
    taken = {at for mention in kept for at in range(mention.first, mention.last)}
    kept.extend(one for one in found if not any(at in taken for at in range(one.first, one.last)))
    kept.sort(key=lambda mention: mention.first)
    return kept


def _longer(one: Mention, other: Mention) -> bool:
    return one.last - one.first > other.last - other.first


def _occurrences(text: Named, known: dict[tuple[str, ...], ShowId], starts: set[str], longest: int) -> list[Mention]:
    """Every place where a name is written with its capitals."""
    tokens = text.tokens
    found: list[Mention] = []
    free = 0
    for at in text.caps:
        if at < free or tokens[at].low not in starts:
            continue
        best: tuple[int, tuple[str, ...]] | None = None
        name: tuple[str, ...] = ()
        for end in range(at, min(at + 2 * longest, len(tokens))):
            one = tokens[end]
            if one.word or one.low == "&":
                if not (one.cap or one.low in _LINKS or one.low in {"'s", "&"}):
                    break
                name = (*name, one.low)
                if name in known:
                    best = (end + 1, name)
            elif one.low not in ":,":
                break
        if best is not None:
            free = best[0]
            found.append(Mention(at, free, [Title(known[best[1]], " ".join(best[1]), tokens[at:free])]))
    return found


# ------------------------------------------------------------------------------------------------ quoted names
def _quoted(text: Named, texts: Sequence[Named]) -> list[tuple[int, int]]:
    """Names between quotation marks ("‘Foo: Bar’", "“Foo,”"), and no speech."""
    tokens = text.tokens
    found: list[tuple[int, int]] = []
    for at in [at for at, token in enumerate(tokens) if token.low in QUOTES]:
        token = tokens[at]
        if at + 2 >= len(tokens) or not tokens[at + 1].cap:
            continue
        if tokens[at + 1].start != token.end or (at and tokens[at - 1].word and tokens[at - 1].end == token.start):
            continue
        end = _closing(tokens, at)
        if not end or not _titled(tokens, at + 1, end) or _of_an_hour(tokens, at):
            continue
        told = not text.headline or _told_again(tokens[at + 1 : end], texts) or _beside_news(tokens, at, end)
        if told or _holds(text, at + 1, end):
            found.append((at + 1, end))
    return found


def _of_an_hour(tokens: Sequence[Token], at: int) -> bool:
    """Whether a quoted name is an episode's or a song's ("the next episode, “Foo,” …")."""
    before = [token.low for token in tokens[max(0, at - 3) : at] if token.low not in {",", ":"}]
    while before and before[-1] in {"titled", "entitled", "called", "dubbed"}:
        before.pop()
    return before[-1:] != [] and before[-1] in words("not_titled")


def _holds(text: Named, first: int, last: int) -> bool:
    """Whether a quoted name is a followed title with more words ("'Celebrity Foo'") and says nothing of it."""
    held = [one for one in _within(text, first, last) if one.last - one.first < last - first]
    return len(held) == 1 and not any(
        token.low in grammar().verbs or token.low in AUXILIARIES or token.low in FATED for token in text.tokens[first:last]
    )


def _closing(tokens: Sequence[Token], at: int) -> int:
    """The token behind the last word of a quoted name; 0 if what stands there is no name."""
    mark = tokens[at].low
    for place in range(at + 1, min(at + 2 * _LONGEST, len(tokens))):
        token = tokens[place]
        if token.low == mark and token.start == tokens[place - 1].end:
            comma = tokens[place - 1].low == ","
            if comma and any(one.low in words("speech") for one in tokens[place + 1 : place + 4]):
                return 0
            return place - 1 if comma else place
        if token.word and not (token.cap or token.low in _LINKS or token.low in {"'s", "n't"}):
            return 0
        if not token.word and token.low not in ":,&":
            return 0
    return 0


def _titled(tokens: Sequence[Token], first: int, last: int) -> bool:
    name = [token for token in tokens[first:last] if token.word]
    if not name or len(name) > _LONGEST or not name[-1].cap or name[0].low in {"tbd", "tba", "tbc"}:
        return False
    return not (len(name) == 1 and (name[0].low in words("networks") or name[0].low in words("function")))


def _told_again(name: Sequence[Token], texts: Sequence[Named]) -> bool:
    """Whether a name of the headline stands in the body too, with its capitals."""
    lows = [token.low for token in name if token.word]
    for text in texts:
        if text.headline:
            continue
        for at in text.capitals.get(lows[0], ()) if lows else ():
            body = text.words[at : at + len(lows)]
            if len(body) == len(lows) and all(token.low == low for token, low in zip(body, lows, strict=True)):
                return body[-1].cap
    return False


def _beside_news(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether words of the trade stand beside a quoted name."""
    before = tokens[first - 1].low if first else ""
    after = tokens[last + 1].low if last + 1 < len(tokens) else ""
    return before in words("networks") or before in FATED or after in FATED | SEASONS or after in words("telling")


# ---------------------------------------------------------------------------------------------- unquoted names
def _written(text: Named, texts: Sequence[Named]) -> list[tuple[int, int]]:
    """Names in capitals that stand where only a programme stands ("season 3 of Foo", "Foo (NBC)", "cancelled Foo")."""
    tokens = text.tokens
    found: list[tuple[int, int]] = []
    end = 0
    for at in text.caps:
        if text.headline and at >= _FRONT:
            break
        if at < end or not _opens(tokens, at):
            continue
        end = _run_end(tokens, at)
        if end == at + 1 and tokens[at].low in _FUNCTION:
            continue
        known = not text.headline or _told_again(tokens[at:end], texts) or labelled(tokens, at, end)
        known = known or (not text.mentions and headlined(tokens, at, end))
        if not known:
            continue
        within = _within(text, at, end)
        if within and not _is_other(text, at, end, within):
            continue
        inner = next((one for one in within if at <= one.first and one.last <= end), None) if within else None
        named = evident(tokens, at, end) or (text.headline and headlined(tokens, at, end))
        if named if inner is None else _extended(text, at, end, inner):
            found.append((at, end))
    return found


def _opens(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if not token.word or not token.cap or token.low[0].isdigit() or _stops(token):
        return False
    if token.low in _NETWORKS or token.low in _NO_NAME:
        return False
    if token.low in _FUNCTION:
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        return bool(following and following.word and following.cap and token.low in {"the", "a"})
    return not (
        at and tokens[at - 1].word and tokens[at - 1].cap and tokens[at - 1].low in words("networks") and number(token.low)
    )


def _run_end(tokens: Sequence[Token], at: int) -> int:
    """The token behind a run of capitals, with small links between them ("Kings of the Low Country")."""
    end = at + 1
    place = end
    while place < min(at + 12, len(tokens)):
        token = tokens[place]
        if token.word and token.cap and not _stops(token) and (place == end or not token.low[0].isdigit()):
            place += 1
            end = place
        elif (token.word and token.low in words("name_links")) or token.low in {"&"}:
            if token.low == "to" and _acts(tokens, place + 1):
                break
            place += 1
        elif token.low == ":" and place == end and place + 1 < len(tokens) and tokens[place + 1].cap:
            if token.start != tokens[place - 1].end or not _subtitle(tokens, place + 1):
                break
            place += 1
        else:
            break
    return end


def _acts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb stands there: "Foo to End" is a headline's sentence, "Return to Foo" a name."""
    return at < len(tokens) and tokens[at].low in words("infinitives")


def _stops(token: Token) -> bool:
    low = token.low
    return low in _STOPS or (low in _NETWORKS and not token.glued)


def _subtitle(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows a colon goes on with a name and begins no sentence."""
    if _stops(tokens[at]) or tokens[at].low in words("function") - {"the"}:
        return False
    end = at
    while end < len(tokens) and tokens[end].word and tokens[end].cap and end < at + 4:
        end += 1
    after = tokens[end].low if end < len(tokens) else "."
    return after in words("after_subtitle")


def _within(text: Named, first: int, last: int) -> list[Mention]:
    """The mentions that a run of tokens holds or touches."""
    titled = text.titled
    return list(dict.fromkeys([titled[at] for at in range(first, last) if at in titled])) if titled else []


def _is_other(text: Named, first: int, last: int, within: Sequence[Mention]) -> bool:
    """Whether a run is no followed title, nor a list of them, nor one with an article or a label around it."""
    for mention in within:
        if first <= mention.first and mention.last <= last:
            rest = [*range(first, mention.first), *range(mention.last, last)]
            lows = [text.tokens[at].low for at in rest if text.tokens[at].word]
            if not set(lows) - {"the", "a", "an"} or "and" in lows:
                return False
        elif mention.last > last or mention.first < first:
            return False
    return True


def _extended(text: Named, first: int, last: int, inner: Mention) -> bool:
    """Whether a run that holds a followed title is a longer title ("Foo: Origins", "Return to Foo", "Young Foo")."""
    tokens = text.tokens
    before, behind = tokens[first : inner.first], tokens[inner.last : last]
    opens = inner.first == first and not (first and tokens[first - 1].word)
    ends = last >= len(tokens) or tokens[last].low == "."
    if behind and opens and (ends or tokens[inner.last + 1].low in words("verdict_labels")):
        return False  # "Foo: Dead."
    if text.headline or any(token.low == ":" for token in behind):
        return True
    if any(token.low == "to" for token in before):
        return True
    joined = all(token.cap for token in (*before, *behind))
    return joined and (bool(behind) or tokens[first - 1].word) and evident(tokens, first, last)


def _beside(text: Named, known: dict[tuple[str, ...], ShowId], followed: set[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Names in a list with names that are known ("Foo, Bar and Baz")."""
    tokens = text.tokens
    ends = {mention.last for mention in text.mentions}
    found: list[tuple[str, ...]] = []
    for at in text.caps:
        if not at or tokens[at - 1].low not in _JOINTS or len(found) >= _MOST:
            continue
        if not _opens(tokens, at) or not _listed(tokens, at, ends, known, found):
            continue
        end = _run_end(tokens, at)
        if any(token.low == "and" for token in tokens[at:end]):
            end = next(place for place in range(at, end) if tokens[place].low == "and")
        name = _name(tokens, at, end)
        after = tokens[end].low if end < len(tokens) else "."
        if name in followed or name in known or name in found:
            ends.add(end)
        elif end > at and _is_other(text, at, end, _within(text, at, end)) and after in words("after_listed"):
            ends.add(end)
            found.append(name)
    return found


def _listed(
    tokens: Sequence[Token], at: int, ends: set[int], known: dict[tuple[str, ...], ShowId], found: list[tuple[str, ...]]
) -> bool:
    """Whether a known name stands before the comma or "and" in front of token `at`."""
    place = at
    while place and tokens[place - 1].low in {"and", ",", "&"} and at - place < 2:
        place -= 1
    if place == at:
        return False
    if tokens[place - 1].low == ")":
        while place and tokens[place].low != "(":
            place -= 1
    return place in ends or any(
        _name(tokens, max(0, place - len(name)), place) == name
        for name in (*known, *found)
        if tokens[place - 1].low == name[-1]
    )

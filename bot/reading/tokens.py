"""Step 1: a text becomes tokens, and tokens become sentences. Linear in the length of the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from bot.reading.words import words

MAX_SENTENCE = 300  # tokens; what goes on longer without a full stop is read in pieces
MAX_CHARS = 120_000  # what stands behind this in one item is not read: no news item is longer


class _Fold(dict[int, str]):
    """Maps every character to exactly one plain lower-case character, so that offsets stay true."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = unicodedata.normalize("NFKD", char)
        kept = [ch for ch in plain if not unicodedata.combining(ch)]
        low = (kept[0] if kept else char).lower()
        folded = low if len(low) == 1 else char
        self[code] = folded
        return folded


_SPECIAL = {
    **dict.fromkeys("‘’‛`´ʼʻ′", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑", "-"),
    **dict.fromkeys("–—―−", "—"),
    "\u00a0": " ",
    "\u200b": " ",
    "\u00ad": "-",
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "…": ".",
    "ß": "s",
    "æ": "a",
    "ø": "o",
    "ł": "l",
    "ı": "i",
}
_FOLD = _Fold({ord(key): value for key, value in _SPECIAL.items()})

_TOKEN = re.compile(
    r" ?+("  # a blank is passed over here, quicker than by a search for the next beginning
    r"[a-z]{2,}+(?![^\W_]|')"  # most words: tried first, because it is quick
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?![^\W\d_])"  # 3, 1,000, 4.5, 3rd
    r"|(?:[a-z]\.){2,}"  # s.w.a.t. and u.s.
    r"|[^\W_]+(?:'[^\W_]+)*"  # words, with apostrophes inside
    r"|(?<=[+!?)\"])'s(?![^\W_])"  # Disney+'s, "Foo!"'s
    r"|\n\s*\n|\n|[^\w\s]|_)"
)
_TAILS = ("'s", "'re", "'ve", "'ll", "'d", "'m")
_STEMS = {"won't": "will", "can't": "can", "shan't": "shall", "ain't": "is"}
_ENDS = frozenset(".!?")
_AFTER_NAME = _ENDS | {":"}  # what ends the name of who asks ("—Ann." or "—Ann Answer: …")
_BREAKS = _ENDS | {"\n", "\n\n"}
_CLOSERS = frozenset("\"')]”’")
_ABBREVIATIONS = words("abbreviations")


class Token:
    """One word, number or mark. `low` is folded; `start` and `end` are offsets into the text it came from."""

    __slots__ = ("cap", "end", "glued", "low", "start", "upper", "word")

    def __init__(self, low: str, start: int, end: int, word: bool, cap: bool, upper: bool, glued: bool) -> None:
        self.low = low
        self.start = start
        self.end = end
        self.word = word  # a word or number, no mark
        self.cap = cap  # begins with a capital letter or is a number
        self.upper = upper  # capitals only
        self.glued = glued  # joined to the token before it by a hyphen

    def __repr__(self) -> str:
        return f"Token({self.low!r})"


_IS_WORD = attrgetter("word")


class Sentence(NamedTuple):
    """The tokens from `first` up to `last` (excluded) of a text, and the number of its paragraph."""

    first: int
    last: int
    paragraph: int
    question: bool


def fold(text: str) -> str:
    """The text in plain lower case without accents and curly marks, character by character."""
    return text.translate(_FOLD)


def tokenise(text: str) -> list[Token]:
    """All tokens of a text, hyphens inside words and apostrophes that belong to no word left out."""
    folded = fold(text)
    tokens: list[Token] = []
    add = tokens.append
    glued_at = -1
    for found in _TOKEN.finditer(folded):
        start, end = found.span(1)
        low = found[1]
        if low.isalnum() and low != "cannot":
            char = text[start]
            if char == low[0] and not char.isdigit():
                add(Token(low, start, end, True, False, False, start == glued_at))
            else:
                cap = char.isupper() or char.isdigit()
                shouted = cap and end - start > 1 and text[start:end].isupper()
                add(Token(low, start, end, True, cap, shouted, start == glued_at))
        elif low[0].isalnum():
            _add_word(tokens, text, low, start, end, start == glued_at)
        elif low == "-":
            if start and folded[start - 1].isalnum() and end < len(folded) and folded[end].isalnum():
                glued_at = end
            else:
                add(Token("—", start, end, False, False, False, False))
        elif low == "'s":
            add(Token(low, start, end, True, False, False, False))
        elif low[0] == "\n":
            add(Token("\n\n" if len(low) > 1 else "\n", start, end, False, False, False, False))
        else:
            add(Token(low, start, end, False, False, False, False))
    return tokens


def _add_word(tokens: list[Token], text: str, low: str, start: int, end: int, glued: bool) -> None:
    char = text[start]
    cap = char.isupper() or char.isdigit()
    if low.endswith("n't") and len(low) > 3:
        stem = _STEMS.get(low, low[:-3])
        tokens.append(Token(stem, start, end - 3, True, cap, False, glued))
        tokens.append(Token("n't", end - 3, end, True, False, False, False))
        return
    if low == "cannot":
        tokens.append(Token("can", start, start + 3, True, cap, False, glued))
        tokens.append(Token("n't", start + 3, end, True, False, False, False))
        return
    if "'" in low:
        for tail in _TAILS:
            if low.endswith(tail) and len(low) > len(tail):
                cut = end - len(tail)
                _add_word(tokens, text, low[: -len(tail)], start, cut, glued)
                tokens.append(Token(tail, cut, end, True, False, False, False))
                return
        low = low.replace("'", "")
    elif "." in low and not low[0].isdigit():
        low = low.replace(".", "")
    elif "," in low and low[0].isdigit():
        low = low.replace(",", "")
    tokens.append(Token(low, start, end, True, cap, cap and end - start > 1 and text[start:end].isupper(), glued))


def split(tokens: Sequence[Token], inside: frozenset[int] = frozenset()) -> list[Sentence]:
    """Sentences of a text. `inside` are tokens within a title ("Happy!"), which never end a sentence."""
    sentences: list[Sentence] = []
    first = paragraph = 0
    for index in [at for at, token in enumerate(tokens) if token.low in _BREAKS]:
        low = tokens[index].low
        first = _cut(sentences, tokens, first, index, paragraph, inside)
        if low == "\n\n" or (low == "\n" and _breaks(tokens, index)):
            _close(sentences, tokens, first, index, paragraph)
            paragraph += 1
            first = index + 1
        elif low in _ENDS and index not in inside and _ends(tokens, index):
            last = _behind_closers(tokens, index)
            _close(sentences, tokens, first, last, paragraph)
            first = last
    first = _cut(sentences, tokens, first, len(tokens) - 1, paragraph, inside)
    _close(sentences, tokens, first, len(tokens), paragraph)
    return sentences


def _cut(
    sentences: list[Sentence], tokens: Sequence[Token], first: int, last: int, paragraph: int, inside: frozenset[int]
) -> int:
    """Close the full pieces of what runs from `first` to `last` without an end; where the rest begins."""
    at = first + MAX_SENTENCE
    while at <= last:
        if at in inside:
            at += 1
            continue
        _close(sentences, tokens, first, at, paragraph)
        first, at = at, at + MAX_SENTENCE
    return first


def _close(sentences: list[Sentence], tokens: Sequence[Token], first: int, last: int, paragraph: int) -> None:
    if any(map(_IS_WORD, tokens[first:last])):
        question = "?" in [token.low for token in tokens[max(first, last - 3) : last]]
        sentences.append(Sentence(first, last, paragraph, question))


def _behind_closers(tokens: Sequence[Token], index: int) -> int:
    """The token behind the mark at `index` and the quotes and brackets that it closes."""
    index += 1
    while index < len(tokens) and tokens[index].low in _CLOSERS and tokens[index].start == tokens[index - 1].end:
        index += 1
    return index


def _breaks(tokens: Sequence[Token], index: int) -> bool:
    """Whether a single line break ends a paragraph, and is not the wrapping of a line."""
    if index == 0 or index + 1 >= len(tokens):
        return True
    before, after = tokens[index - 1], tokens[index + 1]
    return not before.word or after.cap or not after.word


def _signed(tokens: Sequence[Token], dash: int) -> bool:
    """Whether a dash behind a question brings only the name of who asks ("Any news on Foo? —Ann.")."""
    name = tokens[dash + 1 : dash + 5]
    length = next((at for at, token in enumerate(name) if token.low in _AFTER_NAME or token.low[0] == "\n"), 0)
    return length > 0 and all(token.cap for token in name[:length] if token.word)


def _ends(tokens: Sequence[Token], index: int) -> bool:
    mark = tokens[index]
    after = _behind_closers(tokens, index)
    if after >= len(tokens):
        return True
    following = tokens[after]
    if mark.low == ".":
        if following.start == mark.end:
            return False
        if index and tokens[index - 1].low in _ABBREVIATIONS and tokens[index - 1].cap:
            return False
    if mark.low != "." and following.low in {",", ";", ":"}:
        return False  # "Run, Foo!, a farce, was …": the mark is a title's own
    if following.low in _ENDS or (mark.low != "." and following.low == "—"):
        return mark.low == "?" and _signed(tokens, after)
    return following.cap or not following.word

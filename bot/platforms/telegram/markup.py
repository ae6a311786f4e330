"""Text in Telegram's HTML, built from spans: whole tags, whole entities, lengths as Telegram counts them.

Limits (Bot API, sendMessage and sendPhoto): 4096 units of a message's text and 1024 of a caption, counted in UTF-16 after
the entities are parsed. Text of other people is cleaned first: control and direction characters go, and "@name",
"/command", "#tag" and "site.example" get an invisible joiner (U+2060), because Telegram would make them live links.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

__all__ = [
    "CAPTION",
    "TEXT",
    "Block",
    "Span",
    "bold",
    "clean",
    "foreign",
    "html_of",
    "italic",
    "length_of",
    "link",
    "page",
    "quote",
    "short",
    "units",
]

TEXT = 4096
CAPTION = 1024
_JOINER = "\u2060"
_ELLIPSIS = "…"
_LIVE = re.compile(r"(?<![^\W_])([@#/$])(?=\w)")
_DOTTED = re.compile(r"(?<=\w)\.(?=\w)|(?<=:)/(?=/)")
_GLUE = frozenset("\u200c\u200d")  # joiners of scripts and emoji: the only format characters that text needs
_MOST_HIDDEN = 4  # times the limit: so much is looked at to find that much which can be seen
_LONGEST_ADDRESS = 1000  # characters


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one style: `tag` is b, i or blockquote (or nothing), `href` a checked address."""

    text: str
    tag: str = ""
    href: str = ""


Block = tuple[Span, ...]


def clean(text: str, *, lines: bool = False) -> str:
    """Without control, direction and other invisible characters; white space as single blanks (`lines` keeps breaks)."""
    kept = text if text.isprintable() else "".join(_harmless(ch) for ch in text)
    if lines:
        return "\n".join(" ".join(line.split()) for line in kept.split("\n")).strip()
    return " ".join(kept.split())


def foreign(text: str, limit: int = TEXT) -> str:
    """Text of other people, cleaned, without anything that Telegram would make live, of at most `limit` units."""
    text = clean(text[: _MOST_HIDDEN * limit])
    return short(_DOTTED.sub(rf"{_JOINER}\g<0>", _LIVE.sub(rf"\1{_JOINER}", text)), limit)


def bold(text: str) -> Span:
    """Strong."""
    return Span(text, "b")


def italic(text: str) -> Span:
    """Slanted."""
    return Span(text, "i")


def quote(text: str) -> Span:
    """A quotation, set apart. Nothing can be nested in it here."""
    return Span(text, "blockquote")


def link(text: str, url: str | None) -> Span:
    """A link, or the bare text where the address is none that a chat should be sent to."""
    return Span(text, href=url if url and _is_web_address(url) else "")


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) + sum(ch > "\uffff" for ch in text)


def short(text: str, limit: int) -> str:
    """At most `limit` units: cut at a word if one is near, never inside a character that people see as one."""
    if units(text) <= limit:
        return text
    if limit < 1:
        return ""
    kept = _head(text, limit - 1)
    blank = kept.rfind(" ")
    if blank > len(kept) * 3 // 4 and text[len(kept)] != " ":
        kept = kept[:blank]
    return kept.rstrip(" ,;:-–—") + _ELLIPSIS


def html_of(spans: Iterable[Span]) -> str:
    """The HTML of these spans."""
    return "".join(_tagged(span) for span in spans)


def length_of(spans: Iterable[Span]) -> int:
    """Units of the text that the HTML of these spans is parsed to."""
    return sum(units(span.text) for span in spans)


def page(blocks: Sequence[Block], limit: int = TEXT, more: str = "… and more than fits into one message") -> str:
    """Blocks one a line, the first ones first, as HTML; where not all fit, a last line says so.

    A single block that is too long by itself is cut; empty ones at the end are left out.
    """
    blocks = list(blocks)
    while blocks and not any(span.text for span in blocks[-1]):
        blocks.pop()
    used = 0
    shown: list[Block] = []
    room = limit - units(more) - 1
    for number, block in enumerate(blocks):
        size = length_of(block) + (1 if shown else 0)
        last = number == len(blocks) - 1
        if used + size > (limit if last else room):
            if not shown:
                shown.append(_cut(block, room))
            shown.append((Span(more),))
            break
        used += size
        shown.append(block)
    return "\n".join(html_of(block) for block in shown)


def _cut(block: Block, limit: int) -> Block:
    kept: list[Span] = []
    for span in block:
        text = short(span.text, limit)
        if text:
            kept.append(Span(text, span.tag, span.href))
        limit -= units(text)
        if text != span.text:
            break
    return tuple(kept)


def _head(text: str, limit: int) -> str:
    size, end = 0, 0
    for ch in text:
        size += units(ch)
        if size > limit:
            break
        end += 1
    while end > 0 and end < len(text) and (_clings(text[end]) or text[end - 1] == "\u200d"):
        end -= 1
    return text[:end]


def _clings(ch: str) -> bool:
    return unicodedata.combining(ch) != 0 or unicodedata.category(ch) in {"Mn", "Me"} or ch in _GLUE or "🏻" <= ch <= "🏿"


def _harmless(ch: str) -> str:
    if ch in "\n\r\t\u2028\u2029":
        return "\n"
    category = unicodedata.category(ch)
    if category == "Cs":
        return "\ufffd"  # half a character: it cannot be sent at all
    return ch if category not in {"Cc", "Cf"} or ch in _GLUE else ""


def _tagged(span: Span) -> str:
    text = escape(span.text, quote=False)
    if not text:
        return ""
    if span.href:
        text = f'<a href="{escape(span.href)}">{text}</a>'
    return f"<{span.tag}>{text}</{span.tag}>" if span.tag else text


def _is_web_address(url: str) -> bool:
    if len(url) > _LONGEST_ADDRESS or not url.isprintable() or " " in url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc

"""Telegram's HTML as its documentation describes it ("Formatting options"): what it takes, and what it answers else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

PAIRED = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_PIECE = re.compile(r"<(/?)([a-zA-Z0-9-]*)([^<>]*)>|&(#\d+|#x[0-9a-fA-F]+|\w+);|(<)|([^<&]+|&)")
_ATTRIBUTE = re.compile(r"""\s*([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?""")


class MarkupError(Exception):
    """As in "can't parse entities: …"."""


@dataclass
class Parsed:
    text: str
    entities: list[dict[str, object]] = field(default_factory=list)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def parse(html: str) -> Parsed:
    """Plain text and entities, with offsets in UTF-16 units. Raises MarkupError."""
    text, entities, opened = "", [], list[tuple[str, int, dict[str, str]]]()
    for piece in _PIECE.finditer(html):
        closing, tag, attributes, named, bare, plain = piece.groups()
        at = len(html[: piece.start()].encode())
        if bare:
            raise MarkupError(f"Unclosed start tag at byte offset {at}")
        if plain is not None or named:
            text += plain if plain is not None else _character(named, piece[0])
        elif closing:
            if not opened or opened[-1][0] != tag:
                expected = opened[-1][0] if opened else ""
                raise MarkupError(f'Unmatched end tag at byte offset {at}, expected "</{expected}>", found "</{tag}>"')
            _tag, start, given = opened.pop()
            if units(text) > start:
                entities.append(_entity(tag, start, units(text) - start, given))
        elif tag not in PAIRED:
            raise MarkupError(f'Unsupported start tag "{tag}" at byte offset {at}')
        else:
            if tag == "blockquote" and any(name == "blockquote" for name, _start, _given in opened):
                raise MarkupError("Blockquotes can't be nested")
            opened.append((tag, units(text), _attributes(tag, attributes, at)))
    if opened:
        raise MarkupError(f"Can't find end tag corresponding to start tag {opened[-1][0]}")
    return Parsed(text, entities)


def _attributes(tag: str, text: str, at: int) -> dict[str, str]:
    found: dict[str, str] = {}
    rest = text
    while rest.strip():
        match = _ATTRIBUTE.match(rest)
        if not match or not match[0].strip():
            raise MarkupError(f"Unexpected end of name token at byte offset {at}")
        found[match[1]] = unescape(match[2] if match[2] is not None else match[3] or "")
        rest = rest[match.end() :]
    if tag == "span" and found.get("class") != "tg-spoiler":
        raise MarkupError(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
    return found


def _character(named: str, whole: str) -> str:
    if named.startswith("#"):
        return chr(int(named[2:], 16) if named[1] in "xX" else int(named[1:]))
    return NAMED.get(named, whole)


def _entity(tag: str, start: int, length: int, given: dict[str, str]) -> dict[str, object]:
    entity: dict[str, object] = {"type": PAIRED[tag], "offset": start, "length": length}
    if tag == "a":
        entity["url"] = given.get("href", "")
    return entity

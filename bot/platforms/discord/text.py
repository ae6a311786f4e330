"""Foreign text made safe for Discord: nothing invisible, nothing that formats, links or mentions, never too long.

Lengths are counted in UTF-16 units, the widest way in which Discord could count them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import TypeGuard

ELLIPSIS = "…"

_LONGEST_LINK = 600  # in the midst of a text, where its length takes room from the words

_JOINERS = "\u200c\u200d"  # hold emoji and Persian words together; they hide nothing
_SPECIAL = re.compile(r"[\\*_~`|\[\]<>@]|:(?=//)")
_LINE_START = re.compile(r"^(?:[-+#]|\d+(?=\.))")
_NO_LINK = re.compile(r"[\s<>()\[\]\"`\\|]")


def width(text: str) -> int:
    """How long Discord may take the text to be: UTF-16 units."""
    return len(text) + sum(ch > "\uffff" for ch in text)


def clean(text: str) -> str:
    """One line of what can be seen: no control, direction or formatting characters, white space collapsed."""
    kept = (ch if ch in _JOINERS or unicodedata.category(ch) not in {"Cc", "Cf", "Cs"} else _gap(ch) for ch in text)
    return " ".join("".join(kept).split())


def cut(text: str, limit: int) -> str:
    """The cleaned text for places without formatting, at most `limit` long, cut between words where possible."""
    return _fit(clean(text), limit, width)


def escape(text: str, limit: int = 4096) -> str:
    """The text as it stands, in places with formatting: escaped and at most `limit` long, escapes included."""
    return _escaped(_fit(clean(text), limit, lambda part: width(_escaped(part))))


def escape_lines(text: str, limit: int) -> str:
    """Several lines of plain text as they stand, the first ones first, at most `limit` long in all."""
    kept: list[str] = []
    for line in text.splitlines():
        room = limit - sum(width(one) + 1 for one in kept)
        if room <= 1:
            break
        kept.append(escape(line, room))
    return "\n".join(kept)


def link(text: str, address: str | None, limit: int = 100) -> str:
    """A link with a text of its own; the text alone where the address is none that can be linked."""
    shown = escape(text, limit)
    if shown and is_link(address, _LONGEST_LINK):
        return f"[{shown}]({address})"
    return shown


def is_link(address: str | None, longest: int = 2048) -> TypeGuard[str]:
    """Whether Discord takes it as the address of a link or picture (http or https, 2048 characters at most)."""
    if not address or len(address) > longest or not address.isascii() or _NO_LINK.search(address):
        return False
    scheme, _, rest = address.partition("://")
    host = rest.split("/")[0]
    return scheme in {"http", "https"} and "." in host.strip(".")


def moment(at: datetime, style: str = "D") -> str:
    """A moment that each reader sees in their own zone and language. Styles: D date, f date and time, R "2 hours ago"."""
    return f"<t:{int(at.timestamp())}:{style}>"


def day_from_now(day: date) -> str:
    """How far away a day is ("in 3 months"). Noon UTC falls on that day nearly everywhere."""
    return moment(datetime.combine(day, time(12), UTC), "R")


def _gap(ch: str) -> str:
    return " " if ch.isspace() else ""


def _escaped(text: str) -> str:
    return _LINE_START.sub(_line_start, _SPECIAL.sub(r"\\\g<0>", text))


def _line_start(found: re.Match[str]) -> str:
    start = found[0]
    return f"\\{start}" if not start[0].isdigit() else f"{start}\\"


def _fit(text: str, limit: int, size: Callable[[str], int]) -> str:
    if size(text) <= limit:
        return text
    low, high = 0, len(text)
    while low < high:  # the longest beginning that fits with the ellipsis
        middle = (low + high + 1) // 2
        if size(text[:middle].rstrip() + ELLIPSIS) <= limit:
            low = middle
        else:
            high = middle - 1
    kept = text[:low]
    if low < len(text) and not text[low].isspace():
        words = kept.rsplit(" ", 1)
        kept = words[0] if len(words[0]) > len(kept) // 2 else kept
    return kept.rstrip() + ELLIPSIS if limit > 0 else ""

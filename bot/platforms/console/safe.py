"""Foreign text made harmless for a terminal, and the small pieces that every view is made of.

Rich reads its own markup only in plain strings, so everything here becomes a `Text`, in which brackets are brackets. What
steers a terminal (escape sequences, carriage returns, marks that turn the direction of writing) is taken out.
"""

from __future__ import annotations

import re
import unicodedata

from rich.text import Text

__all__ = ["LONGEST_QUOTE", "harmless", "link", "one_line", "quotation", "written"]

LONGEST_QUOTE = 320  # characters of a quote: the fact stands first, the rest is behind the link
_LONGEST_LINK = 500
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_STEERING = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}  # controls, format marks, surrogates, private use, line separators


def harmless(text: str) -> str:
    """The text in one line, without anything that could steer a terminal."""
    kept = "".join(" " if ch.isspace() else ch for ch in text if ch.isspace() or unicodedata.category(ch) not in _STEERING)
    return " ".join(kept.split())


def one_line(text: str, longest: int) -> str:
    """`harmless`, and cut at so many characters between two words."""
    plain = harmless(text)
    if len(plain) <= longest:
        return plain
    return plain[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def written(text: str, style: str = "") -> Text:
    """Foreign or own text as one line of a view."""
    return Text(harmless(text), style=style)


def quotation(quote: str) -> Text | None:
    """The words of a source in quotation marks; None where there are none."""
    words = one_line(quote, LONGEST_QUOTE)
    return Text(f"“{words}”", style="italic") if words else None


def link(url: str | None) -> Text | None:
    """A web address to click or copy, unbroken; None for anything else."""
    if not url:
        return None
    plain = "".join(harmless(url).split(" "))
    if not _LINK.fullmatch(plain) or len(plain) > _LONGEST_LINK:
        return None
    return Text(plain, style="underline", overflow="fold")

"""Foreign text made harmless: HTML to plain text, no control or bidi characters, a length that reading can bear."""

from __future__ import annotations

import html
import re

from lxml import etree
from lxml import html as lxml_html

__all__ = ["TEXT_LONGEST", "clean", "one_line", "plain_text", "text_of"]

TEXT_LONGEST = 100_000  # characters of an article that are kept: some 15,000 words
TITLE_LONGEST = 500

# C0 and C1 controls but tab and line feed, zero-width space, marks and orders of direction, BOM, interlinear marks,
# tags, surrogates, non-characters: nothing of this is text, and some of it lies about the order of what is.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n]+")
_EMPTY_LINES = re.compile(r"\n[ \n]*\n")
_TAG = re.compile(r"<[^<>]*>")

_SILENT = frozenset({"script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "head", "form"})
_BLOCKS = frozenset({"address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure"}) | {
    *("footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section"),
    *("table", "td", "th", "tr", "ul"),
}


def clean(text: str, longest: int = TEXT_LONGEST) -> str:
    """Plain text without harmful characters, blanks drawn together, paragraphs kept, cut at `longest` characters."""
    text = _BREAKS.sub("\n", text[: longest * 4])
    text = _BLANKS.sub(" ", _HARMFUL.sub("", text))
    text = "\n".join(line.strip() for line in text.split("\n"))
    return _EMPTY_LINES.sub("\n\n", text).strip()[:longest].rstrip()


def one_line(text: str, longest: int = TITLE_LONGEST) -> str:
    """Plain text in one line, for a title."""
    return " ".join(clean(text, longest).split())


def plain_text(fragment: str, longest: int = TEXT_LONGEST) -> str:
    """The text that a person would read in a piece of HTML; text without any markup comes back as it is."""
    fragment = fragment[: longest * 20]
    if "<" in fragment and _TAG.search(fragment):
        fragment = _without_markup(fragment)
    elif "&" in fragment:
        fragment = html.unescape(fragment)
    return clean(fragment, longest)


def _without_markup(fragment: str) -> str:
    try:
        root = lxml_html.fragment_fromstring(_HARMFUL.sub("", fragment), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return html.unescape(_TAG.sub(" ", fragment))
    return text_of(root)


def text_of(root: etree._Element) -> str:
    """The text inside an element, blocks on lines of their own, nothing of scripts and styles."""
    pieces: list[str] = []
    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            silent += tag in _SILENT
            if tag in _BLOCKS:
                pieces.append("\n")
            if not silent and element.text:
                pieces.append(element.text)
            continue
        if event == "end":
            silent -= tag in _SILENT
            if tag in _BLOCKS and tag != "br":
                pieces.append("\n")
        if not silent and element.tail and element is not root:
            pieces.append(element.tail)
    return "".join(pieces)

"""Bytes of a feed to text that an XML parser takes: the right charset, no DTD, no undefined entities, no stray ampersands.

Everything here is linear in the size of its input. No DTD survives, so there are no entities to expand and nothing external
to fetch, whatever the parser behind would do with them.
"""

from __future__ import annotations

import codecs
import re
from html.entities import html5

__all__ = ["decode", "looks_like_html", "mended_xml", "shallow"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_ESCAPING = ("iso2022", "iso-2022", "hz")  # charsets that look like ASCII but are not
_DECLARATION = re.compile(r"<\?xml[^>]{0,500}\?>")
_ROOT = re.compile(r"<(?:\?xml\b|(?:[A-Za-z0-9_]{1,20}:)?(?:rss|feed|RDF|channel)\b)", re.IGNORECASE)
_HTML = re.compile(r"\s*(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_AMPERSAND = re.compile(r"&(?:#([0-9]{1,7});|#[xX]([0-9a-fA-F]{1,6});|([A-Za-z][A-Za-z0-9]{0,31});)?")
_TAG = re.compile(r"<(/?)[A-Za-z_][^<>]*>?")
_FEW_TAGS = 20_000  # of which no order can cost a parser much
_DEEPEST = 2_000  # elements inside each other; ordinary feeds have five, with unclosed markup in each item some hundreds
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_ROOM_BEFORE_ROOT = 20_000  # characters of warnings and blanks that may stand before a feed begins


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("bot.sources.cp1252", _as_cp1252)


def decode(body: bytes, charset: str | None) -> str:
    """The text of some bytes: by its BOM, as UTF-8 if it is, as declared (in the text, then in HTTP), else as it goes.

    Bytes that do not fit UTF-8 are read as Windows-1252 one by one, as browsers do; nothing raises.
    """
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, "replace")
    wide = _wide(body)
    if wide:
        return body.decode(wide, "replace")
    found = _DECLARED.search(body[:1000])
    declared = [name for name in (found[1].decode() if found else None, charset) if name and _known(name)]
    if declared and declared[0].lower().startswith(_ESCAPING):
        return body.decode(declared[0], "replace")
    for name in ("utf-8", *declared):
        try:
            return body.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return body.decode("utf-8", "bot.sources.cp1252")


def _wide(body: bytes) -> str | None:
    """UTF-16 without a BOM shows itself in the first letters."""
    head = body[:4]
    if head in {b"<\x00?\x00", b"<\x00r\x00", b"<\x00f\x00", b"{\x00\n\x00", b'{\x00"\x00'}:
        return "utf-16-le"
    if head in {b"\x00<\x00?", b"\x00<\x00r", b"\x00<\x00f", b"\x00{\x00\n", b'\x00{\x00"'}:
        return "utf-16-be"
    return None


def _known(name: str) -> bool:
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return False
    return info._is_text_encoding and info.name not in {"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape"}


def looks_like_html(text: str) -> bool:
    """Whether the text is a web page. Comments before its first tag do not hide it."""
    return bool(_HTML.match(text[:_ROOM_BEFORE_ROOT]))


def mended_xml(text: str) -> str:
    """The same document without declaration and DTD, with legal characters, known entities and honest ampersands only."""
    root = _ROOT.search(text[:_ROOM_BEFORE_ROOT])
    if root:
        text = text[root.start() :]
    text = _DECLARATION.sub("", text[:600], count=1) + text[600:]
    text = _without_doctype(_ILLEGAL.sub("", text))
    if "&" not in text:
        return text
    pieces: list[str] = []
    at = 0
    while True:  # ampersands in CDATA sections are text already
        start = text.find("<![CDATA[", at)
        if start < 0:
            pieces.append(_AMPERSAND.sub(_honest, text[at:]))
            return "".join(pieces)
        end = text.find("]]>", start)
        end = len(text) if end < 0 else end + 3
        pieces += (_AMPERSAND.sub(_honest, text[at:start]), text[start:end])
        at = end


def shallow(text: str) -> str:
    """The text up to where elements lie deeper inside each other than a parser should have to follow."""
    if text.count("<") <= _FEW_TAGS:
        return text
    depth = at = 0
    while at < len(text):
        start = text.find("<![CDATA[", at)
        end = len(text) if start < 0 else start
        for tag in _TAG.finditer(text, at, end):
            if tag[1]:
                depth -= depth > 0
            elif not tag[0].endswith("/>"):
                depth += 1
                if depth > _DEEPEST:
                    return text[: tag.start()]
        if start < 0:
            break
        end = text.find("]]>", start)
        at = len(text) if end < 0 else end + 3
    return text


def _without_doctype(text: str) -> str:
    """Cut the first DOCTYPE with its internal subset, quotes and brackets observed."""
    start = text.find("<!DOCTYPE", 0, _ROOM_BEFORE_ROOT)
    if start < 0:
        start = text.find("<!doctype", 0, _ROOM_BEFORE_ROOT)
    if start < 0:
        return text
    depth, quote = 0, ""
    for at in range(start + 9, len(text)):
        ch = text[at]
        if quote:
            quote = "" if ch == quote else quote
        elif ch in "\"'":
            quote = ch
        elif ch == "[":
            depth += 1
        elif ch == "]":
            depth -= 1
        elif ch == ">" and depth <= 0:
            return text[:start] + text[at + 1 :]
    return text[:start]


def _honest(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if name:
        if name in _XML_NAMES:
            return found[0]
        return _escaped(html5[f"{name};"]) if f"{name};" in html5 else f"&amp;{name};"
    if decimal or hexadecimal:
        point = int(decimal) if decimal else int(hexadecimal, 16)
        if 0x80 <= point <= 0x9F:  # written by those who meant Windows-1252
            return bytes([point]).decode("cp1252", "ignore")
        legal = point in {9, 10, 13} or (0x20 <= point <= 0x10FFFF and not _ILLEGAL.match(chr(point)))
        return f"&#{point};" if legal else ""
    return "&amp;"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

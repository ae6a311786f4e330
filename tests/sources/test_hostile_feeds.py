"""Over a hundred and twenty ways in which feeds are broken or meant to break us, and what a person would see of each."""

from __future__ import annotations

import gzip
import time
from datetime import UTC, datetime

import pytest

from bot.errors import ParseError
from bot.sources.items import parse_date, parse_feed
from bot.sources.texts import one_line, plain_text
from tests.sources.feeds import DAY, atom, atom_entry, rss, rss_item

BASE = "https://news.example/feeds/all.xml"
GOOD = rss_item("Good", "https://news.example/good", "good")
NO_FEED = "no feed|web page|empty|JSON"


def titles(body: bytes | str, charset: str | None = None) -> list[str]:
    feed = parse_feed(body.encode() if isinstance(body, str) else body, charset, BASE)
    return [one_line(plain_text(item.title)) for item in feed.items]


def titled(title: str) -> str:
    return rss([rss_item(title), GOOD])


CAFE = rss([rss_item("Café «René» – “in doubt”"), GOOD], prologue="")
READ = ["Café «René» – “in doubt”", "Good"]

CHARSETS = {
    "utf-8 without a word about it": (CAFE.encode(), None),
    "utf-8 with a mark": (b"\xef\xbb\xbf" + CAFE.encode(), None),
    "utf-8 declared as latin-1": (b'<?xml version="1.0" encoding="iso-8859-1"?>' + CAFE.encode(), None),
    "utf-8 served as latin-1": (CAFE.encode(), "iso-8859-1"),
    "utf-8 declared as us-ascii": (b'<?xml version="1.0" encoding="us-ascii"?>' + CAFE.encode(), "us-ascii"),
    "utf-8 declared as nonsense": (b'<?xml version="1.0" encoding="no-such-thing"?>' + CAFE.encode(), "neither"),
    "utf-8 declared as utf-16": (b'<?xml version="1.0" encoding="utf-16"?>' + CAFE.encode(), None),
    "utf-8 declared as utf-7": (b'<?xml version="1.0" encoding="utf-7"?>' + CAFE.encode(), None),
    "windows-1252 as declared": (b'<?xml version="1.0" encoding="windows-1252"?>' + CAFE.encode("cp1252"), None),
    "windows-1252 declared in single quotes": (b"<?xml version='1.0' encoding='cp1252'?>" + CAFE.encode("cp1252"), None),
    "windows-1252 as served": (CAFE.encode("cp1252"), "windows-1252"),
    "windows-1252 declared as utf-8": (b'<?xml version="1.0" encoding="utf-8"?>' + CAFE.encode("cp1252"), "utf-8"),
    "windows-1252 without a word about it": (CAFE.encode("cp1252"), None),
    "utf-16 little endian with a mark": (CAFE.encode("utf-16"), None),
    "utf-16 big endian with a mark": (b"\xfe\xff" + CAFE.encode("utf-16-be"), None),
    "utf-16 without a mark": (CAFE.encode("utf-16-le"), None),
    "utf-16 big endian without a mark": (CAFE.encode("utf-16-be"), None),
    "utf-16 declared as utf-8": (('<?xml version="1.0" encoding="utf-8"?>' + CAFE).encode("utf-16"), "utf-8"),
    "utf-32 with a mark": (CAFE.encode("utf-32"), None),
    "numeric references": (CAFE.encode("ascii", "xmlcharrefreplace"), None),
    "named entities": (CAFE.replace("é", "&eacute;").replace("«", "&laquo;").replace("»", "&raquo;").encode(), None),
    "references of windows-1252": (CAFE.replace("–", "&#150;").replace("“", "&#147;").replace("”", "&#x94;").encode(), None),
}


@pytest.mark.parametrize("name", CHARSETS)
def test_the_right_letters_come_out_of_any_charset(name: str) -> None:
    body, charset = CHARSETS[name]
    assert titles(body, charset) == READ


def test_one_wrong_byte_does_not_spoil_the_other_letters() -> None:
    body = CAFE.encode().replace(b"Good", b"Go\xe9d")
    assert titles(body, "utf-8") == [READ[0], "Goéd"]


def test_a_japanese_charset_that_looks_like_ascii_is_read_as_declared() -> None:
    body = '<?xml version="1.0" encoding="iso-2022-jp"?>' + rss([rss_item("続編")], prologue="")
    assert titles(body.encode("iso-2022-jp")) == ["続編"]


WHOLE = rss([rss_item("One"), GOOD])

BROKEN_BUT_READABLE: dict[str, tuple[str | bytes, list[str]]] = {
    # what stands around the feed
    "blanks before the declaration": ("\n\n \t" + WHOLE, ["One", "Good"]),
    "a warning before the declaration": ("<br />\n<b>Warning</b>: bad in <b>/x.php</b><br />\n" + WHOLE, ["One", "Good"]),
    "a notice before the declaration": ("Notice: undefined index\n" + WHOLE, ["One", "Good"]),
    "a comment before the root": (WHOLE.replace("<rss", "<!-- made by hand -- > --><rss", 1), ["One", "Good"]),
    "a style sheet before the root": (WHOLE.replace("<rss", '<?xml-stylesheet href="x.xsl"?><rss', 1), ["One", "Good"]),
    "a script after the root": (WHOLE + "<script>track()</script>", ["One", "Good"]),
    "a comment after the root": (WHOLE + "<!-- 0.5 s -->", ["One", "Good"]),
    "no declaration": (rss([GOOD], prologue=""), ["Good"]),
    "two declarations": ('<?xml version="1.0"?>' + rss([GOOD]), ["Good"]),
    "a declaration of version 1.1": (rss([GOOD], prologue='<?xml version="1.1"?>'), ["Good"]),
    "a broken declaration": (rss([GOOD], prologue='<?xml version="1.0" encoding="UTF-8" ??>'), ["Good"]),
    "a document type of old": (
        rss(
            [GOOD],
            prologue='<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://x.example/rss.dtd">',
        ),
        ["Good"],
    ),
    "zeros between": (WHOLE.replace("One", "O\x00ne"), ["One", "Good"]),
    "zeros at the end": (WHOLE + "\x00" * 100, ["One", "Good"]),
    "line ends of every kind": (WHOLE.replace("><", ">\r\n<").replace("</title>", "</title>\r"), ["One", "Good"]),
    # cut off
    "cut after an item": (WHOLE[: WHOLE.rindex("<item>")], ["One"]),
    "cut in a tag": (WHOLE[: WHOLE.rindex("</channel>") + 5], ["One", "Good"]),
    "cut in the end of the root": (WHOLE[:-3], ["One", "Good"]),
    "no end at all": (WHOLE.replace("</channel></rss>", ""), ["One", "Good"]),
    "cut in a CDATA section": (rss([GOOD, "<item><title><![CDATA[Cut off"])[: -len("</channel></rss>")], ["Good"]),
    # ampersands and entities
    "a bare ampersand": (titled("Tom & Jerry"), ["Tom & Jerry", "Good"]),
    "an ampersand before a letter": (titled("R&D AT&T"), ["R&D AT&T", "Good"]),
    "an ampersand at the end": (titled("You & "), ["You &", "Good"]),
    "an entity without its end": (titled("Fish &amp Chips"), ["Fish & Chips", "Good"]),
    "an unknown entity": (titled("What &isthis; then"), ["What &isthis; then", "Good"]),
    "a non-breaking space": (titled("Season&nbsp;4"), ["Season 4", "Good"]),
    "escaped twice": (titled("Tom &amp;amp; Jerry"), ["Tom & Jerry", "Good"]),
    "escaped markup": (titled("&lt;b&gt;Bold&lt;/b&gt; news"), ["Bold news", "Good"]),
    "a reference to nothing": (titled("A&#0;B&#8;C"), ["ABC", "Good"]),
    "a reference beyond all letters": (titled("A&#9999999;B&#xFFFFFF;C"), ["ABC", "Good"]),
    "a reference to half a letter": (titled("A&#xD83D;B"), ["AB", "Good"]),
    "a reference with a capital X": (titled("&#X41;"), ["A", "Good"]),
    "an ampersand in a link": (rss([rss_item("One", "https://n.example/?a=1&b=2"), GOOD]), ["One", "Good"]),
    "an ampersand in CDATA": (titled("<![CDATA[Tom & Jerry &amp; co]]>"), ["Tom & Jerry & co", "Good"]),
    # CDATA
    "markup in CDATA": (titled("<![CDATA[<i>Show</i> returns]]>"), ["Show returns", "Good"]),
    "two CDATA sections": (titled("<![CDATA[One]]> and <![CDATA[Two]]>"), ["One and Two", "Good"]),
    "an empty CDATA section": (titled("<![CDATA[]]>Yes"), ["Yes", "Good"]),
    "an end of CDATA alone": (titled("a ]] b"), ["a ]] b", "Good"]),
    # markup where text belongs
    "unescaped markup in a description": (rss([rss_item("One", text="<p>Hi <b>there</p>"), GOOD]), ["One", "Good"]),
    "an unclosed break in a description": (rss([rss_item("One", text="Hi<br>there"), GOOD]), ["One", "Good"]),
    "an attribute without quotes": (WHOLE.replace('version="2.0"', "version=2.0"), ["One", "Good"]),
    "an attribute twice": (WHOLE.replace('version="2.0"', 'version="2.0" version="2.0"'), ["One", "Good"]),
    "a sign of less": (titled("1 &lt; 2"), ["1 < 2", "Good"]),
    # names and namespaces
    "an undeclared namespace": (rss([rss_item("One", more="<media:thing>x</media:thing>"), GOOD]), ["One", "Good"]),
    "a namespace of one's own": (rss([rss_item("One", more='<x:y xmlns:x="urn:x">z</x:y>'), GOOD]), ["One", "Good"]),
    "another title beside": (
        rss([rss_item("One", more='<media:title xmlns:media="urn:m">No</media:title>'), GOOD]),
        ["One", "Good"],
    ),
    "an old version number": (WHOLE.replace('version="2.0"', 'version="0.91"'), ["One", "Good"]),
    "no version": (WHOLE.replace(' version="2.0"', ""), ["One", "Good"]),
    "no channel's title": (WHOLE.replace("<title>Example</title>", ""), ["One", "Good"]),
    "items outside the channel": ("<rss><channel><title>x</title></channel>" + GOOD + "</rss>", ["Good"]),
    "a default namespace on RSS": (
        WHOLE.replace("<rss ", '<rss xmlns="http://backend.userland.com/rss2" '),
        ["One", "Good"],
    ),
    # RDF and Atom
    "RDF of RSS 1.0": (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        '<channel rdf:about="u">'
        "<title>t</title></channel><item rdf:about='https://n.example/1'><title>One</title><link>https://n.example/1</link></item></rdf:RDF>",
        ["One"],
    ),
    "Atom": (atom([atom_entry('<id>1</id><link href="/1"/>')]), ["News"]),
    "Atom without a namespace": (
        atom([atom_entry("<id>1</id>")]).replace(' xmlns="http://www.w3.org/2005/Atom"', ""),
        ["News"],
    ),
    "Atom 0.3": (
        atom([atom_entry("<id>1</id>")]).replace("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"),
        ["News"],
    ),
    "Atom under a prefix": (
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>One</a:title><a:id>1</a:id></a:entry></a:feed>',
        ["One"],
    ),
    "Atom with a title of XHTML": (
        atom(
            [
                '<entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">One <b>bold</b> word</div></title>'
                "<id>1</id></entry>"
            ]
        ),
        ["One bold word"],
    ),
    "Atom with a title of HTML": (
        atom(['<entry><title type="html">&lt;i&gt;One&lt;/i&gt;</title><id>1</id></entry>']),
        ["One"],
    ),
    "Atom with a title of text": (atom(['<entry><title type="text">a &amp;lt; b</title><id>1</id></entry>']), ["a < b"]),
    "Atom without ids": (atom([atom_entry("")]), ["News"]),
    "Atom cut off": (atom([atom_entry("<id>1</id>"), atom_entry("<id>2</id>", "Two")])[:-20], ["News", "Two"]),
    # items
    "an item without a title": (rss(["<item><description>Words</description></item>", GOOD]), ["", "Good"]),
    "an empty item": (rss(["<item></item>", "<item/>", GOOD]), ["Good"]),
    "an item in an item": (rss(["<item><title>Outer</title>" + GOOD + "</item>"]), ["Outer"]),
    "two titles": (rss(["<item><title>One</title><title>Two</title></item>", GOOD]), ["One", "Good"]),
    "a title over lines": (titled("One\n   and\n\tmore"), ["One and more", "Good"]),
    "a title that reverses its line": (titled("evil\u202egnp.exe"), ["evilgnp.exe", "Good"]),
    "a title that clears the terminal": (titled("\x1b[2JHello\x07"), ["[2JHello", "Good"]),
    "a title with a script": (titled("&lt;script&gt;alert(1)&lt;/script&gt;Hello"), ["Hello", "Good"]),
    "a title with a picture": (titled("&lt;img src=x onerror=alert(1)&gt;Hello"), ["Hello", "Good"]),
    "an emoji": (titled("Renewed 🎉"), ["Renewed 🎉", "Good"]),
    # JSON
    "JSON Feed": ('{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"One"}]}', ["One"]),
    "JSON Feed with a mark": (b'\xef\xbb\xbf{"items":[{"id":"1","title":"One"}]}', ["One"]),
    "JSON Feed with strange members": (
        '{"items":[{"id":{},"title":["x"],"content_text":"c"},null,{"title":"One","url":3}]}',
        ["", "One"],
    ),
    "JSON Feed with a lone surrogate": ('{"items":[{"title":"O\\ud83dne"}]}', ["One"]),
}


@pytest.mark.parametrize("name", BROKEN_BUT_READABLE)
def test_a_broken_feed_gives_what_a_person_would_see(name: str) -> None:
    body, expected = BROKEN_BUT_READABLE[name]
    found = titles(body)
    assert found[: len(expected)] == expected


UNREADABLE: dict[str, bytes] = {
    "nothing": b"",
    "blanks": b" \r\n\t ",
    "zeros": b"\x00" * 1000,
    "a mark alone": b"\xef\xbb\xbf",
    "words": b"Service unavailable",
    "a web page": b"<!DOCTYPE html><html><body><h1>Hello</h1></body></html>",
    "a web page in capitals": b"<!doctype HTML PUBLIC><HTML><BODY>Hello",
    "a web page with links to feeds": b'<html><head><link rel="alternate" type="application/rss+xml" href="/f">',
    "a page behind a comment": b"<!-- x --><!-- y --><html></html>",
    "a sign-in page": b"<html><form action=/login><input name=user></form></html>",
    "other XML": b'<?xml version="1.0"?><note><to>You</to></note>',
    "a site map": b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://n.example/</loc></url></urlset>',
    "an answer of SOAP": b'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body/></s:Envelope>',
    "a drawing": b'<svg xmlns="http://www.w3.org/2000/svg"><text>x</text></svg>',
    "an error in XML": b'<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
    "JSON without items": b'{"message": "not found"}',
    "a list of JSON": b"[1, 2, 3]",
    "JSON with items of a wrong kind": b'{"items": {"a": 1}}',
    "broken JSON": b'{"items": [{"id": ',
    "deep JSON": b"[" * 200_000,
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00",
    "a packed file": gzip.compress(b"<rss/>"),
    "a PDF": b"%PDF-1.7\n%\xe2\xe3",
    "a script": b"#!/bin/sh\necho hello\n",
    "only a declaration": b'<?xml version="1.0"?>',
    "only a document type": b"<!DOCTYPE rss [",
    "angle brackets": b"<" * 10_000,
    "an open tag": b"<rss",
    "random bytes": bytes(range(256)) * 20,
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_no_feed_is_one_clear_sentence_or_nothing(name: str) -> None:
    try:
        found = titles(UNREADABLE[name])
    except ParseError as error:
        assert "\n" not in str(error) and len(str(error)) < 200
    else:
        assert found == []


BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12))

MEANT_TO_BREAK: dict[str, str] = {
    "a billion laughs": rss([rss_item("&a11;"), GOOD], prologue=f'<?xml version="1.0"?><!DOCTYPE rss [{BOMB}]>'),
    "a quadratic bomb": rss([rss_item("&a;" * 5000), GOOD], prologue=f'<!DOCTYPE rss [<!ENTITY a "{"x" * 5000}">]>'),
    "a file": rss([rss_item("&x;"), GOOD], prologue='<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    "an address": rss([rss_item("&x;"), GOOD], prologue='<!DOCTYPE rss [<!ENTITY x SYSTEM "http://127.0.0.1:9/">]>'),
    "a parameter entity": rss([GOOD], prologue='<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1:9/d"> %p;]>'),
    "an external subset": rss([GOOD], prologue='<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/evil.dtd">'),
    "a default attribute": rss([GOOD], prologue='<!DOCTYPE rss [<!ATTLIST title x CDATA "y">]>'),
    "a bracket in a quote": rss([GOOD], prologue='<!DOCTYPE rss [<!ENTITY a "]>">]>'),
    "an inclusion": rss(
        [rss_item("One", more='<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>'), GOOD]
    ),
    "deep nesting": rss([rss_item("One", more="<a>" * 50_000), GOOD]),
    "deep nesting, closed": rss([rss_item("One", more="<a>" * 20_000 + "</a>" * 20_000), GOOD]),
    "deep nesting, ten megabytes of it": rss([rss_item("One", more="<a>" * 3_000_000), GOOD]),
    "items without anything, ten megabytes of them": rss(["<item/>"] * 1_300_000),
    "nested CDATA": rss([rss_item("<![CDATA[" * 20_000), GOOD]),
    "many attributes": rss([rss_item("One", more=f"<x {' '.join(f'a{n}=1' for n in range(50_000))}/>"), GOOD]),
    "many namespaces": rss([rss_item("One", more=f"<x {' '.join(f'''xmlns:n{n}='u{n}' ''' for n in range(5000))}/>"), GOOD]),
    "a long name": rss([rss_item("One", more=f"<{'a' * 500_000}/>"), GOOD]),
    "a long title": rss([rss_item("word " * 400_000), GOOD]),
    "a long description": rss([rss_item("One", text="&lt;b&gt;x" * 200_000), GOOD]),
    "many items": rss([GOOD] * 20_000),
    "many ampersands": rss([rss_item("&" * 300_000), GOOD]),
    "many brackets": rss([rss_item("One", text="<" * 300_000), GOOD]),
    "many open comments": rss([rss_item("One", text="<!--" * 200_000), GOOD]),
    "many link tags": rss([rss_item("One", more="<link" * 100_000), GOOD]),
    "many blanks": rss([rss_item("One", more="<x" + " " * 1_000_000 + "/>"), GOOD]),
    "many processing instructions": rss([rss_item("One", more="<?x y?>" * 50_000), GOOD]),
    "many dates": rss([rss_item("One", more=f"<pubDate>{DAY}</pubDate>" * 20_000), GOOD]),
    "a date without end": rss([rss_item("One", date="1" * 500_000), GOOD]),
    "digits in a ttl": rss([GOOD], head="<ttl>" + "9" * 100_000 + "</ttl>"),
    "open skipHours": rss([GOOD], head="<skipHours>" * 50_000),
}


@pytest.mark.parametrize("name", MEANT_TO_BREAK)
def test_what_is_meant_to_break_us_costs_little_and_tells_nothing(name: str) -> None:
    start = time.process_time()
    try:
        feed = parse_feed(MEANT_TO_BREAK[name].encode(), None, BASE)
    except ParseError as error:
        assert "\n" not in str(error)
        return
    finally:
        assert time.process_time() - start < 30  # a hang, not a benchmark
    assert len(feed.items) <= 2000
    assert sum(len(item.title) for item in feed.items) < 3_000_000
    assert not any("root:" in item.title or "haha" in item.title for item in feed.items)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Sun, 01 Mar 2026 10:00:00 +0000", "2026-03-01T10:00"),
        ("Sun, 01 Mar 2026 10:00:00 GMT", "2026-03-01T10:00"),
        ("Sun, 1 Mar 2026 05:00:00 EST", "2026-03-01T10:00"),
        ("Sun, 1 Mar 26 10:00 UT", "2026-03-01T10:00"),
        ("01 Mar 2026 10:00:00 +0100", "2026-03-01T09:00"),
        ("Sunday, 01 Mar 2026 10:00:00 GMT", "2026-03-01T10:00"),
        ("2026-03-01T10:00:00Z", "2026-03-01T10:00"),
        ("2026-03-01T10:00:00.123456+02:00", "2026-03-01T08:00"),
        ("2026-03-01 10:00:00", "2026-03-01T10:00"),
        ("2026-03-01T10:00", "2026-03-01T10:00"),
        ("2026-03-01", "2026-03-01T00:00"),
        ("20260301T100000Z", "2026-03-01T10:00"),
        ("", None),
        ("soon", None),
        ("0000-00-00T00:00:00Z", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("9999-12-31T23:59:59-12:00", None),
        ("2026-13-45", None),
        ("NaN", None),
    ],
)
def test_dates_are_read_in_every_form_and_nonsense_is_no_date(text: str, moment: str | None) -> None:
    expected = datetime.fromisoformat(moment).replace(tzinfo=UTC) if moment else None
    found = parse_date(text)
    assert (found.replace(second=0, microsecond=0) if found else None) == expected


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("/a", "https://news.example/a"),
        ("a", "https://news.example/feeds/a"),
        ("//other.example/a", "https://other.example/a"),
        ("?p=1", "https://news.example/feeds/all.xml?p=1"),
        (" https://news.example/a\n ", "https://news.example/a"),
        ("https://news.exa\nmple/a", "https://news.example/a"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("data:text/html,x", None),
        ("http://[broken", None),
        ("https://news.example/" + "a" * 10_000, None),
    ],
)
def test_a_link_is_made_whole_or_left_out(link: str, url: str | None) -> None:
    feed = parse_feed(rss([rss_item("One", link, "guid")]).encode(), None, BASE)
    assert feed.items[0].url == url

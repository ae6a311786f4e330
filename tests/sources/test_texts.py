"""Foreign text is made harmless, and what a person would read is kept."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.identity import canonical, item_id
from bot.sources.texts import clean, one_line, plain_text


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("plain", "plain"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("Tom &amp; Jerry", "Tom & Jerry"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>Two<br/>Three", "One\nTwo\nThree"),
        ("a<b>b</b>c", "abc"),
        ("<script>alert(1)</script>Text<style>p{}</style>", "Text"),
        ("Text<script>alert(1)", "Text"),
        ("<img src=x onerror=alert(1)>Text", "Text"),
        ("<!-- hidden -->Text<!-- more --> after", "Text after"),
        ("<![CDATA[x]]>Text", "Text"),
        ("<?php echo 1 ?>Text", "Text"),
        ("<ul><li>One<li>Two</ul>", "One\n\nTwo"),
        ("<p>Un<p>closed", "Un\n\nclosed"),
        ("<div><div></div>", ""),
        ("&lt;b&gt;bold&lt;/b&gt;", "<b>bold</b>"),
        ("<p>a\u00a0b\u200bc</p>", "a bc"),
        ("\x1b[31mred\x07", "[31mred"),
        ("right\u202eleft\u2066x\u2069", "rightleftx"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
    ],
)
def test_html_becomes_the_text_that_a_person_reads(fragment: str, text: str) -> None:
    assert plain_text(fragment) == text


@given(st.text(max_size=300) | st.text(alphabet="<>/!-[]&;#ab \n\u202e\x00", max_size=200))
def test_no_text_keeps_a_harmful_character(text: str) -> None:
    for made in (plain_text(text), clean(text)):
        assert not any(unicodedata.category(ch) in {"Cc", "Cs"} and ch not in "\n\t" for ch in made)
        assert not set(made) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
    assert "\n" not in one_line(text)


def test_text_is_cut_at_its_longest() -> None:
    assert len(plain_text("<p>" + "word " * 1_000_000)) <= 100_000
    assert len(one_line("x" * 10_000)) == 500


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("https://www.News.example/A/?utm_source=x&b=2&a=1#top", "news.example/A?a=1&b=2"),
        ("http://news.example:80/a", "news.example/a"),
        ("http://news.example:8080/a", "news.example:8080/a"),
        ("https://news.example/?p=12", "news.example?p=12"),
        ("https://news.example/", None),
        ("https://news.example", None),
        ("mailto:me@news.example", None),
        ("//[bad", None),
        ("", None),
    ],
)
def test_an_address_is_reduced_to_what_names_its_page(url: str, text: str | None) -> None:
    assert canonical(url) == text


PIECES = ("www.", "news.example", "a", "-", ".", "..", "/", "//", "b.html", "%20", "@", ":", ":80", ";p", "~", "é", " ", "1")


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_what_stands_behind_the_hash_never_matters(pieces: list[str]) -> None:
    url = f"https://{''.join(pieces)}".rstrip()
    assert canonical(url) == canonical(f"{url}#top")


@given(st.text(max_size=500), st.text(max_size=100), st.text(max_size=100))
def test_an_id_always_fits_and_is_never_empty(url: str, guid: str, title: str) -> None:
    made = item_id(url, guid, title, "")
    assert 0 < len(made) <= 320


def test_a_very_long_address_keeps_an_id_of_its_own() -> None:
    one, other = (canonical(f"https://news.example/{'a' * 1000}{end}") for end in ("1", "2"))
    assert one and other and one != other and len(one) <= 300

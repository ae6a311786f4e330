"""robots.txt as RFC 9309 has it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.robots import parse_robots

TEXT = """
# comment
User-agent: otherbot
Disallow: /

User-Agent: cliffhanger
User-agent: friend
Disallow: /mine
Allow: /mine/open$
Disallow: /*.pdf$
Disallow: /a*b*c
Disallow:

User-agent: *
Disallow: /all
Crawl-delay: 5
"""


@pytest.mark.parametrize(
    ("agent", "path", "allowed"),
    [
        ("cliffhanger", "/", True),
        ("cliffhanger", "/mine", False),
        ("cliffhanger", "/mine/x", False),
        ("cliffhanger", "/mine/open", True),
        ("cliffhanger", "/mine/opened", False),
        ("cliffhanger", "/all", True),
        ("cliffhanger", "/x/y.pdf", False),
        ("cliffhanger", "/x/y.pdf?z", True),
        ("cliffhanger", "/a1b2c3", False),
        ("cliffhanger", "/a1c2b3", True),
        ("friend", "/mine", False),
        ("somebody", "/all/x", False),
        ("somebody", "/mine", True),
        ("otherbot", "/", False),
    ],
)
def test_the_own_group_counts_and_in_it_the_longest_rule(agent: str, path: str, allowed: bool) -> None:
    assert parse_robots(TEXT, agent).allow(path) is allowed


def test_groups_of_one_name_are_read_together() -> None:
    rules = parse_robots("User-agent: *\nDisallow: /a\n\nUser-agent: *\nDisallow: /b\n", "cliffhanger")
    assert not rules.allow("/a") and not rules.allow("/b") and rules.allow("/c")


@given(st.text(max_size=300), st.text(max_size=50))
def test_any_text_is_read_without_a_crash(text: str, path: str) -> None:
    assert parse_robots(text, "cliffhanger").allow("/" + path) in {True, False}

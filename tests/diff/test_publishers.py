"""Who publishes, how far it is trusted, and whom a text names as its source."""

from __future__ import annotations

import pytest

from bot.diff import Publisher, Publishers
from bot.model import Trust

TABLE = Publishers.load()


def test_the_table_knows_150_outlets_of_every_trust() -> None:
    counts = TABLE.counts()
    assert sum(counts.values()) >= 150
    assert set(counts) == set(Trust)


@pytest.mark.parametrize(
    ("domain", "trust"),
    [
        ("deadline.com", Trust.TRADE),
        ("www.deadline.com", Trust.TRADE),
        ("WWW.Variety.com.", Trust.TRADE),
        ("press.netflix.com", Trust.OFFICIAL),
        ("someone.tumblr.com", Trust.FAN),
        ("notdeadline.com", Trust.PRESS),
        ("village-courier.example", Trust.PRESS),
        (None, Trust.PRESS),
        ("", Trust.PRESS),
        ("com", Trust.PRESS),
    ],
)
def test_trust_is_found_by_domain_and_unknown_ones_are_press(domain: str | None, trust: Trust) -> None:
    assert TABLE.trust_of(domain) is trust


def test_an_operator_overrides_and_adds() -> None:
    own = Publishers.load(
        [Publisher("deadline.com", "Deadline", Trust.PRESS), Publisher("x.example", "The X", Trust.OFFICIAL)]
    )
    assert own.trust_of("deadline.com") is Trust.PRESS
    assert own.trust_of("news.x.example") is Trust.OFFICIAL
    assert own.name_of("x.example") == "The X"
    assert own.trust_of("variety.com") is Trust.TRADE
    assert own.credited("The X reports that it is over.") == ()  # quoting the network is no retelling


def test_a_name_is_for_people() -> None:
    assert TABLE.name_of("www.hollywoodreporter.com") == "The Hollywood Reporter"
    assert TABLE.name_of("www.village-courier.example") == "village-courier.example"


def test_an_outlet_of_several_domains_is_one() -> None:
    assert TABLE.outlet_of("thetimes.co.uk") == TABLE.outlet_of("www.thetimes.com")


@pytest.mark.parametrize(
    ("text", "domains"),
    [
        ("It is over, according to Deadline.", ("deadline.com",)),
        ("Renewed, per The Hollywood Reporter, and per Variety.", ("hollywoodreporter.com", "variety.com")),
        ("The creator told TheWrap that it goes on.", ("thewrap.com",)),
        ("First reported by TVLine.", ("tvline.com",)),
        ("Variety reports that a third season is coming.", ("variety.com",)),
        ("Deadline has learned that it ends.", ("deadline.com",)),
        ("In an interview with Radio Times she said no.", ("radiotimes.com",)),
        ("There is a deadline; a variety of people told time and again.", ()),
        ("Netflix reported good numbers, according to Netflix.", ()),
        ("Deadline day is near, says the collider team.", ()),
        ("", ()),
    ],
)
def test_credits_are_found_and_common_words_are_none(text: str, domains: tuple[str, ...]) -> None:
    assert TABLE.credited(text) == domains

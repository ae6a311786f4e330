"""Who says it, and whether two who say it are two."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.diff import Publishers, independent, witness_of
from bot.diff.fingerprint import fingerprint, similar
from bot.model import Article, Trust, Witness

TABLE = Publishers.load()
TEXT = (
    "The harbour drama comes back for a third year, its network said on Monday. Eight episodes are planned and the whole "
    "cast returns; the writers began in spring. The second year ended in March with its best numbers so far."
)
OTHER = (
    "A surprise for viewers of the long-running hospital comedy: nobody had expected that the broadcaster would order "
    "more so soon after the strike, yet the call came before lunch, says its star, who was walking her dog."
)


def article(text: str, site: str | None = None, url: str | None = None) -> Article:
    return Article("1", "A headline", text, url=url, site=site)


def test_the_publisher_is_the_site_else_the_address_else_the_source() -> None:
    assert witness_of(article(TEXT, "www.tvline.com"), "feed", None, TABLE).publisher == "tvline.com"
    assert witness_of(article(TEXT, None, "https://www.nme.com/x"), "feed", None, TABLE).publisher == "nme.com"
    assert witness_of(article(TEXT), "the folder", None, TABLE).publisher == "the folder"


def test_the_operators_trust_goes_before_the_table() -> None:
    assert witness_of(article(TEXT, "tvline.com"), "feed", Trust.FAN, TABLE).trust is Trust.FAN
    assert witness_of(article(TEXT, "tvline.com"), "feed", None, TABLE).trust is Trust.TRADE
    assert witness_of(article(TEXT), "the folder", None, TABLE).trust is Trust.PRESS


def test_an_outlet_that_names_itself_credits_nobody() -> None:
    assert witness_of(article("Deadline has learned that it ends.", "deadline.com"), "feed", None, TABLE).credits == ()


def test_a_retelling_is_no_second_witness() -> None:
    first = Witness("one.example", Trust.PRESS)
    assert independent(first, Witness("two.example", Trust.PRESS))
    assert not independent(first, Witness("one.example", Trust.PRESS))
    assert not independent(first, Witness("two.example", Trust.PRESS, ("one.example",)))
    both = ("third.example",)
    assert not independent(Witness("a.example", Trust.PRESS, both), Witness("b.example", Trust.PRESS, both))


def test_nearly_the_same_words_are_one_witness() -> None:
    copied = TEXT.replace("on Monday", "on Monday morning")
    one = witness_of(article(TEXT, "one.example"), "feed", None, TABLE)
    assert not independent(one, witness_of(article(copied, "two.example"), "feed", None, TABLE))
    assert independent(one, witness_of(article(OTHER, "two.example"), "feed", None, TABLE))


def test_a_short_text_is_similar_to_none() -> None:
    assert fingerprint("It is renewed") == 0
    assert not similar(0, 0)


@given(st.text(max_size=3000))
def test_a_hash_has_64_bits_and_a_text_is_similar_to_itself(text: str) -> None:
    found = fingerprint(text)
    assert 0 <= found < 2**64
    assert found == 0 or similar(found, fingerprint(f"  {text}\n"))

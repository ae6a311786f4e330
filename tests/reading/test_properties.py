"""What holds for every text: additions and renamings change nothing else, and no text takes long or breaks the reader."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import Article, Claim, Show
from bot.reading import Reader
from tests.reading import table_fates, table_quiet
from tests.reading.saying import READER, SHOWS, an_article

SAID = sorted({row[1] for row in [*table_fates.RENEWED, *table_fates.CANCELLED, *table_fates.ENDING, *table_quiet.OPEN]})
UNRELATED = [
    "The mayor opened a new bridge on Tuesday.",
    "Rain is forecast for the weekend, with wind from the north.",
    "Shares in the brewery rose by two per cent.",
    "The museum has a new roof.",
    "A cat was found in the town hall.",
    "Tickets cost nine pounds.",
]
OTHERS = [
    "NBC has renewed The Long Thaw for a third season.",
    "ITV has cancelled The Long Thaw.",
    "The Long Thaw will end with its fourth season.",
    "No decision has been made about The Long Thaw.",
]
RARE_TITLES = ["Brackenthorpe", "Velvet Quarry", "Oslo Underground", "Marrowby & Sons", "The Quillfeather Papers"]
HARD = settings(max_examples=60, derandomize=True, deadline=None)


def of_show(claims: tuple[Claim, ...], show: int) -> list[tuple[str, str, str, bool]]:
    return [(str(c.part), c.status.value, c.certainty.value, c.final) for c in claims if c.show == show]


def numbers_named(said: str) -> set[int]:
    return {claim.show for claim in READER.read(an_article(said))}


@HARD
@given(st.sampled_from(SAID), st.sampled_from(UNRELATED))
def test_an_unrelated_sentence_behind_changes_no_claim(said: str, added: str) -> None:
    article = an_article(said)
    longer = replace(article, text=f"{article.text} {added}".strip())
    for show in {claim.show for claim in READER.read(article)}:
        assert of_show(READER.read(longer), show) == of_show(READER.read(article), show)


@HARD
@given(st.sampled_from(SAID), st.sampled_from(OTHERS))
def test_the_news_of_another_show_behind_changes_no_claim(said: str, added: str) -> None:
    article = an_article(said)
    longer = replace(article, text=f"{article.text} {added}".strip())
    for show in {claim.show for claim in READER.read(article)}:
        assert of_show(READER.read(longer), show) == of_show(READER.read(article), show)


@HARD
@given(st.sampled_from([said for said in SAID if "Harbour Lights" in said]), st.sampled_from(RARE_TITLES))
def test_renaming_a_show_changes_only_its_name(said: str, title: str) -> None:
    renamed = [replace(show, title=title, aliases=()) if show.id == 1 else show for show in SHOWS]
    before = READER.read(an_article(said))
    after = Reader(renamed).read(an_article(said.replace("Harbour Lights", title)))
    assert of_show(after, 1) == of_show(before, 1)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.text(max_size=400), st.text(max_size=1500))
def test_any_text_is_read_without_error(headline: str, body: str) -> None:
    for claim in READER.read(Article("x", headline, body)):
        assert 1 <= claim.show <= len(SHOWS)


WORDS = ["Harbour Lights", "season", "renewed", "for", "a", "third", "(", ")", ",", ":", "which", "not", "2", ".", "\n", "—"]


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=200))
def test_any_heap_of_the_trades_own_words_is_read_without_error(heap: list[str]) -> None:
    text = " ".join(heap)
    first = READER.read(Article("x", "", text))
    assert READER.read(Article("x", "", text)) == first


def test_a_hundred_kilobytes_without_a_full_stop_are_read_in_parts() -> None:
    text = ("Harbour Lights which was not renewed ( for a third season , and " * 2000)[:100_000]
    assert READER.read(Article("x", "", text)) is not None


def test_every_claim_says_which_words_led_to_it() -> None:
    for said in SAID:
        for claim in READER.read(an_article(said)):
            assert claim.words
            assert claim.quote


def test_two_shows_of_one_name_are_told_apart_by_another_name() -> None:
    shows = [Show(1, "Saltmarsh", ("Saltmarsh UK",)), Show(2, "Saltmarsh", ("Saltmarsh: Boston",))]
    article = Article("x", "Saltmarsh: Boston is back", "NBC has renewed Saltmarsh for a second season.")
    assert {claim.show for claim in Reader(shows).read(article)} == {2}


def test_twenty_names_in_a_headline_are_found() -> None:
    assert READER.names("HL, Saltmarsh and Copper Lane renewed") == {1, 2, 3}

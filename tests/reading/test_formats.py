"""Lists of fates in every layout, for titles that are rare and for titles that are common words."""

from __future__ import annotations

import pytest

from bot.model import Article, Show
from bot.reading import Reader
from tests.reading.table_formats import FORMATS

RARE = {"A": "Harbour Lights", "B": "Saltmarsh", "C": "Copper Lane", "D": "Night Ferry", "E": "Kingsreach"}
COMMON = {"A": "Ghosts", "B": "Evil", "C": "House", "D": "Dark", "E": "Lost"}
SIGNS = {"renewed": "+", "dated": "+", "cancelled": "-", "in_doubt": "?"}


def fates_of(text: str) -> dict[str, str]:
    """What a row of the table says becomes of each letter."""
    return {one[0]: one[1] for one in text.split()}


def stated(titles: dict[str, str], headline: str, body: str) -> dict[str, str]:
    """What becomes of each show, by its letter."""
    shows = tuple(Show(number, title) for number, title in enumerate(titles.values(), 1))
    claims = Reader(shows).read(Article("x", headline.format(**titles), body.format(**titles)))
    return {list(titles)[claim.show - 1]: SIGNS[str(claim.status)] for claim in claims}


@pytest.mark.parametrize(("headline", "body", "fates"), FORMATS)
def test_a_list_of_rare_titles_is_read_whole(headline: str, body: str, fates: str) -> None:
    assert stated(RARE, headline, body) == fates_of(fates)


@pytest.mark.parametrize(("headline", "body", "fates"), FORMATS)
def test_a_list_of_common_words_is_read_whole_or_in_part_but_never_wrongly(headline: str, body: str, fates: str) -> None:
    wanted = fates_of(fates)
    assert stated(COMMON, headline, body).items() <= wanted.items()

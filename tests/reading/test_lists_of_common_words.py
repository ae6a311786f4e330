"""Titles that are common words, in lists: there a capital between commas, beside the word of a fate, means the programme."""

from __future__ import annotations

import pytest

from bot.model import Article, Show
from bot.reading import Reader

TITLES = ["Ghosts", "Evil", "Dark", "House", "Lost", "Bones", "Castle", "Awake", "Touch", "You", "Here", "Smash"]
SHOWS = tuple(Show(number, title) for number, title in enumerate(TITLES, 1))
READER = Reader(SHOWS)


def fates(headline: str, body: str) -> dict[str, str]:
    """The status of each show of which a text states one."""
    return {TITLES[claim.show - 1]: str(claim.status) for claim in READER.read(Article("x", headline, body))}


@pytest.mark.parametrize(
    ("headline", "body", "alive", "dead"),
    [
        ("Renewed: Ghosts, Evil and Dark", "", "Ghosts Evil Dark", ""),
        ("Networks decide", "The following have been cancelled: House; Lost; Bones.", "", "House Lost Bones"),
        (
            "",
            "The CW: Renewed – Ghosts, Evil. Cancelled – Dark, House.\nABC: Renewed - Lost. Cancelled - Bones",
            "Ghosts Evil Lost",
            "Dark House Bones",
        ),
        (
            "Did yours survive?",
            "Renewed shows include Ghosts, Evil and Dark. Among the cancelled: House, Lost and Bones.",
            "Ghosts Evil Dark",
            "House Lost Bones",
        ),
        ("Scorecard", "Ghosts (Fox) – renewed\nEvil (ABC) – renewed\nDark (Fox) – cancelled", "Ghosts Evil", "Dark"),
        (
            "Renewals and cancellations",
            "Castle and Bones have been picked up too, while Awake and Smash got the axe.",
            "Castle Bones",
            "Awake Smash",
        ),
        ("Renewals", "Castle: cancelled. Touch: renewed. Awake: renewed. Smash: gone.", "Touch Awake", "Castle Smash"),
    ],
)
def test_a_list_of_common_words_beside_their_fate_is_a_list_of_shows(
    headline: str, body: str, alive: str, dead: str
) -> None:
    wanted = dict.fromkeys(alive.split(), "renewed") | dict.fromkeys(dead.split(), "cancelled")
    assert fates(headline, body) == wanted


@pytest.mark.parametrize(
    "body",
    [
        "The network renewed its vow to keep the house, castle and ghosts in one picture.",
        "Evil, Dark and Lost are words that the poet returned to after his tour was cancelled by rain in a long wet year.",
        "The council has renewed the lease of the House, Castle and Park.",
    ],
)
def test_common_words_elsewhere_name_no_show(body: str) -> None:
    assert fates("A walk in the town", body) == {}


PRONOUNS = Reader([Show(1, "It"), Show(2, "Her"), Show(3, "Saltmarsh")])


@pytest.mark.parametrize(
    ("headline", "body", "shows"),
    [
        ("Saltmarsh: what we know", "It has been renewed, NBC says. It ends next year.", {3}),
        ("Ratings", "Saltmarsh fell. It was cancelled on Monday. Her new series is on Hulu.", {3}),
        ("Her Series Is Cancelled: Jane Roe on Saltmarsh", "", {3}),
        ("NBC renews 'It'", "", {1}),
        ("Every show's fate", "It (NBC): cancelled. Her: renewed. Saltmarsh: pending.", {1, 2, 3}),
        ("HBO's 'Her' is back", "HBO has renewed Her. It cancelled Saltmarsh.", {2, 3}),
    ],
)
def test_a_pronoun_is_a_title_only_where_the_text_marks_it_as_one(headline: str, body: str, shows: set[int]) -> None:
    assert {claim.show for claim in PRONOUNS.read(Article("x", headline, body))} <= shows


def test_a_pronoun_in_quotation_marks_is_a_title() -> None:
    assert [claim.show for claim in PRONOUNS.read(Article("x", "NBC renews 'It'", ""))] == [1]


@pytest.mark.parametrize(
    "headline",
    ["Sing at the Fair and You'll Be Thrown Out", "You've Been Cancelled: A Guide", "You're Not Renewed, He Said"],
)
def test_you_with_a_contraction_is_a_person(headline: str) -> None:
    assert Reader([Show(1, "You")]).read(Article("x", headline, "The officials mean it.")) == ()

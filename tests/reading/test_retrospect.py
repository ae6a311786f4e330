"""Look backs tell history, spoofs tell nothing, and a season belongs to the show of its own clause."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.reading.saying import READER, an_article, decisive

HISTORY = [
    (
        "what became of its cast",
        "Whatever Happened to the Cast of Saltmarsh? || CBS cancelled Saltmarsh after three seasons.",
    ),
    ("an oral history", "An Oral History of Saltmarsh || Fox axed the drama after a year. Everybody wept."),
    (
        "what went wrong",
        "What went wrong with Saltmarsh? || HBO cancelled the drama after one season. It cost too much.",
    ),
    ("why it was axed", "Why Did NBC Cancel Saltmarsh? || The network canceled the show after its third season."),
    ("an age", "Saltmarsh at 30: how a flop became a classic || ITV axed Saltmarsh after six episodes."),
    ("years on", "Saltmarsh, 20 years on || ITV axed the drama after two series. Its writer remembers."),
    ("a death", "Ada Finch, star of Saltmarsh, dies at 81 || The BBC cancelled Saltmarsh in its third year."),
    ("seen again", "Rewatching Saltmarsh || Fox axed Saltmarsh after two seasons, and we still mind."),
    ("worth an evening", "Is Saltmarsh worth watching? || Netflix cancelled Saltmarsh after one season, so no."),
    (
        "shows to watch",
        "The best one-season shows to stream || Saltmarsh: cancelled by ABC. Copper Lane: axed. Night Ferry: gone.",
    ),
    (
        "the worst of all time",
        "The most shocking TV cancellations of all time || Saltmarsh: cancelled. Copper Lane: axed by Fox.",
    ),
    (
        "before their time",
        "Shows That Got Axed Before Their Time || Saltmarsh (cancelled after a season). Copper Lane (axed).",
    ),
    (
        "reasons",
        "5 Reasons Great Shows Get Cancelled || 1. Saltmarsh: cancelled because of costs. 2. Copper Lane: axed.",
    ),
    (
        "they should return",
        "Cancelled Shows That Should Come Back || Saltmarsh: cancelled. Copper Lane: axed after two seasons.",
    ),
]  # fmt: skip

NEWS = [
    (
        "revived after years",
        "'Saltmarsh' Returns 20 Years Later || BBC One has revived Saltmarsh.",
        "Saltmarsh, series, renewed",
    ),
    (
        "why, and when",
        "Why Netflix Cancelled Saltmarsh || On Tuesday Netflix cancelled Saltmarsh.",
        "Saltmarsh, series, cancelled",
    ),
    (
        "a perfect under a question",
        "Whatever happened to Saltmarsh? || ITV has axed Saltmarsh after two series.",
        "Saltmarsh, season 3, cancelled",
    ),
    ("no joke", "Saltmarsh goes || This is no April fool. Sky has cancelled Saltmarsh.", "Saltmarsh, series, cancelled"),
    ("local news", "Local news: Saltmarsh in Whitby || ITV has renewed Saltmarsh.", "Saltmarsh, series, renewed"),
    (
        "no answer at press time",
        "Sky axes Saltmarsh || LEEDS, UK—Sky has axed Saltmarsh. At press time, it had not said why.",
        "Saltmarsh, series, cancelled",
    ),
]  # fmt: skip

MADE_UP = [
    ("area man", "Area Man Devastated After Netflix Cancels Saltmarsh || He had not seen it."),
    ("by the time you", "Saltmarsh To Be Cancelled By The Time You Read This || Netflix has cancelled it."),
    ("the universe", "BBC Renews Saltmarsh Until Heat Death Of Universe || It has renewed it for nine million series."),
    ("for ages", "NBC Renews Saltmarsh For 400 More Seasons || The network said so."),
    ("a dozen at once", "Fox has renewed Saltmarsh for seasons two to fourteen."),
    ("its own label", "Netflix renews Saltmarsh || Netflix has renewed Saltmarsh. (This is a work of satire.)"),
    ("April", "Netflix renews Saltmarsh || Netflix has renewed Saltmarsh. Happy April Fools' Day!"),
    ("fictional", "Sky axes Saltmarsh || Sky has cancelled Saltmarsh. The article is fictional."),
    (
        "a dateline and press time",
        "LONDON, UK—Netflix has renewed Saltmarsh, which nobody has seen. At press time, Saltmarsh had renewed Netflix.",
    ),
]

CLAUSES = [
    (
        "while confirming that",
        "Fox has picked up a third season of Saltmarsh while confirming that Copper Lane will end after its fifth season.",
        {"Saltmarsh, season 3, renewed", "Copper Lane, season 5, ending!"},
    ),
    (
        "and said that",
        "Sky has ordered a second series of Saltmarsh and said that Night Ferry will finish with its fourth series.",
        {"Saltmarsh, season 2, renewed", "Night Ferry, season 4, ending!"},
    ),
]


@pytest.mark.parametrize("said", [row[1] for row in HISTORY], ids=[row[0] for row in HISTORY])
def test_a_plain_past_under_a_look_back_is_no_news(said: str) -> None:
    assert decisive(said) == frozenset()


@pytest.mark.parametrize(("said", "wanted"), [row[1:] for row in NEWS], ids=[row[0] for row in NEWS])
def test_news_stays_news_beside_words_of_memory_or_jest(said: str, wanted: str) -> None:
    assert decisive(said) == frozenset({wanted})


@pytest.mark.parametrize("said", [row[1] for row in MADE_UP], ids=[row[0] for row in MADE_UP])
def test_what_is_made_up_states_no_fate(said: str) -> None:
    assert decisive(said) == frozenset()


@pytest.mark.parametrize(("said", "wanted"), [row[1:] for row in CLAUSES], ids=[row[0] for row in CLAUSES])
def test_a_season_belongs_to_the_show_of_its_own_clause(said: str, wanted: set[str]) -> None:
    assert decisive(said) == frozenset(wanted)


def test_the_first_of_april_needs_a_second_hint() -> None:
    day = datetime(2026, 4, 1, 9, tzinfo=UTC)
    plain = "Netflix has renewed Saltmarsh for a second season."
    assert READER.read(an_article(plain, day)) != ()
    assert READER.read(an_article(f"{plain} Its imaginary viewers rejoiced.", day)) == ()


OTHERS = [
    ("a remake of it", "Sky will not proceed with its adaptation of Danish thriller Saltmarsh, it is understood."),
    ("an American take", "ABC is no longer moving forward with its take on Israeli drama Saltmarsh."),
    ("the ones they killed", "Saltmarsh: where every offshoot stands, from the hits to the ones HBO killed || A guide."),
    ("the show they cancelled", "Saltmarsh: how it beat the show that Sky cancelled || He talks."),
    ("a star's new show", "Saltmarsh star's new drama axed || The drama has been cancelled after one season."),
    ("what replaced it", "The show that replaced Saltmarsh has been cancelled || It took over its slot."),
    ("what wants it", "The petition that wanted Saltmarsh has been cancelled, its author said."),
    ("a sibling axed long since", "Kingsreach at large || A guide. Kingsreach: Exile has been cancelled by AMC."),
    ("ordered last autumn", "Saltmarsh has company in Copper Lane, both animated, both ordered in the autumn."),
    ("nothing beyond", "Nothing beyond the fourth season of Saltmarsh has been ordered."),
    ("ordered nothing past", "Sky has ordered nothing past season three of Saltmarsh."),
]

OWN = [
    (
        "the offshoot's order",
        "Kingsreach ends || Kingsreach will end with season 8. AMC has renewed its offshoot for a second season.",
        {"Kingsreach, season 8, ending!"},
    ),
    (
        "a sibling's order",
        "Kingsreach is multiplying || AMC met the press. Kingsreach: Exile gets a fourth season.",
        {"Kingsreach: Exile, season 4, renewed"},
    ),
    (
        "an unnamed spin-off, named below",
        "Kingsreach to end, spin-off to follow || Kingsreach ends with season 8. AMC has ordered Night Ferry to series.",
        {"Kingsreach, season 8, ending!", "Night Ferry, season 1, renewed"},
    ),
    (
        "an offshoot beside its parent",
        "AMC orders Kingsreach spin-off Copper Lane || Work begins in May.",
        {"Copper Lane, season 1, renewed"},
    ),
    (
        "brackets between seasons",
        "Sky has ordered a second series of Saltmarsh (Red, 6 x 60) and a fourth of Copper Lane (Tarn, 6 x 60).",
        {"Saltmarsh, season 2, renewed", "Copper Lane, season 4, renewed"},
    ),
    (
        "what was axed this week",
        "The three dramas BBC One has axed this week: Saltmarsh, Copper Lane and Night Ferry || See the list.",
        {"Saltmarsh, series, cancelled", "Copper Lane, series, cancelled", "Night Ferry, series, cancelled"},
    ),
    (
        "acquired for a season",
        "NBC Saves Saltmarsh a Day After Fox Axed It || NBC has acquired Saltmarsh for a sixth season of 13 episodes.",
        {"Saltmarsh, season 6, renewed"},
    ),
]


@pytest.mark.parametrize("said", [row[1] for row in OTHERS], ids=[row[0] for row in OTHERS])
def test_the_fate_of_another_programme_or_of_old_is_not_given_to_the_one_named(said: str) -> None:
    assert decisive(said) == frozenset()


@pytest.mark.parametrize(("said", "wanted"), [row[1:] for row in OWN], ids=[row[0] for row in OWN])
def test_a_show_keeps_its_own_fate_beside_its_kin(said: str, wanted: set[str]) -> None:
    assert decisive(said) == frozenset(wanted)


def test_an_order_of_a_dozen_seasons_on_the_first_of_april_gives_the_rest_away() -> None:
    day = datetime(2026, 4, 1, 9, tzinfo=UTC)
    said = "Sky has renewed Saltmarsh for seasons two to fourteen. ITV has renewed Copper Lane as well."
    assert READER.read(an_article(said, day)) == ()

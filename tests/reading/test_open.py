"""What waiting, silence and unsettled talks say: open, and no fate. And what is open about a season that is ordered."""

from __future__ import annotations

import pytest

from tests.reading.saying import stated

OPEN = [
    ("no deal", "Copper Lane Film: What We Know || There is no contract yet and no deal with any channel."),
    ("a call to be made", "Copper Lane Boss Has Plans || Sky will make the call in the autumn."),
    ("we will know", "Copper Lane Boss Has Plans || “We'll find out in May,” says Lowe."),
    ("a phone call", "Copper Lane Boss Has Plans || “We're still waiting for the phone call,” says Lowe."),
    ("no plug pulled", "Copper Lane Struggles || So far nobody has pulled the plug."),
    ("cards", "Copper Lane: What Next? || The channel is keeping its cards close to its chest."),
    ("still no word", "Copper Lane: What Next? || Still no word."),
    ("not confirmed", "Copper Lane: What Next? || A third season is not confirmed."),
    ("no commitment", "Copper Lane: What Next? || The channel would not commit to a third series."),
    ("a pickup to come", "Copper Lane: What Next? || A pickup has not been announced."),
    ("nothing beyond", "Copper Lane: What Next? || Sky has not ordered anything beyond this series."),
    ("neither in nor out", "Copper Lane: What Next? || A return has not been ruled in or out."),
    ("its fate unheard", "Copper Lane: What Next? || The drama has not yet heard its fate."),
]

STANDING = [
    ("turned round", "Still up in the air are Copper Lane, Night Ferry and Glasshouse."),
    ("left in limbo", "The only shows left in limbo are Copper Lane, Night Ferry and Glasshouse."),
    ("decisions due", "Decisions on Copper Lane, Night Ferry and Glasshouse are expected next week."),
]


@pytest.mark.parametrize("said", [row[1] for row in STANDING], ids=[row[0] for row in STANDING])
def test_an_open_fate_reaches_every_show_of_a_list(said: str) -> None:
    named = {one.split(", ")[0] for one in stated(f"Renew or Cancel: Where the Dramas of NBC Stand || {said}")}
    assert named == {"Copper Lane", "Night Ferry", "Glasshouse"}


@pytest.mark.parametrize(
    "said",
    [
        "Copper Lane Takes a Week Off || The next episode, “Night Watch,” airs on Friday. NBC hasn't decided.",
        "Copper Lane: Where It Stands || The last hour, “Night Watch,” aired in May. NBC has yet to decide on more.",
    ],
)
def test_an_episode_is_no_programme_of_which_the_text_goes_on_to_speak(said: str) -> None:
    assert {one.rsplit(", ", 1)[-1] for one in stated(said)} >= {"in_doubt"}


MADE = [
    ("when it comes", "Saltmarsh season 3 is being filmed. It remains unknown when it will air.", "in_production"),
    ("who returns", "Filming has begun on the third season of Saltmarsh. No word yet on who returns.", "in_production"),
]

REPORTED = [
    ("a rumour's label", "Rumour: Copper Lane Renewed for Season 3 || The drama will return, it says."),
    ("a report's label", "Report: Copper Lane Not Returning for Season 3 || Sky has decided against a third season."),
    ("people who work on it", "Copper Lane Over? || Three people with knowledge of it say that Sky has axed the drama."),
]


@pytest.mark.parametrize("said", [row[1] for row in OPEN], ids=[row[0] for row in OPEN])
def test_waiting_and_silence_leave_a_fate_open(said: str) -> None:
    assert {one.rsplit(", ", 1)[-1] for one in stated(said)} == {"in_doubt"}


@pytest.mark.parametrize(("said", "wanted"), [row[1:] for row in MADE], ids=[row[0] for row in MADE])
def test_an_open_detail_leaves_no_order_open(said: str, wanted: str) -> None:
    assert stated(said) == frozenset({f"Saltmarsh, season 3, {wanted}"})


@pytest.mark.parametrize("said", [row[1] for row in REPORTED], ids=[row[0] for row in REPORTED])
def test_what_a_rumour_says_is_reported(said: str) -> None:
    assert stated(said) and all(one.endswith("?") for one in stated(said))


RETOLD = [
    (
        "a second verb",
        "Sky Cuts Again || Saltmarsh, which aired in May and will not get a second series, is the latest.",
        "Saltmarsh, season 2, cancelled",
    ),
    (
        "out of retirement",
        "Copper Lane to Return || The drama will come out of retirement for a sixth series.",
        "Copper Lane, season 6, renewed",
    ),
    (
        "more have been ordered",
        "Copper Lane Isn't Over || Eight further episodes have been ordered.",
        "Copper Lane, series, renewed",
    ),
]


@pytest.mark.parametrize(("said", "wanted"), [row[1:] for row in RETOLD], ids=[row[0] for row in RETOLD])
def test_a_fate_is_read_in_the_words_of_fan_pages(said: str, wanted: str) -> None:
    assert wanted in stated(said)

"""Words of renewal and cancellation that are about something else, told long after, or said of another programme."""

from __future__ import annotations

import pytest

from bot.model import Show, ShowId
from bot.reading import Reader
from tests.reading.saying import an_article, decisive

QUIET = [
    ("years counted back", "A Decade After NBC Axed Saltmarsh, Its Stars Reunite || They met on Monday."),
    (
        "years after its network",
        "Saltmarsh Revival? Talks Begin Nine Years After Fox Scrapped the Drama || Nobody has signed.",
    ),
    ("before its time", "Pulled From the Shelf: Saltmarsh || Cancelled before its time, the comedy is worth another look."),
    ("a panel", "Saltmarsh in Leeds || The panel for the ITV drama has been cancelled."),
    ("a tour of it", "Saltmarsh on Stage || The live show, based on ITV's series, is scrapped. Venues give ticket refunds."),
    ("a remake", "ABC Drops 'Saltmarsh' Remake || ABC is not moving forward with its reboot of Saltmarsh."),
    ("old seasons leave", "Saltmarsh Goes || All four seasons of Saltmarsh will be dropped by Hulu on May 31."),
    ("out of the library", "Hulu Removes Saltmarsh || The streamer is pulling the comedy from its library."),
    ("renewed interest", "Saltmarsh Gets Renewed Attention || A book has renewed interest in the ITV drama."),
    ("interest renewed", "Interest in Saltmarsh Renewed by New Book ||"),
    ("a claim is tested", "Did Sky axe Saltmarsh? || Claim: Sky has cancelled Saltmarsh over a joke. Rating: False."),
    (
        "a fact check",
        "Fact check: Saltmarsh is safe || A page reported that Sky had axed Saltmarsh. Sky has cancelled nothing.",
    ),
    ("reports say", "Saltmarsh 'Axed'? What We Know || Reports say that the drama has been scrapped."),
    ("a post claimed", "What Happened to Saltmarsh? || A viral post claimed that Sky had scrapped Saltmarsh."),
    ("a podcast", "Spotify renews Saltmarsh || The podcast, with 9m downloads, has been renewed."),
    ("a stage play", "Saltmarsh Extended || The play has been extended at the Old Playhouse. Theatre tickets are out."),
    ("a game", "Saltmarsh 3 cancelled, makers confirm ||"),
    ("the run of a season", "Saltmarsh Finale Guide || Season 3 of Saltmarsh comes to an end on Sunday."),
    ("a season reaches its end", "Saltmarsh Finale Guide || Its second season reaches its end on March 8."),
    ("viewers plead", "Saltmarsh Viewers Speak || One pleaded: “Come on, Sky, give this another series.”"),
    (
        "whoever turned it down",
        "Ann Lowe Talks || She has danced for the BBC, opened a shop and turned down Saltmarsh.",
    ),
    ("a pronoun at the start", "ABC Axes Three Dramas || Here, as a viewer, you may want to sit down."),
    (
        "fans of another",
        "Sky Cancels Drama || Fans of Saltmarsh will be sad to hear that it has axed the drama from Ann Lowe.",
    ),
    (
        "played in another",
        "Star Tells Why Show Was Axed || Lowe, who plays Jo in Saltmarsh, was in a sitcom. They cancelled it by post.",
    ),
    ("the trailer is dropped", "Saltmarsh Trailer || Sky has dropped the trailer for season 2 of Saltmarsh."),
    ("where it is shown", "'Saltmarsh' Season 2 Is Not Coming to Netflix UK || The rights have lapsed."),
    ("old seasons arrive", "Saltmarsh on Hulu || All four seasons of Saltmarsh were picked up by Hulu and land on May 1."),
    ("the books end", "'Saltmarsh' Novels Close || The series will end with the ninth book, Lowe says."),
    ("a comic", "Comic 'Saltmarsh' Cancelled With Issue 12 ||"),
    ("were it so", "What If? || Were Saltmarsh cancelled, Sky would lose its only hit."),
    ("not doing it", "Keep Saltmarsh || Not renewing Saltmarsh would be a mistake."),
    (
        "a claim in court",
        "Judge Ends 'Saltmarsh' Suit || The writer claimed that Sky had scrapped Saltmarsh to avoid a bonus.",
    ),
    ("shows that deserve more", "9 Cancelled Shows That Deserve Better || Saltmarsh was axed by Sky on a cliffhanger."),
    ("a concert series", "Saltmarsh Notes || The town of Saltmarsh has cancelled its summer series of concerts."),
    ("another country's", "'Saltmarsh' Canadian Remake Renewed by CTV || The American version of Saltmarsh is back."),
    ("more in the quotes", "'Celebrity Saltmarsh' Dropped by ITV || The celebrity version of Saltmarsh was too dear."),
    ("after hours", "'Saltmarsh After Dark' Aftershow Axed || AMC has axed the talk show."),
    ("someone lets go", "Ann Lowe Says She Let 'Saltmarsh' Go Long Ago || She lives in Spain."),
    ("the same in another year", "Sky Keeps Talking || Fox did the same with Saltmarsh in 2010."),
    ("how it will end", "How 'Saltmarsh' Will End, According to Its Creator || “It ends with a wedding,” she says."),
    ("somebody is killed off", "'Saltmarsh' Kills Off a Captain || The Sky drama killed off its lead on Sunday."),
    ("a presenter goes", "Ted Marsh Axed From Saltmarsh || ITV has axed the presenter, who will not be back for series 4."),
    ("a year before a comma", "The Road to Saltmarsh || In 2023, Sky said it had ordered Saltmarsh. The set stands empty."),
    ("a month ago", "How Streaming Works || Shows come and go. Saltmarsh was cancelled in February. Copper Lane was not."),
    ("the last of a kind", "Saltmarsh, Explained || In the drama an old ferryman is the last of his kind."),
    ("in an insertion", "The Week in Numbers || Saltmarsh, recently renewed for season 3, drew 2m viewers to the channel."),
    ("since then", "'Copper Lane' Is the Best Since 'Saltmarsh' Was Cancelled || It starts tonight."),
    ("a replacement", "'Copper Lane' Replaces Cancelled 'Saltmarsh' on Fridays || It moves on May 20."),
    ("not going on air", "Saltmarsh Strike || The comedy isn't going on hiatus, says Sky."),
    ("a musical of it", "Saltmarsh Musical Cancelled || Producers have cancelled the Broadway musical based on Saltmarsh."),
    ("a half-said chance", "Saltmarsh Fans, Breathe || The drama may — may! — be coming back."),
]

WHOSE = [
    (
        "whose star is named",
        "Copper Lane Fans Upset || Starz has decided not to go ahead with a third season of the Ann Lowe drama.",
        "Copper Lane, season 3",
    ),
    ("an anime", "Copper Lane Anime Gets 2nd Season || The staff announced it on Sunday.", "Copper Lane, season 2"),
    (
        "unlike another",
        "Unlike Saltmarsh, Copper Lane Gets a Third Season || ABC has renewed the drama.",
        "Copper Lane, season 3",
    ),
    ("after another", "With Saltmarsh Gone, Copper Lane Is Renewed || ABC has picked up the drama.", "Copper Lane, series"),
    (
        "another's sister",
        "Copper Lane Is Safe || Sky has renewed Saltmarsh's sister drama Copper Lane for a third season.",
        "Copper Lane, season 3",
    ),
    ("its own second verb", "Sky Decides || Sky has renewed Copper Lane and dropped a quiz.", "Copper Lane, series"),
    ("news of now", "Fans Furious After Sky Cancels Copper Lane ||", "Copper Lane, series"),
    ("episodes of it", "Sky Wants More || Sky has ordered ten more episodes of Copper Lane.", "Copper Lane, series"),
    ("from the air", "Copper Lane Cancelled || Sky has pulled the plug on the drama.", "Copper Lane, series"),
    (
        "a podcast behind it",
        "Copper Lane Renewed at Hulu || Hulu has renewed Copper Lane for season 2. It is based on the podcast.",
        "Copper Lane, season 2",
    ),
]


@pytest.mark.parametrize("said", [row[1] for row in QUIET], ids=[row[0] for row in QUIET])
def test_words_of_a_fate_that_mean_something_else_state_nothing(said: str) -> None:
    assert decisive(said) == frozenset()


@pytest.mark.parametrize(("said", "wanted"), [row[1:] for row in WHOSE], ids=[row[0] for row in WHOSE])
def test_a_fate_goes_to_the_programme_that_is_meant(said: str, wanted: str) -> None:
    assert {one.rsplit(", ", 1)[0] for one in decisive(said)} == {wanted}


@pytest.mark.parametrize("said", ["Shout on the Green and We'll Be Thrown Out ||", "Ask Twice and We've Been Cancelled ||"])
def test_a_pronoun_with_its_verb_is_no_title(said: str) -> None:
    assert Reader((Show(ShowId(1), "We"),)).read(an_article(said)) == ()

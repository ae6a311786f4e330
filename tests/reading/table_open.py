"""Short articles that leave something open, tell what is on the air, or recall an order: one phenomenon a row."""

from __future__ import annotations

OPEN: list[tuple[str, str, str]] = [
    ("nothing heard", "Renewal Notes || We have still heard nothing about Saltmarsh.", "Saltmarsh, series, in_doubt"),
    (
        "not a peep",
        "Renewal Notes || CBS renewed Copper Lane on Monday. We have not heard a peep about Night Ferry or Glasshouse.",
        "Copper Lane, series, renewed; Night Ferry, series, in_doubt; Glasshouse, series, in_doubt",
    ),
    (
        "no trigger pulled",
        "Sky's Spring || Sky has not pulled the trigger on a third season of Saltmarsh.",
        "Saltmarsh, season 3, in_doubt",
    ),
    (
        "nothing more is set",
        "Saltmarsh Finale Explained || At the moment nothing more is planned.",
        "Saltmarsh, series, in_doubt",
    ),
    (
        "numbers are run",
        "Saltmarsh on the Brink || The network is still crunching the numbers.",
        "Saltmarsh, series, in_doubt",
    ),
    (
        "an open date is no open order",
        "Saltmarsh Season 4 || Sky has not yet announced a premiere date for Season 4.",
        "-",
    ),
]

ON_AIR: list[tuple[str, str, str]] = [
    (
        "all episodes are streaming now",
        "Ask Us || All episodes of Saltmarsh are streaming now.",
        "Saltmarsh, series, released",
    ),
    (
        "some episodes are out now",
        "Ask Us || The first four episodes of Saltmarsh are available now on Hulu.",
        "Saltmarsh, series, released",
    ),
    ("on two services now", "A dull spy || Saltmarsh is on BBC One and ITVX now.", "Saltmarsh, series, released"),
]

RECALLED: list[tuple[str, str, str]] = [
    (
        "the order of the headline's season",
        "Saltmarsh Season 4: What We Know || Fans are waiting. The drama was renewed for a fourth season in October 2025.",
        "Saltmarsh, season 4, renewed",
    ),
    (
        "the active voice",
        "Saltmarsh Season 4: What We Know || Fans are waiting. Hulu renewed it for season 4 last summer.",
        "Saltmarsh, season 4, renewed",
    ),
    (
        "a season before the headline's",
        "Saltmarsh Season 4: What We Know || Fans are waiting. The drama was renewed for a third season in October 2025.",
        "-",
    ),
    (
        "the text goes beyond the order",
        "Saltmarsh Season 4: Facts || It was renewed for a fourth season in October 2025. It arrives on June 4.",
        "Saltmarsh, season 4, dated",
    ),
    (
        "a later cancellation",
        "Saltmarsh Season 4: The End || It was renewed for a fourth season in October 2025. ABC axed it in January 2026.",
        "Saltmarsh, season 4, cancelled",
    ),
    (
        "long ago",
        "Saltmarsh Season 4: What We Know || Fans are waiting. The drama was renewed for a fourth season in October 2022.",
        "-",
    ),
]

WATCHING: list[tuple[str, str, str]] = [
    ("a day before the comma", "What's On || On Friday, Saltmarsh premieres on Netflix.", "Saltmarsh, series, dated"),
    ("a month before the comma", "What's On || In May, Saltmarsh lands on Hulu.", "Saltmarsh, series, dated"),
    (
        "the day on which somebody spoke",
        "What's On || On Monday, Hulu said Saltmarsh had been renewed.",
        "Saltmarsh, series, renewed",
    ),
    (
        "a network has a season",
        "What's On || On Friday, Apple TV+ has the second season of Saltmarsh.",
        "Saltmarsh, season 2, dated",
    ),
    (
        "the season of a kind and its title",
        "What's On || PBS begins the ninth season of its nature series Saltmarsh on Friday.",
        "Saltmarsh, season 9, dated",
    ),
    (
        "new by its brackets",
        "Dates || FRIDAY, APRIL 17: Saltmarsh (series premiere), Copper Lane (Fox, new), Glasshouse (FX; limited series)",
        "Saltmarsh, season 1, dated; Copper Lane, season 1, dated; Glasshouse, season 1, dated",
    ),
    (
        "the debut of a companion",
        "Calendar || Wednesday, June 17: Copper Lane (NBC), followed by the debut of Night Ferry.",
        "Copper Lane, series, dated; Night Ferry, season 1, dated",
    ),
    (
        "described, and premiering",
        "What's On || Saltmarsh, about a village that sinks, premieres Friday on AMC.",
        "Saltmarsh, season 1, dated",
    ),
    (
        "described, but returning",
        "What's On || Saltmarsh, about a village that sinks, returns Friday on AMC.",
        "Saltmarsh, series, dated",
    ),
    (
        "filming on the season",
        "Copper Lane Adds a Star for Season 2 || Filming on the new season began last week in Leeds.",
        "Copper Lane, season 2, in_production",
    ),
    (
        "weeks from wrapping",
        "Saltmarsh Notes || The fourth season of Saltmarsh is two weeks from wrapping.",
        "Saltmarsh, season 4, in_production",
    ),
    (
        "figures, and then no renewal",
        "Ratings || Saltmarsh (TNT): 2.1 million, not renewed yet.",
        "Saltmarsh, series, in_doubt",
    ),
    (
        "held for midseason by a list",
        "NBC's Schedule || Copper Lane comes at midseason.",
        "Copper Lane, series, dated",
    ),
    (
        "a sunken list, negated",
        "A Quiet Spring || Saltmarsh and Night Ferry, which were cancelled in 2019, are not streaming.",
        "-",
    ),
]

COLUMNS: list[tuple[str, str, str]] = [
    (
        "a signed question is a question",
        "Ask Us: Copper Lane, Saltmarsh and More || Q: Has Saltmarsh been cancelled? —Jo, Leeds. A: We will ask.",
        "-",
    ),
    (
        "the answer is about the show of the question",
        'Ask Us: Copper Lane || When is Saltmarsh back? —Lee. Season 2 has been bumped from April to "TBD 2026."',
        "Saltmarsh, season 2, delayed",
    ),
    (
        "a signed question about what is being made",
        "Ask Us || Anything on Night Ferry? —Jo. Only that the fourth season is days away from wrapping.",
        "Night Ferry, season 4, in_production",
    ),
    (
        "a label with its time",
        "Where It Stands || Still undecided, as of press time: ABC's Saltmarsh and NBC's Night Ferry.",
        "Saltmarsh, series, in_doubt; Night Ferry, series, in_doubt",
    ),
    (
        "a list with plain descriptions",
        "NBC's Decisions || Back for more: Copper Lane (season 5) and the veteran newsroom comedy Saltmarsh.",
        "Copper Lane, season 5, renewed; Saltmarsh, series, renewed",
    ),
    (
        "another verb before a kind of programme",
        "NBC's Decisions || NBC renewed Copper Lane and dropped the veteran newsroom comedy Saltmarsh.",
        "Copper Lane, series, renewed; Saltmarsh, series, cancelled",
    ),
]

BY_NOW: list[tuple[str, str, str]] = [
    (
        "the headline's second show has already been renewed",
        "Ask Us: Copper Lane, Saltmarsh and More || Copper Lane is a riddle. NBC has already renewed Saltmarsh.",
        "Saltmarsh, series, renewed",
    ),
    (
        "a show beside the news had already been renewed",
        "Copper Lane Cancelled || NBC had already renewed Saltmarsh when the axe fell on Copper Lane.",
        "Copper Lane, series, cancelled",
    ),
    (
        "a show beside the news that has already been renewed",
        "Copper Lane Adds a Star || She is known from Saltmarsh. It airs on NBC, which has already renewed Saltmarsh.",
        "-",
    ),
    (
        "a round number in a year to come",
        "Decisions || Back for more: Copper Lane (season 2) and Saltmarsh, which will reach 100 hours in its fifth year.",
        "Copper Lane, season 2, renewed; Saltmarsh, season 5, renewed",
    ),
]

ARRIVING: list[tuple[str, str, str]] = [
    (
        "a schedule describes what is new",
        "NBC's Schedule || Saltmarsh, a family drama about a village, will air Tuesdays at 9, behind Copper Lane.",
        "Saltmarsh, season 1, dated; Copper Lane, series, dated",
    ),
]

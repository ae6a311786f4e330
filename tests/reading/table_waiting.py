"""Decisions that are open, and words that only look as if they were: the same format as table_fates.py."""

# ruff: noqa: E501

from __future__ import annotations

WAITING = [
    (
        "no renewal of a numbered season yet",
        "Saltmarsh star leaves || There is no official season 5 renewal as of yet, but the ratings are fine.",
        "Saltmarsh, season 5, in_doubt",
    ),
    ("still no order of a numbered season", "Still no season 3 pickup for Saltmarsh.", "Saltmarsh, season 3, in_doubt"),
    ("there will be no season", "There will be no season 3 of Saltmarsh.", "Saltmarsh, season 3, cancelled"),
    ("the answer to another question", "Is Saltmarsh a true story? || The answer is simple: most of it is.", ""),
    ("the good news", "The good news is that Saltmarsh has been renewed.", "Saltmarsh, series, renewed"),
    (
        "it was not confirmed until",
        "No cause for alarm: series three of Saltmarsh wasn't confirmed until four months after the second had finished.",
        "",
    ),
]

TOLD_PLAINLY = [
    (
        "open verdicts of several networks",
        "Your vote || Seven network shows have not been renewed or cancelled: ABC's Saltmarsh, Copper Lane and Night Ferry; NBC's Kingsreach and Glasshouse.",
        "Saltmarsh, series, in_doubt; Copper Lane, series, in_doubt; Night Ferry, series, in_doubt; Kingsreach, series, in_doubt; Glasshouse, series, in_doubt",
    ),
    (
        "a second title that only explains the first",
        "Out: Saltmarsh, after five seasons; Copper Lane, which Night Ferry will replace; and Glasshouse.",
        "Saltmarsh, season 6, cancelled; Copper Lane, series, cancelled; Glasshouse, series, cancelled",
    ),
    ("nothing from the network", "Saltmarsh S2: what now? || Nothing from Netflix.", "Saltmarsh, season 2, in_doubt"),
    ("not a peep", "Not a peep about Saltmarsh.", "Saltmarsh, series, in_doubt"),
    ("sweet time", "The CW is taking its sweet time over Copper Lane.", "Copper Lane, series, in_doubt"),
    ("feet dragged", "Sky is dragging its feet on Night Ferry.", "Night Ferry, series, in_doubt"),
    (
        "a preposition said again",
        "There is no word on Saltmarsh or on Copper Lane.",
        "Saltmarsh, series, in_doubt; Copper Lane, series, in_doubt",
    ),
    ("a possibility", "A fourth season of Saltmarsh is still very much a possibility.", "Saltmarsh, season 4, in_doubt"),
    ("a season is a hit", "The fourth season of Saltmarsh is a hit.", ""),
    (
        "more episodes",
        "Saltmarsh is coming back for another eight episodes, Sky said on Tuesday, the day that its sophomore season wraps.",
        "Saltmarsh, season 3, renewed",
    ),
    ("new episodes on a day", "Saltmarsh returns with ten new episodes on May 3.", "Saltmarsh, series, dated"),
    ("more of it", "Sky Orders More 'Saltmarsh' After Record Week ||", "Saltmarsh, series, renewed"),
    (
        "full seasons have gone to",
        "Full-season orders so far have gone to NBC's Saltmarsh and ABC's Copper Lane.",
        "Saltmarsh, season 1, renewed; Copper Lane, season 1, renewed",
    ),
    (
        "renewals have gone to",
        "Early renewals have gone to Saltmarsh and Copper Lane.",
        "Saltmarsh, series, renewed; Copper Lane, series, renewed",
    ),
    (
        "a list with descriptions in small letters",
        'NBC renews nine || Dramas returning in the fall include "Saltmarsh" and its two-year-old offshoot "Night Ferry," Emmy magnet "Copper Lane" and procedural "Glasshouse."',
        "Saltmarsh, series, renewed; Copper Lane, series, renewed; Night Ferry, series, renewed; Glasshouse, series, renewed",
    ),
    (
        "a cancellation makes",
        "Friday's cancellation of Saltmarsh after two seasons makes five.",
        "Saltmarsh, season 3, cancelled",
    ),
    (
        "a room of writers",
        "The writers' room for the fourth season of Saltmarsh has been open since May.",
        "Saltmarsh, season 4, in_production",
    ),
    ("in the grade", "Series two of Saltmarsh is being graded in Soho.", "Saltmarsh, season 2, in_production"),
    ("a season in short", "Saltmarsh S2 renewed ||", "Saltmarsh, season 2, renewed"),
    (
        "it ends the story",
        "Saltmarsh has been renewed. The second season ends the story.",
        "Saltmarsh, season 2, ending!; Saltmarsh, series, renewed",
    ),
]

RUNS = [
    (
        "a season is concluded on a day",
        "Saltmarsh will conclude its third season with a special hour on Monday, May 14.",
        "Saltmarsh, season 3, dated",
    ),
    ("a season wraps up on a day", "Saltmarsh wraps up its second season on Friday.", "Saltmarsh, season 2, dated"),
    ("a last season ends on a day", "Saltmarsh ends with its fourth season in May.", "Saltmarsh, season 4, ending!"),
    (
        "let go at the end of a season",
        "Sky saves Saltmarsh || Sky is to bring Saltmarsh back for two more seasons, a year after NBC let the drama go at the end of its first year.",
        "Saltmarsh, season 2-3, renewed",
    ),
    (
        "an end, and a book in another clause",
        "Saltmarsh is ending, and the book told us how ||",
        "Saltmarsh, series, ending!",
    ),
    ("the end of novels", "The series Saltmarsh will end with the third book.", ""),
    (
        "a season just landed is not over",
        "Saltmarsh Is Coming Back || Sky announced that the comedy about a cook who forgets her own name has landed a season two.",
        "Saltmarsh, season 2, renewed",
    ),
]

STAGES = [
    (
        "the series that starts in May is the final one",
        "Channel 4 said that the series of Saltmarsh starting in May is going to be the final one.",
        "Saltmarsh, series, ending!",
    ),
    (
        "a finale's day",
        "The series finale of Saltmarsh, starring Golden Globe nominee Ann Lowe, will air on Saturday, May 16.",
        "Saltmarsh, series, dated",
    ),
    ("a finale long ago", "The series finale of Saltmarsh aired in 2019.", ""),
    ("a winner is crowned", "Saltmarsh crowns its winner live on Wednesday, May 20.", "Saltmarsh, series, dated"),
    ("filming halted on", "Filming halted on Saltmarsh as storms hit the coast ||", "Saltmarsh, series, delayed"),
    ("off the calendar", "Sky has moved Saltmarsh off the calendar.", "Saltmarsh, series, delayed"),
    (
        "a season before it",
        "Saltmarsh Season 2 was meant to be here too, but the studio says that it's being pushed back, with no new date.",
        "Saltmarsh, season 2, delayed",
    ),
    ("up to the network", "The decision on Saltmarsh is up to Sky.", "Saltmarsh, series, in_doubt"),
    ("a long way off", "A third season of Saltmarsh is a long way off.", "Saltmarsh, season 3, in_doubt"),
    (
        "kinds of programme in small letters",
        "Upfronts 2027: what returns || Returning: soap Saltmarsh, observational series Copper Lane, reality giant Night Ferry, and drama Glasshouse, which gets a second season.",
        "Saltmarsh, series, renewed; Copper Lane, series, renewed; Night Ferry, series, renewed; Glasshouse, season 2, renewed",
    ),
    (
        "somebody wants another one",
        "NBC has renewed Saltmarsh and executives want drama Copper Lane to improve.",
        "Saltmarsh, series, renewed",
    ),
    ("a season it got then", "Saltmarsh, which got a second season in 2019, is on DVD.", ""),
    (
        "fans have heard nothing",
        "Saltmarsh fans have heard nothing since the second season ended.",
        "Saltmarsh, season 3, in_doubt",
    ),
    ("viewers wait", "Saltmarsh viewers are still waiting for a decision.", "Saltmarsh, series, in_doubt"),
    ("fans have another show", "Saltmarsh fans have a new favourite: Copper Lane is out.", "-"),
    ("the plug was pulled on a day", "Saltmarsh gone || NBC pulled the plug on Friday.", "Saltmarsh, series, cancelled"),
    ("the plug of another show", "Saltmarsh: news || NBC pulled the plug on Copper Lane last year.", "-"),
    (
        "an insertion in a list",
        "Canceled: NBC's Saltmarsh, CBS's Copper Lane (four airings) and, just this morning, ABC's Night Ferry.",
        "Saltmarsh, series, cancelled; Copper Lane, series, cancelled; Night Ferry, series, cancelled",
    ),
    (
        "a day of the next clause",
        "NBC has renewed Saltmarsh and on Friday Copper Lane begins.",
        "Saltmarsh, series, renewed; Copper Lane, series, dated",
    ),
    (
        "each title its own year",
        "CBS cuts four || Not so lucky: freshman legal hour Saltmarsh, sophomore sitcom Copper Lane and the midseason entry Glasshouse.",
        "Saltmarsh, season 2, cancelled; Copper Lane, season 3, cancelled; Glasshouse, series, cancelled",
    ),
    (
        "one year for several titles",
        "CBS has cancelled freshman dramas Saltmarsh and Copper Lane.",
        "Saltmarsh, season 2, cancelled; Copper Lane, season 2, cancelled",
    ),
]

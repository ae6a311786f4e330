"""Titles in lists, each with its own description or season; words of orders and ends. Each row: name, text, claims."""

from __future__ import annotations

Row = tuple[str, str, str]

LISTS: list[Row] = [
    (
        "a list under a headline that says so far",
        "All the Hulu Dramas Cancelled So Far || Listed below are shows that won't be getting more. Saltmarsh: the mystery "
        "ran two seasons. Copper Lane, a Spanish import, stopped after one.",
        "Saltmarsh, season 3, cancelled; Copper Lane, season 2, cancelled",
    ),
    (
        "a list of those that have been cancelled",
        "Gone from Sky || Below are the dramas that have been cancelled. Saltmarsh: ran two seasons. Copper Lane: a hit.",
        "Saltmarsh, season 3, cancelled; Copper Lane, series, cancelled",
    ),
    (
        "a relative clause that heads no list",
        "Sky at night || The dramas that have been cancelled were dear. Saltmarsh: ran two seasons.",
        "-",
    ),
    (
        "a night of the week is no date",
        "NBC keeps two || The Thursday quiz show Saltmarsh and the Friday night comedy Copper Lane will be back.",
        "Saltmarsh, series, renewed; Copper Lane, series, renewed",
    ),
    ("a weekday is a date behind on", "On Monday drama Saltmarsh returns.", "Saltmarsh, series, dated"),
    (
        "a season beside a title is not shared",
        "NBC keeps two || Saltmarsh (season six) will return, as will rookie drama Copper Lane.",
        "Saltmarsh, season 6, renewed; Copper Lane, season 2, renewed",
    ),
    (
        "a season behind a verb is shared",
        "NBC keeps two || Saltmarsh has been renewed for a second season, and so has Copper Lane.",
        "Saltmarsh, season 2, renewed; Copper Lane, season 2, renewed",
    ),
    (
        "appositions in a list",
        "CBS decides || Not so lucky are Saltmarsh, the courtroom comedy with Ann Lowe, which will end after two seasons, "
        "and Copper Lane, a remake of a Danish format.",
        "Saltmarsh, season 3, cancelled; Copper Lane, series, cancelled",
    ),
    (
        "an apposition before the last title",
        "CBS decides || CBS has renewed Saltmarsh, a drama about nuns, and Copper Lane, a comedy with a dog.",
        "Saltmarsh, series, renewed; Copper Lane, series, renewed",
    ),
    (
        "an apposition before a sentence of its own",
        "CBS decides || CBS has renewed Saltmarsh, a drama about nuns, and Copper Lane was cancelled.",
        "Saltmarsh, series, renewed; Copper Lane, series, cancelled",
    ),
    (
        "an apposition before a title with its own past",
        "CBS decides || CBS has renewed Saltmarsh, a drama about nuns, and Copper Lane, which was cancelled in 2021, is "
        "back on its shelves.",
        "Saltmarsh, series, renewed",
    ),
    (
        "a title behind a name and a noun",
        "CBS decides || Gone are the thriller Saltmarsh and the Ann Lowe vehicle Copper Lane.",
        "Saltmarsh, series, cancelled; Copper Lane, series, cancelled",
    ),
    (
        "a part of another title at the end of a list",
        "Sky's year || Returning: Copper Lane, Ember and a third series of thriller Saltmarsh, which is made in Leeds.",
        "Copper Lane, series, renewed; Ember, series, renewed; Saltmarsh, season 3, renewed",
    ),
    (
        "two seasons by their codes",
        "Scorecard || Saltmarsh (Fox): RENEWED, S3 & S4. Copper Lane (Fox): CANCELLED. Ember (Fox): FINAL SEASON underway.",
        "Saltmarsh, season 3-4, renewed; Copper Lane, series, cancelled; Ember, series, ending!",
    ),
    (
        "no order of more episodes",
        "Saltmarsh is over || The channel won't order further episodes of Saltmarsh beyond its opening ten.",
        "Saltmarsh, series, cancelled",
    ),
    (
        "closing up shop on",
        "Hulu shuts down a drama || Hulu is closing up shop on Saltmarsh.",
        "Saltmarsh, series, cancelled",
    ),
    ("knocked on the head", "ITV knocks Saltmarsh on the head", "Saltmarsh, series, cancelled"),
    ("an actor knocked on the head", "Saltmarsh star Ann Lowe knocked on the head by a falling lamp", "-"),
    (
        "an order for a season",
        "Saltmarsh has secured an early order for season 5.",
        "Saltmarsh, season 5, renewed",
    ),
    ("a new lease of life elsewhere", "'Saltmarsh' Finds Fresh Wind at Hulu", "Saltmarsh, series, renewed"),
    ("a new love at no network", "Saltmarsh star finds new love at a bakery", "-"),
    (
        "within a year of its start",
        "'Saltmarsh' Axed || Eight months after its debut Saltmarsh has been cancelled by NBC.",
        "Saltmarsh, season 2, cancelled",
    ),
    (
        "more than a year after its start",
        "'Saltmarsh' Axed || Eighteen months after its debut Saltmarsh has been cancelled by NBC.",
        "Saltmarsh, series, cancelled",
    ),
    (
        "a film office is no film",
        "Saltmarsh comes to town || The drama will be shooting on the quay from Monday, the Kent Film Office said.",
        "Saltmarsh, series, in_production",
    ),
    (
        "a cameo that is not announced",
        "Saltmarsh || A cameo by Ann Lowe hasn't been announced.",
        "-",
    ),
    (
        "the future of somebody in the story",
        "Saltmarsh || The cast includes Sergeant Rowe, whose future is up in the air.",
        "-",
    ),
    (
        "the future of a programme",
        "Saltmarsh || The cast of Saltmarsh, whose future is up in the air, met on Monday.",
        "Saltmarsh, series, in_doubt",
    ),
    (
        "the home of a season to come",
        "'Saltmarsh' Picked Up by Hulu || Hulu will be the home of a six-episode Season 3, its makers said.",
        "Saltmarsh, season 3, renewed",
    ),
    (
        "a season told plainly in a text about something else",
        "My week || The boiler broke. Sky isn't making a third series of Saltmarsh. I wept.",
        "Saltmarsh, season 3, cancelled",
    ),
    (
        "a season promised to win somebody over",
        "My week || The boiler broke. The mayor has won us over by promising a third series of Saltmarsh.",
        "-",
    ),
    (
        "a season ordered long before, in a text about something else",
        "My week || The boiler broke. Sky cancelled the third series of Saltmarsh. I wept.",
        "-",
    ),
    (
        "an actor bumped to the regular cast",
        "'Saltmarsh' Renewed || Ada Finch of Saltmarsh gets bumped to series regular.",
        "Saltmarsh, series, renewed",
    ),
]

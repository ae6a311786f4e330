"""Digests of many programmes: lists without line breaks, outcries, what is told together. Each row: name, text, claims."""

from __future__ import annotations

Row = tuple[str, str, str]

DIGESTS: list[Row] = [
    (
        "a list without line breaks",
        "Cancelled and renewed shows || NBC Saltmarsh - Renewed (S3) Copper Lane (reality) - Cancelled Night Ferry - "
        "Awaiting decision CBS Glasshouse - Final season Ember - Renewed",
        "Saltmarsh, season 3, renewed; Copper Lane, series, cancelled; Night Ferry, series, in_doubt; "
        "Glasshouse, series, ending!; Ember, series, renewed",
    ),
    (
        "a list without line breaks, by colons",
        "The scorecard || Fox Saltmarsh: renewed Copper Lane: cancelled Night Ferry: pending",
        "Saltmarsh, series, renewed; Copper Lane, series, cancelled; Night Ferry, series, in_doubt",
    ),
    (
        "titles with asides are no such list",
        "A night of television || Saltmarsh - the best hour of the week - was on before Copper Lane: a repeat.",
        "-",
    ),
    (
        "an outcry gives way to what is said by name",
        "Axed! Saltmarsh goes, Copper Lane stays || Saltmarsh has been axed after one series. Copper Lane has been handed a "
        "second run of six.",
        "Saltmarsh, season 2, cancelled; Copper Lane, season 2, renewed",
    ),
    ("an outcry about one", "Cancelled! Saltmarsh is no more || ITV confirmed it.", "Saltmarsh, series, cancelled"),
    (
        "un-axed is saved",
        "CBS thinks again || Saltmarsh, originally axed on Friday, has been un-axed.",
        "Saltmarsh, series, renewed",
    ),
    ("un-scrapped is saved", "Hulu has un-scrapped Saltmarsh.", "Saltmarsh, series, renewed"),
    (
        "a film that is only developed",
        "Saltmarsh may go on || Peacock has admitted that it is developing a film to finish the story of Saltmarsh.",
        "Saltmarsh, film, in_doubt!",
    ),
    (
        "what was going to be is no news",
        "My week || I had a column ready on why Saltmarsh was going to be renewed. It wasn't.",
        "-",
    ),
    (
        "passed on the pilots",
        "Fox makes its choices || The network has meanwhile passed on the pilots Saltmarsh and Copper Lane.",
        "Saltmarsh, season 1, cancelled; Copper Lane, season 1, cancelled",
    ),
    (
        "a signed question is a question",
        "Ask us || Question: Is there any chance that Saltmarsh comes back for a second season? —Jo Answer: Define chance!",
        "-",
    ),
]

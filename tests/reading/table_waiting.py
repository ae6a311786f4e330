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

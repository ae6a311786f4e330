"""Pages of the popular press: headlines that name no show, memories, exclamations. The same format as table_fates.py."""

# ruff: noqa: E501

from __future__ import annotations

TEASED = [
    (
        "a headline hints at one show and the second sentence names it",
        "Popular police drama axed after shock finale || Viewers were in tears last night. Harbour Lights, which also stars a dog, will not be back for a fourth series. It follows the end of Saltmarsh at ITV.",
        "Harbour Lights, season 4, cancelled",
    ),
    (
        "a headline tells the last bow of a serial that the body names later",
        "Beloved TV show to end after years on air || In sad news for many, a daily soap is to say goodbye. Harbour Lights, which began on Sky, is wrapping up next month. Fans of Saltmarsh will know the feeling.",
        "Harbour Lights, series, ending!",
    ),
    (
        "a headline of several shows hints at none",
        "Two dramas end at ITV || Sad times. Viewers of Harbour Lights and Saltmarsh had hoped. Ada Finch leaves.",
        "-",
    ),
    (
        "a show that the body only compares is not the one hinted at",
        "Hit drama axed || Bosses have pulled the plug on The Long Wait. It was made by the team behind Harbour Lights.",
        "-",
    ),
]

REMEMBERED = [
    ("a summer remembered", "The summer we saved Harbour Lights || It was long ago.", "-"),
    ("a day remembered", "The day NBC axed Harbour Lights || I still know where I was.", "-"),
    ("a week remembered with that", "All in the week that ITV cancelled Harbour Lights || Well.", "-"),
    ("a label of memories", "Throwback Thursday: NBC cancels Harbour Lights || We wept.", "-"),
    ("a label of this day", "On this day: NBC cancels Harbour Lights || We wept.", "-"),
    ("a day of this week is news", "NBC this week axed Harbour Lights || ", "Harbour Lights, series, cancelled"),
    (
        "a proverb about a day is no memory",
        "The day the music died: CBS cancels Harbour Lights || ",
        "Harbour Lights, series, cancelled",
    ),
    (
        "a fate that has held since a feast",
        "Scorecard || Your letters. Guys, Harbour Lights has been cancelled since Easter.",
        "-",
    ),
    ("a fate that has held for months", "Scorecard || Your letters. Harbour Lights has been dead for months.", "-"),
    (
        "renewed for two years is an order",
        "Harbour Lights has been renewed for two years.",
        "Harbour Lights, series, renewed",
    ),
    ("since as an adverb", "Harbour Lights has since been cancelled.", "Harbour Lights, series, cancelled"),
    ("do not tell me", "Quiz goes on || \"Don't tell me they've axed Harbour Lights,\" said a viewer from Leeds.", "-"),
    ("please tell me", "Please tell me NBC hasn't cancelled Harbour Lights || Please.", "-"),
    ("finished and waiting", "Where is it? || Harbour Lights? It's finished and waiting on a shelf.", "-"),
    ("done and ready", "Harbour Lights is done and ready to air || It will be shown soon.", "-"),
    ("finished at a network", "Harbour Lights is finished at NBC.", "Harbour Lights, series, cancelled"),
    (
        "a word in capitals is no title",
        "Is Harbour Lights coming back? || Dry those eyes. It's ONLY been renewed for series two!",
        "Harbour Lights, season 2, renewed",
    ),
    (
        "a second word in capitals",
        "Will Saltmarsh return? || It has NOT been cancelled. It has ALSO been renewed for a third season.",
        "Saltmarsh, season 3, renewed",
    ),
]

TABLES = [TEASED, REMEMBERED]

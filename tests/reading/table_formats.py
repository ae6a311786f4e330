"""How pages lay out the fates of several shows: headline, body with places for titles, and what becomes of each.

`A+` is renewed or dated, `D-` cancelled, `E?` open.
"""

from __future__ import annotations

FORMATS: list[tuple[str, str, str]] = [
    (
        "Is your favorite show coming back?",
        "{A} – Good news! CBS has picked up the comedy for season 5. {B} – The drama will return for a third season. "
        "{D} – Sorry, the network has pulled the plug.",
        "A+ B+ D-",
    ),
    (
        "Is your favorite show coming back?",
        "{A}: The comedy will return for a fifth season. {B}: CBS has ordered another season of the drama. "
        "{C}: Yes, it has been renewed. {D}: No. It was cancelled in May. {E}: Still no word.",
        "A+ B+ C+ D- E?",
    ),
    (
        "Which shows are coming back?",
        "{A}. Yes! Season 5 is on the way. {B}. It's been renewed for a third season. {D}. NBC's drama won't be returning.",
        "A+ B+ D-",
    ),
    ("What has been renewed?", "{A} has been renewed. So has {B}. {D} hasn't been so lucky.", "A+ B+ D-"),
    ("Where your shows stand", "CBS: {A} (renewed), {B} (renewed), {D} (cancelled), {E} (undecided).", "A+ B+ D- E?"),
    ("Where your shows stand", "RENEWED\n{A}\n{B}\n\nCANCELLED\n{D}\n{E}", "A+ B+ D- E-"),
    ("Where your shows stand", "Renewed:\n• {A}\n• {B}\nCancelled:\n• {D}", "A+ B+ D-"),
    ("Renewals and cancellations", "Shows that are coming back: {A}, {B}. Shows that aren't: {D}.", "A+ B+ D-"),
    ("CBS sets its slate", "CBS has given the green light to new seasons of {A}, {B} and {C}.", "A+ B+ C+"),
    (
        "CBS sets its slate",
        "Among the shows returning are {A}, {B} and {C}. Not returning are {D} and {E}.",
        "A+ B+ C+ D- E-",
    ),
    ("CBS sets its slate", "CBS announced the renewals of {A}, {B} and {C}; it has not decided on {D}.", "A+ B+ C+ D?"),
    ("CBS sets its slate", "{A}, {B} and {C} have all been given a second season.", "A+ B+ C+"),
    (
        "CBS brings back three",
        "Fans of {A}, {B} and {C} can breathe a sigh of relief: all three were renewed on Friday.",
        "A+ B+ C+",
    ),
    ("CBS renews more shows", "Joining {A} on the returning list are {B} and {C}.", "B+ C+"),
    ("Who made it?", "Renewed by CBS: {A}, {B}, {C}. Cancelled by CBS: {D}, {E}.", "A+ B+ C+ D- E-"),
    ("Who made it?", "CBS renewals: {A}; {B}; {C}. CBS cancellations: {D}; {E}.", "A+ B+ C+ D- E-"),
    ("CBS sets its slate", "Picked up for next season were {A}, {B} and {C}.", "A+ B+ C+"),
    ("CBS sets its slate", "Returning shows on CBS: {A}, {B}, {C}.", "A+ B+ C+"),
    ("Who made it?", "Coming back: {A}, {B}. Not coming back: {D}, {E}. Up in the air: {C}.", "A+ B+ D- E- C?"),
    ("Who made it?", "{A}? Renewed. {B}? Also renewed. {D}? Cancelled.", "A+ B+ D-"),
    ("Who made it?", "{A} - RENEWED\n{B} - RENEWED\n{D} - CANCELED\n{E} - ON THE BUBBLE", "A+ B+ D- E?"),
    (
        "CBS picks up five",
        "The network said that {A}, {B}, {C}, {D} and {E} will be back for the 2026-27 season.",
        "A+ B+ C+ D+ E+",
    ),
    ("CBS picks up five", "Getting early renewals are {A} (season 5), {B} (season 3) and {C} (season 2).", "A+ B+ C+"),
    ("CBS picks up five", "The renewed shows are: {A}, {B}, {C}, {D} and {E}.", "A+ B+ C+ D+ E+"),
    ("CBS picks up five", "{A} and {B} will both return, and {C} will be back as well. {D} will not.", "A+ B+ C+ D-"),
    (
        "CBS picks up five",
        "CBS has renewed {A} for a fifth season, {B} for a third, {C} for a second, and cancelled {D} and {E}.",
        "A+ B+ C+ D- E-",
    ),
    (
        "CBS picks up five",
        "The Eye ordered more of {A}, {B} and {C} on Monday, but {D} is done after one season.",
        "A+ B+ C+ D-",
    ),
    ("CBS cleans house", "Gone are {D} and {E}. Safe are {A}, {B} and {C}.", "A+ B+ C+ D- E-"),
    ("CBS cleans house", "The axe has fallen on {D} and {E}, while {A} and {B} have been spared.", "A+ B+ D- E-"),
    ("CBS cleans house", "CBS has cancelled {D} and {E}, sources confirm. {A} lives.", "D- E-"),
    (
        "NBC's plans",
        "We now know that NBC has renewed {A}, {B} and {C}. {D} and {E} were not as lucky; both have been cancelled.",
        "A+ B+ C+ D- E-",
    ),
    ("What's in and what's out", "In: {A}, {B}, {C}. Out: {D}, {E}.", "A+ B+ C+ D- E-"),
    (
        "What's in and what's out",
        "NBC: {A} – renewed for season 5; {B} – renewed; {D} – cancelled after one season.",
        "A+ B+ D-",
    ),
    ("Fall TV: what will return?", "Will return: {A}, {B}, {C}. Will not return: {D}, {E}.", "A+ B+ C+ D- E-"),
    ("TV news", "NBC is bringing back {A} and {B} for full seasons, and has given {C} a 13-episode order.", "A+ B+ C+"),
    ("TV news", "There will be new seasons of {A}, {B} and {C}, NBC said Friday, but no more {D}.", "A+ B+ C+ D-"),
    (
        "TV news",
        "* {A}: Season 5 confirmed\n* {B}: Season 3 confirmed\n* {D}: Cancelled after 2 seasons\n* {E}: Awaiting decision",
        "A+ B+ D- E?",
    ),
    ("Renewed shows for next season", "{A}\n{B}\n{C}\n", "A+ B+ C+"),
    ("Cancelled TV shows: the full list", "{D} (NBC)\n{E} (Fox)\n{C} (ABC)\n", "D- E- C-"),
    ("The CW renews {A}, {B}, {C}", "", "A+ B+ C+"),
    ("{A}, {B} and {C} Renewed at CBS; {D} Cancelled", "", "A+ B+ C+ D-"),
    ("CBS Cancels {D} and {E}", "", "D- E-"),
    ("{D}, {E} Canceled by NBC", "", "D- E-"),
    ("{A} Gets Season 5, {B} Gets Season 3 at CBS", "", "A+ B+"),
]

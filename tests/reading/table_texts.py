"""Whole short texts: lists, round-ups, digressions, corrections. The same format as table_fates.py."""

# ruff: noqa: E501

from __future__ import annotations

LISTS = [
    (
        "a promise to several shows, then their names",
        "CBS brings back nine shows || The network has already told nine of its series that they can come back. Harbour Lights, Saltmarsh, Copper Lane and Night Ferry are in, and so are Glasshouse and Kingsreach. No word yet on The Long Thaw.",
        "Harbour Lights, series, renewed; Saltmarsh, series, renewed; Copper Lane, series, renewed; Night Ferry, series, renewed; Glasshouse, series, renewed; Kingsreach, series, renewed; The Long Thaw, series, in_doubt",
    ),
    (
        "a headline list",
        "CBS Renews Harbour Lights, Saltmarsh and 3 Others || ",
        "Harbour Lights, series, renewed; Saltmarsh, series, renewed",
    ),
    (
        "a headline list under cancelled",
        "Saltmarsh, Copper Lane Canceled at NBC || ",
        "Saltmarsh, series, cancelled; Copper Lane, series, cancelled",
    ),
    (
        "returning shows listed",
        "Among the shows returning next season are Harbour Lights, Saltmarsh and Copper Lane.",
        "Harbour Lights, series, renewed; Saltmarsh, series, renewed; Copper Lane, series, renewed",
    ),
    (
        "the following shows",
        "The following shows have been renewed: Harbour Lights, Saltmarsh, Copper Lane.",
        "Harbour Lights, series, renewed; Saltmarsh, series, renewed; Copper Lane, series, renewed",
    ),
    (
        "verdict after each title",
        "Harbour Lights: Renewed. Saltmarsh: Cancelled. Copper Lane: Renewed for season 4.",
        "Harbour Lights, series, renewed; Saltmarsh, series, cancelled; Copper Lane, season 4, renewed",
    ),
    (
        "verdict after each title with a network",
        "Harbour Lights (NBC): Renewed for a third season. Saltmarsh (ABC): Cancelled after one season.",
        "Harbour Lights, season 3, renewed; Saltmarsh, season 2, cancelled",
    ),
    (
        "lines with a dash",
        "Renew or cancel? The scorecard ||\nHarbour Lights — renewed for season 3\nSaltmarsh — cancelled\nCopper Lane — renewed",
        "Harbour Lights, season 3, renewed; Saltmarsh, series, cancelled; Copper Lane, series, renewed",
    ),
    (
        "a label on its own line",
        "What NBC decided ||\nRenewed\nHarbour Lights\nSaltmarsh\nCancelled\nCopper Lane\nNight Ferry",
        "Harbour Lights, series, renewed; Saltmarsh, series, renewed; Copper Lane, series, cancelled; Night Ferry, series, cancelled",
    ),
    (
        "a list led by they are",
        "Netflix has cancelled three dramas in one day. They are Harbour Lights, Saltmarsh and Copper Lane.",
        "Harbour Lights, series, cancelled; Saltmarsh, series, cancelled; Copper Lane, series, cancelled",
    ),
    (
        "the axe fell on",
        "The axe fell on Harbour Lights and Saltmarsh at ABC on Friday.",
        "Harbour Lights, series, cancelled; Saltmarsh, series, cancelled",
    ),
    (
        "joins the list of the cancelled",
        "Saltmarsh Joins Harbour Lights on ABC's Cancelled List || ABC has cancelled Saltmarsh after one season.",
        "Saltmarsh, season 2, cancelled",
    ),
    (
        "one of them",
        "CBS has renewed ten series for the 2026-27 season, and Harbour Lights is one of them.",
        "Harbour Lights, series, renewed",
    ),
    (
        "gapping",
        "NBC has renewed Harbour Lights for a third season, Saltmarsh for a second and Copper Lane for a ninth.",
        "Harbour Lights, season 3, renewed; Saltmarsh, season 2, renewed; Copper Lane, season 9, renewed",
    ),
    (
        "alongside",
        "NBC has renewed Harbour Lights for season 3, alongside Saltmarsh and Copper Lane.",
        "Harbour Lights, season 3, renewed; Saltmarsh, series, renewed; Copper Lane, series, renewed",
    ),
    (
        "two verdicts in one sentence",
        "ABC has renewed Harbour Lights for a fifth season and cancelled Saltmarsh after one.",
        "Harbour Lights, season 5, renewed; Saltmarsh, season 2, cancelled",
    ),
    (
        "renewed while cancelled",
        "While Harbour Lights has been renewed for a fifth season, Saltmarsh has been cancelled.",
        "Harbour Lights, season 5, renewed; Saltmarsh, series, cancelled",
    ),
    ("in but out", "Harbour Lights is in, Saltmarsh is out: NBC has renewed the former and cancelled the latter.", "-"),
    (
        "pickups as a noun with a list",
        "ABC gave out pickups to Harbour Lights, Saltmarsh and Copper Lane on Thursday.",
        "Harbour Lights, series, renewed; Saltmarsh, series, renewed; Copper Lane, series, renewed",
    ),
    (
        "the list of renewals with seasons",
        "The renewals: Harbour Lights for Season 3, Saltmarsh for Season 2 and the rookie Copper Lane for Season 2.",
        "Harbour Lights, season 3, renewed; Saltmarsh, season 2, renewed; Copper Lane, season 2, renewed",
    ),
    (
        "also returning",
        "ABC has renewed Harbour Lights. Also returning are Saltmarsh and Copper Lane.",
        "Harbour Lights, series, renewed; Saltmarsh, series, renewed; Copper Lane, series, renewed",
    ),
    (
        "as will",
        "Harbour Lights will be back next season, as will Saltmarsh.",
        "Harbour Lights, series, renewed; Saltmarsh, series, renewed",
    ),
    (
        "still waiting",
        "Still waiting for word: Harbour Lights, Saltmarsh and Copper Lane.",
        "Harbour Lights, series, in_doubt; Saltmarsh, series, in_doubt; Copper Lane, series, in_doubt",
    ),
    (
        "on the bubble in a list",
        "That leaves Harbour Lights, Saltmarsh and Copper Lane on the bubble.",
        "Harbour Lights, series, in_doubt; Saltmarsh, series, in_doubt; Copper Lane, series, in_doubt",
    ),
    (
        "the fate of several",
        "The fates of Harbour Lights and Saltmarsh have yet to be decided.",
        "Harbour Lights, series, in_doubt; Saltmarsh, series, in_doubt",
    ),
]

ARTICLES = [
    (
        "the body brings the number",
        "Saltmarsh Renewed at HBO || HBO has ordered another season of the drama. The second season will have eight episodes.",
        "Saltmarsh, season 2, renewed",
    ),
    (
        "the finale gives the number",
        "Saltmarsh Cancelled by Fox || Fox has cancelled Saltmarsh, days after its second season finale aired.",
        "Saltmarsh, season 3, cancelled",
    ),
    (
        "history does not count",
        "Saltmarsh: will there be a season 4? || The show was renewed for a third season in 2024. Since then HBO has said nothing about a fourth.",
        "Saltmarsh, season 4, in_doubt",
    ),
    (
        "a reversal",
        "Saltmarsh Season 2 Scrapped Months After Renewal || Peacock had renewed the drama in January, but has now decided not to go ahead with the second season.",
        "Saltmarsh, season 2, cancelled",
    ),
    (
        "a rescue after a cancellation",
        "Saltmarsh Finds New Home at Netflix || Two months after NBC cancelled it, Netflix has picked up the drama for a third season.",
        "Saltmarsh, season 3, renewed",
    ),
    (
        "a cast exit",
        "Ada Finch Leaves Saltmarsh || The actress will not return for the third season of the ITV drama. The series continues without her.",
        "-",
    ),
    (
        "an interview with hopes",
        "Saltmarsh Boss Teases Season 3 || 'I would love to make a third season,' she said. Netflix has not made a decision.",
        "Saltmarsh, season 3, in_doubt",
    ),
    (
        "other shows as comparison",
        "Netflix Cancels Saltmarsh || The streamer has cancelled the drama after one season. Netflix also cancelled Copper Lane last year, and renewed Night Ferry in 2023.",
        "Saltmarsh, season 2, cancelled",
    ),
    (
        "cast credits name other shows",
        "Saltmarsh Renewed for Season 2 || The series stars Ada Finch (Copper Lane) and Tom Reed, who was in Night Ferry until it was cancelled.",
        "Saltmarsh, season 2, renewed",
    ),
    (
        "a denial by the makers",
        "No, Saltmarsh Has Not Been Cancelled || A hoax said that the show had been axed. It is not true.",
        "-",
    ),
    (
        "a rumour",
        "Is Saltmarsh Ending? || According to a source, the show will end with season 4. Nothing is official.",
        "-",
    ),
    (
        "final season announced with a renewal",
        "Saltmarsh to End With Season 4 || Netflix has renewed the drama for a fourth and final season.",
        "Saltmarsh, season 4, renewed!",
    ),
    (
        "a date article about a renewed season",
        "Saltmarsh Season 3 Gets Premiere Date || The drama, which was renewed in May, returns on April 9 on HBO.",
        "Saltmarsh, season 3, dated",
    ),
    (
        "a petition after a cancellation",
        "Petition to Save Saltmarsh Passes 50,000 Names || ABC cancelled the drama last week after two seasons.",
        "Saltmarsh, season 3, cancelled",
    ),
    (
        "neither headline nor hope",
        "Will Saltmarsh Return? || There is no official word from Sky yet on a second series.",
        "Saltmarsh, season 2, in_doubt",
    ),
    (
        "the network is closing but the show is not named",
        "Sky cancels sports quiz || The broadcaster has cancelled the quiz. Saltmarsh follows at nine.",
        "-",
    ),
    (
        "a review that remembers",
        "Saltmarsh review: a fine return || When it was nearly cancelled last year, viewers wrote letters.",
        "-",
    ),
    (
        "an executive explains",
        "Why Fox Cancelled Saltmarsh || Fox's programming chief explained why the network decided not to order a third season of the drama.",
        "Saltmarsh, season 3, cancelled",
    ),
    (
        "the season in production and the next in doubt",
        "Saltmarsh Season 3 Begins Filming || Filming has begun in Cornwall. Whether there will be a fourth season has not been decided.",
        "Saltmarsh, season 3, in_production; Saltmarsh, season 4, in_doubt",
    ),
    (
        "an ending told by the makers",
        "Saltmarsh Creators on the Final Season || 'Season 5 will be our last,' the creators of Saltmarsh said in a statement.",
        "Saltmarsh, season 5, ending!",
    ),
    (
        "a date and the end",
        "Saltmarsh returns in June || The fifth and final season of Saltmarsh will premiere on June 4.",
        "Saltmarsh, season 5, dated!",
    ),
    (
        "a spin-off is ordered, the parent is not",
        "Kingsreach: Exile Ordered to Series || CBS has ordered the Kingsreach spin-off to series.",
        "Kingsreach: Exile, season 1, renewed",
    ),
    (
        "a mixed fate of a family",
        "CBS Renews Kingsreach, Cancels Kingsreach: Exile || ",
        "Kingsreach, series, renewed; Kingsreach: Exile, series, cancelled",
    ),
    (
        "moved to another network",
        "Saltmarsh Moves to Hulu for Season 4 || The drama, axed by ABC in May, will continue on Hulu.",
        "Saltmarsh, season 4, renewed",
    ),
    (
        "not until next year",
        "Saltmarsh Season 3 Pushed to 2027 || HBO has delayed the third season of the drama.",
        "Saltmarsh, season 3, delayed",
    ),
    ("a satire", "Satire: Saltmarsh renewed for forty seasons || In a parallel universe the network never stops.", "-"),
    (
        "the anniversary",
        "Saltmarsh at 20 || Fox cancelled the show in 2005 after one season, and a film followed in 2007.",
        "-",
    ),
    (
        "opted not to bring it back",
        "Bad news for Saltmarsh fans || The CW has opted not to bring the drama back for a third season.",
        "Saltmarsh, season 3, cancelled",
    ),
    (
        "a when that is answered",
        "When does Saltmarsh return? || Saltmarsh season 4 will arrive in 2027.",
        "Saltmarsh, season 4, dated",
    ),
    (
        "volumes are no seasons",
        "Saltmarsh: the author speaks || Season three used the fourth and fifth books. The sixth will be the last.",
        "-",
    ),
]

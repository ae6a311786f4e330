"""Texts about many shows: running lists, labels, entries, echoes, looks back. Each row: name, text, what it states."""

from __future__ import annotations

Row = tuple[str, str, str]

ROUNDUPS: list[Row] = [
    (
        "entries with a verdict behind a colon",
        "Where does everything stand? || Saltmarsh (NBC): renewed for a third season. Night Ferry (2 seasons): cancelled. "
        "Copper Lane: axed after one.",
        "Saltmarsh, season 3, renewed; Night Ferry, season 3, cancelled; Copper Lane, season 2, cancelled",
    ),
    (
        "entries with a verdict behind a comma",
        "Our running list of who lives and who dies || HULU: Saltmarsh, renewed for season 4. Night Ferry, cancelled after "
        "two seasons. Glasshouse, scrapped.",
        "Saltmarsh, season 4, renewed; Night Ferry, season 3, cancelled; Glasshouse, series, cancelled",
    ),
    (
        "labels in capitals",
        "ABC: the whole slate || RENEWED: Saltmarsh, Harbour Lights. CANCELLED: Night Ferry, Glasshouse. NEW DRAMAS: Ember.",
        "Saltmarsh, series, renewed; Harbour Lights, series, renewed; Night Ferry, series, cancelled; "
        "Glasshouse, series, cancelled; Ember, season 1, renewed",
    ),
    (
        "a label over a list cut by semicolons",
        "ABC Swings the Axe || Out: 'Saltmarsh,' after five years of fine reviews and thin crowds; 'Night Ferry,' a period "
        "piece; and 'Glasshouse.'",
        "Saltmarsh, series, cancelled; Night Ferry, series, cancelled; Glasshouse, series, cancelled",
    ),
    (
        "a list of old shows by their years",
        "Gone before their time || 1. Saltmarsh (1988). CBS cancelled it after six weeks. 2. Night Ferry (1994). Renewed in "
        "March, un-renewed in May. 3. Glasshouse (1979): axed after one season.",
        "-",
    ),
    (
        "a list of wonders",
        "Six one-season wonders that deserved better || Saltmarsh: cancelled after one. Night Ferry: NBC pulled the plug. "
        "Glasshouse: axed.",
        "-",
    ),
    (
        "what came next holds",
        "ABC cancels two shows || Saltmarsh was first renewed, then scrapped. Night Ferry was axed, then picked up by Hulu.",
        "Saltmarsh, series, cancelled; Night Ferry, series, renewed",
    ),
    (
        "the same done to others",
        "Renewals undone || ABC reversed itself on Saltmarsh. Hulu did the same to Night Ferry and Glasshouse. "
        "Fox followed suit with Ember.",
        "Saltmarsh, series, cancelled; Night Ferry, series, cancelled; Glasshouse, series, cancelled; "
        "Ember, series, cancelled",
    ),
    (
        "an order taken back",
        "Renewals undone || Netflix took back the third season of Saltmarsh this week. Night Ferry had its order rescinded.",
        "Saltmarsh, season 3, cancelled; Night Ferry, series, cancelled",
    ),
    (
        "no to more",
        "What's coming back and what has been binned || ITV has said yes to a second outing for Saltmarsh but no to more "
        "Night Ferry.",
        "Saltmarsh, season 2, renewed; Night Ferry, series, cancelled",
    ),
    (
        "coming back in the fall",
        "CBC's new season: what's in, what's out || Coming back for 2026: Saltmarsh, Night Ferry and Glasshouse.",
        "Saltmarsh, series, renewed; Night Ferry, series, renewed; Glasshouse, series, renewed",
    ),
    (
        "safe through a season",
        "Cable report: who is safe, who is cancelled || Saltmarsh is good through season six.",
        "Saltmarsh, season 6, renewed",
    ),
    (
        "out front is no verdict",
        "You voted: the shows that readers want saved || Way out front: NBC's 'Saltmarsh,' which 61% want kept.",
        "-",
    ),
    (
        "a release that drops is no cancellation",
        "What to watch in May || Saltmarsh drops its third and final season on Prime Video.",
        "-",
    ),
    (
        "another batch of episodes",
        "TNT decides || TNT has given Saltmarsh another ten episodes.",
        "Saltmarsh, series, renewed",
    ),
    (
        "shows named as examples behind the verdict",
        "ABC clears the decks || ABC has picked up nine of its shows in a single memo, among them freshman drama Saltmarsh.",
        "Saltmarsh, season 2, renewed",
    ),
    (
        "no longer made",
        "Renewals undone || Showtime will no longer make that second season of Saltmarsh.",
        "Saltmarsh, season 2, cancelled",
    ),
    (
        "short verdicts in a running list",
        "So who made it? || Saltmarsh is in. Night Ferry is toast. Glasshouse: renewed. Ember: cancelled. "
        "Copper Lane: limbo.",
        "Saltmarsh, series, renewed; Night Ferry, series, cancelled; Glasshouse, series, renewed; Ember, series, cancelled; "
        "Copper Lane, series, in_doubt",
    ),
    (
        "short verdicts elsewhere say nothing",
        "A storm at sea || Saltmarsh is toast without its captain, and winter is in.",
        "-",
    ),
    (
        "an imperative decides nothing",
        "The ratings || Saltmarsh drew a 0.9, so spare me the mail.",
        "-",
    ),
    (
        "a title behind the network that hosts it",
        "The ratings: what is renewed || Over on Fox Saltmarsh won its hour. It has a second season in the bag.",
        "Saltmarsh, season 2, renewed",
    ),
    (
        "a list that looks back",
        "10 shows you forgot were set in Ohio || Saltmarsh: canceled by NBC after its star was hurt. Ember: axed.",
        "-",
    ),
    (
        "a list of what to watch instead",
        "9 shows to watch if you love Saltmarsh || Night Ferry: canceled by TBS far too early. Ember: axed after one.",
        "-",
    ),
    (
        "axed alongside another",
        "Every Netflix show cancelled this year || Saltmarsh was axed alongside Night Ferry in a purge of the family slate.",
        "Saltmarsh, series, cancelled; Night Ferry, series, cancelled",
    ),
    (
        "new to the family",
        "NBC's renewals and orders || Back for more: Saltmarsh (season 5). New to the family: the romance Glasshouse, from "
        "the makers of Ember; and Copper Lane, a comedy. Not so lucky: Kingsreach.",
        "Saltmarsh, season 5, renewed; Glasshouse, season 1, renewed; Copper Lane, season 1, renewed; "
        "Kingsreach, series, cancelled",
    ),
    (
        "a sentence behind a label",
        "This month's renewals || Renewed: Saltmarsh was given a third season on Monday; Ember is renewed.",
        "Saltmarsh, season 3, renewed; Ember, series, renewed",
    ),
    (
        "to keep adding is to keep nothing",
        "Premiere dates || Here are the dates so far; we'll keep adding to them. Monday, June 1: Saltmarsh, season 5 (USA).",
        "Saltmarsh, season 5, dated",
    ),
    (
        "not back next season",
        "Bad news || Saltmarsh will not be back next season, ABC confirmed.",
        "Saltmarsh, series, cancelled",
    ),
    ("people want it", "100,000 People Want 'Saltmarsh' To Get a Second Chance || ", "-"),
    (
        "renewed and then un-renewed",
        "What ABC cancelled || Saltmarsh was renewed for season 2 and then un-renewed the same month.",
        "Saltmarsh, season 2, cancelled",
    ),
    (
        "the plug pulled on two",
        "Say goodbye: the cancellations || ABC has pulled the plug on Saltmarsh after one season and also on Ember.",
        "Saltmarsh, season 2, cancelled; Ember, series, cancelled",
    ),
    (
        "an answer is about its question",
        "Ask Max: Saltmarsh, Ember and more || Question: When do we get new episodes of Ember? NBC has renewed it.",
        "Ember, series, renewed",
    ),
    (
        "no more seasons, behind a colon",
        "Every show cancelled in 2026 so far || Saltmarsh: two seasons, and they won't be doing a third.",
        "Saltmarsh, season 3, cancelled",
    ),
    (
        "what was said in another month",
        "Saltmarsh to wrap with a film || Hallmark said in April there would be no seventh season.",
        "Saltmarsh, film, renewed!",
    ),
    (
        "neither cancelled nor renewed",
        "Saltmarsh: Season Three? || As of June 30, 2026, Saltmarsh has not been cancelled or renewed for a third season.",
        "Saltmarsh, season 3, in_doubt",
    ),
    (
        "entries with a network behind the title",
        "Development update || SALTMARSH (VH1) - No decision yet on a second season. EMBER (TBS) - Renewed for a third "
        "season. GLASSHOUSE (FX) - Cancelled.",
        "Saltmarsh, season 2, in_doubt; Ember, season 3, renewed; Glasshouse, series, cancelled",
    ),
    (
        "entries whose verb names no object",
        "Shows that have already been cancelled || 1. 'Saltmarsh' — Netflix pulled the plug after one season. "
        "2. 'Ember' — Netflix said no to a third season. 3. 'Glasshouse': axed.",
        "Saltmarsh, season 2, cancelled; Ember, season 3, cancelled; Glasshouse, series, cancelled",
    ),
    (
        "an echo takes the verdict before it",
        "Renewal roundup || NBC cancelled Saltmarsh after two seasons, and so was Ember, while Glasshouse got the nod "
        "for a sixth season.",
        "Saltmarsh, season 3, cancelled; Ember, season 3, cancelled; Glasshouse, season 6, renewed",
    ),
    (
        "a relative clause belongs to its title",
        "Saltmarsh renewed || The news comes in the week of the end of Ember, which will conclude with its fourth season.",
        "Saltmarsh, series, renewed; Ember, season 4, ending!",
    ),
    (
        "saved since",
        "Cancelled shows || 'Saltmarsh' — HBO has axed it. Starz has since saved Saltmarsh.",
        "Saltmarsh, series, renewed",
    ),
    (
        "moved to a day",
        "Fall calendar || Please note that Saltmarsh has been moved to April 2.",
        "Saltmarsh, series, dated",
    ),
    ("off the air for a while", "Saltmarsh gets a date || The legal drama has been off the air since December 11.", "-"),
    (
        "a description with a name in it",
        "Saltmarsh saved || Hulu has ordered a second season of the San Francisco lifeboat drama.",
        "Saltmarsh, season 2, renewed",
    ),
    (
        "the same goes for another",
        "Netflix: renewed and cancelled || Saltmarsh has been renewed. The same goes for Ember.",
        "Saltmarsh, series, renewed; Ember, series, renewed",
    ),
    (
        "commissioned to a day",
        "Channel 5 denies the end of Saltmarsh || The serial is commissioned to the end of next year.",
        "Saltmarsh, series, renewed",
    ),
    (
        "a shortened third",
        "What's coming back and what has been binned || Saltmarsh will bow out with a shortened third.",
        "Saltmarsh, season 3, ending!",
    ),
]

SCHEDULES: list[Row] = [
    (
        "a calendar under its dates",
        "Your spring calendar || Thursday, March 12: Saltmarsh (Season 2, Hulu). Friday, March 13: Copper Lane returns on "
        "Fox at 8/7c, followed by the series premiere of Night Ferry. Tuesday, March 17: Glasshouse, Season 4 (ABC); "
        "new drama Ember.",
        "Saltmarsh, season 2, dated; Copper Lane, series, dated; Night Ferry, season 1, dated; Glasshouse, season 4, dated; "
        "Ember, season 1, dated",
    ),
    (
        "evenings on a schedule",
        "The CW unveils its fall schedule || Saltmarsh goes to Mondays. Thursday pairs Copper Lane with its "
        "spinoff Night Ferry. New medical drama Ember takes Tuesdays at 8.",
        "Saltmarsh, series, dated; Copper Lane, series, dated; Night Ferry, series, dated; Ember, season 1, dated",
    ),
    (
        "held for midseason",
        "The CW unveils its fall lineup || Held for midseason are Saltmarsh and Copper Lane.",
        "Saltmarsh, series, dated; Copper Lane, series, dated",
    ),
    (
        "back in the fall, under a label",
        "CBC's new season || Coming back in the fall: Saltmarsh for a thirteenth season, Copper Lane, and "
        "Glasshouse (of course).",
        "Saltmarsh, season 13, renewed; Copper Lane, series, renewed; Glasshouse, series, renewed",
    ),
    ("an hour in a plot is no schedule", "Saltmarsh review || In Saltmarsh the train leaves at 8 and nobody is on it.", "-"),
]

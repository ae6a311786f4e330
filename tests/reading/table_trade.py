"""More of what news about one show says, by the words it uses: the same format as table_fates.py."""

# ruff: noqa: E501

from __future__ import annotations

TRADE = [
    (
        "dead at the network",
        "Saltmarsh is dead at the network, as are comedies Copper Lane and Night Ferry.",
        "Saltmarsh, series, cancelled; Copper Lane, series, cancelled; Night Ferry, series, cancelled",
    ),
    ("dead at an age", "Ann Lowe of Saltmarsh is dead at 88.", ""),
    ("done at the network", "Saltmarsh is done at Fox.", "Saltmarsh, series, cancelled"),
    ("out of the running", "Saltmarsh is out of the running at NBC.", "Saltmarsh, series, cancelled"),
    ("a withdrawal", "Channel 4 has withdrawn from Saltmarsh.", "Saltmarsh, series, cancelled"),
    ("safe until", "Saltmarsh is safe until next season.", "Saltmarsh, series, renewed"),
    ("safe from a fire", "The cast of Saltmarsh are safe after a fire.", ""),
    ("a blessing", "The BBC has given its blessing to a sixth series of Saltmarsh.", "Saltmarsh, season 6, renewed"),
    (
        "a company is asked to make it",
        "ITV has hired World Wide to make a second series of Saltmarsh.",
        "Saltmarsh, season 2, renewed",
    ),
    (
        "a deal is closed",
        "Pop has closed a deal with two studios for a third season of Saltmarsh.",
        "Saltmarsh, season 3, renewed",
    ),
    ("a deal is not closed", "Pop is close to a deal for a third season of Saltmarsh.", "-"),
    ("among the casualties", "Saltmarsh among this year's casualties ||", "Saltmarsh, series, cancelled"),
    (
        "no further than the season on air",
        "The network told producers that Saltmarsh would not go on past the current season.",
        "Saltmarsh, series, cancelled",
    ),
    (
        "a season brings it to its close",
        "The forthcoming third season of Saltmarsh will bring the drama to its close.",
        "Saltmarsh, season 3, ending!",
    ),
    ("a season is close", "A third season of Saltmarsh is close.", "-"),
    ("tuned in", "Tuned In: Saltmarsh has a new neighbour ||", "-"),
    ("somebody has a film", "Saltmarsh star has a film in cinemas on Friday ||", "-"),
    ("whoever has a film", "Whoever has a film out will chat on Saltmarsh.", "-"),
]

SILENT = [
    (
        "mum about what was asked",
        "Saltmarsh Season 3: all we know || Season 3 arrives on March 26. Will there be a season 4? Sky has stayed mum about that so far.",
        "Saltmarsh, season 3, dated; Saltmarsh, season 4, in_doubt",
    ),
    ("still mum", "Global still mum on Saltmarsh ||", "Saltmarsh, series, in_doubt"),
    (
        "no order",
        "Saltmarsh has a script || There is no series commitment yet for Saltmarsh.",
        "Saltmarsh, series, in_doubt",
    ),
    ("no verdict given", "Saltmarsh has not been given a verdict.", "Saltmarsh, series, in_doubt"),
    ("time to make up its mind", "Sky has until May to make up its mind about Saltmarsh.", "Saltmarsh, series, in_doubt"),
    ("yet to rule", "ABC has yet to rule on Saltmarsh.", "Saltmarsh, series, in_doubt"),
    ("not weighed in", "Netflix has not weighed in on Saltmarsh's future.", "Saltmarsh, series, in_doubt"),
    ("not off the table", "A third season of Saltmarsh is not off the table.", "Saltmarsh, season 3, in_doubt"),
    ("mum about something else", "Sky has stayed mum about who will play the doctor in Saltmarsh.", "-"),
]

DAYS = [
    ("on deck", "BET has Saltmarsh on deck for a Sept. 9 debut.", "Saltmarsh, series, dated"),
    ("slated", "Hulu has slated Saltmarsh for a May 9 launch.", "Saltmarsh, series, dated"),
    ("unspools", "Season 3 of Saltmarsh will unspool in summer 2026.", "Saltmarsh, season 3, dated"),
    ("in production for", "Saltmarsh's third season is in production for a June launch.", "Saltmarsh, season 3, dated"),
    ("a sophomore return", "Disney+ has set April 8 for the sophomore return of Saltmarsh.", "Saltmarsh, season 2, dated"),
    ("has begun filming", "Saltmarsh has begun filming its fifth season in Bristol.", "Saltmarsh, season 5, in_production"),
    (
        "work goes on",
        "Post-production on Saltmarsh season 3 is going on in full swing.",
        "Saltmarsh, season 3, in_production",
    ),
    ("on ice", "Saltmarsh is on ice.", "Saltmarsh, series, delayed"),
    ("no longer this autumn", "Saltmarsh will no longer be seen this autumn.", "Saltmarsh, series, delayed"),
]

PLAIN = [
    (
        "she said it had been ordered",
        "Saltmarsh star leaves || A spokeswoman said a sixth series had been given the blessing.",
        "Saltmarsh, season 6, renewed",
    ),
    (
        "saved by a network that has ordered more",
        "Peacock Saves 'Saltmarsh' || Saltmarsh has been rescued by Peacock, which has ordered a ten-episode third season.",
        "Saltmarsh, season 3, renewed",
    ),
    (
        "a season given to another",
        "ABC cancels Saltmarsh || ABC has axed Saltmarsh. It has given a third season to its quiz Copper Lane.",
        "Saltmarsh, series, cancelled",
    ),
    (
        "another's fifth year",
        "Saltmarsh Renewed || It airs after Copper Lane, now in its fifth year.",
        "Saltmarsh, series, renewed",
    ),
    ("a network ends it", "The streamer is ending Saltmarsh after two seasons.", "Saltmarsh, season 3, cancelled"),
    ("a return is eyed", "'Saltmarsh' Eyes Return for Season 3 ||", "-"),
    ("a return is confirmed", "Saltmarsh series 4: BBC confirms return ||", "Saltmarsh, season 4, renewed"),
    ("several of late", "Harbour Lights news || Sky has revived several comedies lately, including Copper Lane.", "-"),
    ("why it was cancelled", "ITV boss explains why Saltmarsh was axed ||", "-"),
    ("done after two", "'Saltmarsh' Done After Two Seasons ||", "Saltmarsh, season 3, cancelled"),
    ("a double order", "BBC Two hands quiz Saltmarsh a double series order ||", "Saltmarsh, series, renewed"),
    ("shelved and on ice", "Saltmarsh shelved by Nine || The show is on ice, says Nine.", "Saltmarsh, series, delayed"),
    (
        "a game described",
        "Dave has given the go-ahead to Saltmarsh, a panel game in which comics are locked in a shed.",
        "Saltmarsh, season 1, renewed",
    ),
    (
        "a relative clause between",
        "Saltmarsh follows a nurse who moves home and will debut this May.",
        "Saltmarsh, series, dated",
    ),
    (
        "four films are a series",
        "Saltmarsh news || The new run of four feature-length films will begin on 21 March.",
        "Saltmarsh, series, dated",
    ),
    ("thrown into doubt", "Saltmarsh thrown into doubt ||", "Saltmarsh, series, in_doubt"),
]

TOLD = [
    (
        "the renewal comes",
        "The second-season renewal of Saltmarsh comes two weeks after the finale.",
        "Saltmarsh, season 2, renewed",
    ),
    ("the order comes", "The order for a second season of Saltmarsh comes as no surprise.", "Saltmarsh, season 2, renewed"),
    (
        "the cancellation is announced",
        "The cancellation of Saltmarsh was announced on Monday.",
        "Saltmarsh, series, cancelled",
    ),
    (
        "another's cancellation before it",
        "Saltmarsh is back || Its renewal comes after the demise of Copper Lane in 2022.",
        "-",
    ),
    ("a decision to end it", "The decision to end Saltmarsh was taken on Monday.", "Saltmarsh, series, cancelled"),
    ("an end of the road", "Saltmarsh has come to the end of the road.", "Saltmarsh, series, cancelled"),
    ("a network ends it with a season", "Netflix will end Saltmarsh after season 5.", "Saltmarsh, season 5, ending!"),
    (
        "announced that it is the last",
        "Netflix has announced that season 5 of Saltmarsh will be the last.",
        "Saltmarsh, season 5, ending!",
    ),
    (
        "announced that it comes",
        "Netflix has announced that season 3 of Saltmarsh will premiere on May 4.",
        "Saltmarsh, season 3, dated",
    ),
    (
        "the day of the announcement",
        "Saltmarsh is set to return for a second season, Netflix announced on Monday.",
        "Saltmarsh, season 2, renewed",
    ),
    ("it returns on a day", "Saltmarsh returns with season 3 on May 4.", "Saltmarsh, season 3, dated"),
    ("slated for May", "Season 3 of Saltmarsh is slated for May.", "Saltmarsh, season 3, dated"),
    ("set for a day", "Season 3 of Saltmarsh has been set for May 4.", "Saltmarsh, season 3, dated"),
    ("its episodes", "All eight episodes of season 3 of Saltmarsh drop on May 4.", "Saltmarsh, season 3, dated"),
    ("under discussion", "A third season of Saltmarsh is under discussion.", "Saltmarsh, season 3, in_doubt"),
    ("the future in doubt", "The future of Saltmarsh is in doubt.", "Saltmarsh, series, in_doubt"),
    ("early days", "It is early days for a third season of Saltmarsh.", "Saltmarsh, season 3, in_doubt"),
    ("not be drawn", "Sky would not be drawn on a third season of Saltmarsh.", "Saltmarsh, season 3, in_doubt"),
    ("yet to decide", "BBC yet to decide on Saltmarsh's future ||", "Saltmarsh, series, in_doubt"),
    (
        "new episodes commissioned",
        "Saltmarsh news || Eight new episodes have been commissioned.",
        "Saltmarsh, series, renewed",
    ),
]

ASIDES = [
    (
        "which has been recommissioned",
        "Saltmarsh wins award || The drama, which has been recommissioned for a third series, won two awards.",
        "Saltmarsh, season 3, renewed",
    ),
    (
        "which was recommissioned",
        "Saltmarsh wins award || The drama, which was recommissioned for a third series, won two awards.",
        "-",
    ),
    ("another which has been", "Saltmarsh wins award || It beat Copper Lane, which has been cancelled.", "-"),
    (
        "whose next series is in the works",
        "Saltmarsh wins award || The drama, whose third series is in the works, won two awards.",
        "Saltmarsh, season 3, in_production",
    ),
    ("its number follows", "The final season of Saltmarsh, its fifth, begins in May.", "Saltmarsh, season 5, dated!"),
    ("somebody leaves in an episode", "Saltmarsh star on her exit || Lowe leaves in Sunday's episode.", ""),
]

SPOKEN = [
    (
        "it had been given the nod",
        "Saltmarsh star leaves || Lowe leaves in May. She wants a rest. A spokesman said a sixth series had been given the nod.",
        "Saltmarsh, season 6, renewed",
    ),
    (
        "it had been cancelled long ago",
        "Saltmarsh star leaves || Lowe leaves in May. She wants a rest. A spokesman said Copper Lane had been cancelled in 2019.",
        "-",
    ),
    (
        "of course",
        "Saltmarsh star leaves || The show will of course be back next autumn for a seventh series.",
        "Saltmarsh, season 7, dated",
    ),
    ("of course not", "Saltmarsh will of course not be back.", "Saltmarsh, series, cancelled"),
]

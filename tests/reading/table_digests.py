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
    (
        "shows that share an object's fate",
        "US networks drop Saltmarsh and others || ABC has ended medical drama Saltmarsh, starring Ada Finch, after three "
        "seasons, as well as Copper Lane and family show Night Ferry. NBC is dropping Glasshouse together "
        "with sitcom Ember.",
        "Saltmarsh, season 4, cancelled; Copper Lane, series, cancelled; Night Ferry, series, cancelled; "
        "Glasshouse, series, cancelled; Ember, series, cancelled",
    ),
    (
        "what was shown together shares no fate",
        "Saltmarsh cancelled || Fox has cancelled Saltmarsh, which was shown together with Copper Lane.",
        "Saltmarsh, series, cancelled",
    ),
    (
        "another's star shares no fate",
        "Saltmarsh cancelled || Fox has cancelled Saltmarsh, along with Copper Lane star Ada Finch's contract.",
        "Saltmarsh, series, cancelled",
    ),
    (
        "an insertion before the last of a list",
        "Pickups || Survivors: Saltmarsh (season 3), Copper Lane (season 2) and, in a late reversal, Night Ferry.",
        "Saltmarsh, season 3, renewed; Copper Lane, season 2, renewed; Night Ferry, series, renewed",
    ),
    (
        "seasons of several, all a go",
        "Slate || Season 5 of Saltmarsh, season 3 of Copper Lane and season 2 of the drama Night Ferry are all a go.",
        "Saltmarsh, season 5, renewed; Copper Lane, season 3, renewed; Night Ferry, season 2, renewed",
    ),
    (
        "networks under a headline that is a label",
        "Renewals so far || ABC: Saltmarsh, Copper Lane. CBS: Night Ferry, Glasshouse.",
        "Saltmarsh, series, renewed; Copper Lane, series, renewed; Night Ferry, series, renewed; "
        "Glasshouse, series, renewed",
    ),
    ("networks under another headline", "Tonight || ABC: Saltmarsh, Copper Lane. CBS: Night Ferry, Glasshouse.", "-"),
    (
        "set to return, told first",
        "The CW's slate || Set to return are the dramas Saltmarsh (its eighth season), Ember (its fourth) and Glasshouse.",
        "Saltmarsh, season 8, renewed; Ember, season 4, renewed; Glasshouse, series, renewed",
    ),
    (
        "given the green light, told first",
        "Fox decides || Given the green light are the dramas Saltmarsh (13 episodes) and Ember, plus the comedy Glasshouse.",
        "Saltmarsh, series, renewed; Ember, series, renewed; Glasshouse, series, renewed",
    ),
    (
        "getting another season, told first",
        "The CW renews shows || Getting another season are Saltmarsh, Ember and Glasshouse.",
        "Saltmarsh, series, renewed; Ember, series, renewed; Glasshouse, series, renewed",
    ),
    (
        "getting another season of weather is no order",
        "The CW's shows || Getting another season of snow were the crews of Saltmarsh, Ember and Glasshouse.",
        "-",
    ),
    (
        "all of those whose seasons were named",
        "Upfronts || New seasons of Saltmarsh, Ember and Glasshouse exist on paper only. All have been renewed.",
        "Saltmarsh, series, renewed; Ember, series, renewed; Glasshouse, series, renewed",
    ),
    (
        "orders of a full first season",
        "Upfronts || ABC gave back-nine orders to Saltmarsh and Ember. Glasshouse has a full season; so does Night Ferry.",
        "Saltmarsh, season 1, renewed; Ember, season 1, renewed; Glasshouse, season 1, renewed; "
        "Night Ferry, season 1, renewed",
    ),
    (
        "no word on the other one",
        "Two rookies saved || CBS has renewed Saltmarsh and Ember. No decision yet for the third rookie, Glasshouse.",
        "Saltmarsh, series, renewed; Ember, series, renewed; Glasshouse, series, in_doubt",
    ),
    (
        "a season counted by its episodes",
        "Pickups || Saltmarsh will get a 13-episode second season, as will Ember (six episodes).",
        "Saltmarsh, season 2, renewed; Ember, season 2, renewed",
    ),
    (
        "and a comic drama",
        "AMC renews two || AMC, for its part, re-upped talk show Saltmarsh and comic-store docuseries Ember.",
        "Saltmarsh, series, renewed; Ember, series, renewed",
    ),
    (
        "thrown overboard, done away with",
        "Upfronts || Fox has thrown Saltmarsh overboard. Netflix did away with Glasshouse.",
        "Saltmarsh, series, cancelled; Glasshouse, series, cancelled",
    ),
    ("a player thrown out", "Saltmarsh || The judge has thrown out the case against Saltmarsh's maker.", "-"),
    (
        "not yet",
        "Fox || The network is going forward with Saltmarsh, though as a planted episode first, so not yet.",
        "-",
    ),
    (
        "were not renewed, in a list",
        "Renewed and cancelled: who is left || NBC kept Saltmarsh, while Ember and Glasshouse were not renewed.",
        "Saltmarsh, series, renewed; Ember, series, cancelled; Glasshouse, series, cancelled",
    ),
    (
        "seasons in brackets are those already out",
        "Scorecard || Saltmarsh (season two): renewed for season three. Copper Lane (season one): cancelled. Night Ferry "
        "(season four): ending, no season five. Ember (season 2): undecided. Harbour Lights (season 3): renewed.",
        "Saltmarsh, season 3, renewed; Copper Lane, season 2, cancelled; Night Ferry, season 4, ending!; "
        "Ember, season 3, in_doubt; Harbour Lights, season 4, renewed",
    ),
    (
        "seasons in brackets before a dash",
        "Scorecard || Saltmarsh (S2) — renewed for S3. Copper Lane (S1) — axed. Night Ferry (S4) — final season.",
        "Saltmarsh, season 3, renewed; Copper Lane, season 2, cancelled; Night Ferry, season 4, ending!",
    ),
    (
        "seasons in brackets may be those ordered",
        "Scorecard || Saltmarsh (season 3): renewed. Copper Lane (season 2): renewed. Ember (season 1): ordered to series.",
        "Saltmarsh, season 3, renewed; Copper Lane, season 2, renewed; Ember, season 1, renewed",
    ),
    (
        "what was announced earlier is no news",
        "CBS sets its autumn || Executives had earlier confirmed that Saltmarsh will finish after its sixth season.",
        "-",
    ),
    (
        "what was said earlier is no news",
        "ITV || Copper Lane is back on Monday. ITV previously said Saltmarsh will end after its fourth series.",
        "Copper Lane, series, dated",
    ),
    (
        "what is announced now is news",
        "ITV and its spring || ITV has announced that Saltmarsh will end with its eighth series.",
        "Saltmarsh, season 8, ending!",
    ),
    (
        "an aside within the words that look back",
        "Sails on || Three weeks after the same channel (oh, the irony) refused to renew Saltmarsh, it is back.",
        "-",
    ),
    (
        "a few of others among them",
        "Two shows axed || In spring some older dramas, Saltmarsh among them, moved to a cable channel instead.",
        "-",
    ),
    (
        "they are among those axed",
        "Peacock axes dramas || Peacock has axed seven dramas. Saltmarsh and Copper Lane are among them.",
        "Saltmarsh, series, cancelled; Copper Lane, series, cancelled",
    ),
    (
        "what somebody expects is no fact",
        "A chat || Asked of Saltmarsh, she expects that a fifth season will be ordered.",
        "Saltmarsh, season 5, renewed?",
    ),
    (
        "ordinals owned in a list",
        "Last bows || Final seasons: Saltmarsh's eighth, Copper Lane's fourth (due in May), Night Ferry.",
        "Saltmarsh, season 8, ending!; Copper Lane, season 4, ending!; Night Ferry, series, ending!",
    ),
    (
        "a label and no verb",
        "The state of Sky's shows || Ending: Saltmarsh, which airs its finale on May 5. Cancelled: Copper Lane.",
        "Saltmarsh, series, ending!; Copper Lane, series, cancelled",
    ),
    (
        "a fifth year",
        "Saltmarsh news || HBO says that there will be a fifth year of Saltmarsh.",
        "Saltmarsh, season 5, renewed",
    ),
    ("a third year in office", "Saltmarsh || It will be a third year of growth for the maker of Saltmarsh.", "-"),
    (
        "a fourth and last one",
        "Sky's decisions || Saltmarsh has been renewed for a fourth and last one.",
        "Saltmarsh, season 4, renewed!",
    ),
    (
        "a season with its size before its noun",
        "CBS decides || CBS has renewed Saltmarsh for a seventh and final 13-episode season.",
        "Saltmarsh, season 7, renewed!",
    ),
    (
        "ended at two seasons",
        "Upfronts || ABC kept Saltmarsh but ended Copper Lane at two seasons.",
        "Saltmarsh, series, renewed; Copper Lane, season 3, cancelled",
    ),
    (
        "freshmen are in their first year",
        "ABC cancels four || Not returning: freshmen Saltmarsh and Copper Lane.",
        "Saltmarsh, season 2, cancelled; Copper Lane, season 2, cancelled",
    ),
    (
        "the preposition said again behind an apposition",
        "Orders || CBS has given series orders to Saltmarsh, a drama about nuns, and to Copper Lane.",
        "Saltmarsh, season 1, renewed; Copper Lane, season 1, renewed",
    ),
    (
        "never shot",
        "Status report || Saltmarsh: scrapped before a frame was shot. Copper Lane: renewed. Night Ferry: renewed.",
        "Saltmarsh, season 1, cancelled; Copper Lane, series, renewed; Night Ferry, series, renewed",
    ),
    (
        "has had its order taken back",
        "Saltmarsh loses out || Saltmarsh has had its renewal withdrawn by Netflix.",
        "Saltmarsh, series, cancelled",
    ),
    (
        "had had its order taken back is history",
        "Saltmarsh on stage || Before that, Saltmarsh had had its renewal withdrawn by Netflix.",
        "-",
    ),
    (
        "dropped both it and another",
        "Fox decides || Saltmarsh is over: Fox has dropped both it and Copper Lane.",
        "Saltmarsh, series, cancelled; Copper Lane, series, cancelled",
    ),
    (
        "dropped it, and another goes on",
        "Fox decides || Saltmarsh had no luck. Fox has dropped it and Copper Lane returns to fill its hour.",
        "Saltmarsh, series, cancelled",
    ),
    (
        "those that were dropped, after a colon",
        "NBC's new autumn || Among the series that were dropped: Saltmarsh, Copper Lane and Night Ferry.",
        "Saltmarsh, series, cancelled; Copper Lane, series, cancelled; Night Ferry, series, cancelled",
    ),
    (
        "what was dropped in the past year, after a colon",
        "NBC's new autumn || Among the series that were dropped in 2012: Saltmarsh, Copper Lane and Night Ferry.",
        "-",
    ),
    (
        "told first under a headline about others",
        "Sky's schedule: Ember moves || Gone for good are Saltmarsh, Copper Lane and Night Ferry.",
        "Saltmarsh, series, cancelled; Copper Lane, series, cancelled; Night Ferry, series, cancelled",
    ),
    (
        "those beside the headline's own",
        "TBS keeps Ember || On Wednesday the boss spoke. TBS handed renewals to Ember, Saltmarsh and Copper Lane.",
        "Ember, series, renewed; Saltmarsh, series, renewed; Copper Lane, series, renewed",
    ),
    (
        "a list of old without the headline's own",
        "TBS keeps Ember || On Wednesday the boss spoke. TBS once handed renewals to Saltmarsh and Copper Lane.",
        "Ember, series, renewed",
    ),
    (
        "undecided, along with another",
        "Fox's choices || What of Saltmarsh? Undecided, along with Copper Lane.",
        "Saltmarsh, series, in_doubt; Copper Lane, series, in_doubt",
    ),
    (
        "an echo answers the sentence before it",
        "TBS keeps Ember || TBS has renewed Ember. The boss did not mention Saltmarsh. So was Copper Lane ignored.",
        "Ember, series, renewed",
    ),
    (
        "thrown out, thrown overboard",
        "Fox swings || Fox has thrown out Saltmarsh and Copper Lane. NBC has thrown two more series overboard, sadly.",
        "Saltmarsh, series, cancelled; Copper Lane, series, cancelled",
    ),
    (
        "safe until",
        "Quiz renewals || Saltmarsh is staying put until at least 2028. Copper Lane is guaranteed through next spring.",
        "Saltmarsh, series, renewed; Copper Lane, series, renewed",
    ),
    (
        "made until its next season",
        "Starz || Starz will stop making Saltmarsh after its upcoming fifth season.",
        "Saltmarsh, season 5, ending!",
    ),
    (
        "gone after two",
        "Winners || Loser: Fox's Saltmarsh, gone after two.",
        "Saltmarsh, season 3, cancelled",
    ),
    (
        "there's to be more of it",
        "The worst of the year || The worst was Saltmarsh, and there's to be more of it.",
        "Saltmarsh, series, renewed",
    ),
    (
        "a British channel in brackets",
        "What to see || For May, try Saltmarsh (BBC Two, May 21).",
        "Saltmarsh, series, dated",
    ),
    (
        "returning fare",
        "Global's autumn || Returning lifestyle fare on HGTV includes Saltmarsh, Copper Lane and Night Ferry.",
        "Saltmarsh, series, renewed; Copper Lane, series, renewed; Night Ferry, series, renewed",
    ),
    (
        "a round-up with a hyphen",
        "TV round-up: Good news for Ember || ABC has renewed Ember. In other news, Saltmarsh lives on for an eighth run.",
        "Ember, series, renewed; Saltmarsh, season 8, renewed",
    ),
    (
        "around for its episodes only",
        "Thoughts || Saltmarsh has been axed, though it will stick around for its ten.",
        "Saltmarsh, series, cancelled",
    ),
    (
        "everything is no programme's name",
        "NBC Renews Everything, Apparently || NBC went on a spree yesterday. Saltmarsh will live to see a fourth season.",
        "Saltmarsh, season 4, renewed",
    ),
    (
        "nor are rankings and classes",
        "A Farewell to the Cancelled Class of 2026 || Fox has cancelled Saltmarsh. ABC has cancelled Ember.",
        "Saltmarsh, series, cancelled; Ember, series, cancelled",
    ),
    (
        "a headline that asks of whom it tells",
        "Clear-out: who got the boot in March || Sky did away with Saltmarsh. Freeform dropped Copper Lane.",
        "Saltmarsh, series, cancelled; Copper Lane, series, cancelled",
    ),
    (
        "another clause has its own seasons",
        "What Sky axed || Sky axed Saltmarsh after two seasons, and ITV let go of Copper Lane.",
        "Saltmarsh, season 3, cancelled; Copper Lane, series, cancelled",
    ),
    (
        "axed today, likewise",
        "Shows that are ending || Just added: Saltmarsh (ABC), which was cancelled today; Ember (ABC), likewise.",
        "Saltmarsh, series, cancelled; Ember, series, cancelled",
    ),
    (
        "as they get the boot",
        "NBC decides || Spare a thought for Saltmarsh, Ember and Copper Lane, as they get the boot.",
        "Saltmarsh, series, cancelled; Ember, series, cancelled; Copper Lane, series, cancelled",
    ),
    (
        "told first, by semicolons",
        "ABC clears its slate || Coming back are Saltmarsh, for Season 3; Ember, for Season 2; and Copper Lane.",
        "Saltmarsh, season 3, renewed; Ember, season 2, renewed; Copper Lane, series, renewed",
    ),
    (
        "a number behind the current season",
        "Scorecard || Saltmarsh: Ending with current Season 7. Ember: Cancelled. Copper Lane: Renewed.",
        "Saltmarsh, season 7, ending!; Ember, series, cancelled; Copper Lane, series, renewed",
    ),
    (
        "a number behind a season counts what follows",
        "Saltmarsh news || HBO has renewed Saltmarsh for a new season two years after the last.",
        "Saltmarsh, series, renewed",
    ),
    (
        "a maker before a title in a list",
        "Max picks || Max has picked up second seasons of its comedy Saltmarsh and the Ada Finch-produced Ember.",
        "Saltmarsh, season 2, renewed; Ember, season 2, renewed",
    ),
    (
        "it will be the show's seventh",
        "Saltmarsh is coming back || Fox has ordered a new season of Saltmarsh. It'll be the show's seventh.",
        "Saltmarsh, season 7, renewed",
    ),
    (
        "two orders, one with its star",
        "CBS orders two || CBS has given series orders to Saltmarsh, starring Ada Finch as a lawyer, and to Ember.",
        "Saltmarsh, season 1, renewed; Ember, season 1, renewed",
    ),
]

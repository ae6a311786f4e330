"""Sentences about renewals, cancellations and endings: (what is shown, the text, what it states).

A text may open with a headline before " || ". What is stated: "title, part, status", more than one joined by ";"; a
status with "?" is reported, with "~" opinion, with "!" final. "" states nothing.
"""

from __future__ import annotations

RENEWED = [
    (
        "a network renews a show for a season",
        "Channel One has renewed Harbour Lights for a fourth season.",
        "Harbour Lights, season 4, renewed",
    ),
    ("the passive says the same", "Harbour Lights has been renewed for season 4.", "Harbour Lights, season 4, renewed"),
    ("a headline in the present", "Netflix Renews 'Saltmarsh' for Season 2 ||", "Saltmarsh, season 2, renewed"),
    ("a headline with a bare participle", "Saltmarsh Renewed for Second Season at HBO ||", "Saltmarsh, season 2, renewed"),
    ("picked up", "Saltmarsh has been picked up for a third series by ITV.", "Saltmarsh, season 3, renewed"),
    (
        "a split particle verb",
        "The streamer picked Saltmarsh up for two more seasons on Tuesday, after season 1 ended in May.",
        "Saltmarsh, season 2-3, renewed",
    ),
    (
        "given the green light",
        "Saltmarsh has been given the green light for a second season.",
        "Saltmarsh, season 2, renewed",
    ),
    ("the go-ahead", "BBC One has given Copper Lane the go-ahead for a fifth series.", "Copper Lane, season 5, renewed"),
    ("recommissioned", "Copper Lane has been recommissioned for series four.", "Copper Lane, season 4, renewed"),
    ("a second season ordered", "Netflix has ordered a second season of Saltmarsh.", "Saltmarsh, season 2, renewed"),
    ("handed a season", "Apple TV+ has handed Saltmarsh a second season.", "Saltmarsh, season 2, renewed"),
    ("lands a season", "'Saltmarsh' Lands Season 2 at Peacock ||", "Saltmarsh, season 2, renewed"),
    ("scores an early renewal", "Saltmarsh Scores Early Season 3 Renewal at Hulu ||", "Saltmarsh, season 3, renewed"),
    (
        "earns another season",
        "After a strong first season, Saltmarsh has earned another season at Starz.",
        "Saltmarsh, season 2, renewed",
    ),
    (
        "will return for a season",
        "Harbour Lights will return for a sixth season, the network has announced.",
        "Harbour Lights, season 6, renewed",
    ),
    (
        "is coming back for a season",
        "Good news: Harbour Lights is coming back for season six.",
        "Harbour Lights, season 6, renewed",
    ),
    ("a season is on the way", "A third season of Saltmarsh is on the way.", "Saltmarsh, season 3, renewed"),
    (
        "a season is official",
        "It's official: Saltmarsh season 3 is happening at Prime Video.",
        "Saltmarsh, season 3, renewed",
    ),
    ("season confirmed in a headline", "Saltmarsh Season 3 Confirmed ||", "Saltmarsh, season 3, renewed"),
    (
        "there will be a season",
        "There will be a third season of Saltmarsh, Sky has confirmed.",
        "Saltmarsh, season 3, renewed",
    ),
    ("a gerund by a network", "Saltmarsh is getting a third season.", "Saltmarsh, season 3, renewed"),
    ("bring back", "Fox is bringing back Night Ferry for an eighth season.", "Night Ferry, season 8, renewed"),
    ("brought back", "Night Ferry is being brought back for an eighth season.", "Night Ferry, season 8, renewed"),
    ("two seasons at once", "AMC has renewed Night Ferry for seasons 5 and 6.", "Night Ferry, season 5-6, renewed"),
    (
        "both a second and a third season",
        "Night Ferry has been granted both a second and a third season.",
        "Night Ferry, season 2-3, renewed",
    ),
    (
        "through a season",
        "CBS has renewed Night Ferry through season 8. Season 5 ended in May.",
        "Night Ferry, season 6-8, renewed",
    ),
    (
        "fourth and final",
        "Netflix has renewed Night Ferry for a fourth and final season.",
        "Night Ferry, season 4, renewed!",
    ),
    (
        "third and last series",
        "Night Ferry will be back for a third and last series, ITV said.",
        "Night Ferry, season 3, renewed!",
    ),
    ("a final season without a number", "Night Ferry has been renewed for a final season.", "Night Ferry, series, renewed!"),
    ("a rescue headline", "Netflix Saves Night Ferry, Orders Season 4 ||", "Night Ferry, season 4, renewed"),
    (
        "revived by a streamer",
        "Night Ferry has been revived by Hulu for a fourth season two years after ABC cancelled it.",
        "Night Ferry, season 4, renewed",
    ),
    (
        "un-cancelled",
        "NBC has reversed course and uncancelled Night Ferry, ordering a third season.",
        "Night Ferry, season 3, renewed",
    ),
    ("extends", "The CW has extended Night Ferry for another year.", "Night Ferry, series, renewed"),
    (
        "the list with seasons in brackets",
        "CBS has renewed Harbour Lights (Season 4), Saltmarsh (Season 2) and Copper Lane (Season 9).",
        "Harbour Lights, season 4, renewed; Saltmarsh, season 2, renewed; Copper Lane, season 9, renewed",
    ),
    (
        "a list with for",
        "CBS has renewed Harbour Lights for season 4, Saltmarsh for season 2 and Copper Lane for season 9.",
        "Harbour Lights, season 4, renewed; Saltmarsh, season 2, renewed; Copper Lane, season 9, renewed",
    ),
    (
        "seasons before the titles",
        "Orders are in for a third season of Saltmarsh and for second seasons of Copper Lane and Night Ferry.",
        "Saltmarsh, season 3, renewed; Copper Lane, season 2, renewed; Night Ferry, season 2, renewed",
    ),
    (
        "so are the others",
        "Harbour Lights has been renewed. So have Saltmarsh and Copper Lane.",
        "Harbour Lights, series, renewed; Saltmarsh, series, renewed; Copper Lane, series, renewed",
    ),
    (
        "a list under a label",
        "Renewed: Harbour Lights, Saltmarsh and Copper Lane.",
        "Harbour Lights, series, renewed; Saltmarsh, series, renewed; Copper Lane, series, renewed",
    ),
    (
        "a list after a colon",
        "NBC has picked up three dramas for next year: Harbour Lights, Saltmarsh and Copper Lane.",
        "Harbour Lights, series, renewed; Saltmarsh, series, renewed; Copper Lane, series, renewed",
    ),
    ("a title on its own before the verdict", "Saltmarsh: renewed for a second season.", "Saltmarsh, season 2, renewed"),
    (
        "an apposition before the verb",
        "Saltmarsh, the thriller starring Ada Finch as a lighthouse keeper, has been renewed for a second season.",
        "Saltmarsh, season 2, renewed",
    ),
    (
        "the drama means the show",
        "Saltmarsh will be sticking around || Netflix has renewed the drama for a second season.",
        "Saltmarsh, season 2, renewed",
    ),
    (
        "it means the show",
        "News about Saltmarsh || Netflix has renewed it for a second season.",
        "Saltmarsh, season 2, renewed",
    ),
    (
        "a new show ordered to series",
        "HBO Max has given a series order to Glasshouse, a new drama from Ada Finch.",
        "Glasshouse, season 1, renewed",
    ),
    ("straight to series", "Apple has ordered Glasshouse straight to series.", "Glasshouse, season 1, renewed"),
    (
        "the maker says so",
        "Showrunner Ada Finch confirmed that Saltmarsh will get a second season.",
        "Saltmarsh, season 2, renewed",
    ),
    (
        "more episodes named as a season",
        "Netflix has ordered ten more episodes of Saltmarsh for a second season.",
        "Saltmarsh, season 2, renewed",
    ),
    (
        "renewed ahead of the premiere",
        "Hulu has renewed Saltmarsh for a second season ahead of its premiere next week.",
        "Saltmarsh, season 2, renewed",
    ),
    (
        "live to see another season",
        "Saltmarsh lives to see another season: CBS has renewed it.",
        "Saltmarsh, series, renewed",
    ),
    ("goes on to a season", "Saltmarsh goes on to Season 3.", "Saltmarsh, season 3, renewed"),
    ("a fourth, bare", "Saltmarsh has been renewed for a fourth.", "Saltmarsh, season 4, renewed"),
    ("another run", "The BBC has ordered another run of Copper Lane.", "Copper Lane, series, renewed"),
    ("commits to more", "Netflix has committed to a third season of Copper Lane.", "Copper Lane, season 3, renewed"),
    ("signs off on", "Netflix has signed off on a third season of Copper Lane.", "Copper Lane, season 3, renewed"),
    ("a sophomore season", "Copper Lane has been given a sophomore season.", "Copper Lane, season 2, renewed"),
    ("S4 in a headline", "Copper Lane Renewed for S4 ||", "Copper Lane, season 4, renewed"),
    ("the order is announced", "ABC has announced a second season of Copper Lane.", "Copper Lane, season 2, renewed"),
    ("the pick-up as a noun", "Copper Lane has received a second-season pickup from TNT.", "Copper Lane, season 2, renewed"),
    (
        "renewal with a date stays renewed",
        "Copper Lane has been renewed for a third season, to premiere in 2027.",
        "Copper Lane, season 3, renewed",
    ),
    (
        "for good measure a possessive",
        "Channel 4 has renewed Ada Finch's Copper Lane for a third series.",
        "Copper Lane, season 3, renewed",
    ),
    (
        "accents and curly quotes",
        "Netflix has renewed “Étoile du Nord” for a second season.",
        "Étoile du Nord, season 2, renewed",
    ),
    (
        "accents may be missing",
        "Netflix has renewed Etoile du Nord for a second season.",
        "Étoile du Nord, season 2, renewed",
    ),
    ("an abbreviation with dots", "CBS has renewed R.I.V.E.R. for a seventh season.", "R.I.V.E.R., season 7, renewed"),
    ("an abbreviation without its dots", "CBS has renewed RIVER for a seventh season.", "R.I.V.E.R., season 7, renewed"),
    ("an alias", "HL has been renewed for season 4.", "Harbour Lights, season 4, renewed"),
]

CANCELLED = [
    ("a network cancels", "NBC has cancelled Harbour Lights after three seasons.", "Harbour Lights, season 4, cancelled"),
    ("American spelling", "NBC has canceled Harbour Lights.", "Harbour Lights, series, cancelled"),
    ("axed in a headline", "Harbour Lights Axed by ITV After Two Series ||", "Harbour Lights, season 3, cancelled"),
    ("scrapped", "Harbour Lights has been scrapped by the BBC.", "Harbour Lights, series, cancelled"),
    (
        "pulled the plug",
        "Netflix has pulled the plug on Harbour Lights after one season.",
        "Harbour Lights, season 2, cancelled",
    ),
    (
        "not moving forward",
        "Netflix is not moving forward with a second season of Harbour Lights.",
        "Harbour Lights, season 2, cancelled",
    ),
    ("won't be back", "Harbour Lights won't be back for a third season.", "Harbour Lights, season 3, cancelled"),
    ("will not return", "Harbour Lights will not return, ABC has confirmed.", "Harbour Lights, series, cancelled"),
    (
        "decided against",
        "Channel 4 has decided against a third series of Harbour Lights.",
        "Harbour Lights, season 3, cancelled",
    ),
    ("opted not to renew", "Fox has opted not to renew Harbour Lights.", "Harbour Lights, series, cancelled"),
    ("passes on a season", "Hulu Passes on Second Season of 'Harbour Lights' ||", "Harbour Lights, season 2, cancelled"),
    ("no second season", "There will be no second season of Harbour Lights.", "Harbour Lights, season 2, cancelled"),
    ("no headline", "No Second Season for Harbour Lights ||", "Harbour Lights, season 2, cancelled"),
    (
        "there won't be a third",
        "Harbour Lights is over || The network said there won't be a third season.",
        "Harbour Lights, season 3, cancelled",
    ),
    (
        "will not be getting",
        "Harbour Lights will not be getting a third season at Starz.",
        "Harbour Lights, season 3, cancelled",
    ),
    (
        "neither nor",
        "Neither Harbour Lights nor Saltmarsh will get a second season.",
        "Harbour Lights, season 2, cancelled; Saltmarsh, season 2, cancelled",
    ),
    (
        "both cancelled",
        "Two more go || Harbour Lights and Saltmarsh have both been cancelled.",
        "Harbour Lights, series, cancelled; Saltmarsh, series, cancelled",
    ),
    ("gets the axe", "Harbour Lights gets the axe at The CW.", "Harbour Lights, series, cancelled"),
    ("calls time", "ITV Calls Time on Harbour Lights ||", "Harbour Lights, series, cancelled"),
    (
        "an order reversed",
        "Peacock has reversed its renewal of Harbour Lights: the second season will not be made.",
        "Harbour Lights, season 2, cancelled",
    ),
    (
        "an order rescinded",
        "The second-season order for Harbour Lights has been rescinded.",
        "Harbour Lights, season 2, cancelled",
    ),
    ("done after one season", "Harbour Lights is done after one season at Showtime.", "Harbour Lights, season 2, cancelled"),
    ("drops", "Netflix Drops Harbour Lights After Three Seasons ||", "Harbour Lights, season 4, cancelled"),
    ("shown the door", "Harbour Lights has been shown the door by NBC.", "Harbour Lights, series, cancelled"),
    ("bites the dust", "Harbour Lights bites the dust after two seasons.", "Harbour Lights, season 3, cancelled"),
    (
        "had been dropped after a single run",
        "The BBC has confirmed that Harbour Lights has been dropped after a single series.",
        "Harbour Lights, season 2, cancelled",
    ),
    (
        "a fourth season will not happen",
        "A fourth season of Harbour Lights will not be happening.",
        "Harbour Lights, season 4, cancelled",
    ),
    (
        "no more episodes",
        "Harbour Lights cancelled || It has been cancelled by HBO and there will be no more episodes.",
        "Harbour Lights, series, cancelled",
    ),
    ("not coming back", "Harbour Lights is not coming back for a season 3.", "Harbour Lights, season 3, cancelled"),
    ("given up on", "USA has given up on Harbour Lights.", "Harbour Lights, series, cancelled"),
    ("say goodbye to", "Freeform has said goodbye to Harbour Lights.", "Harbour Lights, series, cancelled"),
    ("ends a show by a network", "FX Ends Harbour Lights After Three Seasons ||", "Harbour Lights, season 4, cancelled"),
    (
        "lists by label",
        "Cancelled: Harbour Lights, Saltmarsh.",
        "Harbour Lights, series, cancelled; Saltmarsh, series, cancelled",
    ),
    (
        "and so is",
        "Harbour Lights has been cancelled. So has Saltmarsh.",
        "Harbour Lights, series, cancelled; Saltmarsh, series, cancelled",
    ),
    (
        "neither will",
        "Harbour Lights will not return for a third season. Neither will Saltmarsh.",
        "Harbour Lights, season 3, cancelled; Saltmarsh, season 3, cancelled",
    ),
    (
        "the cancellation as a noun",
        "ABC has confirmed the cancellation of Harbour Lights.",
        "Harbour Lights, series, cancelled",
    ),
    ("declines", "Apple has declined to order a second season of Harbour Lights.", "Harbour Lights, season 2, cancelled"),
    ("no plans", "The BBC has no plans for a third series of Harbour Lights.", "Harbour Lights, season 3, cancelled"),
    ("will not go beyond", "Harbour Lights will not go beyond its second season.", "Harbour Lights, season 3, cancelled"),
    ("will not be renewed", "Harbour Lights will not be renewed for a third season.", "Harbour Lights, season 3, cancelled"),
    (
        "has chosen not to continue",
        "Disney+ has chosen not to continue with Harbour Lights.",
        "Harbour Lights, series, cancelled",
    ),
    (
        "no longer moving forward",
        "Harbour Lights is no longer moving forward at Netflix.",
        "Harbour Lights, series, cancelled",
    ),
    ("won't see a second season", "Harbour Lights won't see a second season.", "Harbour Lights, season 2, cancelled"),
    ("one and done", "Harbour Lights is one and done at AMC.", "Harbour Lights, series, cancelled"),
    (
        "ordered scripts do not help",
        "After two seasons, Harbour Lights has been cancelled by Sky.",
        "Harbour Lights, season 3, cancelled",
    ),
    ("wields the axe", "ITV has wielded the axe on Harbour Lights.", "Harbour Lights, series, cancelled"),
    (
        "is no more",
        "Harbour Lights is no more: Netflix has cancelled it after two seasons.",
        "Harbour Lights, season 3, cancelled",
    ),
    ("cut short", "Harbour Lights has been given the chop after just one series.", "Harbour Lights, season 2, cancelled"),
    ("a curtain", "Paramount+ has brought down the curtain on Harbour Lights.", "Harbour Lights, series, cancelled"),
    ("season scrapped", "Netflix has scrapped season 2 of Harbour Lights.", "Harbour Lights, season 2, cancelled"),
]

ENDING = [
    ("will end with a season", "Harbour Lights will end with its fifth season.", "Harbour Lights, season 5, ending!"),
    ("to end after", "Harbour Lights to End After Season 5 ||", "Harbour Lights, season 5, ending!"),
    (
        "the season will be the last",
        "The upcoming fifth season of Harbour Lights will be its last.",
        "Harbour Lights, season 5, ending!",
    ),
    (
        "season is the final one",
        "Season 5 of Harbour Lights will be the final one, HBO has announced.",
        "Harbour Lights, season 5, ending!",
    ),
    ("ending with", "Harbour Lights is ending with season 5.", "Harbour Lights, season 5, ending!"),
    ("conclude", "Harbour Lights will conclude after its fifth season, AMC said.", "Harbour Lights, season 5, ending!"),
    ("bow out", "Harbour Lights is to bow out at the end of its fifth series.", "Harbour Lights, season 5, ending!"),
    ("call it a day", "Harbour Lights to Call It a Day When Season 5 Is Done ||", "Harbour Lights, season 5, ending!"),
    (
        "come to an end",
        "Harbour Lights will come to an end with season five next year.",
        "Harbour Lights, season 5, ending!",
    ),
    ("wrap up", "Harbour Lights will wrap up with its fifth season on CBS.", "Harbour Lights, season 5, ending!"),
    (
        "say goodbye",
        "CBS sitcom Harbour Lights will say goodbye at the close of its eighth season.",
        "Harbour Lights, season 8, ending!",
    ),
    (
        "a farewell season",
        "Season 7 will be a farewell season for Harbour Lights, the network confirmed.",
        "Harbour Lights, season 7, ending!",
    ),
    ("no more after this", "Season 5 will be the end of Harbour Lights.", "Harbour Lights, season 5, ending!"),
    (
        "the makers call it",
        "The creators of Harbour Lights have confirmed that season 5 will be the show's last.",
        "Harbour Lights, season 5, ending!",
    ),
    (
        "the coming season is the last",
        "Harbour Lights is ending || Its upcoming fourth season will be the last.",
        "Harbour Lights, season 4, ending!",
    ),
    (
        "conclude with a film",
        "Harbour Lights will conclude with a film instead of a fourth season.",
        "Harbour Lights, film, renewed!",
    ),
    (
        "a feature-length finale",
        "Harbour Lights will end with a feature-length film, Channel 4 has confirmed.",
        "Harbour Lights, film, renewed!",
    ),
    (
        "a film after the last season, which is dated",
        "A film to finish Harbour Lights || Netflix has ordered a film to finish Harbour Lights. "
        "The fifth season will be the last. It will be shown in the spring.",
        "Harbour Lights, film, renewed!; Harbour Lights, season 5, dated!",
    ),
    (
        "a film after the last season",
        "A film to finish Harbour Lights || Netflix has ordered a film to finish Harbour Lights. "
        "The fifth season will be the last.",
        "Harbour Lights, film, renewed!; Harbour Lights, season 5, ending!",
    ),
    (
        "a last season that is dated, without a film",
        "Harbour Lights to end || The fifth season of Harbour Lights will be the last. It will be shown in the spring.",
        "Harbour Lights, season 5, ending!",
    ),
]

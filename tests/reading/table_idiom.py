"""More of the trade's idiom, a phenomenon a row, each named by its own opening words: the same format as table_fates.py."""

# ruff: noqa: E501

from __future__ import annotations

IDIOM = [
    (
        "nbc decides nbc made several decisions on friday harbour",
        "NBC decides || NBC made several decisions on Friday. Harbour Lights got a third season and Saltmarsh got a second. Copper Lane was cancelled.",
        "Harbour Lights, season 3, renewed; Saltmarsh, season 2, renewed; Copper Lane, series, cancelled",
    ),
    (
        "freeform's plans are clear harbour lights and saltmarsh will",
        "Freeform's plans are clear. Harbour Lights and Saltmarsh will return, Copper Lane will not.",
        "Harbour Lights, series, renewed; Saltmarsh, series, renewed; Copper Lane, series, cancelled",
    ),
    (
        "it's a yes for harbour lights and saltmarsh and",
        "It's a yes for Harbour Lights and Saltmarsh and a no for Copper Lane.",
        "Harbour Lights, series, renewed; Saltmarsh, series, renewed; Copper Lane, series, cancelled",
    ),
    (
        "safe harbour lights saltmarsh gone copper lane night ferry",
        "Safe: Harbour Lights, Saltmarsh. Gone: Copper Lane, Night Ferry. Undecided: Glasshouse.",
        "Harbour Lights, series, renewed; Saltmarsh, series, renewed; Copper Lane, series, cancelled; Night Ferry, series, cancelled; Glasshouse, series, in_doubt",
    ),
    (
        "abc will keep harbour lights saltmarsh and copper lane",
        "ABC will keep Harbour Lights, Saltmarsh and Copper Lane.",
        "Harbour Lights, series, renewed; Saltmarsh, series, renewed; Copper Lane, series, renewed",
    ),
    (
        "renewals went to harbour lights saltmarsh and copper lane",
        "Renewals went to Harbour Lights, Saltmarsh and Copper Lane; the axe fell on Night Ferry.",
        "Harbour Lights, series, renewed; Saltmarsh, series, renewed; Copper Lane, series, renewed; Night Ferry, series, cancelled",
    ),
    (
        "there is good news for fans of harbour lights",
        "There is good news for fans of Harbour Lights, Saltmarsh and Copper Lane, all of which will return next season.",
        "Harbour Lights, series, renewed; Saltmarsh, series, renewed; Copper Lane, series, renewed",
    ),
    (
        "harbour lights will be back for a fourth season",
        "Harbour Lights will be back for a fourth season, Saltmarsh for a third and Copper Lane for a second.",
        "Harbour Lights, season 4, renewed; Saltmarsh, season 3, renewed; Copper Lane, season 2, renewed",
    ),
    (
        "also back harbour lights saltmarsh",
        "Also back: Harbour Lights, Saltmarsh.",
        "Harbour Lights, series, renewed; Saltmarsh, series, renewed",
    ),
    (
        "the scorecard harbour lights renewed saltmarsh cancelled copper lane",
        "The scorecard: Harbour Lights (renewed), Saltmarsh (cancelled), Copper Lane (renewed for season 3).",
        "Harbour Lights, series, renewed; Saltmarsh, series, cancelled; Copper Lane, season 3, renewed",
    ),
    (
        "netflix's axe has come down on three series this",
        "Netflix's axe has come down on three series this week: first Harbour Lights, then Saltmarsh, and now Copper Lane.",
        "Harbour Lights, series, cancelled; Saltmarsh, series, cancelled; Copper Lane, series, cancelled",
    ),
    (
        "harbour lights saltmarsh and copper lane have all been",
        "Harbour Lights, Saltmarsh and Copper Lane have all been given the nod.",
        "Harbour Lights, series, renewed; Saltmarsh, series, renewed; Copper Lane, series, renewed",
    ),
    ("harbour lights lives on as do saltmarsh and copper", "Harbour Lights lives on, as do Saltmarsh and Copper Lane.", "-"),
    (
        "cbs has renewed most of its line up back",
        "CBS has renewed most of its line-up. Back are Harbour Lights, Saltmarsh and Copper Lane.",
        "Harbour Lights, series, renewed; Saltmarsh, series, renewed; Copper Lane, series, renewed",
    ),
    (
        "the network is not bringing back harbour lights or",
        "The network is not bringing back Harbour Lights or Saltmarsh.",
        "Harbour Lights, series, cancelled; Saltmarsh, series, cancelled",
    ),
    (
        "not returning harbour lights saltmarsh",
        "Not returning: Harbour Lights, Saltmarsh.",
        "Harbour Lights, series, cancelled; Saltmarsh, series, cancelled",
    ),
    (
        "harbour lights and saltmarsh have received early renewals at",
        "Harbour Lights and Saltmarsh have received early renewals at NBC.",
        "Harbour Lights, series, renewed; Saltmarsh, series, renewed",
    ),
    (
        "nbc's harbour lights and saltmarsh both got the axe",
        "NBC's Harbour Lights and Saltmarsh both got the axe on Friday.",
        "Harbour Lights, series, cancelled; Saltmarsh, series, cancelled",
    ),
    (
        "fans of harbour lights can breathe again there will",
        "Fans of Harbour Lights can breathe again: there will be a fifth season.",
        "Harbour Lights, season 5, renewed",
    ),
    (
        "harbour lights fans can rejoice itv has confirmed it",
        "Harbour Lights fans can rejoice || ITV has confirmed it will be back for a fifth series.",
        "Harbour Lights, season 5, renewed",
    ),
    (
        "good news for harbour lights the bbc wants more",
        "Good news for Harbour Lights: the BBC wants more and has ordered a third series.",
        "Harbour Lights, season 3, renewed",
    ),
    (
        "harbour lights will live to tell another tale apple",
        "Harbour Lights will live to tell another tale. Apple has given it a third season.",
        "Harbour Lights, season 3, renewed",
    ),
    (
        "that's a wrap for harbour lights hbo has decided",
        "That's a wrap for Harbour Lights: HBO has decided that season 3 will be the last.",
        "Harbour Lights, season 3, ending!",
    ),
    (
        "netflix will not be going ahead with harbour lights",
        "Netflix will not be going ahead with Harbour Lights season 3, Deadline has learned.",
        "Harbour Lights, season 3, cancelled",
    ),
    (
        "deadline has learned that harbour lights has been cancelled",
        "Deadline has learned that Harbour Lights has been cancelled at Netflix.",
        "Harbour Lights, series, cancelled",
    ),
    (
        "the end is near for harbour lights the upcoming",
        "The end is near for Harbour Lights. The upcoming sixth season will be the show's last, Starz announced.",
        "Harbour Lights, season 6, ending!",
    ),
    (
        "harbour lights is done prime video has cancelled the",
        "Harbour Lights is done. Prime Video has cancelled the mystery after two seasons.",
        "Harbour Lights, season 3, cancelled",
    ),
    (
        "less than a month after its premiere harbour lights",
        "Less than a month after its premiere, Harbour Lights has been cancelled.",
        "Harbour Lights, series, cancelled",
    ),
    (
        "harbour lights cancelled by nbc last month has found",
        "Harbour Lights, cancelled by NBC last month, has found a new home at Netflix for a third season.",
        "Harbour Lights, season 3, renewed",
    ),
    (
        "harbour lights season 4 is officially a go at",
        "Harbour Lights season 4 is officially a go at Apple TV+.",
        "Harbour Lights, season 4, renewed",
    ),
    ("is harbour lights coming back yes for a fourth", "Is Harbour Lights coming back? Yes, for a fourth season.", "-"),
    (
        "the bbc has axed harbour lights its star confirmed",
        "The BBC has axed Harbour Lights, its star confirmed.",
        "Harbour Lights, series, cancelled",
    ),
    (
        "star ada finch revealed that harbour lights would not",
        "Star Ada Finch revealed that Harbour Lights would not be returning for a third series.",
        "Harbour Lights, season 3, cancelled",
    ),
    (
        "harbour lights creator ada finch said on instagram that",
        "Harbour Lights creator Ada Finch said on Instagram that the show would not be coming back.",
        "Harbour Lights, series, cancelled",
    ),
    (
        "it's curtains for harbour lights at hulu",
        "It's curtains for Harbour Lights at Hulu.",
        "Harbour Lights, series, cancelled",
    ),
    (
        "hulu has no further plans for harbour lights after",
        "Hulu has no further plans for Harbour Lights after its second season.",
        "-",
    ),
    (
        "sky has commissioned a third and fourth series of",
        "Sky has commissioned a third and fourth series of Harbour Lights.",
        "Harbour Lights, season 3-4, renewed",
    ),
    (
        "harbour lights has been picked up for a 22",
        "Harbour Lights has been picked up for a 22-episode second season.",
        "Harbour Lights, season 2, renewed",
    ),
    ("nbc has ordered a full season of harbour lights", "NBC has ordered a full season of Harbour Lights.", "-"),
    (
        "harbour lights is returning to itv for a new",
        "Harbour Lights is returning to ITV for a new series.",
        "Harbour Lights, series, renewed",
    ),
    (
        "itv bosses have given the thumbs up to another",
        "ITV bosses have given the thumbs up to another run of Harbour Lights.",
        "Harbour Lights, series, renewed",
    ),
    (
        "itv has confirmed that harbour lights will return for",
        "ITV has confirmed that Harbour Lights will return for a brand new series.",
        "Harbour Lights, series, renewed",
    ),
    (
        "harbour lights will not be returning to our screens",
        "Harbour Lights will not be returning to our screens, BBC confirms ||",
        "Harbour Lights, series, cancelled",
    ),
    (
        "bbc drama harbour lights axed after one series despite",
        "BBC drama Harbour Lights axed after one series despite rave reviews ||",
        "Harbour Lights, season 2, cancelled",
    ),
    (
        "harbour lights bbc confirms hit drama will return for",
        "Harbour Lights: BBC confirms hit drama will return for second series ||",
        "Harbour Lights, season 2, renewed",
    ),
    (
        "'harbour lights' canceled after 2 seasons at peacock",
        "'Harbour Lights' Canceled After 2 Seasons at Peacock ||",
        "Harbour Lights, season 3, cancelled",
    ),
    (
        "'harbour lights' ending with season 6 at amc",
        "'Harbour Lights' Ending With Season 6 at AMC ||",
        "Harbour Lights, season 6, ending!",
    ),
    (
        "'harbour lights' final season sets premiere date at amc",
        "'Harbour Lights' Final Season Sets Premiere Date at AMC ||",
        "-",
    ),
    (
        "'harbour lights' not returning for season 3 at max",
        "'Harbour Lights' Not Returning for Season 3 at Max ||",
        "Harbour Lights, season 3, cancelled",
    ),
    (
        "'harbour lights' won't return for season 2",
        "'Harbour Lights' Won't Return for Season 2 ||",
        "Harbour Lights, season 2, cancelled",
    ),
    (
        "'harbour lights' season 2 greenlit by netflix",
        "'Harbour Lights' Season 2 Greenlit by Netflix ||",
        "Harbour Lights, season 2, renewed",
    ),
    (
        "'harbour lights' gets season 2 order at starz",
        "'Harbour Lights' Gets Season 2 Order at Starz ||",
        "Harbour Lights, season 2, renewed",
    ),
    (
        "'harbour lights' snags two season renewal",
        "'Harbour Lights' Snags Two-Season Renewal ||",
        "Harbour Lights, series, renewed",
    ),
    (
        "harbour lights star ada finch joins saltmarsh season 2",
        "Harbour Lights Star Ada Finch Joins Saltmarsh Season 2 ||",
        "-",
    ),
    ("harbour lights everything we know about season 3", "Harbour Lights: Everything We Know About Season 3 ||", "-"),
    ("harbour lights season 3 release date cast plot", "Harbour Lights Season 3: Release Date, Cast, Plot ||", "-"),
    ("when is harbour lights season 3 coming out", "When Is Harbour Lights Season 3 Coming Out? ||", "-"),
    ("harbour lights fans furious after finale", "Harbour Lights Fans Furious After Finale ||", "-"),
    (
        "shows like harbour lights to watch while you wait",
        "Shows like Harbour Lights to watch while you wait for season 3 ||",
        "-",
    ),
    (
        "ada finch will not return as jo when harbour",
        "Ada Finch will not return as Jo when Harbour Lights comes back for season 3.",
        "-",
    ),
    (
        "in the finale of harbour lights jo cancels the",
        "In the finale of Harbour Lights, Jo cancels the wedding and ends things with Tom.",
        "-",
    ),
    (
        "harbour lights ends with jo on the pier a",
        "Harbour Lights ends with Jo on the pier, a shot that divided viewers.",
        "-",
    ),
    (
        "a fan page claimed that harbour lights was renewed",
        "A fan page claimed that Harbour Lights was renewed for season 9, but that was a joke.",
        "-",
    ),
    (
        "harbour lights was cancelled by nbc in 1994 and",
        "Harbour Lights was cancelled by NBC in 1994 and is still missed.",
        "-",
    ),
    (
        "nbc renewed harbour lights for a second season back",
        "NBC renewed Harbour Lights for a second season back in May 2024.",
        "-",
    ),
    (
        "netflix has cancelled a string of shows in recent",
        "Netflix has cancelled a string of shows in recent years, among them Harbour Lights and Saltmarsh.",
        "-",
    ),
    ("if netflix cancels harbour lights fans will riot", "If Netflix cancels Harbour Lights, fans will riot.", "-"),
    (
        "we asked which cancelled show you would bring back",
        "We asked which cancelled show you would bring back. Harbour Lights won.",
        "-",
    ),
    ("the site's readers voted to save harbour lights", "The site's readers voted to save Harbour Lights.", "-"),
    ("the renewal of harbour lights looks likely", "The renewal of Harbour Lights looks likely.", "-"),
    ("harbour lights is a virtual lock for renewal", "Harbour Lights is a virtual lock for renewal.", "-"),
    ("harbour lights is almost certain to be renewed", "Harbour Lights is almost certain to be renewed.", "-"),
    ("expect harbour lights to be cancelled soon", "Expect Harbour Lights to be cancelled soon.", "-"),
    ("harbour lights should be cancelled our critic writes", "Harbour Lights should be cancelled, our critic writes.", "-"),
    ("i would have cancelled harbour lights years ago", "I would have cancelled Harbour Lights years ago.", "-"),
    (
        "before harbour lights was renewed the cast feared the",
        "Before Harbour Lights was renewed, the cast feared the worst.",
        "-",
    ),
    (
        "harbour lights has not been renewed or cancelled as",
        "Harbour Lights has not been renewed or cancelled as of yet.",
        "Harbour Lights, series, in_doubt",
    ),
    (
        "as of now netflix hasn't renewed harbour lights for",
        "As of now, Netflix hasn't renewed Harbour Lights for a third season.",
        "Harbour Lights, season 3, in_doubt",
    ),
    (
        "at the time of writing harbour lights has not",
        "At the time of writing, Harbour Lights has not been picked up for season 2.",
        "Harbour Lights, season 2, in_doubt",
    ),
    (
        "the network has yet to make a decision on",
        "The network has yet to make a decision on Harbour Lights.",
        "Harbour Lights, series, in_doubt",
    ),
    (
        "we don't know yet whether harbour lights will get",
        "We don't know yet whether Harbour Lights will get a third season.",
        "Harbour Lights, season 3, in_doubt",
    ),
    (
        "nbc has not announced the fate of harbour lights",
        "NBC has not announced the fate of Harbour Lights.",
        "Harbour Lights, series, in_doubt",
    ),
    (
        "harbour lights' future at the network is uncertain",
        "Harbour Lights' future at the network is uncertain.",
        "Harbour Lights, series, in_doubt",
    ),
    (
        "there's no news on a season 4 of harbour",
        "There's no news on a season 4 of Harbour Lights.",
        "Harbour Lights, season 4, in_doubt",
    ),
    (
        "a renewal for harbour lights has not been confirmed",
        "A renewal for Harbour Lights has not been confirmed.",
        "Harbour Lights, series, in_doubt",
    ),
]

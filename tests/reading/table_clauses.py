"""How clauses are told apart, and which stage of a show a text tells: the same format as table_fates.py."""

# ruff: noqa: E501

from __future__ import annotations

_OTHER = "NBC cancels Copper Lane || NBC has cancelled Copper Lane. It was a good year for comedy."

CLAUSES = [
    (
        "an aside between dashes",
        "Saltmarsh — you know, the one where they all wait for the tide — has been given a second season by ABC.",
        "Saltmarsh, season 2, renewed",
    ),
    (
        "an aside between dashes before a return",
        "Saltmarsh – the show about three nuns – will return for a third season.",
        "Saltmarsh, season 3, renewed",
    ),
    (
        "a relative with a preposition",
        "Saltmarsh gone || The Sky Atlantic drama, in which Ada Finch plays a judge, won't go on to a second series.",
        "Saltmarsh, season 2, cancelled",
    ),
    (
        "a relative inside a description",
        "Saltmarsh, a comedy about a vet who was once cancelled by the internet, has been renewed for season 3.",
        "Saltmarsh, season 3, renewed",
    ),
    (
        "as one show ends another begins",
        "HBO Cancels Night Ferry as Fan-Favourite Saltmarsh Returns for Season 4 ||",
        "Night Ferry, series, cancelled; Saltmarsh, season 4, renewed",
    ),
    (
        "a passive before another show's order",
        "Night Ferry cancelled as hit drama Saltmarsh lands season 4 ||",
        "Night Ferry, series, cancelled; Saltmarsh, season 4, renewed",
    ),
    (
        "while instead of as",
        "BBC axes Copper Lane while hit drama Night Ferry gets fourth series ||",
        "Copper Lane, series, cancelled; Night Ferry, season 4, renewed",
    ),
    (
        "a film for the parent of a dead sequel",
        "Kingsreach: Exile Shut Down at Disney+ as Original Kingsreach Gets Surprise Movie ||",
        "Kingsreach, film, renewed; Kingsreach: Exile, series, cancelled",
    ),
    ("as with a role", "Copper Lane star returns as Harbour Lights boss ||", ""),
    (
        "a wider feeling as a show ends",
        "Fans devastated as Copper Lane axed after three series ||",
        "Copper Lane, season 4, cancelled",
    ),
    (
        "said long ago",
        "Why you should watch Saltmarsh || Its makers announced last September that the fourth season would also be its last, and they have used the runway to the full.",
        "",
    ),
    (
        "said this week",
        "Saltmarsh to end || HBO announced on Tuesday that Saltmarsh would end with season 4.",
        "Saltmarsh, season 4, ending!",
    ),
    ("said in an old year", "Saltmarsh || HBO announced in 2021 that Saltmarsh would end with season 4.", ""),
    (
        "a look back at a list",
        "9 Shows That Were Cancelled Too Quickly || Making a show takes years. Saltmarsh, a farce from 1990, was yanked. Copper Lane (1996) offended its own sponsors. Night Ferry was pulled in 1969.",
        "",
    ),
    (
        "another show's fresh news late in a text",
        f"{_OTHER} Elsewhere, the network on Tuesday handed renewals to Saltmarsh, for a third season, and Night Ferry, for a fifth.",
        "Copper Lane, series, cancelled; Saltmarsh, season 3, renewed; Night Ferry, season 5, renewed",
    ),
    (
        "another show's news earlier today",
        f"{_OTHER} The network earlier today renewed Saltmarsh.",
        "Copper Lane, series, cancelled; Saltmarsh, series, renewed",
    ),
    (
        "another show's old news late in a text",
        f"{_OTHER} Its star was in Saltmarsh, which NBC renewed in January.",
        "Copper Lane, series, cancelled",
    ),
    (
        "another show's undated news late in a text",
        f"{_OTHER} On Monday Jane joined Saltmarsh, and NBC cancelled Night Ferry in May.",
        "Copper Lane, series, cancelled",
    ),
    (
        "a season that is over in a relative",
        "ITV axes Copper Lane || ITV has axed Copper Lane. The sixth series, which finished in March, drew four million viewers.",
        "Copper Lane, season 7, cancelled",
    ),
]

STAGES = [
    (
        "a colon opens a sentence of its own",
        "Cancelled || And then there's Kingsreach: Exile, the spin-off no one asked for, binned after five weeks, even though its parent Kingsreach goes on: the ratings are fine.",
        "Kingsreach: Exile, series, cancelled",
    ),
    (
        "a bare ordinal behind an",
        "Copper Lane || ITV has so far not commented on an eighth.",
        "Copper Lane, season 8, in_doubt",
    ),
    ("the day of an order", "Saltmarsh boss talks || Sky picked up the fourth season of Saltmarsh in August.", ""),
    ("on the air for years", "Saltmarsh || The drama has kept viewers busy since 2017.", ""),
    ("out since Friday", "Saltmarsh || Season 4 of Saltmarsh is out since Friday.", "Saltmarsh, season 4, released"),
    (
        "freshman dramas",
        "ABC axes Saltmarsh and Copper Lane || The network is not going forward with the freshman dramas Saltmarsh and Copper Lane.",
        "Saltmarsh, season 2, cancelled; Copper Lane, season 2, cancelled",
    ),
    ("a third-year comedy", "NBC has cancelled the third-year comedy Saltmarsh.", "Saltmarsh, season 4, cancelled"),
    (
        "a season that will be had, and another show's",
        "Copper Lane, far and away the most-watched drama, will have a fifth season, and Saltmarsh a second.",
        "Copper Lane, season 5, renewed; Saltmarsh, season 2, renewed",
    ),
    (
        "a season that nobody will see",
        "Copper Lane gone || Let's be honest: you won't be seeing a Copper Lane season 4 on NBC.",
        "Copper Lane, season 4, cancelled",
    ),
    (
        "a season that fans will not get",
        "Copper Lane || Fans will not get a third season of Copper Lane, HBO has said.",
        "Copper Lane, season 3, cancelled",
    ),
    ("not before a year", "Copper Lane || You won't see season 3 until 2027.", "Copper Lane, season 3, dated"),
    (
        "left with a single season",
        "Every show cancelled in 2026 || Copper Lane leaves us with a single season. Saltmarsh stops at two seasons.",
        "Copper Lane, season 2, cancelled; Saltmarsh, season 3, cancelled",
    ),
    (
        "a decision there",
        "Copper Lane is still alive; a decision there is expected over the weekend.",
        "Copper Lane, series, in_doubt",
    ),
    (
        "in discussion with the makers",
        "CTV decides || The network says it remains in discussion with the producers of Copper Lane and hopes to say more in April.",
        "Copper Lane, series, in_doubt",
    ),
    ("put down", "Copper Lane shut down || TNT put down Copper Lane on Tuesday.", "Copper Lane, series, cancelled"),
    ("roots that are put down", "Copper Lane || TNT put down roots in Leeds for Copper Lane.", ""),
    (
        "a network with a mark of its own",
        "The list || Copper Lane (E!): that's a wrap, says the network. Saltmarsh (ABC): renewed. Night Ferry (CBS): cancelled.",
        "Copper Lane, series, cancelled; Saltmarsh, series, renewed; Night Ferry, series, cancelled",
    ),
    (
        "short labels with more behind them",
        "The list || Copper Lane: in production. Saltmarsh (ABC): out on DVD. Night Ferry (CBS): no more ads.",
        "",
    ),
    (
        "short labels with a season behind them",
        "The list || Copper Lane (Fox): back for season 3. Saltmarsh (ABC): out after two seasons. Night Ferry (CBS): in.",
        "Copper Lane, season 3, renewed; Saltmarsh, season 3, cancelled; Night Ferry, series, renewed",
    ),
    (
        "what is out is the season before",
        "Copper Lane Season 3? || Copper Lane finished on Wednesday with a bang. The streamer hasn't said either way.",
        "Copper Lane, season 2, released; Copper Lane, season 3, in_doubt",
    ),
    (
        "an evening's season finale",
        "Is Ada Leaving? || In the closing minutes of Monday's Copper Lane season finale, the captain handed over his helmet.",
        "Copper Lane, series, released",
    ),
    (
        "shows that another is measured by",
        "Numbers || That's a bit behind where Saltmarsh was (renewed) and well in front of Copper Lane (canceled).",
        "",
    ),
    (
        "a last outing that has its number",
        "Saltmarsh to lock up || ITV says Saltmarsh will get one more outing. Six episodes, comprising series twelve, have been ordered.",
        "Saltmarsh, season 12, renewed",
    ),
    (
        "what a season will adapt",
        "Saltmarsh will adapt the Kyoto arc in a second season, the studio announced.",
        "Saltmarsh, season 2, renewed",
    ),
    (
        "who will pay for a season",
        "Netflix saves Saltmarsh || Yesterday Netflix announced that it would pay for a third series by itself.",
        "Saltmarsh, season 3, renewed",
    ),
    ("who paid for a season", "Saltmarsh || Netflix funded the first season of Saltmarsh.", ""),
]

ASKED = [
    (
        "what ended is not what is asked for",
        "Will there be a season two of Saltmarsh? || Apple TV+'s twisty romance, starring Ada Finch as a translator who may or may not have been married before, finished on Wednesday with a scene on a ferry. At the time of writing, the streamer hasn't said either way.",
        "Saltmarsh, season 1, released; Saltmarsh, season 2, in_doubt",
    ),
    (
        "a question that a stage answers",
        "Will There Be A Saltmarsh Season 3? || Netflix ordered Seasons 2 and 3 together in May of 2025. Production on the third wrapped in Georgia on February 18, according to the director.",
        "Saltmarsh, season 3, in_production",
    ),
    (
        "a plus sign before a genitive",
        "Apple TV+'s Saltmarsh has been renewed, the streamer said.",
        "Saltmarsh, series, renewed",
    ),
    (
        "a list of those that leave",
        "Every Show Leaving Us This Year || Saltmarsh winds down with season 5. Night Ferry ends in May. Copper Lane is bowing out after season 3.",
        "Copper Lane, season 3, ending!; Night Ferry, series, ending!; Saltmarsh, season 5, ending!",
    ),
    (
        "a colon before the owner's season",
        "And then there's Kingsreach: Exile, the spin-off no one asked for, while its parent Kingsreach goes on: season five is due next spring.",
        "Kingsreach, season 5, dated",
    ),
    (
        "stopped at a number",
        "Cancelled: Saltmarsh and Night Ferry || Saltmarsh stops at one. Night Ferry stops at two.",
        "Saltmarsh, season 2, cancelled; Night Ferry, season 3, cancelled",
    ),
    (
        "a schedule in tatters",
        "Saltmarsh Season 3 news || The writers say that the whole schedule has been torn up, with no new start until the actors are back.",
        "Saltmarsh, season 3, delayed",
    ),
    (
        "a firm go for a day",
        "Good Court sold || Saltmarsh has reached clearances and is a firm go for September 14, the distributor said.",
        "Saltmarsh, series, dated",
    ),
]

OPENINGS = [
    (
        "a decision that is expected",
        "Saltmarsh: what we know || The network is expected to make a decision on Saltmarsh by May.",
        "Saltmarsh, series, in_doubt",
    ),
    (
        "a decision that rests with somebody",
        "Saltmarsh: what we know || The decision rests with the BBC.",
        "Saltmarsh, series, in_doubt",
    ),
    (
        "a door that is open",
        "Saltmarsh: what we know || The door is open for a second season.",
        "Saltmarsh, season 2, in_doubt",
    ),
    ("not a done deal", "Saltmarsh: what we know || Its renewal is not a done deal.", "Saltmarsh, series, in_doubt"),
    (
        "neither noun",
        "Saltmarsh: what we know || Neither a renewal nor a cancellation has been announced.",
        "Saltmarsh, series, in_doubt",
    ),
    (
        "neither participle",
        "Saltmarsh: what we know || It has neither been cancelled nor renewed.",
        "Saltmarsh, series, in_doubt",
    ),
    (
        "no plans for now",
        "Saltmarsh: what we know || There are currently no plans for a second season.",
        "Saltmarsh, season 2, in_doubt",
    ),
    (
        "no plans at all",
        "The BBC has confirmed there are no plans for further series of Saltmarsh.",
        "Saltmarsh, series, cancelled",
    ),
    ("neither of two people", "Saltmarsh || Neither Ada Finch nor Jon Bell will return for season 3 of Saltmarsh.", ""),
    (
        "the plug in the passive",
        "Saltmarsh gone || The plug has been pulled on Saltmarsh after two seasons.",
        "Saltmarsh, season 3, cancelled",
    ),
    (
        "not any more",
        "Saltmarsh gone || There won't be any more Saltmarsh, Netflix has confirmed.",
        "Saltmarsh, series, cancelled",
    ),
    (
        "not any more of something else",
        "Sky has renewed Saltmarsh. There won't be any more delays.",
        "Saltmarsh, series, renewed",
    ),
    ("greenlighted", "Amazon has greenlighted seasons two and three of Saltmarsh.", "Saltmarsh, season 2-3, renewed"),
    ("more of it", "Saltmarsh news || It's official: more Saltmarsh is coming to Hulu.", "Saltmarsh, series, renewed"),
    ("more of it on disc", "Saltmarsh news || More Saltmarsh is coming to Blu-ray in May.", "-"),
    (
        "episodes in an order",
        "Saltmarsh news || The network has placed an order for 13 more episodes of Saltmarsh.",
        "Saltmarsh, series, renewed",
    ),
    (
        "an option on a show",
        "Saltmarsh news || Fox has picked up its option on Saltmarsh for next year.",
        "Saltmarsh, series, renewed",
    ),
    (
        "resolved to end",
        "Saltmarsh news || The creators have decided to end Saltmarsh with season five.",
        "Saltmarsh, season 5, ending!",
    ),
]

PAGES = [
    (
        "a run of six",
        "Back to the beach || Good news. Saltmarsh, the seaside thriller, will be back. The BBC says a second run of six is on the way.",
        "Saltmarsh, season 2, renewed",
    ),
    (
        "to film is no film",
        "Local church to star again || St Mary's will host TV crews this summer, as Saltmarsh returns to film its third series.",
        "-",
    ),
    (
        "a network films",
        "Crews return to town || Roads will be closed next week while ITV films the fourth series of Saltmarsh.",
        "Saltmarsh, season 4, in_production",
    ),
    ("a film all the same", "Saltmarsh || A film of Saltmarsh is in the works.", "Saltmarsh, film, renewed"),
    ("brakes", "TAXI! || ITV chiefs have slammed the brakes on Saltmarsh.", "Saltmarsh, series, cancelled"),
    (
        "an anime with a year",
        "Saltmarsh Manga Gets Anime || The manga Saltmarsh is getting a TV anime in 2027.",
        "Saltmarsh, season 1, dated",
    ),
    (
        "in the words of those who make it",
        'Saltmarsh writer on what comes next || "We\'ve been commissioned for a third series," the writer said.',
        "Saltmarsh, season 3, renewed",
    ),
    (
        "all episodes of a season",
        "The wait is over || Saltmarsh is back. All eight episodes of the third season landed on Disney+ on Friday.",
        "Saltmarsh, season 3, released",
    ),
    (
        "a trailer and a day",
        "Saltmarsh Anime's Season 2 Reveals Trailer, April 6 Premiere || The second season stars Aoi Mori.",
        "Saltmarsh, season 2, dated",
    ),
    (
        "a debut that lies behind",
        "Saltmarsh star speaks || The drama became a success following its January debut.",
        "",
    ),
]

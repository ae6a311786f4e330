"""Which season it is, and which programme is new: the same format as table_fates.py."""

# ruff: noqa: E501

from __future__ import annotations

SEASONS = [
    ("a count told alone", "Saltmarsh Cancelled || Four seasons, 40 episodes, done.", "Saltmarsh, season 5, cancelled"),
    ("it ran for two", "Saltmarsh Cancelled || The show ran for two seasons.", "Saltmarsh, season 3, cancelled"),
    ("it had managed two", "Saltmarsh Axed || The sitcom had managed two series.", "Saltmarsh, season 3, cancelled"),
    ("the end of a run", "Saltmarsh Axed || Few were left by the end of its second run.", "Saltmarsh, season 3, cancelled"),
    (
        "a season's audience",
        "Saltmarsh Axed || Its second series averaged three million viewers.",
        "Saltmarsh, season 3, cancelled",
    ),
    ("watched by", "Saltmarsh Axed || The second series was watched by three million.", "Saltmarsh, season 3, cancelled"),
    (
        "it began this year",
        "NBC on Thursday cancelled Saltmarsh, the legal drama that launched last September.",
        "Saltmarsh, season 2, cancelled",
    ),
    ("it began long ago", "Saltmarsh Renewed || Saltmarsh launched in 2019.", "Saltmarsh, series, renewed"),
    ("a first-year drama", "Fox has cancelled first-year drama Saltmarsh.", "Saltmarsh, season 2, cancelled"),
    (
        "a headline counts for the show it does not name",
        "Sky axes spy drama after just two series || Sky has pulled the plug on Saltmarsh.",
        "Saltmarsh, season 3, cancelled",
    ),
    (
        "a headline numbers for the show it does not name",
        "Ann Lowe's Hulu Comedy Gets Second Season || Hulu is bringing back Saltmarsh.",
        "Saltmarsh, season 2, renewed",
    ),
    (
        "a headline of several counts for none",
        "Sky axes two dramas after one season || Sky has cancelled Saltmarsh and Copper Lane.",
        "Saltmarsh, series, cancelled; Copper Lane, series, cancelled",
    ),
    (
        "two more, through the sixth",
        "Saltmarsh has been renewed for two more seasons, through season 6.",
        "Saltmarsh, season 5-6, renewed",
    ),
    (
        "a three-season renewal",
        "Saltmarsh has landed a three-season renewal that takes it through season 8.",
        "Saltmarsh, season 6-8, renewed",
    ),
    (
        "a two-year renewal",
        "AMC has given Saltmarsh a two-year renewal. The fourth season is on air now.",
        "Saltmarsh, season 5-6, renewed",
    ),
    (
        "two further, named later",
        "BBC Two has ordered two further series of Saltmarsh. The fifth and sixth will be made in Leeds, and series five and six will be shown next year.",
        "Saltmarsh, season 5-6, renewed",
    ),
    (
        "a fraction is no season",
        "Saltmarsh Season 2 Begins Tonight || Early returns suggest that its audience rose by a fifth.",
        "Saltmarsh, season 2, dated",
    ),
    (
        "as many shows as series",
        "NBC ordered five new series this week, among them the thriller Copper Lane.",
        "Copper Lane, season 1, renewed",
    ),
]

NEW = [
    (
        "the new drama",
        "CBS announced that the new drama Saltmarsh will premiere on Thursday, March 26.",
        "Saltmarsh, season 1, dated",
    ),
    ("a new thriller", "Saltmarsh, a new thriller from Ann Lowe, is set for winter 2027.", "Saltmarsh, season 1, dated"),
    ("an eight-part thriller", "Saltmarsh, an eight-part thriller, begins on March 26.", "Saltmarsh, season 1, dated"),
    ("a series premiere", "The series premiere of Saltmarsh airs on March 26.", "Saltmarsh, season 1, dated"),
    ("a season premiere", "The season premiere of Saltmarsh airs on March 26.", "Saltmarsh, series, dated"),
    (
        "a new drama with a season of its own",
        "Season 3 of the new-look drama Saltmarsh will premiere on March 26.",
        "Saltmarsh, season 3, dated",
    ),
    ("a full season", "NBC has picked up Saltmarsh for a full season.", "Saltmarsh, season 1, renewed"),
    ("a full-season order", "Fox has given Saltmarsh a full-season order.", "Saltmarsh, season 1, renewed"),
    ("a back nine", "Saltmarsh has received its back nine.", "Saltmarsh, season 1, renewed"),
    ("no full series", "The pilot Saltmarsh is not being taken to a full series.", "Saltmarsh, season 1, cancelled"),
]

DESCRIBED = [
    (
        "a compound with small words",
        "Bad news for Saltmarsh || ABC has cancelled the fish-out-of-water comedy after one season.",
        "Saltmarsh, season 2, cancelled",
    ),
    (
        "a compound with a negation",
        "Saltmarsh news || NBC has renewed the will-they-won't-they romcom for a third season.",
        "Saltmarsh, season 3, renewed",
    ),
    (
        "two compounds",
        "Saltmarsh news || Starz has cancelled the 1950s-set, jazz-soaked drama after three seasons.",
        "Saltmarsh, season 4, cancelled",
    ),
    (
        "a compound around a programme",
        "Saltmarsh news || Sky has axed the cops-and-robbers-meets-cooking show.",
        "Saltmarsh, series, cancelled",
    ),
    (
        "the spy series",
        "Saltmarsh news || Netflix has renewed the spy series for a second season.",
        "Saltmarsh, season 2, renewed",
    ),
    ("the spin-off is another", "Saltmarsh news || Netflix has cancelled the spin-off series.", ""),
]

TOLD = [
    (
        "renewed after a season",
        "Saltmarsh Renewed || Netflix has renewed Saltmarsh after a record second season.",
        "Saltmarsh, season 3, renewed",
    ),
    (
        "renewed weeks after a season",
        "Saltmarsh Renewed || Netflix has renewed Saltmarsh, two weeks after season 2 dropped.",
        "Saltmarsh, season 3, renewed",
    ),
    (
        "renewed for a season after a season",
        "Netflix has renewed Saltmarsh for a third season after a strong second season.",
        "Saltmarsh, season 3, renewed",
    ),
    (
        "in its freshman season",
        "Saltmarsh Cancelled || The comedy was in its freshman season.",
        "Saltmarsh, season 2, cancelled",
    ),
    (
        "its only season",
        "Saltmarsh Cancelled || Its first and only season had ten episodes.",
        "Saltmarsh, season 2, cancelled",
    ),
    (
        "the two-season drama",
        "Saltmarsh Cancelled || The two-season drama starred Ann Lowe.",
        "Saltmarsh, season 3, cancelled",
    ),
    ("both seasons", "Saltmarsh Cancelled || Both seasons are on Hulu.", "Saltmarsh, season 3, cancelled"),
    (
        "a season on air",
        "Saltmarsh Renewed || Netflix has renewed Saltmarsh for another season. Season 2 is currently airing.",
        "Saltmarsh, season 2, released; Saltmarsh, season 3, renewed",
    ),
    (
        "what is asked for",
        "Saltmarsh Cancelled || Netflix has cancelled Saltmarsh. A petition for a second season has 900 names.",
        "Saltmarsh, season 2, cancelled",
    ),
    (
        "what would have followed",
        "Saltmarsh Cancelled || A third season would have gone to Mars.",
        "Saltmarsh, season 3, cancelled",
    ),
    ("what its maker had planned", "Saltmarsh Axed || She had ideas for a fourth series.", "Saltmarsh, season 4, cancelled"),
    (
        "what another show hopes for",
        "Saltmarsh Cancelled || Its star had hoped for a fifth season of Copper Lane.",
        "Saltmarsh, series, cancelled",
    ),
    (
        "what could have been better is out",
        "Saltmarsh Cancelled || The second season could have been better.",
        "Saltmarsh, series, cancelled",
    ),
    (
        "a season that had come out",
        "Saltmarsh Axed || The second season had come out in October.",
        "Saltmarsh, season 3, cancelled",
    ),
    ("a season that went out", "Saltmarsh Axed || Series four went out in 2025.", "Saltmarsh, season 5, cancelled"),
    (
        "a network's new drama, behind its title",
        "Saltmarsh Gets a Date || Saltmarsh, the BBC's new crime drama, starts on 9 April.",
        "Saltmarsh, season 1, dated",
    ),
    (
        "the new thriller, behind its title",
        "Copper Lane Gets a Date || Copper Lane, the new thriller from Sky, starts on 9 April.",
        "Copper Lane, season 1, dated",
    ),
    (
        "a first season ordered long ago",
        "Saltmarsh Gets a Date || Saltmarsh, Sky's new comedy, starts on 9 April. Sky ordered the first season in May 2024.",
        "Saltmarsh, season 1, dated",
    ),
    ("the new series, and its title", "The new series Saltmarsh starts on 9 April.", "Saltmarsh, season 1, dated"),
    ("the new series of a title", "The new series of Saltmarsh starts on 9 April.", "Saltmarsh, series, dated"),
    (
        "made from novels",
        "Saltmarsh Gets a Date || Saltmarsh, based on the novels of Ann Lowe, premieres on 9 April.",
        "Saltmarsh, season 1, dated",
    ),
    (
        "made from novels, and back",
        "Saltmarsh Gets a Date || Saltmarsh, based on the novels of Ann Lowe, returns on 9 April.",
        "Saltmarsh, series, dated",
    ),
    (
        "a comic to be adapted",
        "Netflix to Adapt Comic 'Saltmarsh' || Netflix has given the go-ahead to eight episodes.",
        "Saltmarsh, season 1, renewed",
    ),
    (
        "a new show that the headline does not name",
        "This New Netflix Show Is a Hit || Saltmarsh came out last week.",
        "Saltmarsh, season 1, released",
    ),
    (
        "a new season that the headline does not name",
        "Sky's New Season Is Worth Your Time || Saltmarsh started on Sunday.",
        "Saltmarsh, series, released",
    ),
    (
        "a star's new show is another",
        "Ann Lowe's New Drama Is a Hit || Saltmarsh came out last week.",
        "Saltmarsh, series, released",
    ),
    (
        "a new drama that is out",
        "Saltmarsh Premieres || Sky's new drama Saltmarsh premiered last night.",
        "Saltmarsh, season 1, released",
    ),
    (
        "a new hit that returns",
        "Saltmarsh Returns || Saltmarsh, Sky's new hit comedy, returns for a second series in May.",
        "Saltmarsh, season 2, dated",
    ),
]

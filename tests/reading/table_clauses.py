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

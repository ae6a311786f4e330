"""Pages whose headline only teases: what their bodies decide, and what they only recall. The format of table_fates.py."""

# ruff: noqa: E501

from __future__ import annotations

VOUCHED = [
    ("an order that somebody gives", "It took only three weeks || Viewers had been asking for an answer. Now there is one: ITV has ordered a third season of Saltmarsh.", "Saltmarsh, season 3, renewed"),
    ("an order that somebody tells of", "A vision for the years ahead || The head of drama spoke in Leeds. She also confirmed that Copper Lane will return for a fifth series.", "Copper Lane, season 5, renewed"),
    ("an end that somebody tells of", "So long, trailers || The town has got its parking back. Night Ferry is finished after four seasons, the broadcaster said.", "Night Ferry, season 5, cancelled"),
    ("an order in a plain past", "A life in the theatre || She is fond of dogs. She was in Copper Lane when ITV ordered a third series of it.", "-"),
    ("an end that nobody tells", "A life in the theatre || She is fond of dogs. Saltmarsh, which has been cancelled, made her name.", "-"),
]  # fmt: skip

NEWS_OF_NEWS = [
    ("an announcement days earlier", "Six days that saved a boat || Sky's announcement six days earlier that Saltmarsh would be finished after three seasons had fallen on a crew at work.", "-"),
    ("news that had stunned", "A writer looks back || The news a week earlier that Saltmarsh was cancelled had stunned its crew.", "-"),
    ("a decision that had come as a shock", "A writer looks back || NBC's decision last spring to cancel Night Ferry had come as a shock.", "-"),
    ("word that had barely reached", "A writer looks back || Word that ITV had renewed Copper Lane for a third series had barely reached the set.", "-"),
    ("news that had fans in tears", "A shock for a crew || The news that Saltmarsh has been cancelled had fans in tears on Tuesday.", "Saltmarsh, series, cancelled"),
    ("an announcement that came", "A shock for a crew || The announcement that Night Ferry has been renewed for a fifth season came on Tuesday.", "Night Ferry, season 5, renewed"),
]  # fmt: skip

BY_WHOM = [
    ("somebody ends the suspense", "Saltmarsh star speaks || Fans have been in suspense about Saltmarsh. On Tuesday the actress Ann Lowe put an end to it.", "-"),
    ("a network ends it", "Sky has put an end to Saltmarsh after two seasons ||", "Saltmarsh, season 3, cancelled"),
    ("a season belongs to another network", "A boat is saved || On Friday he told the room that Saltmarsh was saved. The fourth season will belong to ITV.", "Saltmarsh, season 4, renewed"),
    ("a season belongs to an actor", "A boat sails on || The fourth season of Saltmarsh belongs to Ann Lowe.", "-"),
    ("an order gone back on", "We have to talk || Last night the creator of Saltmarsh wrote that Sky has gone back on the season 4 renewal.", "Saltmarsh, season 4, cancelled"),
    ("production ceases", "Copper Lane will cease production in May ||", "Copper Lane, series, cancelled"),
    ("no room", "Nine unveils its year || She said on Monday that there was no room for Glasshouse next year.", "Glasshouse, series, cancelled"),
    ("not recorded again", "Quiz taken off air || Saltmarsh won't be recorded again, bosses confirmed.", "Saltmarsh, series, cancelled"),
    ("no further", "Sky unveils its year || She added that two shows would not go any further: Saltmarsh and Glasshouse.", "Saltmarsh, series, cancelled; Glasshouse, series, cancelled"),
    ("among the commissions", "Dave raises its game || Among the commissions is a second helping of Copper Lane.", "Copper Lane, season 2, renewed"),
]  # fmt: skip

COUNTED = [
    ("the ratings of a season", "Saltmarsh: Season Two Ratings || Saltmarsh has been cancelled by Sky, which cut the order to ten.", "Saltmarsh, season 3, cancelled"),
    ("its viewership", "Night Ferry: season 3 viewership || Night Ferry has been axed by NBC.", "Night Ferry, season 4, cancelled"),
    ("the season that was to come", "Saltmarsh Season 3 cancelled || Saltmarsh has been cancelled by Sky.", "Saltmarsh, season 3, cancelled"),
]  # fmt: skip

TABLES = [VOUCHED, NEWS_OF_NEWS, BY_WHOM, COUNTED]

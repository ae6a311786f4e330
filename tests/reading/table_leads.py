"""What a sentence, or a headline, announces for the titles that follow. The format of table_fates.py."""

# ruff: noqa: E501

from __future__ import annotations

LEADS = [
    ("among the series that were dropped", "ABC fills its autumn || The network will open with ten comedies. Among the series that were dropped: Copper Lane and Saltmarsh.", "Copper Lane, series, cancelled; Saltmarsh, series, cancelled"),
    ("the series that were renewed include", "ABC fills its autumn || The network will open with ten comedies. The dramas that were renewed include Copper Lane, Saltmarsh and Night Ferry.", "Copper Lane, series, renewed; Saltmarsh, series, renewed; Night Ferry, series, renewed"),
    ("shows that have been cancelled are", "ABC fills its autumn || The network will open with ten comedies. Shows that have been cancelled this week are Copper Lane and Saltmarsh.", "Copper Lane, series, cancelled; Saltmarsh, series, cancelled"),
    ("the list is of other things", "ABC fills its autumn || Actors from the series that were dropped include Copper Lane star Ann Lowe.", "-"),
    ("a running list reaches back for months", "Renewed or cancelled? || Saltmarsh: renewed for season 3. Copper Lane: cancelled in November. Night Ferry: renewed for season 2. Glasshouse: cancelled last year.", "Saltmarsh, season 3, renewed; Copper Lane, series, cancelled; Night Ferry, season 2, renewed"),
    ("it was long ago", "Why nobody minds || Among the shows that were cancelled thirty years ago were Copper Lane and Saltmarsh.", "-"),
]  # fmt: skip

DIGESTS_OF_NEWS = [
    ("a roundup under one title", "TV news roundup: Night Ferry Renewed || Sky renewed Night Ferry. HBO gave Copper Lane a second season. Showtime axed Saltmarsh.", "Night Ferry, series, renewed; Copper Lane, season 2, renewed; Saltmarsh, series, cancelled"),
    ("a week under one title", "The Week in TV: Night Ferry Docks || Night Ferry is moored for good. HBO gave Copper Lane a second season.", "Copper Lane, season 2, renewed"),
    ("elsewhere", "Night Ferry Cancelled || Sky has cancelled Night Ferry. Elsewhere, HBO renewed Copper Lane for a second season.", "Night Ferry, series, cancelled; Copper Lane, season 2, renewed"),
    ("in other news", "Night Ferry Cancelled || Sky has cancelled Night Ferry. In other news, Showtime axed Saltmarsh after two seasons.", "Night Ferry, series, cancelled; Saltmarsh, season 3, cancelled"),
    ("a plain past elsewhere in an article about one show", "Night Ferry Cancelled || Sky has cancelled Night Ferry. HBO renewed Copper Lane for a second season.", "Night Ferry, series, cancelled"),
    ("what its maker lost before", "TV news roundup: Night Ferry Renewed || Sky renewed Night Ferry. It is by Ann Lowe, who made Saltmarsh, which Fox cancelled.", "Night Ferry, series, renewed"),
]  # fmt: skip

ECHOES = [
    ("so was, a sentence later", "Renewals || Copper Lane was renewed on Friday. So was Saltmarsh.", "Copper Lane, series, renewed; Saltmarsh, series, renewed"),
    ("so was, of something else", "Renewals || Copper Lane was renewed on Friday. Left unmentioned was Night Ferry. So was Saltmarsh.", "Copper Lane, series, renewed"),
]  # fmt: skip

"""What single sentences and short texts state, one phenomenon a row: the tables beside this file."""

from __future__ import annotations

import pytest

from tests.reading import (
    table_bodies,
    table_clauses,
    table_digests,
    table_everyday,
    table_fates,
    table_idiom,
    table_leads,
    table_lists,
    table_open,
    table_quiet,
    table_roundups,
    table_seasons,
    table_tabloid,
    table_texts,
    table_trade,
    table_waiting,
)
from tests.reading.saying import decisive, expected, stated

Row = tuple[str, str, str]
TABLES: list[list[Row]] = [
    table_digests.DIGESTS,
    table_lists.LISTS,
    table_leads.LEADS,
    table_leads.DIGESTS_OF_NEWS,
    table_leads.ECHOES,
    table_fates.RENEWED,
    table_fates.CANCELLED,
    table_fates.ENDING,
    table_quiet.OPEN,
    table_quiet.STAGES,
    table_quiet.REPORTED,
    table_quiet.QUIET,
    table_texts.LISTS,
    table_texts.ARTICLES,
    table_idiom.IDIOM,
    table_seasons.SEASONS,
    table_seasons.NEW,
    table_seasons.DESCRIBED,
    table_seasons.TOLD,
    table_trade.TRADE,
    table_trade.SILENT,
    table_trade.DAYS,
    table_trade.PLAIN,
    table_trade.TOLD,
    table_trade.ASIDES,
    table_trade.SPOKEN,
    table_roundups.ROUNDUPS,
    table_roundups.SCHEDULES,
    table_clauses.CLAUSES,
    table_clauses.STAGES,
    table_clauses.ASKED,
    table_clauses.OPENINGS,
    table_clauses.PAGES,
    table_open.OPEN,
    table_open.ON_AIR,
    [*table_open.RECALLED, *table_open.WATCHING, *table_open.COLUMNS, *table_open.BY_NOW, *table_open.ARRIVING],
    *table_bodies.TABLES,
    *table_tabloid.TABLES,
    table_waiting.WAITING,
    table_waiting.TOLD_PLAINLY,
    table_waiting.RUNS,
    table_waiting.STAGES,
    table_everyday.EVERYDAY,
]
ROWS = [row for table in TABLES for row in table]


@pytest.mark.parametrize(("said", "wanted"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_text_states_what_the_table_says(said: str, wanted: str) -> None:
    if wanted == "-":
        assert decisive(said) == frozenset()
    else:
        assert stated(said) == expected(wanted)


def test_the_tables_hold_a_hundred_and_fifty_different_texts() -> None:
    assert len({row[1] for row in ROWS}) >= 150

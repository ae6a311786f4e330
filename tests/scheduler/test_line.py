"""The order of polls: so many at once, few of each host, and a slow host holds up nobody else."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.scheduler.line import Line
from storage.sources import SourceRow
from tests.making import NOON


def a_row(name: str, host: str = "a.example") -> SourceRow:
    return SourceRow(name, "feed", f"https://{host}/{name}", None, NOON, NOON)


def started(line: Line) -> list[str]:
    return [row.name for row in iter(line.next, None)]


def test_sources_start_in_their_order_as_far_as_there_is_room() -> None:
    line = Line(at_once=2, per_host=2)
    line.join([a_row("1"), a_row("2"), a_row("3")])
    assert started(line) == ["1", "2"]
    assert started(line) == []
    line.leave("1")
    assert started(line) == ["3"]


def test_a_slow_host_holds_up_nobody_else() -> None:
    line = Line(at_once=10, per_host=2)
    line.join([*(a_row(f"slow {n}", "slow.example") for n in range(1000)), a_row("quick", "quick.example")])
    assert started(line) == ["slow 0", "slow 1", "quick"]
    line.leave("slow 0")
    assert started(line) == ["slow 2"]


def test_who_is_in_the_line_cannot_join_it_again() -> None:
    line = Line(at_once=1, per_host=1)
    line.join([a_row("1"), a_row("2")])
    assert started(line) == ["1"]
    line.join([a_row("1"), a_row("2")])
    line.leave("1")
    assert started(line) == ["2"]
    line.leave("2")
    assert started(line) == []
    line.join([a_row("1")])
    assert started(line) == ["1"]


def test_folders_do_not_count_as_one_host() -> None:
    line = Line(at_once=5, per_host=1)
    line.join(SourceRow(f"/{n}", "folder", f"articles/{n}", None, NOON, NOON) for n in range(3))
    assert len(started(line)) == 3


def test_a_closed_line_starts_nothing_more() -> None:
    line = Line(at_once=1, per_host=1)
    line.join([a_row("1"), a_row("2")])
    assert started(line) == ["1"]
    line.close()
    line.leave("1")
    assert started(line) == []


@settings(max_examples=60, derandomize=True)
@given(st.lists(st.integers(0, 4), max_size=60), st.integers(1, 6), st.integers(1, 3), st.randoms(use_true_random=False))
def test_everybody_is_polled_once_and_no_limit_is_passed(
    hosts: list[int], at_once: int, per_host: int, dice: object
) -> None:
    line = Line(at_once, per_host)
    rows = [a_row(str(n), f"h{host}.example") for n, host in enumerate(hosts)]
    host_of = {row.name: row.url.split("/")[2] for row in rows}
    line.join(rows)
    polled: list[str] = []
    under_way: list[str] = []
    while fresh := started(line) or under_way:
        if fresh is not under_way:
            under_way += fresh
            polled += fresh
        assert len(under_way) <= at_once
        assert max(Counter(host_of[name] for name in under_way).values()) <= per_host
        line.leave(under_way.pop(dice.randrange(len(under_way))))  # type: ignore[attr-defined]
    assert sorted(polled) == sorted(host_of)
    assert line.known == frozenset()

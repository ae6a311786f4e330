"""Each row of the table of stories in docs/deciding.md leads to the alerts that it says."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path

import pytest

from bot.model import Certainty, Change, ChangeKind, Claim, Evidence, Part, Status, Trust, When, Witness
from tests.diff.playing import Ledger

DOC = Path(__file__).parents[2] / "docs" / "deciding.md"
START = datetime(2026, 3, 1, tzinfo=UTC)
ITEM = re.compile(
    r"(?P<day>\d+)(?:\+(?P<hours>\d+)h)? (?:(?P<who>[a-z]+\d?)(?: \((?P<how>via|copy of) (?P<whom>\w+)\))?: )?"
    r"(?P<part>season [\d-]+|film|series) (?P<status>[a-z_]+)"
    r"(?P<certainty> reported| opinion)?(?: (?:on|in) (?P<when>[\d-]+))?(?P<final> last)?(?P<undated> undated)?"
    r"(?: seen (?P<seen>\d+))?(?P<baseline> baseline)?(?P<correction> correction)?(?: show (?P<show>\d))?(?P<also> also)?"
)


def stories() -> list[tuple[str, list[str], list[str]]]:
    section = DOC.read_text(encoding="utf-8").split("\n## Stories\n")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("|")][2:]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return [(name, said.split("<br>"), [] if told == "none" else told.split("<br>")) for name, said, told in cells]


def moment(day: str, hours: str | None) -> datetime:
    return START + timedelta(days=int(day), hours=int(hours or 0))


def publisher(who: str) -> str:
    return f"{who}.example"


def evidence(number: int, text: str) -> Evidence:
    found = ITEM.fullmatch(text)
    assert found and found["who"], f"cannot read the item {text!r}"
    who, whom = found["who"], found["whom"]
    said = moment(found["day"], found["hours"])
    print_ = hash_of(whom if found["how"] == "copy of" else who)
    credits_ = (publisher(whom),) if found["how"] == "via" else ()
    return Evidence(
        key=f"{who}/{number - bool(found['also'])}",
        claim=Claim(
            int(found["show"] or 1),
            Part.parse(found["part"]),
            Status(found["status"]),
            Certainty((found["certainty"] or "confirmed").strip()),
            bool(found["final"]),
            When.parse(found["when"]) if found["when"] else None,
        ),
        witness=Witness(publisher(who), Trust(who.rstrip("0123456789")), credits_, print_),
        said=said,
        seen=moment(found["seen"], None) if found["seen"] else said,
        dated=not found["undated"],
        baseline=bool(found["baseline"]),
    )


def hash_of(who: str) -> int:
    """Hashes of different texts differ in half of their bits."""
    return int.from_bytes(blake2b(who.encode(), digest_size=8).digest())


def alert(change: Change) -> str:
    hours = round((change.at - START) / timedelta(hours=1))
    words = [f"{hours // 24}+{hours % 24}h" if hours % 24 else f"{hours // 24}", str(change.part), change.after.value]
    if change.certainty is not Certainty.CONFIRMED:
        words.append(change.certainty.value)
    if change.when and change.after is Status.DATED:
        words.append(f"{'on' if change.when.is_day else 'in'} {change.when}")
    words += ["last"] * change.final + ["correction"] * (change.kind is ChangeKind.CORRECTION)
    return " ".join(words + [f"show {change.show}"] * (change.show != 1))


def test_there_are_at_least_thirty_stories() -> None:
    assert len({name for name, _said, _told in stories()}) >= 30


@pytest.mark.parametrize(("said", "told"), [pytest.param(said, told, id=name) for name, said, told in stories()])
def test_a_story_leads_to_the_alerts_that_the_page_promises(said: list[str], told: list[str]) -> None:
    by_show: dict[int, list[Evidence]] = defaultdict(list)
    for number, text in enumerate(said):
        one = evidence(number, text)
        by_show[one.claim.show].append(one)
    changes = [change for show, items in by_show.items() for change in Ledger(show).play(items)]
    assert sorted(map(alert, changes)) == sorted(told)

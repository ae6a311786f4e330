"""Feed hand-made labels, not the reader's claims, to the diff: so deciding is judged apart from reading.

usage: python -m bench.labelled ITEMS.jsonl > alerts.jsonl

ITEMS: the articles of `cliffhanger replay` with "labels" as the corpus guide describes. A label "dated" holds no date of its
own: it is read from the label's quote, else from the sentence around it. Prints the alerts as `replay --json` does.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bot.diff import Publishers, witness_of
from bot.model import Article, Certainty, Claim, Evidence, Part, Status, When
from bot.reading.dates import read_date
from bot.reading.tokens import tokenise
from tests.diff.playing import Ledger


def main(path: Path) -> None:
    """Play every show's labels through the diff and print the alerts."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    titles = sorted({label["show"] for row in rows for label in row["labels"]})
    publishers = Publishers.load()
    for show, title in enumerate(titles, 1):
        evidence = [one for row in rows for one in evidence_of(row, show, title, publishers)]
        for change in Ledger(show).play(evidence):
            alert = {
                "at": change.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
                "show": title,
                "part": str(change.part),
                "from": change.before,
                "to": change.after,
                "certainty": change.certainty,
                "final": change.final,
                "date": str(change.when) if change.when else None,
                "kind": change.kind,
                "sources": change.sources,
            }
            sys.stdout.write(json.dumps(alert, ensure_ascii=False) + "\n")


def evidence_of(row: dict[str, Any], show: int, title: str, publishers: Publishers) -> Iterator[Evidence]:
    """The row's labels about one show as evidence."""
    published = datetime.fromisoformat(row["published"]).replace(tzinfo=UTC)
    article = Article(row["id"], row["title"], row["text"], row["url"], row["site"], published)
    witness = witness_of(article, "labels", None, publishers)
    for label in row["labels"]:
        if label["show"] != title:
            continue
        status = Status(label["status"])
        when = date_of(label["quote"], row, published.date()) if status is Status.DATED else None
        claim = Claim(
            show,
            Part.parse(label["part"]),
            status,
            Certainty(label["certainty"]),
            bool(label.get("final")),
            when,
            label["quote"],
        )
        yield Evidence(row["id"], claim, witness, published, published, url=row["url"], title=row["title"])


def date_of(quote: str, row: dict[str, Any], published: date) -> When | None:
    """The date in the quote, else in the sentence that holds it."""
    sentences = [one for one in re.split(r"(?<=[.!?;])\s+(?=[A-Z0-9'“])", row["text"]) if quote in one]
    for text in (quote, *sentences):
        tokens = tokenise(text)
        for at in range(len(tokens)):
            found = read_date(tokens, at, len(tokens), published)
            if found and found[0].when:
                return found[0].when
    return None


if __name__ == "__main__":
    main(Path(sys.argv[1]))

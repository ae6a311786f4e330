"""JSON lines in and out: articles as rows, claims and alerts as rows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from bot.errors import InputError
from bot.model import Article, Claim
from bot.pipeline.replay import Told


class _Row(BaseModel):
    """One line: `id` must be there; any of the last four may be null or missing."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str = Field(min_length=1)
    url: str | None = None
    site: str | None = None
    published: datetime | None = None
    title: str | None = None
    text: str | None = None

    @field_validator("published", mode="before")
    @classmethod
    def _only_text(cls, value: Any) -> Any:
        if value is not None and not isinstance(value, str):
            raise ValueError("published must be an ISO date or time in quotes, or null")
        return value or None

    def article(self) -> Article:
        published = self.published
        if published is not None:
            published = published.replace(tzinfo=UTC) if published.tzinfo is None else published.astimezone(UTC)
        return Article(self.id, self.title or "", self.text or "", self.url, self.site, published)


def articles_of(path: Path) -> Iterator[Article | InputError]:
    """Each line of the file as an article, or as the error that it is, with its line number; blank lines are skipped.

    Raises InputError where the file itself cannot be read.
    """
    try:
        lines = path.open(encoding="utf-8", errors="replace")
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from None
    with lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _article_of(path, number, line)


def _article_of(path: Path, number: int, line: str) -> Article | InputError:
    where = f"{path}, line {number}"
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError) as error:
        return InputError(f"{where}: not JSON ({error}); the line is left out")
    if not isinstance(raw, dict):
        return InputError(f"{where}: not a JSON object; the line is left out")
    try:
        return _Row.model_validate(raw).article()
    except (ValidationError, OverflowError) as error:
        if not isinstance(error, ValidationError):
            return InputError(f"{where}: published: the date cannot be used; the line is left out")
        said = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors(include_url=False))
        return InputError(f"{where}: {said}; the line is left out")


def claims_row(article: str, claims: tuple[Claim, ...], titles: dict[int, str]) -> str:
    """`{"id", "claims": [{"show", "part", "status", "certainty", "final", "date", "quote"}]}` as one line."""
    made = [
        {
            "show": titles[claim.show],
            "part": str(claim.part),
            "status": claim.status.value,
            "certainty": claim.certainty.value,
            "final": claim.final,
            "date": str(claim.when) if claim.when else None,
            "quote": claim.quote,
        }
        for claim in claims
    ]
    return json.dumps({"id": article, "claims": made}, ensure_ascii=False)


def alert_row(told: Told) -> str:
    """`{"at", "show", "part", "from", "to", "certainty", "final", "sources": [ids]}` as one line."""
    change = told.change
    return json.dumps(
        {
            "at": change.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "show": told.title,
            "part": str(change.part),
            "from": change.before.value if change.before else None,
            "to": change.after.value,
            "certainty": change.certainty.value,
            "final": change.final,
            "date": str(change.when) if change.when else None,
            "kind": change.kind.value,
            "sources": list(told.sources),
        },
        ensure_ascii=False,
    )

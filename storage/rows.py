"""From rows to nouns and back: the one place that knows how a noun lies in its columns."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from bot.model import (
    Certainty,
    Change,
    ChangeKind,
    Claim,
    Evidence,
    Part,
    PartStanding,
    Ruling,
    Show,
    ShowId,
    Status,
    Trust,
    Verdict,
    When,
    Witness,
)

Values = dict[str, Any]  # column → value, only on the way into a statement


def _when(text: str | None) -> When | None:
    return When.parse(text) if text else None


def _text(when: When | None) -> str | None:
    return str(when) if when else None


def signed(fingerprint: int) -> int:
    """A 64-bit pattern as the signed number that a BIGINT column can hold."""
    return fingerprint - (1 << 64) if fingerprint >= 1 << 63 else fingerprint


def unsigned(number: int) -> int:
    """The 64-bit pattern again."""
    return number & ((1 << 64) - 1)


def show_of(row: Row[Any]) -> Show:
    """A row of `shows`."""
    return Show(
        id=row.id,
        title=row.title,
        aliases=tuple(row.aliases),
        year=row.year,
        network=row.network,
        tvmaze=row.tvmaze,
        poster=row.poster,
        url=row.url,
        followed_since=row.followed_since,
    )


def verdict_of(row: Row[Any]) -> Verdict:
    """A row of `evidence`."""
    claim = Claim(
        show=row.show_id,
        part=Part.parse(row.part),
        status=Status(row.status),
        certainty=Certainty(row.certainty),
        final=row.final,
        when=_when(row.when),
        quote=row.quote,
        words=tuple(row.words),
    )
    evidence = Evidence(
        key=row.key,
        claim=claim,
        witness=Witness(row.publisher, Trust(row.trust), tuple(row.credits), unsigned(row.fingerprint)),
        said=row.said,
        seen=row.seen,
        dated=row.dated,
        url=row.url,
        title=row.title,
        baseline=row.baseline,
    )
    return Verdict(evidence, Ruling(row.ruling), row.reason, row.release_at)


def verdict_values(verdict: Verdict) -> Values:
    """A verdict as a row of `evidence`."""
    evidence, claim, witness = verdict.evidence, verdict.evidence.claim, verdict.evidence.witness
    return {
        "key": evidence.key,
        "show_id": claim.show,
        "part": str(claim.part),
        "status": claim.status.value,
        "certainty": claim.certainty.value,
        "final": claim.final,
        "when": _text(claim.when),
        "quote": claim.quote,
        "words": list(claim.words),
        "publisher": witness.publisher,
        "trust": witness.trust.value,
        "credits": list(witness.credits),
        "fingerprint": signed(witness.fingerprint),
        "said": evidence.said,
        "seen": evidence.seen,
        "dated": evidence.dated,
        "url": evidence.url,
        "title": evidence.title,
        "baseline": evidence.baseline,
        "ruling": verdict.ruling.value,
        "reason": verdict.reason,
        "release_at": verdict.release_at,
    }


def standing_of(row: Row[Any]) -> PartStanding:
    """A row of `standings`."""
    return PartStanding(
        part=Part.parse(row.part),
        status=Status(row.status),
        certainty=Certainty(row.certainty),
        since=row.since,
        final=row.final,
        when=_when(row.when),
        evidence=tuple(row.evidence),
        announced=row.announced,
    )


def standing_values(show: ShowId, standing: PartStanding) -> Values:
    """A part's standing as a row of `standings`."""
    return {
        "show_id": show,
        "part": str(standing.part),
        "status": standing.status.value,
        "certainty": standing.certainty.value,
        "since": standing.since,
        "final": standing.final,
        "when": _text(standing.when),
        "evidence": list(standing.evidence),
        "announced": standing.announced,
    }


def change_of(row: Row[Any]) -> Change:
    """A row of `changes`."""
    return Change(
        key=row.key,
        show=row.show_id,
        part=Part.parse(row.part),
        kind=ChangeKind(row.kind),
        before=Status(row.before) if row.before else None,
        after=Status(row.after),
        certainty=Certainty(row.certainty),
        at=row.at,
        said=row.said,
        final=row.final,
        when=_when(row.when),
        before_when=_when(row.before_when),
        sources=tuple(row.sources),
        quote=row.quote,
        url=row.url,
        publisher=row.publisher,
        reason=row.reason,
        corrects=row.corrects,
    )


def change_values(change: Change) -> Values:
    """A change as a row of `changes`."""
    return {
        "key": change.key,
        "show_id": change.show,
        "part": str(change.part),
        "kind": change.kind.value,
        "before": change.before.value if change.before else None,
        "after": change.after.value,
        "certainty": change.certainty.value,
        "at": change.at,
        "said": change.said,
        "final": change.final,
        "when": _text(change.when),
        "before_when": _text(change.before_when),
        "sources": list(change.sources),
        "quote": change.quote,
        "url": change.url,
        "publisher": change.publisher,
        "reason": change.reason,
        "corrects": change.corrects,
    }

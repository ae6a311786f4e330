"""Why the reader claims what it claims, in lines for the person who runs the bot."""

from __future__ import annotations

from collections.abc import Mapping

from bot.model import Article, Claim, ShowId
from bot.reading.merge import merge
from bot.reading.reader import Reader


def explain(reader: Reader, article: Article, titles: Mapping[ShowId, str]) -> list[str]:
    """Lines that tell, for one article, every claim, the words that led to it and the passage they stand in.

    What was understood and left out as history is told as well.
    """
    lines = [f"{article.id}: {' '.join(article.title.split())}"]
    notes, topic = reader.notes(article)
    claims = merge(notes, topic) if notes is not None else ()
    for claim in claims:
        lines.extend(_lines(claim, titles))
    if not claims:
        named = sorted(titles[show] for show in reader.names(f"{article.title}\n{article.text}"))
        lines.append(f"  no claim; followed shows named: {', '.join(named) or 'none'}")
    if notes is not None:
        lines.extend(f"  left out: {reason}" for reason in dict.fromkeys(notes.withheld))
    return lines


def _lines(claim: Claim, titles: Mapping[ShowId, str]) -> list[str]:
    final = ", and it is the last" if claim.final else ""
    when = f", {claim.when}" if claim.when else ""
    return [
        f"  {titles[claim.show]}, {claim.part}: {claim.status} ({claim.certainty}){when}{final}",
        f"    words: {'; '.join(claim.words)}",
        f"    passage: {claim.quote}",
    ]

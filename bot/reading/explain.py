"""Why the reader claims what it claims, in lines for the person who runs the bot."""

from __future__ import annotations

from collections.abc import Mapping

from bot.model import Article, Claim, ShowId
from bot.reading.reader import Reader


def explain(reader: Reader, article: Article, titles: Mapping[ShowId, str]) -> list[str]:
    """Lines that tell, for one article, every claim, the words that led to it and the passage they stand in."""
    lines = [f"{article.id}: {' '.join(article.title.split())}"]
    claims = reader.read(article)
    for claim in claims:
        lines.extend(_lines(claim, titles))
    if not claims:
        named = sorted(titles[show] for show in reader.names(f"{article.title}\n{article.text}"))
        lines.append(f"  no claim; followed shows named: {', '.join(named) or 'none'}")
    return lines


def _lines(claim: Claim, titles: Mapping[ShowId, str]) -> list[str]:
    final = ", and it is the last" if claim.final else ""
    when = f", {claim.when}" if claim.when else ""
    return [
        f"  {titles[claim.show]}, {claim.part}: {claim.status} ({claim.certainty}){when}{final}",
        f"    words: {'; '.join(claim.words)}",
        f"    passage: {claim.quote}",
    ]

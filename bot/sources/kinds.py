"""The kinds of source, in one table. To add one: write its file, add its line to KINDS (see CONTRIBUTING.md)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import jmespath
from cssselect import GenericTranslator, SelectorError
from jmespath.exceptions import JMESPathError

from bot.errors import ConfigError, Mistake, RefusedAddressError
from bot.model import Status, Trust
from bot.sources.base import Source
from bot.sources.client import Client
from bot.sources.feed import FeedSource
from bot.sources.folder import FolderSource
from bot.sources.guard import Guard
from bot.sources.jsonapi import PATHS, JsonFields, JsonSource
from bot.sources.page import PageSource
from bot.sources.tmdb import Tmdb
from bot.sources.tvmaze import TvMaze

__all__ = ["KINDS", "Kind", "SourceSpec", "check_kinds", "check_source", "make_source"]


@dataclass(frozen=True, slots=True)
class SourceSpec:
    """A source as configured. `options` are those that only its kind knows, as (key, value) pairs."""

    name: str
    kind: str
    url: str
    every_seconds: float = 300.0
    trust: Trust | None = None
    follow: bool = False
    selector: str | None = None
    options: tuple[tuple[str, Any], ...] = ()

    @property
    def extra(self) -> Mapping[str, Any]:
        """The kind's own options by name."""
        return dict(self.options)


Make = Callable[[SourceSpec, Client], Source]
Check = Callable[[SourceSpec], Iterable[tuple[str, str, str]]]  # (option, what is wrong, what is allowed)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of source: how one is made, what it says of its address and options, which options it takes."""

    make: Make
    check: Check
    trust: Trust = Trust.PRESS  # where neither the configuration nor the table of publishers knows better
    takes: frozenset[str] = frozenset()  # of follow, selector and options of its own


def _web_address(spec: SourceSpec) -> Iterator[tuple[str, str, str]]:
    """Only what can be told without knowing [fetch]: a refused port or network shows when it is first asked."""
    try:
        Guard(allow_private_addresses=True).url(spec.url)
    except RefusedAddressError as error:
        yield "url", str(error) if spec.url else "is missing", "an http or https address"


def _optional_web_address(spec: SourceSpec) -> Iterator[tuple[str, str, str]]:
    if spec.url:
        yield from _web_address(spec)


def _page(spec: SourceSpec) -> Iterator[tuple[str, str, str]]:
    yield from _web_address(spec)
    if spec.selector is not None:
        try:
            GenericTranslator().css_to_xpath(spec.selector)
        except SelectorError:
            yield "selector", f"{spec.selector!r} is no CSS selector", 'a CSS selector, such as "main article"'


def _folder(spec: SourceSpec) -> Iterator[tuple[str, str, str]]:
    if not spec.url.strip():
        yield "url", "is missing", "the path of a folder"
    elif "://" in spec.url:
        yield "url", "is an address, not a path", "the path of a folder"


def _json(spec: SourceSpec) -> Iterator[tuple[str, str, str]]:
    yield from _web_address(spec)
    for name in PATHS:
        path = spec.extra.get(name)
        if path is not None and not _compiles(path):
            yield name, f"{str(path)[:60]!r} is no JMESPath expression", "see https://jmespath.org"
    words = spec.extra.get("statuses", {})
    ours = ", ".join(status.value for status in Status)
    if not isinstance(words, Mapping) or any(value not in set(Status) for value in words.values()):
        yield "statuses", "maps to a word that is none of our statuses", f'a table of "its word" = one of {ours}'
    if spec.extra.get("certainty", "reported") not in {"reported", "confirmed"}:
        yield "certainty", "is not allowed", '"reported" or "confirmed"'
    if "status" in spec.extra:
        for name in ("show", "statuses"):
            if name not in spec.extra:
                yield name, "is missing", "needed where status is given"
    elif "title" not in spec.extra:
        yield "title", "is missing", "a JMESPath expression (or status, show and statuses)"


def _compiles(path: object) -> bool:
    try:
        return isinstance(path, str) and jmespath.compile(path) is not None
    except JMESPathError:
        return False


def _tmdb(spec: SourceSpec) -> Iterator[tuple[str, str, str]]:
    yield from _optional_web_address(spec)
    if not _tmdb_key(spec):
        yield "key_env", f"the variable {_tmdb_variable(spec)} is not set", "the name of a variable that holds your TMDB key"


def _tmdb_variable(spec: SourceSpec) -> str:
    return str(spec.extra.get("key_env", "CLIFFHANGER_TMDB_KEY"))[:100]


def _tmdb_key(spec: SourceSpec) -> str:
    """Secrets come from the environment; it is read when a source is checked or made, never on import."""
    return os.environ.get(_tmdb_variable(spec), "").strip()


KINDS: dict[str, Kind] = {
    "feed": Kind(
        make=lambda spec, client: FeedSource(spec.name, spec.url, _trust(spec), client, follow=spec.follow),
        check=_web_address,
        takes=frozenset({"follow"}),
    ),
    "page": Kind(
        make=lambda spec, client: PageSource(spec.name, spec.url, _trust(spec), client, selector=spec.selector),
        check=_page,
        takes=frozenset({"selector"}),
    ),
    "tvmaze": Kind(
        make=lambda spec, client: TvMaze(spec.name, spec.url, _trust(spec), client),
        check=_optional_web_address,
        trust=Trust.DATABASE,
    ),
    "json": Kind(
        make=lambda spec, client: JsonSource(spec.name, spec.url, _trust(spec), client, JsonFields.of(spec.extra)),
        check=_json,
        trust=Trust.DATABASE,
        takes=frozenset({*PATHS, "statuses", "certainty"}),
    ),
    "tmdb": Kind(
        make=lambda spec, client: Tmdb(spec.name, spec.url, _trust(spec), client, _tmdb_key(spec)),
        check=_tmdb,
        trust=Trust.DATABASE,
        takes=frozenset({"key_env"}),
    ),
    "folder": Kind(make=lambda spec, _client: FolderSource(spec.name, spec.url, _trust(spec)), check=_folder),
}


def _trust(spec: SourceSpec) -> Trust:
    return spec.trust or KINDS[spec.kind].trust


def check_source(key: str, spec: SourceSpec) -> tuple[Mistake, ...]:
    """Everything that is wrong with a configured source. `key` is its place in the file ("sources[2]")."""
    kind = KINDS.get(spec.kind)
    if kind is None:
        return (Mistake(f"{key}.kind", f"there is no kind {spec.kind[:40]!r}", f"one of {', '.join(sorted(KINDS))}"),)
    given = {name for name, value in (("follow", spec.follow), ("selector", spec.selector)) if value} | set(spec.extra)
    takes = ", ".join(sorted(kind.takes)) or "none of its own"
    unknown = [
        Mistake(f"{key}.{name}", f"a source of kind {spec.kind} has no such option", f"its options: {takes}")
        for name in sorted(given - kind.takes)
    ]
    wrong = [Mistake(f"{key}.{option}", what, allowed) for option, what, allowed in kind.check(spec)]
    return (*unknown, *wrong)


def make_source(spec: SourceSpec, client: Client) -> Source:
    """The source that a spec describes. Raises ConfigError with all of its mistakes."""
    check_kinds()
    mistakes = check_source(f"sources[{spec.name}]", spec)
    if mistakes:
        raise ConfigError(mistakes)
    client.expect(spec.url, spec.name, spec.every_seconds)
    return KINDS[spec.kind].make(spec, client)


def check_kinds(kinds: Mapping[str, Kind] = KINDS) -> None:
    """Refuse a kind that is only half there. Raises ConfigError."""
    halves = [name for name, kind in kinds.items() if not (callable(kind.make) and callable(kind.check))]
    if halves:
        raise ConfigError(tuple(Mistake(f"kind {name}", "is half made", "a make and a check") for name in halves))

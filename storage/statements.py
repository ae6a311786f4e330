"""INSERTs that both kinds of database understand, written once from a table's columns.

As text, because SQLAlchemy compiles its own ON CONFLICT anew for every execution, which costs more than the execution.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Column, Table, TextClause, bindparam, text


def insert_new(table: Table, returning: str = "") -> TextClause:
    """INSERT of every column (but one that counts itself) that leaves rows alone which are there already."""
    end = f" RETURNING {returning}" if returning else ""
    return _insert(table, f"DO NOTHING{end}")


def upsert(table: Table, key: Sequence[str]) -> TextClause:
    """INSERT that overwrites the row with the same key."""
    others = ", ".join(f'"{column.name}" = excluded."{column.name}"' for column in _given(table) if column.name not in key)
    return _insert(table, f"({', '.join(key)}) DO UPDATE SET {others}")


def _insert(table: Table, on_conflict: str) -> TextClause:
    given = _given(table)  # our own table's words: nothing foreign gets into the text
    names = ", ".join(f'"{column.name}"' for column in given)
    values = ", ".join(f":{column.name}" for column in given)
    statement = text(f'INSERT INTO "{table.name}" ({names}) VALUES ({values}) ON CONFLICT {on_conflict}')  # noqa: S608
    return statement.bindparams(*(bindparam(column.name, type_=column.type) for column in given))


def _given(table: Table) -> list[Column[object]]:
    return [column for column in table.columns if column is not table.autoincrement_column]

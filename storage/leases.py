"""Leases: which process serves this database. Taking one is compare-and-set; a beat shows that its holder lives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from storage.engine import Database
from storage.tables import leases


@dataclass(frozen=True, slots=True)
class Lease:
    """Who holds it, and a number that grows while the holder lives."""

    owner: str
    beat: float
    until: datetime


class Leases:
    """The table of leases."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def look(self, name: str) -> Lease | None:
        """The lease as it stands, if there is one."""
        async with self._database.read() as connection:
            row = (await connection.execute(select(leases).where(leases.c.name == name))).first()
            return Lease(row.owner, row.beat or 0.0, row.until) if row else None

    async def take(self, name: str, owner: str, until: datetime, instead_of: Lease | None) -> bool:
        """Take a free lease, or one whose holder has not moved since `instead_of` was seen."""
        try:
            async with self._database.begin() as connection:
                if instead_of is None:
                    await connection.execute(insert(leases).values(name=name, owner=owner, until=until, beat=0.0))
                    return True
                taken = await connection.execute(
                    update(leases)
                    .where(
                        leases.c.name == name,
                        leases.c.owner == instead_of.owner,
                        leases.c.beat == instead_of.beat,
                    )
                    .values(owner=owner, until=until, beat=0.0)
                )
                return bool(taken.rowcount)
        except IntegrityError:  # somebody was faster
            return False

    async def beat(self, name: str, owner: str, until: datetime) -> bool:
        """Show that the holder lives; False if somebody else holds the lease now."""
        async with self._database.begin() as connection:
            beaten = await connection.execute(
                update(leases)
                .where(leases.c.name == name, leases.c.owner == owner)
                .values(until=until, beat=leases.c.beat + 1.0)
            )
            return bool(beaten.rowcount)

    async def release(self, name: str, owner: str) -> None:
        """Give it back."""
        async with self._database.begin() as connection:
            await connection.execute(delete(leases).where(leases.c.name == name, leases.c.owner == owner))

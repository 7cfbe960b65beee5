"""Taking a snapshot: of the record kept here, or of returns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from django.db import connection, transaction

from throughcare.apps.duties.council import Own, mark_of, own_rules
from throughcare.apps.extract import kept, returned
from throughcare.apps.intake.ssda903.covers import name_of
from throughcare.apps.workforce.itself import itself
from throughcare.core.acting import acting_as
from throughcare.core.home import home
from throughcare.core.looks import note_look
from throughcare.core.models import Look
from throughcare.core.today import now, today
from throughcare.record.columns import Row
from throughcare.record.snapshot.children import Population
from throughcare.record.snapshot.folder import About, Snapshot, opened, writing
from throughcare.returns.ssda903.read import Return
from throughcare.returns.ssda903.schema import ends_on

OF_THE_RECORD = "the record kept here"


def snapshots() -> Path:
    """The folder in which snapshots lie unless another is said."""
    return home() / "snapshots"


def take(folder: Path | None = None, *, known_on: date | None = None, population: Population | None = None) -> Snapshot:
    """A snapshot of the record as it is known now, or as it was known at the end of a past day."""
    as_at = known_on or today()
    about = About(
        as_at=as_at,
        made_at=now(),
        source=OF_THE_RECORD,
        version=version("throughcare"),
        rulebook=mark_of(own_rules(known_on)),
        known_on=known_on,
    )
    place, alone = folder or _place(about), not connection.in_atomic_block
    # Noted before it is written: a snapshot that nobody could see was taken must not be.
    with acting_as(itself().pk):
        children = kept.children_told_of(known_on)
        note_look(Look.Kind.EXPORT, path="throughcare snapshot", words=f"snapshot {place.name}", seen=len(children))
    with transaction.atomic(), connection.cursor() as cursor:
        if alone:  # so that every table is read as at one moment, however long the reading takes
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        return _write(place, about, kept.everything(known_on), population)


def take_returns(returns: Sequence[Return], folder: Path | None = None, *, population: Population | None = None) -> Snapshot:
    """A snapshot of returns, as at the end of the last of them. It needs no database."""
    source = ", ".join(name_of(each.year) for each in returns)
    as_at = max(ends_on(each.year) for each in returns)
    about = About(as_at=as_at, made_at=now(), source=source, version=version("throughcare"), rulebook=mark_of(Own()))
    return _write(folder or _place(about), about, returned.everything(returns), population)


def _write(folder: Path, about: About, rows: Iterable[Row], population: Population | None) -> Snapshot:
    with writing(folder, about) as under_way:
        for row in rows:
            under_way.add(row)
        if population is not None:
            under_way.add(population)
    return opened(folder)


def _place(about: About) -> Path:
    known = "-as-known-then" if about.known_on else ""
    return snapshots() / f"{about.as_at}{known}-made-{about.made_at:%Y%m%dT%H%M%S}"

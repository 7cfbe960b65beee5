"""What could be told of a child, as rows of a snapshot: the sets of happenings are few, and each is written once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date

from throughcare.record.snapshot.owed import CarriesRow, CoverRow
from throughcare.statute.history import Cover
from throughcare.statute.kinds import Kind

ALWAYS = date(1900, 1, 1)
"""Before anybody here was born: Parquet and its readers do not all know the year 1."""


class Sets:
    """The sets met so far, by their names."""

    def __init__(self) -> None:
        self._found: dict[frozenset[Kind], str] = {}

    def covers_of(self, child: str, covers: Iterable[Cover]) -> Iterator[CoverRow]:
        """A child's covers."""
        for cover in covers:
            yield CoverRow(child=child, carries=self._name(cover.kinds), first_on=max(cover.first, ALWAYS), last_on=cover.last)

    def rows(self) -> Iterator[CarriesRow]:
        """What each set holds."""
        for kinds, name in self._found.items():
            for kind in sorted(kinds):
                yield CarriesRow(carries=name, kind=kind.value)

    def _name(self, kinds: frozenset[Kind]) -> str:
        if kinds not in self._found:
            self._found[kinds] = hashlib.sha256("|".join(sorted(kinds)).encode()).hexdigest()[:12]
        return self._found[kinds]

"""A child's record as it stood on a day: the facts, what they owe a child, and who had which part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.care.models import PlacementApproval
from throughcare.apps.desk.timeline import ALSO
from throughcare.apps.duties.models import Acted, Excuse
from throughcare.apps.duties.reckoning import Reckoned, reckoned
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.involvement.presenters.around import Around, around
from throughcare.apps.people.facts import told_to_its_end
from throughcare.apps.people.models import Identifier, Person
from throughcare.apps.workforce.models import Worker
from throughcare.core.happened import model_of
from throughcare.core.page import AsAt
from throughcare.statute.duty import By
from throughcare.statute.kinds import Kind

R = TypeVar("R")
_PARTS = {
    Allocation.Part.SOCIAL_WORKER: By.SOCIAL_WORKER,
    Allocation.Part.REVIEWING_OFFICER: By.REVIEWING_OFFICER,
    Allocation.Part.PERSONAL_ADVISER: By.PERSONAL_ADVISER,
    Allocation.Part.INTERVIEWER: By.INDEPENDENT_INTERVIEWER,
}


@dataclass(frozen=True, slots=True)
class Stood:
    """A child's record as it stood on a day. `now` is the moment, where that day is today; `known_on` a past day asked for."""

    child: Person
    numbers: tuple[Identifier, ...]
    around: Around
    what: Reckoned
    workers: Mapping[UUID, str]
    day: date
    now: datetime | None
    known_on: date | None

    @property
    def live(self) -> bool:
        """Whether it stands at today, so that something can be done about it."""
        return self.now is not None

    def of(self, model: type) -> list[Any]:
        """The facts of one kind."""
        return [row for row in self.what.facts if model_of(row) is model]

    def held(self, model: type) -> Any | None:
        """The fact of one kind that covers the day."""
        return on_the_day(self.of(model), self.day)

    def can_tell(self, kind: Kind) -> bool:
        """Whether any source of this child could have told of such a thing."""
        return any(kind in cover.kinds for cover in self.what.history.covers)

    def who(self) -> dict[str, str]:
        """By role, the name of the person whose it is to do on the day."""
        found = {}
        for part, by in _PARTS.items():
            row = self.part(part)
            if row is not None and row.worker_id:
                found[by.value] = self.workers.get(row.worker_id, "A colleague")
        return found

    def part(self, part: Allocation.Part) -> Allocation | None:
        """Who had one part in the work with the child on the day."""
        return on_the_day([one for one in self.of(Allocation) if one.part == part], self.day)

    def as_at(self) -> AsAt | None:
        """The day the record is shown as at, and why; None where that is today."""
        if self.known_on is not None:
            return AsAt(on=self.day, because="as it was known then")
        if self.what.judged_on is not None:
            return AsAt(on=self.day, because=told_to_its_end(cover.source for cover in self.what.history.covers))
        return None


def stood(child: Person, *, today: date, now: datetime, known_on: date | None = None) -> Stood:
    """A child as now known, or as they were known at the end of a past day; a child known from a return, as at its end."""
    beside = around(child.pk)
    numbers = Identifier.objects.filter(child=child, ended_on=None).exclude(kind=Identifier.Kind.NO_UPN)
    what = reckoned([child], known_on=known_on, also=ALSO)[child.pk]
    day = min(known_on or today, what.judged_on or today)
    workers = _names(what.facts)
    return Stood(child, tuple(numbers), beside, what, workers, day, now if day == today else None, known_on)


def on_the_day(rows: Sequence[R], day: date) -> R | None:
    """The one that covers a day; of stays begun on one day, the last."""
    rows_held: list[Any] = [row for row in rows if _covers(row, day)]
    return max(rows_held, key=lambda row: (row.started_on, getattr(row, "turn", 0)), default=None)


def _covers(row: Any, day: date) -> bool:
    return bool(row.started_on <= day and (row.ended_on is None or row.ended_on > day))


def _names(facts: Iterable[Any]) -> dict[UUID, str]:
    """The names of all staff that the facts speak of."""
    keys = set()
    for row in facts:
        named = _NAMING.get(model_of(row))
        if named:
            keys.add(getattr(row, named))
    return dict(Worker.objects.filter(pk__in=keys - {None}).values_list("pk", "name"))


_NAMING: Mapping[type[Model], str] = {
    Allocation: "worker_id",
    AgreedAction: "worker_id",
    Excuse: "agreed_by_id",
    Acted: "by_id",
    PlacementApproval: "owner_id",
}

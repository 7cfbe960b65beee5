"""Saying a past day's figures again as they are known now, beside what was known then, with what changed them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

from throughcare.apps.improvement.actions.freezing import freeze, let_figures_go_of
from throughcare.apps.improvement.causes import Compared, Entry, causes_of, entries
from throughcare.apps.improvement.models import Behind, Cause, Frozen, FrozenFigure
from throughcare.apps.workforce.models import Worker
from throughcare.core import bulk
from throughcare.core.changes import action
from throughcare.measures.everything import ALL, BY_KEY
from throughcare.measures.measure import Measure
from throughcare.measures.statements import Statements, statements
from throughcare.record.snapshot.folder import Snapshot, opened

Counted = tuple[int, int, int]
"""How often a child is counted in a figure, met, and not known."""


@action(why="figures of a past day said again as known now")
def restate(then: Frozen, folder: Path, *, kept: Path, by: Worker, kept_in: Path | None = None) -> Frozen:
    """Ask a later snapshot, in `folder`, for the figures of the day of an earlier one, and keep what changed each child's part in them.

    `kept` is the earlier one's folder. Only measures are compared whose definition is still what it was. What was said again before is let
    go, unless somebody's action rests on it. Said again of the same two, nothing is done.
    """
    asked = _still_the_same(then)
    again = freeze(folder, by=by, kept_in=kept_in, measures=asked, to_on=then.as_at)
    if Cause.objects.filter(then=then, now=again).exists() or not asked:
        return again
    written = statements(ALL, kept_in=kept_in)
    bulk.insert(list(_causes(then, again, opened(kept), opened(folder), written)))
    let_figures_go_of(Frozen.objects.filter(as_at=then.as_at, known_on__gt=then.as_at).exclude(pk=again.pk))
    return again


def _still_the_same(then: Frozen) -> list[Measure]:
    held = FrozenFigure.objects.filter(frozen=then, of=FrozenFigure.Of.COUNCIL).values_list("measure", "version")
    return [BY_KEY[key] for key, version in held if key in BY_KEY and BY_KEY[key].version == version]


def _causes(then: Frozen, now: Frozen, before: Snapshot, after: Snapshot, written: Statements) -> Iterator[Cause]:
    moved = differing(then, now)
    assert now.known_on is not None
    everybody = {child for children in moved.values() for child in children}
    recorded, compared = entries(everybody, then.as_at, now.known_on), Compared(before, after, then.as_at, everybody)
    for measure, children in moved.items():
        days = compared.days(" ".join(written[measure].values()), children)
        for child, team in children.items():
            found = causes_of(recorded.get(child, ()), days.get(child, set()))
            yield from _rows(found, Cause(child_id=child, then=then, now=now, measure=measure, team=team))


def _rows(found: Iterable[tuple[Entry, date]], like: Cause) -> Iterator[Cause]:
    """A row for each cause; one that says nothing where none is found, so that the child is told of all the same."""
    same = {"child_id": like.child_id, "then_id": like.then_id, "now_id": like.now_id, "measure": like.measure, "team": like.team}
    rows = [
        Cause(**same, what=entry.what, how=entry.how, happened_on=day, recorded_at=entry.recorded_at, by_id=entry.by)
        for entry, day in found
    ]
    yield from rows or [like]


def differing(then: Frozen, now: Frozen) -> dict[str, dict[UUID, UUID | None]]:
    """The children who stand otherwise in a figure now than then, by measure, each with their team."""
    every: dict[tuple[str, UUID], dict[UUID, tuple[Counted, UUID | None]]] = defaultdict(dict)
    measures = FrozenFigure.objects.filter(frozen=now).values("measure")
    for row in bulk.plain(Behind.objects.filter(frozen__in=[then, now], measure__in=measures)):
        every[row.measure, row.child_id][row.frozen_id] = (row.counted, row.met, row.not_known), row.team
    found: dict[str, dict[UUID, UUID | None]] = defaultdict(dict)
    for (measure, child), stands in every.items():
        before, after = stands.get(then.pk), stands.get(now.pk)
        if (before and before[0]) != (after and after[0]):
            found[measure][child] = next(each[1] for each in (after, before) if each is not None)
    return found

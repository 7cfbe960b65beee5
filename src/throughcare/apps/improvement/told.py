"""What was agreed from figures as rows of a snapshot, and whether each figure moved once it was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from throughcare.apps.improvement import said
from throughcare.apps.improvement.models import FromFigure, Frozen, FrozenFigure, MeasureAction
from throughcare.apps.improvement.queries import figures_of
from throughcare.apps.workforce.models import Team
from throughcare.core.today import today
from throughcare.measures.everything import BY_KEY
from throughcare.measures.measure import Better
from throughcare.record.snapshot.improvement import FigureAction

LOOKS_AGAIN_AFTER = timedelta(weeks=4)
"""How long a figure is given to move."""


def rows(known_on: date | None = None) -> Iterator[FigureAction]:
    """Every action agreed from a figure, as it stands, or stood at the end of a past day."""
    on = known_on or today()
    told = Told(on)
    for one in MeasureAction.objects.filter(agreed_on__lte=on).select_related("frozen", "level").order_by("pk"):
        yield told.row(one, one.measure, one)
    from_figures = FromFigure.objects.filter(action__agreed_on__lte=on).select_related("frozen", "level", "action")
    for each in from_figures.order_by("pk"):
        yield told.row(each.action, each.measure, each, ended_on=each.action.ended_on, child=str(each.child_id))


class Told:
    """Actions as rows on one day, reading each snapshot's figures once."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.lineages: dict[UUID, Sequence[UUID]] = dict(Team.objects.values_list("pk", "lineage"))
        self.frozen = list(Frozen.objects.filter(as_at__lte=on).order_by("as_at", "made_at"))
        self._numbers: dict[tuple[UUID, str, UUID], float | None] = {}

    def row(
        self, action: Any, measure: str, agreed: Any, *, ended_on: date | None = None, child: str | None = None
    ) -> FigureAction:
        """One action."""
        done_on = action.done_on if action.done_on and action.done_on <= self.on else None
        after = self._after(done_on)
        return FigureAction(
            action=str(action.pk),
            child=child,
            measure=measure,
            level=str(agreed.level_id),
            in_a_clinic=agreed.clinic_id is not None,
            agreed_on=action.agreed_on,
            due_on=action.due_on,
            done_on=done_on,
            ended_on=ended_on if ended_on and ended_on <= self.on else None,
            looked_again_on=after.as_at if after else None,
            moved=self._moved(measure, agreed.frozen, after, agreed.level) if after else None,
        )

    def _after(self, done_on: date | None) -> Frozen | None:
        return next((one for one in self.frozen if done_on and one.as_at >= done_on + LOOKS_AGAIN_AFTER), None)

    def _moved(self, measure: str, then: Frozen, after: Frozen, level: Team) -> bool | None:
        before, now = self._number(then, measure, level), self._number(after, measure, level)
        if before is None or now is None or BY_KEY[measure].better is Better.NEITHER:
            return None
        return now > before if BY_KEY[measure].better is Better.HIGHER else now < before

    def _number(self, frozen: Frozen, measure: str, level: Team) -> float | None:
        key = (frozen.pk, measure, level.pk)
        if key not in self._numbers:
            row = self._row(frozen, measure, level)
            self._numbers[key] = None if row is None or measure not in BY_KEY else said.number(row)
        return self._numbers[key]

    def _row(self, frozen: Frozen, measure: str, level: Team) -> FrozenFigure | None:
        each = figures_of(frozen, [measure]).get(measure)
        if each is None or level.kind == Team.Kind.COUNCIL:
            return each.council if each else None
        below = [row for team, row in each.teams.items() if level.pk in self.lineages.get(team, ())]
        return said.together(below) or next(iter(below), None)

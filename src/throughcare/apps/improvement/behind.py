"""The children behind a figure: how each stands in it, what they need next, and the order they are shown in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from throughcare.apps.desk.work_pages import Shower
from throughcare.apps.duties.mine import next_of_each
from throughcare.apps.duties.presenters import name_of
from throughcare.apps.duties.queries import around, owed_now
from throughcare.apps.improvement.models import Behind
from throughcare.core.page import Link
from throughcare.core.today import now, today
from throughcare.measures.measure import Better, Measure, Shape

TEXT_OF_COLUMNS = ("Child", "Is it so of them?", "What they need next", "Due", "Whose to do", "Rests on a doubtful record")


@dataclass(frozen=True, slots=True)
class ChildBehind:
    """A child behind a figure: how they stand in it, what they need next, by when, and whose that is."""

    key: str
    child: Link
    restricted: bool
    stands: str
    next: Link | None
    when: str
    who: str
    doubtful: Link | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """The same in words, for a file."""
        return (
            self.child.text,
            self.stands,
            self.next.text if self.next else "Nothing is owed",
            self.when,
            self.who,
            "Yes" if self.doubtful else "",
        )


def children_shown(measure: Measure, rows: Sequence[Behind]) -> tuple[ChildBehind, ...]:
    """Children behind a figure, with what each needs next, in three questions however many they are."""
    keys = [row.child_id for row in rows]
    shower = Shower(around(keys, today()), today(), now(), as_at=None)
    following = next_of_each(owed_now(today(), now=now()), keys)
    return tuple(_child(measure, row, shower, following.get(row.child_id)) for row in rows)


def _child(measure: Measure, row: Behind, shower: Shower, following: Any | None) -> ChildBehind:
    duty = shower.duty(following) if following is not None else None
    href = shower.href(row.child_id)
    return ChildBehind(
        key=str(row.child_id),
        child=Link(name_of(row.child_id, shower.around), href),
        restricted=shower.around.restricted(row.child_id),
        stands=how_they_stand(measure, row),
        next=Link(duty.what, duty.action.href if duty.action else "") if duty else None,
        when=f"{duty.due} ({duty.how_late[0].lower()}{duty.how_late[1:]})" if duty else "",
        who=duty.who if duty else "",
        doubtful=Link("Put right", f"{reverse('quality:to_put_right')}?child={row.child_id}") if row.doubtful else None,
    )


def how_they_stand(measure: Measure, row: Behind) -> str:
    """How a child stands in a figure: Not met; met 1 of 2; counted; not known."""
    known = row.counted - row.not_known
    unknown = f"not known {row.not_known} of {row.counted}" if row.counted > 1 else "not known"
    if not known:
        return unknown.capitalize()
    if measure.shape is not Shape.PROPORTION:
        return "Counted" if row.counted == 1 else f"Counted {row.counted} times"
    words = ("Yes" if row.met else "No") if known == 1 else f"{row.met} of {known}"
    return f"{words}, {unknown}" if row.not_known else words


def _worst_first(measure: Measure) -> Any:
    """Those for whom something is amiss come first, the most of it first; then those of whom it is not known."""

    def amiss(row: Behind) -> tuple[int, int, UUID]:
        wrong = row.met if measure.better is Better.LOWER else row.counted - row.not_known - row.met
        return -wrong, -row.not_known, row.child_id

    return amiss


def worst_first(measure: Measure, rows: Iterable[Behind]) -> list[Behind]:
    """Children behind a figure in the order they are shown in."""
    return sorted(rows, key=_worst_first(measure))

"""Which figures of the council over time are told to somebody who does not see every child: none that gives away a few of others'.

On a day of which their own teams' figures are kept too, the council's less theirs is the others': the trend must not tell later what the
page of that day hid.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from throughcare.apps.improvement import said
from throughcare.apps.improvement.models import FrozenFigure
from throughcare.apps.improvement.queries import Each, Seen

Stretch = tuple[str, date, date]
"""A measure, over the days it was counted."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Asked of a council's figure, answers whether it is told. `few` are those from which a few of others' could be worked out."""

    everyone: bool
    few: frozenset[Stretch] = frozenset()

    def __call__(self, row: FrozenFigure) -> bool:
        return self.everyone or not (said.is_of_few(row) or _stretch(row) in self.few)


def telling(seen: Seen, figures: Iterable[Each]) -> Telling:
    """What is told of these figures over time, found in one query; of whoever sees every child nothing is asked."""
    if seen.everyone:
        return Telling(everyone=True)
    rows = [row for each in figures for row in (*each.before, *each.years, *filter(None, [each.planned]))]
    return Telling(everyone=False, few=frozenset(_of_few(seen, rows)))


def _of_few(seen: Seen, rows: Iterable[FrozenFigure]) -> Iterable[Stretch]:
    wanted = {_stretch(row) for row in rows}
    of = FrozenFigure.Of
    kept = FrozenFigure.objects.filter(
        Q(of=of.COUNCIL) | Q(of=of.TEAM, team__in=seen.teams),
        frozen__as_at__in={to_on for _, _, to_on in wanted},
        measure__in={measure for measure, _, _ in wanted},
    )
    councils: dict[tuple[UUID, str], FrozenFigure] = {}
    own: dict[tuple[UUID, str], list[FrozenFigure]] = defaultdict(list)
    for row in kept:
        key = (row.frozen_id, row.measure)
        if row.of == of.COUNCIL:
            councils[key] = row
        else:
            own[key].append(row)
    for key, council in councils.items():
        if _stretch(council) in wanted and said.others_are_few(council, own[key]):
            yield _stretch(council)


def _stretch(row: FrozenFigure) -> Stretch:
    return row.measure, row.from_on, row.to_on

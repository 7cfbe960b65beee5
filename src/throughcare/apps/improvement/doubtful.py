"""How much of each figure rests on doubtful facts: found in the snapshot it was worked out of, by the rules that serve the record itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from throughcare.apps.improvement.models import Behind, FrozenFigure
from throughcare.apps.quality.models import RightAsItIs
from throughcare.doubts.everything import KINDS, doubts_of
from throughcare.doubts.life import Life
from throughcare.measures.arithmetic import SMALL, few
from throughcare.measures.engine import Case
from throughcare.measures.everything import BY_KEY
from throughcare.measures.measure import Measure, Shape
from throughcare.measures.reading import reads
from throughcare.record.snapshot.folder import Snapshot
from throughcare.record.snapshot.lives import lives

Doubted = Mapping[str, frozenset[str]]
"""By the key of a child, the columns of their record that are in doubt."""


def doubted(snapshot: Snapshot, *, on: date) -> Doubted:
    """What is in doubt in a snapshot, as looked at on a day. What somebody said is right as it stands is not, while it stands so."""
    right = set(RightAsItIs.objects.values_list("child_id", "rule", "about", "mark"))
    said = {(str(child), rule, about, mark) for child, rule, about, mark in right}
    found = {}
    for child, rows in lives(snapshot, KINDS):
        every = doubts_of(Life(rows, on=on))
        columns = {
            column
            for doubt in every
            if (child, doubt.rule.key, doubt.about, doubt.mark) not in said
            for column in doubt.rule.columns
        }
        if columns:
            found[child] = frozenset(columns)
    return found


def resting(measure: Measure, cases: Iterable[Case], found: Doubted) -> Counter[str]:
    """By the key of a child, how often they are counted in a figure that reads what is in doubt on their record."""
    read = reads().get(measure.key, frozenset())
    return Counter(case.child for case in cases if case.met is not None and read & found.get(case.child, frozenset()))


def note(rows: Iterable[FrozenFigure], children: Mapping[str, int], teams: Mapping[str, str]) -> None:
    """Note on a measure's figures how much of each rests on doubtful facts; a trend is not told."""
    of = FrozenFigure.Of
    by_team: Counter[UUID | None] = Counter()
    for child, number in children.items():
        team = teams.get(child)
        by_team[UUID(team) if team else None] += number
    for row in rows:
        if row.of == of.COUNCIL:
            row.doubtful = sum(children.values())
        elif row.of in (of.TEAM, of.NOBODY):
            row.doubtful = by_team[row.team]


def note_behind(rows: Iterable[Behind], children: Mapping[str, int]) -> None:
    """The same for each child behind a figure."""
    for row in rows:
        row.doubtful = children.get(str(row.child_id), 0)


def words(row: FrozenFigure, *, own: Iterable[FrozenFigure] | None = None) -> str:
    """How much of a figure rests on doubtful records; empty where none of it does. A few are not told to those who may not open them.

    `own` are the parts of it that somebody sees who does not see the whole.
    """
    if not row.doubtful:
        return ""
    counted = row.d if BY_KEY[row.measure].shape is Shape.PROPORTION else row.n
    if own is not None and few(row.doubtful, row.doubtful - sum(each.doubtful for each in own)):
        return f"{f'Fewer than {SMALL}' if few(row.doubtful) else 'Some'} rest on doubtful records"
    return f"{row.doubtful:,} of {counted:,} {'rests' if row.doubtful == 1 else 'rest'} on {'a doubtful record' if row.doubtful == 1 else 'doubtful records'}"

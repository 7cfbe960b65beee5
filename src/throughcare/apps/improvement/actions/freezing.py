"""Writing a snapshot's figures down beside the record, so that pages show them without opening the snapshot.

The pages are served by an account that can read no snapshot, and row-level security holds in the database alone: so who stands behind a
figure is written there, guarded like every other fact about a child.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError, Q

from throughcare.apps.improvement import doubtful
from throughcare.apps.improvement.models import Aim, Behind, Cause, Frozen, FrozenFigure
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.comparators.twin import MARCH, SEPTEMBER, YEAR
from throughcare.comparators.twins import twins_of
from throughcare.core import bulk
from throughcare.core.changes import action
from throughcare.measures.asked import Over
from throughcare.measures.engine import Case, Engine, asking
from throughcare.measures.everything import ALL
from throughcare.measures.figure import Figure
from throughcare.measures.measure import Measure
from throughcare.measures.statements import statements
from throughcare.record.snapshot.folder import MANIFEST, Snapshot, opened
from throughcare.statute.calendar import months_after

MONTHS, YEARS, YEARS_AS_PUBLISHED = 18, 4, 5
"""How far back a trend goes: so many months of what is counted by the month or as at a day, so many years of what is counted by the year."""


@action(why="figures of a snapshot written down")
def freeze(
    folder: Path,
    *,
    by: Worker,
    kept_in: Path | None = None,
    measures: Iterable[Measure] | None = None,
    to_on: date | None = None,
) -> Frozen:
    """Work out every figure of a snapshot and write it down; one written down before is left as it is.

    `to_on` is a day before the snapshot's own: its figures as the snapshot knows them, without trends.

    Raises SnapshotRefused for a folder that is no whole snapshot. `kept_in` is where the statements of measures are kept. Trends are worked
    out of the measures that the improvement plan is told by, and of those beside them: of all it would take four times as long.
    """
    snapshot = opened(folder)
    frozen = _frozen(snapshot, to_on)
    held = Frozen.objects.filter(mark=frozen.mark).first()
    if held is not None:
        return held
    frozen.save()
    chosen = tuple(ALL if measures is None else measures)
    planned = planned_measures() if to_on is None else set()
    months = dict(Aim.objects.exclude(months=None).order_by("pk").values_list("measure", "months"))
    here = set(Person.objects.values_list("pk", flat=True))
    elsewhere: set[str] = set()
    written = statements(ALL, kept_in=kept_in)
    in_doubt = doubtful.doubted(snapshot, on=frozen.as_at)
    with asking(snapshot, written, read_once=True) as engine:
        teams = engine.whose(frozen.as_at)
        for measure in chosen:
            whole = engine.whole(measure, to_on=frozen.as_at)
            resting = doubtful.resting(measure, whole.cases, in_doubt)
            figures = [
                _row(whole.council, frozen, FrozenFigure.Of.COUNCIL),
                *(_of_team(figure, frozen) for figure in whole.teams),
            ]
            doubtful.note(figures, resting, teams)
            figures += _over_time(engine, measure, frozen, trend=measure.key in planned, months=months.get(measure.key))
            FrozenFigure.objects.bulk_create(figures)
            rows, unknown = _behind(whole.cases if measure.of_children else (), teams, here, frozen, measure)
            doubtful.note_behind(rows, resting)
            bulk.insert(rows)
            elsewhere |= unknown
    frozen.children_elsewhere = len(elsewhere)
    frozen.save(update_fields=["children_elsewhere"])
    return frozen


def planned_measures() -> set[str]:
    """The measures that the improvement plan is told by, and those beside them."""
    return {key for pair in Aim.objects.values_list("measure", "beside") for key in pair if key}


def _frozen(snapshot: Snapshot, to_on: date | None) -> Frozen:
    about = snapshot.about
    mark = json.loads((snapshot.folder / MANIFEST).read_text(encoding="utf-8"))["mark"]
    as_at, known_on = about.as_at, about.known_on
    if to_on is not None:
        as_at, known_on = to_on, about.known_on or about.as_at
        mark = hashlib.sha256(f"{mark} {to_on}".encode()).hexdigest()
    return Frozen(
        folder=snapshot.folder.name, mark=mark, of_what=about.source, as_at=as_at, known_on=known_on, made_at=about.made_at
    )


@action(why="figures of a night let go")
def let_figures_go(folders: Collection[str], *, by: Worker) -> int:
    """Let go what was written down from these snapshots. What a clinic or an action rests on stays; answers with how many of them."""
    return let_figures_go_of(Frozen.objects.filter(folder__in=folders))


def let_figures_go_of(every: Iterable[Frozen]) -> int:
    """Let go what was written down of these, and answer with how many stay because something rests on them."""
    stays = 0
    for frozen in every:
        try:
            with transaction.atomic():
                Cause.objects.filter(Q(then=frozen) | Q(now=frozen)).delete()
                Behind.objects.filter(frozen=frozen).delete()
                FrozenFigure.objects.filter(frozen=frozen).delete()
                frozen.delete()
        except ProtectedError:
            stays += 1
    return stays


def _over_time(engine: Engine, measure: Measure, frozen: Frozen, *, trend: bool, months: int | None) -> Iterator[FrozenFigure]:
    """The council's figure over the months its plan counts, and for the days before."""
    of = FrozenFigure.Of
    if months and measure.over is Over.PERIOD:
        first, last = whole_months(frozen.as_at, months)
        yield _row(engine.figure(measure, to_on=last, from_on=first), frozen, of.PLAN)
    if trend:
        earlier, years = before(measure.over, frozen.as_at), years_as_published(measure, frozen.as_at, engine.tells_from())
        for kind, stretches in ((of.BEFORE, earlier), (of.YEARS, years)):
            yield from (_row(figure, frozen, kind) for figure in engine.figures_of(measure, stretches))


def _of_team(figure: Figure, frozen: Frozen) -> FrozenFigure:
    of = FrozenFigure.Of
    return _row(figure, frozen, of.TEAM if figure.of_team else of.NOBODY, team=figure.of_team or "")


def whole_months(as_at: date, months: int) -> tuple[date, date]:
    """The first and the last day of so many whole months, the last of which has ended by a day."""
    last = as_at if _ends_a_month(as_at) else as_at.replace(day=1) - timedelta(days=1)
    return months_after(last.replace(day=1), 1 - months), last


def years_as_published(measure: Measure, as_at: date, tells_from: date | None) -> Iterator[tuple[date | None, date]]:
    """The years our own figure is set beside published ones for: those that end as theirs do, and that our sources tell of from the first day."""
    covers = {twin.covers for twin in twins_of(measure.key) if not twin.part}
    if not covers & {YEAR, MARCH, SEPTEMBER} or measure.over is Over.THREE_YEARS:
        return
    month, day = (9, 30) if SEPTEMBER in covers else (3, 31)
    for year in range(as_at.year - YEARS_AS_PUBLISHED, as_at.year + 1):
        to_on = date(year, month, day)
        first = to_on if measure.over is Over.AS_AT else months_after(to_on + timedelta(days=1), -12)
        if to_on <= as_at and tells_from is not None and tells_from <= first:
            yield (first if measure.over is Over.PERIOD else None), to_on


def before(over: Over, as_at: date) -> Iterator[tuple[date | None, date]]:
    """The days a trend is made of, the earliest first: months that do not overlap; or, of what is counted by the year, years.

    Of years that overlapped each would be most of the one before, and what chance gives could not be told.
    """
    if over in (Over.YEAR, Over.THREE_YEARS):
        for years in range(YEARS - 1, -1, -1):
            yield None, months_after(as_at, -12 * years)
        return
    last = as_at if _ends_a_month(as_at) else as_at.replace(day=1) - timedelta(days=1)
    first_of_last = last.replace(day=1)
    for months in range(MONTHS - 1, -1, -1):
        first = months_after(first_of_last, -months)
        yield (first if over is Over.PERIOD else None), months_after(first, 1) - timedelta(days=1)


def _ends_a_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _row(figure: Figure, frozen: Frozen, of: str, *, team: str = "") -> FrozenFigure:
    return FrozenFigure(
        frozen=frozen,
        measure=figure.measure.key,
        version=figure.measure.version,
        of=of,
        team=UUID(team) if team else None,
        from_on=figure.from_on,
        to_on=figure.to_on,
        n=figure.n,
        d=figure.d,
        not_known=figure.not_known,
        children=figure.children,
        middle=figure.middle,
    )


def _behind(
    cases: Iterable[Case], teams: Mapping[str, str], here: set[UUID], frozen: Frozen, measure: Measure
) -> tuple[list[Behind], set[str]]:
    """A row for each child of a figure who is on record here; and those who are not."""
    each: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        each[case.child].append(case)
    rows, elsewhere = [], set()
    for child, its in each.items():
        key = _key(child)
        if key is None or key not in here:
            elsewhere.add(child)
            continue
        team = teams.get(child)
        rows.append(
            Behind(
                child_id=key,
                frozen=frozen,
                measure=measure.key,
                team=UUID(team) if team else None,
                counted=len(its),
                met=sum(case.met is True for case in its),
                not_known=sum(case.met is None for case in its),
            )
        )
    return rows, elsewhere


def _key(child: str) -> UUID | None:
    try:
        return UUID(child)
    except ValueError:
        return None

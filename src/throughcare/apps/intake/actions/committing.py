"""Committing a return that was looked at: whole or not at all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models import Count
from django.db.models.functions import Now

from throughcare.apps.care.models import PeriodOfCare
from throughcare.apps.intake.actions.progress import Tell, progress_of
from throughcare.apps.intake.actions.reading import KEPT, counted, judge, rows_gone
from throughcare.apps.intake.actions.whose import name_children
from throughcare.apps.intake.at_work import SomebodyIsAtWork
from throughcare.apps.intake.held import MODELS
from throughcare.apps.intake.merge import Fact
from throughcare.apps.intake.models import Batch, SourceRow
from throughcare.apps.intake.plan import Around, Outcome, Plan
from throughcare.apps.intake.policies import check_can_import
from throughcare.apps.intake.rows import Came, around, plan_children, row_of
from throughcare.apps.intake.ssda903.covers import source_of
from throughcare.apps.people import actions as people_actions
from throughcare.apps.people.models import Covered, Identifier, Person, Source
from throughcare.apps.workforce.itself import itself
from throughcare.apps.workforce.models import Worker
from throughcare.core import bulk
from throughcare.core.acting import acting_as
from throughcare.core.bulk import OneOf
from throughcare.core.changes import action, changed
from throughcare.core.full import WORDS, disk_is_full
from throughcare.returns.ssda903.schema import begins_on, ends_on

CHILDREN_AT_ONCE = 500
ONE_COMMIT_AT_A_TIME = 903_2018


class OutOfDate(Exception):
    """What is recorded here has changed since the preview, so the preview is no longer what would happen."""


@dataclass(slots=True)
class Writing:
    """What some children's plans come to, gathered so that it can be written in a few strokes."""

    people: list[Person] = field(default_factory=list)
    people_corrected: list[Person] = field(default_factory=list)
    added: list[Any] = field(default_factory=list)
    corrected: list[Any] = field(default_factory=list)
    corrected_fields: dict[type, set[str]] = field(default_factory=lambda: defaultdict(set))
    withdrawn: list[Any] = field(default_factory=list)
    persons: dict[str, Person] = field(default_factory=dict)


def commit_batch(batch_id: UUID, *, by: Worker) -> Batch:
    """Do what the preview said, whole or not at all. Raises OutOfDate, having done nothing, if that is no longer possible."""
    check_can_import(by)
    begin_commit(batch_id, by=by)
    try:
        with progress_of(batch_id) as tell:
            try:
                with acting_as(itself().pk):
                    return _commit_batch(batch_id, tell, by=by)
            except OutOfDate as why:
                look_again(batch_id, because=str(why))  # still at work on it: looked at meanwhile, it has not stopped
                raise
    except (OutOfDate, SomebodyIsAtWork):
        raise
    except BaseException as fault:
        full = disk_is_full(fault)
        _not_committed(batch_id, because=WORDS if full else "It was interrupted, and nothing was committed.")
        raise


@transaction.atomic
def begin_commit(batch_id: UUID, *, by: Worker) -> None:
    """Say that a batch is being committed. Raises OutOfDate for one that was committed, refused or left."""
    check_can_import(by)
    ready = Batch.objects.filter(pk=batch_id, state__in=[Batch.State.PREVIEWED, Batch.State.COMMITTING])
    if not ready.update(state=Batch.State.COMMITTING, done=0, refused_because="", asked_at=Now()):
        raise OutOfDate("This import is no longer one that can be committed.")


@transaction.atomic
def _not_committed(batch_id: UUID, *, because: str) -> None:
    these = Batch.objects.filter(pk=batch_id, state=Batch.State.COMMITTING)
    these.update(state=Batch.State.PREVIEWED, refused_because=because)


@transaction.atomic
def look_again(batch_id: UUID, *, because: str) -> None:
    """Say anew what would become of every row, and why that had to be said anew."""
    batch = Batch.objects.get(pk=batch_id)
    with acting_as(itself().pk):
        numbers = sorted(set(accepted(batch).values_list("about", flat=True).distinct()))
        for done in range(0, len(numbers), CHILDREN_AT_ONCE):
            judge_again(batch, numbers[done : done + CHILDREN_AT_ONCE])
        batch.counts = recounted(batch)
    batch.state, batch.refused_because = Batch.State.PREVIEWED, because
    batch.save(update_fields=["state", "refused_because", "counts"])


def judge_again(batch: Batch, numbers: list[str]) -> None:
    """Say anew what would become of these children's rows of a batch not yet committed."""
    accepted(batch).filter(about__in=numbers, line=None).delete()
    kept: dict[str, list[SourceRow]] = defaultdict(list)
    for row in accepted(batch).filter(about__in=numbers):
        kept[row.about].append(row)
    setting = around(batch.year, {each["table"] for each in batch.files})
    plans, persons = plan_children({about: {row.key: came_back(row) for row in kept[about]} for about in numbers}, setting)
    again: list[SourceRow] = []
    gone: list[SourceRow] = []
    for about, plan in plans.items():
        for row in kept[about]:
            judge(row, plan.judged[row.key])
            row.child = persons.get(about)
            again.append(row)
        gone += rows_gone(batch, about, plan, persons.get(about))
    SourceRow.objects.bulk_update(again, ["outcome", "reason", "conflict", "fault", "child"], batch_size=1_000)
    bulk.insert(gone)


def recounted(batch: Batch) -> dict[str, dict[str, int]]:
    """A batch's rows by table and outcome, counted anew."""
    rows = SourceRow.objects.filter(batch=batch).order_by().values_list("table", "outcome")
    counts: Counter[tuple[str, str]] = Counter()
    for table, outcome, every, in_files in rows.annotate(every=Count("pk"), in_files=Count("line")):
        if outcome != Outcome.SET_ASIDE:
            counts[table, outcome] = every
            continue
        counts += Counter({(table, outcome): in_files, (table, KEPT): every - in_files})
    return counted(counts)


@action(why="return imported")
def _commit_batch(batch_id: UUID, tell: Tell, *, by: Worker) -> Batch:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_COMMIT_AT_A_TIME])
    batch = Batch.objects.get(pk=batch_id)
    if batch.state != Batch.State.COMMITTING:
        raise SomebodyIsAtWork("This import has been committed already.")
    tables = {each["table"] for each in batch.files}
    setting = around(batch.year, tables)
    batch.source = source_of(batch.year, tables, by=by)
    numbers = sorted(set(accepted(batch).values_list("about", flat=True).distinct()))
    for done in range(0, len(numbers), CHILDREN_AT_ONCE):
        _commit_children(batch, numbers[done : done + CHILDREN_AT_ONCE], setting, by=by)
        tell(done, len(numbers))
    name_children(batch.pk)
    batch.state, batch.committed_at = Batch.State.COMMITTED, Now()
    batch.done = batch.of = len(numbers)
    batch.save()
    return batch


TOLD_BY_A_ROW = ("id", "about", "table", "key", "digest", "cells", "line", "outcome", "child_id")


def accepted(batch: Batch) -> Any:
    """Rows that read well, those gone from the return included: whatever became of them, they have a key."""
    return SourceRow.objects.filter(batch=batch).exclude(key="")


def _commit_children(batch: Batch, numbers: list[str], setting: Around, *, by: Worker) -> None:
    kept: dict[str, list[SourceRow]] = defaultdict(list)
    for row in bulk.plain(accepted(batch).filter(OneOf("about", numbers)), *TOLD_BY_A_ROW):
        kept[row.about].append(row)
    incoming = {about: {row.key: came_back(row) for row in kept[about] if row.line is not None} for about in numbers}
    plans, persons = plan_children(incoming, setting)
    for about, plan in plans.items():
        _check_still_so(kept[about], plan)
    written = write(plans, persons, batch=batch, by=by)
    mark(batch, kept, plans, written)


def came_back(row: SourceRow) -> Came:
    """A kept row as it came in."""
    return Came(row.digest, partial(row_of, row.table, row.key, row.cells))


def _check_still_so(rows: Iterable[SourceRow], plan: Plan) -> None:
    for row in rows:
        judged = plan.judged.get(row.key) if row.line is not None else plan.withdrawn.get(row.key)
        if judged is None or judged.outcome != row.outcome:
            raise OutOfDate("Something recorded here has changed since this was previewed, so nothing was committed. Look again.")
    if len(plan.withdrawn) != sum(row.line is None for row in rows):
        raise OutOfDate("Another return came in since this was previewed, so nothing was committed. Look again.")


def write(plans: Mapping[str, Plan], persons: Mapping[str, Person], *, batch: Batch, by: Worker) -> dict[str, Person]:
    """Make some children's facts what their plans say, through the apps' own actions. Returns each number's person."""
    assert batch.source is not None
    writing = Writing(persons=dict(persons))
    for about, plan in plans.items():
        _gather(writing, about, plan, batch.source)
    order = {model: place for place, model in enumerate(MODELS)}
    _let_stays_change_turns()
    if writing.withdrawn:
        people_actions.withdraw_facts(sorted(writing.withdrawn, key=lambda row: order[type(row)]), by=by)
    for model, fields in writing.corrected_fields.items():
        those: list[Any] = [row for row in writing.corrected if type(row) is model]
        people_actions.correct_facts(those, sorted(fields), by=by)
    if writing.people_corrected:
        people_actions.correct_people(writing.people_corrected, PERSON_FIELDS, by=by)
    if writing.people:
        people_actions.add_people(writing.people, by=by)
    people_actions.record_facts(sorted(writing.added, key=lambda row: order[type(row)]), by=by)
    first, last = begins_on(batch.year), ends_on(batch.year)
    told = [writing.persons[about] for about, plan in plans.items() if plan.stands and about in writing.persons]
    people_actions.cover([Covered(child=each, source=batch.source, first_on=first, last_on=last) for each in told], by=by)
    return writing.persons


def _let_stays_change_turns() -> None:
    """Whether stays of one day have each a turn of their own is looked at when all of it is written, and not between two of them."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS stays_begun_on_one_day_are_ordered DEFERRED")


PERSON_FIELDS = ("sex", "born_on", "ethnicity", "mother", "first_child_born_on")


def _gather(writing: Writing, about: str, plan: Plan, source: Source) -> None:
    person = writing.persons.get(about)
    merged = plan.merge
    if person is None:
        said = next((fact for fact in merged.added if fact.model is Person), None)
        if said is None:
            return
        person = writing.persons[about] = Person(id=uuid4(), source=source, **said.values)
        writing.people.append(person)
        number = Identifier(child=person, source=source, kind=Identifier.Kind.RETURN, value=about)
        writing.added.append(number)
    writing.withdrawn += [row for row, _ in merged.withdrawn if not isinstance(row, Person)]
    for row, fact, differs in merged.corrected:
        for name in differs:
            setattr(row, name, fact.values[name])
        if isinstance(row, Person):
            writing.people_corrected.append(row)
        else:
            writing.corrected.append(row)
            writing.corrected_fields[type(row)].update(differs)
    _gather_added(writing, plan, person, source)


def _gather_added(writing: Writing, plan: Plan, person: Person, source: Source) -> None:
    periods: dict[Any, Any] = {}
    for fact in sorted((each for each in plan.merge.added if each.model is not Person), key=_periods_first):
        made: Any = fact.model(child_id=person.pk, source_id=source.pk, **fact.values)
        if fact.model is PeriodOfCare:
            periods[fact.key] = made
        elif fact.of is not None:
            made.period_id = (periods[fact.of] if fact.of in periods else plan.periods[fact.of]).pk
        writing.added.append(made)


def _periods_first(fact: Fact) -> bool:
    return fact.model is not PeriodOfCare


def mark(batch: Batch, kept: Mapping[str, list[SourceRow]], plans: Mapping[str, Plan], persons: Mapping[str, Person]) -> None:
    """Say of each row whose it proved to be and whether it now stands, and of the rows before it that they no longer do."""
    superseded: list[tuple[UUID, str]] = []
    told: list[tuple[UUID, int, bool]] = []
    for about, rows in kept.items():
        person, plan = persons.get(about), plans[about]
        if person is None:
            continue
        superseded += [(person.pk, key) for key in plan.superseded]
        for row in rows:
            stands = row.line is not None and row.key in plan.stands
            if stands or row.child_id != person.pk:
                told.append((person.pk, row.pk, stands))
    with connection.cursor() as cursor:
        if superseded:
            cursor.execute(NO_LONGER_STAND, [[str(child) for child, _ in superseded], [key for _, key in superseded], batch.year])
        if told:
            children, keys, standing = zip(*told, strict=True)
            cursor.execute(WHOSE, [[str(child) for child in children], list(keys), list(standing)])
    changed(*(person.pk for about, person in persons.items() if about in plans and plans[about].stands))


NO_LONGER_STAND = """
UPDATE intake_sourcerow s SET stands = false
  FROM unnest(%s::uuid[], %s::text[]) AS o (child, key), intake_batch b
 WHERE s.child_id = o.child AND s.key = o.key AND s.stands AND b.id = s.batch_id AND b.year = %s
"""
WHOSE = """
UPDATE intake_sourcerow s SET child_id = o.child, stands = o.stands
  FROM unnest(%s::uuid[], %s::bigint[], %s::boolean[]) AS o (child, id, stands) WHERE s.id = o.id
"""

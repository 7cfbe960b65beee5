"""Recording facts about children many at once, as an import or a first load does. The only writers of those facts in bulk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef

from throughcare.apps.people.models import AboutChild, Covered, Person, Source
from throughcare.apps.workforce.models import Worker
from throughcare.core import bulk
from throughcare.core.bulk import OneOf
from throughcare.core.changes import action, changed
from throughcare.core.today import today

BATCH = 2_000
SAID_OF_COVER = ("child_id", "source_id", "first_on", "last_on")


def _by_model(facts: Iterable[models.Model]) -> dict[type[models.Model], list[Any]]:
    """Facts grouped by their model, in the order the models first appear: what others rest on comes first."""
    grouped: dict[type[models.Model], list[Any]] = defaultdict(list)
    for fact in facts:
        grouped[type(fact)].append(fact)
    return grouped


@action(why="people added")
def add_people(people: Sequence[Person], *, by: Worker) -> None:
    """Add persons whom nobody here has a record of."""
    bulk.insert(people)
    changed(*(person.pk for person in people))


@action(why="facts recorded")
def record_facts(facts: Sequence[AboutChild], *, by: Worker) -> None:
    """Record new facts, of any kind, about any children. Facts that others rest on (a period of care) must come before those."""
    for model, those in _by_model(facts).items():
        bulk.insert(those)
        changed(*(fact.child_id for fact in those), of=(model,))


@action(why="facts corrected")
def correct_facts(facts: Sequence[AboutChild], fields: Sequence[str], *, by: Worker) -> None:
    """Write these facts' named fields as they now stand; what they were is kept."""
    for model, those in _by_model(facts).items():
        model._default_manager.bulk_update(those, list(fields), batch_size=BATCH)
    changed(*(fact.child_id for fact in facts))


@action(why="people corrected")
def correct_people(people: Sequence[Person], fields: Sequence[str], *, by: Worker) -> None:
    """Write these persons' named fields as they now stand; what they were is kept."""
    Person.objects.bulk_update(people, list(fields), batch_size=BATCH)
    changed(*(person.pk for person in people))


@action(why="facts withdrawn")
def withdraw_facts(facts: Sequence[AboutChild], *, by: Worker) -> None:
    """Take facts away that their source no longer tells. What rests on others goes first; every version is kept."""
    for model, those in reversed(list(_by_model(facts).items())):
        model._default_manager.filter(OneOf("id", (fact.pk for fact in those))).delete()
    changed(*(fact.child_id for fact in facts))


@action(why="source opened")
def open_source(source: Source, *, by: Worker) -> Source:
    """Say where facts will come from, and what that source can carry."""
    source.save()
    return source


@action(why="source carries more")
def carry(source: Source, kinds: Collection[str], *, on: date, by: Worker) -> None:
    """Say that a source can carry these kinds of happening too, from a day on: before it nobody could have recorded them."""
    source.carries = sorted({*source.carries, *kinds})
    source.carries_since = {**source.carries_since, **{kind: on.isoformat() for kind in kinds}}
    source.save(update_fields=["carries", "carries_since"])


@action(why="children covered")
def cover(children: Sequence[Covered], *, by: Worker) -> None:
    """Say that a source tells of these children, from when to when; said again, the later word holds, and the same leaves no trace."""
    held = set(Covered.objects.filter(OneOf("child_id", {each.child_id for each in children})).values_list(*SAID_OF_COVER))
    said = [each for each in children if tuple(getattr(each, name) for name in SAID_OF_COVER) not in held]
    Covered.objects.bulk_create(
        said,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["child", "source"],
        update_fields=["first_on", "last_on"],
    )
    changed(*(each.child_id for each in children))


@action(why="recorded in practice")
def practise(children: Sequence[Person], *, by: Worker) -> Source:
    """The source of what is recorded here. A child known only from returns is told of by practice too from this day on."""
    told = Covered.objects.filter(source=OuterRef("pk"), child__in=children).values("child_id")
    source = Source.objects.annotate(told_of=ArraySubquery(told)).get(kind=Source.Kind.PRACTICE)
    new = [child for child in children if child.pk not in source.told_of]
    if new:
        cover([Covered(child=child, source=source, first_on=today()) for child in new], by=by)
    return source

"""What is doubtful on the records kept here, found again before any change to a child's facts commits: by the rules that serve a snapshot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Model

from throughcare.apps.care import models as care
from throughcare.apps.extract import care as who
from throughcare.apps.extract.covered import Sets
from throughcare.apps.extract.facts import Facts, key_of
from throughcare.apps.extract.numbers import shared_numbers
from throughcare.apps.extract.told import PARTS
from throughcare.apps.leaving.models import LeavingCareContact
from throughcare.apps.missing.models import MissingEpisode
from throughcare.apps.people.facts import covered, covers_of
from throughcare.apps.people.models import Covered, Identifier, Person
from throughcare.apps.permanence.models import AdoptionDecision, AdoptionPlacement
from throughcare.apps.quality.actions import Found, keep
from throughcare.apps.reviews.models import Review
from throughcare.apps.workforce.itself import ITSELF
from throughcare.core import bulk
from throughcare.core.acting import acting_as
from throughcare.core.bulk import OneOf
from throughcare.core.changes import projector
from throughcare.core.happened import facts_about
from throughcare.core.today import today
from throughcare.doubts.everything import KINDS, doubts_of
from throughcare.doubts.life import Life
from throughcare.doubts.rule import Doubt
from throughcare.record.columns import Row
from throughcare.statute.history import Cover

AT_ONCE = 500
NAMED: Mapping[str, tuple[type[Model], Callable[[Any], object], Callable[[Any], object]]] = {
    "care": (care.PeriodOfCare, lambda row: row.period, key_of),
    "legal_status": (
        care.LegalStatus,
        lambda row: (row.period, row.started_on, row.code),
        lambda fact: (str(fact.period_id), fact.started_on, fact.code),
    ),
    "placement": (care.Placement, lambda row: row.placement, key_of),
    "visit": (care.Visit, lambda row: row.visit, key_of),
    "health_assessment": (
        care.HealthAssessment,
        lambda row: (row.assessed_on, row.kind),
        lambda fact: (fact.assessed_on, fact.kind),
    ),
    "questionnaire": (care.StrengthsAndDifficulties, lambda row: row.scored_on, lambda fact: fact.scored_on),
    "liberty_order": (care.LibertyOrder, lambda row: row.started_on, lambda fact: fact.started_on),
    "review": (Review, lambda row: row.review, key_of),
    "missing": (MissingEpisode, lambda row: row.missing, key_of),
    "adoption": (AdoptionDecision, lambda row: None, lambda fact: None),
    "adoption_placement": (AdoptionPlacement, lambda row: row.started_on, lambda fact: fact.started_on),
    "leaving_contact": (LeavingCareContact, lambda row: row.contact, key_of),
}
"""By the table of a row, the model it is told by, and what both are known by."""
MODELS: tuple[type[Model], ...] = (Identifier, *(model for model, _, _ in NAMED.values()))


@projector("doubts", reads=(*MODELS, Covered, Person))
def find_again(children: frozenset[UUID]) -> None:
    """Find again what is doubtful on these children's records, seeing all their facts whoever acts.

    They are locked first, in order, as reckoning their duties locks them: two who change one child at once do not both write here.
    """
    everyone = sorted(children)
    for first in range(0, len(everyone), AT_ONCE):
        some = everyone[first : first + AT_ONCE]
        with acting_as(ITSELF):  # by night a transaction for each of these, so that nobody waits for all of them
            locked = Person.objects.filter(OneOf("id", some)).select_for_update(no_key=True).order_by("pk")
            keep(some, dict(_found(list(bulk.plain(locked)))), on=today())


def find_again_for_everyone() -> int:
    """The same for every child on record, because some things become doubtful by the day alone. Answers how many there are."""
    with acting_as(ITSELF):
        children = sorted(Covered.objects.values_list("child_id", flat=True).distinct())
    find_again(frozenset(children))
    return len(children)


def _found(people: Sequence[Any]) -> Iterator[tuple[UUID, list[Found]]]:
    children = [person.pk for person in people]
    facts: dict[UUID, list[Any]] = defaultdict(list)
    for fact in facts_about(MODELS, children):
        facts[fact.child_id].append(fact)
    covers = covers_of(covered(children))
    shared = shared_numbers(row for rows in facts.values() for row in rows)
    for person in people:
        known = Facts(facts[person.pk])
        rows = [
            who.child_row(str(person.pk), person, known, shared=shared),
            *_rows(str(person.pk), known, covers.get(person.pk, ())),
        ]
        yield person.pk, [_to_mend(doubt, known) for doubt in doubts_of(Life(rows, on=today()))]


def _rows(child: str, facts: Facts, covers: Iterable[Cover]) -> Iterator[Row]:
    for part in PARTS:
        yield from (row for row in part.rows_of(child, facts) if isinstance(row, KINDS))
    sets = Sets()
    yield from sets.covers_of(child, covers)
    yield from sets.rows()


def _to_mend(doubt: Doubt, facts: Facts) -> Found:
    """A doubt with the fact to mend, where it is about one that somebody wrote."""
    if doubt.row.table.name not in NAMED:
        return doubt, "", None
    model, of_row, of_fact = NAMED[doubt.row.table.name]
    wanted = of_row(doubt.row)
    fact = next((each for each in facts[model] if of_fact(each) == wanted), None)
    return doubt, model._meta.label_lower, None if fact is None else fact.pk

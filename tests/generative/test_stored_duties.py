"""Whatever is done, in whatever order: the duties kept are the duties reckoned, and what was known then stays what was known then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from throughcare.apps.care.models import HealthAssessment, LegalStatus, PeriodOfCare, Placement, Visit
from throughcare.apps.duties.carried import PRACTICE_CARRIES
from throughcare.apps.duties.models import OwedDuty
from throughcare.apps.duties.projector import shelf
from throughcare.apps.duties.reckoning import reckoned
from throughcare.apps.people import actions as people
from throughcare.apps.people.models import AboutChild, Covered, Person, Source
from throughcare.apps.reviews.models import Review
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.core.acting import acting_as, known_on
from throughcare.core.changes import action
from throughcare.statute.duty import Owed

pytestmark = pytest.mark.django_db
FIRST = date(2025, 1, 6)

Make = Callable[[Person, PeriodOfCare, date], AboutChild]
HAPPENINGS: dict[str, Make] = {
    "visited": lambda child, care, day: Visit(child=child, source=child.source, visited_on=day, seen=True),
    "not in": lambda child, care, day: Visit(child=child, source=child.source, visited_on=day, seen=False),
    "reviewed": lambda child, care, day: Review(child=child, source=child.source, held_on=day, participation="PN1"),
    "assessed": lambda child, care, day: HealthAssessment(child=child, source=child.source, kind="review", assessed_on=day),
}
STEPS = st.lists(
    st.tuples(st.sampled_from([*HAPPENINGS, "withdrawn", "corrected", "moved"]), st.integers(min_value=1, max_value=60)),
    min_size=1,
    max_size=8,
)


@action(why="a child came into care")
def _begin(*, by: object) -> tuple[Person, PeriodOfCare]:
    source = Source(kind="import", name="Made up", carries=sorted(PRACTICE_CARRIES), covers_from=FIRST)
    people.open_source(source, by=itself())
    child = Person(given_name="Ada", born_on=date(2015, 5, 5), source=source)
    people.add_people([child], by=itself())
    care = PeriodOfCare(child=child, source=source, started_on=FIRST)
    status = LegalStatus(child=child, source=source, period=care, code="C2", started_on=FIRST)
    home = Placement(child=child, source=source, period=care, kind="U6", started_on=FIRST)
    people.record_facts([care, status, home], by=itself())
    people.cover([Covered(child=child, source=source, first_on=FIRST)], by=itself())
    return child, care


def _do(what: str, child: Person, care: PeriodOfCare, day: date) -> None:
    if what in HAPPENINGS:
        if what != "reviewed" or not Review.objects.filter(child=child, held_on=day).exists():
            people.record_facts([HAPPENINGS[what](child, care, day)], by=itself())
    elif what == "withdrawn":
        people.withdraw_facts(list(Visit.objects.filter(child=child)[:1]), by=itself())
    elif what == "corrected":
        for visit in Visit.objects.filter(child=child)[:1]:
            visit.visited_on = day
            people.correct_facts([visit], ["visited_on"], by=itself())
    else:
        home = Placement.objects.get(child=child, ended_on=None)
        if home.started_on < day:
            home.ended_on = day
            people.correct_facts([home], ["ended_on"], by=itself())
            people.record_facts(
                [Placement(child=child, source=child.source, period=care, kind="U6", started_on=day)], by=itself()
            )


def _said(owed: tuple[Owed, ...]) -> list[tuple[object, ...]]:
    return sorted((each.duty.key, each.since.on, each.due_on or date.max, str(each.met_on), str(each.ended_on)) for each in owed)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_what_is_kept_is_what_is_reckoned_and_the_past_stays_as_it_was_known(db: None, steps: list[tuple[str, int]]) -> None:
    with acting_as(ITSELF):
        with known_on(datetime(2025, 1, 7, 9, tzinfo=UTC)):
            child, care = _begin(by=itself())
        day, known = FIRST, {date(2025, 1, 7): _said(reckoned([child])[child.pk].owed)}
        for what, days in steps:
            day += timedelta(days=days)
            with known_on(datetime(day.year, day.month, day.day, 12, tzinfo=UTC)):
                _do(what, child, care, day)
            now = reckoned([child])[child.pk]
            known[day] = _said(now.owed)
            kept = {(row.key, row.about, row.since_on, row.due_on, row.ends_on) for row in OwedDuty.objects.filter(child=child)}
            assert kept == {(row.key, row.about, row.since_on, row.due_on, row.ends_on) for row in shelf(child.pk, now)}
        for then, said in known.items():
            assert _said(reckoned([child], known_on=then)[child.pk].owed) == said

"""Row-level security shows the rows of every table of facts as `may_see` says, and the rule is written down once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from tests.integration.owed_rows import LONG_AGO, Council, council

from throughcare.apps.care.models import PeriodOfCare
from throughcare.apps.duties.models import OwedDuty
from throughcare.apps.involvement.models import Admission, Allocation
from throughcare.apps.involvement.queries import opening
from throughcare.apps.people.models import Person, Relationship
from throughcare.apps.workforce.models import Post, Worker
from throughcare.apps.workforce.roles import SIGHT_OF, Role, Sight
from throughcare.core.acting import acting_as, said, say
from throughcare.core.today import today

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]
NEVER_ENDS = None
ABOUT = "throughcare.about"
HELD: dict[str, tuple[int, int | None]] = {
    "held now": (-30, NEVER_ENDS),
    "held until tomorrow": (-30, 1),
    "ended today": (-30, 0),
    "ended long ago": (-30, -5),
    "begins today": (0, NEVER_ENDS),
    "to come": (1, NEVER_ENDS),
}
HOLDS = {"held now", "held until tomorrow", "begins today"}


@pytest.fixture
def here(db: None, as_owner: AsOwner) -> Council:
    with as_owner():
        return council()


def a_child_of_each_kind(here: Council, worker: Worker) -> dict[str, Person]:
    """Own, once own, to be own, of the team, once of the team, of another; each plain, restricted and sealed; and let in by name."""
    day = today()
    children: dict[str, Person] = {}
    for kept in ("plain", "restricted", "sealed"):
        whose: dict[str, tuple[Worker | None, str, date, date | None]] = {
            "own": (worker, "South", LONG_AGO, None),
            "once own": (worker, "South", LONG_AGO, day),
            "to be own": (worker, "South", day + timedelta(days=1), None),
            "of the team": (None, "North", LONG_AGO, None),
            "once of the team": (None, "North", LONG_AGO, day),
            "of another team": (None, "South", LONG_AGO, None),
        }
        for kind, (who, team, first, last) in whose.items():
            children[f"{kind}, {kept}"] = _child(here, f"{kind} {kept}", who, team, first, last)
        for why in Admission.Why:
            for until in (-1, 0, 1):
                name = f"{why} until {until}, {kept}"
                child = children[name] = _child(here, name, None, "South", LONG_AGO, None)
                Admission.objects.create(
                    person=child, worker=worker, why=why, reason="r", started_on=LONG_AGO, ended_on=day + timedelta(days=until)
                )
        if kept != "plain":
            for name, child in children.items():
                if name.endswith(kept):
                    here.restrict(child, kept)
    lifted = children["lifted"] = _child(here, "once restricted", None, "North", LONG_AGO, None)
    here.restrict(lifted)
    lifted.restrictions.update(ended_on=day)
    return children


def _child(here: Council, name: str, worker: Worker | None, team: str, first: date, last: date | None) -> Person:
    child = Person.objects.create(given_name=name, family_name="Kind", source=here.source)
    part = Allocation.Part.SOCIAL_WORKER
    Allocation.objects.create(
        child=child, part=part, worker=worker, team=here.teams[team], started_on=first, ended_on=last, source=here.source
    )
    PeriodOfCare.objects.create(child=child, source=here.source, started_on=LONG_AGO)
    here.owe(child, "LA-20", -1)
    return child


def as_the_relation_says(worker: Worker) -> set[Any]:
    """Whose facts the relation itself opens to a worker, asked of it a person at a time."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT DISTINCT person_id FROM involvement_may_see WHERE worker_id = %s AND facts
                  AND started_on <= throughcare_today() AND (ended_on IS NULL OR ended_on > throughcare_today())""",
            [worker.pk],
        )
        return {row[0] for row in cursor.fetchall()}


@pytest.mark.parametrize("role", list(Role))
def test_duties_are_shown_to_whom_the_relation_says_and_nobody_else(here: Council, as_owner: AsOwner, role: Role) -> None:
    with as_owner():
        worker = Worker.objects.create(name="Ever Elm", email="ever@example.test")
        post = Post(worker=worker, role=role, team=here.teams["North"], sight=SIGHT_OF[role])
        name_of = {child.pk: kind for kind, child in a_child_of_each_kind(here, worker).items()}
    for held, (first, last) in HELD.items():
        with as_owner():
            post.started_on, post.ended_on = (
                today() + timedelta(days=first),
                None if last is None else today() + timedelta(days=last),
            )
            post.save()
            expected = {name_of[pk] for pk in as_the_relation_says(worker) & name_of.keys()}
        with acting_as(worker.pk):
            duties = {name_of[pk] for pk in OwedDuty.objects.values_list("child_id", flat=True)}
            care = {name_of[pk] for pk in PeriodOfCare.objects.values_list("child_id", flat=True)}
            say(ABOUT, "{" + ",".join(map(str, name_of)) + "}")  # as if each of their records had been opened
            asked_first = {name_of[pk] for pk in PeriodOfCare.objects.values_list("child_id", flat=True)}
            named_first = {name_of[pk] for pk in Person.objects.filter(pk__in=name_of).values_list("pk", flat=True)}
            say(ABOUT, "")
            named = {name_of[pk] for pk in Person.objects.filter(pk__in=name_of).values_list("pk", flat=True)}
        assert (duties, care, asked_first) == (expected, expected, expected), held
        assert named_first == named, held
        if held not in HOLDS:
            assert not expected, held
        elif SIGHT_OF[role] is Sight.TEAM:
            assert {"of the team, plain", "lifted", "own, restricted", "own, plain", "break_glass until 1, sealed"} <= expected
            assert not expected & {
                "of the team, restricted",
                "once of the team, plain",
                "own, sealed",
                "break_glass until 0, plain",
            }


def test_every_table_of_facts_asks_the_same_question(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename, qual FROM pg_policies WHERE schemaname = 'public' AND policyname = 'seen'")
        asked = dict(cursor.fetchall())
    assert asked["duties_owedduty"] == asked["care_periodofcare"]


def test_what_a_transaction_changes_counts_at_once_though_the_record_was_opened_in_it(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        worker, child = here.workers["Alice Ash"], here.child("Ada Ash")
        brother = Person.objects.create(given_name="Brother", family_name="Kind", source=here.source)
        Relationship.objects.create(child=child, relative=brother, kind=Relationship.Kind.SIBLING, source=here.source)

    def seen() -> tuple[bool, bool]:
        return Person.objects.filter(pk=child.pk).exists(), Person.objects.filter(pk=brother.pk).exists()

    with acting_as(worker.pk):
        assert opening(child.pk).facts
        assert str(child.pk) in said(ABOUT)
        assert seen() == (True, True)
        with as_owner():
            here.restrict(brother)
        assert seen() == (True, False)
        with as_owner():
            Allocation.objects.filter(child=child).update(ended_on=today())
        assert not opening(child.pk).names
        assert str(child.pk) in said(ABOUT)
        assert seen() == (False, False)

"""Who may see whom, asked of the database itself in the application's name; and the one door to a record."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import RequestFactory

from throughcare.apps.care.models import PeriodOfCare
from throughcare.apps.involvement import actions
from throughcare.apps.involvement.models import Admission, Allocation, Restriction
from throughcare.apps.involvement.policies import FITS
from throughcare.apps.involvement.queries import NotOpen, open_child, opening
from throughcare.apps.people.models import Person, Source
from throughcare.apps.workforce.models import Team, Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.workforce.roles import SIGHT_OF, TOLD_A_RECORD_EXISTS, Role, Sight
from throughcare.core.acting import acting_as
from throughcare.core.concerning import Concerning
from throughcare.core.models import Look
from throughcare.core.today import today

pytestmark = pytest.mark.django_db
KINDS = ("own", "team", "other", "restricted", "sealed")
AsOwner = Callable[[], AbstractContextManager[None]]
Make = Callable[[str], Any]

# What each sight opens: kinds of children whose names, and whose facts, are seen.
OPENS: dict[Sight, tuple[set[str], set[str]]] = {
    Sight.NOBODY: (set(), set()),
    Sight.OWN: (set(), set()),
    Sight.TEAM: ({"own", "team"}, {"own", "team"}),
    Sight.LOOKED_AFTER: ({"own", "team", "other"}, {"own", "team", "other"}),
    Sight.EVERYONE: ({"own", "team", "other"}, {"own", "team", "other"}),
    Sight.IDENTITY: ({"own", "team", "other"}, set()),
    Sight.PSEUDONYM: (set(), {"own", "team", "other"}),
}
WORKS_WITH = {role for roles in FITS.values() for role in roles} | {Role.INSPECTOR}


def expected(role: Role) -> tuple[set[str], set[str]]:
    names, facts = OPENS[SIGHT_OF[role]]
    own = {"own"} if role in WORKS_WITH else set()
    return names | own, facts | own


@pytest.mark.parametrize("role", list(Role))
def test_the_database_shows_each_role_what_it_should_and_no_more(role: Role, borough: Make) -> None:
    here = borough(role)
    names, facts = expected(role)
    kind_of = {pk: kind for kind, pk in here.children.items()}
    with acting_as(here.worker_id):
        assert {kind_of[pk] for pk in Person.objects.filter(pk__in=kind_of).values_list("pk", flat=True)} == names
        assert {kind_of[pk] for pk in PeriodOfCare.objects.values_list("child_id", flat=True)} == facts
        assert {kind_of[pk] for pk in _seen("care_periodofcareevent", "child_id") if pk in kind_of} == facts
        assert {kind_of[pk] for pk in _seen("people_personevent", "pgh_obj_id") if pk in kind_of} == names
        for kind, pk in here.children.items():
            found = opening(pk)
            assert (found.names, found.facts) == (kind in names, kind in facts)


def _seen(table: str, column: str) -> set[Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table}")  # names from this file
        return {row[0] for row in cursor.fetchall()}


def test_unless_somebody_acts_nothing_is_seen_in_any_table_about_persons(borough: Make) -> None:
    borough("social_worker")
    with acting_as(None):
        for table in _tables_about_persons():
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT count(*) FROM {table}")
                assert cursor.fetchone() == (0,), table


def _tables_about_persons() -> list[str]:
    tables = []
    for model in apps.get_models():
        tracked = getattr(model, "pgh_tracked_model", None)
        if issubclass(model, Concerning) or (tracked is not None and issubclass(tracked, Concerning)):
            tables.append(model._meta.db_table)
    assert len(tables) > 40
    return tables


def test_every_table_about_persons_is_guarded_its_versions_too(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("""SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity, count(p.policyname) FILTER (WHERE p.cmd = 'SELECT')
            FROM pg_class c LEFT JOIN pg_policies p ON p.tablename = c.relname AND p.schemaname = 'public' GROUP BY 1, 2""")
        kept = {name: (forced, seen) for name, forced, seen in cursor.fetchall()}
    open_tables = [table for table in _tables_about_persons() if not kept[table][0] or not kept[table][1]]
    assert not open_tables


def test_whoever_sees_a_child_sees_who_the_childs_mother_is(borough: Make) -> None:
    here = borough("reviewing_officer")
    with acting_as(here.worker_id):
        assert Person.objects.filter(pk=here.relative_id).exists()


def test_a_post_that_has_ended_opens_nothing(borough: Make, as_owner: AsOwner) -> None:
    here = borough("director")
    with as_owner():
        Worker.objects.get(pk=here.worker_id).posts.update(ended_on=today())
    with acting_as(here.worker_id):
        assert not opening(here.children["team"]).facts


def _door(here: Any, kind: str) -> Person:
    return open_child(RequestFactory().get("/child/"), here.children[kind])


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("kind", KINDS)
def test_the_door_opens_or_refuses_and_notes_it(role: Role, kind: str, borough: Make, as_owner: AsOwner) -> None:
    here = borough(role)
    names, facts = expected(role)
    with acting_as(here.worker_id):
        if kind in names & facts:
            assert _door(here, kind).pk == here.children[kind]
        else:
            with pytest.raises(NotOpen) as refusal:
                _door(here, kind)
            told = role in TOLD_A_RECORD_EXISTS and kind == "restricted"
            assert (refusal.value.closed is not None) == told
    with as_owner():
        look = Look.objects.get()
    assert (look.kind, look.worker_id) == ("view" if kind in names & facts else "refused", here.worker_id)
    assert look.subject == here.children[kind]


def test_breaking_glass_opens_a_restricted_record_and_raises_the_alarm(borough: Make, as_owner: AsOwner) -> None:
    here = borough("emergency_duty")
    alice = Worker.objects.get(pk=here.worker_id)
    with acting_as(alice.pk):
        with pytest.raises(MayNot):
            actions.break_glass(here.children["restricted"], reason="why", by=alice, path="/")
        actions.break_glass(here.children["restricted"], reason="Police have found her, at risk now", by=alice, path="/")
        assert _door(here, "restricted").pk == here.children["restricted"]
        with pytest.raises(MayNot):
            actions.break_glass(here.children["sealed"], reason="Police have found her, at risk now", by=alice, path="/")
    with as_owner():
        assert Look.objects.filter(kind="break_glass", subject=here.children["restricted"], worker=alice).count() == 1
        assert Admission.objects.get().ended_on == today() + timedelta(days=2)


@pytest.mark.parametrize("role", sorted(set(Role) - TOLD_A_RECORD_EXISTS))
def test_nobody_else_breaks_glass(role: Role, borough: Make) -> None:
    here = borough(role)
    alice = Worker.objects.get(pk=here.worker_id)
    with acting_as(alice.pk), pytest.raises(MayNot):
        actions.break_glass(here.children["restricted"], reason="Police have found her, at risk now", by=alice, path="/")


def test_a_manager_hands_a_child_on_and_no_longer_sees_the_child(borough: Make, as_owner: AsOwner) -> None:
    here = borough("team_manager")
    alice, theirs = Worker.objects.get(pk=here.worker_id), Team.objects.get(name="Theirs")
    with acting_as(alice.pk):
        child = _door(here, "team")
        actions.allocate(
            child,
            part=Allocation.Part.SOCIAL_WORKER,
            team=theirs,
            worker=None,
            on=today(),
            reason=Allocation.Reason.TRANSFERRED,
            source=Source.objects.get(),
            by=alice,
        )
        assert not opening(child.pk).facts
    with as_owner():
        first, second = Allocation.objects.filter(child=child).order_by("started_on")
    assert first.ended_on == second.started_on == today()


def test_whoever_restricts_a_record_stays_in_and_the_team_does_not(borough: Make, as_owner: AsOwner) -> None:
    here = borough("team_manager")
    alice, bob = Worker.objects.get(pk=here.worker_id), Worker.objects.get(name="Bob")
    with acting_as(alice.pk):
        child = _door(here, "team")
        actions.restrict(child, reason="A relative works in the team", ring="Room 5", by=alice)
        assert opening(child.pk).facts
        with pytest.raises(MayNot):
            actions.seal(child, reason="A new identity for her", by=alice)
        actions.lift(Restriction.objects.get(person=child), by=alice)
    with acting_as(bob.pk):
        assert opening(child.pk).involved


def test_an_inspector_is_let_in_by_name_until_a_date(borough: Make, as_owner: AsOwner) -> None:
    here = borough("director")
    alice = Worker.objects.get(pk=here.worker_id)
    with as_owner():
        inspector = Worker.objects.create_user("ines@example.org", name="Ines")
        inspector.posts.create(role="inspector", team=Team.objects.get(name="Council"), sight="own", started_on=today())
    with acting_as(alice.pk):
        child = _door(here, "other")
        with pytest.raises(MayNot, match="until a date"):
            actions.let_in(child, worker=inspector, reason="Her record is sampled", by=alice)
        actions.let_in(child, worker=inspector, reason="Her record is sampled", by=alice, until=today())
    with acting_as(inspector.pk):
        assert opening(child.pk).facts
        assert not opening(here.children["team"]).facts


def test_a_social_worker_allocates_nobody_and_lets_nobody_in(borough: Make) -> None:
    here = borough("social_worker")
    alice, bob = Worker.objects.get(pk=here.worker_id), Worker.objects.get(name="Bob")
    with acting_as(alice.pk):
        child = _door(here, "own")
        with pytest.raises(MayNot):
            actions.let_in(child, worker=bob, reason="He asked me to let him", by=alice)
        with pytest.raises(MayNot):
            actions.restrict(child, reason="I would rather they did not", ring="", by=alice)


def test_every_role_has_its_sight() -> None:
    assert set(SIGHT_OF) == set(Role)
    assert set(OPENS) == set(Sight)

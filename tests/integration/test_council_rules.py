"""What a council sets itself: who may, what the law refuses, what follows for every child, and what was known before it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from throughcare.apps.care.models import DentalCheck, PeriodOfCare, Placement, Visit
from throughcare.apps.duties import actions, again
from throughcare.apps.duties.actions.setting import Time
from throughcare.apps.duties.carried import PRACTICE_CARRIES
from throughcare.apps.duties.council import mark_of, own_rules
from throughcare.apps.duties.models import CouncilSetting, OwedDuty, ReckonedAgain
from throughcare.apps.duties.projector import shelf
from throughcare.apps.duties.reckoning import reckoned, rulebook
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.people import actions as people
from throughcare.apps.people.models import Covered, Person, Source
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.workforce.roles import SIGHT_OF, Role
from throughcare.core.acting import acting_as
from throughcare.core.changes import action
from throughcare.core.history import versions
from throughcare.statute.duties import BY_KEY
from throughcare.statute.duty import Owed
from throughcare.statute.own import Unit
from throughcare.statute.rulebook import SettingRefused

pytestmark = pytest.mark.django_db
MONDAY = date(2025, 12, 8)
NOW = datetime(2026, 1, 14, 12, tzinfo=UTC)
DECISION = "Leadership team, 12 January 2026, item 4"
FOUR_WEEKS = Time(4, Unit.WEEKS)


@dataclasses.dataclass
class Town:
    """A child, her social worker, and those who might set rules."""

    child: Person
    alice: Worker
    director: Worker
    administrator: Worker


@pytest.fixture
def town() -> Town:
    """Ada was placed on Monday 8 December 2025 and seen on the 11th and on 12 January; her teeth were seen to on 5 January."""
    with acting_as(ITSELF):
        council = Team.objects.create(name="Council", kind=Team.Kind.COUNCIL)
        council.lineage = [council.pk]
        council.save()
        alice = _worker("Alice", Role.SOCIAL_WORKER, council)
        director = _worker("Dora", Role.DIRECTOR, council)
        administrator = _worker("Adam", Role.ADMINISTRATOR, council)
        with time_machine.travel(datetime(2026, 1, 12, 18, tzinfo=UTC), tick=False):
            child = _ada(alice, council, by=itself())
    return Town(child, alice, director, administrator)


def _worker(name: str, role: Role, team: Team) -> Worker:
    worker = Worker.objects.create_user(email=f"{name.lower()}@council.example", password=None, name=name)
    Post.objects.create(worker=worker, role=role, team=team, sight=SIGHT_OF[role], started_on=date(2020, 1, 1))
    return worker


@action(why="Ada came into care")
def _ada(alice: Worker, team: Team, *, by: Worker) -> Person:
    source = Source(kind="practice", name="Practice", carries=sorted(PRACTICE_CARRIES), covers_from=date(2021, 1, 1))
    people.open_source(source, by=by)
    child = Person(given_name="Ada", family_name="Fern", born_on=date(2015, 5, 5), source=source)
    people.add_people([child], by=by)
    period = PeriodOfCare(child=child, source=source, started_on=MONDAY)
    facts = [
        period,
        Placement(child=child, source=source, period=period, kind="U6", started_on=MONDAY),
        Visit(child=child, source=source, visited_on=MONDAY + timedelta(days=3), seen=True),
        Visit(child=child, source=source, visited_on=date(2026, 1, 12), seen=True),
        DentalCheck(child=child, source=source, checked_on=date(2026, 1, 5)),
        Allocation(child=child, source=source, part="social_worker", worker=alice, team=team, started_on=MONDAY),
    ]
    people.record_facts(facts, by=by)
    people.cover([Covered(child=child, source=source, first_on=date(2021, 1, 1))], by=by)
    return child


def _kept(child: Person, key: str) -> list[OwedDuty]:
    with acting_as(ITSELF):
        return list(OwedDuty.objects.filter(child=child, key=key).order_by("since_on"))


def _reckoned(child: Person, key: str, known: date | None = None) -> Owed:
    with acting_as(ITSELF):
        owed = reckoned([child], known_on=known)[child.pk].owed
    return [each for each in owed if each.duty.key == key][-1]


def _stored_is_reckoned(child: Person) -> None:
    with acting_as(ITSELF):
        rows = OwedDuty.objects.filter(child=child)
        columns = ("key", "about", "since_on", "due_on", "legal_due_on", "why", "book")
        expected = shelf(child.pk, reckoned([child])[child.pk])
        assert set(rows.values_list(*columns)) == {tuple(getattr(row, name) for name in columns) for row in expected}
        assert rows.exists()


def _set_visits(town: Town, *, from_on: date = date(2026, 1, 12), time: Time = FOUR_WEEKS) -> CouncilSetting:
    with acting_as(town.director.pk):
        return actions.set_own_time("LA-18", time=time, from_on=from_on, decision=DECISION, by=town.director)


@time_machine.travel(NOW, tick=False)
def test_a_tightened_duty_has_both_dates_once_every_child_is_reckoned_again(town: Town) -> None:
    assert [(row.legal_due_on, row.due_on) for row in _kept(town.child, "LA-18")] == [(date(2026, 2, 23), date(2026, 2, 23))]
    _set_visits(town)
    (before,) = _kept(town.child, "LA-18")
    assert before.due_on == date(2026, 2, 23)
    assert before.book != mark_of(own_rules())
    found = again.underway()
    assert found is not None
    assert found.why == ("Visit and see the child: first year of a placement: 4 weeks",)
    assert not found.stopped
    assert actions.reckon_everyone_again() == 1
    assert again.underway() is None
    (after,) = _kept(town.child, "LA-18")
    assert (after.legal_due_on, after.due_on) == (date(2026, 2, 23), date(2026, 2, 9))
    assert "This council's own date is Monday 9 February 2026." in after.why
    assert after.book == mark_of(own_rules())
    _stored_is_reckoned(town.child)


@time_machine.travel(NOW, tick=False)
def test_what_is_recorded_before_its_turn_comes_is_reckoned_by_the_new_rule(town: Town) -> None:
    _set_visits(town)
    with acting_as(ITSELF):
        people.record_facts(
            [Visit(child=town.child, source=town.child.source, visited_on=date(2026, 1, 13), seen=True)], by=itself()
        )
    (row,) = _kept(town.child, "LA-18")
    assert (row.legal_due_on, row.due_on) == (date(2026, 2, 24), date(2026, 2, 10))
    _stored_is_reckoned(town.child)


@time_machine.travel(NOW, tick=False)
def test_as_known_before_the_setting_the_old_date_is_given(town: Town) -> None:
    _set_visits(town)
    assert _reckoned(town.child, "LA-18").council_due_on == date(2026, 2, 9)
    then = _reckoned(town.child, "LA-18", known=date(2026, 1, 13))
    assert (then.due_on, then.council_due_on) == (date(2026, 2, 23), None)


def test_what_was_set_and_withdrawn_is_still_what_was_known_between(town: Town) -> None:
    with time_machine.travel(NOW, tick=False):
        held = _set_visits(town)
    with time_machine.travel(NOW + timedelta(days=5), tick=False), acting_as(town.director.pk):
        actions.withdraw_own_time(held.pk, from_on=date(2026, 1, 12), by=town.director)
    with time_machine.travel(NOW + timedelta(days=9), tick=False):
        assert not CouncilSetting.objects.exists()
        assert _reckoned(town.child, "LA-18").council_due_on is None
        assert _reckoned(town.child, "LA-18", known=date(2026, 1, 16)).council_due_on == date(2026, 2, 9)
        assert _reckoned(town.child, "LA-18", known=date(2026, 1, 13)).council_due_on is None
        assert [row.pgh_label for row in versions(CouncilSetting).order_by("pgh_id")] == ["added", "taken away"]


@time_machine.travel(NOW, tick=False)
def test_a_later_setting_ends_the_one_before_and_the_same_day_again_corrects_it(town: Town) -> None:
    _set_visits(town, from_on=date(2026, 1, 1))
    _set_visits(town, from_on=date(2026, 3, 1), time=Time(3, Unit.WEEKS))
    _set_visits(town, from_on=date(2026, 2, 1), time=Time(5, Unit.WEEKS))
    _set_visits(town, from_on=date(2026, 2, 1), time=Time(30, Unit.DAYS))
    held = CouncilSetting.objects.order_by("from_on").values_list("number", "unit", "from_on", "until_on")
    assert list(held) == [
        (4, "week", date(2026, 1, 1), date(2026, 2, 1)),
        (30, "day", date(2026, 2, 1), date(2026, 3, 1)),
        (3, "week", date(2026, 3, 1), None),
    ]


@time_machine.travel(NOW, tick=False)
@pytest.mark.parametrize(
    ("key", "time", "words"),
    [
        ("LA-18", Time(7, Unit.WEEKS), "may be tightened but never loosened"),
        ("LA-18", Time(2, Unit.MONTHS), "may be tightened but never loosened"),
        ("LA-22", Time(1, Unit.WEEKS), "cannot be set by a council"),
        ("MI-02", Time(96, Unit.HOURS), "may be tightened but never loosened"),
        ("MI-02", Time(2, Unit.DAYS), "is set in hours"),
        ("HE-05", Time(61, Unit.MONTHS), "from 1 to 60 months"),
        ("XX-99", Time(1, Unit.WEEKS), "There is no duty"),
    ],
)
def test_what_the_law_forbids_is_refused_in_its_own_words(town: Town, key: str, time: Time, words: str) -> None:
    with acting_as(town.director.pk), pytest.raises(SettingRefused, match=words):
        actions.set_own_time(key, time=time, from_on=NOW.date(), decision=DECISION, by=town.director)
    assert not CouncilSetting.objects.exists()
    assert not ReckonedAgain.objects.exists()


@time_machine.travel(NOW, tick=False)
def test_only_those_whose_it_is_may_set(town: Town) -> None:
    for worker in (town.alice, town.administrator):
        with acting_as(worker.pk), pytest.raises(MayNot, match="director or a quality officer"):
            actions.set_own_time("LA-18", time=FOUR_WEEKS, from_on=NOW.date(), decision=DECISION, by=worker)
    with acting_as(town.alice.pk), pytest.raises(MayNot):
        actions.add_holiday(date(2026, 6, 15), name="One-off", by=town.alice)
    with acting_as(town.director.pk), pytest.raises(MayNot, match="whose decision"):
        actions.set_own_time("LA-18", time=FOUR_WEEKS, from_on=NOW.date(), decision="me", by=town.director)


@time_machine.travel(NOW, tick=False)
def test_a_local_rule_takes_the_councils_time_and_says_what_it_would_be_otherwise(town: Town) -> None:
    with acting_as(town.director.pk):
        six = Time(6, Unit.MONTHS)
        actions.set_own_time("HE-05", time=six, again=six, from_on=MONDAY, decision=DECISION, by=town.director)
    found = _reckoned(town.child, "HE-05")
    assert (found.due_on, found.council_due_on) == (date(2026, 7, 5), None)
    actions.reckon_everyone_again()
    assert "otherwise it would be 12 months" in _kept(town.child, "HE-05")[0].why


@time_machine.travel(NOW, tick=False)
def test_a_holiday_added_here_moves_what_is_counted_in_working_days_from_the_day_it_was_known(town: Town) -> None:
    due = _reckoned(town.child, "IR-02").due_on
    assert due == date(2026, 1, 8)
    with acting_as(town.administrator.pk):
        held = actions.add_holiday(date(2026, 1, 6), name="A day of mourning", by=town.administrator)
        for day, words in ((date(2026, 1, 10), "not a working day anyway"), (date(2026, 1, 6), "in the list already")):
            with pytest.raises(SettingRefused, match=words):
                actions.add_holiday(day, name="Again", by=town.administrator)
        with pytest.raises(SettingRefused, match="Holidays are kept from"):
            actions.add_holiday(date(2031, 1, 6), name="Far off", by=town.administrator)
    assert _reckoned(town.child, "IR-02").due_on == date(2026, 1, 9)
    assert _reckoned(town.child, "IR-02", known=date(2026, 1, 13)).due_on == due
    with acting_as(town.administrator.pk):
        actions.withdraw_holiday(held.pk, by=town.administrator)
    assert _reckoned(town.child, "IR-02").due_on == due


@time_machine.travel(NOW, tick=False)
def test_a_rule_not_in_force_is_switched_on_and_off_again(town: Town) -> None:
    with acting_as(town.director.pk):
        with pytest.raises(SettingRefused, match="in force already"):
            actions.say_in_force("IR-02", from_on=NOW.date(), decision=DECISION, by=town.director)
        actions.say_in_force("LC-15", from_on=date(2026, 4, 1), decision="SI 2026/1234, regulation 2", by=town.director)
    assert [(one.duty, one.from_on) for one in rulebook().switched_on] == [("LC-15", date(2026, 4, 1))]
    assert not rulebook(date(2026, 1, 13)).switched_on
    with acting_as(town.director.pk):
        actions.withdraw_in_force("LC-15", by=town.director)
    assert not rulebook().switched_on


@time_machine.travel(NOW, tick=False)
def test_rows_marked_by_another_rulebook_are_known_to_be_stale_and_reckoned_again(town: Town) -> None:
    assert actions.reckon_everyone_again() == 0
    assert not actions.ask_where_needed()
    with acting_as(ITSELF):
        OwedDuty.objects.filter(child=town.child).update(book="of long ago", due_on=date(1999, 1, 1))
    assert actions.ask_where_needed()
    assert again.underway() is not None
    assert actions.reckon_everyone_again() == 1
    assert again.underway() is None
    _stored_is_reckoned(town.child)


@time_machine.travel(NOW, tick=False)
def test_the_rulebook_is_read_in_one_query_and_made_ready_once(town: Town) -> None:
    _set_visits(town)
    first = rulebook()
    with CaptureQueriesContext(connection) as counted:
        assert rulebook() is first
    assert len(counted) == 1


@time_machine.travel(NOW, tick=False)
def test_what_the_law_no_longer_allows_is_left_out_and_said(town: Town, as_owner: Callable[..., object]) -> None:
    held = _set_visits(town)
    CouncilSetting.objects.filter(pk=held.pk).update(number=9)
    found = own_rules()
    assert not found.settings
    assert found.refused[0][0] == "LA-18"
    assert "never loosened" in found.refused[0][1]
    assert BY_KEY["LA-18"].within.number == 6

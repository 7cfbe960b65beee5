"""Whatever a council sets, in whatever order: kept duties are reckoned duties, no own date is after the legal one, and the past stays."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from throughcare.apps.care.models import DentalCheck, PeriodOfCare, Placement, Visit
from throughcare.apps.duties import actions
from throughcare.apps.duties.actions.setting import Time
from throughcare.apps.duties.carried import PRACTICE_CARRIES
from throughcare.apps.duties.models import CouncilSetting, ExtraHoliday, OwedDuty
from throughcare.apps.duties.projector import shelf
from throughcare.apps.duties.reckoning import reckoned
from throughcare.apps.people import actions as people
from throughcare.apps.people.models import Covered, Person, Source
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.core.acting import acting_as, known_on
from throughcare.core.changes import action
from throughcare.statute.duty import Config, Owed
from throughcare.statute.own import Unit
from throughcare.statute.rulebook import SettingRefused

pytestmark = pytest.mark.django_db
FIRST = date(2025, 1, 6)
COLUMNS = ("key", "about", "since_on", "due_on", "legal_due_on", "ends_on", "why", "book")
SET = st.tuples(
    st.sampled_from(["LA-18", "IR-02", "IR-03", "HE-05", "MI-02", "LA-22"]),
    st.integers(min_value=1, max_value=30),
    st.sampled_from([Unit.DAYS, Unit.WEEKS, Unit.WORKING_DAYS, Unit.MONTHS, Unit.HOURS]),
    st.integers(min_value=-40, max_value=40),
)
STEPS = st.lists(
    st.tuples(
        st.integers(min_value=1, max_value=40),
        st.one_of(SET, st.sampled_from(["visited", "teeth seen to", "withdrawn", "holiday", "holiday gone"])),
    ),
    min_size=1,
    max_size=5,
)


@action(why="a child came into care")
def _begin(*, by: object) -> Person:
    source = Source(kind="import", name="Made up", carries=sorted(PRACTICE_CARRIES), covers_from=FIRST)
    people.open_source(source, by=itself())
    child = Person(given_name="Ada", born_on=date(2015, 5, 5), source=source)
    people.add_people([child], by=itself())
    care = PeriodOfCare(child=child, source=source, started_on=FIRST)
    people.record_facts([care, Placement(child=child, source=source, period=care, kind="U6", started_on=FIRST)], by=itself())
    people.cover([Covered(child=child, source=source, first_on=FIRST)], by=itself())
    return child


def _do(what: object, child: Person, day: date) -> None:
    by = itself()
    if isinstance(what, tuple):
        key, number, unit, off = what
        again = Time(number, unit) if key == "HE-05" else None
        try:
            actions.set_own_time(
                key, time=Time(number, unit), again=again, from_on=day + timedelta(days=off), decision="Made up by a test", by=by
            )
        except SettingRefused:
            return
    elif what == "visited":
        people.record_facts([Visit(child=child, source=child.source, visited_on=day, seen=True)], by=by)
    elif what == "teeth seen to":
        people.record_facts([DentalCheck(child=child, source=child.source, checked_on=day)], by=by)
    elif what == "withdrawn":
        for held in CouncilSetting.objects.filter(until_on=None)[:1]:
            actions.withdraw_own_time(held.pk, from_on=day, by=by)
    elif what == "holiday" and (day + timedelta(days=3)).weekday() < 5:
        try:
            actions.add_holiday(day + timedelta(days=3), name="Made up", by=by)
        except SettingRefused:
            return
    else:
        for holiday in ExtraHoliday.objects.all()[:1]:
            actions.withdraw_holiday(holiday.pk, by=by)


class _Over(Exception):
    """One example has been gone through."""


def _said(owed: tuple[Owed, ...]) -> list[str]:
    return sorted(f"{each.duty.key} {each.since.on} {each.due_on} {each.council_due_on} {each.met_on}" for each in owed)


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_is_set_what_is_kept_is_what_is_reckoned_and_the_past_stays(db: None, steps: list[tuple[int, object]]) -> None:
    with suppress(_Over), transaction.atomic(), acting_as(ITSELF):
        with known_on(datetime(2025, 1, 7, 9, tzinfo=UTC)):
            child = _begin(by=itself())
        day, known = FIRST, {date(2025, 1, 7): _said(reckoned([child])[child.pk].owed)}
        for days, what in steps:
            day += timedelta(days=days)
            with known_on(datetime(day.year, day.month, day.day, 12, tzinfo=UTC)):
                _do(what, child, day)
                actions.reckon_everyone_again()
            now = reckoned([child])[child.pk]
            known[day] = _said(now.owed)
            kept = set(OwedDuty.objects.filter(child=child).values_list(*COLUMNS))
            assert kept == {tuple(getattr(row, name) for name in COLUMNS) for row in shelf(child.pk, now)}
            for each in now.owed:
                assert each.council_due_on is None or each.due_on is None or each.council_due_on <= each.due_on
                assert each.council_due_on is None or each.duty.config is Config.TIGHTEN
        for then, said in known.items():
            assert _said(reckoned([child], known_on=then)[child.pk].owed) == said
        raise _Over  # undone: what one example set, the next must not find

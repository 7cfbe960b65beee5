"""A council's own time: as it is typed, while it lasts, and what is said of it beside the date."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from throughcare.statute.counting import at_most_weeks, hours, months, working_days
from throughcare.statute.duties import ALL, BY_KEY
from throughcare.statute.duty import Config, Duty, Owed
from throughcare.statute.history import EVERYTHING, Event, History
from throughcare.statute.kinds import Kind
from throughcare.statute.own import Unit, own_count, unit_of, units_of
from throughcare.statute.reckon import explain, reckon
from throughcare.statute.rulebook import Rulebook, Setting, SettingRefused, SwitchedOn

KNOWN = date(2025, 1, 1)


def happened(kind: Kind, on: str, about: str = "", **facts: str | bool) -> Event:
    at = datetime.fromisoformat(on).replace(tzinfo=UTC) if "T" in on else None
    day = at.date() if at is not None else date.fromisoformat(on)
    return Event(kind, day, day, at=at, about=about, facts=facts)


def owed(key: str, *events: Event, settings: tuple[Setting, ...] = ()) -> list[Owed]:
    history = History(born=date(2014, 5, 20), expected=None, events=events, covers=(EVERYTHING,))
    return [one for one in reckon(Rulebook(duties=ALL, settings=settings), history) if one.duty.key == key]


CAME = happened(Kind.BECAME_LOOKED_AFTER, "2025-01-06", "care1")
PLACED = happened(Kind.PLACED, "2025-01-06", "home1")


def seen(*days: str) -> list[Event]:
    return [happened(Kind.VISITED, day, seen=True) for day in days]


def test_what_a_council_tightened_applies_until_it_is_withdrawn() -> None:
    own = Setting(duty="LA-18", within=at_most_weeks(4), known_on=KNOWN, from_on=date(2025, 2, 1), until=date(2025, 4, 1))
    found = owed("LA-18", CAME, PLACED, *seen("2025-01-08", "2025-02-03", "2025-04-01"), settings=(own,))
    assert [(one.since.on, one.due_on, one.council_due_on) for one in found] == [
        (date(2025, 1, 8), date(2025, 2, 19), None),
        (date(2025, 2, 3), date(2025, 3, 17), date(2025, 3, 3)),
        (date(2025, 4, 1), date(2025, 5, 13), None),
    ]


def test_where_a_councils_own_time_for_a_local_rule_ends_the_usual_one_is_back() -> None:
    own = Setting(
        duty="HE-05", within=months(6), then=months(6), known_on=KNOWN, from_on=date(2025, 3, 1), until=date(2025, 9, 1)
    )
    checks = [happened(Kind.DENTAL_CHECKED, day) for day in ("2025-02-10", "2025-04-10", "2025-10-01")]
    found = owed("HE-05", CAME, *checks, settings=(own,))
    assert [(one.since.on, one.due_on) for one in found][1:] == [
        (date(2025, 2, 10), date(2026, 2, 10)),
        (date(2025, 4, 10), date(2025, 10, 10)),
        (date(2025, 10, 1), date(2026, 10, 1)),
    ]
    assert "This council has set that time; otherwise it would be 12 months." in explain(found[2])
    assert "This council" not in explain(found[3])


def test_one_setting_takes_the_place_of_another_from_its_day() -> None:
    first = Setting(duty="IR-02", within=working_days(15), known_on=KNOWN, until=date(2025, 1, 6))
    second = Setting(duty="IR-02", within=working_days(10), known_on=KNOWN, from_on=date(2025, 1, 6))
    (one,) = owed("IR-02", CAME, settings=(second, first))
    assert one.council_due_on == date(2025, 1, 20)


def test_hours_of_a_councils_own_are_said_to_the_minute() -> None:
    own = Setting(duty="MI-02", within=hours(48), known_on=KNOWN)
    gone = happened(Kind.WENT_MISSING, "2025-03-01T20:00", "m1")
    back = happened(Kind.RETURNED, "2025-03-02T09:30", "m1")
    (one,) = owed("MI-02", CAME, gone, back, settings=(own,))
    assert one.due_at == datetime(2025, 3, 5, 9, 30, tzinfo=UTC)
    assert one.council_due_at == datetime(2025, 3, 4, 9, 30, tzinfo=UTC)
    assert "This council's own time is 09:30 on Tuesday 4 March 2025." in explain(one)


@pytest.mark.parametrize("key", ["LA-18", "IR-02", "HE-05", "MI-02", "IR-06", "LC-09"])
def test_what_a_council_types_is_counted_as_the_rule_is(key: str) -> None:
    rule = BY_KEY[key].within
    assert own_count(rule, number=rule.number, unit=unit_of(rule)) == rule


def test_a_gap_in_another_unit_is_still_a_gap() -> None:
    assert own_count(BY_KEY["LA-18"].within, number=21, unit=Unit.DAYS).words == "At most 21 days"


def test_nothing_is_offered_where_the_law_fixes_it_or_there_is_nothing_to_count() -> None:
    assert not units_of(BY_KEY["LA-22"])
    assert not units_of(BY_KEY["ED-02"])
    assert not units_of(BY_KEY["LC-10"])
    assert units_of(BY_KEY["MI-02"]) == (Unit.HOURS,)
    assert Unit.MONTHS in units_of(BY_KEY["IR-03"])


@pytest.mark.parametrize("duty", [duty for duty in ALL if units_of(duty)], ids=lambda duty: duty.key)
def test_every_duty_that_may_be_set_takes_one_of_its_unit(duty: Duty) -> None:
    later = unit_of(duty.within) is Unit.WORKING_DAYS_BEFORE
    number = duty.within.number + 1 if later else 1
    own = own_count(duty.within, number=number, unit=unit_of(duty.within))
    Rulebook(duties=ALL, settings=(Setting(duty=duty.key, within=own, known_on=KNOWN),))
    assert duty.config in {Config.FREE, Config.TIGHTEN}


def test_only_a_rule_not_yet_in_force_is_switched_on() -> None:
    with pytest.raises(SettingRefused, match="in force already"):
        Rulebook(duties=ALL, switched_on=(SwitchedOn(duty="IR-02", from_on=KNOWN, known_on=KNOWN),))

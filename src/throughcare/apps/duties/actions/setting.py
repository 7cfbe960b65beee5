"""The council's own times, rules it says are in force, and holidays. The only writers of them.

Each change asks, in its own transaction, for every child's duties to be reckoned again; whoever calls sets that going once it has committed
(`again.go_on`). What was set stays in the history: as it was known on a day is answered from there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from throughcare.apps.duties import policies
from throughcare.apps.duties.council import allowed, setting_of
from throughcare.apps.duties.models import CouncilSetting, ExtraHoliday, OwedDuty, ReckonedAgain, RuleInForce
from throughcare.apps.workforce.itself import ITSELF
from throughcare.apps.workforce.models import Worker
from throughcare.core.acting import acting_as
from throughcare.core.changes import action
from throughcare.core.words import long_date, plain_date
from throughcare.statute.duties import BY_KEY
from throughcare.statute.duty import Duty
from throughcare.statute.holidays import BANK_HOLIDAYS, FIRST_DAY, HORIZON
from throughcare.statute.own import Unit, units_of
from throughcare.statute.rulebook import SettingRefused, check_switch

ONE_AT_A_TIME = 24_001
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Time:
    """So many of a unit, as somebody typed it."""

    number: int
    unit: Unit


@action(why="council's own time set")
def set_own_time(key: str, *, time: Time, again: Time | None = None, from_on: date, decision: str, by: Worker) -> CouncilSetting:
    """Set this council's own time for a duty, for what begins from a day on. What was set before ends that day.

    Raises SettingRefused, in the law's words, for what the law does not let a council set.
    """
    policies.check_can_set(by)
    policies.check_decision(decision)
    duty = _duty(key)
    _check_time(duty, time)
    if again is not None:
        _check_time(duty, again)
    new = CouncilSetting(
        duty=key,
        number=time.number,
        unit=time.unit.value,
        again_number=again.number if again is not None and duty.then is not None else None,
        again_unit=again.unit.value if again is not None and duty.then is not None else "",
        from_on=from_on,
        decision=decision.strip(),
        by=by,
    )
    allowed(setting_of(new))
    one_at_a_time()
    _make_room(new)
    new.save()
    reckon_again(f"{duty.words}: {time.number} {time.unit.words}", by=by)
    return new


def _make_room(new: CouncilSetting) -> None:
    """End what applied before; of one set for the same day this is the correction; what is set for later stays."""
    for held in CouncilSetting.objects.filter(duty=new.duty).order_by("from_on"):
        if held.from_on < new.from_on and (held.until_on is None or held.until_on > new.from_on):
            new.until_on, held.until_on = held.until_on, new.from_on
            held.save(update_fields=["until_on"])
        elif held.from_on == new.from_on:
            new.until_on = held.until_on
            held.delete()
        elif held.from_on > new.from_on and (new.until_on is None or held.from_on < new.until_on):
            new.until_on = held.from_on


@action(why="council's own time withdrawn")
def withdraw_own_time(setting_id: UUID, *, from_on: date, by: Worker) -> None:
    """End this council's own time for a duty, for what begins from a day on; one that would not yet have begun never applies."""
    policies.check_can_set(by)
    one_at_a_time()
    held = CouncilSetting.objects.get(pk=setting_id)
    if held.until_on is not None and held.until_on <= from_on:
        raise SettingRefused(f"It has already ended, on {plain_date(held.until_on)}.")
    if held.from_on >= from_on:
        held.delete()
    else:
        held.until_on = from_on
        held.save(update_fields=["until_on"])
    reckon_again(f"{_duty(held.duty).name}: no time of this council's own", by=by)


@action(why="rule said to be in force")
def say_in_force(key: str, *, from_on: date, decision: str, by: Worker) -> RuleInForce:
    """Say that a rule which was made and not in force now is, for what begins from a day on. Said again, it is corrected."""
    policies.check_can_set(by)
    policies.check_decision(decision)
    duty = _duty(key)
    check_switch(duty)
    one_at_a_time()
    said = RuleInForce.objects.filter(duty=key).first() or RuleInForce(duty=key)
    said.from_on, said.decision, said.by = from_on, decision.strip(), by
    said.save()
    reckon_again(f"{duty.words}: in force from {plain_date(from_on)}", by=by)
    return said


@action(why="rule no longer said to be in force")
def withdraw_in_force(key: str, *, by: Worker) -> None:
    """Take back that a rule is in force: it was said in error, or too soon."""
    policies.check_can_set(by)
    one_at_a_time()
    RuleInForce.objects.get(duty=key).delete()
    reckon_again(f"{_duty(key).name}: not in force", by=by)


@action(why="holiday added")
def add_holiday(on: date, *, name: str, by: Worker) -> ExtraHoliday:
    """Add a bank holiday that the list does not have. Raises SettingRefused for a day that is none, or is listed already."""
    policies.check_can_keep_holidays(by)
    listed = {holiday.on for holiday in BANK_HOLIDAYS if holiday.england_and_wales and holiday.withdrawn_on is None}
    if on.weekday() >= _SATURDAY:
        raise SettingRefused(f"{long_date(on)} is not a working day anyway.")
    if not FIRST_DAY <= on <= HORIZON:
        raise SettingRefused(
            f"Holidays are kept from {plain_date(FIRST_DAY)} to {plain_date(HORIZON)}. Later years come as a whole."
        )
    if on in listed or ExtraHoliday.objects.filter(on=on).exists():
        raise SettingRefused(f"{long_date(on)} is in the list already.")
    one_at_a_time()
    added = ExtraHoliday.objects.create(on=on, name=name.strip(), by=by)
    reckon_again(f"{added.name}, {plain_date(on)}, is a holiday", by=by)
    return added


@action(why="holiday withdrawn")
def withdraw_holiday(holiday_id: UUID, *, by: Worker) -> None:
    """Take a holiday that was added here off the list again."""
    policies.check_can_keep_holidays(by)
    one_at_a_time()
    held = ExtraHoliday.objects.get(pk=holiday_id)
    held.delete()
    reckon_again(f"{held.name}, {plain_date(held.on)}, is no holiday", by=by)


def _duty(key: str) -> Duty:
    duty = BY_KEY.get(key)
    if duty is None:
        raise SettingRefused(f"There is no duty {key}.")
    return duty


def _check_time(duty: Duty, time: Time) -> None:
    units = units_of(duty)
    if not units:
        raise SettingRefused(
            f"{duty.key} ({duty.name}) is fixed by law, or has no length of time, and cannot be set by a council."
        )
    if time.unit not in units:
        raise SettingRefused(f"{duty.key} ({duty.name}) is set in {' or '.join(unit.words for unit in units)}.")
    if not 1 <= time.number <= time.unit.most:
        raise SettingRefused(f"Say from 1 to {time.unit.most} {time.unit.words}.")


def one_at_a_time() -> None:
    """Two people who change the rulebook at once take turns."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


def reckon_again(why: str, *, by: Worker) -> None:
    """Ask for every child's duties to be reckoned again, if any are kept."""
    with acting_as(ITSELF):
        anything_kept = OwedDuty.objects.exists()
    if anything_kept:
        ReckonedAgain.objects.create(by=by, why=why[:300])

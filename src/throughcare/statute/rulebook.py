"""The rules a reckoning is made by: the duties, the council's own settings and the holidays, each known from a date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from throughcare.statute.calendar import Calendar, CalendarCode, calendars
from throughcare.statute.counting import Count, NoDate
from throughcare.statute.duty import Config, Duty, Status
from throughcare.statute.holidays import BANK_HOLIDAYS, HORIZON, Holiday
from throughcare.statute.terms import Term, in_order

_A_LEAP_CYCLE = (date(2023, 1, 1), 4 * 365 + 1)
_PLACEHOLDER_BIRTH = date(2010, 2, 28)


class SettingRefused(ValueError):
    """A council's setting that the law does not let it make."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A council's own count for a duty, for triggers from a day on. `then` is for rolling duties; null keeps `within`.

    `until` is the first day on which it no longer applies; null while it goes on.
    """

    duty: str
    within: Count
    known_on: date
    then: Count | None = None
    from_on: date = date.min
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchedOn:
    """A rule that was made but not in force, and now is, for triggers from a day on."""

    duty: str
    from_on: date
    known_on: date


@dataclass(frozen=True, eq=False)
class Rulebook:
    """The duties with all that may differ between councils and years. Two rulebooks are never equal, only the same one."""

    duties: tuple[Duty, ...]
    settings: tuple[Setting, ...] = ()
    switched_on: tuple[SwitchedOn, ...] = ()
    holidays: tuple[Holiday, ...] = BANK_HOLIDAYS
    horizon: date = HORIZON
    terms: tuple[Term, ...] = ()
    """The school terms this council has set, in order; empty where it has set none, and then what is counted by them waits."""

    def __post_init__(self) -> None:
        in_order(self.terms)
        by_key = {duty.key: duty for duty in self.duties}
        for setting in self.settings:
            if setting.duty not in by_key:
                raise SettingRefused(f"There is no duty {setting.duty}.")
            check_setting(by_key[setting.duty], setting, self.calendars[by_key[setting.duty].calendar])
        for switch in self.switched_on:
            if switch.duty not in by_key:
                raise SettingRefused(f"There is no duty {switch.duty}.")
            check_switch(by_key[switch.duty])

    @property
    def calendars(self) -> dict[CalendarCode, Calendar]:
        """Every calendar, with these holidays."""
        return calendars(self.holidays, horizon=self.horizon, terms=self.terms)

    def calendar_of(self, duty: Duty) -> Calendar:
        """The calendar a duty is counted by."""
        return self.calendars[duty.calendar]

    def as_known_on(self, day: date) -> Rulebook:
        """The rulebook as it was known at the end of a day: later settings, switches and holidays are not in it."""
        return Rulebook(
            duties=self.duties,
            settings=tuple(setting for setting in self.settings if setting.known_on <= day),
            switched_on=tuple(switch for switch in self.switched_on if switch.known_on <= day),
            holidays=tuple(
                replace(holiday, known_on=None, withdrawn_on=None) for holiday in self.holidays if holiday.is_known_on(day)
            ),
            horizon=self.horizon,
            terms=tuple(term for term in self.terms if term.known_on is None or term.known_on <= day),
        )


def check_switch(duty: Duty) -> None:
    """Only a rule that was made and is not in force can be switched on. Raises SettingRefused for any other."""
    if duty.status is not Status.PROSPECTIVE:
        raise SettingRefused(f"{duty.key} ({duty.name}) is in force already: there is nothing to switch on.")


def check_setting(duty: Duty, setting: Setting, calendar: Calendar) -> None:
    """A local duty may be set; some legal ones may be brought forward; the rest stay as they are. Raises SettingRefused."""
    if duty.config is Config.FREE:
        return
    if duty.config is not Config.TIGHTEN:
        raise SettingRefused(f"{duty.key} ({duty.name}) is fixed by law and cannot be set by a council.")
    pairs = [(setting.within, duty.within)]
    if duty.then is not None:
        pairs.append((setting.then or setting.within, duty.then))
    for own, legal in pairs:
        if _ever_later(own, legal, calendar):
            raise SettingRefused(
                f"{duty.key} ({duty.name}) may be tightened but never loosened: {own.words.lower()} can fall later "
                f"than the {legal.words.lower()} the rule allows."
            )


def _ever_later(own: Count, legal: Count, calendar: Calendar) -> bool:
    """Whether, from any day of four years, the council's date would fall after the legal one."""
    first, days = _A_LEAP_CYCLE
    if own.in_hours or legal.in_hours:
        return not (own.in_hours and legal.in_hours and own.number <= legal.number)
    try:
        for ordinal in range(days):
            since = first + timedelta(days=ordinal)
            own_due = own.due(since, calendar, born=_PLACEHOLDER_BIRTH)
            if own_due > legal.due(since, calendar, born=_PLACEHOLDER_BIRTH):
                return True
    except NoDate:
        return True
    return False

"""Bank holidays as their page shows them: by year, up to the last that are known, with a warning when that comes near."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from throughcare.apps.duties.forms import HolidayForm
from throughcare.apps.duties.models import ExtraHoliday
from throughcare.apps.duties.policies import KEEPS_HOLIDAYS
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.queries import roles_now
from throughcare.core.shown import Fact
from throughcare.core.words import long_date, plain_date
from throughcare.statute.calendar import CalendarCode, calendars
from throughcare.statute.holidays import BANK_HOLIDAYS, HORIZON

MONTHS_LEFT_TO_WARN = 24


@dataclass(frozen=True, slots=True)
class HolidayRow:
    """One bank holiday; `withdraw_href` where it was added here and whoever looks may take it off again."""

    day: str
    name: str
    withdraw_href: str = ""


@dataclass(frozen=True, slots=True)
class HolidaysPage:
    """Bank holidays by year, the past years apart, and a form for those who may add one."""

    known_to: str
    warning: str
    years: tuple[tuple[int, tuple[HolidayRow, ...]], ...]
    past: tuple[tuple[int, tuple[HolidayRow, ...]], ...]
    form: HolidayForm | None


def holidays_page(worker: Worker, *, form: HolidayForm, today: date) -> HolidaysPage:
    """The bank holidays of England and Wales that working days leave out."""
    may = bool(roles_now(worker) & KEEPS_HOLIDAYS)
    found = [
        (each.on, HolidayRow(long_date(each.on), _named(each.name)))
        for each in BANK_HOLIDAYS
        if each.england_and_wales and each.withdrawn_on is None
    ]
    for added in ExtraHoliday.objects.select_related("by"):
        gone = reverse("duties:withdraw_holiday", args=[added.pk]) if may else ""
        found.append((added.on, HolidayRow(long_date(added.on), f"{added.name} (added here by {added.by.name})", gone)))
    by_year: dict[int, list[HolidayRow]] = {}
    for on, row in sorted(found, key=lambda pair: pair[0]):
        by_year.setdefault(on.year, []).append(row)
    years = [(year, tuple(rows)) for year, rows in by_year.items()]
    return HolidaysPage(
        known_to=plain_date(HORIZON),
        warning=warning(today),
        years=tuple((year, rows) for year, rows in years if year >= today.year),
        past=tuple((year, rows) for year, rows in reversed(years) if year < today.year),
        form=form if may else None,
    )


def holiday_facts(today: date) -> tuple[Fact, ...]:
    coming = [each for each in BANK_HOLIDAYS if each.on >= today and each.england_and_wales and each.withdrawn_on is None]
    extra = ExtraHoliday.objects.filter(on__gte=today)
    soon = min([*((each.on, each.name) for each in coming), *((each.on, each.name) for each in extra)], default=None)
    following = ", ".join(filter(None, (_named(soon[1]), long_date(soon[0])))) if soon else "None is known"
    return (Fact("The next", following), Fact("Known to", plain_date(HORIZON)))


def _named(name: str) -> str:
    """What a holiday is called; nothing for one that is only a bank holiday, as all of them are."""
    return "" if name == "Bank holiday" else name


def warning(today: date) -> str:
    """What to say when the last year whose holidays are known comes near."""
    calendar = calendars()[CalendarCode.EW_BH]
    if not calendar.is_near_its_end(today, months=MONTHS_LEFT_TO_WARN):
        return ""
    return (
        f"Holidays are known only to {plain_date(HORIZON)}. Duties counted in working days past that day have no date, so the years after it "
        "are needed soon: they come with a new version of Throughcare."
    )

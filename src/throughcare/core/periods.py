"""Periods: from the day they start, up to but not including the day they end; open while `ended_on` is null."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.postgres.fields import DateRangeField
from django.db.models import CheckConstraint, F, Func, Q, QuerySet


class HalfOpen(Func):
    """The days of a period, as the database compares them: `[started_on, ended_on)`. A same-day stay covers no day."""

    function = "daterange"
    output_field = DateRangeField()

    def __init__(self, started: str = "started_on", ended: str = "ended_on", **extra: Any) -> None:
        super().__init__(F(started), F(ended), **extra)


def ends_after_it_starts(noun: str) -> CheckConstraint:
    """A period may end the day it starts, never before."""
    return CheckConstraint(
        name=f"{noun}_does_not_end_before_it_starts", condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on"))
    )


def on_day(day: date, prefix: str = "") -> Q:
    """Periods that cover a day."""
    return Q(**{f"{prefix}started_on__lte": day}) & (Q(**{f"{prefix}ended_on": None}) | Q(**{f"{prefix}ended_on__gt": day}))


def latest_on(periods: QuerySet[Any], day: date) -> Any | None:
    """The period that covers a day, the later-started if a same-day stay makes it two; None if none does."""
    return periods.filter(on_day(day)).order_by("-started_on").first()

"""Every version of every fact: kept by the database itself, so that bulk writes leave their trace too.

A version carries the columns as they were, `known_at` (when we knew it) and a context (who wrote it, and why). A deletion is
kept as the last version with the moment it was taken away. Versions are append-only.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber

from throughcare.core.bulk import plain

LONDON = ZoneInfo("Europe/London")
ADDED, CHANGED, TAKEN_AWAY = "added", "changed", "taken away"
M = TypeVar("M", bound=models.Model)

KNOWN_WHEN_CHANGED = pgtrigger.Trigger(
    name="known_when_changed",
    operation=pgtrigger.Update,
    when=pgtrigger.Before,
    condition=pgtrigger.Q(old__known_at=pgtrigger.F("new__known_at")),
    func="NEW.known_at := throughcare_known_at(); RETURN NEW;",
)
"""A changed row is known from the change on, unless the writer says otherwise."""


def remembered(model: type[M]) -> type[M]:
    """Keep every version of this model's rows: what they were, when we knew, who wrote them and why."""
    track: Callable[[type[M]], type[M]] = pghistory.track(
        pghistory.InsertEvent(ADDED), pghistory.UpdateEvent(CHANGED), pghistory.DeleteEvent(TAKEN_AWAY)
    )
    tracked = track(model)
    pgtrigger.register(KNOWN_WHEN_CHANGED)(tracked)
    return tracked


def end_of(day: date) -> datetime:
    """The first moment that is no longer this London day."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=LONDON)


def versions(model: type[models.Model]) -> models.QuerySet[Any]:
    """All versions of this model's rows, through row-level security like the rows themselves."""
    event: Any = model._meta.get_field("events").related_model
    everything: models.QuerySet[Any] = event.objects.all()
    return everything


def as_known_on(model: type[models.Model], day: date, where: Any, *, plainly: bool = False) -> list[Any]:
    """The rows of `model` matching `where` as they were known at the end of `day`: the last version of each, unless taken away.

    Returns event rows, which have the model's own columns; or `plainly` those columns alone, as values for reading by the thousand.
    """
    until = end_of(day)
    then = (
        versions(model)
        .filter(where)
        .filter(Q(pgh_label=TAKEN_AWAY, pgh_created_at__lt=until) | (~Q(pgh_label=TAKEN_AWAY) & Q(known_at__lt=until)))
        .annotate(newest=Window(RowNumber(), partition_by=F("pgh_obj_id"), order_by=F("pgh_id").desc()))
        .filter(newest=1)
    )
    if plainly:
        own = [field.attname for field in model._meta.concrete_fields]
        every = plain(then, "pgh_obj_id", "pgh_label", *own)
        return [row for row in every if row.pgh_label != TAKEN_AWAY]
    return [row for row in then if row.pgh_label != TAKEN_AWAY]

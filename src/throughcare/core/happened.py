"""From rows of facts to happenings: each app says once how its models tell what happened, and this reads them in few queries."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection, models

from throughcare.core.bulk import OneOf, plain
from throughcare.core.history import as_known_on

LONDON = ZoneInfo("Europe/London")

Tells = Mapping[type[models.Model], Callable[[Any], Iterable[Any]]]
"""For each model, what one of its rows tells of."""


def london_day(moment: datetime) -> date:
    """The London day of a moment."""
    return moment.astimezone(LONDON).date()


def key_of(row: Any) -> str:
    """The key of the fact a row is, or is a version of."""
    return str(getattr(row, "pgh_obj_id", None) or row.pk)


def model_of(row: Any) -> type[models.Model]:
    """The model a row is of, or is a version of."""
    return getattr(row, "pgh_tracked_model", type(row))


def facts_about(tells: Iterable[type[models.Model]], children: Sequence[UUID], known_on: date | None = None) -> Iterator[Any]:
    """Every row of these models about these children, as now known or as known at the end of a past day.

    One child is read in a single query whatever the number of models; many, in one query a model, as plain values for reading only.
    """
    chosen = list(tells)
    if known_on is not None:
        for model in chosen:
            yield from as_known_on(model, known_on, OneOf("child_id", children), plainly=len(children) > 1)
    elif len(children) == 1:
        yield from _all_at_once(chosen, children[0])
    else:
        for model in chosen:
            yield from plain(model._default_manager.filter(OneOf("child_id", children)).order_by())


def _all_at_once(chosen: Sequence[type[models.Model]], child: UUID) -> Iterator[Any]:
    parts = [
        f"SELECT {place} AS place, to_jsonb(fact) AS fact FROM {model._meta.db_table} fact WHERE fact.child_id = %s"
        for place, model in enumerate(chosen)
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), [child] * len(parts))
        rows = cursor.fetchall()
    columns = [[(field.attname, field.column, field.to_python) for field in model._meta.concrete_fields] for model in chosen]
    for place, fact in rows:
        values = json.loads(fact) if isinstance(fact, str) else fact
        yield chosen[place](**{name: _to(values[column], to_python) for name, column, to_python in columns[place]})


def _to(value: Any, to_python: Callable[[Any], Any]) -> Any:
    return None if value is None else to_python(value)

"""Rows by the thousand: written in one statement, chosen by one list of keys, read as plain values.

Django asks something of every column of every row it writes or reads. That is well spent on a page, and was most of an import's time.
"""

from __future__ import annotations

import json
from collections import namedtuple
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import Any

from django.db import connection, models
from django.db.models import F, Func, Value

AT_ONCE = 5_000


def insert(rows: Sequence[models.Model]) -> None:
    """Write new rows of one model as they stand. No key is asked back: what the database numbers itself stays unnumbered here."""
    if not rows:
        return
    table, columns, values = _written(type(rows[0]))
    listed = ", ".join(f'"{column}"' for column in columns)
    statement = f'INSERT INTO "{table}" ({listed}) SELECT {listed} FROM json_populate_recordset(NULL::"{table}", %s)'
    with connection.cursor() as cursor:
        for first in range(0, len(rows), AT_ONCE):
            said = [dict(zip(columns, values(row), strict=True)) for row in rows[first : first + AT_ONCE]]
            cursor.execute(statement, [json.dumps(said, default=str)])


@cache
def _written(model: type[models.Model]) -> tuple[str, tuple[str, ...], Any]:
    fields = [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
    if said_by_database := [field.name for field in fields if field.has_db_default()]:
        raise TypeError(f"{model.__name__} leaves {', '.join(said_by_database)} to the database, so Django must write it.")
    return model._meta.db_table, tuple(str(field.column) for field in fields), attrgetter(*(field.attname for field in fields))


class OneOf(Func):
    """Whether a column is one of many values, given as one. A condition for `filter`.

    `column__in` names each value by itself, and a thousand of them take longer to say and to plan than their rows to find.
    """

    template, arg_joiner = "%(expressions)s)", " = ANY("
    output_field = models.BooleanField()

    def __init__(self, column: str, values: Iterable[Any]) -> None:
        super().__init__(F(column), Value(list(values)))


def plain(rows: models.QuerySet[Any], *names: str) -> Iterator[Any]:
    """The rows of a query as plain values under their own names, all or some; `pk` is their key. For reading only."""
    model: type[models.Model] = rows.model
    row = _plain(model, names)
    return map(row._make, rows.values_list(*row._fields))


@cache
def _plain(model: type[models.Model], names: tuple[str, ...]) -> Any:
    chosen = names or tuple(field.attname for field in model._meta.concrete_fields)
    named: Any = namedtuple  # of columns known only here
    key = model._meta.pk.attname
    beside = {"__slots__": (), "pk": property(attrgetter(key)), "pgh_tracked_model": getattr(model, "pgh_tracked_model", model)}
    return type(model.__name__, (named(model.__name__, chosen),), beside)

"""Several questions put to the database in one statement, for a page that everybody opens."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Question:
    """One expression of SQL that answers with one value, and what it is told."""

    sql: str
    told: tuple[Any, ...] = ()


NOTHING = Question("'[]'::json")


def rows_of(asked: QuerySet[Any, Any]) -> Question:
    """Every row that `values()` asks for, in its order, as JSON tells it: keys, days and moments are words.

    Each column must have a name of its own: what comes from another table is named in `values`.
    """
    try:
        sql, told = asked.query.sql_with_params()
    except EmptyResultSet:  # Django knows without asking that there is none
        return NOTHING
    return Question(f"(SELECT coalesce(json_agg(one), '[]'::json) FROM ({sql}) one)", told)


def together(*questions: Question) -> list[Any]:
    """The answers to several questions, in their order, from one statement."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(one.sql for one in questions)}", [each for one in questions for each in one.told])
        return [_told(each) for each in cursor.fetchone() or ()]


def _told(answer: Any) -> Any:
    return json.loads(answer) if isinstance(answer, str) else answer

"""The facts about one child, by what they are: rows of the record, versions of rows, or what a return tells, read alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Model

from throughcare.core.happened import key_of, london_day, model_of

__all__ = ["Facts", "day_of", "key_of", "said"]


class Facts:
    """`facts[Visit]` is a child's visits; none is an empty list."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self._by_model: dict[type[Model], list[Any]] = defaultdict(list)
        for row in rows:
            self._by_model[model_of(row)].append(row)

    def __getitem__(self, model: type[Model]) -> list[Any]:
        return self._by_model.get(model, [])

    def by(self, model: type[Model], name: str) -> dict[Any, Any]:
        """The facts of one kind by what they hang on, such as an interview by its episode."""
        return {getattr(row, name): row for row in self[model]}


def said(words: str) -> str | None:
    """What was said, or null where nothing was: the database keeps an empty text."""
    return words or None


def day_of(moment: datetime | None) -> date | None:
    """The London day of a moment, if there is one."""
    return None if moment is None else london_day(moment)

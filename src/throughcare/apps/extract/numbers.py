"""Numbers that are one person's, and that more than one person has on record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, OuterRef

from throughcare.apps.extract.care import SHARED
from throughcare.apps.involvement.models import Restriction
from throughcare.apps.people.models import Identifier
from throughcare.core.bulk import OneOf
from throughcare.core.happened import model_of
from throughcare.core.periods import on_day
from throughcare.core.today import today


def shared_numbers(facts: Iterable[Any]) -> frozenset[str]:
    """Those of the numbers among these facts that more than one person has now.

    Records that are restricted do not count: a doubt would tell somebody of a record that they may not know of.
    """
    wanted = {row.value for row in facts if model_of(row) is Identifier and row.kind in SHARED and row.ended_on is None}
    if not wanted:
        return frozenset()
    closed = Restriction.objects.filter(on_day(today()), person=OuterRef("child"))
    held = Identifier.objects.filter(OneOf("value", sorted(wanted)), ~Exists(closed), kind__in=SHARED, ended_on=None)
    twice = held.values("kind", "value").annotate(people=Count("child", distinct=True)).filter(people__gt=1)
    return frozenset(row["value"] for row in twice)

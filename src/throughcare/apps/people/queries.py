"""Reading who somebody is: what to call them, and the number returns know them by."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from throughcare.apps.people.models import Hazard, Identifier, Person
from throughcare.apps.workforce.models import Worker

NO_NAME = "No name on record"


def name_of(person: Person, *, number: str | None = None) -> str:
    """What to call a child, on every page alike: their name; where a return gave none, the number it gave."""
    return person.called or (f"Child {number}" if number else NO_NAME)


def numbers_in_returns(children: Collection[UUID]) -> dict[UUID, str]:
    """The number returns now know each of these children by."""
    known = Identifier.objects.filter(child_id__in=children, kind=Identifier.Kind.RETURN, ended_on=None)
    return dict(known.values_list("child_id", "value"))


def hazards_to_look_at(worker: Worker, today: date) -> QuerySet[Hazard]:
    """Warnings that others raised and no manager has agreed to, and those whose day to be looked at again has come: the oldest first."""
    to_agree = Q(agreed_by=None) & ~Q(raised_by=worker)
    return Hazard.objects.filter(to_agree | Q(review_on__lte=today), ended_on=None).order_by("review_on", "pk")

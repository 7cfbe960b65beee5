"""What was proposed as done and is not yet, by a second person's word: on the first page of whoever proposed it, until it is proposed anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import F, Func, UUIDField
from django.urls import reverse

from throughcare.apps.desk.first_pages import Cell, Offer, Part
from throughcare.apps.improvement.models import Objective
from throughcare.apps.improvement.policies import PLANS
from throughcare.core.shown import Column
from throughcare.core.together import Question, rows_of
from throughcare.core.words import plain_date

WHOEVER_ACTS = Func(function="throughcare_worker", output_field=UUIDField())


def _asks() -> tuple[Question, ...]:
    theirs = Objective.objects.filter(proposed_by=WHOEVER_ACTS).exclude(not_yet="").order_by("number")
    return (rows_of(theirs.values("id", "number", "title", "not_yet", "not_yet_on", who=F("not_yet_by__name"))),)


def _shown(answers: Sequence[Any]) -> Part:
    rows = tuple(
        (
            Cell(str(Objective(number=each["number"], title=each["title"])), reverse("improvement:objective", args=[each["id"]])),
            Cell(f"{each['who']}, {plain_date(date.fromisoformat(each['not_yet_on']))}"),
            Cell(each["not_yet"]),
        )
        for each in answers[0]
    )
    columns = (Column("What you proposed as done"), Column("Who said not yet"), Column("Because"))
    return Part("not-yet", "Not done yet, by a second person’s word", columns, rows, "", beside=True)


OFFERS = (Offer(PLANS, _asks, _shown),)

"""Imports on the first page of analysts and business support: the latest, what waits for somebody, and what was set aside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import F
from django.urls import reverse

from throughcare.apps.desk.first_pages import Cell, Offer, Part
from throughcare.apps.intake.models import Batch
from throughcare.apps.intake.presenters import sum_of, title_of
from throughcare.apps.workforce.roles import Role
from throughcare.core.page import Link
from throughcare.core.shown import Column
from throughcare.core.together import Question, rows_of
from throughcare.core.words import moment, thousands

FEW = 5
LEADS_TO = frozenset({Batch.State.PREVIEWED, Batch.State.COMMITTED})


def _asks() -> tuple[Question, ...]:
    latest = Batch.objects.exclude(state=Batch.State.LEFT).order_by("-made_at")
    return (rows_of(latest.values("id", "year", "state", "made_at", "counts", who=F("by__name"))[:FEW]),)


def _shown(answers: Sequence[Any]) -> Part:
    rows = []
    for each in answers[0]:
        batch, total = Batch(year=each["year"], state=each["state"]), sum_of(each["counts"])
        aside = f"{reverse('intake:rows', args=[each['id']])}?outcome=set_aside"
        rows.append(
            (
                Cell(title_of(batch), reverse("intake:batch", args=[each["id"]])),
                Cell(_standing(batch)),
                Cell(f"{moment(datetime.fromisoformat(each['made_at']))}, by {each['who']}"),
                Cell(thousands(total.set_aside), aside if total.set_aside and batch.state in LEADS_TO else ""),
            )
        )
    columns = (Column("Return"), Column("How it stands"), Column("Brought in"), Column("Rows set aside", number=True))
    more = Link("Every import, and bringing another in", reverse("intake:imports"))
    return Part("imports", "Returns brought in", columns, tuple(rows), "No return has been brought in yet.", more)


def _standing(batch: Batch) -> str:
    return "Waits for somebody to commit it" if batch.state == Batch.State.PREVIEWED else str(batch.get_state_display())


OFFERS = (Offer(frozenset({Role.ANALYST, Role.BUSINESS_SUPPORT}), _asks, _shown),)

"""The placements team's first page: which placements must be put right, and which are at risk and wait for the support asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from throughcare.apps.desk.exceptions.found import of_placement, placements_to_mend
from throughcare.apps.desk.exceptions.shown import TITLES
from throughcare.apps.desk.first_pages import HOW_MANY, NAMES_OF_CHILD, Cell, Offer, Part, child_cell, how_many
from throughcare.apps.support.models import Support, SupportStep
from throughcare.apps.workforce.roles import Role
from throughcare.core.shown import Column
from throughcare.core.today import today
from throughcare.core.together import Question, rows_of
from throughcare.core.words import from_day

MOST = 30
PLACES = frozenset({Role.PLACEMENTS})


def _asks_to_mend() -> tuple[Question, ...]:
    placed = placements_to_mend(today()).order_by("started_on", "pk")
    return (rows_of(placed.values("child_id", "kind", "urn", "started_on", "temporary_approval", **NAMES_OF_CHILD)),)


def _to_mend(answers: Sequence[Any]) -> Part:
    found = [
        (one, child_cell(each))
        for each in answers[0]
        for one in of_placement(
            UUID(each["child_id"]),
            each["kind"],
            each["urn"],
            date.fromisoformat(each["started_on"]),
            temporary=each["temporary_approval"],
            today=today(),
        )
    ]
    found.sort(key=lambda pair: pair[0].since)
    rows = tuple((name, Cell(TITLES[one.matter]), Cell(one.words)) for one, name in found[:MOST])
    columns = (Column("Child"), Column("What must be put right"), Column("What is so"))
    nothing = "Every placement is registered, and no approval is running out."
    return Part("to-put-right", "Placements to put right", columns, rows, nothing, of=len(found))


def _asks_at_risk() -> tuple[Question, ...]:
    last = SupportStep.objects.filter(support=OuterRef("pk")).order_by("-came_on", "-known_at").values("step")[:1]
    open_still = Q(last=None) | Q(last__in=(SupportStep.Step.OFFERED, SupportStep.Step.WAITING, SupportStep.Step.TURNED_DOWN))
    asked = Support.objects.annotate(last=Subquery(last)).filter(open_still, purpose=Support.Purpose.PLACEMENT)
    told = asked.order_by("asked_on", "pk")
    return (rows_of(told.values("child_id", "kind", "asked_of", "last", "asked_on", **HOW_MANY, **NAMES_OF_CHILD)[:MOST]),)


def _at_risk(answers: Sequence[Any]) -> Part:
    rows = tuple(
        (
            child_cell(each),
            Cell(Support.Kind(each["kind"]).label),
            Cell(each["asked_of"]),
            Cell(from_day(date.fromisoformat(each["asked_on"]), today())),
            Cell(SupportStep.Step(each["last"]).label if each["last"] else "Nobody has answered"),
        )
        for each in answers[0]
    )
    columns = tuple(Column(text) for text in ("Child", "Support asked for", "Asked of", "Since", "What came of it"))
    nothing = "No placement waits for support that was asked for."
    return Part("at-risk", "Placements at risk", columns, rows, nothing, of=how_many(*answers))


OFFERS = (Offer(PLACES, _asks_to_mend, _to_mend), Offer(PLACES, _asks_at_risk, _at_risk))

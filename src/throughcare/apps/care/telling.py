"""Who is told of a placement: what is asked of it, and who is still to be told."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from throughcare.apps.care.models import PeriodOfCare, Placement, PlacementTold
from throughcare.apps.care.presenters import placement_named
from throughcare.apps.people.models import Person
from throughcare.core.asking.asked import Asking
from throughcare.core.asking.form import Day, EachOf, Form, Option, Question, Section, Words
from throughcare.core.today import today
from throughcare.core.words import plain_date

Whom = PlacementTold.Whom
LATELY = timedelta(weeks=3)
"""For so long after a home was left it can still be recorded who was told of it; and for as long as that is owed."""
UNTOLD = "untold"
"""The list of those who are still to be told, each of one placement."""

FORM = Form(
    key="placement-told",
    version=1,
    title="Others were told of a placement",
    sections=(
        Section(
            key="told",
            title="Who was told",
            hint="Those who have been told already are not asked about again. Leave empty whoever is still to be told.",
            questions=(
                Question(
                    "told",
                    "Still to be told",
                    EachOf((Question("on", "On which day were they told?", Day()),), offered=UNTOLD),
                    needed=True,
                    tells="placement_told.told_on",
                ),
                Question("words", "How, who else was told, and what did they say?", Words(rows=3), tells="placement_told.words"),
            ),
        ),
    ),
)


NOBODY = "Enter the day on which somebody was told"
Owed = tuple[UUID, Whom]
"""A placement, and who is to be told of it."""


def asking(child: Person, *, owed: Container[Owed] = frozenset()) -> Asking:
    """Who is still to be told of where a child lives, or lived till lately; and under their names everybody who ever was to be.

    `owed` is what is owed still however long ago the home was left: it is asked about until somebody was told.
    """
    placements = list(Placement.objects.filter(child=child).select_related("period").order_by("-started_on", "-turn"))
    told = set(PlacementTold.objects.filter(child=child).values_list("placement", "whom"))
    every = [(each, whom) for each in placements if not each.same_carer for whom in _to_be_told(each)]
    lately = today() - LATELY
    open_now = [
        (one, whom)
        for one, whom in every
        if (one.ended_on is None or one.ended_on > lately or (one.pk, whom) in owed) and (one.pk, whom.value) not in told
    ]
    began = {_key(one, whom): one.started_on for one, whom in every}
    offered = {UNTOLD: tuple(_options(open_now)), "named": tuple(_options(every))}
    return Asking(child.pk, offered=offered, conflicts=lambda said: _told_wrongly(said, began))


def _told_wrongly(said: Mapping[str, Any], began: Mapping[str, date]) -> Iterator[tuple[str, str]]:
    """Somebody was told, or there is nothing to record; people are told of a placement before it begins, but not months before."""
    days = {name: on for name, on in said.items() if name.startswith("told.")}
    if days and not any(days.values()):
        yield next(iter(days)), NOBODY
    for name, on in days.items():
        _, _, thing = name.removesuffix(".on").partition(".")
        if isinstance(on, date) and thing in began and on < began[thing] - LATELY:
            yield name, f"This is long before the placement began, on {plain_date(began[thing])}"


def _to_be_told(placement: Placement) -> Iterator[Whom]:
    """Health and the others of every placement; the reviewing officer of each but the first, with which they come to the child."""
    period: PeriodOfCare = placement.period
    if placement.started_on > period.started_on:
        yield Whom.OFFICER
    yield Whom.HEALTH
    yield Whom.NOTICE


def _options(those: Iterable[tuple[Placement, Whom]]) -> Iterator[Option]:
    for placement, whom in those:
        yield Option(_key(placement, whom), f"{whom.label}, of {placement_named(placement)}")


def _key(placement: Placement, whom: Whom) -> str:
    return f"{whom.value}-{placement.pk}"

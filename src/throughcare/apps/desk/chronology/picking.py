"""Choosing what belongs in a chronology: the timeline with a box for each event, those that matter most ticked already."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from throughcare.apps.desk.chronology.form import CHRONOLOGY, MOST
from throughcare.apps.desk.timeline import ALSO, timeline
from throughcare.apps.duties.reckoning import reckoned
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.models import Document
from throughcare.core.happened import model_of
from throughcare.core.page import Link
from throughcare.core.shown import Entry
from throughcare.core.words import moment

SIGNIFICANT = frozenset({"Care", "Where they live", "Missing", "Permanence"})
"""Kinds of happening that belong in the story of a child's life by what they are. Of notes, whoever wrote them says so."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One event to tick."""

    key: str
    entry: Entry
    ticked: bool


@dataclass(frozen=True, slots=True)
class PickPage:
    """What may go into a chronology, earliest first, and the chronologies there are already."""

    name: str
    back: Link
    picks: tuple[Pick, ...]
    chosen: int
    fault: str
    may_write: bool
    earlier: tuple[Link, ...]
    most: int = MOST


def entries_of(child: Person, *, until: date) -> list[Entry]:
    """Everything on the child's timeline up to a day, earliest first."""
    facts = reckoned([child], also=ALSO)[child.pk].facts
    keys = {row.worker_id for row in facts if model_of(row) is Allocation and row.worker_id}
    entries, _ = timeline(facts, workers=dict(Worker.objects.filter(pk__in=keys).values_list("pk", "name")), until=until)
    return entries[::-1]


def key_of(entry: Entry) -> str:
    """An event's key: it follows from what the event says, so that what was ticked is what was read."""
    said = "\n".join((entry.on.isoformat(), entry.kind, entry.what, entry.words, entry.href))
    return hashlib.sha256(said.encode()).hexdigest()[:20]


def pick_page(
    child: Person, entries: Sequence[Entry], *, may_write: bool, ticked: frozenset[str] | None = None, fault: str = ""
) -> PickPage:
    """The page. `ticked` are the boxes somebody ticked; at first, the events that matter most, and of too many the latest."""
    keys = [key_of(entry) for entry in entries]
    if ticked is None:
        matter = [key for key, entry in zip(keys, entries, strict=True) if entry.significant or entry.kind in SIGNIFICANT]
        ticked = frozenset(matter[-MOST:])
    return PickPage(
        name=str(child),
        back=Link(f"Back to {child}", reverse("desk:child", args=[child.pk])),
        picks=tuple(Pick(key, entry, key in ticked) for key, entry in zip(keys, entries, strict=True)),
        chosen=len(ticked),
        fault=fault,
        may_write=may_write,
        earlier=tuple(_earlier(child)),
    )


def _earlier(child: Person) -> list[Link]:
    kept = (Document.State.WRITING, Document.State.SUBMITTED, Document.State.FINAL)
    found = Document.objects.filter(child=child, form=CHRONOLOGY.key, state__in=kept).select_related("started_by")
    return [
        Link(
            f"{'Chronology' if one.state == Document.State.FINAL else 'Draft chronology'} by {one.started_by.name}, "
            f"{moment(one.finished_at or one.started_at)}",
            reverse("writing:document", args=[child.pk, one.pk]),
        )
        for one in found.order_by("-started_at")
    ]

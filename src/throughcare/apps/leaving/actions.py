"""Recording that somebody was in touch with a young person who has left care."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from throughcare.apps.agreed.actions import agree_all
from throughcare.apps.agreed.forms import with_owners
from throughcare.apps.care.standing import in_care
from throughcare.apps.leaving.models import LeavingCareContact
from throughcare.apps.people.actions import record_facts
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.actions import for_each_child
from throughcare.apps.writing.models import Document
from throughcare.core.asking.asked import Asking
from throughcare.core.asking.said import Said
from throughcare.core.changes import action
from throughcare.core.words import plain_date


@action(why="in touch after leaving care")
def record_contact(document: Document, said: Said, *, by: Worker) -> None:
    """Put on the record whether we are in touch, what the young person does and where they live, and what was agreed on."""
    (part,) = for_each_child(document, said, on=said["on"], by=by)
    contact = LeavingCareContact(
        child_id=part.child_id,
        source=part.source,
        written_in=part.document,
        contact_on=said["on"],
        in_touch=said["in_touch"],
        activity=said["activity"] or "",
        accommodation=said["lives"] or "",
        by=by,
    )
    record_facts([contact], by=by)
    agree_all(document.child, said["actions"], on=said["on"], document=document, by=by)


def asking(child: Person) -> Asking:
    """What being in touch depends on: that they were looked after once, and are not any more."""
    return with_owners(Asking(child.pk, conflicts=lambda said: _after_care(child, said)), child)


def _after_care(child: Person, said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    on: date | None = said.get("on")
    last = in_care(child).period
    if on is None:
        return
    if last is None:
        yield "on", "They were never looked after by the record. Record a contact or a note instead"
    elif last.ended_on is None:
        yield "on", "They are looked after still by the record. Record a visit, or a contact or a note, instead"
    elif on < last.ended_on:
        yield "on", f"They were looked after until {plain_date(last.ended_on)}. Enter that day or a later one"

"""Putting meetings, decisions and supervision on the record, and with them what was agreed. The only writers of those facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from throughcare.apps.agreed import actions as agreed
from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.care.models import Placement
from throughcare.apps.missing.actions import answer_strategy
from throughcare.apps.oversight import policies
from throughcare.apps.oversight.forms import CARRIED, DONE, ENDED, HOME
from throughcare.apps.oversight.models import Decision, Meeting, MeetingPerson, Supervision
from throughcare.apps.oversight.queries import homes_ended, to_answer, to_be_looked_into
from throughcare.apps.people.actions import record_facts
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.actions import NotYet, Part, for_each_child
from throughcare.apps.writing.models import Document
from throughcare.core.asking.said import Said
from throughcare.core.changes import action
from throughcare.core.happened import london_day
from throughcare.core.periods import on_day
from throughcare.core.today import today
from throughcare.core.words import plain_date


@action(why="meeting recorded")
def record_meeting(document: Document, said: Said, *, by: Worker) -> None:
    """Put a meeting on the record of each child it was about, with who came and what was agreed for that child."""
    on = london_day(said["at"])
    for part in for_each_child(document, said, on=on, by=by):
        meeting = _meeting(part, said, on)
        people = [
            MeetingPerson(child_id=part.child_id, source=part.source, written_in=part.document, meeting=meeting, **row)
            for row in said["people"]
        ]
        record_facts([meeting, *people], by=by)
        agreed.agree_all(part.document.child, said.of(part.child_id, "actions"), on=on, document=part.document, by=by)
        if said["kind"] == Meeting.Kind.STRATEGY:
            answer_strategy(part.document, on=on, by=by)


def _meeting(part: Part, said: Said, on: date) -> Meeting:
    return Meeting(
        child_id=part.child_id,
        source=part.source,
        written_in=part.document,
        kind=said["kind"],
        held_at=said["at"],
        led_by=said["led_by"],
        dissent=said["dissent"],
        significant_harm=said.of(part.child_id, "harm"),
        enquiry=said.of(part.child_id, "enquiry"),
        placement=_placement(part.child_id, said, on),
    )


def _placement(child: UUID, said: Said, on: date) -> Placement | None:
    """The placement that a stability meeting is to keep going, or whose end a disruption meeting is about, as was said of it."""
    if said["kind"] == Meeting.Kind.STABILITY:
        return Placement.objects.filter(on_day(on), child=child).order_by("-started_on", "-turn").first()
    if said["kind"] != Meeting.Kind.DISRUPTION:
        return None
    ended = homes_ended([child], today=on)[child]
    if not said.asks(HOME):  # written on the form before it asked
        return to_be_looked_into(ended) or next(iter(ended), None)
    return next((one for one in ended if str(one.pk) == said.of(child, HOME)), None)


@action(why="decision recorded")
def record_decision(document: Document, said: Said, *, by: Worker) -> None:
    """Put a manager's decision on the record of each child it is about, with what is to be done. Whoever finishes it has decided."""
    policies.check_manages(by)
    parts = for_each_child(document, said, on=said["on"], by=by)
    record_facts(
        [
            Decision(
                child_id=part.child_id,
                source=part.source,
                written_in=part.document,
                decided_on=said["on"],
                by=by,
                led_by=said["led_by"],
                what=said.of(part.child_id, "what"),
                why=said.of(part.child_id, "why"),
            )
            for part in parts
        ],
        by=by,
    )
    for part in parts:
        agreed.agree_all(part.document.child, said.of(part.child_id, "actions"), on=said["on"], document=part.document, by=by)


@dataclass(frozen=True, slots=True)
class Agenda:
    """How things stood for a child when they were discussed. `unseen_days` is None where nothing tells that they were ever seen."""

    overdue: tuple[str, ...]
    drifting: tuple[str, ...]
    unseen_days: int | None
    unseen: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The whole of it, a line each."""
        return (*(f"Overdue: {line}" for line in self.overdue), *(f"Drifting: {line}" for line in self.drifting), self.unseen)


@action(why="supervision recorded")
def record_supervision(document: Document, said: Said, *, agenda: Agenda, by: Worker) -> None:
    """Put supervision of the work with a child on the record: every earlier action answered, and what is to be done next."""
    policies.check_manages(by)
    (part,) = for_each_child(document, said, on=said["on"], by=by)
    going_on = _answer(document, said["earlier"], by=by)
    made = agreed.agree_all(document.child, said["actions"], on=said["on"], document=document, by=by)
    if not (made or going_on or said["none"]):
        raise NotYet("Agree on at least one action, or say why there is none.")
    record_facts(
        [
            Supervision(
                child_id=part.child_id,
                source=part.source,
                written_in=part.document,
                held_on=said["on"],
                supervisor=by,
                worker_id=said["worker"] or None,
                overdue=len(agenda.overdue),
                drifting=len(agenda.drifting),
                unseen_days=agenda.unseen_days,
                agenda="\n".join(agenda.lines),
            )
        ],
        by=by,
    )


def _answer(document: Document, earlier: Mapping[str, Mapping[str, Any]], *, by: Worker) -> int:
    """Do what was said of each earlier action; what was settled elsewhere meanwhile stays so. Answers how many go on."""
    going_on = 0
    for held in to_answer(document.child_id, today=today()):
        said = earlier.get(str(held.pk))
        if said is None:
            raise NotYet(f"Say what became of this first: {held.what}")
        if said["how"] == DONE:
            agreed.complete(held, said["evidence"], said["done_on"], by=by)
        elif said["how"] == ENDED:
            agreed.end(held, said["reason"], by=by)
        else:
            _goes_on(held, said, document, by=by)
            going_on += 1
    return going_on


def _goes_on(held: AgreedAction, said: Mapping[str, Any], document: Document, *, by: Worker) -> None:
    if said["how"] == CARRIED:
        agreed.agree_again(held, said["due_on"], said["reason"], by=by, document=document)
    elif held.due_on < today():
        raise NotYet(
            f"This was due by {plain_date(held.due_on)}, so it is not on track. Carry it to another day, and say why: {held.what}"
        )

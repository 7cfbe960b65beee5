"""Recording who was told of a placement."""

from __future__ import annotations

from uuid import UUID

from throughcare.apps.care.models import Placement, PlacementTold
from throughcare.apps.care.telling import NOBODY, Whom
from throughcare.apps.people.actions import record_facts
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.actions import NotYet, for_each_child
from throughcare.apps.writing.models import Document
from throughcare.core.asking.said import Said
from throughcare.core.changes import action


@action(why="told of a placement")
def record_telling(document: Document, said: Said, *, by: Worker) -> None:
    """Put on the record who was told of a placement, and when. Whoever has been told meanwhile stays as they were."""
    days = {thing: answers["on"] for thing, answers in said["told"].items() if answers["on"]}
    if not days:
        raise NotYet(f"{NOBODY}.")
    (part,) = for_each_child(document, said, on=max(days.values()), by=by)
    placements = {str(one.pk): one for one in Placement.objects.filter(child=part.child_id)}
    told = set(PlacementTold.objects.filter(child=part.child_id).values_list("placement", "whom"))
    facts = []
    for thing, on in days.items():
        whom, _, key = thing.partition("-")
        if key in placements and (UUID(key), whom) not in told:
            fact = PlacementTold(child_id=part.child_id, source=part.source, written_in=part.document, placement=placements[key])
            fact.whom, fact.told_on = Whom(whom), on
            facts.append(fact)
    record_facts(facts, by=by)

"""What practice recorded here can carry, kept true to what this version of Throughcare can record."""

from __future__ import annotations

from throughcare.apps.duties.carried import PRACTICE_CARRIES
from throughcare.apps.people.actions import carry, open_source
from throughcare.apps.people.facts import practice
from throughcare.apps.people.models import Source
from throughcare.apps.workforce.models import Worker
from throughcare.core.changes import action
from throughcare.core.today import today

NAME = "Recorded in Throughcare"


@action(why="practice carries what can be recorded")
def carry_what_can_be_recorded(*, by: Worker) -> Source:
    """Open the record of practice from today, with all it can carry; or, where it is open, add what has become possible, from today.

    A kind is never carried from before the day it could be recorded: what would have been owed before then is not known.
    """
    possible = {kind.value for kind in PRACTICE_CARRIES}
    held = practice()
    if held is None:
        return open_source(Source(kind=Source.Kind.PRACTICE, name=NAME, carries=sorted(possible), covers_from=today()), by=by)
    if grown := possible - set(held.carries):
        carry(held, grown, on=today(), by=by)
    return held

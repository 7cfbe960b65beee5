"""Warning of a hazard, agreeing to it, and asking again whether it stands. It warns from the moment it is written."""

from __future__ import annotations

from datetime import date

from throughcare.apps.involvement import file_policies, policies
from throughcare.apps.involvement.actions.adding import source_of_practice
from throughcare.apps.people.actions import correct_facts, record_facts
from throughcare.apps.people.models import Hazard, Person
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.core.changes import action
from throughcare.core.today import today


@action(why="hazard raised")
def warn(child: Person, *, kind: str, words: str, review_on: date, by: Worker) -> Hazard:
    """Warn whoever comes to see a child. A manager is asked to agree."""
    file_policies.check_can_mend(child, by=by)
    policies.check_reason(words)
    file_policies.check_hazard_review(review_on)
    made = Hazard(
        child=child,
        source=source_of_practice(),
        kind=kind,
        words=words,
        raised_by=by,
        review_on=review_on,
        started_on=today(),
    )
    record_facts([made], by=by)
    return made


@action(why="hazard agreed")
def agree_hazard(hazard: Hazard, *, by: Worker) -> Hazard:
    """Agree that the warning is right."""
    held = Hazard.objects.select_for_update(of=("self",)).get(pk=hazard.pk)
    file_policies.check_can_agree_hazard(held, by=by)
    held.agreed_by, held.agreed_on = by, today()
    correct_facts([held], ["agreed_by", "agreed_on"], by=by)
    return held


@action(why="hazard reviewed")
def review_hazard(hazard: Hazard, *, still: bool, review_on: date | None, because: str, by: Worker) -> Hazard:
    """Say that a hazard still stands, and by when that is asked again; or that it is over, and why."""
    held = Hazard.objects.select_for_update(of=("self",)).get(pk=hazard.pk)
    file_policies.check_can_review_hazard(held, by=by)
    if still:
        if review_on is None:
            raise MayNot("Enter the day it is looked at again.")
        file_policies.check_hazard_review(review_on)
        held.review_on = review_on
        correct_facts([held], ["review_on"], by=by)
        return held
    policies.check_reason(because)
    held.ended_on, held.ended_because = today(), because
    correct_facts([held], ["ended_on", "ended_because"], by=by)
    return held

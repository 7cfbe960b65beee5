"""What may be done about an agreed action. Each raises MayNot with a reason a person will read."""

from __future__ import annotations

from datetime import date

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.writing.policies import check_can_write
from throughcare.core.today import today
from throughcare.core.words import plain_date

SHORTEST = 3


def check_can_agree(child: Person, *, what: str, on: date, due_on: date, by: Worker) -> None:
    """Whoever may write on a child's record may record what was agreed for them; a day lies on or after the agreement."""
    check_can_write(child, by=by)
    if len(what.strip()) < SHORTEST:
        raise MayNot("Say what is to be done.")
    if due_on < on:
        raise MayNot(f"It cannot be due before it was agreed, on {plain_date(on)}.")


def check_can_change(action: AgreedAction, *, by: Worker) -> None:
    """Only what is open is changed, and only by those who may write on the record. What was done or ended stays so."""
    check_can_write(action.child, by=by)
    if action.done_on is not None:
        raise MayNot(f"This was done already, on {plain_date(action.done_on)}.")
    if action.ended_on is not None:
        raise MayNot(f"This was ended already, on {plain_date(action.ended_on)}.")


def check_another_day(action: AgreedAction, *, due_on: date, reason: str) -> None:
    """Another day is a day to come, and needs a reason."""
    check_reason(reason, "Say why the day changes, in a sentence.")
    if due_on == action.due_on:
        raise MayNot(f"It is due on {plain_date(due_on)} already.")
    if due_on < today():
        raise MayNot("The new day is past already. Choose today or later.")


def check_done(action: AgreedAction, *, evidence: str, on: date) -> None:
    """Something is done on a day that has come, not before it was agreed; and we know how we know."""
    check_reason(evidence, "Say how we know that it was done.")
    if on > today():
        raise MayNot("This day has not come yet.")
    if on < action.agreed_on:
        raise MayNot(f"It was agreed on {plain_date(action.agreed_on)}. It cannot have been done before.")


def check_reason(words: str, otherwise: str) -> None:
    """A reason is more than a full stop."""
    if len(words.strip()) < SHORTEST:
        raise MayNot(otherwise)

"""What managers put beside a duty: an excuse they agree to, or what is done about one that is late. Neither moves it."""

from __future__ import annotations

from datetime import date

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.duties.models import Acted, Excuse, OwedDuty
from throughcare.apps.duties.policies import check_can_act, check_can_excuse, check_can_withdraw_excuse
from throughcare.apps.people.actions import correct_facts, practise, record_facts
from throughcare.apps.workforce.models import Worker
from throughcare.core.changes import action
from throughcare.core.today import today


@action(why="duty excused")
def excuse(owed: OwedDuty, *, reason: Excuse.Reason, words: str, by: Worker) -> Excuse:
    """Agree that a duty was not, or will not be, done in time, and say why. It stays owed, and not done."""
    check_can_excuse(owed, words=words, by=by, today=today())
    made = Excuse(
        child=owed.child,
        source=practise([owed.child], by=by),
        key=owed.key,
        about=owed.about,
        since_on=owed.since_on,
        reason=reason,
        words=words.strip(),
        agreed_by=by,
        agreed_on=today(),
    )
    record_facts([made], by=by)
    return made


@action(why="excuse withdrawn")
def withdraw_excuse(excuse: Excuse, *, because: str, by: Worker) -> Excuse:
    """Say that an excuse is no longer agreed to, and why. That it was, and what for, stays on the record."""
    held = Excuse.objects.select_for_update(no_key=True).get(pk=excuse.pk)
    check_can_withdraw_excuse(held, because=because, by=by)
    held.withdrawn_on, held.withdrawn_by, held.withdrawn_because = today(), by, because.strip()
    correct_facts([held], ["withdrawn_on", "withdrawn_by", "withdrawn_because"], by=by)
    return held


@action(why="what is done about something late")
def act(about: OwedDuty | AgreedAction, *, words: str, look_again_on: date, by: Worker) -> Acted:
    """Record what is done about something late or drifting, who does what next, and when it is looked at again."""
    check_can_act(about.child_id, words=words, look_again_on=look_again_on, by=by, today=today())
    made = Acted(
        child=about.child,
        source=practise([about.child], by=by),
        words=words.strip(),
        by=by,
        acted_on=today(),
        look_again_on=look_again_on,
    )
    if isinstance(about, OwedDuty):
        made.key, made.about, made.since_on = about.key, about.about, about.since_on
    else:
        made.agreed, made.since_on = about, about.agreed_on
    record_facts([made], by=by)
    return made

"""Agreeing on an action for a child, agreeing on its day again, completing it, and ending it. The only writers of agreed actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from throughcare.apps.agreed import policies
from throughcare.apps.agreed.models import AgreedAction, AgreedAgain
from throughcare.apps.agreed.queries import open_actions
from throughcare.apps.involvement.passing import passes_on
from throughcare.apps.people.actions import practise
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.models import Document
from throughcare.core.changes import action, changed
from throughcare.core.today import today
from throughcare.core.words import plain_date


@action(why="action agreed")
def agree(
    child: Person,
    what: str,
    *,
    due_on: date,
    by: Worker,
    owner_worker: Worker | None = None,
    owner_agency: str = "",
    owner_named: str = "",
    agreed_on: date | None = None,
    document: Document | None = None,
) -> AgreedAction:
    """Agree that somebody does something for a child by a day: a worker, or an agency and who there. `agreed_on` is today unless said.

    One that nobody takes on is kept too, and shown as nobody's.
    """
    on = agreed_on or today()
    policies.check_can_agree(child, what=what, on=on, due_on=due_on, by=by)
    made = AgreedAction.objects.create(
        child=child,
        source=practise([child], by=by),
        written_in=document,
        what=what.strip(),
        worker=owner_worker,
        agency="" if owner_worker else owner_agency,
        named="" if owner_worker else owner_named.strip(),
        agreed_on=on,
        due_on=due_on,
    )
    changed(child.pk)
    return made


@action(why="action agreed again")
def agree_again(action: AgreedAction, due_on: date, reason: str, *, by: Worker, document: Document | None = None) -> AgreedAction:
    """Agree on another day for an action, for a reason. The day it was due is kept, and how often this happened is counted."""
    held = _held(action, by=by)
    policies.check_another_day(held, due_on=due_on, reason=reason)
    AgreedAgain.objects.create(
        child_id=held.child_id,
        source_id=held.source_id,
        written_in=document,
        action=held,
        agreed_on=today(),
        was_due_on=held.due_on,
        due_on=due_on,
        reason=reason.strip(),
        by=by,
    )
    held.due_on, held.rolled_over = due_on, held.rolled_over + 1
    return _kept(held, "due_on", "rolled_over")


@action(why="action given to somebody")
def give(
    action: AgreedAction, *, by: Worker, owner_worker: Worker | None = None, owner_agency: str = "", owner_named: str = ""
) -> AgreedAction:
    """Say whose an action is from now on: a worker, or an agency and who there."""
    held = _held(action, by=by)
    held.worker, held.agency = owner_worker, "" if owner_worker else owner_agency
    held.named = "" if owner_worker else owner_named.strip()
    return _kept(held, "worker", "agency", "named")


@action(why="action done")
def complete(action: AgreedAction, evidence: str, on: date, *, by: Worker) -> AgreedAction:
    """Say that an action is done, on which day, and how we know."""
    held = _held(action, by=by)
    policies.check_done(held, evidence=evidence, on=on)
    held.done_on, held.evidence, held.settled_by = on, evidence.strip(), by
    return _kept(held, "done_on", "evidence", "settled_by")


@action(why="action ended")
def end(action: AgreedAction, reason: str, *, by: Worker) -> AgreedAction:
    """Say that an action is no longer to be done, and why."""
    held = _held(action, by=by)
    policies.check_reason(reason, "Say why it is no longer to be done, in a sentence.")
    held.ended_on, held.ended_because, held.settled_by = today(), reason.strip(), by
    return _kept(held, "ended_on", "ended_because", "settled_by")


@passes_on("agreed actions")
@action(why="actions passed on with the child")
def pass_on(child: UUID, before: Worker, after: Worker | None) -> tuple[str, ...]:
    """Give what a worker had still to do for a child to whoever comes after them, and say what. It is part of handing the child over,
    whose policy was checked; with nobody after them it is nobody's, and is shown as that.
    """
    found = list(open_actions(child).filter(worker=before).select_for_update(of=("self",)))
    for held in found:
        held.worker = after
        _kept(held, "worker")
    if not found:
        return ()
    whose = f"{after.name}’s" if after else "nobody’s yet"
    lines = (f"“{held.what}”, due by {plain_date(held.due_on)}" for held in found)
    return (f"What {before.name} had agreed to do is now {whose}: {'; '.join(lines)}.",)


def _held(action: AgreedAction, *, by: Worker) -> AgreedAction:
    """The action as it stands now, held until this is done; only one that is open, on a record open to whoever acts."""
    held = AgreedAction.objects.select_for_update(of=("self",)).select_related("child").get(pk=action.pk)
    policies.check_can_change(held, by=by)
    return held


def _kept(held: AgreedAction, *fields: str) -> AgreedAction:
    held.save(update_fields=list(fields))
    changed(held.child_id)
    return held


@action(why="actions agreed")
def agree_all(
    child: Person, rows: Sequence[Mapping[str, Any]], *, on: date, document: Document, by: Worker
) -> list[AgreedAction]:
    """Agree on every action that the rows of a form ask for, as `forms.actions_asked` asks them."""
    agencies = set(AgreedAction.Agency.values)
    keys = [row["who"] for row in rows if row["who"] and row["who"] not in agencies]
    workers = {str(one.pk): one for one in Worker.objects.filter(pk__in=keys)}
    return [
        agree(
            child,
            row["what"],
            due_on=row["by_when"],
            by=by,
            owner_worker=workers.get(row["who"] or ""),
            owner_agency=row["who"] if row["who"] in agencies else "",
            owner_named=row["named"] or "",
            agreed_on=on,
            document=document,
        )
        for row in rows
    ]

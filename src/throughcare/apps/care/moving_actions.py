"""Recording that a child came into care, moved, came under another order, or left care. What happened is never refused for want of approval."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from throughcare.apps.care.models import LegalStatus, PeriodOfCare, Placement, PlacementApproval, PrimaryNeed
from throughcare.apps.care.moving import ANOTHER_KIND, THE_MANAGER, THEIR_WORKER
from throughcare.apps.care.standing import in_care
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.involvement.policies import check_reason, check_sees
from throughcare.apps.people.actions import correct_facts, cover, record_facts
from throughcare.apps.people.models import Covered, Person, Source
from throughcare.apps.workforce.models import Post, Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.workforce.roles import Role
from throughcare.apps.writing.actions import Part, for_each_child
from throughcare.apps.writing.models import Document
from throughcare.core.asking.said import Said
from throughcare.core.changes import action
from throughcare.core.periods import on_day
from throughcare.core.today import today


@action(why="became looked after")
def record_came_into_care(document: Document, said: Said, *, by: Worker) -> None:
    """Open a period of care, with the order, the need and the placement it began with. Practice tells of the child from that day on."""
    child, on = _waiting_for_others(document), said["on"]
    (part,) = for_each_child(document, said, on=on, by=by)
    common = {"child": child, "source": part.source, "written_in": part.document, "started_on": on}
    period = PeriodOfCare(**common)
    record_facts(
        [
            period,
            LegalStatus(**common, period=period, code=said["status"]),
            PrimaryNeed(**common, period=period, code=said["need"]),
        ],
        by=by,
    )
    _place(period, said, part, by=by, home_postcode=said["from_postcode"] or "")
    told_since(child, part.source, on, by=by)


@action(why="placed or moved")
def record_move(document: Document, said: Said, *, by: Worker) -> None:
    """End the placement that stood, for the reason given, and begin the next on the same day."""
    child, on = _waiting_for_others(document), said["on"]
    now = in_care(child)
    if now.period is None or not now.lasts:
        raise MayNot("They are not looked after by the record. Record first that they became looked after.")
    (part,) = for_each_child(document, said, on=on, by=by)
    before = now.placement
    if before is not None:
        before.ended_on, before.reason_ended, before.ended_planned = on, said["reason"], said["planned"]
        before.source = part.source
        correct_facts([before], ["ended_on", "reason_ended", "ended_planned", "source"], by=by)
    turn = before.turn + 1 if before is not None and before.started_on == on else 1
    _place(now.period, said, part, by=by, turn=turn, same_carer=bool(said["same_carer"]), before=before)


@action(why="legal status changed")
def record_legal_status(document: Document, said: Said, *, by: Worker) -> None:
    """End the order that stood and begin the next on the same day."""
    child, on = _waiting_for_others(document), said["on"]
    now = in_care(child)
    if now.period is None or not now.lasts:
        raise MayNot("They are not looked after by the record. Record first that they became looked after.")
    (part,) = for_each_child(document, said, on=on, by=by)
    if now.status is not None:
        now.status.ended_on, now.status.source = on, part.source
        correct_facts([now.status], ["ended_on", "source"], by=by)
    made = LegalStatus(
        child=child, source=part.source, written_in=part.document, period=now.period, code=said["status"], started_on=on
    )
    record_facts([made], by=by)


@action(why="stopped being looked after")
def record_left_care(document: Document, said: Said, *, by: Worker) -> None:
    """Close a period of care, and the order and the placement that stood in it."""
    child, on = _waiting_for_others(document), said["on"]
    now = in_care(child)
    if now.period is None or not now.lasts:
        raise MayNot("They are not looked after by the record.")
    (part,) = for_each_child(document, said, on=on, by=by)
    for held in (now.status, now.placement):
        if held is not None:
            held.ended_on, held.source = on, part.source
            correct_facts([held], ["ended_on", "source"], by=by)
    now.period.ended_on, now.period.reason_ended, now.period.source = on, said["reason"], part.source
    correct_facts([now.period], ["ended_on", "reason_ended", "source"], by=by)


@action(why="approval of a placement decided")
def settle_approval(
    approval: PlacementApproval, *, outcome: str, decided_by: str, decided_on: date, follows: str, by: Worker
) -> PlacementApproval:
    """Say that a placement was approved, or was not and what happens now. It stays recorded either way: it happened."""
    check_sees(approval.child_id, by=by)
    held = PlacementApproval.objects.select_for_update().get(pk=approval.pk)
    if held.outcome:
        raise MayNot(f"This was decided already, by {held.decided_by}.")
    if outcome == PlacementApproval.Outcome.REFUSED:
        check_reason(follows)
    held.outcome, held.decided_by, held.decided_on, held.follows = outcome, decided_by, decided_on, follows
    correct_facts([held], ["outcome", "decided_by", "decided_on", "follows"], by=by)
    return held


def _waiting_for_others(document: Document) -> Person:
    """The child, once whoever else is changing this record has done: two moves recorded at once follow one another."""
    return Person.objects.select_for_update(of=("self",)).get(pk=document.child_id)


def _place(
    period: PeriodOfCare,
    said: Said,
    part: Part,
    *,
    by: Worker,
    turn: int = 1,
    same_carer: bool = False,
    home_postcode: str = "",
    before: Placement | None = None,
) -> None:
    """Begin a placement, and write down whether it was approved; where it was not, whose it is to get it approved."""
    placement = Placement(
        child_id=part.child_id,
        source=part.source,
        written_in=part.document,
        period=period,
        kind="" if said["kind"] == ANOTHER_KIND else said["kind"],
        provider=said["provider"],
        urn=said["urn"] or "",
        postcode=(said["postcode"] or "").upper(),
        home_postcode=home_postcode.upper(),
        carer=said["carer"] or "",
        same_carer=same_carer,
        temporary_approval=bool(said["temporary"]),
        **_asked_since(said, before if same_carer else None),
        turn=turn,
        started_on=said["on"],
    )
    approved = bool(said["approved"])
    approval = PlacementApproval(
        child_id=part.child_id,
        source=part.source,
        written_in=part.document,
        placement=placement,
        owner=by if approved else _owner(part.child_id, said["owner"], by=by),
        asked_on=today(),
        outcome=PlacementApproval.Outcome.APPROVED if approved else "",
        decided_on=said["approved_on"] if approved else None,
        decided_by=said["approved_by"] if approved else "",
    )
    record_facts([placement, approval], by=by)


def _asked_since(said: Said, before: Placement | None) -> dict[str, bool | None]:
    """What is asked of a placement since the form's second version; with the same carer it is where it was before, in no emergency."""
    if before is not None:
        return {"emergency": False, "out_of_area": before.out_of_area}
    return {key: said[key] if said.asks(key) else None for key in ("emergency", "out_of_area")}


def _owner(child_id: UUID, whose: str, *, by: Worker) -> Worker:
    """Whose it is to get a placement approved. Where nobody is named who could be meant, it is whoever recorded it: never nobody."""
    having = Allocation.objects.filter(on_day(today()), child_id=child_id, part=Allocation.Part.SOCIAL_WORKER)
    held = having.select_related("worker").order_by("-started_on").first()
    if held is not None and whose == THEIR_WORKER and held.worker is not None:
        return held.worker
    if held is not None and whose in (THEIR_WORKER, THE_MANAGER):
        managers = Post.objects.filter(on_day(today()), team_id=held.team_id, role=Role.TEAM_MANAGER, worker__is_active=True)
        manager = managers.select_related("worker").order_by("started_on").first()
        if manager is not None:
            return manager.worker
    return by


def told_since(child: Person, source: Source, on: date, *, by: Worker) -> None:
    """What follows from becoming looked after on a day could be recorded here from that day on, if that was practice's by then."""
    since = max(on, source.covers_from)
    held = Covered.objects.filter(child=child, source=source).first()
    if held is not None and since < held.first_on:
        cover([Covered(child=child, source=source, first_on=since, last_on=held.last_on)], by=by)

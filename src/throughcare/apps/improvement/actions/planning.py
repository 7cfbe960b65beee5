"""Keeping the improvement plan: what is to be better, by which figures, to what targets, and that it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Max

from throughcare.apps.improvement import policies
from throughcare.apps.improvement.models import Aim, Objective, Target
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.core.changes import action
from throughcare.core.today import today
from throughcare.measures.asked import Over
from throughcare.measures.everything import BY_KEY
from throughcare.measures.measure import Better


@dataclass(frozen=True, slots=True)
class Said:
    """Who said that something must be better: an inspection, a visit, an audit or ourselves; which, when, and in what words."""

    came: Objective.Came
    by: str = ""
    on: date | None = None
    words: str = ""


@action(why="objective added to the improvement plan")
def add_objective(title: str, *, said: Said, owner: Worker, began_on: date | None = None, by: Worker) -> Objective:
    """Add an objective at the end of the plan."""
    policies.check_can_plan(by)
    last = Objective.objects.aggregate(last=Max("number"))["last"] or 0
    return Objective.objects.create(
        number=last + 1,
        title=title.strip(),
        answers=said.words.strip(),
        came=said.came,
        said_by=said.by.strip(),
        said_on=said.on,
        owner=owner,
        began_on=began_on or today(),
    )


@action(why="measure added to an objective")
def add_aim(
    objective: Objective,
    measure: str,
    *,
    timely: bool = False,
    beside: str = "",
    missing: str = "",
    months: int | None = None,
    by: Worker,
) -> Aim:
    """Say by which measure an objective is told; one of timeliness with what stands beside it of quality, or what is missing.

    `months` has it counted over so many whole months too, as the words it answers do.
    """
    policies.check_can_plan(by)
    if months and (measure not in BY_KEY or BY_KEY[measure].over is not Over.PERIOD):
        raise MayNot("Only what is counted over a period can be counted over whole months.", at="months")
    for key in (measure, beside):
        if key and key not in BY_KEY:
            raise MayNot(f"There is no measure {key}.")
    if timely and not beside and not missing.strip():
        raise MayNot("A measure of timeliness never stands alone: choose one of quality, or say which is missing.", at="beside")
    if objective.aims.filter(measure=measure).exists():
        raise MayNot("This objective has that measure already.", at="measure")
    last = objective.aims.aggregate(last=Max("place"))["last"] or 0
    return Aim.objects.create(
        objective=objective, measure=measure, timely=timely, beside=beside, missing=missing.strip(), months=months, place=last + 1
    )


@dataclass(frozen=True, slots=True)
class Reach:
    """What a figure is to reach by a day, in its own unit; `floor` the worst that is borne, `stretch` what would be very good."""

    target: Decimal
    by_on: date
    floor: Decimal | None = None
    stretch: Decimal | None = None


@action(why="target set")
def set_target(aim: Aim, reach: Reach, *, decision: str, set_on: date | None = None, by: Worker) -> Target:
    """Set what a measure is to reach. What was set before stays, and held until this."""
    policies.check_can_plan(by)
    on = set_on or today()
    if reach.by_on <= on:
        raise MayNot("Choose a day in the future for this target.", at="by_on")
    if len(decision.strip()) < policies.SHORTEST:
        raise MayNot("Say whose decision it is, and where that is written.", at="decision")
    _check_order(reach, BY_KEY[aim.measure].better)
    return Target.objects.create(
        aim=aim,
        target=reach.target,
        floor=reach.floor,
        stretch=reach.stretch,
        by_on=reach.by_on,
        set_on=on,
        set_by=by,
        decision=decision.strip(),
    )


def _check_order(reach: Reach, better: Better) -> None:
    lower, upper = (reach.floor, reach.stretch) if better is not Better.LOWER else (reach.stretch, reach.floor)
    between = f"The target lies between the floor and the stretch: here {better.value}."
    below, above = ("floor", "stretch") if better is not Better.LOWER else ("stretch", "floor")
    if lower is not None and lower > reach.target:
        raise MayNot(between, at=below)
    if upper is not None and upper < reach.target:
        raise MayNot(between, at=above)


@action(why="objective proposed as done")
def propose_it_is_done(objective: Objective, *, evidence: str, at: str, by: Worker) -> Objective:
    """Propose that an objective is done, with the evidence and the page that shows it. It answers whoever said not yet before."""
    held = Objective.objects.select_for_update().get(pk=objective.pk)
    policies.check_can_propose(held, evidence=evidence, at=at, by=by)
    held.evidence, held.evidence_at, held.proposed_by, held.proposed_on = evidence.strip(), at.strip(), by, today()
    held.not_yet, held.not_yet_by, held.not_yet_on = "", None, None
    held.save(update_fields=["evidence", "evidence_at", "proposed_by", "proposed_on", "not_yet", "not_yet_by", "not_yet_on"])
    return held


@action(why="objective agreed as done")
def agree_it_is_done(objective: Objective, *, by: Worker) -> Objective:
    """Agree, as a second person, that an objective is done."""
    held = Objective.objects.select_for_update().get(pk=objective.pk)
    policies.check_can_agree_done(held, by=by)
    held.closed_by, held.closed_on = by, today()
    held.save(update_fields=["closed_by", "closed_on"])
    return held


@action(why="objective not done yet")
def say_not_yet(objective: Objective, *, because: str, by: Worker) -> Objective:
    """Say, as a second person, that an objective is not done yet, and why. Whoever proposed it is told on their first page."""
    held = Objective.objects.select_for_update().get(pk=objective.pk)
    policies.check_can_say_not_yet(held, because=because, by=by)
    held.not_yet, held.not_yet_by, held.not_yet_on = because.strip(), by, today()
    held.save(update_fields=["not_yet", "not_yet_by", "not_yet_on"])
    return held

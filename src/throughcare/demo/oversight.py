"""Managers' part in the work: supervision of it, what was agreed there and what became of that, and strategy discussions.

Everything here is drawn from a stream of chance of its own, so that the lives beside it stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from throughcare.core.today import LONDON
from throughcare.demo.chance import Chance, working, working_days_after
from throughcare.demo.council import Council
from throughcare.demo.facts import AgreedAction, AgreedAgain, Decision, Meeting, MissingEpisode, Supervision
from throughcare.demo.pen import Pen
from throughcare.demo.workload import Stint

EVERY = timedelta(days=42)
BROUGHT_FROM = timedelta(days=60)
NOT_DISCUSSED_ONE_IN = 11
"""One child in so many has not been discussed of late."""
ACTIONS = (
    ("Ring the school about the seating plan", "The form tutor wrote back, and they sit together now"),
    ("Ask grandmother about Sundays", "She comes every second Sunday, and it goes well"),
    ("Chase the dentist for an appointment", "Seen, and the next one is booked"),
    ("Write the later-life letter together", "Read together, and kept in the memory box"),
    ("Find a football club near home", "Went twice and wants to stay"),
    ("Ask for the school report", "It is with the plan"),
    ("Speak with the carers about bedtime", "Agreed with them, and it is calmer"),
    ("Apply for the passport", "It came in the post"),
)
DECISIONS = (
    ("They stay with these carers while the match is considered", "They asked to, and the last two visits say the same"),
    ("Contact with their mother stays supervised for three months", "It has been reliable, but two meetings ended early"),
    ("A stability meeting is held this month", "The carers are tired, and nobody has asked them what would help"),
)
PUT_OFF = ("The school was closed for half-term", "The worker was ill", "They did not want to that week")


def write_oversight(pen: Pen, child: UUID, council: Council, stints: Sequence[Stint]) -> None:
    """Supervision of the work with one child while they have a social worker, and a decision now and then."""
    chance = Chance("oversight", child.hex)
    named = [stint for stint in stints if stint.part == "social_worker" and stint.worker is not None]
    held: list[tuple[date, Stint]] = []
    for stint in named:
        before = held[-1][0] if held else None
        follows = before is not None and stint.first - before < EVERY
        day = _next(chance, before if follows and before else stint.first)
        while day < (stint.last or pen.last_day + timedelta(days=1)) and day <= pen.last_day:
            if day >= stint.first and day >= pen.opened_on - BROUGHT_FROM:
                held.append((day, stint))
            day = _next(chance, day)
    if chance.happens(1 / NOT_DISCUSSED_ONE_IN):
        held = held[: -chance.between(2, 4)]
    for day, stint in held:
        _supervised(pen, chance, child, council, stint, day)
    if named and named[-1].last is None:
        _agreed(pen, chance, child, council, held[-3:])


def _next(chance: Chance, day: date) -> date:
    if chance.happens(0.06):
        return working(day + timedelta(days=chance.between(44, 60)))
    found = day + timedelta(days=chance.between(26, 39))
    return working(found)


def _manager(council: Council, stint: Stint) -> UUID | None:
    managers = council.those("team_manager", stint.team)
    return managers[0].id if managers else None


def _supervised(pen: Pen, chance: Chance, child: UUID, council: Council, stint: Stint, day: date) -> None:
    manager = _manager(council, stint)
    worker = stint.worker.id if stint.worker else None
    fact = Supervision(chance.uuid(), child, day, manager, worker)
    _note(pen, fact, day, manager or pen.clerk, "supervision recorded")


def _agreed(pen: Pen, chance: Chance, child: UUID, council: Council, held: Sequence[tuple[date, Stint]]) -> None:
    """What was agreed the last few times: the earlier of it mostly done, the latest still to do."""
    for place, (day, stint) in enumerate(held):
        latest = place == len(held) - 1
        for what, evidence in chance.random.sample(ACTIONS, chance.between(0, 2)):
            worker = stint.worker.id if stint.worker else None
            due = day + timedelta(days=chance.between(14, 40))
            fact = AgreedAction(chance.uuid(), child, what, worker, day, due)
            by = worker or pen.clerk
            _note(pen, fact, day, by, "action agreed")
            if latest or chance.happens(0.12):
                _put_off(pen, chance, fact, by)
                continue
            done = working(day + timedelta(days=chance.between(3, 45)))
            if done <= pen.last_day:
                settled = replace(fact, done_on=done, evidence=evidence, settled_by_id=by)
                _note(pen, settled, done, by, "action done")
    if held and chance.happens(0.35):
        day, stint = held[-1]
        manager = _manager(council, stint)
        if manager is not None:
            what, why = chance.among(DECISIONS)
            fact_ = Decision(chance.uuid(), child, day, manager, "drift", what, why)
            _note(pen, fact_, day, manager, "decision recorded")


def _put_off(pen: Pen, chance: Chance, fact: AgreedAction, by: UUID) -> None:
    """An action still to do was put off now and then when its day came."""
    while fact.due_on < pen.last_day and chance.happens(0.45):
        on, due = fact.due_on, fact.due_on + timedelta(days=chance.between(7, 21))
        again = AgreedAgain(chance.uuid(), fact.child_id, fact.id, on, fact.due_on, due, chance.among(PUT_OFF), by)
        fact = replace(fact, due_on=due, rolled_over=fact.rolled_over + 1)
        _note(pen, fact, on, by, "action agreed again")
        _note(pen, again, on, by, "action agreed again")


def write_strategy(pen: Pen, child: UUID, council: Council, stints: Sequence[Stint]) -> None:
    """A strategy discussion for most children missing for more than a day, and for most third times in ninety days."""
    chance = Chance("strategy", child.hex)
    found: dict[UUID, MissingEpisode] = {}
    for version in pen.versions:
        if isinstance(version.fact, MissingEpisode) and version.fact.child_id == child:
            found[version.fact.id] = version.fact
    started: list[date] = []
    for episode in found.values():
        over = episode.went_at + timedelta(hours=24)
        started.append(episode.started_on)
        third = len(started) > 2 and (started[-1] - started[-3]).days < 90
        back = episode.returned_at or datetime.combine(pen.last_day, time(23), tzinfo=LONDON)
        if back > over and chance.happens(0.85):
            _discussed(pen, chance, child, council, stints, over + timedelta(hours=chance.between(2, 20)))
        elif third and chance.happens(0.85):
            day = working_days_after(episode.started_on, chance.between(1, 4))
            _discussed(pen, chance, child, council, stints, datetime.combine(day, time(10, 30), tzinfo=LONDON))


def _discussed(pen: Pen, chance: Chance, child: UUID, council: Council, stints: Sequence[Stint], at: datetime) -> None:
    day = at.date()
    if not pen.opened_on - BROUGHT_FROM <= day <= pen.last_day:
        return
    stint = next((one for one in reversed(stints) if one.part == "social_worker" and one.first <= day), None)
    managers = council.those("team_manager", stint.team) if stint else []
    by = managers[0].id if managers else pen.clerk
    fact = Meeting(
        id=chance.uuid(),
        child_id=child,
        kind="strategy",
        held_at=at.replace(second=0, microsecond=0),
        led_by=managers[0].name if managers else "Duty manager",
        dissent=chance.happens(0.05),
        significant_harm=chance.happens(0.2),
        enquiry=False,
    )
    _note(pen, fact, day, by, "meeting recorded")


def _note(pen: Pen, fact: Supervision | AgreedAction | AgreedAgain | Decision | Meeting, on: date, by: UUID, why: str) -> None:
    """Write it down at once, so that no chance is drawn from the life's own stream."""
    own, pen.chance = pen.chance, Chance("written down", fact.id.hex, on)
    pen.note(fact, on, by, why, at_once=True)
    pen.chance = own

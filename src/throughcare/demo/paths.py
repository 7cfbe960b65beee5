"""The course of one period of care: under which law from when to when, and where the child lived, each move with its reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from throughcare.demo import shares
from throughcare.demo.chance import Chance, age_on, birthday, working
from throughcare.demo.profiles import Profile

CARE_ORDERS = frozenset({"C1", "C2"})
SUPPORTED_SINCE = date(2023, 4, 1)


@dataclass(frozen=True, slots=True)
class Step:
    """A legal status, from when to when. `last` is null while it lasts."""

    code: str
    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Stay:
    """A placement, from when to when, and why it ended if another followed."""

    kind: str
    first: date
    last: date | None
    place: str
    same_carer: bool = False
    temporary: bool = False
    lasting: bool = False
    """Whether it is meant to last until the child is eighteen."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """One period of care, whole."""

    first: date
    last: date | None
    reason: str
    steps: tuple[Step, ...]
    stays: tuple[Stay, ...]

    def status_on(self, day: date) -> str:
        """The legal status on a day within it."""
        return next(step.code for step in reversed(self.steps) if step.first <= day)

    def stay_on(self, day: date) -> Stay:
        """Where the child lived on a day within it."""
        return next(stay for stay in reversed(self.stays) if stay.first <= day)


def course_of(chance: Chance, who: Profile, *, today: date) -> Course:
    """The course of the period of care that this child's profile speaks of."""
    until = who.ended_on or today
    steps = _steps(chance, who, until)
    return Course(who.started_on, who.ended_on, who.reason, steps, tuple(_stays(chance, who, steps, until)))


def earlier_course(chance: Chance, who: Profile, *, opened_on: date) -> Course | None:
    """A shorter time in care before, ended by going home; None where there was no room for it."""
    gap, span = chance.between(150, 900), chance.between(20, 300)
    last = who.started_on - timedelta(days=gap)
    first = last - timedelta(days=span)
    if first <= who.born_on + timedelta(days=30) or last < opened_on + timedelta(days=60):
        return None
    before = replace(who, started_on=first, ended_on=last, reason="E4A", place=shares.FOSTER, unsettled=False)
    stays = tuple(_stays(chance, before, (Step("V2", first, last),), last))
    return Course(first, last, "E4A", (Step("V2", first, last),), stays)


# -- the law ----------------------------------------------------------------------------------------------------------------


def _final_status(chance: Chance, who: Profile, span: int) -> str:
    if who.unaccompanied:
        return "V2"
    if who.place == shares.ADOPTION:
        return "E1"
    if who.reason in {"E14", "E9"}:
        return "J1"
    if span < 12 and who.place != shares.PARENTS and chance.happens(0.35):
        return "L2"
    voluntary = {shares.SUPPORTED: 0.5, shares.KIN: 0.05, shares.PARENTS: 0.0, shares.SCHOOL: 0.6}.get(who.place, 0.13)
    if who.ended_on is not None:
        voluntary = 0.72 if who.reason in {"E4A", "E4B", "E13", "E3", "E8"} and who.place != shares.PARENTS else 0.3
        voluntary = 0.0 if who.place == shares.PARENTS or who.reason in {"E45", "E46", "E47", "E41"} else voluntary
    if chance.happens(voluntary * (1.6 if span < 200 else 1.0)):
        return "V2"
    if who.place == shares.FOSTER and who.ended_on is None and 1 <= who.age(who.started_on) + span // 365 <= 5 and span > 330:
        return "E1" if chance.happens(0.32) else "C2"
    return "C2" if span > chance.between(190, 330) else "C1"


def _steps(chance: Chance, who: Profile, until: date) -> tuple[Step, ...]:
    span = (until - who.started_on).days
    final = _final_status(chance, who, span)
    chain: list[tuple[str, int]] = []
    if final in {"C1", "C2", "E1"}:
        opening = chance.by_weight(shares.FIRST_STATUS)
        if opening in {"L1", "L2"} and span > 12:
            chain.append((opening, chance.between(1, 3) if opening == "L1" else chance.between(4, 8)))
        elif opening == "V2" and span > 20 and who.place != shares.PARENTS:
            chain.append(("V2", chance.between(8, min(120, span // 3))))
        if final != "C1":
            chain.append(("C1", min(chance.between(170, 300), max(1, span // 2))))
    elif final == "V2" and not who.unaccompanied and span > 10 and chance.happens(0.13):
        chain.append(("L1", chance.between(1, 3)))
    steps, first = [], who.started_on
    for code, days in chain:
        last = first + timedelta(days=days)
        steps.append(Step(code, first, last))
        first = last
    return (*steps, Step(final, first, who.ended_on))


# -- where they lived -------------------------------------------------------------------------------------------------------


def _earliest(who: Profile, steps: tuple[Step, ...], until: date) -> date:
    """The first day the last placement can have begun."""
    if who.place == shares.PARENTS:
        return next((step.first for step in steps if step.code in CARE_ORDERS), who.started_on)
    if who.place == shares.SUPPORTED:
        return max(who.started_on, birthday(who.born_on, 16))
    if who.place == shares.HOME:
        return max(who.started_on, birthday(who.born_on, 7)) if who.age(until) > 7 else who.started_on
    return who.started_on


def _moves(chance: Chance, who: Profile, until: date) -> list[date]:
    """Days on which they moved to other carers: often at first, seldom later, and some children far more than most."""
    found: list[date] = []
    day = who.started_on
    while True:
        settled = (day - who.started_on).days > 240
        yearly = (1.0 if settled else 2.4) if who.unsettled else (0.13 if settled else 0.75)
        wait = chance.random.expovariate(yearly / 365)
        if not settled:
            wait = min(wait, 241)
            if wait == 241:
                day = who.started_on + timedelta(days=241)
                if day >= until:
                    return found
                continue
        day = working(day + timedelta(days=max(1, int(wait))))
        if day >= until - timedelta(days=2):
            return found
        found.append(day)


def _stays(chance: Chance, who: Profile, steps: tuple[Step, ...], until: date) -> list[Stay]:
    moves = _moves(chance, who, until)
    if who.place == shares.ADOPTION:
        final = _placed_for_adoption(chance, who, steps, until)
        moves = [day for day in moves if day < final - timedelta(days=20)] + [final]
    else:
        earliest = min(_earliest(who, steps, until), until - timedelta(days=1))
        if earliest > who.started_on and not any(day >= earliest for day in moves):
            span = (until - earliest).days
            moves.append(earliest + timedelta(days=chance.between(0, max(0, min(span // 2, 200)))))
    bounds = [who.started_on, *sorted(set(moves))]
    found: list[Stay] = []
    for at, first in enumerate(bounds):
        final_stay = at == len(bounds) - 1
        last = who.ended_on if final_stay else bounds[at + 1]
        place = who.place if final_stay else _place_between(chance, who, steps, first)
        found += _one_home(chance, who, place, first, last, until, opening=at == 0)
    return _with_reasons(chance, found)


def _placed_for_adoption(chance: Chance, who: Profile, steps: tuple[Step, ...], until: date) -> date:
    ordered = steps[-1].first
    # Ten weeks must pass before adopters can apply; where the order came late, they wait in between.
    latest = max(ordered + timedelta(days=1), until - timedelta(days=75 if who.ended_on else 20))
    earliest = min(ordered + timedelta(days=60), latest)
    return working(chance.day(max(earliest, latest - timedelta(days=260)), latest))


def _place_between(chance: Chance, who: Profile, steps: tuple[Step, ...], day: date) -> str:
    age = age_on(who.born_on, day)
    if who.unaccompanied:
        return shares.SUPPORTED if age >= 16 and chance.happens(0.6) else shares.FOSTER
    status = next(step.code for step in reversed(steps) if step.first <= day)
    weights = {shares.FOSTER: 72.0, shares.KIN: 14.0}
    if status in CARE_ORDERS:
        weights[shares.PARENTS] = 4.0
    if age < 1:
        weights[shares.RESIDENTIAL] = 12.0
    if age >= 9:
        weights[shares.HOME] = 16.0
    if age >= 16:
        weights[shares.SUPPORTED] = 25.0
    return chance.by_weight(weights)


def _one_home(
    chance: Chance, who: Profile, place: str, first: date, last: date | None, until: date, *, opening: bool
) -> list[Stay]:
    """One home with one carer. What changes there without a move (approval, permanence) is a placement of its own, same carer."""
    days = ((last or until) - first).days
    age = age_on(who.born_on, first)
    if place == shares.KIN:
        temporary = chance.happens(0.7 if opening else 0.4)
        return _kin(chance, first, last, days, temporary=temporary, matched_on=_matched(chance, first, days, 0.5))
    if place == shares.FOSTER:
        matched = _matched(chance, first, days, 0.75 if age >= 4 else 0.25)
        if matched is None:
            return [Stay("U6", first, last, place)]
        return [
            Stay("U6", first, matched, place, reason="PLACE"),
            Stay("U4", matched, last, place, same_carer=True, lasting=True),
        ]
    return [Stay(_code(chance, place, age, first), first, last, place)]


def _matched(chance: Chance, first: date, days: int, share: float) -> date | None:
    """When the placement was made a lasting one, if it was."""
    return working(first + timedelta(days=chance.between(190, 430))) if days > 470 and chance.happens(share) else None


def _kin(chance: Chance, first: date, last: date | None, days: int, *, temporary: bool, matched_on: date | None) -> list[Stay]:
    bounds: list[tuple[date, str, bool]] = [(first, "U3", temporary)]
    approved = working(first + timedelta(days=chance.between(80, 165)))
    if temporary and (approved - first).days < days:
        bounds.append((approved, "U3", False))
    if matched_on is not None:
        bounds.append((matched_on, "U1", False))
    found = []
    for at, (day, code, only_for_now) in enumerate(bounds):
        final = at == len(bounds) - 1
        stay = Stay(code, day, last if final else bounds[at + 1][0], shares.KIN, at > 0, only_for_now, code == "U1")
        found.append(stay if final else replace(stay, reason="PLACE"))
    return found


def _code(chance: Chance, place: str, age: int, first: date) -> str:
    if place == shares.ADOPTION:
        return "A6" if chance.happens(0.82) else "A5"
    if place == shares.SUPPORTED:
        return "K3" if first >= SUPPORTED_SINCE else "H5"
    if place == shares.RESIDENTIAL:
        return chance.by_weight({"R3": 80, "R2": 20} if age < 2 else {"R1": 85, "R2": 15})
    return place


def _with_reasons(chance: Chance, stays: list[Stay]) -> list[Stay]:
    """Each stay that another followed ends for a reason, in the shares published for moves; the last ends with the care."""
    weights = {code: share for code, share in shares.REASON_MOVED.shares.items() if code != "PLACE"}
    done = []
    for stay, then in pairwise(stays):
        if stay.reason:
            done.append(stay)
        elif then.kind == "A5" or then.place in {shares.ADOPTION, shares.PARENTS}:
            done.append(replace(stay, reason="CARPL"))
        else:
            done.append(replace(stay, reason=chance.by_weight(weights)))
    return [*done, *stays[-1:]]

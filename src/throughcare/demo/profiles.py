"""Who the children are before their lives are told: age, need, when their care began and how it ended, dealt out in published shares."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from throughcare.demo import shares
from throughcare.demo.chance import Chance, age_on, birthday, shared_out, working

AGES: dict[str, tuple[int, int]] = {
    "Under 1": (0, 1), "1 to 4": (1, 5), "5 to 9": (5, 10), "10 to 15": (10, 16), "16 and over": (16, 18), "16 and 17": (16, 18),
}  # fmt: skip
DURATIONS: dict[str, tuple[int, int]] = {
    "Under 2 weeks": (2, 13), "2 to 8 weeks": (14, 55), "8 weeks to 6 months": (56, 182), "6 months to 1 year": (183, 364),
    "1 to 2 years": (365, 729), "2 to 3 years": (730, 1094), "3 to 5 years": (1095, 1824), "5 to 10 years": (1825, 3649),
    "10 years and over": (3650, 6200),
}  # fmt: skip
NOT_BEFORE: dict[str, int] = {"E11": 300, "E12": 300, "E45": 150, "E46": 200, "E47": 120, "E41": 100, "E17": 365, "E5": 60}
NOT_AFTER: dict[str, int] = {
    "E4B": 250,
    "E14": 120,
    "E9": 700,
    "E15": 60,
    "E4A": 1400,
    "E13": 900,
    "E3": 1500,
    "E41": 1100,
    "E47": 1100,
}
YEARS = 5


@dataclass
class Profile:
    """A child with a record of care. `ended_on` is null for those looked after now."""

    number: int
    sex: str
    ethnicity: str
    need: str
    born_on: date
    started_on: date
    ended_on: date | None
    reason: str
    place: str
    """Where they live now, or lived last: one of the words of `shares`."""
    unaccompanied: bool = False
    unsettled: bool = False
    earlier: bool = False
    """Whether they had been looked after once before."""
    family: int = field(default=0)

    def age(self, day: date) -> int:
        """How old they are on a day."""
        return age_on(self.born_on, day)


def profiles(chance: Chance, *, now: int, left: int, today: date) -> list[Profile]:
    """The children looked after now, then those who left in the last five years; brothers and sisters share a family."""
    here = _here(chance, now, today)
    gone = _gone(chance, left, today, first=len(here))
    for those in (here, gone):
        _deal(chance, those)
        _families(chance, those)
    return here + gone


def _here(chance: Chance, count: int, today: date) -> list[Profile]:
    found: list[Profile] = []
    bands = shared_out(shares.AGE_NOW.shares, count, chance)
    alone = round(count * shares.UNACCOMPANIED_SHARE)
    for band in sorted(set(bands)):
        children = bands.count(band)
        for place in shared_out(shares.PLACE_BY_AGE[band], children, chance):
            born = _born(chance, band, today)
            # Who came alone is in supported accommodation or with foster carers, and over sixteen.
            by_self = band == "16 and over" and alone > 0 and place in {shares.SUPPORTED, shares.FOSTER}
            alone -= by_self
            started = _started(chance, born, place, today, by_self=by_self)
            found.append(Profile(len(found), "", "", "", born, started, None, "", place, unaccompanied=by_self))
    chance.random.shuffle(found)
    for number, one in enumerate(found):
        one.number = number
    return found


def _born(chance: Chance, band: str, day: date) -> date:
    low, high = AGES[band]
    youngest = birthday(day, -low) - timedelta(days=20 if low == 0 else 0)
    return chance.day(birthday(day, -high) + timedelta(days=3), youngest)


def _started(chance: Chance, born: date, place: str, today: date, *, by_self: bool) -> date:
    alive = (today - born).days
    if by_self:
        return working(today - timedelta(days=chance.between(20, min(700, alive - 14 * 365))))
    median = {shares.ADOPTION: 620, shares.PARENTS: 420, shares.HOME: 1500, shares.RESIDENTIAL: 200}.get(place, 900)
    least = {shares.ADOPTION: 420, shares.PARENTS: 30}.get(place, 8)
    days = int(chance.random.lognormvariate(0, 0.95) * median)
    # One in seven came from hospital at birth; nobody is looked after before they are born.
    if days >= alive - 2 or (alive < 365 and chance.happens(0.6)):
        days = alive - chance.between(1, 12)
    return today - timedelta(days=max(min(days, alive), min(least, alive)))


def _gone(chance: Chance, count: int, today: date, *, first: int) -> list[Profile]:
    found: list[Profile] = []
    dealt = shared_out(shares.LEFT_BY_AGE, count, chance)
    # Those who can have had the fewest stays choose first, so that the longest are left to those who can have had them.
    bands = shared_out(shares.DURATION_LEFT.shares, count, chance)
    spans = sorted((chance.between(*DURATIONS[band]) for band in bands), reverse=True)
    for band, reason in sorted(dealt, key=lambda each: (_most(*each), each)):
        span = _span(chance, spans, band, reason)
        ended = working(today - timedelta(days=chance.between(3, YEARS * 365 - 3)))
        if band == "18":
            born = birthday(ended, -18)
            ended = birthday(born, 18)
        else:
            born = _born(chance, band, ended)
        started = max(ended - timedelta(days=span), born + timedelta(days=1))
        place = _last_place(chance, band, reason, span)
        found.append(Profile(0, "", "", "", born, started, ended, reason, place))
    chance.random.shuffle(found)
    for number, one in enumerate(found):
        one.number = first + number
        one.unaccompanied = one.reason == "E15" or (
            one.reason in {"E5", "E6", "E17"} and chance.happens(0.16) and one.age(one.started_on) >= 15
        )
        one.earlier = not one.unaccompanied and one.age(one.started_on) >= 3 and chance.happens(shares.BACK_AGAIN_SHARE * 1.6)
    return found


def _most(band: str, reason: str) -> int:
    oldest = 18 if band == "18" else AGES[band][1]
    return min(oldest * 365 - 200, NOT_AFTER.get(reason, 99_999))


def _span(chance: Chance, spans: list[int], band: str, reason: str) -> int:
    """Take from the spans left one that fits, preferring none of those that do."""
    low, high = NOT_BEFORE.get(reason, 2), _most(band, reason)
    fitting = [at for at, span in enumerate(spans) if low <= span <= high]
    if fitting:
        return spans.pop(chance.among(fitting))
    nearest = min(range(len(spans)), key=lambda at: min(abs(spans[at] - low), abs(spans[at] - high)))
    return min(max(spans.pop(nearest), low), high)


def _last_place(chance: Chance, band: str, reason: str, span: int) -> str:
    if reason in {"E11", "E12"}:
        return shares.ADOPTION
    if reason in {"E45", "E47"}:
        return shares.KIN
    if reason == "E5" or reason == "E6":
        return shares.SUPPORTED if chance.happens(0.8) else shares.FOSTER
    if reason == "E17":
        return shares.FOSTER if chance.happens(0.75) else shares.KIN
    if reason == "E15":
        return shares.SUPPORTED
    if reason in {"E9", "E14"}:
        return shares.HOME
    if reason == "E4A" and span > 120 and chance.happens(0.45):
        return shares.PARENTS
    ages = shares.PLACE_BY_AGE["16 and over" if band in {"18", "16 and 17"} else band]
    return chance.by_weight({place: weight for place, weight in ages.items() if place not in {shares.ADOPTION, shares.PARENTS}})


def _deal(chance: Chance, those: list[Profile]) -> None:
    sexes = shared_out(shares.SEX_NOW.shares, len(those), chance)
    ethnic = shared_out(shares.ETHNICITY, len(those), chance)
    own = [one for one in those if not one.unaccompanied]
    rest = {code: share for code, share in shares.NEED_NOW.shares.items() if code != "N8"}
    absent = max(0.0, len(those) * 0.09 - (len(those) - len(own)))
    rest["N8"] = 91 * absent / max(1, len(own))
    for one, need in zip(own, shared_out(rest, len(own), chance), strict=True):
        one.need = need
    for one, sex, group in zip(those, sexes, ethnic, strict=True):
        one.sex, one.ethnicity = sex, group
        one.unsettled = chance.happens(0.14 if one.age(one.ended_on or one.started_on) < 10 else 0.2)
        if one.unaccompanied:
            one.need, one.ethnicity = "N8", chance.among(("OOTH", "OOTH", "AOTH", "BAFR", "BAFR"))
            one.sex = "M" if chance.happens(0.93) else "F"


def _families(chance: Chance, those: list[Profile]) -> None:
    """Two in five share a mother with another of these children: nearest in age, and taken in together where both were born."""
    for one in those:
        one.family = one.number
    free = sorted((one for one in those if not one.unaccompanied), key=lambda one: one.born_on, reverse=True)
    for elder in free:
        if elder.family != elder.number or not chance.happens(0.3):
            continue
        within = [
            other for other in chance.random.sample(free, min(len(free), 80))
            if other.family == other.number and 300 < (other.born_on - elder.born_on).days < 2600 and other.number != elder.number
            and other.place not in {shares.ADOPTION} and _could_go_together(elder, other)
        ]  # fmt: skip
        for younger in within[: chance.by_weight({1: 65, 2: 28, 3: 7})]:
            younger.family, younger.ethnicity = elder.number, elder.ethnicity
            if younger.ended_on is None and younger.started_on != elder.started_on:
                younger.started_on = max(elder.started_on, younger.born_on + timedelta(days=chance.between(1, 9)))
                younger.need = elder.need


def _could_go_together(elder: Profile, younger: Profile) -> bool:
    if elder.ended_on is None:
        return True
    return younger.ended_on is not None and abs((elder.started_on - younger.started_on).days) < 200

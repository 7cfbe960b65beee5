"""One child's history as the law reads it: periods of care, placements, legal status, ages, and what follows from them."""

from __future__ import annotations

from collections import deque
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from throughcare.statute.calendar import months_after
from throughcare.statute.follows import WORKED_OUT, WORKED_OUT_FROM, worked_out
from throughcare.statute.history import Event, History
from throughcare.statute.kinds import Kind
from throughcare.statute.short_breaks import SERIES_RECORDED, SHORT_BREAK_CODES, STAY_RECORDED, within_limits
from throughcare.statute.spells import EVER, NEVER, Spells, joined


class Scope(NamedTuple):
    """A span a duty may belong to: `about` names it, `because` says why it ended."""

    start: date
    end: date
    about: str
    because: str


class Placement(NamedTuple):
    """Living with one carer. A change of legal status or of approval alone is another part of the same placement."""

    scope: Scope
    parts: tuple[tuple[date, date, Event], ...]


class Found(NamedTuple):
    """Events that fit, in order, and their days for searching."""

    events: tuple[Event, ...]
    days: list[date]


NOTHING = Found((), [])


class Life:
    """What follows from a history, worked out once each and only when asked for."""

    __slots__ = (
        "_found",
        "_periods",
        "_placements",
        "_short_breaks",
        "_statuses",
        "_told_from",
        "ends",
        "history",
        "memo",
        "terms",
    )

    def __init__(self, history: History, *, places: int, terms: tuple[Event, ...] = ()) -> None:
        self.history = history
        self.terms = terms
        """The beginnings of the school terms that are known: the same for every child of a council."""
        self.memo: list[Any] = [None] * places
        """Room for whatever the compiled rulebook works out of this life, one place for each question."""
        self._found: dict[Kind, Found] = {}
        self._told_from: dict[Kind, date] = {}
        self._periods: tuple[Scope, ...] | None = None
        self._placements: tuple[Placement, ...] | None = None
        self._statuses: tuple[tuple[date, date, str], ...] | None = None
        self._short_breaks: Spells | None = None
        by_kind = history.by_kind
        ends = (*by_kind.get(Kind.DIED, ()), *by_kind.get(Kind.TRANSFERRED, ()))
        self.ends = min(ends, key=lambda event: event.on) if ends else None

    def events(self, kind: Kind) -> tuple[Event, ...]:
        """Every event of a kind in order, recorded or worked out."""
        return self.found(kind).events

    def found(self, kind: Kind) -> Found:
        """Every event of a kind in order, recorded or worked out, and their days."""
        found = self._found.get(kind)
        if found is None:
            events = self.history.by_kind.get(kind, ())
            if kind in WORKED_OUT and (more := worked_out(self, kind)):
                events = tuple(sorted((*events, *more), key=_by_day))
            found = NOTHING if not events else tuple.__new__(Found, (events, [event.on for event in events]))
            self._found[kind] = found
        return found

    def told_from(self, kind: Kind) -> date:
        """The first day from which any source tells of a kind: before it nobody can say which was the first."""
        first = self._told_from.get(kind)
        if first is None:
            kinds = WORKED_OUT_FROM.get(kind, (kind,))
            first = min((cover.first for cover in self.history.covers if not cover.kinds.isdisjoint(kinds)), default=NEVER)
            self._told_from[kind] = first
        return first

    @property
    def periods(self) -> tuple[Scope, ...]:
        """Periods of care. Leaving and coming back is another period."""
        if self._periods is None:
            self._periods = _periods(self)
        return self._periods

    @property
    def placements(self) -> tuple[Placement, ...]:
        """Placements in order, each ended by the next, by leaving care, or by its own end."""
        if self._placements is None:
            self._placements = _placements(self)
        return self._placements

    @property
    def statuses(self) -> tuple[tuple[date, date, str], ...]:
        """Legal status day by day: each ends when it is ended, replaced, or care ends."""
        if self._statuses is None:
            self._statuses = _statuses(self)
        return self._statuses

    @property
    def short_breaks(self) -> Spells:
        """When the child was in a series of short breaks that kept within its limits."""
        if self._short_breaks is None:
            began = self.history.by_kind.get(Kind.LEGAL_STATUS_BEGAN, ())
            any_such = any(event.facts.get("code") in SHORT_BREAK_CODES for event in began)
            self._short_breaks = _short_breaks(self) if any_such else ()
        return self._short_breaks

    @property
    def adoption_placements(self) -> tuple[Scope, ...]:
        """Each placement for adoption of a looked-after child, until it ended, the adoption, the next one, or the end of care."""
        began = self.history.by_kind.get(Kind.PLACED_FOR_ADOPTION, ())
        found = []
        for event, following in zip(began, (*began[1:], None), strict=False):
            if not any(period.start <= event.on < period.end for period in self.periods):
                continue
            end, because = _end_of(self, event.on)
            own = next((day for day in self._adoptions_ended() if day >= event.on), NEVER)
            own = min(own, following.on) if following is not None else own
            if own <= end:
                end, because = own, "the placement for adoption ended"
            found.append(Scope(event.on, end, event.about, because))
        return tuple(found)

    def _adoptions_ended(self) -> list[date]:
        return sorted(event.on for kind in (Kind.ADOPTION_PLACEMENT_ENDED, Kind.ADOPTED) for event in self.events(kind))

    @property
    def for_adoption(self) -> Spells:
        """When the child was placed for adoption."""
        ends = self._adoptions_ended()
        began = self.history.by_kind.get(Kind.PLACED_FOR_ADOPTION, ())
        return joined((event.on, next((end for end in ends if end >= event.on), NEVER)) for event in began)


_by_day = attrgetter("on")


def _periods(life: Life) -> tuple[Scope, ...]:
    ceased = deque(life.history.by_kind.get(Kind.CEASED_TO_BE_LOOKED_AFTER, ()))
    periods: list[Scope] = []
    for event in life.history.by_kind.get(Kind.BECAME_LOOKED_AFTER, ()):
        if periods and (periods[-1].end > event.on):
            continue
        while ceased and ceased[0].on < event.on:
            ceased.popleft()
        end, because = (ceased.popleft().on, "they stopped being looked after") if ceased else (NEVER, "")
        if life.ends is not None and life.ends.on < end:
            end, because = life.ends.on, life.ends.kind.clause
        periods.append(Scope(event.on, end, event.about, because))
    return tuple(periods)


def _placements(life: Life) -> tuple[Placement, ...]:
    by_kind = life.history.by_kind
    ends = by_kind.get(Kind.PLACEMENT_ENDED, ())
    ended = {event.about: event.on for event in ends if event.about}
    unnamed = [event.on for event in ends if not event.about]
    placed = by_kind.get(Kind.PLACED, ())
    found: list[Placement] = []
    for event, following in zip(placed, (*placed[1:], None), strict=False):
        end, because = _end_of(life, event.on)
        own = ended.get(event.about) if event.about else next((day for day in unnamed if day > event.on), None)
        if own is not None and event.on <= own <= end:
            end, because = own, Kind.PLACEMENT_ENDED.clause
        if following is not None and following.on <= end:
            end, because = following.on, Kind.PLACEMENT_ENDED.clause
        part = (event.on, end, event)
        before = found[-1] if found else None
        if before is not None and before.scope.end == event.on and event.facts.get("same_carer") is True:
            scope = before.scope._replace(end=end, because=because)
            found[-1] = Placement(scope, (*before.parts, part))
        else:
            found.append(Placement(Scope(event.on, end, event.about, because), (part,)))
    return tuple(found)


def _end_of(life: Life, day: date) -> tuple[date, str]:
    """When the care that covers a day ended, and why."""
    for period in life.periods:
        if period.start <= day < period.end:
            return period.end, period.because
    if life.ends is not None:
        return life.ends.on, life.ends.kind.clause
    return NEVER, ""


def _statuses(life: Life) -> tuple[tuple[date, date, str], ...]:
    by_kind = life.history.by_kind
    ended = {event.about: event.on for event in by_kind.get(Kind.LEGAL_STATUS_ENDED, ()) if event.about}
    began = by_kind.get(Kind.LEGAL_STATUS_BEGAN, ())
    found = []
    for event, following in zip(began, (*began[1:], None), strict=False):
        end = min(_end_of(life, event.on)[0], ended.get(event.about, NEVER) if event.about else NEVER)
        if following is not None:
            end = min(end, following.on)
        found.append((event.on, end, str(event.facts.get("code", ""))))
    return tuple(found)


def _short_breaks(life: Life) -> Spells:
    """Stays within the limits; of a series recorded as one, without its stays, all of it."""
    stays = joined([(start, end) for start, end, code in life.statuses if code == STAY_RECORDED])
    series = [(start, end) for start, end, code in life.statuses if code == SERIES_RECORDED]
    return joined([*within_limits(stays), *series])


def years_of(placement: Placement, *, first: bool) -> tuple[date, date]:
    """The first year of a placement, or what follows it."""
    anniversary = months_after(placement.scope.start, 12)
    start, end = placement.scope.start, placement.scope.end
    return (start, min(anniversary, end)) if first else (min(anniversary, end), end)


def meant_to_last(placement: Placement, decisions: tuple[Event, ...]) -> list[tuple[date, date]]:
    """When a placement was meant to last until 18: from the dated decision, until a decision that it is not."""
    scope, parts = placement
    said = [(start, meant is True) for start, _, event in parts if (meant := event.facts.get("until_18")) is not None]
    if decisions:
        names = [event.about for _, _, event in parts]
        for event in decisions:
            if scope.start <= event.on < scope.end and (not event.about or event.about in names):
                said.append((event.on, event.facts.get("meant", True) is True))
    if not said:
        return []
    said.sort(key=lambda pair: pair[0])
    ends = [day for day, _ in said[1:]] + [scope.end]
    return [(max(day, EVER), end) for (day, meant), end in zip(said, ends, strict=True) if meant]

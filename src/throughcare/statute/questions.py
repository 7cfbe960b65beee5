"""What a rulebook asks of a life: when a condition held, which events fit, in what span. Each is asked once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from throughcare.statute.calendar import birthday
from throughcare.statute.conditions import (
    Aged,
    AllOf,
    AnyOf,
    BeforeFirst,
    Condition,
    During,
    FactIs,
    Happening,
    InPlacement,
    MeantToLast,
    Not,
    Per,
    PlacementYear,
    Which,
    WithStatus,
)
from throughcare.statute.history import Event
from throughcare.statute.kinds import WORKED_OUT_FROM, Kind
from throughcare.statute.life import Life, Scope, meant_to_last, years_of
from throughcare.statute.spells import ALWAYS, EVER, NEVER, Spells, crossed, joined, turned

Ask = Callable[[Life], Spells]
_PLACES = {Which.FIRST: slice(0, 1), Which.SECOND: slice(1, 2), Which.LATER: slice(1, None)}


class Window(NamedTuple):
    """Days on which a duty holds, within the span it belongs to."""

    start: date
    end: date
    scope_start: date
    scope_end: date
    about: str
    because: str


class Found(NamedTuple):
    """Events that fit, in order, and their days for searching."""

    events: tuple[Event, ...]
    days: list[date]


class Questions:
    """Everything a rulebook asks of a life, each once: asked twice, it is answered from the life's own memory."""

    def __init__(self) -> None:
        self._places: dict[object, int] = {}

    @property
    def places(self) -> int:
        """How many different questions there are."""
        return len(self._places)

    def _place(self, question: object) -> int:
        return self._places.setdefault(question, len(self._places))

    def events(self, wanted: tuple[Happening, ...]) -> Callable[[Life, Window], Found]:
        """Events that fit any of the happenings; where it matters which one, counted within the window's span."""
        plain = tuple(Happening(one.kind, one.where) for one in wanted)
        place = self._place(("events", plain))

        def ask(life: Life, window: Window) -> Found:
            found: Found | None = life.memo[place]
            if found is None:
                found = life.memo[place] = _found(life, plain)
            return found

        if all(one.which is Which.EACH for one in wanted):
            return ask
        alone = [(one, self.events((Happening(one.kind, one.where),))) for one in wanted]
        return lambda life, window: _numbered(life, alone, window)

    def condition(self, condition: Condition) -> Ask:
        """When a condition held."""
        place = self._place(condition)
        work_out = self._worker(condition)

        def ask(life: Life) -> Spells:
            found: Spells | None = life.memo[place]
            if found is None:
                found = life.memo[place] = work_out(life)
            return found

        return ask

    def windows(self, per: Per, conditions: tuple[Condition, ...]) -> Callable[[Life], list[Window]]:
        """When a duty with this span and these conditions held."""
        place = self._place((per, conditions))
        asks = [(self.condition(one), _why(one)) for one in conditions]

        def ask(life: Life) -> list[Window]:
            found: list[Window] | None = life.memo[place]
            if found is None:
                found = life.memo[place] = _windows(life, per, asks)
            return found

        return ask

    def _worker(self, condition: Condition) -> Ask:
        match condition:
            case Not(inner):
                ask = self.condition(inner)
                return lambda life: turned(ask(life))
            case AllOf(several):
                asks = [self.condition(one) for one in several]
                return lambda life: _all(life, asks)
            case AnyOf(several):
                asks = [self.condition(one) for one in several]
                return lambda life: joined(spell for ask in asks for spell in ask(life))
            case Aged(at_least, under):
                return lambda life: _aged(life, at_least, under)
            case WithStatus(codes):
                return lambda life: joined((start, end) for start, end, code in life.statuses if code in codes)
            case InPlacement(where):
                return lambda life: joined(
                    (start, end) for one in life.placements for start, end, event in one.parts if _fits(event, where)
                )
            case PlacementYear(first):
                return lambda life: joined(years_of(one, first=first) for one in life.placements)
            case MeantToLast():
                return lambda life: joined(
                    spell for one in life.placements for spell in meant_to_last(one, life.events(Kind.PLACEMENT_MEANT_TO_LAST))
                )
            case BeforeFirst(kind, _, since):
                return lambda life: _before_first(life, kind, since)
            case During():
                return lambda life: _during(life, condition)


def _fits(event: Event, test: FactIs) -> bool:
    return (event.facts.get(test.name) in test.wanted) is not test.negated


def _found(life: Life, wanted: tuple[Happening, ...]) -> Found:
    several = []
    for one in wanted:
        events = life.events(one.kind)
        for test in one.where:
            name, wanted_facts, negated = test.name, test.wanted, test.negated
            events = tuple([event for event in events if (event.facts.get(name) in wanted_facts) is not negated])
        if events:
            several.append(events)
    if not several:
        return Found((), [])
    events = several[0] if len(several) == 1 else tuple(sorted((e for found in several for e in found), key=lambda e: e.on))
    return Found(events, [event.on for event in events])


def _numbered(life: Life, wanted: list[tuple[Happening, Callable[[Life, Window], Found]]], window: Window) -> Found:
    """The first, the second or the later of their kind in the span.

    Where no source reaches back to the start of the span, nobody can tell which is first: each counts as a later one.
    """
    events: list[Event] = []
    for one, ask in wanted:
        plain, days = ask(life, window)
        inside = plain[bisect_left(days, window.scope_start) : bisect_left(days, window.scope_end)]
        if one.which is Which.EACH:
            events += plain
        elif not _reaches_back(life, one.kind, window.scope_start):
            events += inside if one.which is Which.LATER else ()
        else:
            events += inside[_PLACES[one.which]]
    if len(wanted) > 1:
        events.sort(key=lambda event: event.on)
    return Found(tuple(events), [event.on for event in events])


def _reaches_back(life: Life, kind: Kind, day: date) -> bool:
    kinds = WORKED_OUT_FROM.get(kind, frozenset({kind}))
    return any(cover.kinds & kinds and cover.first <= day for cover in life.history.covers)


def _all(life: Life, asks: Iterable[Ask]) -> Spells:
    found = ALWAYS
    for ask in asks:
        found = crossed(found, ask(life))
    return found


def _aged(life: Life, at_least: int, under: int) -> Spells:
    """Of a child not yet born, and of one whose birth date is not known, only an upper age can be true."""
    born = life.history.born
    if born is None:
        return () if at_least else ALWAYS
    return ((birthday(born, at_least) if at_least else EVER, birthday(born, under) if under else NEVER),)


def _before_first(life: Life, kind: Kind, since: Kind) -> Spells:
    spans = life.periods if since is Kind.BECAME_LOOKED_AFTER else [Scope(e.on, NEVER, "", "") for e in life.events(since)]
    found = _found(life, (Happening(kind),))
    spells = []
    for span in spans:
        if not _reaches_back(life, kind, span.start):
            continue
        index = bisect_left(found.days, span.start)
        spells.append((span.start, min(span.end, found.days[index]) if index < len(found.days) else span.end))
    return joined(spells)


def _during(life: Life, condition: During) -> Spells:
    began = _found(life, tuple(Happening(kind, condition.where) for kind in condition.began))
    ended = _found(life, tuple(Happening(kind) for kind in condition.ended)).events
    spells = []
    for event in began.events:
        ends = (end.on for end in ended if end.on >= event.on and (not end.about or not event.about or end.about == event.about))
        spells.append((event.on, next(ends, NEVER)))
    return joined(spells)


def _why(condition: Condition) -> str:
    """Why a duty ends when a condition does."""
    match condition:
        case Aged(_, under) if under:
            return f"they turned {under}"
        case Not(inner):
            return f"now {inner.words}"
    return f"no longer {condition.words.removeprefix('while ')}"


def _windows(life: Life, per: Per, asks: list[tuple[Ask, str]]) -> list[Window]:
    windows = life.spans.get(per)
    if windows is None:
        windows = [Window(s.start, s.end, s.start, s.end, s.about, s.because) for s in _scopes(life, per) if s.start < s.end]
        life.spans[per] = windows
    for ask, why in asks:
        if not windows:
            return windows
        spells = ask(life)
        if spells is ALWAYS:
            continue
        windows = [
            window._replace(
                start=max(window.start, start), end=min(window.end, end), because=window.because if end >= window.end else why
            )
            for window in windows
            for start, end in spells
            if max(window.start, start) < min(window.end, end)
        ]
    return windows


def _scopes(life: Life, per: Per) -> tuple[Scope, ...]:
    if per is Per.PERIOD_OF_CARE:
        return life.periods
    if per is Per.PLACEMENT:
        return tuple(placement.scope for placement in life.placements)
    end, because = (life.ends.on, life.ends.kind.clause) if life.ends is not None else (NEVER, "")
    return (Scope(EVER, end, "", because),)

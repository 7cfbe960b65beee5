"""What a rulebook asks of a life: when a condition held, which events fit, in what span. Each is asked once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter

from throughcare.statute.calendar import birthday, months_after
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
    InShortBreaks,
    LookedAfterTo,
    MeantToLast,
    Not,
    Per,
    PlacementYear,
    Which,
    WithStatus,
    YearSince,
)
from throughcare.statute.history import Event
from throughcare.statute.kinds import Kind
from throughcare.statute.life import NOTHING, Found, Life, Scope, meant_to_last, years_of
from throughcare.statute.spells import ALWAYS, EVER, NEVER, Spells, crossed, joined, turned
from throughcare.statute.windows import Window, narrowed, spans, why_ended

Ask = Callable[[Life], Spells]
_by_day = attrgetter("on")
_ONE_BY_ONE = tuple.__new__
"""Makes a named tuple from all its values at once, in half the time its own constructor takes: millions are made."""
_PLACES = {Which.FIRST: slice(0, 1), Which.SECOND: slice(1, 2), Which.LATER: slice(1, None)}


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
        ask_any = self.any_time(wanted)

        if all(one.which is Which.EACH for one in wanted):
            return ask_any
        alone = [(one, self.events((Happening(one.kind, one.where),))) for one in wanted]
        return lambda life, window: _numbered(life, alone, window)

    def any_time(self, wanted: tuple[Happening, ...]) -> Callable[..., Found]:
        """Events that fit any of the happenings at any time of a life, whichever of their kind they are."""
        plain = tuple(Happening(one.kind, one.where) for one in wanted)
        place = self._place(("events", plain))

        def ask(life: Life, _window: Window | None = None) -> Found:
            found: Found | None = life.memo[place]
            if found is None:
                found = life.memo[place] = _found(life, plain)
            return found

        return ask

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
        """When a duty with this span and these conditions held. Duties whose first conditions are the same share the answer."""
        place = self._place((per, conditions))
        if conditions:
            ask_before = self.windows(per, conditions[:-1])
            ask_last, why = self.condition(conditions[-1]), why_ended(conditions[-1])

        def ask(life: Life) -> list[Window]:
            found: list[Window] | None = life.memo[place]
            if found is None:
                if not conditions:
                    found = spans(life, per)
                elif found := ask_before(life):
                    found = narrowed(found, ask_last(life), why)
                life.memo[place] = found
            return found

        return ask

    def _worker(self, condition: Condition) -> Ask:
        match condition:
            case Not(inner):
                ask = self.condition(inner)
                return lambda life: turned(ask(life))
            case AllOf(several, _):
                asks = [self.condition(one) for one in several]
                return lambda life: _all(life, asks)
            case AnyOf(several, _):
                asks = [self.condition(one) for one in several]
                return lambda life: joined([spell for ask in asks for spell in ask(life)])
            case Aged(at_least, under):
                return lambda life: _aged(life, at_least, under)
            case WithStatus(codes):
                return lambda life: joined([(start, end) for start, end, code in life.statuses if code in codes])
            case InPlacement(where):
                return lambda life: joined(
                    [(start, end) for one in life.placements for start, end, event in one.parts if _fits(event, where)]
                )
            case PlacementYear(first):
                return lambda life: joined([years_of(one, first=first) for one in life.placements])
            case YearSince(kind, first):
                return lambda life: joined([_year_since(span, first=first) for span in _last_each(life, kind)])
            case InShortBreaks():
                return lambda life: life.short_breaks
            case MeantToLast():
                return _meant_to_last
            case LookedAfterTo(age):
                return lambda life: _looked_after_to(life, age)
            case BeforeFirst(kind, _, since):
                ask_first = self.any_time((Happening(kind),))
                return lambda life: _before_first(life, kind, since, ask_first(life))
            case During(began, ended, _, facts):
                ask_began = self.any_time(tuple(Happening(kind, facts) for kind in began))
                ask_ended = self.any_time(tuple(Happening(kind) for kind in ended))
                return lambda life: _during(found, ask_ended(life)) if (found := ask_began(life)).events else ()


def _fits(event: Event, test: FactIs) -> bool:
    return (event.facts.get(test.name) in test.wanted) is not test.negated


def _found(life: Life, wanted: tuple[Happening, ...]) -> Found:
    """The events that fit any of these. Most ask for one kind, and most of those for all of it."""
    several = [found for one in wanted if (found := _fitting(life.found(one.kind), one.where)).events]
    if len(several) <= 1:
        return several[0] if several else NOTHING
    events = tuple(sorted((event for found in several for event in found.events), key=_by_day))
    return Found(events, [event.on for event in events])


def _fitting(found: Found, where: tuple[FactIs, ...]) -> Found:
    if not where or not found.events:
        return found
    events: Sequence[Event] = found.events
    for test in where:
        name, wanted, negated = test.name, test.wanted, test.negated
        events = [event for event in events if (event.facts.get(name) in wanted) is not negated]
    if len(events) == len(found.events):
        return found
    return _ONE_BY_ONE(Found, (tuple(events), [event.on for event in events]))


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
        elif life.told_from(one.kind) > window.scope_start:
            events += inside if one.which is Which.LATER else ()
        else:
            events += inside[_PLACES[one.which]]
    if len(wanted) > 1:
        events.sort(key=_by_day)
    return Found(tuple(events), [event.on for event in events])


def _all(life: Life, asks: Iterable[Ask]) -> Spells:
    found = ALWAYS
    for ask in asks:
        found = crossed(found, ask(life))
        if not found:
            break
    return found


def _aged(life: Life, at_least: int, under: int) -> Spells:
    """Of a child not yet born, and of one whose birth date is not known, only an upper age can be true."""
    born = life.history.born
    if born is None:
        return () if at_least else ALWAYS
    return ((birthday(born, at_least) if at_least else EVER, birthday(born, under) if under else NEVER),)


def _looked_after_to(life: Life, age: int) -> Spells:
    """Periods of care, each as it was; one that reached the birthday goes on. Without a birth date none is known to have."""
    born = life.history.born
    reached = birthday(born, age) if born is not None else NEVER
    return joined((period.start, NEVER if period.end >= reached else period.end) for period in life.periods)


def _meant_to_last(life: Life) -> Spells:
    decisions = life.events(Kind.PLACEMENT_MEANT_TO_LAST)
    return joined([spell for one in life.placements for spell in meant_to_last(one, decisions)])


def _last_each(life: Life, kind: Kind) -> Iterator[tuple[date, date]]:
    """From each event of a kind to the next."""
    events = life.events(kind)
    for event, following in zip(events, (*events[1:], None), strict=False):
        yield event.on, following.on if following is not None else NEVER


def _year_since(span: tuple[date, date], *, first: bool) -> tuple[date, date]:
    start, end = span
    anniversary = min(months_after(start, 12), end)
    return (start, anniversary) if first else (anniversary, end)


def _before_first(life: Life, kind: Kind, since: Kind, found: Found) -> Spells:
    spans = life.periods if since is Kind.BECAME_LOOKED_AFTER else [Scope(e.on, NEVER, "", "") for e in life.events(since)]
    spells = []
    for span in spans:
        if life.told_from(kind) > span.start:
            continue
        index = bisect_left(found.days, span.start)
        spells.append((span.start, min(span.end, found.days[index]) if index < len(found.days) else span.end))
    return joined(spells)


def _during(began: Found, ended: Found) -> Spells:
    spells = []
    for event in began.events:
        ends = ended.events[bisect_left(ended.days, event.on) :]
        own = (end.on for end in ends if not end.about or not event.about or end.about == event.about)
        spells.append((event.on, next(own, NEVER)))
    return joined(spells)

"""A rulebook made ready for many children: each duty with its questions of a life numbered, its dates remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from throughcare.statute.calendar import Calendar, CalendarCode, HorizonPassed
from throughcare.statute.conditions import Per, Which
from throughcare.statute.counting import Count, How, NoDate
from throughcare.statute.duty import Config, Duty, Stage, Status, happenings
from throughcare.statute.follows import WITHOUT_A_SOURCE
from throughcare.statute.history import Cover, Event, History
from throughcare.statute.kinds import Kind
from throughcare.statute.life import Life
from throughcare.statute.questions import Questions
from throughcare.statute.rulebook import Rulebook, Setting
from throughcare.statute.signs import Needs, Signs, can_be, facts_asked, needed_by, needed_for, never_needed, recorded, signs_of
from throughcare.statute.spells import EVER, NEVER, Spells, joined
from throughcare.statute.terms import begun
from throughcare.statute.windows import Window

NOT_PUBLISHED = "the holidays of that year, which are not yet published"
NOT_KEPT = "the holidays of that year, which are not kept here so far back"
NO_TERMS = "the term dates of that year, which are not set here"


@dataclass(frozen=True, slots=True)
class Dates:
    """A count with the dates it has already given, so that a council's children share the sums."""

    count: Count
    calendar: Calendar
    seen: dict[date, date | None] = field(default_factory=dict)
    beyond: dict[date, Count] = field(default_factory=dict)
    """Days from which it cannot be counted, because holidays are not known so far: the count, saying what it waits for."""

    def due(self, since: Event, born: date | None) -> date | None:
        """The due date from an event; null where it waits for something."""
        day = since.on
        if day in self.seen:
            return self.seen[day]
        count = self.count
        if count.how is How.GATE:
            return day
        if count.waits_for:
            given = since.facts.get("due_on")
            return given if isinstance(given, date) else None
        try:
            found = count.due(day, self.calendar, born=born)
        except NoDate:
            return None
        except HorizonPassed:
            ahead = NOT_PUBLISHED if day >= self.calendar.first else NOT_KEPT
            self.beyond[day] = replace(count, waits_for=NO_TERMS if self.calendar.code is CalendarCode.TERM else ahead)
            found = None
        if not count.needs_birth:
            self.seen[day] = found
        return found

    def from_day(self, day: date) -> date:
        """The date from a day, of a count that always gives one. Raises HorizonPassed past the holidays."""
        found = self.seen.get(day)
        if found is None:
            found = self.seen[day] = self.count.due(day, self.calendar)
        return found

    def counted(self, since: date) -> Count:
        """The count; where there is no date because holidays are not known, the count that says so."""
        return self.beyond.get(since, self.count)


Windows = Callable[[Life], list[Window]]
Choice = tuple[date, Dates | None]
"""A count and the day from which it is in force; null for none."""


class Compiled:
    """One duty made ready."""

    __slots__ = (
        "_conditions",
        "_questions",
        "_windows",
        "applies",
        "birthday",
        "calendar",
        "carries",
        "chain",
        "council",
        "duty",
        "elaborate",
        "first",
        "in_hours",
        "lapses",
        "looks_back",
        "meets",
        "meets_from",
        "meets_kinds",
        "needs",
        "numbered",
        "plain",
        "same",
        "single",
        "sooner",
        "starts_kinds",
        "then",
        "triggers",
        "triggers_first",
        "until",
    )

    def __init__(self, duty: Duty, rulebook: Rulebook, questions: Questions, *, stage: Stage | None = None) -> None:
        self.duty = duty
        self.calendar = calendar = rulebook.calendar_of(duty)
        starts, meets = happenings(stage.starts if stage and stage.starts else duty.starts), happenings(duty.met_by)
        conditions = duty.while_ if stage is None else stage.while_
        self.triggers, self.triggers_first = questions.any_time(starts), len(starts) == 1
        self.numbered = questions.events(starts) if any(one.which is not Which.EACH for one in starts) else None
        self.meets = questions.events(meets)
        self.starts_kinds = frozenset(one.kind for one in starts)
        self.meets_kinds = frozenset(one.kind for one in meets)
        self.until = questions.events(happenings(duty.until)) if duty.until else None
        self.sooner = questions.events(happenings(duty.sooner)) if duty.sooner else None
        self._questions, self._conditions = questions, tuple((one, never_needed(one)) for one in conditions)
        self._windows: dict[tuple[bool, ...], Windows] = {}
        self.meets_from = duty.meets_from if stage is None else stage.meets_from
        self.carries = duty.carries_over or duty.then is not None or bool(self.starts_kinds & self.meets_kinds)
        own = sorted((one for one in rulebook.settings if one.duty == duty.key), key=lambda one: (one.from_on, one.known_on))
        within = duty.within if stage is None else stage.within
        if rulebook.terms and within.how is How.TERM_D:
            within = replace(within, waits_for="")  # what it waited for is known
        legal_first = Dates(within, calendar)
        legal_then = Dates(duty.then, calendar) if duty.then is not None else None
        free = duty.config is Config.FREE
        own_first = _own([(one, Dates(one.within, calendar)) for one in own], back_to=legal_first if free else None)
        own_then = _own([(one, Dates(one.then or one.within, calendar)) for one in own], back_to=legal_then if free else None)
        self.first: list[Choice] = [(EVER, legal_first), *_varied(duty, legal_first), *(own_first if free else [])]
        self.then: list[Choice] = [(EVER, legal_then), *(own_then if free else [])] if legal_then is not None else []
        self.council = (own_first, own_then if legal_then is not None else []) if own and not free else None
        switched = [one.from_on for one in rulebook.switched_on if one.duty == duty.key]
        begins = min(switched) if switched else duty.applies_from or EVER
        self.applies = None if duty.status is Status.PROSPECTIVE and not switched else (begins, duty.applies_until or NEVER)
        self.birthday = (duty.only_if, Dates(duty.only_if.within, calendar)) if duty.only_if is not None else None
        self.lapses = (duty.lapses, Dates(duty.lapses.after, calendar)) if duty.lapses is not None else None
        self.looks_back = duty.within.looks_back
        self.elaborate = bool(self.council) or self.sooner is not None
        self.same = bool(self.starts_kinds & self.meets_kinds)
        self.single = legal_first if len(self.first) == 1 and not self.then else None
        self.needs: Needs = (*needed_by(starts), *(needed for one in conditions for needed in needed_for(one)))
        each, ever = all(one.which is Which.EACH for one in starts), self.applies == (EVER, NEVER)
        matter, self.in_hours = duty.per is Per.MATTER, duty.within.in_hours
        special = self.elaborate or duty.restarts or self.looks_back or duty.then is not None or not ever
        special = special or self.meets_from is not None or duty.lapses is not None
        simple = not special and not matter and not duty.until and not self.in_hours
        self.chain = self.single if starts == meets and each and simple else None
        mixed = duty.only_if or (self.same and (duty.until or not self.starts_kinds <= self.meets_kinds))
        mixed = mixed or (bool(duty.until) or self.carries or duty.may_be_early if matter else self.in_hours)
        self.plain = not special and not mixed

    def asks(self) -> Iterator[Needs]:
        """All that it needs, or would have to ask about, of which there may be signs."""
        yield self.needs
        yield from (needs for _, needs in self._conditions)

    def windows(self, signs: Signs) -> Windows | None:
        """How to find when it holds for a child with these signs; null where it never can."""
        if not can_be(self.needs, signs):
            return None
        asked = tuple([not needs or can_be(needs, signs) for _, needs in self._conditions])
        found = self._windows.get(asked)
        if found is None:
            conditions = tuple(one for (one, _), ask in zip(self._conditions, asked, strict=True) if ask)
            found = self._windows[asked] = self._questions.windows(self.duty.per, conditions)
        return found


def _varied(duty: Duty, ordinary: Dates) -> Iterator[Choice]:
    """What the law put in the place of the ordinary count for a time, and the ordinary one again after it."""
    for one in duty.varied:
        yield one.first, Dates(one.within, ordinary.calendar)
        yield date.fromordinal(one.last.toordinal() + 1), ordinary


def _own(settings: list[tuple[Setting, Dates]], *, back_to: Dates | None) -> list[Choice]:
    """The council's own counts by the day each begins; where one ends, what there is without it."""
    found: list[Choice] = []
    for setting, dates in settings:
        found.append((setting.from_on, dates))
        if setting.until is not None:
            found.append((setting.until, back_to))
    return found


def on_day(choices: list[Choice], day: date) -> Dates | None:
    """The count in force for a trigger on a day: the last that had begun by then."""
    found = None
    for begins, dates in choices:
        if begins <= day:
            found = dates
    return found


class Active(NamedTuple):
    """A duty that some source could show begun and met, and the days on which it could show it met."""

    compiled: Compiled
    covered: Spells
    always_from: date
    """The day from which the record could always have shown it met; far off where it stops again."""


Possible = tuple[Active, Windows]
"""A duty that could be owed to a child, and how to find when it holds for them."""

_HISTORIES_REMEMBERED = 4096


class CompiledRulebook:
    """A rulebook made ready, and which of its duties each set of sources can carry."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._questions = questions = Questions()
        self.terms = begun(rulebook.terms)
        self.duties = [
            Compiled(duty, rulebook, questions, stage=stage) for duty in rulebook.duties for stage in (None, *duty.stages)
        ]
        self._asked = facts_asked(needs for one in self.duties for needs in one.asks())
        self._active: dict[tuple[Cover, ...], list[Active]] = {}
        self._possible: dict[tuple[tuple[Cover, ...], Signs], list[Possible]] = {}

    @property
    def places(self) -> int:
        """How many different questions there are so far: a few more with each new way for children to live."""
        return self._questions.places

    def active(self, covers: tuple[Cover, ...]) -> list[Active]:
        """The duties that these sources carry, in the order of the rulebook."""
        found = self._active.get(covers)
        if found is None:
            found = self._active[covers] = [
                Active(one, covered := _covered(covers, one.meets_kinds), _always_from(covered))
                for one in self.duties
                if one.applies is not None and _carried(covers, one.starts_kinds) and _carried(covers, one.meets_kinds)
            ]
        return found

    def possible(self, history: History) -> list[Possible]:
        """Of those, the ones that a child with the signs of this history could be owed at all."""
        signs = signs_of(history, self._asked)
        found = self._possible.get((history.covers, signs))
        if found is None:
            if len(self._possible) >= _HISTORIES_REMEMBERED:
                self._possible.clear()
            found = self._possible[history.covers, signs] = [
                (active, windows)
                for active in self.active(history.covers)
                if (windows := active.compiled.windows(signs)) is not None
            ]
        return found


def _always_from(covered: Spells) -> date:
    return covered[0][0] if len(covered) == 1 and covered[0][1] is NEVER else NEVER


def _carried(covers: tuple[Cover, ...], kinds: frozenset[Kind]) -> bool:
    return not kinds.isdisjoint(WITHOUT_A_SOURCE) or any(cover.kinds & recorded(kinds) for cover in covers)


def _covered(covers: tuple[Cover, ...], kinds: frozenset[Kind]) -> Spells:
    wanted = recorded(kinds)
    return joined(
        (cover.first, NEVER if cover.last is None else date.fromordinal(cover.last.toordinal() + 1))
        for cover in covers
        if cover.kinds & wanted
    )


@lru_cache(maxsize=32)
def compiled(rulebook: Rulebook) -> CompiledRulebook:
    """The rulebook made ready, once for each rulebook."""
    return CompiledRulebook(rulebook)

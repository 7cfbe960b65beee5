"""A report written by facts: what figures were and are, what was agreed, what was done, what changed and what is left, by objective.

Sentences are made of facts alone, as they stood on the last day of its time. What is published to a board is not told of fewer than five
children, nor of a team: with the council's figure beside it, what is left would tell of the others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F

from throughcare.apps.improvement import said
from throughcare.apps.improvement.models import Clinic, FromFigure, Frozen, FrozenFigure, MeasureAction, Objective
from throughcare.apps.improvement.queries import Each, figures_of, plan, target_of
from throughcare.apps.improvement.scorecard import done_words, of_words
from throughcare.apps.workforce.itself import ITSELF
from throughcare.core.acting import acting_as
from throughcare.core.words import count, plain_date
from throughcare.measures.arithmetic import SMALL, few
from throughcare.measures.everything import BY_KEY
from throughcare.measures.measure import Better

A_FEW = f"fewer than {SMALL}"


@dataclass(frozen=True, slots=True)
class ReportPart:
    """One part of a report: its heading, and its sentences under small headings."""

    heading: str
    words: str
    said: tuple[tuple[str, tuple[str, ...]], ...]

    @classmethod
    def kept(cls, told: dict[str, Any]) -> ReportPart:
        """A part as it was issued."""
        return cls(told["heading"], told["words"], tuple((label, tuple(lines)) for label, lines in told["said"]))

    def as_kept(self) -> dict[str, Any]:
        """The same as it is kept."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Between:
    """The time a report is of, with the figures at its end and, where there are any, at its beginning."""

    from_on: date
    to_on: date
    then: Frozen | None
    now: Frozen | None


@dataclass(frozen=True, slots=True)
class Acted:
    """What was agreed from figures by the end of a time: on how things are done and for children; and what the council's figures then said."""

    on_figures: Sequence[MeasureAction]
    for_children: Sequence[FromFigure]
    stood: Mapping[tuple[UUID, str], FrozenFigure]

    @classmethod
    def by(cls, on: date) -> Acted:
        """All that was agreed by a day. Of children only numbers are told, and of every child, whoever looks or issues."""
        mine = MeasureAction.objects.filter(agreed_on__lte=on).select_related("owner", "level")
        frozen, measures = {each.frozen_id for each in mine}, {each.measure for each in mine}
        rows = FrozenFigure.objects.filter(frozen__in=frozen, measure__in=measures, of=FrozenFigure.Of.COUNCIL)
        with acting_as(ITSELF):
            theirs = list(FromFigure.objects.filter(action__agreed_on__lte=on).select_related("action"))
        return cls(list(mine), theirs, {(row.frozen_id, row.measure): row for row in rows})

    def on(self, keys: Collection[str]) -> Acted:
        """The same of some measures alone."""
        mine = [each for each in self.on_figures if each.measure in keys]
        return replace(self, on_figures=mine, for_children=[each for each in self.for_children if each.measure in keys])

    def said_then(self, one: MeasureAction) -> str:
        """What the council's figure was when something was agreed on it; empty where it must not be told."""
        row = self.stood.get((one.frozen_id, one.measure))
        return "" if row is None or _hidden(row) else f", when the council’s figure was {said.figure_of(row).words}"


def between(from_on: date, to_on: date) -> Between:
    """The last figures written down by the end of the time, and by its beginning: as they were told then, not as they are known since."""
    written = Frozen.objects.exclude(known_on__gt=F("as_at")).order_by("-as_at", "-made_at")
    now = written.filter(as_at__lte=to_on, as_at__gte=from_on).first()
    then = written.filter(as_at__lt=from_on).first()
    return Between(from_on, to_on, then, now)


def parts(time: Between) -> tuple[ReportPart, ...]:
    """The whole report: first what it rests on, then objective by objective, then the clinics."""
    objectives = [each for each in plan(on=time.to_on) if each.began_on <= time.to_on]
    keys = {aim.measure for objective in objectives for aim in objective.told_by if aim.measure in BY_KEY}  # type: ignore[attr-defined]
    now = figures_of(time.now, keys) if time.now else {}
    then = figures_of(time.then, keys) if time.then else {}
    acted = Acted.by(time.to_on)
    by_objective = [_objective(each, time, now, then, acted) for each in objectives]
    return (_rests_on(time, objectives, now, then), *by_objective, _clinics(time))


def _rests_on(time: Between, objectives: Sequence[Objective], now: dict[str, Each], then: dict[str, Each]) -> ReportPart:
    lines = [f"Figures at the end: {of_words(time.now)}" if time.now else "No figures were written down in this time."]
    lines.append(
        f"Figures at the beginning: {of_words(time.then)}"
        if time.then
        else "No earlier figures are written down to set beside them."
    )
    better, worse, same = 0, 0, 0
    for key in now:
        change = _change(key, now, then)
        better, worse, same = better + (change == "better"), worse + (change == "worse"), same + (change == "the same")
    if time.then and now:
        lines.append(
            f"Of {count(better + worse + same, 'figure')} that can be set beside the earlier ones {better} became better, {worse} worse, and {same} stayed as they were."
        )
    closed = sum(1 for each in objectives if each.closed_on and each.closed_on <= time.to_on)
    lines.append(f"Closed, with evidence and a second person’s word: {closed} of {count(len(objectives), 'objective')}.")
    return ReportPart("What this rests on", "", (("", tuple(lines)),))


def _objective(objective: Objective, time: Between, now: dict[str, Each], then: dict[str, Each], acted: Acted) -> ReportPart:
    aims = [aim for aim in objective.told_by if aim.measure in BY_KEY]  # type: ignore[attr-defined]  # read by `plan`
    keys = {aim.measure for aim in aims}
    ours = acted.on(keys)
    told = [("Figures", tuple(_figure(aim, now, then) for aim in aims)), ("What changed", tuple(_changed(keys, now, then)))]
    if ours.on_figures or ours.for_children:
        told += [
            ("What was agreed", tuple(_agreed(time, ours))),
            ("What was done", tuple(_done(time, ours))),
            ("What is left to do", tuple(_left(time, ours))),
        ]
    else:
        told.append(("What was agreed and done", ("Nothing was ever agreed on these figures.",)))
    closed = done_words(objective, on=time.to_on)
    words = " ".join(part for part in (f"{objective.owner.name} answers for it.", closed) if part)
    return ReportPart(str(objective), words, tuple(told))


def _figure(aim: Any, now: dict[str, Each], then: dict[str, Each]) -> str:
    measure, here, before = BY_KEY[aim.measure], now.get(aim.measure), then.get(aim.measure)
    if here is None:
        return f"{measure.title}: no figure in this time."
    target = target_of(aim)
    parts = [f"{measure.title}: {_told(here.council)}, {said.when(here.council)}."]
    if before is not None:
        parts.append(f"It was {_told(before.council)}, {said.when(before.council)}.")
    if not _hidden(here.council):
        parts.append(f"{said.stands(here.council, target).words}. {said.target_words(measure, target)}.")
        if here.council.doubtful:
            parts.append(f"{_number(here.council.doubtful).capitalize()} rest on doubtful records.")
    return " ".join(parts)


def _told(row: FrozenFigure) -> str:
    return f"not told, for it is of {A_FEW}" if _hidden(row) else said.figure_of(row).words


def _hidden(row: FrozenFigure) -> bool:
    return said.is_of_few(row)


def _number(number: int) -> str:
    return A_FEW if few(number) else f"{number:,}"


def _within(time: Between, on: date | None) -> bool:
    return on is not None and time.from_on <= on <= time.to_on


def _still_to_come(time: Between, on: date | None) -> bool:
    """Whether something had not happened by the last day: what happened since is not known to a report of that time."""
    return on is None or on > time.to_on


def _agreed(time: Between, acted: Acted) -> Iterator[str]:
    some = [each for each in acted.on_figures if _within(time, each.agreed_on)]
    for each in some:
        yield f"{each.what} ({each.owner.name}, by {plain_date(each.due_on)}; agreed at {each.level}{acted.said_then(each)})."
    number = sum(1 for each in acted.for_children if _within(time, each.action.agreed_on))
    if number:
        yield f"For children behind these figures {_number(number)} actions were agreed, on their records."
    elif not some:
        yield "Nothing was agreed on these figures in this time."


def _done(time: Between, acted: Acted) -> Iterator[str]:
    some = [each for each in acted.on_figures if _within(time, each.done_on)]
    for each in some:
        late = " It was done after its day." if each.done_on and each.done_on > each.due_on else ""
        yield f"{each.what} ({each.owner.name}, done on {plain_date(each.done_on)}): {each.evidence}{late}"
    number = sum(1 for each in acted.for_children if _within(time, each.action.done_on))
    if number:
        yield f"Of what was agreed for children {_number(number)} were done."
    elif not some:
        yield "Nothing agreed on these figures was done in this time."


def _changed(keys: Iterable[str], now: dict[str, Each], then: dict[str, Each]) -> Iterator[str]:
    for key in sorted(keys):
        change = _change(key, now, then)
        if change in ("better", "worse"):
            yield f"{BY_KEY[key].title}: {change}, from {_told(then[key].council)} to {_told(now[key].council)}."
    if not any(_change(key, now, then) in ("better", "worse") for key in keys):
        yield "No figure that can be told became better or worse."


def _change(key: str, now: dict[str, Each], then: dict[str, Each]) -> str:
    """Better, worse or the same; empty where it cannot be said, or must not be."""
    if key not in now or key not in then or BY_KEY[key].better is Better.NEITHER:
        return ""
    here, before = now[key].council, then[key].council
    if _hidden(here) or _hidden(before):
        return ""
    after, first = said.figure_of(here).told, said.figure_of(before).told
    if after is None or first is None:
        return ""
    if after == first:  # as they are told: nobody could see what became worse
        return "the same"
    return "better" if (after > first) is (BY_KEY[key].better is Better.HIGHER) else "worse"


def _left(time: Between, acted: Acted) -> Iterator[str]:
    open_then = [each for each in acted.on_figures if _still_to_come(time, each.done_on)]
    for each in open_then:
        late = f", overdue since {plain_date(each.due_on)}" if each.due_on < time.to_on else f", by {plain_date(each.due_on)}"
        yield f"{each.what} ({each.owner.name}{late})."
    theirs = [each.action for each in acted.for_children]
    number = sum(1 for one in theirs if _still_to_come(time, one.done_on) and _still_to_come(time, one.ended_on))
    if number:
        yield f"Of what was agreed for children {_number(number)} are still to be done."
    elif not open_then:
        yield "Nothing that was agreed is left undone."


def _clinics(time: Between) -> ReportPart:
    held = Clinic.objects.filter(held_on__range=(time.from_on, time.to_on)).select_related("level").prefetch_related("items")
    lines = [
        f"{plain_date(each.held_on)}, {each.level}: {count(len(each.items.all()), 'figure')} off course, "
        f"{sum(1 for item in each.items.all() if item.why)} with a reason noted; {'not closed' if _still_to_come(time, each.closed_on) else 'closed'}."
        for each in held.order_by("held_on", "level__name")
    ]
    return ReportPart("Clinics held", "", (("", tuple(lines or ["None was held in this time."])),))

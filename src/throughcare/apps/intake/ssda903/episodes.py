"""A child's episodes, laid end to end, as periods of care, legal statuses, placements and needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from throughcare.apps.care.models import LegalStatus, PeriodOfCare, Placement, PrimaryNeed
from throughcare.apps.intake.merge import Fact
from throughcare.record.care import Episode

ANOTHER_BEGAN = "X1"
BECAME_LOOKED_AFTER = "S"
NEW_PLACEMENT = frozenset({"P", "B", "T", "U", "S"})
SAME_CARER = frozenset({"T", "U"})
Keyed = tuple[str, Episode]


@dataclass(slots=True)
class _Run:
    """Episodes that follow each other and are one thing: one order, one placement, one period."""

    episodes: list[Keyed] = field(default_factory=list)

    @property
    def first(self) -> Episode:
        return self.episodes[0][1]

    @property
    def last(self) -> Episode:
        return self.episodes[-1][1]

    @property
    def told_by(self) -> frozenset[str]:
        return frozenset(key for key, _ in self.episodes)


def facts_of_episodes(episodes: Iterable[Keyed]) -> Iterator[Fact]:
    """Everything a child's episodes tell. They must not overlap; `in_order` puts them in order."""
    periods_begun: Counter[date] = Counter()
    for period in _periods(in_order(episodes)):
        over = _is_over(period)
        periods_begun[period.first.started_on] += 1
        of = (period.first.started_on, periods_begun[period.first.started_on])
        values = {
            "started_on": period.first.started_on,
            "start_known": period.first.reason_new == BECAME_LOOKED_AFTER,
            "ended_on": period.last.ended_on if over else None,
            "reason_ended": (period.last.reason_ceased or "") if over else "",
        }
        yield Fact(PeriodOfCare, of, values, period.told_by)
        yield from _needs(period, of)
        yield from _legal_statuses(period, of)
        yield from _placements(period, of)


def in_order(episodes: Iterable[Keyed]) -> list[Keyed]:
    """By the day they began; those begun on one day as they followed each other."""
    return sorted(episodes, key=lambda each: (each[1].started_on, each[1].ended_on or date.max, each[1].order))


def _is_over(period: _Run) -> bool:
    """An end that says another episode began the same day is no end, though that episode may be set aside or missing."""
    return period.last.ended_on is not None and period.last.reason_ceased != ANOTHER_BEGAN


def _periods(episodes: Sequence[Keyed]) -> Iterator[_Run]:
    run = _Run()
    for key, episode in episodes:
        if run.episodes and _ends_period(run.last, episode):
            yield run
            run = _Run()
        run.episodes.append((key, episode))
    if run.episodes:
        yield run


def _ends_period(last: Episode, following: Episode) -> bool:
    if last.ended_on is None or last.reason_ceased == ANOTHER_BEGAN:
        return False
    return last.reason_ceased is not None or following.started_on > last.ended_on


def _needs(period: _Run, of: tuple[date, int]) -> Iterator[Fact]:
    said: str | None = None
    by_day: dict[date, tuple[str, set[str]]] = {}
    day: date | None = None
    for key, episode in period.episodes:
        if episode.need is not None and episode.need != said:
            said, day = episode.need, episode.started_on
            by_day[day] = (said, set())  # of two on one day the later stands
        if day is not None:
            by_day[day][1].add(key)
    for began, (code, told_by) in by_day.items():
        values = {"code": code, "started_on": began}
        yield Fact(PrimaryNeed, (*of, began), values, frozenset(told_by), of)


def _legal_statuses(period: _Run, of: tuple[date, int]) -> Iterator[Fact]:
    runs: list[_Run] = []
    for key, episode in period.episodes:
        last = runs[-1].last if runs else None
        if last is None or last.legal_status != episode.legal_status or last.ended_on != episode.started_on:
            runs.append(_Run())
        runs[-1].episodes.append((key, episode))
    turns: Counter[date] = Counter()
    for run in runs:
        began = run.first.started_on
        turns[began] += 1
        values = {"code": run.first.legal_status, "started_on": began, "ended_on": run.last.ended_on}
        yield Fact(LegalStatus, (*of, began, turns[began]), values, run.told_by, of)


def _placements(period: _Run, of: tuple[date, int]) -> Iterator[Fact]:
    runs: list[_Run] = []
    for key, episode in period.episodes:
        last = runs[-1].last if runs else None
        if last is None or episode.reason_new in NEW_PLACEMENT or last.ended_on != episode.started_on:
            runs.append(_Run())
        runs[-1].episodes.append((key, episode))
    turns: Counter[date] = Counter()
    for place, run in enumerate(runs):
        began, first = run.first.started_on, run.first
        turns[began] += 1
        values = {
            "kind": first.placement or "",
            "provider": first.provider or "",
            "urn": first.urn or "",
            "postcode": first.placement_postcode or "",
            "home_postcode": first.home_postcode or "",
            "same_carer": place > 0 and first.reason_new in SAME_CARER,
            "turn": turns[began],
            "started_on": began,
            "ended_on": run.last.ended_on,
            "reason_ended": run.last.reason_changed or "",
        }
        yield Fact(Placement, (*of, began, turns[began]), values, run.told_by, of)

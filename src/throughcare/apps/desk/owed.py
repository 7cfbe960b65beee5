"""What a child is owed, as their page shows it: what must happen next, what is open, what is past, and what is not known and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from throughcare.apps.desk.stood import Stood
from throughcare.apps.duties.beside import from_facts
from throughcare.apps.duties.policies import ANSWERS_FOR_OTHERS
from throughcare.apps.duties.reckoning import Reckoned
from throughcare.apps.duties.shown import duty_shown, weight_of
from throughcare.apps.workforce.roles import Role
from throughcare.apps.writing.policies import may_write
from throughcare.core.shown import Column, DutyShown, Weight
from throughcare.core.words import count, listed
from throughcare.statute.duty import DateIs, Owed
from throughcare.statute.kinds import Kind
from throughcare.statute.standing import Standing, standing

NEXT = 3
_WEIGHTS = tuple(Weight)  # law, guidance, local
_OPEN = {Standing.OVERDUE, Standing.DUE_SOON, Standing.ON_TRACK, Standing.NOT_YET, Standing.ALLOWED}
_LOOKED_FOR = {
    Kind.VISITED: "visits",
    Kind.REVIEW_HELD: "reviews",
    Kind.HEALTH_ASSESSED: "health assessments",
    Kind.EDUCATION_PLAN_HELD: "education plans",
    Kind.RETURN_INTERVIEW_HELD: "return interviews",
}


@dataclass(frozen=True, slots=True)
class OwedShown:
    """Every duty of one child: the next few, all that are open, those done or past, and those of which nothing can be known."""

    next: tuple[DutyShown, ...]
    open: tuple[DutyShown, ...]
    past: tuple[DutyShown, ...]
    past_columns: tuple[Column, ...]
    unknown: tuple[str, ...]
    unknown_because: str


def owed_shown(record: Stood, roles: Collection[Role]) -> OwedShown:
    """Every duty of a child on the day their record stands at, with what whoever looks may do beside those still open."""
    day, now, who = record.day, record.now, record.who()
    open_now, past, not_known = _sorted_out(record.what.owed, day, now)
    unknown = Counter(each.duty.words for each in not_known)
    beside = from_facts(record.child.pk, record.what.facts, record.workers)
    may_book, may_excuse = record.live and may_write(roles), record.live and bool(ANSWERS_FOR_OTHERS & set(roles))
    shown = tuple(
        duty_shown(
            owed,
            day=day,
            now=now,
            who=who,
            beside=beside,
            may_book=may_book,
            may_excuse=may_excuse,
            roles=roles if record.live else (),
        )
        for owed in open_now
    )
    return OwedShown(
        next=shown[:NEXT],
        open=shown,
        past=tuple(duty_shown(owed, day=day, now=now, who=who, beside=beside.excuses_alone) for owed in past),
        past_columns=(Column("Duty"), Column("Due"), Column("What became of it")),
        unknown=tuple(name if times == 1 else f"{name} ({count(times, 'time')})" for name, times in sorted(unknown.items())),
        unknown_because=_why_unknown(record.what, day, not_known),
    )


def _sorted_out(owed: Sequence[Owed], day: date, now: datetime | None) -> tuple[list[Owed], list[Owed], list[Owed]]:
    """Duties still open, those past newest first, and those of which nothing is known.

    Of those open what is late comes first, law before guidance and that before what is local; then the rest by date.
    """
    open_now: list[Owed] = []
    past: list[Owed] = []
    unknown: list[Owed] = []
    for each in owed:
        if each.since.on > day:
            continue
        how = standing(each, day, now=now)
        if how in _OPEN:
            open_now.append(each)
        elif how is Standing.NOT_KNOWN:
            unknown.append(each)
        elif how not in {Standing.WAITING, Standing.ENDED}:
            past.append(each)
    open_now.sort(key=lambda each: _how_urgent(each, day, now))
    past.sort(key=lambda each: (each.due_on or date.min, each.duty.key), reverse=True)
    return open_now, past, unknown


def _how_urgent(owed: Owed, day: date, now: datetime | None) -> tuple[int, date, str]:
    late = standing(owed, day, now=now) is Standing.OVERDUE
    waits = len(_WEIGHTS) + (owed.duty.date_is is not DateIs.DUE)  # what may be done, and need not, comes last
    return _WEIGHTS.index(weight_of(owed.duty)) if late else waits, owed.due_on or date.max, owed.duty.key


def _why_unknown(what: Reckoned, day: date, unknown: Sequence[Owed]) -> str:
    """Where what we hold comes from, and which of the things people look for it tells nothing of; empty where it tells of all.

    Where a date is missing only because bank holidays are not known so far, that is said, and no source is blamed for it.
    """
    waits = sorted({each.counted.waits_for for each in unknown if each.without_holidays})
    of_holidays = f"No working day can be counted without {' or '.join(waits)}." if waits else ""
    of_sources = _what_sources_tell(what, day, some=any(not each.without_holidays for each in unknown))
    return " ".join(filter(None, (of_sources, of_holidays)))


def _what_sources_tell(what: Reckoned, day: date, *, some: bool) -> str:
    sources = sorted({cover.source for cover in what.history.covers})
    if not sources:
        return "No source on record tells of this child."
    now = [cover for cover in what.history.covers if cover.last is None or cover.last >= day]
    silent = [words for kind, words in _LOOKED_FOR.items() if not any(kind in cover.kinds for cover in now)]
    if not silent and not some:
        return ""
    of = f"tells nothing of {listed(silent, 'or')}" if silent else "cannot tell of everything"
    return f"What we hold comes from {' and '.join(sources)}, which {of}."

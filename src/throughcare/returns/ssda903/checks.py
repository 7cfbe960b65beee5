"""What only shows when a child's rows are laid side by side. Each check is named for the fault it finds.

A fault sets a row aside; a doubt lets it in with a word. Where two rows say different things and neither can be
believed, both are set aside; of two episodes that overlap, the one that starts later, so that what began is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from throughcare.record.care import Episode
from throughcare.record.happenings import Review
from throughcare.record.people import Person
from throughcare.returns.cells import day_in, in_words
from throughcare.returns.outcome import Doubt, Doubted, Fault, Found, SetAside
from throughcare.returns.ssda903.headings import When
from throughcare.returns.ssda903.rows import Candidate

TOO_OLD_FOR_PN0 = 4


def judge(
    rows: Sequence[Candidate], *, headers_set_aside: Sequence[SetAside] = ()
) -> tuple[list[Found], list[SetAside], list[Doubted]]:
    """All the rows of one child: those that come in, those that do not, and what is doubtful among the first."""
    aside: dict[int, SetAside] = {}

    def apply(faults: Iterable[tuple[Candidate, SetAside]]) -> None:
        for row, why in faults:
            aside.setdefault(id(row), why)

    def standing() -> list[Candidate]:
        return [row for row in rows if id(row) not in aside]

    apply(birth_dates_of_headers_differ(standing(), also=headers_set_aside))
    apply(same_row_twice(standing()))
    apply(two_rows_answer_differently(standing()))
    person = next((row for row in standing() if isinstance(row.row, Person)), None)
    if person is None:
        apply(child_has_no_header(standing(), was_set_aside=bool(headers_set_aside or aside)))
    else:
        apply(birth_date_differs_from_header(standing(), header=person))
        apply(happens_before_birth(standing(), header=person))
    apply(episodes_overlap(standing()))
    kept = standing()
    doubts = list(sex_differs_from_header(kept, header=person)) + list(participation_does_not_fit_age(kept, header=person))
    return in_order(kept), list(aside.values()), doubts


def birth_dates_of_headers_differ(
    rows: Sequence[Candidate], *, also: Sequence[SetAside] = ()
) -> Iterator[tuple[Candidate, SetAside]]:
    """Header rows give one child two birth dates: nobody here can tell which is right, so none comes in."""
    headers = [row for row in rows if isinstance(row.row, Person)]
    days = {row.born_on for row in headers} | {day_in(each.cells["DOB"]) for each in also}
    known = sorted(day for day in days if day is not None)
    if len(known) > 1:
        for row in headers:
            reason = f"child {row.child} has more than one birth date: {', '.join(map(in_words, known))}."
            yield row, row.set_aside(Fault.TWO_BIRTH_DATES, reason, "DOB")


def same_row_twice(rows: Sequence[Candidate]) -> Iterator[tuple[Candidate, SetAside]]:
    """A row says exactly what another has said; the first stands."""
    first: dict[Any, Candidate] = {}
    for row in rows:
        earlier = first.setdefault((row.row, row.born_on, row.sex), row)
        if earlier is not row:
            yield row, row.set_aside(Fault.SAME_ROW_TWICE, f"it says the same as {_where(earlier)}, which stands.")


def two_rows_answer_differently(rows: Sequence[Candidate]) -> Iterator[tuple[Candidate, SetAside]]:
    """Rows of one key say different things; neither can be believed. Episodes may share a day: see episodes_overlap."""
    alike: dict[Any, list[Candidate]] = defaultdict(list)
    for row in rows:
        if not isinstance(row.row, Episode):
            alike[row.row.table.name, row.row.table.key_of(row.row)].append(row)
    for group in alike.values():
        if len(group) > 1:
            fields = _fields_that_differ(group)
            for row in group:
                others = " and ".join(_where(other) for other in group if other is not row)
                reason = f"it and {others} are about the same thing but differ in {' and '.join(fields) or 'what they repeat'}."
                yield row, row.set_aside(Fault.TWO_ANSWERS, reason, *fields)


def child_has_no_header(rows: Sequence[Candidate], *, was_set_aside: bool) -> Iterator[tuple[Candidate, SetAside]]:
    """A row is about a child of whom the return says nothing else, not even a birth date."""
    for row in rows:
        said = (
            "the Header row of this child was itself set aside: mend that first"
            if was_set_aside
            else "the Header has no such child"
        )
        yield row, row.set_aside(Fault.NO_HEADER, f"{said}.", "CHILD")


def birth_date_differs_from_header(rows: Sequence[Candidate], *, header: Candidate) -> Iterator[tuple[Candidate, SetAside]]:
    """A row repeats the child's birth date otherwise than the Header gives it, so it may be another child's."""
    for row in rows:
        if row.born_on and header.born_on and row.born_on != header.born_on:
            reason = f"DOB {in_words(row.born_on)} is not the {in_words(header.born_on)} of the child's Header row."
            yield row, row.set_aside(Fault.TWO_BIRTH_DATES, reason, "DOB")


def happens_before_birth(rows: Sequence[Candidate], *, header: Candidate) -> Iterator[tuple[Candidate, SetAside]]:
    """Something happened to a child before they were born."""
    born_on = header.born_on
    for row in rows:
        for heading in row.table.headings:
            if heading.when not in (When.HAPPENED, When.EXPECTED) or born_on is None:
                continue
            day: date | None = getattr(row.row, heading.fills)
            if day is not None and day < born_on:
                reason = f"{heading.name} {in_words(day)} is before the child was born, {in_words(born_on)}."
                yield row, row.set_aside(Fault.BEFORE_BIRTH, reason, heading.name)


def episodes_overlap(rows: Sequence[Candidate]) -> Iterator[tuple[Candidate, SetAside]]:
    """An episode starts while another, which began before it, still runs. Ending on the day the next begins is no overlap."""
    last: Candidate | None = None
    for row in _episodes_in_order(rows):
        if last is not None and _end_of(last) > _start_of(row):
            until = in_words(_end_of(last)) if _end_of(last) < date.max else "the return's end, being open"
            reason = f"it starts on {in_words(_start_of(row))} while the episode of {_where(last)} runs from "
            reason += f"{in_words(_start_of(last))} to {until}."
            yield row, row.set_aside(Fault.OVERLAP, reason, "DECOM", "DEC")
            continue
        last = row


def sex_differs_from_header(rows: Sequence[Candidate], *, header: Candidate | None) -> Iterator[Doubted]:
    """A row repeats the child's sex otherwise than the Header; the Header's is kept."""
    for row in rows:
        if header is not None and row.sex and row.sex != header.sex:
            yield Doubted(
                row.file, row.line, row.table.name, Doubt.SEX_DIFFERS, "SEX is not that of the child's Header row", ("SEX",)
            )


def participation_does_not_fit_age(rows: Sequence[Candidate], *, header: Candidate | None) -> Iterator[Doubted]:
    """PN0 is for children under four, and every other code for those who are not."""
    for row in rows:
        review = row.row
        if header is None or header.born_on is None or not isinstance(review, Review) or review.participation is None:
            continue
        age = _years_between(header.born_on, review.held_on)
        if (review.participation == "PN0") != (age < TOO_OLD_FOR_PN0):
            said = f"REVIEW_CODE is {review.participation} for a child aged {age} at the review"
            yield Doubted(row.file, row.line, row.table.name, Doubt.PARTICIPATION_AND_AGE, said, ("REVIEW_CODE",))


def in_order(rows: Sequence[Candidate]) -> list[Found]:
    """The rows that come in; episodes that began on one day are numbered in the order they followed each other."""
    order: dict[int, int] = {}
    count: dict[date, int] = defaultdict(int)
    for row in _episodes_in_order(rows):
        count[_start_of(row)] += 1
        if count[_start_of(row)] > 1:
            order[id(row)] = count[_start_of(row)]
    return [
        Found(replace(row.row, order=order[id(row)]) if id(row) in order else row.row, row.file, row.line)  # type: ignore[type-var]
        for row in rows
    ]


def _episodes_in_order(rows: Sequence[Candidate]) -> list[Candidate]:
    return sorted((row for row in rows if isinstance(row.row, Episode)), key=lambda row: (_start_of(row), _end_of(row)))


def _start_of(row: Candidate) -> date:
    assert isinstance(row.row, Episode)
    return row.row.started_on


def _end_of(row: Candidate) -> date:
    assert isinstance(row.row, Episode)
    return row.row.ended_on or date.max


def _fields_that_differ(group: Sequence[Candidate]) -> tuple[str, ...]:
    headings = [each for each in group[0].table.headings if each.fills]
    return tuple(each.name for each in headings if len({getattr(row.row, each.fills) for row in group}) > 1)


def _where(row: Candidate) -> str:
    return f"line {row.line} of {row.file}" if row.line > 0 else "a row that is already in"


def _years_between(born_on: date, day: date) -> int:
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))

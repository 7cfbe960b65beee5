"""The page of every duty: what the law, guidance or the council asks, in the words of the duties themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from throughcare.reference.markdown import anchor, page, table
from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import Happening, Per
from throughcare.statute.counting import Count
from throughcare.statute.duty import Checked, Config, DateIs, Duty, Spec, Stage, Status, Varied, happenings
from throughcare.statute.follows import WITHOUT_A_SOURCE, WORKED_OUT_FROM
from throughcare.statute.kinds import Kind
from throughcare.statute.parts import PARTS
from throughcare.statute.signs import FactsTold, needed_by, needed_for, never_told


class Live(StrEnum):
    """Whether a duty is raised here yet."""

    RECKONED = "reckoned"
    WAITING = "waiting for records"
    OFF = "not in force"


CHECKED = {
    Checked.WORDING_SEEN: "the wording of the instrument was read",
    Checked.CONFIRMED_ELSEWHERE: "another published page confirms it",
    Checked.IN_PUBLISHED_TOOL: "a published tool of this field has it so",
    Checked.FROM_KNOWLEDGE: "from professional knowledge, not checked again",
    Checked.UNSURE: "unsure: check it before relying on it",
}
CALENDARS = {
    CalendarCode.EW_BH: "working days leave out weekends and the bank holidays of England and Wales",
    CalendarCode.EW_BH_BOXING: "working days leave out weekends, the bank holidays of England and Wales, and Boxing Day by name",
    CalendarCode.UK_BH_ANY: "working days leave out weekends and bank holidays anywhere in the United Kingdom",
    CalendarCode.COURT: "court business days",
    CalendarCode.TERM: "the terms of the child's school",
    CalendarCode.CAL: "every day counts",
}


ANYTHING: FactsTold = MappingProxyType({})
"""Every fact the law asks about is told."""


def unrecorded(spec: Spec, carried: frozenset[Kind]) -> tuple[Kind, ...]:
    """The happenings of which no record is kept; none, where any one of them can be recorded or worked out."""
    kinds = tuple(dict.fromkeys(one.kind for one in happenings(spec)))
    known = any(kind in WITHOUT_A_SOURCE or kind in carried or WORKED_OUT_FROM.get(kind, frozenset()) & carried for kind in kinds)
    return () if known else kinds


def live(duty: Duty, carried: frozenset[Kind], told: FactsTold = ANYTHING) -> Live:
    """Whether a duty is raised here: it is in force, and its start, its meeting and what it turns on can be recorded."""
    if duty.status is Status.PROSPECTIVE:
        return Live.OFF
    if unrecorded(duty.starts, carried) or unrecorded(duty.met_by, carried):
        return Live.WAITING
    return Live.WAITING if unasked(duty, told) else Live.RECKONED


def unasked(duty: Duty, told: FactsTold) -> tuple[str, ...]:
    """What a duty turns on that nobody is asked for when it is recorded, in the law's words."""
    starts = [str(one) for one in happenings(duty.starts) if never_told(needed_by([one]), told)]
    if len(starts) < len(happenings(duty.starts)):
        starts = []
    return (*starts, *(one.words for one in duty.while_ if never_told(needed_for(one), told)))


def duties_page(duties: Sequence[Duty], *, carried: frozenset[Kind], told: FactsTold = ANYTHING) -> str:
    """Every duty, by part of the journey, with counts first. `carried` is what practice recorded here can tell of, `told` what it says of it."""
    parts = dict.fromkeys(duty.domain for duty in duties)
    found = {duty.key: live(duty, carried, told) for duty in duties}
    lines = [
        f"Throughcare knows {len(duties)} duties. {_how_many(found.values())}",
        "",
        (
            "A duty is *reckoned* when it is in force and what starts it and what meets it can be recorded here or worked out from "
            "what is. It is *waiting* until then: nothing is owed by a record that could not show it done. What is law, what is "
            "guidance and what is a council's own standard is said of each; a local standard is never law."
        ),
        "",
        "`throughcare due KEY DATE` works out any of them from a date.",
        "",
        *_by_part(duties, parts, found),
        *_counted("By authority", (duty.status.value for duty in duties)),
        *_counted("By how far the source was checked", (CHECKED[duty.source.checked] for duty in duties)),
    ]
    for part in parts:
        own = [duty for duty in duties if duty.domain == part]
        lines += [f"## {PARTS[part]}", ""]
        for duty in own:
            lines += [*_duty(duty, found[duty.key], carried, told), ""]
    return page("Duties", lines)


def _how_many(several: Iterable[Live]) -> str:
    counts = Counter(several)
    said = (
        f"{counts[Live.RECKONED]} are reckoned",
        f"{counts[Live.WAITING]} wait for records not yet kept here",
        f"{counts[Live.OFF]} {'is' if counts[Live.OFF] == 1 else 'are'} not in force and switched off",
    )
    return f"{said[0]}, {said[1]} and {said[2]}."


def _by_part(duties: Sequence[Duty], parts: Iterable[str], found: dict[str, Live]) -> list[str]:
    rows: list[tuple[object, ...]] = []
    for part in parts:
        own = [duty for duty in duties if duty.domain == part]
        counts = Counter(found[duty.key] for duty in own)
        local = sum(not duty.is_law for duty in own)
        name = f"[{PARTS[part]}]({anchor(PARTS[part])})"
        rows.append((name, len(own), len(own) - local, local, *(counts[one] for one in Live)))
    rows.append(("**All**", *(sum(row[place] for row in rows) for place in range(1, 7))))  # type: ignore[misc]  # figures
    headings = (
        "Part of the journey",
        "Duties",
        "Law or guidance",
        "Local, target or best practice",
        *(_said(one) for one in Live),
    )
    return table(headings, rows)


def _counted(heading: str, values: Iterable[str]) -> list[str]:
    return table((heading, "Duties"), Counter(values).most_common())


def _said(one: StrEnum) -> str:
    return one.value[0].upper() + one.value[1:]


def _duty(duty: Duty, found: Live, carried: frozenset[Kind], told: FactsTold) -> Iterator[str]:
    yield f"### {duty.key} {duty.name}"
    yield ""
    yield f"**{duty.status.value}** · {found.value}"
    yield ""
    for label, words in _facts(duty, found, carried, told):
        if words:
            yield f"- {label}: {words}"


def _facts(duty: Duty, found: Live, carried: frozenset[Kind], told: FactsTold) -> Iterator[tuple[str, str]]:
    """Everything a duty says of itself, in the order in which a reader asks."""
    yield "What to do", f"{duty.do} ({duty.by.value})"
    yield "Starts", _days(duty.starts)
    yield "When", _when(duty.within)
    yield "Again", f"{_when(duty.then)}, from each time it is met" if duty.then is not None else ""
    yield "In other circumstances", "; ".join(_stage(one) for one in duty.stages)
    yield "For a time", "; ".join(_for_a_time(one) for one in duty.varied)
    yield "That date is", "" if duty.date_is is DateIs.DUE else f"{duty.date_is.value}: it is never overdue"
    yield "Sooner", f"on {_days(duty.sooner)}, if that comes first" if duty.sooner else ""
    yield "Counting", CALENDARS[duty.calendar]
    yield "Met", _days(duty.met_by) + (" (done beforehand, it is met as well)" if duty.may_be_early else "")
    yield "While", "; ".join(one.words.removeprefix("while ") for one in duty.while_)
    yield "Only if", _by_birthday(duty)
    yield "Provided", duty.provided
    yield "Belongs to", "" if duty.per is Per.PERIOD_OF_CARE else duty.per.value
    yield "Ends unmet", _days(duty.until) if duty.until else ""
    yield "Closed", f"{_when(duty.lapses.after)} after it fell due: {duty.lapses.because}" if duty.lapses is not None else ""
    yield "How often", duty.cycle
    yield "Counts again from", duty.resets
    yield "If it cannot be done in time", duty.extension
    yield "A council may change", _may(duty)
    yield "Where it is written", str(duty.source)
    yield "How far that was checked", CHECKED[duty.source.checked]
    yield "Applies", _applies(duty)
    yield "Waits for a record that", _waits(duty, carried, told) if found is Live.WAITING else ""
    yield "Why not yet", duty.not_yet
    yield "Mind", duty.note


def _days(spec: Spec) -> str:
    return ", or ".join(_day(one) for one in happenings(spec))


def _day(one: Happening) -> str:
    return f"the day {one}"


def _when(count: Count) -> str:
    words = count.words.removesuffix(", counted")
    return f"{words}. No date: it waits for {count.waits_for}" if count.waits_for else words


def _stage(stage: Stage) -> str:
    start = f" from {_days(stage.starts)}" if stage.starts else ""
    while_ = f", while {' and '.join(one.words.removeprefix('while ') for one in stage.while_)}" if stage.while_ else ""
    since = f", met only {_when(stage.meets_from).lower()} or more from the start" if stage.meets_from is not None else ""
    return f"{_when(stage.within)}{start}{while_}{since}"


def _for_a_time(varied: Varied) -> str:
    return f"{_when(varied.within)}, for starts from {_date(varied.first)} to {_date(varied.last)} ({varied.source})"


def _by_birthday(duty: Duty) -> str:
    test = duty.only_if
    if test is None:
        return ""
    return (
        f"{test.within.words.lower()} from its start falls {'before' if test.before else 'on or after'} the {test.age}th birthday"
    )


def _may(duty: Duty) -> str:
    return duty.config.value if duty.config is not Config.FREE else "anything: the council sets it"


def _applies(duty: Duty) -> str:
    if duty.status is Status.PROSPECTIVE:
        return "from no day yet: a council switches it on when it is in force"
    since = f"from {_date(duty.applies_from)}" if duty.applies_from else "whatever the date"
    return f"{since}, until {_date(duty.applies_until)}" if duty.applies_until else since


def _date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _waits(duty: Duty, carried: frozenset[Kind], told: FactsTold) -> str:
    kinds = dict.fromkeys((*unrecorded(duty.starts, carried), *unrecorded(duty.met_by, carried)))
    return "; or that ".join((*(kind.clause for kind in kinds), *unasked(duty, told)))

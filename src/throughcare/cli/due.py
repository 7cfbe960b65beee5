"""Say when one duty is due.

throughcare due IR-02 2026-12-07           a first review, from the day a child became looked after: 2027-01-07
throughcare due HE-03 2026-09-10 --born 2022-04-12
throughcare due AS-05 --expected 2027-05-01
throughcare due MI-02 2026-10-24T10:00     counted in hours: local times in, local time out
throughcare due AD-08 2026-03-02 --again   from the last review, where the next is counted differently from the first
throughcare due IR-02 2026-12-07 --why     and how it is counted, with its source
throughcare due --list                     every duty with its id

The date is what starts the duty or, where it comes round again, when it was last really done. A duty whose date cannot be counted
says in one line what it waits for. A wrong id, an impossible date, or a date past the last known holiday is an error.
"""

import argparse
import difflib
import re
import sys
from datetime import UTC, date, datetime

from throughcare.statute.calendar import HorizonPassed, birthday, long_date
from throughcare.statute.counting import NoDate
from throughcare.statute.duties import ALL, BY_KEY
from throughcare.statute.duty import Checked, Duty, happenings
from throughcare.statute.explain import Due, due_from
from throughcare.statute.follows import BIRTHDAYS
from throughcare.statute.kinds import Kind
from throughcare.statute.london import LONDON, long_time
from throughcare.statute.rulebook import Rulebook

WRONG = 2
AGES = {**BIRTHDAYS, Kind.BECAME_ELIGIBLE: 16}
"""The age at which a duty starts, where only --born was given. Most who become eligible do so on turning 16."""
HOW_FAR = {
    Checked.WORDING_SEEN: "the wording was seen",
    Checked.CONFIRMED_ELSEWHERE: "confirmed by another published page",
    Checked.IN_PUBLISHED_TOOL: "confirmed by a published tool",
    Checked.FROM_KNOWLEDGE: "from professional knowledge, the wording not seen",
    Checked.UNSURE: "unsure: check before relying on it",
}


class Unanswerable(ValueError):
    """What was asked cannot be answered; the message says why in one line."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the command."""
    parser.add_argument("duty", nargs="?", metavar="DUTY", help="its id, such as IR-02")
    parser.add_argument("since", nargs="?", metavar="DATE", help="2026-12-07, or 2026-10-24T10:00 for what is counted in hours")
    parser.add_argument("--born", metavar="DATE", help="the child's day of birth, for rules that turn on age")
    parser.add_argument("--expected", metavar="DATE", help="the day the birth is expected, for a child not yet born")
    parser.add_argument("--again", action="store_true", help="DATE is when it was last done, not what first started it")
    parser.add_argument("--why", action="store_true", help="say how it is counted, and where that is written")
    parser.add_argument("--list", action="store_true", help="list every duty")


def run(chosen: argparse.Namespace) -> int:
    """Answer on standard output; what cannot be answered, on standard error."""
    if chosen.list:
        for duty in ALL:
            print(f"{duty.key}  {duty.name} ({duty.status.value})")
        return 0
    try:
        for line in answer(chosen):
            print(line)
    except NoDate as waits:
        print(waits)
    except (Unanswerable, HorizonPassed) as refusal:
        print(f"throughcare due: {refusal}", file=sys.stderr)
        return WRONG
    return 0


def answer(chosen: argparse.Namespace) -> list[str]:
    """The date, and with --why the count and its source. Raises Unanswerable, NoDate or HorizonPassed."""
    duty = _duty(chosen.duty)
    born = _day(chosen.born, "--born") if chosen.born else None
    expected = _day(chosen.expected, "--expected") if chosen.expected else None
    given = (_moment(chosen.since) if "T" in chosen.since else _day(chosen.since, "the date")) if chosen.since else None
    if duty.waits_for:
        said = f"{duty.key} has no date of its own: it waits for {duty.waits_for}."
        return [said, *_about(duty)] if chosen.why else [said]
    since = _since(given, duty, born=born, expected=expected)
    due = _due(duty, since, born, again=chosen.again)
    return [str(due), *_why(duty, since, again=chosen.again), *_about(duty)] if chosen.why else [str(due)]


def _why(duty: Duty, since: date | datetime, *, again: bool) -> list[str]:
    """How it was counted, and from what."""
    count = duty.then if again and duty.then is not None else duty.within
    began = f"{long_time(since)}, when" if isinstance(since, datetime) and count.in_hours else f"{long_date(since)}, the day"
    joints = {
        "weeks_gestation": ", counted back from",
        "age": ", or at once if past, from",
        "by_18": ", or at once if past, from",
    }
    joint = "" if count.words.endswith("before") else joints.get(count.unit, " from")
    what = " or ".join(dict.fromkeys(one.kind.clause for one in happenings(duty.met_by if again else duty.starts)))
    counted = [f"{count.words}{joint} {began} {what}."]
    if duty.then is not None and not again:
        counted.append(f"After that: {duty.then.words.lower()}, from each time it was really done.")
    counted += [f"Later: {stage.within.words.lower()}." for stage in duty.stages]
    return counted


def _about(duty: Duty) -> list[str]:
    """What the rule is, where it is written, and the rest of what it says."""
    written = str(duty.source) if duty.source.instrument == duty.status.value else f"{duty.status.value}: {duty.source}"
    said = [
        f"{duty.key}, {duty.name}: {duty.do} ({duty.by.value}).",
        f"{written} ({HOW_FAR[duty.source.checked]}).",
    ]
    rest = {"Where": duty.provided, "Comes round": duty.cycle, "Stops on": duty.resets, "Longer": duty.extension}
    said += [f"{name}: {words}." for name, words in rest.items() if words]
    return [*said, duty.note] if duty.note else said


def _duty(key: str | None) -> Duty:
    if not key:
        raise Unanswerable("say which duty, such as IR-02; `throughcare due --list` names them all.")
    if (duty := BY_KEY.get(key.upper())) is None:
        near = _nearest(key.upper())
        asked = f" Did you mean {' or '.join(near)}?" if near else ""
        raise Unanswerable(f"there is no duty {key}.{asked} `throughcare due --list` names them all.")
    return duty


def _nearest(key: str) -> list[str]:
    """The ids most like it; one that differs only in its hyphen or its nought is surely meant."""
    if (parts := re.fullmatch(r"([A-Z0-9]{2})\W*0*(\d{1,2})", key)) and (meant := f"{parts[1]}-{int(parts[2]):02}") in BY_KEY:
        return [meant]
    return difflib.get_close_matches(key, BY_KEY, n=3)


def _since(given: date | datetime | None, duty: Duty, *, born: date | None, expected: date | None) -> date | datetime:
    """What it counts from: the date given; the expected birth; or, for what starts at an age, the birthday."""
    starts = happenings(duty.starts)
    if any(start.kind is Kind.BIRTH_EXPECTED for start in starts):
        if expected is not None:
            return expected
        if duty.within.unit == "weeks_gestation":
            # What brings the duty about is the referral: a bare date could be either, so neither is guessed.
            raise Unanswerable(f"{duty.key} is counted from the expected birth: say --expected.")
    if given is not None:
        return given
    ages = [AGES[start.kind] for start in starts if start.kind in AGES]
    if ages and born:
        return birthday(born, ages[0])
    clauses = " or ".join(dict.fromkeys(start.kind.clause for start in starts))
    raise Unanswerable(f"{duty.key} needs the day {clauses}" + (", or --born." if ages else "."))


def _due(duty: Duty, since: date | datetime, born: date | None, *, again: bool) -> Due:
    if duty.within.in_hours and not isinstance(since, datetime):
        raise Unanswerable(f"{duty.key} is counted in hours: give a time too, such as {since}T09:00.")
    book = Rulebook(duties=ALL)
    day = since.date() if isinstance(since, datetime) else since
    if born is None and (duty.within.needs_birth or (duty.only_if is not None and duty.only_if.before)):
        raise Unanswerable(f"{duty.key} turns on a birthday: say --born.")
    if born is not None and born > day:
        raise Unanswerable(f"they were born on {born}, after {day}.")
    try:
        if duty.only_if is not None and born is not None and not duty.only_if.before:
            _check_reached(duty, day, born, book)
        if again and duty.then is not None:
            return Due(duty.then.due(day, book.calendar_of(duty), born=born))
        return due_from(duty, since, rulebook=book, born=born)
    except (HorizonPassed, NoDate):
        raise
    except (ValueError, OverflowError):
        raise Unanswerable(f"from {day} there is no such date: it is out of the range of years.") from None


def _check_reached(duty: Duty, day: date, born: date, book: Rulebook) -> None:
    """A rule that begins at a birthday is not owed where the shorter interval still falls before it."""
    assert duty.only_if is not None
    if duty.only_if.within.due(day, book.calendar_of(duty)) < birthday(born, duty.only_if.age):
        words = duty.only_if.within.words
        raise NoDate(f"{duty.key} is not owed from {day}: {words} on they would still be under {duty.only_if.age}.")


def _day(words: str, what: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise Unanswerable(f"{what} should be a real day written like 2026-12-07, not {words}.") from None


def _moment(words: str) -> datetime:
    """A London time. One that the clocks skip in spring is not a time; the first of the two in autumn is meant."""
    try:
        given = datetime.fromisoformat(words)
    except ValueError:
        raise Unanswerable(f"the time should be a real one written like 2026-10-24T10:00, not {words}.") from None
    if given.tzinfo is not None:
        raise Unanswerable("give the local time, without a time zone.")
    local = given.replace(tzinfo=LONDON)
    if local.astimezone(UTC).astimezone(LONDON).replace(tzinfo=None) != given:
        raise Unanswerable(f"{words} is not a time in London: the clocks go forward over it.")
    return local

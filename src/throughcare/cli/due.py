"""Say when one duty is due.

throughcare due IR-02 2026-12-07           a first review, from the day a child became looked after: 2027-01-07
throughcare due HE-03 2026-09-10 --born 2022-04-12
throughcare due MI-02 2026-10-24T10:00     counted in hours: local times in, local time out
throughcare due AD-08 2026-03-02 --again   from the last review, where the next is counted differently from the first
throughcare due --list                     every duty with its id

The date is what starts the duty or, where it comes round again, when it was last really done. A duty whose date cannot be counted
says in one line what it waits for. A wrong id, an impossible date, or a date past the last known holiday is an error.
"""

import argparse
import difflib
import sys
from datetime import UTC, date, datetime

from throughcare.statute.calendar import HorizonPassed, birthday
from throughcare.statute.counting import NoDate
from throughcare.statute.duties import ALL, BY_KEY
from throughcare.statute.duty import Duty, happenings
from throughcare.statute.explain import Due, due_from
from throughcare.statute.kinds import BIRTHDAYS
from throughcare.statute.london import LONDON
from throughcare.statute.rulebook import Rulebook

WRONG = 2


class Unanswerable(ValueError):
    """What was asked cannot be answered; the message says why in one line."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the command."""
    parser.add_argument("duty", nargs="?", metavar="DUTY", help="its id, such as IR-02")
    parser.add_argument("since", nargs="?", metavar="DATE", help="2026-12-07, or 2026-10-24T10:00 for what is counted in hours")
    parser.add_argument("--born", metavar="DATE", help="the child's day of birth, for rules that turn on age")
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
    if duty.waits_for:
        raise NoDate(f"{duty.key} has no date of its own: it waits for {duty.waits_for}.")
    since = _since(chosen.since, duty, born)
    due = _due(duty, since, born, again=chosen.again)
    count = duty.then if chosen.again and duty.then is not None else duty.within
    return [str(due), f"{count.words} from {since}. {duty.status.value}: {duty.source}."] if chosen.why else [str(due)]


def _duty(key: str | None) -> Duty:
    if not key:
        raise Unanswerable("say which duty, such as IR-02; `throughcare due --list` names them all.")
    if (duty := BY_KEY.get(key.upper())) is None:
        near = difflib.get_close_matches(key.upper(), BY_KEY, n=3)
        raise Unanswerable(f"there is no duty {key}." + (f" Did you mean {' or '.join(near)}?" if near else ""))
    return duty


def _since(words: str | None, duty: Duty, born: date | None) -> date | datetime:
    """What it counts from: the date given; for what starts at an age, the birthday."""
    if words:
        return _moment(words) if "T" in words else _day(words, "the date")
    ages = [BIRTHDAYS[start.kind] for start in happenings(duty.starts) if start.kind in BIRTHDAYS]
    if ages and born:
        return birthday(born, ages[0])
    starts = " or ".join(start.kind.clause for start in happenings(duty.starts))
    raise Unanswerable(f"{duty.key} needs the day {starts}" + (", or --born." if ages else "."))


def _due(duty: Duty, since: date | datetime, born: date | None, *, again: bool) -> Due:
    if duty.within.in_hours and not isinstance(since, datetime):
        raise Unanswerable(f"{duty.key} is counted in hours: give a time too, such as {since}T09:00.")
    book = Rulebook(duties=ALL)
    day = since.date() if isinstance(since, datetime) else since
    if duty.only_if is not None:
        if born is None:
            raise Unanswerable(f"{duty.key} turns on a birthday: say --born.")
        reached = duty.only_if.within.due(day, book.calendar_of(duty)) >= birthday(born, duty.only_if.age)
        if reached is duty.only_if.before:
            side = "reached by" if reached else "not reached by"
            raise NoDate(f"{duty.key} is not owed from {day}: the birthday it turns on (age {duty.only_if.age}) is {side} then.")
    if again and duty.then is not None:
        return Due(duty.then.due(day, book.calendar_of(duty), born=born))
    return due_from(duty, since, rulebook=book, born=born)


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

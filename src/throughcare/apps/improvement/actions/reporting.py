"""Beginning a report, writing the director's own words in it, and issuing it: then it never changes."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from throughcare.apps.improvement import policies
from throughcare.apps.improvement.actions.aside import lay_aside, take_in_own
from throughcare.apps.improvement.models import Report
from throughcare.apps.improvement.reporting import between, parts
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.core.changes import action
from throughcare.core.one_text import as_kept, mark_of
from throughcare.core.today import today
from throughcare.core.words import plain_date


@action(why="report begun")
def begin_report(kind: Report.Kind, *, from_on: date, to_on: date, by: Worker) -> Report:
    """Begin a report of a time; there is one of each kind and time."""
    policies.check_can_plan(by)
    if to_on > today():
        raise MayNot("A report is of a time that is past: its last day cannot be after today.", at="to_on")
    if Report.objects.filter(kind=kind, from_on=from_on, to_on=to_on).exists():
        raise MayNot(f"There is one of {plain_date(from_on)} to {plain_date(to_on)} already.", at="from_on")
    return Report.objects.create(kind=kind, from_on=from_on, to_on=to_on, begun_by=by, begun_on=today())


@action(why="own words written in a report")
def write_words(report: Report, words: str, *, by: Worker, over: str | None = None, page: UUID | None = None) -> Report:
    """Keep the director's own words; what they were before is kept too.

    `over` is the mark of the text that the page showed, None where none was; `page` which page it is. If somebody else has written since,
    theirs stands, and these are laid aside beside it: the report that comes back has other words then, and both are shown until somebody chooses.
    """
    policies.check_can_plan(by)
    held = _draft(report)
    typed = as_kept(words)
    if typed != held.words:
        if over is not None and over != mark_of(held.words):
            lay_aside(typed, held, page=page, by=by)
            return held
        held.words = typed
        held.save(update_fields=["words"])
    take_in_own(held, page=page, by=by)
    return held


@action(why="report issued")
def issue_report(report: Report, *, by: Worker) -> Report:
    """Issue a report: what it says is kept as it stands now, and never changes."""
    policies.check_can_issue(by)
    held = _draft(report)
    policies.check_is_no_longer_than_told(held.words)
    time = between(held.from_on, held.to_on)
    if time.now is None:
        raise MayNot("No figures were written down in this time, so there is nothing to report.")
    held.parts = [part.as_kept() for part in parts(time)]
    held.issued_by, held.issued_on = by, today()
    held.save(update_fields=["parts", "issued_by", "issued_on"])
    return held


def _draft(report: Report) -> Report:
    held = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if held.issued_on is not None:
        raise MayNot(f"This was issued on {plain_date(held.issued_on)}, and does not change any more.")
    return held

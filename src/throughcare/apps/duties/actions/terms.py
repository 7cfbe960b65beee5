"""The school terms this council has set. Like all it sets, each change has every child's duties reckoned again."""

from __future__ import annotations

from uuid import UUID

from throughcare.apps.duties import policies
from throughcare.apps.duties.actions.setting import one_at_a_time, reckon_again
from throughcare.apps.duties.council import term_of
from throughcare.apps.duties.models import SchoolTerm
from throughcare.apps.workforce.models import Worker
from throughcare.core.changes import action
from throughcare.core.words import plain_date
from throughcare.statute.holidays import FIRST_DAY, HORIZON
from throughcare.statute.terms import Term, TermRefused, in_order


@action(why="school term added")
def add_term(term: Term, *, by: Worker) -> SchoolTerm:
    """Add a school term. It counts as known from now. Raises TermRefused where it runs into another, or past the known holidays."""
    policies.check_can_keep_terms(by)
    if not FIRST_DAY <= term.first < term.last <= HORIZON:
        raise TermRefused(f"Terms are kept from {plain_date(FIRST_DAY)} to {plain_date(HORIZON)}, as far as holidays are known.")
    one_at_a_time()
    in_order((*(term_of(row) for row in SchoolTerm.objects.all()), term))
    added = SchoolTerm.objects.create(
        name=term.name,
        first_on=term.first,
        last_on=term.last,
        half_from_on=term.half_from,
        half_to_on=term.half_to,
        by=by,
    )
    reckon_again(f"{term.name}, {plain_date(term.first)} to {plain_date(term.last)}, is a school term", by=by)
    return added


@action(why="school term withdrawn")
def withdraw_term(term_id: UUID, *, by: Worker) -> None:
    """Take a term off the list again: entered wrongly, or moved. What was owed by it, as it was known then, can still be asked."""
    policies.check_can_keep_terms(by)
    one_at_a_time()
    held = SchoolTerm.objects.get(pk=term_id)
    held.delete()
    reckon_again(f"{held.name} is no school term", by=by)

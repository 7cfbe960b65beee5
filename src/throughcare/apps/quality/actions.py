"""Keeping what rules found, mending a doubtful fact, and saying that one is right. The only writers of this app."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from throughcare.apps.people.actions import correct_facts, practise, record_facts
from throughcare.apps.quality import policies
from throughcare.apps.quality.mendable import MENDABLE, model_of
from throughcare.apps.quality.models import DoubtfulFact, RightAsItIs
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.writing.models import Document
from throughcare.apps.writing.registry import form_of
from throughcare.apps.writing.signing.actions import add_beside
from throughcare.core import bulk
from throughcare.core.bulk import OneOf
from throughcare.core.changes import action, changed
from throughcare.core.today import today
from throughcare.core.words import plain_date
from throughcare.doubts.rule import Doubt
from throughcare.statute.codes.all_sets import BY_NAME

Found = tuple[Doubt, str, UUID | None]
"""A doubt, with the model and key of the row to mend where there is one."""


def keep(children: Sequence[UUID], found: Mapping[UUID, Sequence[Found]], *, on: date) -> None:
    """Keep what was found of these children in place of what was kept; what was found before keeps the day on which it was.

    It follows from what is recorded, as what is owed does, so it is no action of anybody's: it is called by a projector.
    """
    kept = {
        (row.child_id, row.rule, row.about): row for row in bulk.plain(DoubtfulFact.objects.filter(OneOf("child_id", children)))
    }
    right = _said_right(children)
    rows = [_row(child, each, kept, right, on) for child in children for each in found.get(child, ())]
    if {_as_kept(row) for row in rows} == {_as_kept(row) for row in kept.values()}:
        return
    DoubtfulFact.objects.filter(OneOf("child_id", children)).delete()
    bulk.insert(rows)


def _said_right(children: Sequence[UUID]) -> set[tuple[UUID, str, str, str]]:
    rows = RightAsItIs.objects.filter(OneOf("child_id", children)).values_list("child_id", "rule", "about", "mark")
    return set(rows)


def _row(child: UUID, found: Found, kept: Mapping[Any, Any], right: set[Any], on: date) -> DoubtfulFact:
    doubt, model, fact = found
    before = kept.get((child, doubt.rule.key, doubt.about))
    return DoubtfulFact(
        child_id=child,
        rule=doubt.rule.key,
        about=doubt.about,
        mark=doubt.mark,
        words=doubt.words,
        whose=doubt.rule.whose.value,
        model=model,
        fact=fact,
        found_on=before.found_on if before is not None else on,
        right=(child, doubt.rule.key, doubt.about, doubt.mark) in right,
    )


def _as_kept(row: Any) -> tuple[Any, ...]:
    return row.child_id, row.rule, row.about, row.mark, row.words, row.model, row.fact, row.right


@action(why="doubtful fact said to be right")
def say_it_is_right(doubtful: DoubtfulFact, *, why: str, by: Worker) -> RightAsItIs:
    """Say that a doubtful fact is right as it stands, and why. It is asked again as soon as a fact it rests on changes."""
    child = doubtful.child
    policies.check_can_put_right(child, why=why, by=by)
    made = RightAsItIs(
        child=child,
        source=practise([child], by=by),
        rule=doubtful.rule,
        about=doubtful.about,
        mark=doubtful.mark,
        words=doubtful.words,
        why=why.strip(),
        said_by=by,
        said_on=today(),
    )
    if not RightAsItIs.objects.filter(child=child, rule=made.rule, about=made.about, mark=made.mark).exists():
        record_facts([made], by=by)
        changed(doubtful.child_id)  # what is doubtful is found again without it
    return made


@action(why="fact put right")
def put_right(doubtful: DoubtfulFact, said: Mapping[str, Any], *, why: str, by: Worker) -> list[str]:
    """Write a fact as it should be. What it said is kept, and so is the document that told it: the correction stands beside that.

    Answers what was changed, in words. Raises MayNot where nothing was.
    """
    policies.check_can_put_right(doubtful.child, why=why, by=by)
    if doubtful.fact is None or doubtful.model not in MENDABLE:
        raise MayNot("This cannot be put right here.")
    fact: Any = model_of(doubtful.model)._default_manager.select_for_update(of=("self",)).get(pk=doubtful.fact)
    columns = {each.column: each for each in MENDABLE[doubtful.model][1]}
    told = []
    for name, value in said.items():
        before, after = getattr(fact, name), "" if value is None and isinstance(getattr(fact, name), str) else value
        if before != after:
            codes = columns[name].codes
            told.append(f"{columns[name].label}: {_word(after, codes)}, where it said {_word(before, codes)}")
            setattr(fact, name, after)
    if not told:
        raise MayNot("Nothing is different from what stands there. If it is right as it is, say so instead.")
    correct_facts([fact], [name for name in said if name in columns], by=by)
    _beside(fact, told, why, by)
    changed(doubtful.child_id)
    return told


def _word(value: Any, codes: str) -> str:
    if value in (None, ""):
        return "nothing"
    if codes:
        known = BY_NAME[codes].by_code.get(value)
        return f"{value} ({known.meaning})" if known else str(value)
    return plain_date(value) if isinstance(value, date) else str(value)


def _beside(fact: Any, told: Iterable[str], why: str, by: Worker) -> None:
    """Say so beside the document that told the fact, where one did and it is on the record."""
    if getattr(fact, "written_in_id", None) is None:
        return
    document = Document.objects.select_related("child").get(pk=fact.written_in_id)
    if document.state == Document.State.FINAL:
        first = next(form_of(document).questions())
        add_beside(document, f"Put right: {'; '.join(told)}.", on=first.key, why=why, by=by)

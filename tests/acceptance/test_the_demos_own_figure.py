"""The demo council's own figure is the letter's, by our measure from the demo's records: 17 of 19 children in two named months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from tests.spec.measures.specs import snapshot_of

from throughcare.apps.duties.carried import PRACTICE_CARRIES, TELLS
from throughcare.apps.extract.covered import Sets
from throughcare.apps.extract.kept import BESIDE
from throughcare.apps.extract.told import reckoned_from, rows_about
from throughcare.apps.improvement.actions.freezing import whole_months
from throughcare.apps.people.models import Person
from throughcare.cli.demo import SEED
from throughcare.demo import facts
from throughcare.demo.improvement import FINDINGS
from throughcare.demo.lives import tell
from throughcare.measures.engine import asking
from throughcare.measures.missing import CHILDREN_INTERVIEWED_IN_TIME
from throughcare.measures.statements import statements
from throughcare.record.columns import Row
from throughcare.statute.duties import ALL
from throughcare.statute.history import Cover
from throughcare.statute.rulebook import Rulebook

TODAY = date(2026, 11, 23)
READ = {model.__name__: model for model in (*TELLS, *BESIDE)}


def children_who_went_missing() -> dict[UUID, list[Any]]:
    """Each with all that stands on their record in the end, as the tables would hold it."""
    known: dict[UUID, list[Any]] = defaultdict(list)
    went: set[UUID] = set()
    for life in tell(seed=SEED, today=TODAY).lives:
        for fact in {version.fact.id: version.fact for version in life.versions}.values():
            child = fact.id if isinstance(fact, facts.Person) else getattr(fact, "child_id", None)
            if child is None:
                continue
            known[child].append(fact)
            if isinstance(fact, facts.MissingEpisode):
                went.add(child)
    return {child: known[child] for child in went}


def rows() -> Iterator[Row]:
    source, book, sets = uuid4(), Rulebook(duties=ALL), Sets()
    cover = Cover(kinds=frozenset(PRACTICE_CARRIES), first=date(2021, 11, 23), last=None, source="Practice")
    for child, those in children_who_went_missing().items():
        person = next(_made(Person, fact, source) for fact in those if isinstance(fact, facts.Person))
        told = [_made(READ[type(fact).__name__], fact, source) for fact in those if type(fact).__name__ in READ]
        yield from rows_about(str(child), person, told, reckoned_from(person, told, [cover], book))
        yield from sets.covers_of(str(child), [cover])
    yield from sets.rows()


def _made(model: Any, fact: Any, source: UUID) -> Any:
    assert apps.is_installed("throughcare.apps.people")
    given = {field.attname for field in model._meta.concrete_fields}
    return model(source_id=source, **{name: getattr(fact, name) for name in fact.__dataclass_fields__ if name in given})


def test_the_measure_reproduces_the_letters_figure_from_the_demos_records(tmp_path: Path) -> None:
    planned = next(each for finding in FINDINGS for each in finding.measures if each.measure == CHILDREN_INTERVIEWED_IN_TIME.key)
    first, last = whole_months(TODAY, planned.months or 0)
    assert (first, last) == (date(2026, 9, 1), date(2026, 10, 31))
    snapshot = snapshot_of(list(rows()), tmp_path / "demo", as_at=TODAY)
    with asking(snapshot, statements([CHILDREN_INTERVIEWED_IN_TIME])) as engine:
        figure = engine.figure(CHILDREN_INTERVIEWED_IN_TIME, from_on=first, to_on=last)
    assert (figure.n, figure.d, figure.not_known) == (17, 19, 0)
    assert figure.words == "17 of 19 (89.5%), 95% interval 69% to 97%"

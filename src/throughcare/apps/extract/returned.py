"""Returns as rows of a snapshot, straight from their files: so that a council on another system can use the measures today.

The rows of a return tell the same facts as when they are brought in, and what is owed is reckoned from them by the same law. What a
return cannot carry, such as visits, is not known; nothing is guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from uuid import UUID, uuid5

from throughcare.apps.extract.covered import Sets
from throughcare.apps.extract.told import reckoned_from, rows_about
from throughcare.apps.intake.merge import Fact
from throughcare.apps.intake.ssda903.covers import CARRIED_BY, name_of
from throughcare.apps.intake.ssda903.facts import facts_of, key_of
from throughcare.apps.people.models import Person
from throughcare.record.care import SocialWorker
from throughcare.record.columns import Row
from throughcare.record.snapshot.work import Team
from throughcare.returns.ssda903.read import Return
from throughcare.returns.ssda903.schema import begins_on, ends_on
from throughcare.statute.duties import ALL
from throughcare.statute.history import Cover
from throughcare.statute.rulebook import Rulebook

HERE = UUID("0b0f5dd0-5d6e-4f7b-8a0c-6d4f5a2f9f30")
"""Under which keys are made of a return's own: the same return makes the same keys."""
TEAM = uuid5(HERE, "team")


def everything(returns: Sequence[Return]) -> Iterator[Row]:
    """Every row that these returns tell, child by child; `child` is the number the returns know them by."""
    told: dict[str, list[tuple[str, Row, int]]] = defaultdict(list)
    covers: dict[str, set[Cover]] = defaultdict(set)
    for each in returns:
        cover = _cover(each)
        for found in each.found:
            child = found.row.child  # type: ignore[attr-defined]  # every row of a return begins with its child
            told[child].append((key_of(found.row, year=each.year), found.row, each.year))
            covers[child].add(cover)
    book = Rulebook(duties=ALL)
    sets = Sets()
    for child in sorted(told):
        own = sorted(covers[child], key=lambda cover: cover.first)
        yield from _about(child, told[child], own, book)
        yield from sets.covers_of(child, own)
    yield from sets.rows()
    yield Team(team=str(TEAM), name="Social workers named in the returns", kind="team", within=None)


def _about(child: str, rows: Sequence[tuple[str, Row, int]], covers: Sequence[Cover], book: Rulebook) -> Iterator[Row]:
    workers = {row.worker: (uuid5(HERE, row.worker), TEAM) for _, row, _ in rows if isinstance(row, SocialWorker)}
    facts, _ = facts_of(rows, workers=workers)
    made = [_made(child, fact) for fact in facts.values()]
    person = next((each for each in made if isinstance(each, Person)), None)
    if person is None:  # a child of whom no Header came in: the reader has said so
        return
    rest = [each for each in made if each is not person]
    yield from rows_about(child, person, rest, reckoned_from(person, rest, covers, book))


def _made(child: str, fact: Fact):  # type: ignore[no-untyped-def]  # a model's row that is in no database
    within = {} if fact.of is None else {"period_id": _key(child, "PeriodOfCare", fact.of)}
    whose = {} if fact.model is Person else {"child_id": uuid5(HERE, child)}
    return fact.model(id=_key(child, fact.model.__name__, fact.key), **whose, **within, **fact.values)


def _key(child: str, model: str, key: tuple[object, ...]) -> UUID:
    return uuid5(HERE, "|".join((child, model, *map(str, key))))


def _cover(told: Return) -> Cover:
    """What a return can tell of between its first day and its last."""
    tables = {each.table for each in told.files}
    kinds = frozenset(kind for table in tables for kind in CARRIED_BY.get(table, ()))
    return Cover(kinds=kinds, first=begins_on(told.year), last=ends_on(told.year), source=name_of(told.year))

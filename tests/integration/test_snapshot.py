"""A snapshot of the record: every child, as now known or as known on a past day; and what is owed in it is what was reckoned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest
import time_machine
from tests.integration.owed_town import MONDAY, Town, town

from throughcare.apps.care.models import Visit
from throughcare.apps.duties.models import OwedDuty
from throughcare.apps.duties.reckoning import reckoned
from throughcare.apps.extract import kept
from throughcare.apps.extract.taking import take
from throughcare.apps.people import actions as people
from throughcare.apps.people.models import Person, Source
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.apps.workforce.models import Worker
from throughcare.core.acting import acting_as, known_on
from throughcare.core.changes import action
from throughcare.measures.engine import asking
from throughcare.measures.looked_after import RATE, SEEN_ALONE, SEEN_NOW, VISITED_IN_TIME
from throughcare.measures.measure import Measure
from throughcare.measures.statements import statements
from throughcare.record.snapshot.children import Population
from throughcare.record.snapshot.folder import Snapshot, opened
from throughcare.record.snapshot.tables import TABLES

TODAY = datetime(2026, 2, 2, 12, tzinfo=UTC)
ASKED: tuple[Measure, ...] = (RATE, SEEN_NOW, SEEN_ALONE, VISITED_IN_TIME)
LOCAL_CHILDREN = Population(year=2025, children=20_000, source="for a test")


@pytest.fixture
def here(db: None) -> Iterator[Town]:
    with time_machine.travel(TODAY, tick=False):
        yield town()


@action(why="a visit")
def visit(child: Person, source: Source, on: date, *, by: Worker) -> None:
    people.record_facts([Visit(child=child, source=source, visited_on=on, seen=True, seen_alone=False)], by=by)


def rows(snapshot: Snapshot, table: str, columns: str = "*") -> list[tuple[object, ...]]:
    return duckdb.connect().execute(f"SELECT {columns} FROM '{snapshot.path_of(table)}' ORDER BY ALL").fetchall()


def ask(snapshot: Snapshot) -> dict[str, str]:
    with asking(snapshot, statements(ASKED)) as engine:
        return {measure.key: engine.figure(measure).words for measure in ASKED}


def test_a_snapshot_holds_every_child_whoever_may_see_them(here: Town, tmp_path: Path) -> None:
    taken = take(tmp_path / "taken", population=LOCAL_CHILDREN)
    assert {row[0] for row in rows(taken, "child", "child")} == {str(here.ada.pk), str(here.ben.pk)}
    assert taken.about.as_at == date(2026, 2, 2)
    assert ask(taken) == {
        "M-LA-01": "2 of 20,000 children in the area (1 for every 10,000)",
        "M-LA-06": "0 of 2 (0%), 95% interval 0% to 66%",
        "M-LA-07": "2 of 2 (100%), 95% interval 34% to 100%",
        "M-LA-05": "2 of 4 (50%), 95% interval 15% to 85%",
    }


def test_what_is_owed_in_it_is_what_the_law_reckons_and_what_the_shelf_holds(here: Town, tmp_path: Path) -> None:
    taken = take(tmp_path / "taken")
    with acting_as(ITSELF):
        found = reckoned([here.ada, here.ben])
        shelf = {(str(row.child_id), row.key, row.since_on, row.legal_due_on) for row in OwedDuty.objects.all()}
    told = {row[:4]: row[4] for row in rows(taken, "owed", "child, duty, since_on, due_on, met_on")}
    assert sum(len(what.owed) for what in found.values()) == taken.files["owed"].rows
    assert shelf <= set(told)
    assert all(told[row] is None for row in shelf)


def test_as_at_a_past_day_it_answers_as_was_known_then(here: Town, tmp_path: Path) -> None:
    with acting_as(ITSELF), known_on(datetime(2026, 1, 30, 9, tzinfo=UTC)):
        visit(here.ada, here.source, date(2026, 1, 20), by=itself())  # written down ten days after it happened
    then, now = take(tmp_path / "then", known_on=date(2026, 1, 25)), take(tmp_path / "now")
    assert then.about.known_on == then.about.as_at == date(2026, 1, 25)
    assert ask(then)["M-LA-06"] == "0 of 2 (0%), 95% interval 0% to 66%"
    assert ask(now)["M-LA-06"] == "1 of 2 (50%), 95% interval 9% to 91%"
    with asking(now, statements(ASKED)) as engine:  # the same day, as it is known now
        assert engine.figure(SEEN_NOW, to_on=date(2026, 1, 25)).words == "1 of 2 (50%), 95% interval 9% to 91%"
    before = take(tmp_path / "before", known_on=date(2025, 12, 11))
    assert rows(before, "child") == [], "the day before anybody wrote them down"


def test_a_child_alone_and_a_child_among_others_tell_the_same_rows(here: Town) -> None:
    from throughcare.apps.extract.covered import Sets

    with acting_as(ITSELF):
        together = list(kept.about(kept.people([here.ada.pk, here.ben.pk]), Sets()))
        alone = [row for child in (here.ada, here.ben) for row in kept.about(kept.people([child.pk]), Sets())]
    assert sorted(map(repr, together)) == sorted(map(repr, alone))


def test_every_table_is_there_and_nothing_in_it_names_anybody(here: Town, tmp_path: Path) -> None:
    taken = opened(take(tmp_path / "taken").folder)
    assert set(taken.files) == {table.name for table in TABLES}
    assert taken.files["owed"].rows > 10
    for table in TABLES:
        content = taken.path_of(table.name).read_bytes()
        assert b"Fern" not in content
        assert b"Ada" not in content
    assert rows(taken, "care", "started_on, ended_on") == [(MONDAY, None), (MONDAY, None)]

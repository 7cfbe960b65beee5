"""Every rule finds what is drawn as doubtful, and nothing in what is drawn as sound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.spec.measures.facts import facts_of, key
from tests.spec.measures.specs import Somebody

from throughcare.apps.extract.covered import Sets
from throughcare.apps.extract.told import rows_about
from throughcare.doubts.everything import ALL, BY_KEY, doubts_of
from throughcare.doubts.life import Life
from throughcare.record.columns import Row
from throughcare.record.snapshot.children import Child
from throughcare.record.snapshot.tables import BY_NAME
from throughcare.statute.history import EVERYTHING, Cover

ON = date(2026, 3, 31)
DRAWN = Path(__file__).with_name("doubts.txt").read_text(encoding="utf-8")
LINES = [tuple(cell.strip() for cell in line.split("|")) for line in DRAWN.splitlines() if "|" in line][1:]


def rows_of(who: str, life: str, cover: Cover = EVERYTHING) -> Iterator[Row]:
    """What a drawn life tells."""
    said = dict(pair.partition("=")[::2] for pair in who.split())
    born = said.get("born", "2014-05-01")
    died = said.get("died", "")
    person = Somebody(
        "Ada",
        date.fromisoformat(born) if born else None,
        life,
        died_on=date.fromisoformat(died) if died else None,
        sex=said.get("sex", "F"),
        ethnicity=said.get("ethnicity", "WBRI"),
    )
    for row in rows_about("Ada", person, facts_of(key("Ada"), life), ()):
        number = said.get("number", "number") or None
        yield replace(row, pupil_number=number, number_shared="shared" in said) if isinstance(row, Child) else row
    sets = Sets()
    yield from sets.covers_of("Ada", [cover])
    yield from sets.rows()


@pytest.mark.parametrize(("mark", "rule", "who", "life"), LINES, ids=lambda each: str(each)[:40])
def test_a_rule_finds_what_is_drawn(mark: str, rule: str, who: str, life: str) -> None:
    drawn = Life(rows_of(who, life), on=ON)
    found = list(doubts_of(drawn)) if rule == "-" else list(BY_KEY[rule].doubts(drawn))
    assert bool(found) is (mark == "x"), [doubt.words for doubt in found]
    for doubt in found:
        assert doubt.words.endswith((".", "?"))


@pytest.mark.parametrize("rule", BY_KEY)
def test_every_rule_is_drawn_and_names_columns_that_are_there(rule: str) -> None:
    assert any(mark == "x" and key == rule for mark, key, *_ in LINES)
    for column in BY_KEY[rule].columns:
        table, _, name = column.partition(".")
        assert name in {each.name for each in BY_NAME[table].columns}
    assert BY_KEY[rule].looks_for
    assert BY_KEY[rule].source


def test_a_doubt_keeps_its_name_and_changes_its_mark_when_a_fact_it_rests_on_changes() -> None:
    def doubt(kind: str) -> tuple[str, str]:
        (found,) = BY_KEY["DQ-44"].doubts(Life(rows_of("", f"care 2025-01-06; placed {kind} 2025-01-06"), on=ON))
        return found.about, found.mark

    assert doubt("U4")[0] == doubt("U5")[0]
    assert doubt("U4")[1] != doubt("U5")[1]


def test_what_no_source_could_tell_is_not_doubted() -> None:
    nothing = Cover(kinds=frozenset(), first=date(2020, 1, 1), last=None, source="a return without reviews")
    life = Life(rows_of("", "care 2025-11-03; status C2 2025-11-03", nothing), on=ON)
    assert list(BY_KEY["DQ-50"].doubts(life)) == []


def test_a_child_known_from_a_return_is_looked_at_as_on_its_last_day() -> None:
    ended = replace(EVERYTHING, first=date(2020, 1, 1), last=date(2025, 12, 1))
    assert Life(rows_of("", "care 2025-11-03; status C2 2025-11-03", ended), on=ON).on == date(2025, 12, 1)


def test_there_are_many_rules_each_with_a_key_of_its_own() -> None:
    assert len(ALL) >= 40
    assert len(BY_KEY) == len(ALL)

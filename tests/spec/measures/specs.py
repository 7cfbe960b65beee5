"""Drawn specs of measures: a few lives and what each figure comes to, read from the text files beside this.

A file says in its first lines what it shows; then a table of children and their lives; then a table of figures: the days asked about,
the measure, what it comes to in its own words, and of whom what it claims is so, is not so, and is not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from tests.spec.measures.facts import facts_of, key

from throughcare.apps.extract.covered import Sets
from throughcare.apps.extract.told import reckoned_from, rows_about
from throughcare.record.columns import Row
from throughcare.record.snapshot.children import Population
from throughcare.record.snapshot.folder import About, Snapshot, opened, writing
from throughcare.record.snapshot.improvement import FigureAction
from throughcare.statute.duties import ALL
from throughcare.statute.history import EVERYTHING
from throughcare.statute.rulebook import Rulebook

HERE = Path(__file__).parent
RULEBOOK = Rulebook(duties=ALL)


@dataclass(frozen=True)
class Somebody:
    """Who a drawn child is."""

    name: str
    born_on: date | None
    life: str
    expected_on: date | None = None
    died_on: date | None = None
    sex: str = "U"
    ethnicity: str = ""


@dataclass(frozen=True)
class Expected:
    """One drawn figure."""

    asked: str
    measure: str
    words: str
    so: tuple[str, ...]
    not_so: tuple[str, ...]
    not_known: tuple[str, ...]

    @property
    def days(self) -> tuple[date | None, date]:
        """The first day asked about, if it is said, and the last."""
        first, _, last = self.asked.rpartition("..")
        return (date.fromisoformat(first) if first else None), date.fromisoformat(last)


@dataclass(frozen=True)
class Spec:
    """One drawn file."""

    name: str
    people: tuple[Somebody, ...]
    expected: tuple[Expected, ...]


def specs() -> list[Spec]:
    """Every drawn file."""
    return [_read(path) for path in sorted(HERE.glob("*.txt"))]


def _read(path: Path) -> Spec:
    lives, figures = (_table(lines) for lines in _tables(path.read_text(encoding="utf-8")))
    people = tuple(Somebody(row["child"], date.fromisoformat(row["born"]) if row["born"] else None, row["life"]) for row in lives)
    expected = tuple(
        Expected(row["asked"], row["measure"], row["comes to"], *(_names(row[each]) for each in ("so", "not so", "not known")))
        for row in figures
    )
    return Spec(path.stem, people, expected)


def _tables(text: str) -> list[list[str]]:
    """The two tables: lines with bars, parted by what has none. A line that begins with three dots goes on with the one before."""
    tables: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip().startswith("...") and tables[-1]:
            tables[-1][-1] += line.strip().removeprefix("...")
        elif "|" in line:
            tables[-1].append(line)
        elif tables[-1]:
            tables.append([])
    return [table for table in tables if table]


def _table(lines: list[str]) -> list[dict[str, str]]:
    headings, *rows = ([cell.strip() for cell in line.split("|")] for line in lines)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def _names(cell: str) -> tuple[str, ...]:
    return tuple(sorted(name.strip() for name in cell.split(",") if name.strip()))


def rows_of(people: tuple[Somebody, ...]) -> list[Row]:
    """Everything the drawn lives tell, as rows of a snapshot, each child under their own name."""
    rows: list[Row] = [Population(year=2025, children=20_000, source="drawn")]
    sets = Sets()
    for each in people:
        life, agreed = _agreed_from_figures(each.life)
        rows += agreed
        facts = facts_of(key(each.name), life)
        rows += rows_about(each.name, each, facts, reckoned_from(each, facts, [EVERYTHING], RULEBOOK))
        rows += sets.covers_of(each.name, [EVERYTHING])
    rows += sets.rows()
    return rows


def _agreed_from_figures(life: str) -> tuple[str, list[Row]]:
    """What was agreed from figures, drawn as `from figure NAME 2026-01-05 due=2026-02-01`, and the rest of the life: it is about no child."""
    said = [part.strip() for part in life.split(";")]
    rows: list[Row] = []
    for part in said:
        if part.startswith("from figure "):
            name, agreed_on, *pairs = part.removeprefix("from figure ").split()
            named = dict(pair.split("=") for pair in pairs)
            days = {f"{each}_on": date.fromisoformat(named[each]) for each in ("due", "done", "ended") if each in named}
            again = date.fromisoformat(named["again"]) if "again" in named else None
            rows.append(
                FigureAction(
                    action=name,
                    child=None,
                    measure="M-LA-06",
                    level="Team",
                    in_a_clinic=True,
                    agreed_on=date.fromisoformat(agreed_on),
                    looked_again_on=again,
                    moved={"yes": True, "no": False}.get(named.get("moved", "")),
                    **days,
                )
            )
    return "; ".join(part for part in said if not part.startswith("from figure ")), rows


def snapshot_of(rows: list[Row], folder: Path, *, as_at: date) -> Snapshot:
    """Rows as a snapshot."""
    made = datetime(2026, 1, 1, tzinfo=UTC)
    with writing(folder, About(as_at=as_at, made_at=made, source="drawn", version="drawn", rulebook="drawn")) as under_way:
        for row in rows:
            under_way.add(row)
    return opened(folder)

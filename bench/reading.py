"""How long reading a return takes, and how much memory: the sample, and an invented return of 50,000 children.

Run as `python bench/reading.py`. Each reading has a process of its own, so that peaks are its own.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from throughcare.cli.bench import AT_MOST, Measured, leave_out
from throughcare.record.care import Episode
from throughcare.record.columns import Row
from throughcare.record.happenings import Outcomes, Review
from throughcare.record.people import Person
from throughcare.record.permanence import PreviousPermanence
from throughcare.returns.ssda903.build import write_csv
from throughcare.returns.ssda903.read import read_return
from throughcare.returns.ssda903.schema import BY_ROW

SAMPLE = Path(__file__).resolve().parents[1].parent / "shared" / "samples" / "ssda903_2018"
YEAR = 2018
FIRST_BIRTH, FIRST_START = date(2001, 1, 5), date(2015, 1, 1)


def rows_of(child: int, chance: random.Random) -> Iterator[Row]:
    """One invented child with about as many rows as a child of the sample."""
    name = f"C{child}"
    yield Person(child=name, sex=chance.choice("MF"), born_on=born_on(child), ethnicity="WBRI", upn="UN1")
    began = FIRST_START + timedelta(days=chance.randrange(700))
    for turn in range(2):
        ended = began + timedelta(days=chance.randrange(1, 200)) if turn == 0 else None
        yield Episode(
            child=name,
            started_on=began,
            reason_new="S",
            legal_status="C2",
            need="N1",
            placement="U6",
            provider="PR1",
            ended_on=ended,
            reason_ceased="X1" if ended else None,
            home_postcode="DL1 5QT",
            placement_postcode=f"DL{child % 90 + 1} {child % 9}AA",
            urn=f"{child % 10_000_000:07d}",
        )
        began = ended or began
    for turn in range(5):
        yield Review(child=name, held_on=began + timedelta(days=80 * turn + chance.randrange(60)), participation="PN1")
    yield Outcomes(child=name, sdq_score=chance.randrange(41), convicted=False, immunisations=True, teeth_check=True)
    yield PreviousPermanence(child=name, option="Z1")


def born_on(child: int) -> date:
    return FIRST_BIRTH + timedelta(days=child * 37 % 3_500)


def write_return(folder: Path, *, children: int) -> None:
    """An invented return as CSV files."""
    chance = random.Random(903)
    by_table: dict[str, list[tuple[Row, date | None]]] = {}
    for child in range(children):
        for row in rows_of(child, chance):
            by_table.setdefault(BY_ROW[type(row)].name, []).append((row, born_on(child)))
    for name, rows in by_table.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            write_csv(file, rows, table=BY_ROW[type(rows[0][0])], year=YEAR)


def read_once(folder: Path) -> str:
    """Read a return in this process, and say rows, seconds and peak memory in megabytes."""
    begun = time.perf_counter()
    whole = read_return([folder], year=YEAR)
    took = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{sum(each.rows for each in whole.files)} {took} {peak}"


def main() -> None:
    """Print the figures, reading each return in a process of its own."""
    if len(sys.argv) == 2:
        print(read_once(Path(sys.argv[1])))
        return
    with tempfile.TemporaryDirectory() as made:
        for title, folder, seconds in (("the sample return", SAMPLE, 20), ("a return of 50,000 children", Path(made), 300)):
            if folder != SAMPLE:
                write_return(folder, children=50_000)
            elif not folder.exists():
                leave_out("the sample return is not beside this checkout.")
                continue
            said = subprocess.run([sys.executable, __file__, str(folder)], capture_output=True, text=True, check=True)
            rows, took, peak = (float(word) for word in said.stdout.split())
            note = f"{rows:,.0f} rows, read and checked, not yet written"
            print(Measured(f"Reading {title}, time", took, "s", AT_MOST, seconds, note).line())
            print(Measured(f"Reading {title}, memory", peak, "MB", AT_MOST, 1_000, note).line())


if __name__ == "__main__":
    main()

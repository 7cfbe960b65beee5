"""Measure how fast Throughcare is on this machine, and write docs/reference/measured.md.

Each script in bench/ measures one thing and prints a line for each figure. Those named long_… take many minutes and run only with
--all. Pages are measured against the database of THROUGHCARE_HOME, and left out, with a word, where it holds nobody. What is not
measured this time keeps the row, the machine and the day it was last measured on.
"""

import argparse
import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from throughcare.core.home import CHECKOUT
from throughcare.core.refused import Refused

BENCH = CHECKOUT / "bench"
DOCUMENT = CHECKOUT / "docs" / "reference" / "measured.md"
HEADINGS = ("What", "Measured", "Budget", "Met?", "On", "Machine")
LEFT_OUT = "left out: "
AT_MOST, AT_LEAST = "at most", "at least"


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure, and what it may be. `bound` says on which side of `budget` it should lie; `note` says what was measured on."""

    what: str
    figure: float
    unit: str
    bound: str
    budget: float
    note: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the figure keeps to its budget."""
        return self.figure <= self.budget if self.bound == AT_MOST else self.figure >= self.budget

    def line(self) -> str:
        """As a script of bench/ prints it."""
        return " | ".join((self.what, f"{self.figure:.6g}", self.unit, self.bound, f"{self.budget:g}", self.note))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the page: a figure, the day it was measured on, and the machine."""

    what: str
    measured: str
    budget: str
    kept: str
    on: str
    machine: str

    def cells(self) -> tuple[str, ...]:
        """Its cells, in the order of the headings."""
        return (self.what, self.measured, self.budget, self.kept, self.on, self.machine)


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the command."""
    parser.add_argument(
        "only", nargs="*", metavar="SCRIPT", help="names of scripts in bench/, without .py (default: all but long_…)"
    )
    parser.add_argument("--all", action="store_true", help="the long ones too: a council of 200,000 people, half an hour or so")
    parser.add_argument("--print", action="store_true", help="print the table and write nothing")


def run(chosen: argparse.Namespace) -> int:
    """Measure, say each figure as it comes, and write the page."""
    from throughcare.core.today import today

    found: list[Measured] = []
    broken = []
    here = machine()  # before we load it ourselves
    for script in scripts(chosen.only, long_too=chosen.all):
        print(f"{script.stem} …", flush=True)
        ran = subprocess.run([sys.executable, str(script)], stdout=subprocess.PIPE, text=True, check=False, cwd=CHECKOUT)
        print("".join(f"  {line}\n" for line in ran.stdout.splitlines()), end="", flush=True)
        found += read_lines(ran.stdout)
        if ran.returncode:
            broken.append(script.stem)
    rows = joined(_rows_of(DOCUMENT), [row_of(each, on=today().isoformat(), machine=here) for each in found])
    page = page_of(rows)
    if chosen.print:
        print(page)
    elif found:
        DOCUMENT.parent.mkdir(parents=True, exist_ok=True)
        DOCUMENT.write_text(page, encoding="utf-8")
        print(f"Written to {DOCUMENT.relative_to(CHECKOUT)}: {sum(each.is_met for each in found)} of {len(found)} within budget.")
    if broken:
        print(f"throughcare bench: {', '.join(broken)} could not measure", file=sys.stderr)
    return 1 if broken else 0


def scripts(only: Sequence[str], *, long_too: bool) -> list[Path]:
    """The scripts to run, by name. Raises Refused for a name there is no script of."""
    every = {path.stem: path for path in sorted(BENCH.glob("[a-z]*.py"))}
    for name in only:
        if name not in every:
            raise Refused(f"There is no bench/{name}.py: there are {', '.join(every)}.")
    if only:
        return [every[name] for name in only]
    return [path for name, path in every.items() if long_too or not name.startswith("long_")]


def read_lines(printed: str) -> list[Measured]:
    """The figures among the lines that a script printed; any other line is only for whoever watches."""
    found = []
    for line in printed.splitlines():
        parts = [part.strip() for part in line.split("|")]
        if len(parts) == 6 and parts[3] in {AT_MOST, AT_LEAST}:
            what, figure, unit, bound, budget, note = parts
            found.append(Measured(what, float(figure), unit, bound, float(budget), note))
    return found


def leave_out(why: str) -> int:
    """Say that a script has nothing to measure here. That is no failure."""
    print(f"{LEFT_OUT}{why}")
    return 0


def percentile(times: Sequence[float], part: float = 0.95) -> float:
    """The time that this part of all times does not exceed, by nearest rank."""
    ordered = sorted(times)
    return ordered[max(0, -(-int(part * 1000) * len(ordered) // 1000) - 1)]


def row_of(each: Measured, *, on: str, machine: str) -> Row:
    """A figure as a row of the page."""
    return Row(
        what=f"{each.what} ({each.note})" if each.note else each.what,
        measured=f"{figure_words(each.figure)} {each.unit}",
        budget=f"{each.bound} {figure_words(each.budget)}",
        kept="met" if each.is_met else "**missed**",
        on=on,
        machine=machine,
    )


def figure_words(figure: float) -> str:
    """A figure with as many digits as mean something."""
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.3g}"


def joined(before: Iterable[Row], now: Iterable[Row]) -> list[Row]:
    """Rows by what they measure, the new in place of the old, in the order of their names. What is in brackets may change."""
    by_name = {_name(row.what): row for row in (*before, *now)}
    return [by_name[name] for name in sorted(by_name)]


def _name(what: str) -> str:
    return re.sub(r" \([^)]*\)$", "", what)


def _rows_of(document: Path) -> list[Row]:
    if not document.exists():
        return []
    lines = [line.strip() for line in document.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    return [Row(*(cell.strip() for cell in line.strip("|").split("|"))) for line in lines[2:]]


def page_of(rows: Iterable[Row]) -> str:
    """The page whole."""
    return "\n".join(
        (
            "# What was measured",
            "",
            "Written by `throughcare bench` (`make bench`), which runs the scripts in `bench/`: do not edit. A budget is what each figure is held",
            "to; a figure that missed it says so. Rows measured on another day, or another machine, say which. Times of pages are of the whole",
            "answer to a request, in one process, without the network.",
            "",
            f"| {' | '.join(HEADINGS)} |",
            f"|{'---|' * len(HEADINGS)}",
            *(f"| {' | '.join(row.cells())} |" for row in rows),
            "",
        )
    )


def machine() -> str:
    """What this was measured on, in a few words: cores, memory, Python and PostgreSQL; and whether others had it busy."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    parts = [f"{cores} core{'s' if cores != 1 else ''}", f"{memory:.0f} GB", f"Python {platform.python_version()}"]
    parts.append(f"PostgreSQL {_postgresql()}")
    load = os.getloadavg()[0]
    if load > cores / 2:
        parts.append(f"busy with other work (load {load:.1f})")
    return ", ".join(parts)


def _postgresql() -> str:
    from throughcare.core.postgres import our_cluster

    cluster = our_cluster()
    if cluster is None:
        return "of the council's own"
    said = subprocess.run([cluster.binaries.program("postgres"), "--version"], capture_output=True, text=True, check=True)
    return said.stdout.split()[2]

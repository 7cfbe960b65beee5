"""What the Department for Education publishes, table by table, as counts with what was made of them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from pathlib import Path

PUBLISHED = Path(__file__).resolve().parents[3] / "shared" / "published"
CIN, CLA, LATER = PUBLISHED / "dfe_cin_2013_2024", PUBLISHED / "dfe_cla_2020_2024", PUBLISHED / "dfe_csc_outcomes"
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Claim:
    """That so many of so many is published as this figure. `exact` where the counts are not rounded, as a council's are not.

    `of_people` where it is a rate of a population, which is never rounded.
    """

    n: int
    d: int
    figure: Fraction
    exact: bool
    about: str
    of_people: bool = False


@dataclass(slots=True)
class Agreed:
    """How many claims were worked out again, and which came out otherwise."""

    of: int = 0
    otherwise: list[str] = field(default_factory=list)


def rows_of(path: Path) -> Iterator[Row]:
    """The rows of a table; one that is not there is an error, not nothing."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def whole(text: str) -> int | None:
    """A count; none where it is suppressed or does not apply."""
    return int(text) if text.isascii() and text.isdigit() else None


def figure(text: str) -> Fraction | None:
    """A published figure. `k` is one that rounds to nought."""
    if text == "k":
        return Fraction(0)
    try:
        return Fraction(text)
    except ValueError:
        return None


def claim(row: Row, *, count: str, of: int | None, published: str, of_people: bool = False) -> Claim | None:
    """What a row says of one column; none where any part of it was not published."""
    n, said = whole(row[count]), figure(row[published])
    if n is None or not of or said is None:
        return None
    area = row.get("la_name") or row.get("region_name") or "England"
    return Claim(n, of, said, row["geographic_level"] == "Local authority", f"{row['time_period']} {area} {published}", of_people)


def place(row: Row) -> tuple[str, str, str]:
    """Which area a row is about, without its year."""
    return row["geographic_level"], row["region_code"], row["new_la_code"]


def populations(path: Path) -> dict[tuple[int, tuple[str, str, str]], int | None]:
    """Children of 0 to 17 in the middle of a year."""
    return {(int(row["time_period"]), place(row)): whole(row["population_estimate"]) for row in rows_of(path)}


def _kept(read: Callable[[], Iterator[Claim | None]]) -> Callable[[], Sequence[Claim | None]]:
    """Read once and kept: several tests ask the same of a hundred thousand figures."""
    return cache(lambda: tuple(read()))


@_kept
def cin_rates() -> Iterator[Claim | None]:
    """Every rate of the children in need tables. A year's rates are by the population of the middle of the year before."""
    people = populations(CIN / "ons_mid-year_population_estimates_2012_to_2023.csv")
    for name in ("b1", "b7", "c1", "c2", "c4", "d1"):
        for row in rows_of(*CIN.glob(f"{name}_*.csv")):
            of = people.get((int(row["time_period"]) - 1, place(row)))
            for column in row:
                if column.endswith("_rate"):
                    yield claim(row, count=column.removesuffix("_rate"), of=of, published=column, of_people=True)


@_kept
def cla_rates() -> Iterator[Claim | None]:
    """Every rate of children looked after, starting and ceasing: as published in 2024, and again in 2025 by revised populations."""
    for row in rows_of(CLA / "cla_number_and_rate_per_10k_children.csv"):
        yield claim(row, count="number", of=whole(row["population_estimate"]), published="rate_per_10000", of_people=True)
    for row in rows_of(LATER / "cla_number_and_rate_per_10k_children.csv"):
        yield claim(row, count="children_count", of=whole(row["population_estimate"]), published="rate_per_10000", of_people=True)


OF_ANOTHER = {"Re_referrals_child_percent": "Referrals_child", "3_months_or_less_transfer_percent": "3_months_or_less"}
"""Percentages that are not of their table's first count."""


@_kept
def cin_percentages() -> Iterator[Claim | None]:
    """Every percentage of the children in need tables that stands beside its count."""
    for path in sorted(CIN.glob("[bcd]?_*.csv")):
        for row in rows_of(path):
            columns = list(row)
            first = columns[columns.index("category") + 1]
            for column in columns:
                if column.endswith("_percent") and column.removesuffix("_percent") in row:
                    of = whole(row[OF_ANOTHER.get(column, first)])
                    yield claim(row, count=column.removesuffix("_percent"), of=of, published=column)


@_kept
def cla_percentages() -> Iterator[Claim | None]:
    """Every percentage of the tables of children looked after and care leavers, but the hundred that is the whole."""
    for path in (*sorted(CLA.glob("la_*.csv")), LATER / "la_cla_swcount.csv"):
        rows = list(rows_of(path))
        if "percentage" not in rows[0]:
            continue
        group, characteristic = list(rows[0])[-4:-2]
        wholes = {}
        for row in rows:
            if (part := _is_whole(row, characteristic)) is not None:
                wholes[row["time_period"], place(row), part or row[group]] = whole(row["number"])
        for row in rows:
            if _is_whole(row, characteristic) != "":
                of = wholes.get((row["time_period"], place(row), _part_of(row[characteristic]) or row[group]))
                yield claim(row, count="number", of=of, published="percentage")


def _is_whole(row: Row, characteristic: str) -> str | None:
    """What a row is the whole of: a part of its group that has percentages of its own, or (empty) the group."""
    said = row[characteristic]
    if said == "SDQ score was received" or said.startswith("Identified as having"):
        return _part_of("SDQ score is" if said.startswith("SDQ") else "intervention")
    ends = ("Total", "Suitability total", "Total children", "Total new placements", "Total placements changing")
    return "" if said in ends or said.startswith(("Total all ages", "Total ages", "Young people who ceased")) else None


def _part_of(said: str) -> str:
    """The part of a group that a percentage is of; empty where it is of the whole group."""
    return "scored" if said.startswith("SDQ score is") else "identified" if "intervention" in said else ""


@_kept
def missing_percentages() -> Iterator[Claim | None]:
    """The share of children looked after in a year who went missing in it, whose counts stand in rows of their own."""
    shares = {
        "Percentage of children who had a missing incident during the year": "Children who had a missing incident during the year",
        "Percentage of children who were away from placement without authorisation during the year": (
            "Children who were away from placement without authorisation during the year"
        ),
    }
    path = CLA / "la_children_who_were_missing_or_away_from_placement_without_authorisation.csv"
    rows = {(row["time_period"], place(row), row["CLA_group"]): row for row in rows_of(path)}
    for (year, area, said), row in rows.items():
        if said in shares:
            count, of = (rows[year, area, name]["number"] for name in (shares[said], "Children looked after during the year"))
            yield claim({**row, "count": count}, count="count", of=whole(of), published="number")


@_kept
def workforce_shares() -> Iterator[Claim | None]:
    """Turnover, agency workers and vacancies of social workers, in full-time equivalents to a tenth: the counts here are of tenths."""
    for row in rows_of(LATER / "csww_indicators_2017_to_2025.csv"):
        tenths = {key: _tenths(row[key]) for key in ("inpost_fte", "leavers_fte", "agency_fte", "vacancy_fte")}
        for part, among, published in (
            ("leavers_fte", ("inpost_fte",), "turnover_rate_fte"),
            ("agency_fte", ("agency_fte", "inpost_fte"), "agency_rate_fte"),
            ("vacancy_fte", ("vacancy_fte", "inpost_fte"), "vacancy_rate_fte"),
        ):
            all_of = [tenths[each] for each in among]
            n = tenths[part]
            if n is None or None in all_of:
                yield None
                continue
            of = sum(each for each in all_of if each is not None)
            yield claim({**row, "count": str(n)}, count="count", of=of, published=published)


def _tenths(text: str) -> int | None:
    try:
        return int(Fraction(text) * 10)
    except ValueError:
        return None


def whole_tables() -> Iterator[dict[str, int]]:
    """Tables of a council's children by reason, age or place, of which every cell was published: real ones, to suppress ourselves."""
    for name in ("la_children_who_ceased_during_the_year.csv", "la_cla_during_year_new_placements.csv"):
        tables: dict[tuple[str, ...], dict[str, int | None]] = {}
        for row in rows_of(CLA / name):
            if row["geographic_level"] == "Local authority" and not row["characteristic"].startswith("Total"):
                cells = tables.setdefault((row["time_period"], row["new_la_code"], row["cla_group"]), {})
                cells[row["characteristic"]] = whole(row["number"])
        for cells in tables.values():
            known = {name: count for name, count in cells.items() if count is not None}
            if len(known) == len(cells) and any(known.values()):
                yield known

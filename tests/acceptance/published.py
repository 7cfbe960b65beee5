"""The Department for Education's counts, rates and percentages as it published them, read as pairs of what to work out and what it says."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path

PUBLISHED = Path(__file__).resolve().parents[2].parent / "shared" / "published"
CIN, CLA, OUTCOMES = PUBLISHED / "dfe_cin_2013_2024", PUBLISHED / "dfe_cla_2020_2024", PUBLISHED / "dfe_csc_outcomes"
COUNCIL = "Local authority"


@dataclass(frozen=True)
class Claim:
    """One published figure: so many of so many come to this, to so many places. Above councils the counts themselves are rounded to ten."""

    file: str
    level: str
    n: int
    d: int
    says: Fraction
    places: int


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def number(cell: str | None) -> Fraction | None:
    """A published number; null where it is suppressed, not available or not applicable."""
    try:
        return Fraction(Decimal((cell or "").replace(",", "")))
    except InvalidOperation:
        return None


def count(cell: str | None) -> int | None:
    found = number(cell)
    return int(found) if found is not None and found.denominator == 1 else None


def where(row: dict[str, str]) -> tuple[str, str, str]:
    """Which place, and at which level."""
    return row["geographic_level"], row["new_la_code"] or row["region_code"] or row["country_code"], row["time_period"]


def claim(row: dict[str, str], file: Path, n: str | None, d: str | None, says: str | None, *, places: int) -> Claim | None:
    top, bottom, said = count(n), count(d), number(says)
    if top is None or bottom is None or said is None or bottom == 0:
        return None
    return Claim(file.name, row["geographic_level"], top, bottom, said, places)


def populations() -> dict[tuple[str, str, str], str]:
    """Persons under 18 by place and the year they are the denominator of: the estimate of the middle of the year before."""
    path = CIN / "ons_mid-year_population_estimates_2012_to_2023.csv"
    found = {}
    for row in rows(path):
        level, place, year = where(row)
        if "0 to 17" in row["age_group"]:
            found[level, place, str(int(year) + 1)] = row["population_estimate"]
    return found


def rates() -> Iterator[Claim]:
    """Every rate for 10,000 children with its count and the population behind it."""
    for folder, n, d in ((CLA, "number", "population_estimate"), (OUTCOMES, "children_count", "population_estimate")):
        path = folder / "cla_number_and_rate_per_10k_children.csv"
        for row in rows(path):
            if found := claim(row, path, row[n], row[d], row["rate_per_10000"], places=0):
                yield found
    people = populations()
    for path in sorted(CIN.glob("[bcd]*.csv")):
        for row in rows(path):
            for name in filter(None, row):
                n = name.removesuffix("_rate")
                if n != name and n in row and (found := claim(row, path, row[n], people.get(where(row)), row[name], places=1)):
                    yield found


def percentages() -> Iterator[Claim]:
    """Every percentage with its count and the count it is of."""
    yield from _beside_each_other()
    yield from _one_under_another()


def _beside_each_other() -> Iterator[Claim]:
    """Those whose counts stand in the same row."""
    for path in sorted([*CIN.glob("[bcd]*.csv"), *OUTCOMES.glob("[cd][0-9]_*_to_2025.csv")]):
        for row in rows(path):
            names = list(row)
            whole = names[names.index("category") + 1]
            for name in names:
                if not name.endswith("_percent"):
                    continue
                part = name.removesuffix("_percent")
                part = part if part in row else f"{part}_count"
                children = next((each for each in ("Referrals_child", "referral_child_count") if each in row), whole)
                of = (
                    part.removesuffix("_transfer")
                    if part.endswith("_transfer")
                    else children
                    if "child" in part.lower()
                    else whole
                )
                if part in row and (found := claim(row, path, row[part], row[of], row[name], places=1)):
                    yield found


def _one_under_another() -> Iterator[Claim]:
    """Those whose total stands in a row of its own."""
    for path, group, what, n, says in (
        (CLA / "la_cla_placement_stability.csv", "cla_group", "placement_stability", "number", "percentage"),
        (OUTCOMES / "la_cla_placement_stability.csv", "cla_group", "placement_stability", "children_count", "children_percent"),
        (OUTCOMES / "la_cla_swcount.csv", "cla_group", "sw_stability", "number", "percentage"),
        (CLA / "la_conviction_health_outcome_cla.csv", "cla_group", "characteristic", "number", "percentage"),
        (CLA / "la_care_leavers_intouch.csv", "age", "in_touch", "number", "percentage"),
        (CLA / "la_care_leavers_accommodation_suitability.csv", "age", "accommodation_suitability", "number", "percentage"),
        (CLA / "la_care_leavers_activity.csv", "age", "activity", "number", "percentage"),
    ):
        every = rows(path)
        counts: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
        for row in every:
            counts[*where(row), row[group]][row[what]] = row[n]
        for row in every:
            within = counts[*where(row), row[group]]
            of = next((within[name] for name in (OF.get(row[what], ""), *TOTALS) if name in within), None)
            if row[what] not in TOTALS and (found := claim(row, path, row[n], of, row[says], places=0)):
                yield found


TOTALS = (
    *(
        "Total children",
        "Total",
        "Suitability total",
        "Total ages 0 to 4 years",
        "Total ages 5 to 16 years",
        "Total ages 10 to 17 years",
    ),
    "Total all ages",
)
_SCORED, _FOUND = "SDQ score was received", "Identified as having a substance misuse problem"
OF = {
    **dict.fromkeys(("SDQ score is a cause for concern", "SDQ score is borderline", "SDQ score is normal"), _SCORED),
    **dict.fromkeys(
        ("Offered intervention but refused it", "Received an intervention for their substance misuse problem"), _FOUND
    ),
}
"""What is a percentage of something else than the total of its group."""


def groups() -> Iterator[dict[str, str]]:
    """The cells of councils' tables of young people who left care, by what they say; each table's total is published with it."""
    for path, what in (
        (CLA / "la_care_leavers_intouch.csv", "in_touch"),
        (CLA / "la_care_leavers_accommodation_suitability.csv", "accommodation_suitability"),
    ):
        found: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
        for row in rows(path):
            if row["geographic_level"] == COUNCIL:
                found[*where(row), row["age"]][row[what]] = row["number"]
        for cells in found.values():
            total = next((cells.pop(name) for name in TOTALS if name in cells), None)
            if count(total) is not None:
                yield cells

"""The days a figure covers, and the days put into an expression that was made without them."""

from __future__ import annotations

from datetime import date

import ibis
import pytest

from throughcare.measures.asked import Asked, Over, Span, first_of, span, with_days
from throughcare.measures.statements import DUCKDB, POSTGRESQL, sql_of

MARCH = date(2026, 3, 31)


def test_a_year_to_31_march_begins_on_1_april() -> None:
    assert span(Over.YEAR, MARCH) == Span(date(2025, 4, 1), MARCH)
    assert span(Over.THREE_YEARS, MARCH) == Span(date(2023, 4, 1), MARCH)


def test_a_period_is_a_quarter_unless_somebody_says_from_when() -> None:
    assert span(Over.PERIOD, MARCH) == Span(date(2026, 1, 1), MARCH)
    assert span(Over.PERIOD, MARCH, date(2026, 2, 1)) == Span(date(2026, 2, 1), MARCH)


@pytest.mark.parametrize(
    ("to_on", "from_on"), [("2024-02-29", "2023-03-01"), ("2025-02-28", "2024-03-01"), ("2026-02-28", "2025-03-01")]
)
def test_a_year_to_the_end_of_february_is_a_whole_year(to_on: str, from_on: str) -> None:
    assert first_of(date.fromisoformat(to_on), months=12) == date.fromisoformat(from_on)


@pytest.mark.parametrize("dialect", [DUCKDB, POSTGRESQL])
def test_days_are_put_in_whatever_the_dialect(dialect: str) -> None:
    asked = Asked()
    table = ibis.table({"on": "date"}, name="visit")
    expression = table.select(
        to=asked.to_on,
        since=asked.from_on,
        year=asked.months_before(12),
        days=asked.days_before(89),
        march=asked.last_31_march,
        real=ibis.literal(date(2019, 9, 8)),
    )
    said = with_days(sql_of(expression, dialect), Span(date(2026, 1, 1), date(2026, 3, 30)))
    for day in ("2026-03-30", "2026-01-01", "2025-03-30", "2025-12-31", "2025-03-31"):
        assert f"DATE '{day}'" in said
    assert said.count("DATE '") == 5
    assert "2019" in said

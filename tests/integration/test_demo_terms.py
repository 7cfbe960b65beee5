"""The demo council's school terms, whatever day it is made on."""

from __future__ import annotations

from datetime import date, timedelta

from throughcare.apps.duties.term_pages import ENOUGH
from throughcare.demo.routine import TERMS
from throughcare.demo.rules import terms_known
from throughcare.statute.terms import in_order

DAYS = [date(2025, 1, 1) + timedelta(days=ahead) for ahead in range(2 * 365)]


def test_on_any_day_the_terms_known_are_in_order_and_enough() -> None:
    for day in DAYS:
        known = list(terms_known(day))
        assert in_order(term for _, term in known) == tuple(term for _, term in known)
        assert all(entered <= day for entered, _ in known)
        assert known[-1][1].last - day >= ENOUGH, day
        assert sum(term.first <= day <= term.last for _, term in known) <= 1


def test_what_the_demo_calls_a_term_when_plans_are_held_is_within_one() -> None:
    terms = [term for _, term in terms_known(date(2026, 11, 23))]
    for term in terms:
        assert any(
            term.first <= date(term.first.year, *opens) < date(term.first.year, *closes) <= term.last for opens, closes in TERMS
        ), term

"""School terms as a council sets them: what they must be, and what is owed by them as known on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.spec.lives import TERMS, life

from throughcare.statute.calendar import CalendarCode, HorizonPassed, calendars
from throughcare.statute.duties import ALL
from throughcare.statute.explain import explain
from throughcare.statute.reckon import reckon
from throughcare.statute.rulebook import Rulebook
from throughcare.statute.terms import Term, TermRefused

AUTUMN, SPRING, _ = TERMS
IN_CARE = life("care 2026-06-01", born="2015-01-01")


def owed(book: Rulebook) -> list[str]:
    return [f"{one.since.on} > {one.due_on}" for one in reckon(book, IN_CARE) if one.duty.key == "ED-03"]


def test_without_terms_nothing_is_owed_by_them() -> None:
    assert owed(Rulebook(duties=ALL)) == []


def test_a_term_is_owed_for_only_from_when_it_was_known() -> None:
    late_news = replace(SPRING, known_on=date(2026, 12, 1))
    book = Rulebook(duties=ALL, terms=(AUTUMN, late_news))
    assert owed(book.as_known_on(date(2026, 11, 30))) == ["2026-09-02 > 2026-12-18"]
    assert owed(book.as_known_on(date(2026, 12, 1))) == ["2026-09-02 > 2026-12-18", "2027-01-04 > 2027-03-24"]


def test_why_says_which_day_the_term_began() -> None:
    (one,) = (one for one in reckon(Rulebook(duties=ALL, terms=(AUTUMN,)), IN_CARE) if one.duty.key == "ED-03")
    assert explain(one).startswith("Once each term from Wednesday 2 September 2026, the day the school term began.")


@pytest.mark.parametrize(
    ("first", "last", "half", "why"),
    [
        ((2026, 12, 18), (2026, 9, 2), None, "ends before it begins"),
        ((2026, 9, 2), (2026, 12, 18), ((2026, 10, 30), (2026, 10, 26)), "inside the term"),
        ((2026, 9, 2), (2026, 12, 18), ((2026, 9, 2), (2026, 9, 4)), "inside the term"),
        ((2026, 9, 2), (2026, 12, 18), ((2026, 12, 14), (2026, 12, 18)), "inside the term"),
    ],
)
def test_a_term_that_cannot_be_is_refused(
    first: tuple[int, int, int],
    last: tuple[int, int, int],
    half: tuple[tuple[int, int, int], tuple[int, int, int]] | None,
    why: str,
) -> None:
    away = (date(*half[0]), date(*half[1])) if half else (None, None)
    with pytest.raises(TermRefused, match=why):
        Term("A term", date(*first), date(*last), *away)


def test_half_a_half_term_is_refused() -> None:
    with pytest.raises(TermRefused, match="both the first and the last day"):
        Term("A term", date(2026, 9, 2), date(2026, 12, 18), date(2026, 10, 26))


def test_terms_that_run_into_each_other_are_refused() -> None:
    with pytest.raises(TermRefused, match="begins before Autumn term 2026 ends"):
        Rulebook(duties=ALL, terms=(AUTUMN, replace(SPRING, first=date(2026, 12, 18))))


def test_schools_are_open_on_weekdays_of_a_term_but_half_term_and_bank_holidays() -> None:
    schools = calendars(terms=TERMS)[CalendarCode.TERM]
    said = {day: schools.is_working(date.fromisoformat(day)) for day in ("2026-10-23", "2026-10-26", "2026-11-02", "2026-12-21")}
    assert said == {"2026-10-23": True, "2026-10-26": False, "2026-11-02": True, "2026-12-21": False}
    assert not schools.is_working(date(2027, 5, 3)), "the early May bank holiday"
    with pytest.raises(HorizonPassed):
        schools.after(date(2027, 7, 20), working_days=5)

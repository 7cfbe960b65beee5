"""Short breaks, emergencies, deprivation of liberty, unlawful settings, conferences and private fostering."""

from __future__ import annotations

from datetime import date

import pytest

from throughcare.statute.duties import ALL
from throughcare.statute.duty import Owed
from throughcare.statute.history import EVERYTHING, Event, Fact, History
from throughcare.statute.kinds import Kind
from throughcare.statute.reckon import reckon
from throughcare.statute.rulebook import Rulebook

RULEBOOK = Rulebook(duties=ALL)
CHILD = date(2011, 3, 3)


def happened(kind: Kind, on: str, about: str = "", **facts: Fact) -> Event:
    day = date.fromisoformat(on)
    return Event(kind, day, day, about=about, facts=facts)


def owed(key: str, *events: Event, born: date = CHILD) -> list[Owed]:
    history = History(born=born, expected=None, events=events, covers=(EVERYTHING,))
    return [one for one in reckon(RULEBOOK, history) if one.duty.key == key]


def dates(found: list[Owed]) -> list[str]:
    return [f"{one.since.on} {one.due_on} {one.met_on or one.ended_on or ''}".strip() for one in found]


def cared_for(code: str, kind: str = "U6") -> tuple[Event, ...]:
    return (
        happened(Kind.BECAME_LOOKED_AFTER, "2026-01-05", "care"),
        happened(Kind.LEGAL_STATUS_BEGAN, "2026-01-05", "status", code=code),
        happened(Kind.PLACED, "2026-01-05", "home", type=kind),
    )


LEFT = happened(Kind.CEASED_TO_BE_LOOKED_AFTER, "2026-01-20", "care")


@pytest.mark.parametrize("key", ["FD-06", "PL-03", "PL-05", "PL-06", "SB-02", "SB-03"])
def test_a_child_with_foster_carers_owes_nothing_out_of_the_ordinary(key: str) -> None:
    assert owed(key, *cared_for("V2")) == []


def test_short_breaks_are_visited_and_reviewed_within_three_months_and_then_six() -> None:
    visit = happened(Kind.VISITED, "2026-03-01", "visit", seen=True)
    review = happened(Kind.REVIEW_HELD, "2026-03-31", "review")
    assert dates(owed("SB-02", *cared_for("V4"), visit)) == ["2026-01-05 2026-04-05 2026-03-01", "2026-03-01 2026-09-01"]
    assert dates(owed("SB-03", *cared_for("V4"), review)) == ["2026-01-05 2026-04-05 2026-03-31", "2026-03-31 2026-09-30"]


def test_short_breaks_owe_no_ordinary_visit_or_review() -> None:
    assert [owed(key, *cared_for("V4")) for key in ("LA-17", "LA-18", "IR-02", "DL-01")] == [[], [], [], []]


def test_police_protection_is_met_by_its_own_end_and_ends_with_care() -> None:
    ended = happened(Kind.LEGAL_STATUS_ENDED, "2026-01-07", "status", code="L1")
    assert dates(owed("FD-06", *cared_for("L1"), ended)) == ["2026-01-05 2026-01-08 2026-01-07"]
    (left,) = owed("FD-06", *cared_for("L1"), LEFT)
    assert (left.met_on, left.ended_on) == (None, date(2026, 1, 20))


def test_police_protection_away_from_the_authority_has_the_same_limit() -> None:
    began = happened(Kind.POLICE_PROTECTED, "2026-01-05", "police")
    assert dates(owed("FD-06", began)) == ["2026-01-05 2026-01-08"]


def test_a_new_order_meets_the_return_to_court_and_eighteen_ends_it() -> None:
    first = happened(Kind.LIBERTY_ORDER_MADE, "2026-02-01", "first")
    over = happened(Kind.LIBERTY_ORDER_ENDED, "2026-03-01", "first")
    again = happened(Kind.LIBERTY_ORDER_MADE, "2026-03-01", "second")
    assert dates(owed("PL-05", *cared_for("C2"), first, over, again)) == [
        "2026-02-01 None 2026-03-01",
        "2026-03-01 None 2029-03-03",
    ]


def test_under_sixteen_only_the_end_of_that_placement_meets_a_setting_that_may_not_be_used() -> None:
    ended = happened(Kind.PLACEMENT_ENDED, "2026-02-05", "home", planned=False)
    moved = happened(Kind.PLACED, "2026-02-05", "another", type="K3")
    assert dates(owed("PL-06", *cared_for("C2", "H5"), ended, moved)) == [
        "2026-01-05 2026-01-05 2026-02-05",
        "2026-02-05 2026-02-05 2027-03-03",
    ]


def test_at_sixteen_supported_accommodation_may_be_used() -> None:
    assert owed("PL-06", *cared_for("C2", "K3"), born=date(2010, 1, 5)) == []


def test_a_review_that_ends_the_plan_begins_no_further_count() -> None:
    plan = (
        happened(Kind.INITIAL_CONFERENCE_HELD, "2026-01-20", "plan", plan_made=True),
        happened(Kind.PROTECTION_PLAN_BEGAN, "2026-01-20", "plan"),
        happened(Kind.REVIEW_CONFERENCE_HELD, "2026-04-10", "plan"),
        happened(Kind.REVIEW_CONFERENCE_HELD, "2026-09-01", "plan"),
        happened(Kind.PROTECTION_PLAN_ENDED, "2026-09-01", "plan"),
    )
    assert dates(owed("CP-09", *plan)) == ["2026-01-20 2026-04-20 2026-04-10"]
    assert dates(owed("CP-10", *plan)) == ["2026-04-10 2026-10-10 2026-09-01"]


def test_an_inquorate_conference_does_not_meet_the_first_review() -> None:
    held = happened(Kind.INITIAL_CONFERENCE_HELD, "2026-01-20", "plan", plan_made=True)
    adjourned = happened(Kind.REVIEW_CONFERENCE_HELD, "2026-04-10", "plan", quorate=False)
    assert dates(owed("CP-09", held, adjourned)) == ["2026-01-20 2026-04-20"]


def test_private_fostering_is_visited_every_six_weeks_and_from_the_second_year_every_twelve() -> None:
    known = happened(Kind.PRIVATE_FOSTERING_KNOWN, "2025-01-05", "arrangement")
    seen = [happened(Kind.PRIVATE_FOSTERING_VISITED, day, "arrangement", seen=True) for day in ("2025-12-20", "2026-03-01")]
    assert dates(owed("PF-03", known, *seen)) == ["2025-01-05 2025-02-16 2025-12-20", "2025-12-20 2026-01-31 2026-01-05"]
    assert dates(owed("PF-04", known, *seen)) == ["2025-12-20 2026-03-14 2026-03-01", "2026-03-01 2026-05-24"]


def test_a_private_fostering_that_ended_has_no_second_year() -> None:
    known = happened(Kind.PRIVATE_FOSTERING_KNOWN, "2025-01-05", "arrangement")
    seen = happened(Kind.PRIVATE_FOSTERING_VISITED, "2025-01-14", "arrangement", seen=True)
    ended = happened(Kind.PRIVATE_FOSTERING_ENDED, "2025-04-01", "arrangement")
    assert owed("PF-04", known, seen, ended) == []
    assert dates(owed("PF-03", known, seen, ended))[-1] == "2025-01-14 2025-02-25 2025-04-01"


def test_what_must_be_done_before_a_birth_is_met_by_what_was() -> None:
    expected = happened(Kind.BIRTH_EXPECTED, "2026-06-10", "birth")
    begun = happened(Kind.ASSESSMENT_BEGAN, "2025-12-20", "assessment")
    assert dates(owed("AS-05", expected, begun, born=date(2026, 6, 1))) == ["2026-06-10 2025-12-24 2025-12-20"]

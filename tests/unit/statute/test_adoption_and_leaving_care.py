"""From a plan of adoption to the order, and from sixteen to twenty-five."""

from __future__ import annotations

from datetime import date

from throughcare.statute.duties import ALL
from throughcare.statute.duty import Owed
from throughcare.statute.history import EVERYTHING, Event, Fact, History
from throughcare.statute.kinds import Kind
from throughcare.statute.reckon import reckon
from throughcare.statute.rulebook import Rulebook, SwitchedOn

RULEBOOK = Rulebook(duties=ALL)
BABY = date(2022, 1, 1)
TEENAGER = date(2008, 11, 30)


def happened(kind: Kind, on: str, about: str = "", **facts: Fact) -> Event:
    day = date.fromisoformat(on)
    return Event(kind, day, day, about=about, facts=facts)


def owed(key: str, *events: Event, born: date, rulebook: Rulebook = RULEBOOK) -> list[Owed]:
    history = History(born=born, expected=None, events=events, covers=(EVERYTHING,))
    return [one for one in reckon(rulebook, history) if one.duty.key == key]


def dates(found: list[Owed]) -> list[str]:
    return [f"{one.since.on} {one.due_on} {one.met_on or one.ended_on or ''}".strip() for one in found]


CAME = happened(Kind.BECAME_LOOKED_AFTER, "2024-01-10", "care")
DECIDED = happened(Kind.SHOULD_BE_PLACED_FOR_ADOPTION, "2024-06-03", "decision")
ORDER = happened(Kind.LEGAL_STATUS_BEGAN, "2024-07-01", "order", code="E1")
MATCHED = happened(Kind.MATCHED_FOR_ADOPTION, "2024-10-01", "decision")
MOVED_IN = happened(Kind.PLACED_FOR_ADOPTION, "2024-12-02", "adopters")
ADOPTED = (
    happened(Kind.ADOPTED, "2025-10-01", "care"),
    happened(Kind.CEASED_TO_BE_LOOKED_AFTER, "2025-10-01", "care", reason="E12"),
)


def reviewed(*days: str) -> list[Event]:
    return [happened(Kind.REVIEW_HELD, day, day) for day in days]


def test_a_match_is_looked_for_from_the_placement_order() -> None:
    assert dates(owed("AD-04", CAME, DECIDED, ORDER, MATCHED, born=BABY)) == ["2024-07-01 2024-10-30 2024-10-01"]


def test_a_child_matched_before_there_was_authority_owes_no_match() -> None:
    early = happened(Kind.MATCHED_FOR_ADOPTION, "2024-06-20", "decision")
    assert owed("AD-04", CAME, DECIDED, early, ORDER, born=BABY) == []


def test_other_orders_give_no_authority_to_place() -> None:
    care_order = happened(Kind.LEGAL_STATUS_BEGAN, "2024-07-01", "order", code="C2")
    assert owed("AD-04", CAME, DECIDED, care_order, born=BABY) == []
    assert owed("AD-06", CAME, DECIDED, care_order, born=BABY) == []


def test_moving_in_is_counted_from_coming_into_care_once_adoption_is_the_plan() -> None:
    assert owed("AD-05", CAME, born=BABY) == []
    assert dates(owed("AD-05", CAME, DECIDED, MOVED_IN, born=BABY)) == ["2024-01-10 2025-03-11 2024-12-02"]


def test_changing_the_plan_ends_what_adoption_asked() -> None:
    changed = happened(Kind.ADOPTION_PLAN_CHANGED, "2024-08-01")
    assert dates(owed("AD-05", CAME, DECIDED, changed, born=BABY)) == ["2024-01-10 2025-03-11 2024-08-01"]
    assert dates(owed("AD-14", CAME, DECIDED, changed, born=BABY)) == ["2024-06-03 2024-07-01 2024-08-01"]


def test_reviews_of_a_child_who_waits_are_three_months_then_six() -> None:
    events = [CAME, DECIDED, ORDER, *reviewed("2024-09-20", "2025-03-01")]
    assert dates(owed("AD-06", *events, born=BABY)) == [
        "2024-07-01 2024-10-01 2024-09-20",
        "2024-09-20 2025-03-20 2025-03-01",
        "2025-03-01 2025-09-01",
    ]


def test_reviews_of_a_child_placed_are_four_weeks_then_three_months_then_six() -> None:
    events = [CAME, DECIDED, ORDER, MOVED_IN, *reviewed("2024-12-28", "2025-03-20", "2025-09-01"), *ADOPTED]
    assert dates(owed("AD-07", *events, born=BABY)) == ["2024-12-02 2024-12-30 2024-12-28"]
    assert dates(owed("AD-08", *events, born=BABY)) == [
        "2024-12-28 2025-03-28 2025-03-20",
        "2025-03-20 2025-09-20 2025-09-01",
        "2025-09-01 2026-03-01 2025-10-01",
    ]


def test_a_placed_child_is_visited_weekly_until_the_first_review() -> None:
    visits = [happened(Kind.VISITED, day, seen=True) for day in ("2024-12-06", "2024-12-12")]
    events = [CAME, DECIDED, ORDER, MOVED_IN, *visits, *reviewed("2024-12-28")]
    assert dates(owed("AD-09", *events, born=BABY)) == [
        "2024-12-02 2024-12-09 2024-12-06",
        "2024-12-06 2024-12-13 2024-12-12",
        "2024-12-12 2024-12-19 2024-12-28",
    ]


def test_the_life_story_outlasts_the_end_of_care() -> None:
    assert dates(owed("AD-16", CAME, DECIDED, MOVED_IN, *ADOPTED, born=BABY)) == ["2025-10-01 2025-10-15"]


IN_CARE = happened(Kind.BECAME_LOOKED_AFTER, "2023-01-10", "care")
LEFT = happened(Kind.CEASED_TO_BE_LOOKED_AFTER, "2026-11-30", "care", reason="E9")


def in_touch(*days: str, answered: bool = True) -> list[Event]:
    return [happened(Kind.LEAVING_CARE_CONTACT, day, in_touch=answered) for day in days]


def test_needs_are_assessed_within_three_months_of_sixteen_or_of_qualifying() -> None:
    assert dates(owed("LC-02", IN_CARE, born=TEENAGER)) == ["2024-11-30 2025-02-28"]
    late = happened(Kind.BECAME_LOOKED_AFTER, "2025-01-01", "care")
    assert dates(owed("LC-02", late, born=TEENAGER)) == ["2025-04-01 2025-07-01"]


def test_who_has_not_had_enough_care_waits_to_qualify() -> None:
    late = happened(Kind.BECAME_LOOKED_AFTER, "2025-01-01", "care")
    (one,) = owed("LC-01", late, born=TEENAGER)
    assert (one.due_on, one.met_on) == (None, date(2025, 4, 1))
    assert owed("LC-01", IN_CARE, born=TEENAGER) == []


def test_an_adviser_named_before_sixteen_is_named_in_time() -> None:
    named = happened(Kind.ADVISER_NAMED, "2024-09-02")
    assert dates(owed("LC-10", IN_CARE, named, born=TEENAGER)) == ["2024-11-30 2024-11-30 2024-09-02"]


def test_keeping_in_touch_begins_with_leaving_care_and_an_attempt_is_not_contact() -> None:
    events = [IN_CARE, LEFT, *in_touch("2027-01-10"), *in_touch("2027-02-20", answered=False)]
    assert dates(owed("LC-09", *events, born=TEENAGER)) == [
        "2026-11-30 2027-01-25 2027-01-10",
        "2027-01-10 2027-03-07 2029-11-30",
    ]


def test_nobody_keeps_in_touch_with_who_never_qualified() -> None:
    short = happened(Kind.CEASED_TO_BE_LOOKED_AFTER, "2023-03-01", "care", reason="E4A")
    assert owed("LC-09", IN_CARE, short, born=TEENAGER) == []


def test_contact_in_care_is_not_owed_to_a_care_leaver() -> None:
    assert owed("LC-09", IN_CARE, *in_touch("2025-01-10"), born=TEENAGER) == []


def test_an_adviser_visits_within_seven_days_of_new_accommodation_then_every_two_months() -> None:
    events = [
        IN_CARE,
        LEFT,
        happened(Kind.LEAVING_ACCOMMODATION_BEGAN, "2026-12-01", "flat"),
        happened(Kind.ADVISER_VISITED, "2026-12-05", "flat"),
        happened(Kind.LEAVING_ACCOMMODATION_ENDED, "2027-01-20", "flat"),
        happened(Kind.LEAVING_ACCOMMODATION_BEGAN, "2027-01-20", "room"),
    ]
    assert dates(owed("LC-07", *events, born=TEENAGER)) == ["2026-12-01 2026-12-08 2026-12-05", "2027-01-20 2027-01-27"]
    assert dates(owed("LC-08", *events, born=TEENAGER)) == ["2026-12-05 2027-02-05 2027-01-20"]


def test_the_return_asks_at_each_birthday_from_seventeen_after_care() -> None:
    assert [f"{one.due_on}" for one in owed("LC-11", IN_CARE, LEFT, born=TEENAGER)] == [
        "2026-12-30",
        "2027-12-30",
        "2028-12-30",
        "2029-12-30",
    ]


def test_ceasing_before_eighteen_is_approved_beforehand() -> None:
    early = happened(Kind.CEASED_TO_BE_LOOKED_AFTER, "2026-02-02", "care", reason="E4A")
    approved = happened(Kind.CEASING_APPROVED, "2026-01-30", "care")
    assert dates(owed("LC-16", IN_CARE, early, born=TEENAGER)) == ["2026-02-02 2026-02-02 2026-11-30"]
    assert dates(owed("LC-16", IN_CARE, early, approved, born=TEENAGER)) == ["2026-02-02 2026-02-02 2026-01-30"]
    assert owed("LC-16", IN_CARE, LEFT, born=TEENAGER) == []


def test_staying_close_is_owed_only_once_the_law_is_switched_on() -> None:
    assert owed("LC-15", IN_CARE, LEFT, born=TEENAGER) == []
    begun = date(2026, 11, 1)
    switched = Rulebook(duties=ALL, switched_on=(SwitchedOn(duty="LC-15", from_on=begun, known_on=begun),))
    assert dates(owed("LC-15", IN_CARE, LEFT, born=TEENAGER, rulebook=switched)) == ["2026-11-30 2026-11-30 2033-11-30"]


def test_an_education_plan_is_begun_within_ten_working_days_at_school_age() -> None:
    assert dates(owed("ED-01", IN_CARE, born=TEENAGER)) == ["2023-01-10 2023-01-24 2026-11-30"]
    assert owed("ED-01", happened(Kind.BECAME_LOOKED_AFTER, "2023-01-10", "care"), born=date(2022, 1, 1))[0].due_on == date(
        2027, 1, 1
    )


def test_the_plan_for_the_first_review_was_checked_before_it() -> None:
    events = [IN_CARE, *reviewed("2023-02-01"), happened(Kind.EDUCATION_PLAN_CHECKED, "2023-01-27")]
    assert dates(owed("ED-02", *events, born=TEENAGER)) == ["2023-02-01 2023-02-01 2023-01-27"]

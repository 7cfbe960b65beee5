"""The event rules of the law: what starts, stops, restarts and survives what."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from throughcare.statute.counting import at_most_weeks, hours, weeks, working_days
from throughcare.statute.duties import challenge, health, home_and_kin, looked_after, missing, reviewing, section20, visiting
from throughcare.statute.duty import Owed
from throughcare.statute.history import EVERYTHING, Cover, Event, Fact, History
from throughcare.statute.kinds import Kind
from throughcare.statute.reckon import Standing, explain, reckon, standing
from throughcare.statute.rulebook import Rulebook, Setting, SettingRefused, SwitchedOn

PARTS = (looked_after, home_and_kin, visiting, reviewing, challenge, health, section20, missing)
DUTIES = tuple(duty for part in PARTS for duty in part.DUTIES)
RULEBOOK = Rulebook(duties=DUTIES)
BORN = date(2014, 5, 20)
DAY = timedelta(days=1)


def happened(kind: Kind, on: str, about: str = "", *, known: str = "", **facts: Fact) -> Event:
    """An event, known on its day unless told otherwise; with a time where one is written."""
    at = datetime.fromisoformat(on).replace(tzinfo=UTC) if "T" in on else None
    day = at.date() if at is not None else date.fromisoformat(on)
    return Event(kind, day, date.fromisoformat(known) if known else day, at=at, about=about, facts=facts)


def seen(*days: str) -> list[Event]:
    return [happened(Kind.VISITED, day, seen=True) for day in days]


def of(*events: Event, born: date = BORN, covers: tuple[Cover, ...] = (EVERYTHING,)) -> History:
    return History(born=born, expected=None, events=events, covers=covers)


def owed(
    key: str, *events: Event, born: date = BORN, rulebook: Rulebook = RULEBOOK, covers: tuple[Cover, ...] = (EVERYTHING,)
) -> list[Owed]:
    return [one for one in reckon(rulebook, of(*events, born=born, covers=covers)) if one.duty.key == key]


def dates(found: list[Owed]) -> list[str]:
    return [f"{one.since.on} {one.due_on} {one.met_on or one.ended_on or ''}".strip() for one in found]


CAME = happened(Kind.BECAME_LOOKED_AFTER, "2025-01-06", "care1")
PLACED = happened(Kind.PLACED, "2025-01-06", "home1")


def test_reviews_follow_the_review_before_and_not_its_due_date() -> None:
    events = [CAME, *(happened(Kind.REVIEW_HELD, day) for day in ("2025-01-30", "2025-05-12", "2025-10-01"))]
    assert dates(owed("IR-02", *events)) == ["2025-01-06 2025-02-03 2025-01-30"]
    assert dates(owed("IR-03", *events)) == ["2025-01-30 2025-04-30 2025-05-12"]
    assert dates(owed("IR-04", *events)) == ["2025-05-12 2025-11-12 2025-10-01", "2025-10-01 2026-04-01"]


def test_a_move_restarts_visits_but_not_reviews() -> None:
    moved = happened(Kind.PLACED, "2025-03-03", "home2")
    assert dates(owed("IR-02", CAME, PLACED, moved)) == dates(owed("IR-02", CAME, PLACED))
    assert dates(owed("LA-17", CAME, PLACED, moved)) == ["2025-01-06 2025-01-13 2025-03-03", "2025-03-03 2025-03-10"]
    assert dates(owed("LA-04", CAME, PLACED, moved))[1] == "2025-03-03 2025-03-10"


def test_a_change_of_legal_status_restarts_no_care_count() -> None:
    statuses = [
        happened(Kind.LEGAL_STATUS_BEGAN, day, code, code=code) for day, code in (("2025-01-06", "V2"), ("2025-01-20", "C1"))
    ]
    assert dates(owed("IR-02", CAME, *statuses)) == ["2025-01-06 2025-02-03"]
    assert dates(owed("HE-01", CAME, *statuses)) == ["2025-01-06 2025-02-03"]


def test_a_new_legal_status_with_the_same_carer_is_the_same_placement() -> None:
    same = happened(Kind.PLACED, "2025-02-03", "home1b", same_carer=True)
    assert dates(owed("LA-17", CAME, PLACED, same, *seen("2025-01-10"))) == ["2025-01-06 2025-01-13 2025-01-10"]
    assert dates(owed("LA-18", CAME, PLACED, same, *seen("2025-01-10"))) == ["2025-01-10 2025-02-21 2026-01-06"]


def test_a_visit_counts_only_if_the_child_was_seen_in_person() -> None:
    unseen = happened(Kind.VISITED, "2025-01-08", seen=False)
    virtual = happened(Kind.VISITED, "2025-01-09", seen=True, virtual=True)
    assert dates(owed("LA-17", CAME, PLACED, unseen, virtual)) == ["2025-01-06 2025-01-13"]


def test_leaving_and_coming_back_is_a_new_cycle() -> None:
    left = happened(Kind.CEASED_TO_BE_LOOKED_AFTER, "2025-03-10", "care1")
    back = happened(Kind.BECAME_LOOKED_AFTER, "2025-06-02", "care2")
    review = happened(Kind.REVIEW_HELD, "2025-02-03")
    again = happened(Kind.REVIEW_HELD, "2025-06-20")
    assert dates(owed("IR-02", CAME, review, left, back, again)) == [
        "2025-01-06 2025-02-03 2025-02-03",
        "2025-06-02 2025-06-30 2025-06-20",
    ]
    assert dates(owed("IR-03", CAME, review, left, back, again)) == ["2025-02-03 2025-05-03 2025-03-10", "2025-06-20 2025-09-20"]
    assert [one.about for one in owed("HE-01", CAME, left, back)] == ["care1", "care2"]


def test_a_period_of_care_may_end_and_begin_on_one_day() -> None:
    left = happened(Kind.CEASED_TO_BE_LOOKED_AFTER, "2025-03-10", "care1")
    back = happened(Kind.BECAME_LOOKED_AFTER, "2025-03-10", "care2")
    assert [one.about for one in owed("IR-02", back, CAME, left)] == ["care1", "care2"]


def test_the_first_health_assessment_is_due_for_a_review_held_sooner() -> None:
    assert dates(owed("HE-01", CAME, happened(Kind.REVIEW_HELD, "2025-01-20"))) == ["2025-01-06 2025-01-20"]
    assert dates(owed("HE-01", CAME, happened(Kind.REVIEW_HELD, "2025-02-20"))) == ["2025-01-06 2025-02-03"]


@pytest.mark.parametrize(
    ("born", "under_five", "over_five"),
    [
        (date(2022, 4, 12), ["2026-09-10 2027-03-10"], []),
        (date(2022, 3, 11), ["2026-09-10 2027-03-10"], []),
        (date(2022, 3, 10), [], ["2026-09-10 2027-09-10"]),
        (date(2014, 1, 1), [], ["2026-09-10 2027-09-10"]),
    ],
)
def test_fifth_birthday(born: date, under_five: list[str], over_five: list[str]) -> None:
    events = (CAME, happened(Kind.HEALTH_ASSESSED, "2026-09-10"))
    assert [f"{one.since.on} {one.due_on}" for one in owed("HE-03", *events, born=born)] == under_five
    assert [f"{one.since.on} {one.due_on}" for one in owed("HE-04", *events, born=born)] == over_five


def test_three_months_needs_the_second_year_and_the_dated_intention() -> None:
    visits = seen("2025-01-10", "2025-12-20", "2026-01-20", "2026-03-10", "2026-04-20")
    meant = happened(Kind.PLACEMENT_MEANT_TO_LAST, "2026-03-01", "home1")
    assert dates(owed("LA-18", CAME, PLACED, *visits, meant)) == [
        "2025-01-10 2025-02-21 2025-12-20",
        "2025-12-20 2026-01-31 2026-01-06",
    ]
    assert dates(owed("LA-20", CAME, PLACED, *visits, meant)) == [
        "2025-12-20 2026-01-31 2026-01-20",
        "2026-01-20 2026-03-03 2026-03-01",
    ]
    assert dates(owed("LA-19", CAME, PLACED, *visits, meant)) == [
        "2026-01-20 2026-04-20 2026-03-10",
        "2026-03-10 2026-06-10 2026-04-20",
        "2026-04-20 2026-07-20",
    ]


def test_when_a_placement_is_no_longer_meant_to_last_the_earlier_date_comes_back() -> None:
    meant = happened(Kind.PLACEMENT_MEANT_TO_LAST, "2025-06-01", "home1")
    not_meant = happened(Kind.PLACEMENT_MEANT_TO_LAST, "2026-03-01", "home1", meant=False)
    found = owed("LA-20", CAME, PLACED, *seen("2025-01-10", "2026-02-10"), meant, not_meant)
    assert dates(found) == ["2026-02-10 2026-03-24"]


def test_connected_person_weekly_until_the_first_review_then_every_four_weeks() -> None:
    placed = happened(Kind.PLACED, "2025-01-06", "home1", connected_person_temporary=True)
    review = happened(Kind.REVIEW_HELD, "2025-01-30")
    events = (CAME, placed, review, *seen("2025-01-10", "2025-01-17", "2025-01-28"))
    assert dates(owed("LA-22", *events)) == [
        "2025-01-06 2025-01-13 2025-01-10",
        "2025-01-10 2025-01-17 2025-01-17",
        "2025-01-17 2025-01-24 2025-01-28",
        "2025-01-28 2025-02-04 2025-01-30",
        "2025-01-28 2025-02-25",
    ]
    assert not owed("LA-17", *events)
    assert not owed("LA-18", *events)


def test_full_approval_returns_to_the_ordinary_rule_from_the_start_of_the_placement() -> None:
    placed = happened(Kind.PLACED, "2025-01-06", "home1", connected_person_temporary=True)
    approved = happened(Kind.PLACED, "2025-04-01", "home1b", same_carer=True)
    events = (CAME, placed, approved, happened(Kind.REVIEW_HELD, "2025-01-30"), *seen("2025-01-10", "2025-03-20"))
    assert dates(owed("LA-18", *events)) == ["2025-03-20 2025-05-01 2026-01-06"]
    assert owed("LA-22", *events)[-1].ended_on == date(2025, 4, 1)


def test_an_interim_order_at_home_is_weekly_and_a_full_order_starts_its_own_week() -> None:
    placed = happened(Kind.PLACED, "2025-01-06", "home1", with_parent=True)
    interim = happened(Kind.LEGAL_STATUS_BEGAN, "2025-01-06", "s1", code="C1")
    full = happened(Kind.LEGAL_STATUS_BEGAN, "2025-06-02", "s2", code="C2")
    review = happened(Kind.REVIEW_HELD, "2025-01-30")
    events = (CAME, placed, interim, full, review, *seen("2025-01-10", "2025-05-20", "2025-06-05"))
    assert dates(owed("LA-22", *events))[-1] == "2025-05-20 2025-06-17 2025-06-02"
    assert dates(owed("LA-23", *events)) == ["2025-06-02 2025-06-09 2025-06-05", "2025-06-05 2025-07-17"]
    assert not owed("LA-18", *events)


def test_placed_for_adoption_stops_reviews_and_visits_of_the_care_regulations() -> None:
    review = happened(Kind.REVIEW_HELD, "2025-01-30")
    adoption = happened(Kind.PLACED_FOR_ADOPTION, "2025-03-03", "home2")
    moved = happened(Kind.PLACED, "2025-03-03", "home2", for_adoption=True)
    events = (CAME, PLACED, review, adoption, moved, *seen("2025-01-10", "2025-02-20"))
    (second,) = owed("IR-03", *events)
    assert (second.ended_on, second.ended_because) == (date(2025, 3, 3), "now placed for adoption")
    assert [one.about for one in owed("LA-17", *events)] == ["home1"]


def test_an_overdue_duty_that_ends_keeps_its_breach() -> None:
    left = happened(Kind.CEASED_TO_BE_LOOKED_AFTER, "2025-03-10", "care1")
    (first,) = owed("IR-02", CAME, left)
    assert standing(first, date(2025, 4, 1)) is Standing.ENDED_UNMET
    (early,) = owed("IR-02", CAME, happened(Kind.CEASED_TO_BE_LOOKED_AFTER, "2025-01-20", "care1"))
    assert standing(early, date(2025, 4, 1)) is Standing.ENDED


def test_return_interviews_run_through_a_change_of_clocks() -> None:
    events = (happened(Kind.WENT_MISSING, "2026-10-22T20:00", "m1"), happened(Kind.RETURNED, "2026-10-23T21:00", "m1"))
    (one,) = owed("MI-02", *events)
    assert one.due_at == datetime(2026, 10, 26, 21, tzinfo=UTC)
    assert standing(one, date(2026, 10, 26), now=datetime(2026, 10, 26, 20, 59, tzinfo=UTC)) is Standing.DUE_SOON
    assert standing(one, date(2026, 10, 26), now=datetime(2026, 10, 26, 21, 1, tzinfo=UTC)) is Standing.OVERDUE
    (held,) = owed("MI-02", *events, happened(Kind.RETURN_INTERVIEW_HELD, "2026-10-26T21:30", "m1"))
    assert standing(held, date(2026, 10, 27)) is Standing.MET_LATE


def test_an_interview_of_another_episode_does_not_meet_it() -> None:
    events = (happened(Kind.RETURNED, "2026-10-01", "m1"), happened(Kind.RETURN_INTERVIEW_HELD, "2026-10-02", "m2"))
    (one,) = owed("MI-02", *events)
    assert (one.due_on, one.due_at, one.met) == (date(2026, 10, 4), None, None)


def test_third_episode_in_ninety_days() -> None:
    events = [happened(Kind.WENT_MISSING, day, day) for day in ("2026-01-01", "2026-02-01", "2026-03-20", "2026-04-20")]
    assert not owed("MI-06", *events[:2])
    assert dates(owed("MI-06", *events)) == ["2026-03-20 2026-03-27"]


def test_outside_what_a_source_carries_a_duty_is_not_known() -> None:
    carried = Cover(frozenset({Kind.BECAME_LOOKED_AFTER, Kind.REVIEW_HELD}), date(2025, 1, 1), date(2025, 3, 31), "return")
    (now,) = owed("IR-02", CAME, covers=(carried,))
    assert standing(now, date(2025, 1, 20)) is Standing.ON_TRACK
    assert standing(now, date(2025, 3, 31)) is Standing.OVERDUE
    assert standing(now, date(2025, 4, 1)) is Standing.NOT_KNOWN
    long_ago = happened(Kind.BECAME_LOOKED_AFTER, "2020-01-06", "care0")
    (then,) = owed("IR-02", long_ago, covers=(carried,))
    assert standing(then, date(2025, 1, 20)) is Standing.NOT_KNOWN
    assert not owed("HE-01", CAME, covers=(carried,))


def test_with_no_cover_back_to_the_start_no_review_is_taken_for_the_first() -> None:
    carried = Cover(frozenset({Kind.BECAME_LOOKED_AFTER, Kind.REVIEW_HELD}), date(2025, 1, 1), None, "return")
    long_ago = happened(Kind.BECAME_LOOKED_AFTER, "2020-01-06", "care0")
    review = happened(Kind.REVIEW_HELD, "2025-02-03")
    assert not owed("IR-03", long_ago, review, covers=(carried,))
    assert dates(owed("IR-04", long_ago, review, covers=(carried,))) == ["2025-02-03 2025-08-03"]


def test_a_corrected_event_shows_as_it_was_known() -> None:
    wrong = Event(Kind.REVIEW_HELD, date(2025, 1, 30), date(2025, 1, 30), withdrawn_on=date(2025, 2, 10))
    right = happened(Kind.REVIEW_HELD, "2025-02-05", known="2025-02-10")
    history = of(CAME, wrong, right)
    now = next(one for one in reckon(RULEBOOK, history) if one.duty.key == "IR-02")
    then = next(one for one in reckon(RULEBOOK, history.as_known_on(date(2025, 2, 1))) if one.duty.key == "IR-02")
    assert (now.met_on, then.met_on) == (date(2025, 2, 5), date(2025, 1, 30))


def test_a_council_may_tighten_but_never_loosen() -> None:
    own = Setting(duty="IR-02", within=working_days(15), known_on=date(2025, 1, 1))
    (one,) = owed("IR-02", CAME, rulebook=Rulebook(duties=DUTIES, settings=(own,)))
    assert (one.due_on, one.council_due_on) == (date(2025, 2, 3), date(2025, 1, 27))
    for refused in (
        Setting(duty="IR-02", within=working_days(25), known_on=date(2025, 1, 1)),
        Setting(duty="LA-22", within=at_most_weeks(1), known_on=date(2025, 1, 1)),
        Setting(duty="MI-02", within=hours(96), known_on=date(2025, 1, 1)),
        Setting(duty="XX-99", within=weeks(1), known_on=date(2025, 1, 1)),
    ):
        with pytest.raises(SettingRefused):
            Rulebook(duties=DUTIES, settings=(refused,))


def test_a_local_rule_is_the_councils_and_known_from_its_day() -> None:
    own = Setting(duty="S2-01", within=at_most_weeks(4), known_on=date(2025, 2, 1))
    book = Rulebook(duties=DUTIES, settings=(own,))
    began = happened(Kind.LEGAL_STATUS_BEGAN, "2025-01-06", "s1", code="V2")
    assert owed("S2-01", CAME, began, rulebook=book)[0].due_on == date(2025, 2, 3)
    assert owed("S2-01", CAME, began, rulebook=book.as_known_on(date(2025, 1, 31)))[0].due_on == date(2025, 3, 3)


def test_a_rule_not_in_force_is_off_until_switched_on() -> None:
    from dataclasses import replace

    from throughcare.statute.duty import Config, Status

    later = replace(reviewing.FIRST_REVIEW, status=Status.PROSPECTIVE, config=Config.VERSIONED)
    assert not owed("IR-02", CAME, rulebook=Rulebook(duties=(later,)))
    switched = SwitchedOn(duty="IR-02", from_on=date(2025, 1, 1), known_on=date(2024, 12, 1))
    assert owed("IR-02", CAME, rulebook=Rulebook(duties=(later,), switched_on=(switched,)))


@pytest.mark.parametrize(("first", "second"), [("a", "b"), ("b", "a")])
def test_a_stay_that_was_over_the_day_it_began_came_before_the_one_that_lasted(first: str, second: str) -> None:
    day = "2026-03-02"
    life = of(
        happened(Kind.BECAME_LOOKED_AFTER, day, "care1"),
        happened(Kind.PLACED, day, second, type="U6"),
        happened(Kind.PLACED, day, first, type="U4"),
        happened(Kind.PLACEMENT_ENDED, day, first),
        happened(Kind.LEGAL_STATUS_BEGAN, day, second, code="C2"),
        happened(Kind.LEGAL_STATUS_BEGAN, day, first, code="E1"),
        happened(Kind.LEGAL_STATUS_ENDED, day, first),
    )
    assert [event.about for event in life.by_kind[Kind.PLACED]] == [first, second]
    assert [event.about for event in life.by_kind[Kind.LEGAL_STATUS_BEGAN]] == [first, second]
    visits = [one for one in reckon(RULEBOOK, life) if one.duty.key == "LA-17"]
    assert [(one.about, one.ended_on) for one in visits][-1] == (second, None)


def test_the_sentence_beside_a_date() -> None:
    came = happened(Kind.BECAME_LOOKED_AFTER, "2026-12-07", "care1")
    (one,) = owed("IR-02", came)
    assert explain(one) == (
        "20 working days from Monday 7 December 2026, the day they became looked after. "
        "Law: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33(1)."
    )


def test_every_sentence_can_be_said() -> None:
    events = [Event(kind, date(2025, 1, 6), date(2025, 1, 6), about="x", facts={"seen": True, "code": "V2"}) for kind in Kind]
    for one in reckon(RULEBOOK, of(*events)):
        assert explain(one).endswith(".")
        assert isinstance(standing(one, date(2026, 1, 1)), Standing)

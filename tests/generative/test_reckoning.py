"""What must hold of any history: news elsewhere, the order of telling and the day of asking change nothing."""

from __future__ import annotations

import random
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from throughcare.statute.duties import health, home_and_kin, looked_after, missing, reviewing, section20, visiting
from throughcare.statute.duty import Owed
from throughcare.statute.history import EVERYTHING, Event, History
from throughcare.statute.kinds import Kind
from throughcare.statute.reckon import explain, reckon, standing
from throughcare.statute.rulebook import Rulebook

PARTS = (looked_after, home_and_kin, visiting, reviewing, health, section20, missing)
RULEBOOK = Rulebook(duties=tuple(duty for part in PARTS for duty in part.DUTIES))
START = date(2018, 1, 1)
UNRELATED = (Kind.AUDIT_SUBMITTED, Kind.COMPLAINT_RECEIVED, Kind.CARER_REVIEWED, Kind.BREACH_KNOWN)
LIVED = (
    *(Kind.BECAME_LOOKED_AFTER, Kind.CEASED_TO_BE_LOOKED_AFTER, Kind.LEGAL_STATUS_BEGAN, Kind.PLACED, Kind.PLACEMENT_ENDED),
    *(Kind.PLACEMENT_MEANT_TO_LAST, Kind.VISITED, Kind.REVIEW_HELD, Kind.HEALTH_ASSESSED, Kind.DENTAL_CHECKED),
    *(Kind.WENT_MISSING, Kind.RETURNED, Kind.RETURN_INTERVIEW_HELD, Kind.PERMANENCE_PLANNED, Kind.PLACED_FOR_ADOPTION),
    *(Kind.ADOPTION_PLACEMENT_ENDED, Kind.REVIEWING_OFFICER_NAMED, Kind.DIED),
)
DAYS = st.integers(min_value=0, max_value=1500).map(lambda days: START + timedelta(days=days))
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "seen": st.booleans(),
        "with_parent": st.booleans(),
        "same_carer": st.booleans(),
        "connected_person_temporary": st.booleans(),
        "code": st.sampled_from(["C1", "C2", "V2", "V4", "E1"]),
    },
)


def events(kinds: tuple[Kind, ...]) -> st.SearchStrategy[Event]:
    """Any event of these kinds, known on its day or some days after."""
    return st.builds(
        lambda kind, on, late, about, facts: Event(kind, on, on + timedelta(days=late), about=about, facts=facts),
        st.sampled_from(kinds),
        DAYS,
        st.integers(min_value=0, max_value=200),
        st.sampled_from(["", "a", "b"]),
        FACTS,
    )


LIVES = st.lists(events(LIVED), max_size=25)
BIRTHS = st.one_of(st.none(), st.dates(min_value=date(2001, 1, 1), max_value=date(2017, 12, 31)), st.just(date(2012, 2, 29)))


def told(happened: list[Event], born: date | None) -> History:
    """A history that every source covers."""
    return History(born=born, expected=None, events=tuple(happened), covers=(EVERYTHING,))


def reviews(owed: tuple[Owed, ...]) -> list[Owed]:
    return [one for one in owed if one.duty.key in {"IR-01", "IR-02", "IR-03", "IR-04"}]


@given(LIVES, BIRTHS, st.lists(events(UNRELATED), max_size=5))
def test_an_unrelated_event_changes_nothing(happened: list[Event], born: date | None, unrelated: list[Event]) -> None:
    assert reckon(RULEBOOK, told(happened, born)) == reckon(RULEBOOK, told([*happened, *unrelated], born))


@given(LIVES, BIRTHS, st.randoms(use_true_random=False))
def test_the_order_of_input_does_not_matter(happened: list[Event], born: date | None, chance: random.Random) -> None:
    shuffled = list(happened)
    chance.shuffle(shuffled)
    assert reckon(RULEBOOK, told(happened, born)) == reckon(RULEBOOK, told(shuffled, born))


@given(LIVES, BIRTHS, DAYS, LIVES)
def test_what_was_owed_as_known_on_a_day_is_the_same_however_later_it_is_asked(
    happened: list[Event], born: date | None, day: date, later: list[Event]
) -> None:
    news = [
        Event(one.kind, one.on, max(one.known_on, day + timedelta(days=1)), about=one.about, facts=one.facts) for one in later
    ]
    then = reckon(RULEBOOK, told(happened, born).as_known_on(day))
    assert reckon(RULEBOOK, told([*happened, *news], born).as_known_on(day)) == then


@given(LIVES, BIRTHS, st.lists(events((Kind.PLACED,)), max_size=3))
def test_a_move_never_changes_reviews(happened: list[Event], born: date | None, moves: list[Event]) -> None:
    before = reckon(RULEBOOK, told(happened, born))
    assert reviews(reckon(RULEBOOK, told([*happened, *moves], born))) == reviews(before)


@given(LIVES, BIRTHS, DAYS)
def test_what_is_owed_makes_sense(happened: list[Event], born: date | None, today: date) -> None:
    for one in reckon(RULEBOOK, told(happened, born)):
        assert one.met is None or one.ended_on is None
        assert one.met is None or one.met.on >= one.since.on or one.counted.looks_back
        assert one.ended_on is None or one.ended_on >= one.since.on
        assert one.council_due_on is None
        assert explain(one).endswith(".")
        assert standing(one, today)


@given(LIVES, BIRTHS)
def test_a_rolling_duty_is_never_open_twice_at_once(happened: list[Event], born: date | None) -> None:
    visits = [one for one in reckon(RULEBOOK, told(happened, born)) if one.duty.key == "LA-18"]
    open_since = [one.since for one in visits if one.met is None and one.ended_on is None]
    assert len(open_since) <= 1

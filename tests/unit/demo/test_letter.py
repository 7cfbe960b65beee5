"""The demo's own figure is the letter's: of nineteen children who came back in two months, seventeen were talked with in time."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest

from throughcare.core.today import LONDON
from throughcare.demo.chance import Chance
from throughcare.demo.facts import MissingEpisode, ReturnInterview
from throughcare.demo.letter import CHILDREN, LATE, Letter, letter_of
from throughcare.demo.lives import Told, tell
from throughcare.demo.profiles import Profile


def both(told: Told) -> tuple[dict[UUID, MissingEpisode], dict[UUID, ReturnInterview]]:
    """Each time missing and each talk as it stands at the end."""
    episodes: dict[UUID, MissingEpisode] = {}
    talks: dict[UUID, ReturnInterview] = {}
    for life in told.lives:
        for version in life.versions:
            if isinstance(version.fact, MissingEpisode):
                episodes[version.fact.id] = version.fact
            elif isinstance(version.fact, ReturnInterview):
                talks[version.fact.episode_id] = version.fact
    return episodes, talks


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 11, 23), date(2026, 9, 1), date(2026, 10, 31)),
        (date(2027, 3, 1), date(2027, 1, 1), date(2027, 2, 28)),
    ],
)
def test_in_the_two_months_nineteen_children_come_back_and_seventeen_are_talked_with_in_time(
    today: date, first: date, last: date
) -> None:
    told = tell(seed="thornleigh", today=today)
    assert told.letter is not None
    assert (told.letter.first, told.letter.last) == (first, last)
    episodes, talks = both(told)
    in_time: dict[UUID, list[bool]] = defaultdict(list)
    for key, episode in episodes.items():
        if episode.returned_at is None or not told.letter.counts(episode.returned_at):
            continue
        talk = talks.get(key)
        due = episode.returned_at.timestamp() + 72 * 3600
        held = talk is not None and talk.outcome == "held" and talk.settled_at is not None
        assert talk is None or talk.settled_at is None or talk.settled_at.date() < today
        in_time[episode.child_id].append(held and talk.settled_at.timestamp() <= due)  # type: ignore[union-attr]  # it is held
    assert len(in_time) == CHILDREN
    assert sum(all(each) for each in in_time.values()) == CHILDREN - len(LATE)
    assert any(len(each) > 1 for each in in_time.values()), "children are counted, and not returns"


def test_nobody_is_missing_twice_at_once() -> None:
    episodes, _ = both(tell(seed="another", today=date(2026, 11, 23)))
    by_child: dict[UUID, list[MissingEpisode]] = defaultdict(list)
    for episode in episodes.values():
        by_child[episode.child_id].append(episode)
    for those in by_child.values():
        ordered = sorted(those, key=lambda episode: episode.went_at)
        for before, after in pairwise(ordered):
            assert before.returned_at is not None
            assert before.returned_at <= after.went_at


def test_a_return_counts_where_its_72_hours_end_by_the_clock_that_runs() -> None:
    two = Letter(date(2026, 9, 1), date(2026, 10, 31))
    assert two.counts(datetime(2026, 10, 28, 23, 59, tzinfo=LONDON))
    assert not two.counts(datetime(2026, 10, 29, 0, 0, tzinfo=LONDON))
    across = Letter(date(2026, 9, 1), date(2026, 10, 27))
    assert across.counts(datetime(2026, 10, 25, 0, 30, tzinfo=LONDON)), "an hour was had twice that night"


def test_a_small_demo_has_no_nineteen_and_loses_nothing() -> None:
    few = [Profile(n, "", "", "", date(2012, 1, 1), date(2020, 1, 1), None, "", "foster") for n in range(CHILDREN)]
    letter = letter_of(few, Chance("any"), today=date(2026, 11, 23))
    assert not letter.chosen
    assert not letter.leaves_out(1, date(2026, 9, 5), datetime(2026, 9, 6, tzinfo=LONDON) + timedelta(hours=1))

"""Missing: from the hour somebody went to what it changes in their plan, and the duties on the way."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from tests.integration.family import BACKEND, Family, arrange, day, moment, owed, write

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.missing.models import MissingEpisode, NamedWhenMissing, ReturnInterview, StrategyAsked
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.actions import NotYet
from throughcare.core.acting import acting_as

pytestmark = pytest.mark.django_db
WENT = datetime(2026, 1, 12, 21, tzinfo=UTC)
BACK = WENT + timedelta(hours=11)
NOON = datetime(2026, 1, 14, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def family(noon: None) -> Family:
    return arrange()


def went(family: Family, at: datetime = WENT, **said: Any) -> MissingEpisode:
    """Ada goes missing, as Alice writes it."""
    typed = {
        "kind": "M",
        "went_at": moment(at),
        "back": "no",
        "last_seen": "At the bus stop, by her carer, in a red coat",
        "reported": "yes",
        "reported_at": moment(at + timedelta(hours=1)),
        "police_reference": "TB/77",
        "told": "yes",
        "told_at": moment(at + timedelta(hours=2)),
        "risk": "medium",
        "words": "She is ten and it is cold. Everybody is looking",
        "exploitation": "no",
    }
    document = write(family.ada, "missing", by=family.alice, **(typed | said))
    with acting_as(family.alice.pk):
        return MissingEpisode.objects.get(written_in=document)


def back(family: Family, episode: MissingEpisode, at: datetime = BACK) -> MissingEpisode:
    write(
        family.ada,
        "missing-back",
        by=family.alice,
        episode=str(episode.pk),
        back_at=moment(at),
        found="police",
        words="Tired and hungry, and glad to be home",
        hurt="no",
    )
    with acting_as(family.alice.pk):
        episode.refresh_from_db()
    return episode


def interviewed(family: Family, episode: MissingEpisode, **said: Any) -> ReturnInterview:
    at = BACK + timedelta(hours=20)
    typed = {
        "returns": [str(episode.pk)],
        "outcome": "held",
        "settled_at": moment(at),
        "held_by": "other",
        "interviewer": "Ola Reed, Listening Ear",
        "independent": "yes",
        "voice": "I wanted to see my mum",
        "push": ["contact"],
        "pull": ["family", "online"],
        "people.0.name": "Jax",
        "people.0.about": "Somebody older, met online",
        "places.0.name": "The arcade",
        "exploitation": "no",
        "words": "She misses her mother",
        "shared_on": day(at.date()),
        "plan": "yes",
        "thus": "She will see her mother every Saturday",
        "actions.0.what": "Arrange Saturdays",
        "actions.0.who": str(family.alice.pk),
        "actions.0.by_when": day(date(2026, 1, 20)),
    }
    write(family.ada, "return-interview", by=family.alice, **(typed | said))
    with acting_as(family.alice.pk):
        return ReturnInterview.objects.get(episode=episode)


def asked(family: Family) -> list[str]:
    with acting_as(family.alice.pk):
        return sorted(StrategyAsked.objects.filter(child=family.ada, answered_by=None).values_list("because", flat=True))


def page_of(client: Client, child: Person, by: Worker) -> str:
    client.force_login(by, backend=BACKEND)
    return client.get(reverse("desk:child", args=[child.pk])).content.decode()


def test_from_missing_to_a_changed_plan_each_duty_is_met_by_what_is_recorded(family: Family) -> None:
    episode = went(family)
    assert owed(family.ada, "MI-01", "MI-02") == set(), "those who must be told were, and nobody is back"
    back(family, episode)
    assert owed(family.ada, "MI-02") == {"MI-02"}
    interview = interviewed(family, episode)
    assert owed(family.ada, "MI-02", "MI-03", "MI-04") == set()
    with acting_as(family.alice.pk):
        assert interview.pull == ["family", "online"]
        assert (interview.plan_changes, interview.answered_on) == (True, NOON.date())
        assert set(NamedWhenMissing.objects.values_list("kind", "name")) == {("person", "Jax"), ("place", "The arcade")}
        assert AgreedAction.objects.get(child=family.ada).what == "Arrange Saturdays"


def test_nobody_told_is_owed_until_they_were(family: Family) -> None:
    episode = went(family, told="no", told_at=["", "", "", ""])
    assert owed(family.ada, "MI-01") == {"MI-01"}
    told = WENT + timedelta(hours=9)
    write(family.ada, "missing-told", by=family.alice, episode=str(episode.pk), told_at=moment(told), words="Mother, by Alice")
    assert owed(family.ada, "MI-01") == set()


def test_that_it_was_held_is_a_fact_though_nobody_can_say_yet_what_changes(family: Family, client: Client) -> None:
    episode = back(family, went(family))
    interview = interviewed(family, episode, plan="later", thus="")
    assert owed(family.ada, "MI-02", "MI-04") == {"MI-04"}, "held, shared, and the plan not answered"
    assert "A return interview is open" in page_of(client, family.ada, family.alice)
    closing = {"interview": str(interview.pk), "shared_on": day(NOON.date()), "plan": "no", "because": ""}
    with pytest.raises(NotYet):
        write(family.ada, "after-interview", by=family.alice, **closing)
    write(family.ada, "after-interview", by=family.alice, **(closing | {"because": "She was at her aunt's, as the plan says"}))
    assert owed(family.ada, "MI-04") == set()
    assert "A return interview is open" not in page_of(client, family.ada, family.alice)


def test_it_is_not_closed_without_the_plan_changes_thus_or_no_change_because(family: Family) -> None:
    episode = back(family, went(family))
    for said in ({"plan": ""}, {"plan": "yes", "thus": ""}, {"plan": "no", "because": ""}):
        with pytest.raises(NotYet):
            interviewed(family, episode, **said)
    assert owed(family.ada, "MI-02") == {"MI-02"}


def test_offered_first_and_held_later_is_one_interview_and_both_are_told(family: Family, client: Client) -> None:
    episode = back(family, went(family))
    offered = moment(BACK + timedelta(hours=2))
    write(family.ada, "return-interview", by=family.alice, returns=[str(episode.pk)], outcome="offered", offered_at=offered)
    assert owed(family.ada, "MI-02") == {"MI-02"}
    interview = interviewed(family, episode)
    assert interview.offered_at == BACK + timedelta(hours=2)
    shown = page_of(client, family.ada, family.alice)
    assert "Return interview: offered" in shown
    assert "Return interview: held" in shown
    assert "The plan changes after the return interview" in shown


def test_the_hours_are_shown_on_the_childs_page(family: Family, client: Client) -> None:
    episode = went(family)
    shown = page_of(client, family.ada, family.alice)
    assert "Away now" in shown
    assert "39 hours now" in shown
    back(family, episode)
    shown = page_of(client, family.ada, family.alice)
    assert "Away now" not in shown
    assert "Due in 44 hours" in shown


@pytest.mark.parametrize(
    ("form", "wrong", "said"),
    [
        ("missing", {"went_at": moment(NOON + timedelta(hours=1))}, "This moment has not come yet"),
        ("missing", {"told_at": moment(WENT - timedelta(hours=1))}, "This is before they went"),
        ("missing", {}, "They have been away since"),
        ("missing-back", {"back_at": moment(WENT - timedelta(hours=1))}, "This is before they went"),
        ("missing-back", {"back_at": ["31", "2", "2026", "09:00"]}, "Enter a real date"),
    ],
)
def test_what_cannot_be_is_said_at_the_field_and_everything_else_kept(
    family: Family, client: Client, form: str, wrong: dict[str, list[str]], said: str
) -> None:
    episode = went(family)
    if form == "missing" and wrong:
        back(family, episode)
    client.force_login(family.alice, backend=BACKEND)
    begun = client.post(reverse("writing:begin", args=[family.ada.pk, form])).headers["location"]
    right: dict[str, Any] = {
        "missing": {
            "kind": "M",
            "went_at": moment(NOON - timedelta(hours=3)),
            "told": "yes",
            "told_at": moment(NOON),
            "reported": "no",
        },
        "missing-back": {"episode": str(episode.pk), "back_at": moment(BACK), "found": "police", "hurt": "no"},
    }[form]
    sent = {"words": "Kept, whatever else is wrong", "page": str(uuid.uuid4()), "do": "finish"}
    for name, value in (right | wrong).items():
        parts = zip(("day", "month", "year", "time"), value, strict=True) if isinstance(value, list) else ()
        sent |= {f"{name}_{part}": typed for part, typed in parts} or {name: value}
    answer = client.post(begun, sent)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert said in shown
    assert "Kept, whatever else is wrong" in shown


def test_a_time_away_long_past_is_recorded_whole_though_they_were_away_again_since(family: Family) -> None:
    back(family, went(family))
    past = WENT - timedelta(days=20)
    with pytest.raises(NotYet):
        went(family, past)
    over = went(family, past, back="yes", back_at=moment(past + timedelta(hours=2)), found="came_back")
    assert over.returned_at == past + timedelta(hours=2)
    with pytest.raises(NotYet):
        went(family, past + timedelta(hours=1), back="yes", back_at=moment(past + timedelta(hours=3)), found="came_back")
    assert owed(family.ada, "MI-02") == {"MI-02"}


def test_the_third_time_in_ninety_days_asks_for_a_strategy_discussion_at_once(family: Family, client: Client) -> None:
    for at in (datetime(2025, 12, 12, 20, tzinfo=UTC), datetime(2026, 1, 2, 20, tzinfo=UTC)):
        went(family, at, back="yes", back_at=moment(at + timedelta(hours=3)), found="came_back")
        assert asked(family) == []
    went(family, back="yes", back_at=moment(BACK), found="police")
    assert asked(family) == ["third"]
    assert owed(family.ada, "MI-06") == {"MI-06"}, "the question and the duty count alike"
    shown = page_of(client, family.ada, family.alice)
    assert "Strategy discussion needed?" in shown
    assert "Missing for the third time in 90 days" in shown


def test_a_day_away_and_a_sign_of_exploitation_each_ask_once(family: Family) -> None:
    episode = back(family, went(family, exploitation="yes"), WENT + timedelta(hours=30))
    assert asked(family) == ["exploitation", "over_a_day"]
    interviewed(family, episode, settled_at=moment(WENT + timedelta(hours=36)), exploitation="yes", sign="Gifts")
    assert asked(family) == ["exploitation", "over_a_day"]


def test_what_asked_is_answered_by_a_document_or_a_managers_reason(family: Family) -> None:
    episode = went(family, exploitation="yes")
    back(family, episode, WENT + timedelta(hours=30))
    with acting_as(family.alice.pk):
        sign = StrategyAsked.objects.get(because="exploitation")
    decided = {"asks": [str(sign.pk)], "on": day(NOON.date()), "manager": "Bob Arden", "words": "A cousin, known to us"}
    write(family.ada, "strategy-not-needed", by=family.alice, **decided)
    assert asked(family) == ["over_a_day"]
    ada = family.ada.pk.hex
    meeting = {
        "kind": "strategy",
        "at": moment(NOON - timedelta(hours=1)),
        "led_by": "Bob Arden",
        "minutes": "Where she was, and with whom",
        f"harm@{ada}": "no",
        f"enquiry@{ada}": "no",
        "threshold": "She was with her aunt all the time",
        "dissent": "no",
    }
    write(family.ada, "meeting", by=family.alice, **meeting)
    assert asked(family) == [], "the discussion itself answers what asked for it"


def test_one_interview_may_cover_two_returns(family: Family) -> None:
    first = back(family, went(family, WENT - timedelta(days=2)), WENT - timedelta(days=2) + timedelta(hours=3))
    second = back(family, went(family))
    interviewed(family, second, returns=[str(first.pk), str(second.pk)])
    assert owed(family.ada, "MI-02") == set()


def test_whoever_may_not_see_the_child_sees_none_of_it(family: Family) -> None:
    episode = back(family, went(family, exploitation="yes"))
    interviewed(family, episode)
    with acting_as(family.charlie.pk):
        for model in (MissingEpisode, ReturnInterview, NamedWhenMissing, StrategyAsked):
            assert not model.objects.exists()
    with acting_as(family.bob.pk):
        assert StrategyAsked.objects.exists()

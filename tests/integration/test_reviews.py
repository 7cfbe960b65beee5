"""Reviews: held at once, decided on, written up, answered by those who manage the work; the officer's home, and their challenges."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from throughcare.apps.agreed.actions import agree
from throughcare.apps.agreed.models import AgreedAction, AgreedAgain
from throughcare.apps.care.models import PeriodOfCare, Placement, Visit
from throughcare.apps.duties.carried import PRACTICE_CARRIES
from throughcare.apps.duties.models import OwedDuty
from throughcare.apps.duties.reckoning import reckoned
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.people import actions as people
from throughcare.apps.people.models import Covered, Person, Source
from throughcare.apps.reviews.models import (
    Challenge,
    ChallengeStage,
    Review,
    ReviewDecisions,
    ReviewRecord,
    ReviewResponse,
)
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.workforce.roles import SIGHT_OF, Role
from throughcare.apps.writing import actions
from throughcare.apps.writing.models import Document
from throughcare.core.acting import acting_as
from throughcare.core.changes import action

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CAME_INTO_CARE, FIRST, NOW = date(2025, 12, 8), date(2026, 1, 5), datetime(2026, 3, 10, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def one_day() -> Iterator[None]:
    """It is Tuesday 10 March 2026."""
    with time_machine.travel(NOW, tick=False):
        yield


@dataclass
class Home:
    """Ada is looked after; Alice is her social worker, Bob manages the team, Olga is her reviewing officer, Charlie must not see."""

    ada: Person
    first: Review
    alice: Worker
    bob: Worker
    olga: Worker
    charlie: Worker


@pytest.fixture
def home() -> Home:
    with acting_as(ITSELF):
        council = Team.objects.create(name="Council", kind=Team.Kind.COUNCIL)
        council.lineage = [council.pk]
        council.save()
        here, there, reviewing = (_team(name, council) for name in ("Children in care", "Somewhere else", "Reviewing"))
        alice = _worker("Alice Arden", here, Role.SOCIAL_WORKER)
        bob = _worker("Bob Birch", here, Role.TEAM_MANAGER)
        olga = _worker("Olga Oak", reviewing, Role.REVIEWING_OFFICER)
        charlie = _worker("Charlie Cole", there, Role.REVIEWING_OFFICER)
        ada, first = _ada(by=itself(), alice=alice, olga=olga, team=here, reviewing=reviewing)
    return Home(ada, first, alice, bob, olga, charlie)


def _team(name: str, council: Team) -> Team:
    team = Team(name=name, above=council)
    team.lineage = [team.pk, council.pk]
    team.save()
    return team


def _worker(name: str, team: Team, role: Role) -> Worker:
    worker = Worker.objects.create_user(email=f"{name.split()[0].lower()}@council.example", password=None, name=name)
    Post.objects.create(worker=worker, role=role, team=team, sight=SIGHT_OF[role], started_on=date(2020, 1, 1))
    return worker


@action(why="Ada came into care")
def _ada(*, by: Worker, alice: Worker, olga: Worker, team: Team, reviewing: Team) -> tuple[Person, Review]:
    source = Source(kind="practice", name="Practice", carries=sorted(PRACTICE_CARRIES), covers_from=date(2021, 1, 1))
    people.open_source(source, by=by)
    ada = Person(given_name="Ada", family_name="Fern", born_on=date(2015, 5, 5), source=source)
    people.add_people([ada], by=by)
    care = PeriodOfCare(child=ada, source=source, started_on=CAME_INTO_CARE)
    first = Review(child=ada, source=source, held_on=FIRST, participation="PN1", chaired_by=olga)
    facts = [
        care,
        Placement(child=ada, source=source, period=care, kind="U6", started_on=CAME_INTO_CARE),
        Visit(child=ada, source=source, visited_on=date(2026, 2, 20), seen=True, seen_alone=True),
        Allocation(child=ada, source=source, part="social_worker", worker=alice, team=team, started_on=CAME_INTO_CARE),
        Allocation(child=ada, source=source, part="reviewing_officer", worker=olga, team=reviewing, started_on=CAME_INTO_CARE),
        first,
    ]
    people.record_facts(facts, by=by)
    people.cover([Covered(child=ada, source=source, first_on=date(2021, 1, 1))], by=by)
    return ada, first


def _write(home: Home, form: str, by: Worker, **typed: Any) -> Document:
    """Write a form to its end, and put it on the record."""
    with acting_as(by.pk):
        document = actions.begin(home.ada, form, by=by)
        actions.keep(document, typed, over={}, page=uuid.uuid4(), by=by)
        return actions.finish(document, by=by)


def _boxes(day: date) -> list[str]:
    return [str(day.day), str(day.month), str(day.year)]


def _held(home: Home, on: date, by: Worker | None = None, took_part: str = "PN1") -> Review:
    own: dict[str, Any] = {f"took_part@{home.ada.pk.hex}": took_part, f"alone@{home.ada.pk.hex}": "yes"}
    _write(home, "review", by or home.alice, on=_boxes(on), chair=str(home.olga.pk), came=["carer"], **own)
    with acting_as(ITSELF):
        return Review.objects.get(child=home.ada, held_on=on)


def _record(home: Home, review: Review, by: Worker | None = None, **more: Any) -> Document:
    typed = {"review": str(review.pk), "progress": "Ada sleeps better", "safe": "yes", **more}
    return _write(home, "review-record", by or home.olga, **typed)


def _open(home: Home) -> dict[str, date]:
    """What is open for Ada: the duty and the day it is due."""
    with acting_as(ITSELF):
        return {each.key: each.legal_due_on for each in OwedDuty.objects.filter(child=home.ada) if each.legal_due_on}


def test_a_review_held_meets_its_duty_and_opens_the_next_and_what_follows_it_in_one_step(home: Home) -> None:
    before = _open(home)
    assert before["IR-03"] == date(2026, 4, 5)
    review = _held(home, date(2026, 3, 9))
    after = _open(home)
    assert "IR-03" not in after
    assert after["IR-04"] == date(2026, 9, 9)
    with acting_as(ITSELF):
        about = set(OwedDuty.objects.filter(child=home.ada, about=str(review.pk)).values_list("key", flat=True))
    assert {"IR-11", "IR-13", "IR-14"} <= about
    assert (review.participation, review.spoken_alone, review.chaired_by_id) == ("PN1", "yes", home.olga.pk)


def test_a_review_before_care_or_twice_a_day_or_of_the_wrong_age_is_said_at_its_field_and_kept(
    home: Home, client: Client
) -> None:
    client.force_login(home.alice, backend=BACKEND)
    with acting_as(home.alice.pk):
        document = actions.begin(home.ada, "review", by=home.alice)
    address = reverse("writing:section", args=[home.ada.pk, document.pk, "review"])
    typed = {"chair": str(home.olga.pk), "others": "Her aunt could not come", "page": str(uuid.uuid4()), "do": "finish"}
    for day, words in (
        (date(2025, 12, 1), "was not looked after on this day"),
        (FIRST, "on this day is on the record already"),
    ):
        on = dict(zip(("on_day", "on_month", "on_year"), _boxes(day), strict=True))
        answer = client.post(address, typed | on | {f"took_part@{home.ada.pk.hex}": "PN0"})
        shown = answer.content.decode()
        assert answer.status_code == 200
        assert words in shown
        assert "Her aunt could not come" in shown
    assert "was 4 or over on this day" in shown


def test_the_second_reviews_record_needs_permanence_or_a_reason_but_never_the_review_itself(home: Home) -> None:
    _record(home, home.first)
    second = _held(home, date(2026, 3, 9))
    with pytest.raises(actions.NotYet):
        _record(home, second)
    assert "IR-20" in _open(home)
    _record(home, second, permanence="not_yet", why_not_yet="The court decides in May")
    with acting_as(ITSELF):
        record = ReviewRecord.objects.get(review=second)
    assert (record.number, record.permanence, record.decided_on) == (2, "not_yet", None)
    assert "IR-20" in _open(home)


def test_a_plan_for_permanence_meets_its_duty_on_the_day_of_the_review_and_the_record_its_own(home: Home) -> None:
    _record(home, home.first)
    second = _held(home, date(2026, 3, 9))
    _record(home, second, permanence="long_term_fostering", parallel="guardianship")
    with acting_as(ITSELF):
        owed = [each for each in reckoned([home.ada])[home.ada.pk].owed if each.duty.key in {"IR-13", "IR-20"}]
    met = {(each.duty.key, each.met_on) for each in owed}
    assert ("IR-20", date(2026, 3, 9)) in met
    assert ("IR-13", date(2026, 3, 10)) in met


def test_the_database_too_refuses_a_second_record_silent_on_permanence(home: Home) -> None:
    with acting_as(ITSELF), pytest.raises(IntegrityError), transaction.atomic():
        ReviewRecord.objects.create(
            child=home.ada,
            source=home.first.source,
            review=home.first,
            completed_on=FIRST,
            number=2,
        )


def test_decisions_become_actions_with_owners_and_days_and_their_manager_answers(home: Home) -> None:
    typed = {
        "review": str(home.first.pk),
        "on": _boxes(date(2026, 1, 8)),
        "sent_to": ["child", "social_worker"],
        "decisions.0.what": "Ada sees her brother every month",
        "decisions.0.who": str(home.alice.pk),
        "decisions.0.by_when": _boxes(date(2026, 4, 1)),
        "changes_plan": "no",
    }
    _write(home, "review-decisions", home.olga, **typed)
    with acting_as(ITSELF):
        agreed = AgreedAction.objects.get()
        assert (agreed.what, agreed.worker_id, agreed.due_on) == (
            "Ada sees her brother every month",
            home.alice.pk,
            date(2026, 4, 1),
        )
        assert ReviewDecisions.objects.get().issued_on == date(2026, 1, 8)
    opened = _open(home)
    assert "IR-11" not in opened
    assert opened["IR-12"] == date(2026, 1, 15)
    _write(home, "review-response", home.bob, review=str(home.first.pk), answer="agreed")
    with acting_as(ITSELF):
        assert ReviewResponse.objects.get().by_id == home.bob.pk
    assert "IR-12" not in _open(home)


@pytest.mark.parametrize(
    ("changes", "answer", "owed"), [("yes", "agreed", True), ("no", "agreed", False), ("yes", "not_agreed", False)]
)
def test_a_plan_is_owed_after_a_review_that_changed_it_and_not_after_one_that_did_not(
    home: Home, changes: str, answer: str, owed: bool
) -> None:
    typed = {
        "review": str(home.first.pk),
        "on": _boxes(date(2026, 1, 8)),
        "sent_to": ["social_worker"],
        "decisions.0.what": "Ada sees her brother every month",
        "decisions.0.by_when": _boxes(date(2026, 4, 1)),
        "changes_plan": changes,
        "how_changes": "Her brother comes each month",
    }
    _write(home, "review-decisions", home.olga, **typed)
    _write(home, "review-response", home.bob, review=str(home.first.pk), answer=answer, why="Not like this", words="We see to it")
    opened = _open(home)
    assert ("IR-15" in opened) is owed
    assert not owed or opened["IR-15"] == date(2026, 3, 24)  # ten working days from the answer, on 10 March


def test_the_next_record_asks_after_every_open_action_and_does_what_is_said(home: Home) -> None:
    with acting_as(home.alice.pk):
        done, carried, stuck = (
            agree(home.ada, what, due_on=date(2026, 3, 1), by=home.alice, agreed_on=date(2026, 1, 8), owner_worker=home.alice)
            for what in ("Ring the school", "Find a club", "See the dentist")
        )
    with pytest.raises(actions.NotYet):
        _record(home, home.first)  # each must be answered for
    said: dict[str, Any] = {
        f"actions.{done.pk}.how": "done",
        f"actions.{done.pk}.why": "Ada moved up a set",
        f"actions.{carried.pk}.how": "carried",
        f"actions.{carried.pk}.why": "The club begins in spring",
        f"actions.{carried.pk}.until": _boxes(date(2026, 5, 1)),
        f"actions.{stuck.pk}.how": "stuck",
        f"actions.{stuck.pk}.why": "No dentist takes her",
    }
    _record(home, home.first, **said)
    with acting_as(ITSELF):
        done.refresh_from_db()
        carried.refresh_from_db()
        stuck.refresh_from_db()
        assert (done.done_on, done.evidence) == (date(2026, 1, 8), "Ada moved up a set")
        assert (carried.due_on, carried.rolled_over) == (date(2026, 5, 1), 1)
        assert AgreedAgain.objects.get().reason == "The club begins in spring"
        assert (stuck.done_on, stuck.due_on) == (None, date(2026, 3, 1))


def test_the_record_is_the_officers_alone_and_managers_only_answer(home: Home) -> None:
    for form in ("review-record", "review-decisions", "midway", "challenge", "challenge-outcome"):
        for somebody in (home.alice, home.bob):
            with acting_as(somebody.pk), pytest.raises(MayNot):
                actions.begin(home.ada, form, by=somebody)
    for form in ("review-response", "challenge-answer"):
        with acting_as(home.olga.pk), pytest.raises(MayNot):
            actions.begin(home.ada, form, by=home.olga)


def test_a_mid_way_check_meets_its_duty(home: Home) -> None:
    assert "IR-16" in _open(home)
    _write(home, "midway", home.olga, on=_boxes(date(2026, 2, 18)), on_track="yes", words="Rang Alice and the school")
    assert "IR-16" not in _open(home)


def _challenge(home: Home, level: str) -> Challenge:
    typed = {"on": _boxes(date(2026, 3, 2)), "about": "drift", "words": "No plan yet", "asks": "A plan by May"}
    _write(home, "challenge", home.olga, level=level, asked=str(home.bob.pk), **typed)
    with acting_as(ITSELF):
        return Challenge.objects.get()


def test_an_informal_challenge_has_its_days_and_the_twenty_begin_with_the_first_formal_stage(home: Home) -> None:
    challenge = _challenge(home, "informal")
    assert _open(home)["IR-18"] == date(2026, 3, 9)
    assert "IR-17" not in _open(home)
    typed = {"challenge": str(challenge.pk), "on": _boxes(date(2026, 3, 10)), "why": "No answer came"}
    _write(home, "challenge-stage", home.olga, level="team_manager", asked=str(home.bob.pk), **typed)
    opened = _open(home)
    assert opened["IR-17"] == date(2026, 4, 9)  # twenty working days, over Easter
    with acting_as(ITSELF):
        first, second = ChallengeStage.objects.order_by("opened_on")
        assert (second.after_id, second.formal_from_here, first.formal_from_here) == (first.pk, True, False)
        owed = OwedDuty.objects.get(child=home.ada, key="IR-18", about=str(second.pk))
    assert owed.legal_due_on == date(2026, 3, 17)


def test_a_challenge_is_answered_ended_and_says_what_it_changed(home: Home, client: Client) -> None:
    challenge = _challenge(home, "team_manager")
    client.force_login(home.bob, backend=BACKEND)
    for page in (reverse("desk:my_work"), reverse("reviews:challenges"), reverse("desk:child", args=[home.ada.pk])):
        assert "Drift or delay in the plan" in client.get(page).content.decode(), page
    _write(home, "challenge-answer", home.bob, challenge=str(challenge.pk), answer="accepted", words="By 1 May, by Alice")
    assert "IR-18" not in _open(home)
    assert "IR-17" in _open(home)
    typed = {"challenge": str(challenge.pk), "on": _boxes(date(2026, 3, 10)), "words": "Ada has a plan"}
    _write(home, "challenge-outcome", home.olga, outcome="upheld", effect="plan", **typed)
    assert "IR-17" not in _open(home)
    shown = client.get(reverse("reviews:of_child", args=[home.ada.pk])).content.decode()
    assert "The plan changed" in shown
    assert "Challenged by the reviewing officer" not in client.get(reverse("desk:child", args=[home.ada.pk])).content.decode()
    with pytest.raises(actions.NotYet):
        _write(home, "challenge-outcome", home.olga, outcome="upheld", effect="plan", **typed)


def test_the_officers_home_shows_what_each_review_waits_for_and_only_their_own(home: Home, client: Client) -> None:
    _challenge(home, "team_manager")
    client.force_login(home.olga, backend=BACKEND)
    shown = client.get(reverse("desk:my_reviews")).content.decode()
    for words in (
        "Ada Fern",
        "Records to complete",
        "Next reviews",
        "by Sunday 5 April 2026",
        "Challenges open",
        "Waits for Bob Birch",
    ):
        assert words in shown
    client.force_login(home.charlie, backend=BACKEND)
    assert "Ada" not in client.get(reverse("desk:my_reviews")).content.decode()
    assert "Ada" not in client.get(reverse("reviews:challenges")).content.decode()
    client.force_login(home.alice, backend=BACKEND)
    assert client.get(reverse("desk:my_reviews")).status_code == 403


def test_the_record_is_begun_from_the_review_with_the_pack_beside_it_and_gone_on_with(home: Home, client: Client) -> None:
    client.force_login(home.olga, backend=BACKEND)
    shown = client.get(reverse("reviews:of_child", args=[home.ada.pk])).content.decode()
    begin = reverse("reviews:begin", args=[home.ada.pk, "review-record", home.first.pk])
    assert begin in shown
    begun, again = client.post(begin).headers["location"], client.post(begin).headers["location"]
    assert begun == again
    page = client.get(f"{begun}progress/").content.decode()
    assert "About: <strong>The review of 5 January 2026</strong>" in page
    assert "Of which review?" not in page, "which review was chosen where it was begun"
    assert "20 Feb 2026: visited, seen alone" in page
    assert "Late today" in page
    assert "20 Feb 2026" in client.get(reverse("desk:review_pack", args=[home.ada.pk])).content.decode()
    client.force_login(home.charlie, backend=BACKEND)
    assert client.get(begun).status_code == 403
    assert client.get(reverse("reviews:of_child", args=[home.ada.pk])).status_code == 403

"""Agreed actions, meetings, managers' decisions and supervision: recorded once, followed to their end, and seen by those who may."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from throughcare.apps.agreed import actions as agreed
from throughcare.apps.agreed.models import AgreedAction, AgreedAgain
from throughcare.apps.agreed.queries import late_actions_of, open_actions
from throughcare.apps.care.models import Visit
from throughcare.apps.duties.carried import PRACTICE_CARRIES
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.oversight.models import Decision, Meeting, MeetingPerson, Supervision
from throughcare.apps.oversight.queries import to_answer, without_footprint
from throughcare.apps.people import actions as people
from throughcare.apps.people.models import Covered, Person, Relationship, Source
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.workforce.roles import Role, Sight
from throughcare.apps.writing import actions as writing
from throughcare.apps.writing.models import Document
from throughcare.apps.writing.queries import standing_of
from throughcare.core.acting import acting_as
from throughcare.core.changes import action
from throughcare.core.today import today

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SINCE = date(2026, 1, 5)


@dataclass
class Home:
    """Ada and her brother Ben; Alice is their social worker, Mia manages her team, Bob is in it, Charlie must not see."""

    ada: Person
    ben: Person
    alice: Worker
    bob: Worker
    mia: Worker
    charlie: Worker


@pytest.fixture
def home() -> Home:
    with acting_as(ITSELF):
        council = Team.objects.create(name="Council", kind=Team.Kind.COUNCIL)
        council.lineage = [council.pk]
        council.save()
        here, there = (_team(name, council) for name in ("Children in care", "Somewhere else"))
        alice, bob = (_worker(name, here, Role.SOCIAL_WORKER) for name in ("Alice Arden", "Bob Birch"))
        mia, charlie = _worker("Mia Moss", here, Role.TEAM_MANAGER), _worker("Charlie Cole", there, Role.SOCIAL_WORKER)
        ada, ben = _children(by=itself(), alice=alice, team=here)
    return Home(ada, ben, alice, bob, mia, charlie)


def _team(name: str, council: Team) -> Team:
    team = Team(name=name, above=council)
    team.lineage = [team.pk, council.pk]
    team.save()
    return team


def _worker(name: str, team: Team, role: Role) -> Worker:
    worker = Worker.objects.create_user(email=f"{name.split()[0].lower()}@council.example", password=None, name=name)
    Post.objects.create(worker=worker, role=role, team=team, sight=Sight.TEAM, started_on=date(2020, 1, 1))
    return worker


@action(why="they came to be known")
def _children(*, by: Worker, alice: Worker, team: Team) -> tuple[Person, Person]:
    source = Source(kind="practice", name="Practice", carries=sorted(PRACTICE_CARRIES), covers_from=date(2021, 1, 1))
    people.open_source(source, by=by)
    ada = Person(given_name="Ada", family_name="Fern", born_on=date(2015, 5, 5), source=source)
    ben = Person(given_name="Ben", family_name="Fern", born_on=date(2017, 5, 5), source=source)
    people.add_people([ada, ben], by=by)
    people.cover([Covered(child=one, source=source, first_on=date(2021, 1, 1)) for one in (ada, ben)], by=by)
    people.record_facts([Relationship(child=ada, relative=ben, kind="sibling", source=source)], by=by)
    people.record_facts(
        [
            Allocation(child=one, source=source, part="social_worker", worker=alice, team=team, started_on=SINCE)
            for one in (ada, ben)
        ],
        by=by,
    )
    return ada, ben


def _agreed(home: Home, what: str = "Ring the school", *, due: int = 7, on: int = 0, **whose: Any) -> AgreedAction:
    """What Alice agreed `on` days from today to do by `due` days from today."""
    with acting_as(home.alice.pk):
        return agreed.agree(
            home.ada,
            what,
            due_on=today() + timedelta(days=due),
            agreed_on=today() + timedelta(days=on),
            by=home.alice,
            **(whose or {"owner_worker": home.alice}),
        )


def _boxes(day: date) -> list[str]:
    return [str(day.day), str(day.month), str(day.year)]


def _written(home: Home, form: str, by: Worker, **typed: Any) -> Document:
    """A document about Ada, with these answers, not finished yet."""
    with acting_as(by.pk):
        document = writing.begin(home.ada, form, by=by)
        writing.keep(document, typed, over={}, page=uuid.uuid4(), by=by)
    return document


def _finish(document: Document, by: Worker) -> None:
    with acting_as(by.pk):
        writing.finish(document, by=by)


# Agreed actions


def test_an_action_is_open_until_it_is_done_with_evidence(home: Home) -> None:
    action_ = _agreed(home)
    with acting_as(home.alice.pk):
        assert [one.what for one in open_actions(home.ada)] == ["Ring the school"]
        with pytest.raises(MayNot, match="how we know"):
            agreed.complete(action_, " ", today(), by=home.alice)
        agreed.complete(action_, "The head teacher wrote back", today(), by=home.bob)
        assert not open_actions(home.ada).exists()
        done = AgreedAction.objects.get(pk=action_.pk)
        assert (done.done_on, done.settled_by, done.evidence) == (today(), home.bob, "The head teacher wrote back")
        with pytest.raises(MayNot, match="done already"):
            agreed.end(action_, "Too late to be needed", by=home.alice)


def test_its_day_moves_only_by_agreeing_again_and_every_day_it_was_due_is_kept(home: Home) -> None:
    action_, first = _agreed(home, due=-3, on=-20), today() - timedelta(days=3)
    with acting_as(home.alice.pk):
        assert [one.pk for one in late_actions_of(home.alice)] == [action_.pk]
        with pytest.raises(MayNot, match="past already"):
            agreed.agree_again(action_, today() - timedelta(days=1), "Half-term", by=home.alice)
        with pytest.raises(MayNot, match="why the day changes"):
            agreed.agree_again(action_, today() + timedelta(days=9), "", by=home.alice)
        agreed.agree_again(action_, today() + timedelta(days=9), "Half-term", by=home.alice)
        agreed.agree_again(action_, today() + timedelta(days=30), "The head is ill", by=home.alice)
        assert [one.was_due_on for one in AgreedAgain.objects.order_by("due_on")] == [first, today() + timedelta(days=9)]
        held = AgreedAction.objects.get(pk=action_.pk)
        assert (held.due_on, held.rolled_over) == (today() + timedelta(days=30), 2)
        assert not late_actions_of(home.alice).exists()


def test_the_database_knows_no_done_without_evidence_and_no_end_without_a_reason(home: Home) -> None:
    action_ = _agreed(home)
    for nonsense in ({"done_on": today()}, {"ended_on": today()}, {"agency": "police"}, {"due_on": date(2020, 1, 1)}):
        with acting_as(home.alice.pk), pytest.raises(IntegrityError), transaction.atomic():
            AgreedAction.objects.filter(pk=action_.pk).update(**nonsense)


def test_an_action_may_be_an_agencys_or_nobodys_and_be_given_later(home: Home) -> None:
    police = _agreed(home, "Check the flat", owner_agency="police", owner_named="PC Okoro")
    nobody = _agreed(home, "Find a club", owner_agency="")
    with acting_as(home.alice.pk):
        assert (police.worker, police.named) == (None, "PC Okoro")
        agreed.give(nobody, owner_worker=home.bob, by=home.alice)
        assert AgreedAction.objects.get(pk=nobody.pk).worker == home.bob


def test_whoever_may_not_see_the_child_sees_no_action_and_changes_none(home: Home, client: Client) -> None:
    action_ = _agreed(home)
    with acting_as(home.charlie.pk):
        assert not AgreedAction.objects.exists()
        with pytest.raises(MayNot):
            agreed.agree(home.ada, "Ring", due_on=today(), by=home.charlie)
    client.force_login(home.charlie, backend=BACKEND)
    for name, key in (("of_child", [home.ada.pk]), ("complete", [home.ada.pk, action_.pk])):
        assert client.get(reverse(f"agreed:{name}", args=key)).status_code == 403


def test_an_action_is_completed_from_the_childs_page_and_from_my_work(home: Home, client: Client) -> None:
    action_ = _agreed(home, due=-2, on=-9)
    client.force_login(home.alice, backend=BACKEND)
    done = reverse("agreed:complete", args=[home.ada.pk, action_.pk])
    for address in (reverse("desk:child", args=[home.ada.pk]), reverse("desk:my_work"), reverse("agreed:mine")):
        shown = client.get(address).content.decode()
        assert done in shown, address
        assert "2 days late" in shown
    day = {"on_day": str(today().day), "on_month": str(today().month), "on_year": str(today().year)}
    faulty = client.post(done, day)
    assert faulty.status_code == 422
    assert "Say how we know that it was done" in faulty.content.decode()
    assert client.post(done, {**day, "evidence": "She has a desk of her own"}).status_code == 302
    shown = client.get(reverse("agreed:of_child", args=[home.ada.pk])).content.decode()
    assert "She has a desk of her own" in shown
    timeline = client.get(reverse("desk:child", args=[home.ada.pk])).content.decode()
    assert "Done: Ring the school" in timeline


@pytest.mark.parametrize(
    ("route", "typed", "field", "value"),
    [
        ("again", {"due_on_day": "1", "due_on_month": "1", "due_on_year": "2999", "reason": "Half-term"}, "rolled_over", 1),
        ("end", {"reason": "She has left that school"}, "ended_because", "She has left that school"),
        ("give", {"who": "police", "named": "PC Okoro"}, "named", "PC Okoro"),
    ],
)
def test_the_other_pages_of_an_action_do_as_they_say(
    home: Home, client: Client, route: str, typed: dict[str, str], field: str, value: object
) -> None:
    action_ = _agreed(home)
    client.force_login(home.alice, backend=BACKEND)
    address = reverse(f"agreed:{route}", args=[home.ada.pk, action_.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, typed).status_code == 302
    with acting_as(home.alice.pk):
        assert getattr(AgreedAction.objects.get(pk=action_.pk), field) == value


# Meetings


def _meeting(home: Home, **more: Any) -> dict[str, Any]:
    ada = home.ada.pk.hex
    return {
        "kind": "strategy",
        "at": [*_boxes(today() - timedelta(days=1)), "10:30"],
        "led_by": "Mia Moss",
        "people.0.name": "PC Okoro",
        "people.0.agency": "police",
        "people.0.came": "came",
        "people.0.gets": "yes",
        "people.1.name": "Mr Fern",
        "people.1.agency": "family",
        "people.1.came": "not_invited",
        "people.1.gets": "must_not",
        "minutes": "Two men were seen with Ada",
        f"harm@{ada}": "yes",
        f"enquiry@{ada}": "no",
        "threshold": "Not yet enough",
        "dissent": "yes",
        "dissent_words": "The school wants an enquiry",
        f"actions.0.what@{ada}": "Find out who the men are",
        f"actions.0.who@{ada}": "police",
        f"actions.0.named@{ada}": "PC Okoro",
        f"actions.0.by_when@{ada}": _boxes(today() + timedelta(days=2)),
        **more,
    }


def test_a_meeting_keeps_who_came_who_must_not_have_it_who_disagreed_and_whose_each_action_is(home: Home, client: Client) -> None:
    document = _written(home, "meeting", home.alice, **_meeting(home))
    _finish(document, home.alice)
    with acting_as(home.alice.pk):
        meeting = Meeting.objects.get()
        assert (meeting.kind, meeting.significant_harm, meeting.enquiry, meeting.dissent) == ("strategy", True, False, True)
        assert set(MeetingPerson.objects.values_list("name", "gets")) == {("PC Okoro", "yes"), ("Mr Fern", "must_not")}
        action_ = AgreedAction.objects.get()
        assert (action_.agency, action_.named, action_.written_in) == ("police", "PC Okoro", document)
    client.force_login(home.alice, backend=BACKEND)
    shown = client.get(reverse("oversight:meetings", args=[home.ada.pk])).content.decode()
    for words in ("Held without health.", "Somebody did not agree.", "Must not get it", "Find out who the men are"):
        assert words in shown, words
    assert "Strategy discussion" in client.get(reverse("desk:child", args=[home.ada.pk])).content.decode()
    read = client.get(reverse("writing:document", args=[home.ada.pk, document.pk])).content.decode()
    assert "The school wants an enquiry" in read


def test_a_meeting_about_two_children_gives_each_their_own_part(home: Home) -> None:
    ben = home.ben.pk.hex
    own = {
        "who": [str(home.ben.pk)],
        f"harm@{ben}": "no",
        f"enquiry@{ben}": "no",
        f"actions.0.what@{ben}": "Ask Ben who he walks home with",
        f"actions.0.who@{ben}": str(home.alice.pk),
        f"actions.0.by_when@{ben}": _boxes(today() + timedelta(days=3)),
    }
    _finish(_written(home, "meeting", home.alice, **_meeting(home, **own)), home.alice)
    with acting_as(home.alice.pk):
        assert {one.child_id: one.significant_harm for one in Meeting.objects.all()} == {home.ada.pk: True, home.ben.pk: False}
        assert AgreedAction.objects.get(child=home.ben).worker == home.alice
        assert AgreedAction.objects.get(child=home.ada).agency == "police"


# Decisions


def _decision(home: Home) -> dict[str, Any]:
    ada = home.ada.pk.hex
    return {
        "on": _boxes(today()),
        "led_by": "drift",
        "what": "Ada stays where she is, for good",
        "why": "She asked to, and two assessments say so",
        f"actions.0.what@{ada}": "Match her carers long term",
        f"actions.0.who@{ada}": str(home.alice.pk),
        f"actions.0.by_when@{ada}": _boxes(today() + timedelta(days=30)),
    }


def test_a_decision_is_a_managers_with_its_reason_and_its_actions(home: Home, client: Client) -> None:
    _finish(_written(home, "decision", home.mia, **_decision(home)), home.mia)
    with acting_as(home.alice.pk):
        decision = Decision.objects.get()
        assert (decision.by, decision.why) == (home.mia, "She asked to, and two assessments say so")
        assert AgreedAction.objects.get().worker == home.alice
    client.force_login(home.alice, backend=BACKEND)
    shown = client.get(reverse("oversight:decisions", args=[home.ada.pk])).content.decode()
    assert "Ada stays where she is, for good" in shown
    assert "Match her carers long term" in shown
    assert "Match her carers long term" in client.get(reverse("desk:my_work")).content.decode()


def test_a_social_worker_is_not_offered_a_decision_and_may_not_begin_one(home: Home, client: Client) -> None:
    client.force_login(home.alice, backend=BACKEND)
    begin = {form: reverse("writing:begin", args=[home.ada.pk, form]) for form in ("meeting", "decision", "supervision")}
    offered = client.get(reverse("desk:add", args=[home.ada.pk])).content.decode()
    assert [form for form, address in begin.items() if address in offered] == ["meeting"]
    assert client.post(begin["decision"]).status_code == 403
    client.force_login(home.mia, backend=BACKEND)
    offered = client.get(reverse("desk:add", args=[home.ada.pk])).content.decode()
    assert all(address in offered for address in begin.values())


# Supervision


def _supervision(home: Home, **more: Any) -> dict[str, Any]:
    said = dict.fromkeys(("life", "worry", "unknown", "plan"), "Said")
    return {"on": _boxes(today()), "worker": str(home.alice.pk), **said, **more}


def _answered(action_: AgreedAction, how: str, **more: Any) -> dict[str, Any]:
    return {f"earlier.{action_.pk}.{key}": value for key, value in {"how": how, **more}.items()}


def test_supervision_begins_from_what_is_overdue_drifting_and_unseen(home: Home, client: Client) -> None:
    _agreed(home, "Ring the school", due=-4, on=-30)
    with acting_as(ITSELF):
        source = Source.objects.get()
        seen = today() - timedelta(days=50)
        people.record_facts([Visit(child=home.ada, source=source, visited_on=seen, seen=True)], by=itself())
    client.force_login(home.mia, backend=BACKEND)
    begun = client.post(reverse("writing:begin", args=[home.ada.pk, "supervision"]), follow=True)
    shown = begun.content.decode()
    for words in ("How things stand today", "Drifting: Ring the school", "50 days ago", "What became of it?"):
        assert words in shown, words


def test_every_earlier_action_is_answered_before_supervision_is_on_the_record(home: Home) -> None:
    late, drifts = _agreed(home, "Ring the school", due=-4, on=-30), _agreed(home, "Buy a bed", due=-1, on=-30)
    document = _written(home, "supervision", home.mia, **_supervision(home, none="All goes on"), **_answered(late, "goes_on"))
    with acting_as(home.mia.pk):
        assert {one.what for one in to_answer(home.ada, today=today())} == {"Ring the school", "Buy a bed"}
    with pytest.raises(writing.NotYet):
        _finish(document, home.mia)
    carried = {"due_on": _boxes(today() + timedelta(days=5)), "reason": "The shop has none"}
    answers = _answered(drifts, "carried", **carried)
    with acting_as(home.mia.pk):
        writing.keep(document, answers, over={}, page=uuid.uuid4(), by=home.mia)
    with pytest.raises(writing.NotYet, match="not on track"):
        _finish(document, home.mia)
    done = _answered(late, "done", done_on=_boxes(today()), evidence="They rang back")
    with acting_as(home.mia.pk):
        shown = standing_of(document).bases
        writing.keep(document, done, over=shown, page=uuid.uuid4(), by=home.mia)
    _finish(document, home.mia)
    with acting_as(home.mia.pk):
        held = Supervision.objects.get()
        assert (held.supervisor, held.worker, held.drifting) == (home.mia, home.alice, 2)
        assert "Drifting: Buy a bed" in held.agenda
        assert AgreedAction.objects.get(pk=late.pk).evidence == "They rang back"
        assert AgreedAction.objects.get(pk=drifts.pk).rolled_over == 1
        assert AgreedAgain.objects.get().written_in == document


def test_supervision_without_any_action_says_why(home: Home) -> None:
    document = _written(home, "supervision", home.mia, **_supervision(home))
    with pytest.raises(writing.NotYet, match="at least one action"):
        _finish(document, home.mia)
    with acting_as(home.mia.pk):
        writing.keep(document, {"none": "She moves tomorrow, all is ready"}, over={}, page=uuid.uuid4(), by=home.mia)
    _finish(document, home.mia)
    with acting_as(home.mia.pk):
        assert Supervision.objects.count() == 1


def test_supervision_is_read_as_it_was_written_though_its_actions_are_settled_since(home: Home, client: Client) -> None:
    late = _agreed(home, "Ring the school", due=-4, on=-30)
    done = _answered(late, "done", done_on=_boxes(today()), evidence="They rang back")
    document = _written(home, "supervision", home.mia, **_supervision(home, none="All is done"), **done)
    _finish(document, home.mia)
    client.force_login(home.alice, backend=BACKEND)
    read = client.get(reverse("writing:document", args=[home.ada.pk, document.pk])).content.decode()
    for words in ("Ring the school", "They rang back", "It is done", "Alice Arden"):
        assert words in read, words
    page = client.get(reverse("oversight:supervisions", args=[home.ada.pk])).content.decode()
    assert "Drifting: Ring the school" in page


def test_children_no_manager_touched_of_late_are_listed_for_managers_alone(home: Home, client: Client) -> None:
    _finish(_written(home, "decision", home.mia, **_decision(home)), home.mia)
    with acting_as(home.mia.pk):
        assert [one.pk for one in without_footprint(today())] == [home.ben.pk]
        assert {one.pk for one in without_footprint(today() + timedelta(days=31))} == {home.ada.pk, home.ben.pk}
    with acting_as(home.charlie.pk):
        assert not without_footprint(today()).exists()
    client.force_login(home.mia, backend=BACKEND)
    shown = client.get(reverse("oversight:without")).content.decode()
    assert "Ben Fern" in shown
    assert "Ada Fern" not in shown
    assert "Never" in shown
    client.force_login(home.alice, backend=BACKEND)
    assert client.get(reverse("oversight:without")).status_code == 403


def test_nobody_else_sees_meetings_decisions_or_supervision(home: Home, client: Client) -> None:
    _finish(_written(home, "meeting", home.alice, **_meeting(home)), home.alice)
    _finish(_written(home, "decision", home.mia, **_decision(home)), home.mia)
    client.force_login(home.charlie, backend=BACKEND)
    for name in ("decisions", "supervisions", "meetings"):
        assert client.get(reverse(f"oversight:{name}", args=[home.ada.pk])).status_code == 403
    with acting_as(home.charlie.pk):
        for model in (Meeting, MeetingPerson, Decision):
            assert not model._default_manager.exists()

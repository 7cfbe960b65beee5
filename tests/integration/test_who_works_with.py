"""Who works with a child: given, handed over and ended, gently refused where it cannot be, and never forgotten."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.care.models import PeriodOfCare
from throughcare.apps.involvement import actions
from throughcare.apps.involvement.actions import HandedOver
from throughcare.apps.involvement.models import Admission, Allocation, GlassReview, Handover, Restriction
from throughcare.apps.involvement.queries import opening
from throughcare.apps.people.models import Person, Source
from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.core.acting import acting_as
from throughcare.core.today import today

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]
Make = Callable[[str], Any]
PART = Allocation.Part
TO_KNOW = "She likes to be met at school, and has a hearing on Friday"


@pytest.fixture
def here(borough: Make, as_owner: AsOwner) -> Any:
    """A team manager's borough, with Cara who could take a child on."""
    made = borough("team_manager")
    with as_owner():
        cara = Worker.objects.create_user("cara@example.org", name="Cara")
        team = Team.objects.get(name="Ours")
        Post.objects.create(worker=cara, role="social_worker", team=team, sight="team", started_on=date(2026, 1, 5))
    return made


def _worker(name: str) -> Worker:
    return Worker.objects.get(name=name)


def _pass_on(here: Any, **changes: Any) -> Handover:
    alice = _worker("Alice")
    with acting_as(alice.pk):
        held = Allocation.objects.get(child=here.children["team"], ended_on=None)
        asked: dict[str, Any] = {
            "team": Team.objects.get(name="Ours"),
            "worker": _worker("Cara"),
            "on": today(),
            "reason": Allocation.Reason.CASELOADS,
            "handed": HandedOver(TO_KNOW, held_on=today()),
            "source": Source.objects.get(),
        }
        return actions.hand_over(held, by=alice, **(asked | changes))


def test_the_old_period_ends_the_day_the_new_begins_and_both_are_named(here: Any, as_owner: AsOwner) -> None:
    made = _pass_on(here)
    with as_owner():
        made.refresh_from_db()
        assert (made.before.worker, made.after.worker) == (_worker("Bob"), _worker("Cara"))
        assert made.before.ended_on == made.after.started_on == today()
        assert made.to_know == TO_KNOW


def test_what_somebody_had_agreed_to_do_passes_to_the_next_and_the_handover_says_so(here: Any, as_owner: AsOwner) -> None:
    child = here.children["team"]
    with as_owner():
        held = Allocation.objects.select_related("worker").get(child=child, ended_on=None)
        assert held.worker is not None
        agreed: dict[str, Any] = {"child_id": child, "source": Source.objects.get(), "agreed_on": today(), "due_on": today()}
        theirs = AgreedAction.objects.create(what="Ring the school", worker=held.worker, **agreed)
        others = AgreedAction.objects.create(what="See the dentist", worker=_worker("Alice"), **agreed)
        done = AgreedAction.objects.create(
            what="Find her coat", worker=held.worker, done_on=today(), evidence="Seen", settled_by=held.worker, **agreed
        )
    made = _pass_on(here)
    with as_owner():
        assert AgreedAction.objects.get(pk=theirs.pk).worker == _worker("Cara")
        assert AgreedAction.objects.get(pk=others.pk).worker == _worker("Alice")
        assert AgreedAction.objects.get(pk=done.pk).worker == held.worker, "what was done stays whose it was"
        said = Handover.objects.get(pk=made.pk).to_know
    assert said.startswith(TO_KNOW)
    assert "had agreed to do is now Cara’s: “Ring the school”" in said


def test_with_nobody_named_what_was_agreed_becomes_the_managers(here: Any, as_owner: AsOwner) -> None:
    child = here.children["team"]
    with as_owner():
        held = Allocation.objects.get(child=child, ended_on=None)
        theirs = AgreedAction.objects.create(
            child_id=child,
            source=Source.objects.get(),
            what="Ring the school",
            worker=held.worker,
            agreed_on=today(),
            due_on=today(),
        )
    _pass_on(here, worker=None)
    with as_owner():
        manager = Post.objects.get(role="team_manager", team__name="Ours").worker
        assert AgreedAction.objects.get(pk=theirs.pk).worker == manager


def test_a_gap_is_said_why_or_refused(here: Any, as_owner: AsOwner) -> None:
    stopped = today() - timedelta(days=5)
    with pytest.raises(MayNot, match="Say why"):
        _pass_on(here, handed=HandedOver(TO_KNOW, stopped_on=stopped))
    made = _pass_on(here, handed=HandedOver(TO_KNOW, stopped_on=stopped, gap_because="He was taken ill and nobody was free"))
    with as_owner():
        made.before.refresh_from_db()
        assert made.before.ended_on == stopped


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"on": date(2026, 1, 1)}, "cannot end before it began"),
        ({"on": date(2099, 1, 1)}, "three months ahead"),
        ({"handed": HandedOver(TO_KNOW, stopped_on=date(2099, 1, 1))}, "cannot stop after"),
        ({"handed": HandedOver(TO_KNOW, held_on=date(2020, 1, 1))}, "earlier than the day the previous worker began"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(here: Any, changes: dict[str, Any], said: str) -> None:
    with pytest.raises(MayNot, match=said):
        _pass_on(here, **changes)
    with acting_as(_worker("Alice").pk):
        assert Allocation.objects.get(child=here.children["team"]).ended_on is None


def test_nobody_is_handed_their_own_child_or_one_that_does_not_fit(here: Any) -> None:
    for worker, said in (("Bob", "already"), ("Alice", "")):
        if said:
            with pytest.raises(MayNot, match=said):
                _pass_on(here, worker=_worker(worker))
    with pytest.raises(MayNot, match="does not work in Theirs"):
        _pass_on(here, team=Team.objects.get(name="Theirs"))


def test_a_named_part_is_ended_with_a_reason_and_kept_in_history(here: Any, as_owner: AsOwner) -> None:
    alice = _worker("Alice")
    with as_owner():
        PeriodOfCare.objects.filter(child=here.children["team"]).update(ended_on=today(), reason_ended="E4A")
    with acting_as(alice.pk):
        held = Allocation.objects.get(child=here.children["team"])
        actions.end_allocation(held, on=today(), reason=Allocation.Reason.LEFT, by=alice)
        assert not opening(held.child_id).facts  # the council works with the child no more: the team no longer sees
        with pytest.raises(MayNot, match="not open to you"):
            actions.end_allocation(held, on=today(), reason=Allocation.Reason.LEFT, by=alice)
    with as_owner():
        assert Allocation.objects.get(pk=held.pk).ended_on == today()


def test_a_restriction_is_agreed_reviewed_and_lifted(here: Any, as_owner: AsOwner) -> None:
    alice = _worker("Alice")
    with as_owner():
        dora = Worker.objects.create_user("dora@example.org", name="Dora")
        Post.objects.create(
            worker=dora, role="service_manager", team=Team.objects.get(name="Council"), sight="team", started_on="2026-01-05"
        )
    asked: dict[str, Any] = {
        "reason": "Her aunt works in the team",
        "ring": "Room 5",
        "by": alice,
        "review_on": today() + timedelta(30),
    }
    with acting_as(alice.pk):
        child = Person.objects.get(pk=here.children["team"])
        with pytest.raises(MayNot, match="Somebody else"):
            actions.restrict(child, agreed_by=alice, **asked)
        with pytest.raises(MayNot, match="not a manager"):
            actions.restrict(child, agreed_by=_worker("Cara"), **asked)
        with pytest.raises(MayNot, match="in the next year"):
            actions.restrict(child, agreed_by=dora, **(asked | {"review_on": today()}))
        made = actions.restrict(child, agreed_by=dora, let_in=[_worker("Cara")], **asked)
        with pytest.raises(MayNot, match="already"):
            actions.restrict(child, agreed_by=dora, **asked)
        actions.review_restriction(made, review_on=today() + timedelta(90), by=alice)
    for name in ("Dora", "Cara", "Bob"):
        with acting_as(_worker(name).pk):
            assert opening(child.pk).facts, name
    with acting_as(alice.pk):
        actions.lift(made, by=alice, because="She has left the council")
        with pytest.raises(MayNot, match="already"):
            actions.lift(made, by=alice)
    with as_owner():
        assert Restriction.objects.get(pk=made.pk).ended_because == "She has left the council"


def test_an_administrator_let_in_by_mistake_sees_nothing(borough: Make, as_owner: AsOwner) -> None:
    here = borough("administrator")
    with as_owner():
        Admission.objects.create(
            person_id=here.children["team"], worker_id=here.worker_id, why="named", reason="x", started_on="2026-01-05"
        )
        Allocation.objects.create(
            child_id=here.children["own"], part="supporting", worker_id=here.worker_id, team=Team.objects.get(name="Ours"),
            source=Source.objects.get(), started_on="2026-01-05",
        )  # fmt: skip
    with acting_as(here.worker_id):
        assert not Person.objects.exists()


def test_whose_post_has_ended_sees_nobody_they_are_still_named_for(borough: Make, as_owner: AsOwner) -> None:
    borough("team_manager")
    bob = _worker("Bob")
    with acting_as(bob.pk):
        assert Person.objects.exists()
    with as_owner():
        bob.posts.update(ended_on=today())
    with acting_as(bob.pk):
        assert not Person.objects.exists()


def _broken(here: Any, as_owner: AsOwner) -> Admission:
    alice = Worker.objects.get(pk=here.worker_id)
    with acting_as(alice.pk):
        return actions.break_glass(here.children["restricted"], reason="Police have found her, at risk now", by=alice, path="/")


def _somebody(name: str, role: str, sight: str, as_owner: AsOwner) -> Worker:
    with as_owner():
        worker = Worker.objects.create_user(f"{name.lower()}@example.org", name=name)
        Post.objects.create(worker=worker, role=role, team=Team.objects.get(name="Ours"), sight=sight, started_on="2026-01-05")
    return worker


def test_broken_glass_is_reviewed_once_by_somebody_else(borough: Make, as_owner: AsOwner) -> None:
    here = borough("duty")
    broken = _broken(here, as_owner)
    alice, gov = Worker.objects.get(pk=here.worker_id), _somebody("Gov", "information_governance", "identity", as_owner)
    other = _somebody("Una", "team_manager", "team", as_owner)
    right = GlassReview.Outcome.JUSTIFIED
    with acting_as(alice.pk), pytest.raises(MayNot, match="yourself"):
        actions.review_glass(broken, outcome=right, found="It was right, of course", follows="", by=alice)
    with acting_as(other.pk):
        assert not Admission.objects.exists()
        with pytest.raises(MayNot):
            actions.review_glass(broken, outcome=right, found="I was not there", follows="", by=other)
    with acting_as(gov.pk):
        seen = Admission.objects.get()
        with pytest.raises(MayNot, match="what happens now"):
            actions.review_glass(seen, outcome=GlassReview.Outcome.NOT_JUSTIFIED, found="Nobody was at risk", follows="", by=gov)
        actions.review_glass(seen, outcome=right, found="The police had rung, and nobody answered", follows="", by=gov)
        with pytest.raises(MayNot, match="already"):
            actions.review_glass(seen, outcome=right, found="The police had rung, and nobody answered", follows="", by=gov)
        assert GlassReview.objects.get().reviewed_by == gov
        assert not Person.objects.filter(pk=here.children["restricted"]).exists()

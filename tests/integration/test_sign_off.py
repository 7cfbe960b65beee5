"""Sign-off: handed in, approved or returned with words by somebody else, what changed, who stands in, and adding beside the record."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.test import Client
from django.urls import reverse
from tests.integration.managed_home import (
    ASSESSED,
    BACKEND,
    Home,
    approved,
    days,
    handed_in,
    make_home,
    need,
    parts,
    post,
    seen,
    written,
)

from throughcare.apps.plans.models import Assessment
from throughcare.apps.workforce.actions import arrange_cover, end_cover
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.workforce.queries import posts_now
from throughcare.apps.writing import actions
from throughcare.apps.writing.models import Document, Revision, Step
from throughcare.apps.writing.signing import actions as signing
from throughcare.apps.writing.signing.waiting import WAITS_WITH_THE_NEAREST, waiting_for
from throughcare.core.acting import acting_as
from throughcare.core.today import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> Home:
    return make_home()


def _assessed() -> dict[str, Any]:
    return {**ASSESSED, "on": parts(today()), **need(0, "Sleep", "Ring the doctor")}


def _state(document: Document) -> str:
    return str(Document.objects.get(pk=document.pk).state)


def test_what_is_signed_off_is_handed_in_and_rests_until_somebody_else_approves_it(home: Home) -> None:
    document = handed_in(home, "assessment", _assessed())
    with acting_as(home.alice.pk):
        assert _state(document) == "submitted"
        assert not Assessment.objects.exists()
        with pytest.raises(MayNot, match="approved"):
            actions.finish(written(home, "assessment", _assessed()), by=home.alice)
    with acting_as(home.mona.pk):
        signing.approve(document, seen=seen(document), by=home.mona)
        assert _state(document) == "final"
        made = Assessment.objects.get()
        assert (made.completed_on, made.authorised_on, made.by) == (today(), today(), home.alice)
        held = Document.objects.get(pk=document.pk)
        assert held.finished_by == home.alice
        signing.approve(document, seen=seen(document), by=home.mona)  # pressed twice
        assert Assessment.objects.count() == 1


def test_what_is_not_complete_is_not_handed_in_and_says_where(home: Home) -> None:
    document = written(home, "assessment", {"why": "first"})
    with acting_as(home.alice.pk), pytest.raises(actions.NotYet, match="Analysis"):
        signing.submit(document, by=home.alice)


def test_one_plan_is_in_hand_at_a_time_and_beginning_it_again_goes_on_with_it(home: Home, client: Client) -> None:
    client.force_login(home.alice, backend=BACKEND)
    begin = reverse("writing:begin", args=[home.ada.pk, "assessment"])
    document = written(home, "assessment", _assessed())
    there = reverse("writing:document", args=[home.ada.pk, document.pk])
    again = client.post(begin, follow=True)
    assert again.redirect_chain[-1][0] == there
    assert "Go on with it here" in again.content.decode()
    with acting_as(home.alice.pk):
        signing.submit(document, by=home.alice)
    assert client.post(begin)["Location"] == there, "while it waits for approval"
    with acting_as(home.mona.pk):
        signing.approve(document, seen=seen(document), by=home.mona)
    assert client.post(begin)["Location"] != there, "what changes later is a document of its own"


def test_nobody_approves_their_own_nor_what_they_wrote_in(home: Home) -> None:
    document = written(home, "assessment", _assessed())
    with acting_as(home.mona.pk):
        actions.keep(document, {"unsure": "Whether her father will come"}, over={}, page=uuid.uuid4(), by=home.mona)
    with acting_as(home.alice.pk):
        signing.submit(document, by=home.alice)
    for who, why in ((home.alice, "yourself"), (home.mona, "yourself"), (home.bob, "manager"), (home.charlie, "not open")):
        with acting_as(who.pk), pytest.raises(MayNot, match=why):
            signing.approve(document, seen=_seen_by(home, document), by=who)
    with acting_as(home.selma.pk):
        signing.approve(document, seen=seen(document), by=home.selma)


def _seen_by(home: Home, document: Document) -> str:
    with acting_as(home.alice.pk):
        return seen(document)


def test_returned_with_words_it_can_be_written_again_and_what_changed_is_shown(home: Home, client: Client) -> None:
    document = handed_in(home, "assessment", _assessed())
    with acting_as(home.mona.pk):
        with pytest.raises(MayNot, match="what you would like changed"):
            signing.give_back(document, " ", seen=seen(document), by=home.mona)
        signing.give_back(document, "Say more of school, please", seen=seen(document), by=home.mona)
    client.force_login(home.alice, backend=BACKEND)
    assert "Say more of school, please" in client.get(reverse("desk:my_work")).content.decode()
    assert "Returned by Mona Marsh" in client.get(reverse("writing:document", args=[home.ada.pk, document.pk])).content.decode()
    with acting_as(home.alice.pk):
        document.refresh_from_db()
        actions.keep(document, {"well": "School and swimming"}, over=_over(document, "well"), page=uuid.uuid4(), by=home.alice)
        signing.submit(document, by=home.alice)
    client.force_login(home.mona, backend=BACKEND)
    shown = client.get(reverse("writing:decide", args=[home.ada.pk, document.pk])).content.decode()
    assert "Since Mona Marsh returned it" in shown
    assert "<mark> and swimming</mark>" in shown
    assert "answers are as before" in shown


def _over(document: Document, name: str) -> dict[str, str]:
    head = Revision.objects.filter(document=document, name=name).order_by("-at").first()
    assert head is not None
    return {name: str(head.pk)}


def test_a_decision_on_a_page_left_open_is_refused_when_it_was_handed_in_again(home: Home) -> None:
    document = handed_in(home, "assessment", _assessed())
    old = _seen_by(home, document)
    with acting_as(home.alice.pk):
        signing.take_back(document, by=home.alice)
        signing.submit(document, by=home.alice)
    with acting_as(home.mona.pk), pytest.raises(MayNot, match="Look again"):
        signing.approve(document, seen=old, by=home.mona)


def test_what_waits_is_the_nearest_managers_and_after_a_week_those_aboves_too(home: Home) -> None:
    first, second = handed_in(home, "assessment", _assessed()), handed_in(home, "assessment", _assessed())
    with acting_as(home.mona.pk):
        waits = waiting_for(home.mona, posts_now(home.mona))
        assert [one.document for one in waits] == [first, second]
    with acting_as(home.selma.pk):
        assert not waiting_for(home.selma, posts_now(home.selma))
    for nobody in (home.alice, home.bob, home.charlie):
        with acting_as(nobody.pk):
            assert not waiting_for(nobody, posts_now(nobody))


def test_after_a_week_those_above_see_it_too(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    handed_in(home, "assessment", _assessed())
    monkeypatch.setattr("throughcare.apps.writing.signing.waiting.WAITS_WITH_THE_NEAREST", timedelta(0))
    with acting_as(home.selma.pk):
        assert len(waiting_for(home.selma, posts_now(home.selma))) == 1
    assert timedelta(days=7) == WAITS_WITH_THE_NEAREST


def test_whoever_stands_in_approves_and_it_says_so(home: Home, client: Client) -> None:
    document = handed_in(home, "assessment", _assessed())
    with acting_as(home.mona.pk):
        with pytest.raises(MayNot, match="yourself"):
            arrange_cover(home.mona, covering=home.mona, on=today(), until=days(7), by=home.mona)
        with pytest.raises(MayNot, match="three months"):
            arrange_cover(home.mona, covering=home.bob, on=today(), until=days(200), by=home.mona)
        cover = arrange_cover(home.mona, covering=home.bob, on=today(), until=days(7), by=home.mona)
    with acting_as(home.charlie.pk), pytest.raises(MayNot):
        arrange_cover(home.mona, covering=home.alice, on=today(), until=days(7), by=home.charlie)
    with acting_as(home.bob.pk):
        assert [one.covering for one in waiting_for(home.bob, posts_now(home.bob))] == [home.mona]
        signing.approve(document, seen=seen(document), by=home.bob)
        step = Step.objects.get(what="approved")
        assert (step.by, step.covering) == (home.bob, home.mona)
        end_cover(cover, by=home.bob)
    client.force_login(home.alice, backend=BACKEND)
    shown = client.get(reverse("writing:document", args=[home.ada.pk, document.pk])).content.decode()
    assert "approved by Bob Birch, standing in for Mona Marsh" in shown
    other = handed_in(home, "assessment", _assessed())
    with acting_as(home.bob.pk), pytest.raises(MayNot):
        signing.approve(other, seen=seen(other), by=home.bob)


def test_standing_in_gives_no_way_round_approving_ones_own(home: Home) -> None:
    with acting_as(home.mona.pk):
        arrange_cover(home.mona, covering=home.alice, on=today(), until=days(7), by=home.mona)
    document = handed_in(home, "assessment", _assessed())
    with acting_as(home.alice.pk), pytest.raises(MayNot, match="yourself"):
        signing.approve(document, seen=seen(document), by=home.alice)


def test_a_step_is_taken_in_ones_own_name_and_never_altered(home: Home) -> None:
    handed_in(home, "assessment", _assessed())
    for change in ("UPDATE writing_step SET words = 'x'", "DELETE FROM writing_step"):
        with acting_as(home.alice.pk), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)
    with acting_as(home.bob.pk):
        step = Step.objects.get()
    with acting_as(home.bob.pk), pytest.raises(ProgrammingError), transaction.atomic():
        Step.objects.create(document=step.document, child=step.child, what="approved", by=home.mona, at=step.at)


def test_what_is_on_the_record_is_added_to_beside_with_why_and_never_in_it(home: Home, client: Client) -> None:
    document = approved(home, "assessment", _assessed())
    client.force_login(home.bob, backend=BACKEND)
    address = reverse("writing:beside", args=[home.ada.pk, document.pk])
    short = client.post(address, {"on": "well", "words": "She also paints", "why": "No"})
    assert short.status_code == 422
    assert "She also paints" in short.content.decode()
    done = client.post(address, {"on": "well", "words": "She also paints", "why": "Her teacher told me after it was approved"})
    assert done.status_code == 302
    shown = client.get(done.headers["location"]).content.decode()
    assert "She also paints" in shown
    assert "Her teacher told me after it was approved" in shown
    with acting_as(home.alice.pk):
        from throughcare.apps.writing.queries import standing_of

        assert standing_of(document).answers["well"] == "School"


def test_how_it_came_about_is_told_in_plain_english(home: Home, client: Client) -> None:
    document = handed_in(home, "assessment", _assessed())
    with acting_as(home.mona.pk):
        signing.give_back(document, "Say more of school, please", seen=seen(document), by=home.mona)
    with acting_as(home.alice.pk):
        signing.submit(document, by=home.alice)
    with acting_as(home.mona.pk):
        signing.approve(document, seen=seen(document), by=home.mona)
    client.force_login(home.alice, backend=BACKEND)
    shown = client.get(reverse("writing:history", args=[home.ada.pk, document.pk])).content.decode()
    told = ("Alice Arden began it", "Alice Arden wrote", "handed it in", "Mona Marsh returned it", "went on the record")
    assert [shown.index(words) for words in told] == sorted(shown.index(words) for words in told)


def test_the_whole_way_on_its_pages_without_javascript(home: Home, client: Client) -> None:
    document = written(home, "assessment", _assessed())
    client.force_login(home.alice, backend=BACKEND)
    whole = reverse("writing:document", args=[home.ada.pk, document.pk])
    shown = client.get(whole).content.decode()
    assert "Hand in for approval" in shown
    done = post(
        client,
        reverse("writing:section", args=[home.ada.pk, document.pk, "needs"]),
        "finish",
        **_as_sent(need(0, "Sleep", "Ring the doctor")),
    )
    assert done.status_code == 302, done.content.decode()
    assert "Take it back" in client.get(whole).content.decode()
    assert client.get(reverse("writing:section", args=[home.ada.pk, document.pk, "needs"])).status_code == 302
    assert client.get(reverse("writing:decide", args=[home.ada.pk, document.pk])).status_code == 403

    client.force_login(home.mona, backend=BACKEND)
    mine = client.get(reverse("desk:my_work")).content.decode()
    assert "Waiting for your approval (1)" in mine
    decide = reverse("writing:decide", args=[home.ada.pk, document.pk])
    assert "This is the first. All of it is new." in client.get(decide).content.decode()
    with acting_as(home.mona.pk):
        said = {"decision": "approve", "words": "", "seen": seen(document)}
    assert client.post(decide, {"seen": said["seen"]}).status_code == 422
    assert client.post(decide, said).status_code == 302
    assert "Waiting for your approval" not in client.get(reverse("desk:my_work")).content.decode()
    client.force_login(home.charlie, backend=BACKEND)
    assert client.get(whole).status_code == 403
    assert client.get(decide).status_code == 403


def _as_sent(answers: dict[str, Any]) -> dict[str, Any]:
    sent: dict[str, Any] = {}
    for name, raw in answers.items():
        if isinstance(raw, list):
            sent |= {f"{name}_{part}": value for part, value in zip(("day", "month", "year"), raw, strict=True)}
        else:
            sent[name] = raw
    return sent


def test_a_manager_arranges_cover_on_its_page(home: Home, client: Client) -> None:
    client.force_login(home.mona, backend=BACKEND)
    address = reverse("writing:cover")
    first, last = parts(today()), parts(days(3))
    sent = {"covering": str(home.bob.pk)}
    sent |= {f"on_{part}": value for part, value in zip(("day", "month", "year"), first, strict=True)}
    sent |= {f"until_{part}": value for part, value in zip(("day", "month", "year"), last, strict=True)}
    assert client.post(address, sent).status_code == 302
    assert "Bob Birch stands in for you" in client.get(address).content.decode()
    client.force_login(home.bob, backend=BACKEND)
    assert "You stand in for Mona Marsh" in client.get(address).content.decode()
    client.force_login(home.alice, backend=BACKEND)
    assert client.get(address).status_code == 403

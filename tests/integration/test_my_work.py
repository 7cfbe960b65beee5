"""My work: what is mine to do, in three views of the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.integration.owed_rows import PART, Council, at, council

from throughcare.apps.booking.models import Booking
from throughcare.apps.duties.shown import anchor_of
from throughcare.apps.people.models import Hazard, Person
from throughcare.apps.writing.models import Document, Revision, Step
from throughcare.core.today import now, today

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db: None, as_owner: AsOwner) -> Council:
    with as_owner():
        return council()


def seen_by(here: Council, name: str, address: str = "/") -> str:
    client = Client()
    client.force_login(here.workers[name], backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.get(address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def in_order(text: str, *words: str) -> bool:
    """Whether the words stand in a page one after another."""
    rest = text
    for word in words:
        _, found, rest = rest.partition(word)
        assert found, f"{word!r} is not there, or not in its place"
    return True


def test_nobody_signed_in_is_sent_to_sign_in() -> None:
    assert Client().get("/").status_code == 302


def test_my_children_are_mine_and_not_my_teams(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        ann, ben = here.child("Ann Ash"), here.child("Ben Beech", worker="Bob Birch")
        here.owe(ann, "LA-20", -3)
        here.owe(ben, "LA-20", -30)
    page = seen_by(here, "Alice Ash")
    assert "Ann Ash" in page
    assert "Ben Beech" not in page
    assert "3 days late" in page


def test_the_child_with_the_latest_comes_first_and_one_owed_nothing_comes_last(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        quiet, soon, late = here.child("Quiet One"), here.child("Soon Two"), here.child("Late Three")
        here.owe(soon, "LA-20", 3)
        here.owe(late, "LA-20", -1)
        here.owe(late, "LA-02", -20)
    page = seen_by(here, "Alice Ash")
    assert in_order(page, "Late Three", "20 days late", "and 1 more late", "Soon Two", "Quiet One", "Nothing due")
    assert str(quiet.pk) in page


def test_duties_are_grouped_by_lateness_and_what_others_must_do_comes_last(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        ann = here.child("Ann Ash", officer="Rex Rowan")
        for due_in in (-7, -6, 0, 5, 6):
            here.owe(ann, "LA-20", due_in)
        here.owe(ann, "IR-02", -40)
    page = seen_by(here, "Alice Ash", "/?view=duties")
    assert in_order(
        page.split("<main")[1].split("By week")[1],
        "Overdue by a week or more", "7 days late", "Overdue by less than a week", "6 days late", "Due in 5 days", "Due today",
        "Due in 5 days", "Later", "Due in 6 days", "Waiting on others", "40 days late",
    )  # fmt: skip
    assert "Rex Rowan, reviewing officer" in page
    assert "Counted for LA-20." in page
    assert f"/child/{ann.pk}/#duty-LA-20-" in page


def test_a_week_is_shown_day_by_day_and_the_weeks_after_it_are_counted(here: Council, as_owner: AsOwner) -> None:
    monday = today() - timedelta(days=today().weekday())

    def due_on(day: date) -> int:
        return (day - today()).days

    with as_owner():
        ann = here.child("Ann Ash", officer="Rex Rowan")
        here.owe(ann, "LA-20", -30)
        here.owe(ann, "IR-15", due_on(monday + timedelta(days=6)))
        here.owe(ann, "IR-02", due_on(monday + timedelta(days=6)))
        here.owe(ann, "LA-02", due_on(monday + timedelta(days=7)))
        here.owe(ann, "LA-04", due_on(monday + timedelta(days=21)))
    page = seen_by(here, "Alice Ash", "/?view=weeks").split(">This week<")[1]
    assert in_order(
        page,
        ">Sunday" if today() < monday + timedelta(days=6) else "Today, Sunday",
        "Update the care plan",
        "Hold the first review",
    )
    assert "Visit and see the child" not in page, "what was late before this week is counted above, and listed by lateness"
    assert "Prepare the care plan" not in page
    assert in_order(page, "Next week: 1 thing due", ": nothing yet", ": 1 thing due", ": nothing yet")
    then = seen_by(here, "Alice Ash", f"/?view=weeks&week={monday + timedelta(days=9)}")
    assert in_order(then.split(">Next week<")[1], "Monday", "Prepare the care plan", "Back to this week")
    assert "Update the care plan" not in then.split(">Next week<")[1]


def test_a_reviewing_officers_own_come_before_what_others_owe_their_children(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        ann = here.child("Ann Ash", officer="Rex Rowan")
        here.owe(ann, "LA-20", -30)
        here.owe(ann, "IR-02", 4)
    page = seen_by(here, "Rex Rowan", "/?view=duties").split("By week")[1]
    assert in_order(page, "Hold the first review", "You", "Waiting on others", "Visit and see the child")
    assert "Hold the first review" in seen_by(here, "Rex Rowan")


def test_a_manager_sees_who_has_nobody_and_what_waits_for_a_manager(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        nobodys = here.child("Nina Nobody", worker=None)
        allocated, elsewhere = here.child("Ann Ash"), here.child("Sue South", worker=None, team="South")
        here.owe(nobodys, "LA-20", -1)
        here.owe(allocated, "MI-05", 2)
        here.owe(allocated, "LA-02", -50)
        here.owe(elsewhere, "LA-20", -1)
    page = seen_by(here, "Maud Maple", "/?view=duties")
    assert "1 child in your teams with no social worker named" in page
    assert "Nobody named in North" in page
    assert "Hold a strategy discussion" in page
    assert "50 days late" not in page
    assert "Sue South" not in page
    assert "2 children in your teams with no social worker named" in seen_by(here, "Sol Spruce")


def test_health_sees_what_is_healths_of_looked_after_children_only(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        here.owe(here.child("Ann Ash"), "HE-01", -2)
    assert "No duty of your own waits" in seen_by(here, "Hal Hazel", "/?view=duties")


def test_what_stopped_being_owed_and_what_has_not_begun_are_not_shown(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        ann = here.child("Ann Ash")
        here.owe(ann, "LA-20", -9, ends_on=today())
        here.owe(ann, "LA-02", 60, since_on=today() + timedelta(days=1))
        here.owe(ann, "LA-04", -2, ends_on=today() + timedelta(days=1))
    page = seen_by(here, "Alice Ash", "/?view=duties")
    assert "9 days late" not in page
    assert "60 days" not in page
    assert "2 days late" in page


def test_a_child_of_a_return_stands_at_its_end(here: Council, as_owner: AsOwner) -> None:
    end = date(2018, 3, 31)
    with as_owner():
        ann = here.child("Ann Ash")
        here.owe(ann, "LA-20", -4, from_day=end, judged_on=end)
    page = seen_by(here, "Alice Ash", "/?view=duties")
    assert "as it stood on 31 March 2018" in page
    assert "4 days late" in page
    with as_owner():
        here.owe(here.child("Ben Beech"), "LA-20", 2)
    page = seen_by(here, "Alice Ash", "/?view=duties")
    assert "as it stood on" not in page
    assert "4 days late as at 31 Mar 2018" in page


def test_hours_are_late_from_their_moment(here: Council, as_owner: AsOwner) -> None:
    moment = at(0) - timedelta(days=1)
    with as_owner():
        here.owe(here.child("Ann Ash"), "LA-20", -1, due_at=moment)
    assert "Overdue by less than a week" in seen_by(here, "Alice Ash", "/?view=duties").split("<main")[1]


def test_law_and_local_are_told_apart_and_the_legal_date_stays_beside_the_councils(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        ann = here.child("Ann Ash")
        here.owe(ann, "LA-20", 3, due_on=today())
        here.owe(ann, "IR-15", 9)
    page = seen_by(here, "Alice Ash", "/?view=duties")
    assert 'tc-tag--law">Law' in page
    assert 'tc-tag--local">Local' in page
    assert "This council aims for" in page
    assert "Due in 3 days" in page


def test_kind_words_when_there_is_nothing(here: Council) -> None:
    assert "No children are allocated to you yet" in seen_by(here, "Alice Ash")
    assert "Nothing is booked and nothing falls due." in seen_by(here, "Alice Ash", "/?view=weeks")
    assert "Nothing is booked and nothing falls due." in seen_by(here, "Alice Ash", "/?view=weeks&week=9999-12-31")


def test_a_supporting_part_makes_a_child_mine_and_their_duties_others(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        ann = here.child("Ann Ash", worker="Bob Birch")
        here.allocate(ann, PART.SUPPORTING, "Alice Ash", "North")
        here.owe(ann, "LA-20", -1)
    page = seen_by(here, "Alice Ash", "/?view=duties")
    assert in_order(page, "Waiting on others", "Bob Birch, social worker")


def test_law_comes_before_what_is_local_where_both_are_equally_late(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        ann = here.child("Ann Ash")
        here.owe(ann, "AD-04", -3, by="social worker")
        here.owe(ann, "LA-20", -3)
    page = seen_by(here, "Alice Ash", "/?view=duties").split("<main")[1]
    assert in_order(page, ">Law<", ">Local<")
    assert "Visit and see the child" in seen_by(here, "Alice Ash").split("<main")[1]


def counts_in(page: str) -> dict[str, tuple[int, str]]:
    """What each count on a page says, and where it leads."""
    found = re.findall(r'tc-counts__inside"(?: href="([^"]*)")?.*?__number">([^<]*)</span>.*?__words">([^<]*)<', page, re.S)
    return {words: (int(number), href.replace("&amp;", "&")) for href, number, words in found}


@pytest.mark.parametrize("view", ["children", "duties", "weeks"])
def test_each_count_opens_as_many_duties_as_it_says_and_none_leads_nowhere(here: Council, as_owner: AsOwner, view: str) -> None:
    with as_owner():
        ann = here.child("Ann Ash", officer="Rex Rowan")
        for due_in in (-9, -8, -1, 30):
            here.owe(ann, "LA-20", due_in)
        for due_in in (-9, 2):
            here.owe(ann, "IR-02", due_in)
    counts = counts_in(seen_by(here, "Alice Ash", f"/?view={view}"))
    assert {words: number for words, (number, _) in counts.items()} == {
        "Overdue by a week or more": 2, "Overdue by less than a week": 1, "Due in 5 days": 0, "Later": 1, "Waiting on others": 2,
    }  # fmt: skip
    for words, (number, href) in counts.items():
        assert bool(href) == bool(number), words
        if href:
            page = seen_by(here, "Alice Ash", href)
            assert page.count('class="tc-duty ') == number, words
            assert f'<h2 class="govuk-heading-l" id="{href.rpartition("=")[2]}">' in page
            assert "Remove filter" in page


def test_what_is_mine_to_do_next_is_said_first_and_leads_to_that_duty(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        ann = here.child("Ann Ash", officer="Rex Rowan")
        here.owe(ann, "IR-02", -40)
        soon = here.owe(ann, "LA-20", 3)
    anchor = f"/child/{ann.pk}/#{anchor_of('LA-20', about=soon.about, since_on=soon.since_on)}"
    for view in ("children", "duties", "weeks"):
        lead = seen_by(here, "Alice Ash", f"/?view={view}").split('class="tc-lead"')[1].split("</p>")[0]
        assert in_order(lead, "Nothing of yours is late.", anchor, "Visit and see the child for Ann Ash", "due in 3 days")
    with as_owner():
        here.owe(ann, "LA-20", -2)
        here.owe(ann, "LA-20", -1)
    assert "2 things of yours are late." in seen_by(here, "Alice Ash")
    assert "1 thing of yours is late." in seen_by(here, "Rex Rowan")
    assert "tc-lead" not in seen_by(here, "Charlie Cedar")


def test_a_page_past_the_end_is_the_last(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        here.owe(here.child("Ann Ash"), "LA-20", -3)
    for view in ("children", "duties"):
        assert "Showing 1 to 1 of 1" in seen_by(here, "Alice Ash", f"/?view={view}&page=9")


def on_the_way(here: Council, child: Person, state: Document.State, what: Step.What, by: str) -> None:
    """An assessment by Alice that was handed in, or returned to her."""
    alice, at = here.workers["Alice Ash"], now() - timedelta(days=1)
    paper = Document.objects.create(child=child, form="assessment", version=1, state=state, started_by=alice, started_at=at)
    Revision.objects.create(
        id=uuid4(), document=paper, child=child, name="words", value="Doing well.", author=alice, at=at, page=uuid4()
    )
    Step.objects.create(document=paper, child=child, what=what, by=here.workers[by], words="More, please.", at=at)


@pytest.mark.parametrize("view", ["children", "duties", "weeks", "nonsense"])
@pytest.mark.parametrize("name", ["Alice Ash", "Maud Maple", "Rex Rowan", "Dora Dogwood", "Hal Hazel"])
def test_fifteen_queries_at_most_however_many_children(here: Council, as_owner: AsOwner, name: str, view: str) -> None:
    with as_owner():
        for number in range(60):
            child = here.child(f"Child N{number}", officer="Rex Rowan", worker="Alice Ash" if number % 2 else None)
            for key in ("LA-20", "IR-02", "MI-05", "LA-01"):
                here.owe(child, key, number - 30)
            on_the_way(here, child, Document.State.SUBMITTED, Step.What.SUBMITTED, "Alice Ash")
            on_the_way(here, child, Document.State.WRITING, Step.What.RETURNED, "Maud Maple")
    client = Client()
    client.force_login(here.workers[name], backend="allauth.account.auth_backends.AuthenticationBackend")
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(f"/?view={view}&page=2")
    assert answer.status_code == 200
    papers = {"Maud Maple": "Waiting for your approval", "Alice Ash": "Returned to you"}
    assert papers.get(name, "") in answer.content.decode()
    asked = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(asked) <= 15, "\n".join(sql[:60] + " … " + sql[-60:] for sql in asked)


def test_a_hazard_stands_beside_the_child_wherever_a_visit_begins(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        ann, ben = here.child("Ann Ash"), here.child("Ben Beech")
        for child in (ann, ben):
            here.owe(child, "LA-20", 0)
        _warn(here, ann, by="Alice Ash")
        over = _warn(here, ben, by="Alice Ash")
        over.ended_on, over.ended_because = today(), "The dog is gone"
        over.save()
        Booking.objects.create(
            child=ann,
            source=here.source,
            what=Booking.What.VISIT,
            booked_at=at(1),
            worker=here.workers["Alice Ash"],
            changed_by=here.workers["Alice Ash"],
        )
    beside = re.compile(r'Ann Ash(</a>)?\s*<span class="tc-tag tc-tag--restricted">Hazard: Dangerous animal')
    for view, times in (("children", 1), ("duties", 1), ("weeks", 2)):
        page = seen_by(here, "Alice Ash", f"/?view={view}")
        assert len(beside.findall(page)) == times, view
        assert page.count("Hazard: ") == times, f"{view}: one that is over warns no more"


def test_a_manager_is_asked_to_agree_to_a_warning_and_to_look_at_it_again(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        ann, elsewhere = here.child("Ann Ash"), here.child("Sue South", worker=None, team="South")
        new = _warn(here, ann, by="Alice Ash")
        _warn(here, elsewhere, by="Charlie Cedar")
    assert "Dangerous animal: Ann Ash, to agree to" in seen_by(here, "Maud Maple")
    assert "Sue South, to agree to" not in seen_by(here, "Maud Maple")
    assert "to agree to" not in seen_by(here, "Alice Ash")
    with as_owner():
        new.agreed_by, new.agreed_on = here.workers["Maud Maple"], today()
        new.save()
    assert "Dangerous animal: Ann Ash" not in seen_by(here, "Maud Maple")
    with as_owner():
        new.review_on = today()
        new.save()
    assert "Dangerous animal: Ann Ash, to be looked at again by" in seen_by(here, "Maud Maple")


def _warn(here: Council, child: Person, *, by: str) -> Hazard:
    later = today() + timedelta(days=60)
    return Hazard.objects.create(
        child=child,
        source=here.source,
        kind=Hazard.Kind.ANIMAL,
        words="Two dogs in the yard",
        raised_by=here.workers[by],
        review_on=later,
        started_on=today(),
    )

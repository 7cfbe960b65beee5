"""What an analyst and business support come for is on their first page: counts without names; what to book, send and chase."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, time, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.integration.owed_rows import Council, council

from throughcare.apps.booking.models import Booking
from throughcare.apps.care.models import HealthAssessment, HealthAssessmentRequest, PeriodOfCare, Placement
from throughcare.apps.duties.queries import first_day_of_week
from throughcare.apps.intake.models import Batch
from throughcare.apps.people.models import Person
from throughcare.apps.support.models import Support, SupportStep
from throughcare.apps.workforce.roles import Role
from throughcare.core.today import LONDON, today

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db
COUNTS = {"Header": {"added": 3, "set_aside": 2}}


@pytest.fixture
def here(db: None, as_owner: AsOwner) -> Council:
    with as_owner():
        made = council()
        made.employ("Bea Bramble", Role.BUSINESS_SUPPORT, "North")
        by = made.workers["Dora Dogwood"]
        Batch.objects.create(year=2018, state=Batch.State.PREVIEWED, by=by, counts=COUNTS)
        return made


def seen_by(here: Council, name: str, address: str = "/") -> str:
    client = Client()
    client.force_login(here.workers[name], backend="allauth.account.auth_backends.AuthenticationBackend")
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code == 200
    asked = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(asked) <= 15, "\n".join(sql[:120] for sql in asked)
    return " ".join(answer.content.decode().split())


def book(here: Council, child: Person, days: int, place: str) -> None:
    at = datetime.combine(first_day_of_week(today()) + timedelta(days=days), time(14), tzinfo=LONDON)
    worker = here.workers["Alice Ash"]
    Booking.objects.create(
        child=child,
        source=here.source,
        what="visit",
        booked_at=at,
        place=place,
        worker=worker,
        changed_by=worker,
        together=uuid4(),
    )


def test_an_analyst_sees_how_much_is_owed_by_team_and_duty_and_no_name(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        ann, sid = here.child("Ann Ash"), here.child("Sid South", team="South")
        for due_in in (-9, -2, 3):
            here.owe(ann, "LA-20", due_in)
        here.owe(sid, "IR-02", -1)
        here.owe(sid, "IR-02", 30)
    page = seen_by(here, "Ana Alder")
    assert "Ann" not in page.split("<main")[1]
    assert "Sid" not in page.split("<main")[1]
    north, south = here.teams["North"].pk, here.teams["South"].pk
    assert f'/team/?team={north}&amp;late=late">2</a>' in page
    assert f'/team/?team={north}&amp;late=soon">1</a>' in page
    assert f'/team/?team={south}&amp;late=late">1</a>' in page
    assert '/team/?duty=LA-20&amp;late=late">2</a>' in page
    assert page.index("LA-20") < page.index("IR-02"), "the duty with most late comes first"
    shown = seen_by(here, "Ana Alder", f"/team/?team={north}&late=late")
    assert "2 of 2" in shown, "the list behind the number holds as many"


def test_both_see_what_was_brought_in_and_what_of_it_was_set_aside(here: Council) -> None:
    for name in ("Ana Alder", "Bea Bramble"):
        page = seen_by(here, name)
        assert "SSDA903 2017/18" in page
        assert "Waits for somebody to commit it" in page
        assert '?outcome=set_aside">2</a>' in page


def test_business_support_sees_what_to_book_and_to_chase_of_its_own_teams(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        ann, sid = here.child("Ann Ash"), here.child("Sid South", team="South")
        book(here, ann, 2, "At home")
        book(here, ann, 9, "Next week")
        book(here, sid, 2, "Elsewhere")
        asked, fortnight = today() - timedelta(days=20), today() - timedelta(days=14)
        for child in (ann, sid):
            HealthAssessmentRequest.objects.create(child=child, source=here.source, kind="review", requested_on=asked)
        HealthAssessmentRequest.objects.create(child=ann, source=here.source, kind="initial", requested_on=asked)
        HealthAssessment.objects.create(child=ann, source=here.source, kind="initial", assessed_on=fortnight, report_awaited=True)
        given, waits = (
            Support.objects.create(
                child=ann, source=here.source, purpose="home", kind=kind, asked_on=asked, asked_of=f"The {kind} service"
            )
            for kind in ("mentor", "therapy")
        )
        SupportStep.objects.create(child=ann, source=here.source, support=given, step="given", came_on=fortnight)
        SupportStep.objects.create(child=ann, source=here.source, support=waits, step="waiting", came_on=fortnight)
    page = seen_by(here, "Bea Bramble").split("<main")[1]
    assert "At home" in page
    assert "Next week" not in page
    for not_theirs in ("Sid", "Elsewhere"):
        assert not_theirs not in page
    assert page.count("Review health assessment asked for") == 1
    assert "Initial health assessment asked for" not in page, "it was held"
    assert "Report of the initial health assessment" in page
    assert "The therapy service" in page
    assert "The mentor service" not in page, "it is being given"
    assert "Every record that is complete was sent." in page


def test_a_list_that_is_cut_short_says_of_how_many(here: Council, as_owner: AsOwner, monkeypatch: pytest.MonkeyPatch) -> None:
    with as_owner():
        ann, sid = here.child("Ann Ash"), here.child("Sid South", team="South")
        book(here, ann, 1, "At home")
        book(here, ann, 2, "At school")
        book(here, sid, 3, "Elsewhere")
    assert "Showing the first" not in seen_by(here, "Bea Bramble"), "all of them are shown"
    monkeypatch.setattr("throughcare.apps.desk.office.MOST", 1)
    page = seen_by(here, "Bea Bramble")
    assert "Showing the first 1 of 2" in page, "what is not open to her is not counted"
    assert "At school" not in page


def test_what_is_chased_first_is_the_first_of_all_lists_together(
    here: Council, as_owner: AsOwner, monkeypatch: pytest.MonkeyPatch
) -> None:
    with as_owner():
        ann = here.child("Ann Ash")
        for days, service in ((40, "The first service"), (30, "The second service"), (10, "The third service")):
            on = today() - timedelta(days=days)
            Support.objects.create(child=ann, source=here.source, purpose="home", kind="mentor", asked_on=on, asked_of=service)
        asked = today() - timedelta(days=5)
        HealthAssessmentRequest.objects.create(child=ann, source=here.source, kind="review", requested_on=asked)
    monkeypatch.setattr("throughcare.apps.desk.office.MOST", 2)
    page = seen_by(here, "Bea Bramble")
    assert "Showing the first 2 of 4" in page
    assert page.index("The first service") < page.index("The second service")
    for later in ("The third service", "Review health assessment asked for"):
        assert later not in page, "others were asked for before it"


def test_nobody_else_is_given_these(here: Council) -> None:
    for name in ("Alice Ash", "Dora Dogwood"):
        assert "Returns brought in" not in seen_by(here, name)


def test_placements_see_what_must_be_put_right_and_which_placements_are_at_risk(here: Council, as_owner: AsOwner) -> None:
    with as_owner():
        here.employ("Pru Poplar", Role.PLACEMENTS, "Council")
        ann, ben = here.child("Ann Ash"), here.child("Ben Beech")
        on = today() - timedelta(days=150)
        for child, kind in ((ann, "Z1"), (ben, "U4")):
            about = {"child": child, "source": here.source}
            period = PeriodOfCare.objects.create(started_on=on, **about)
            Placement.objects.create(period=period, kind=kind, started_on=on, temporary_approval=child == ben, **about)
        shakes = Support.objects.create(
            child=ben,
            source=here.source,
            purpose="placement",
            kind="therapy",
            asked_on=today() - timedelta(days=9),
            asked_of="CAMHS",
        )
    page = seen_by(here, "Pru Poplar")
    mend, at_risk = page.split("Placements at risk", 1)
    assert "with no Ofsted number on record" in mend
    assert mend.index("Ann Ash") < mend.index("Ben Beech"), "the longest-standing first"
    assert "of approval ended" in mend or "of approval ends" in mend
    assert "CAMHS" in at_risk
    assert "Nobody has answered" in at_risk
    assert "Ann Ash" not in at_risk
    with as_owner():
        SupportStep.objects.create(child=ben, source=here.source, support=shakes, step="given", came_on=today())
    assert "No placement waits for support" in seen_by(here, "Pru Poplar")
    assert "Placements at risk" not in seen_by(here, "Alice Ash")

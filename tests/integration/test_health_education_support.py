"""Health, education and support: each is recorded once, meets its duty and opens the next, and is told on the timeline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from tests.integration.family import BACKEND, Family, arrange, day, owed, worker, write

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.care.models import EducationPlan, HealthAssessment, StrengthsAndDifficulties
from throughcare.apps.duties.models import OwedDuty
from throughcare.apps.support.models import Support, SupportStep
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.workforce.roles import Role, Sight
from throughcare.apps.writing.actions import NotYet
from throughcare.apps.writing.models import Document
from throughcare.core.acting import acting_as

pytestmark = pytest.mark.django_db
HELD, REPORTED, TODAY = date(2025, 12, 15), date(2025, 12, 22), date(2026, 1, 14)


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 1, 14, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def family(noon: None) -> Family:
    return arrange()


def timeline(client: Client, family: Family) -> str:
    client.force_login(family.alice, backend=BACKEND)
    return client.get(reverse("desk:child", args=[family.ada.pk])).content.decode()


def test_an_assessment_is_owed_until_its_report_is_here_and_then_the_next_is(family: Family, client: Client) -> None:
    assert owed(family.ada, "HE-01", "HE-02") == {"HE-01", "HE-02"}
    write(family.ada, "health-request", by=family.alice, kind="initial", on=day(date(2025, 12, 10)), of_whom="Dr Reed")
    assert owed(family.ada, "HE-01", "HE-02") == {"HE-01"}
    held = {"kind": "initial", "assessed_on": day(HELD), "reported": "no"}
    write(family.ada, "health-assessment", by=family.alice, **held)
    assert owed(family.ada, "HE-01", "HE-04") == {"HE-01"}, "held, but it is the report that is owed"
    with acting_as(family.alice.pk):
        assessment = HealthAssessment.objects.get(child=family.ada)
    write(
        family.ada,
        "health-report",
        by=family.alice,
        assessment=str(assessment.pk),
        reported_on=day(REPORTED),
        words="She needs glasses",
        **{"actions.0.what": "An eye test", "actions.0.who": "carer", "actions.0.by_when": day(date(2026, 2, 1))},
    )
    assert owed(family.ada, "HE-01", "HE-04") == {"HE-04"}, "the review health assessment is next"
    with acting_as(family.alice.pk):
        assert AgreedAction.objects.get(child=family.ada).agency == "carer"
    shown = timeline(client, family)
    assert "Report of the health assessment came" in shown
    assert "Initial health assessment asked for" in shown


def test_a_report_does_not_come_before_the_assessment(family: Family) -> None:
    held = {"kind": "initial", "assessed_on": day(REPORTED), "reported": "yes", "reported_on": day(HELD), "words": "Well"}
    with pytest.raises(NotYet):
        write(family.ada, "health-assessment", by=family.alice, **held)


def test_a_school_the_record_knows_is_shown_each_term_and_not_asked_again(family: Family, client: Client) -> None:
    client.force_login(family.alice, backend=BACKEND)

    def held(on: date, **said: str) -> Document:
        about = {"first": "termly", "attainment": "expected", "words": "Reading goes well"}
        return write(family.ada, "education-plan", by=family.alice, on=day(on), **about, **said)

    def asked() -> str:
        begin = reverse("writing:begin", args=[family.ada.pk, "education-plan"])
        return client.post(begin, follow=True).content.decode()

    assert "The record says" not in asked(), "nobody has said where she learns yet"
    held(HELD, school="Beck Primary")
    assert "The record says: Beck Primary" in asked()
    confirmed = held(REPORTED, **{"school.still": "right:Beck Primary"})
    with pytest.raises(NotYet):
        held(TODAY, **{"school.still": "right:Some other school"})
    moved = held(TODAY, **{"school.still": "correct", "school": "Hill Primary"})
    assert "The record says: Hill Primary" in asked()
    read = reverse("writing:document", args=[family.ada.pk, confirmed.pk])
    assert "Still right: Beck Primary" in client.get(read).content.decode(), "what was confirmed stays what was shown"
    assert "Hill Primary" in client.get(reverse("writing:document", args=[family.ada.pk, moved.pk])).content.decode()


def test_dentist_immunisations_and_questionnaire_meet_their_duties(family: Family) -> None:
    write(family.ada, "health-assessment", by=family.alice, kind="initial", assessed_on=day(HELD), reported="yes",
          reported_on=day(REPORTED), words="Well")  # fmt: skip
    assert owed(family.ada, "HE-05", "HE-06", "HE-07") == {"HE-05", "HE-06", "HE-07"}
    before = _due(family, "HE-05", "HE-06", "HE-07")
    write(family.ada, "dentist", by=family.alice, on=day(TODAY), treatment="no")
    write(family.ada, "immunisations", by=family.alice, on=day(TODAY), up_to_date="yes")
    write(family.ada, "sdq", by=family.alice, scored="yes", on=day(TODAY), score="13")
    after = _due(family, "HE-05", "HE-06", "HE-07")
    assert all(str(after[key]) > str(before[key]) for key in before), "met, and the next is a year from what happened"
    with acting_as(family.alice.pk):
        assert StrengthsAndDifficulties.objects.get().score == 13


def _due(family: Family, *keys: str) -> dict[str, date | None]:
    with acting_as(family.alice.pk):
        return dict(OwedDuty.objects.filter(child=family.ada, key__in=keys).values_list("key", "due_on"))


@pytest.mark.parametrize(
    "said", [{"scored": "yes", "score": "41"}, {"scored": "yes", "score": ""}, {"scored": "no", "reason": ""}]
)
def test_a_score_is_nought_to_forty_or_there_is_a_reason(family: Family, said: dict[str, str]) -> None:
    with pytest.raises(NotYet):
        write(family.ada, "sdq", by=family.alice, on=day(TODAY), **said)


def test_a_score_not_given_keeps_its_reason(family: Family) -> None:
    write(family.ada, "sdq", by=family.alice, on=day(TODAY), scored="no", reason="SDQ2")
    with acting_as(family.alice.pk):
        scored = StrengthsAndDifficulties.objects.get()
    assert (scored.score, scored.reason) == (None, "SDQ2")


def _plan(family: Family) -> EducationPlan:
    said = {"on": day(date(2025, 12, 18)), "first": "first", "school": "Elm Road", "attendance": "94", "attainment": "below"}
    write(family.ada, "education-plan", by=family.alice, words="Reading goes well", **said)
    with acting_as(family.alice.pk):
        return EducationPlan.objects.get(child=family.ada)


def test_a_plan_is_begun_and_the_virtual_school_signs_it_off(family: Family, client: Client) -> None:
    assert owed(family.ada, "ED-01") == {"ED-01"}
    plan = _plan(family)
    assert owed(family.ada, "ED-01", "ED-05") == {"ED-05"}
    school = worker("Vera", family.team, Role.VIRTUAL_SCHOOL, Sight.LOOKED_AFTER)
    sent_back = {"plan": str(plan.pk), "on": day(TODAY), "quality": "again", "words": "What will she learn?"}
    write(family.ada, "virtual-school", by=school, **sent_back)
    assert owed(family.ada, "ED-05") == {"ED-05"}, "sent back is not signed off"
    write(family.ada, "virtual-school", by=school, **(sent_back | {"quality": "good"}))
    assert owed(family.ada, "ED-05") == set()
    shown = timeline(client, family)
    assert "Education plan signed off by the virtual school" in shown
    assert "attendance 94%" in shown


def test_nobody_but_the_virtual_school_signs_off(family: Family) -> None:
    plan = _plan(family)
    with pytest.raises(MayNot):
        write(family.ada, "virtual-school", by=family.alice, plan=str(plan.pk), on=day(TODAY), quality="good", words="Fine")
    assert owed(family.ada, "ED-05") == {"ED-05"}


def test_support_is_asked_for_brothers_and_sisters_and_followed_to_whether_it_helped(family: Family, client: Client) -> None:
    asked = {"purpose": "placement", "kind": "break", "asked_on": day(date(2026, 1, 5)), "asked_of": "Short breaks"}
    stands = {"stands": "waiting", "came_on": day(date(2026, 1, 7)), "who": [str(family.ben.pk)]}
    write(family.ada, "support", by=family.alice, words="The carers are worn out", **asked, **stands)
    with acting_as(family.alice.pk):
        supports = {one.child_id: one for one in Support.objects.all()}
        assert set(supports) == {family.ada.pk, family.ben.pk}
    assert owed(family.ada, "PL-01") == {"PL-01"}, "a placement that shakes is owed a stability meeting"
    since = {"support": str(supports[family.ada.pk].pk), "came_on": day(TODAY), "words": "A weekend a month"}
    for step, helped in (("given", "too_soon"), ("ended", "yes")):
        write(family.ada, "support-since", by=family.alice, step=step, helped=helped, given_by="Ivy House", **since)
    with acting_as(family.alice.pk):
        steps = SupportStep.objects.filter(child=family.ada).order_by("known_at", "pk").values_list("step", flat=True)
        assert set(steps) == {"waiting", "given", "ended"}
    shown = timeline(client, family)
    assert "Support asked for: a break for the child or those who care" in shown
    assert "does it help: yes" in shown
    with acting_as(family.charlie.pk):
        assert not Support.objects.exists()
        assert not SupportStep.objects.exists()


def test_support_that_is_over_is_offered_no_more_and_nothing_comes_before_it_is_asked(family: Family) -> None:
    asked = {"purpose": "edge", "kind": "family", "asked_on": day(TODAY), "asked_of": "Family help", "words": "So that they stay"}
    with pytest.raises(NotYet):
        write(family.ada, "support", by=family.alice, **asked, stands="offered", came_on=day(date(2026, 1, 1)))
    write(family.ada, "support", by=family.alice, **asked, stands="refused", came_on=day(TODAY))
    with acting_as(family.alice.pk):
        support = Support.objects.get()
    since = {"support": str(support.pk), "step": "given", "helped": "no", "came_on": day(TODAY), "words": "No"}
    with pytest.raises(NotYet):
        write(family.ada, "support-since", by=family.alice, **since)


def test_what_happened_is_asked_under_a_few_headings(family: Family, client: Client) -> None:
    client.force_login(family.alice, backend=BACKEND)
    shown = client.get(reverse("desk:add", args=[family.ada.pk])).content.decode()
    for heading in ("Missing", "Health", "Education", "Support"):
        assert f">{heading}</h2>" in shown

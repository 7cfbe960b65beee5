"""Assessments and plans: what was found arrives in the plan, every action is agreed, plans rest on assessments, and duties are met."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.integration.managed_home import (
    ASSESSED,
    BACKEND,
    PLANNED,
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

from throughcare.apps.agreed import actions as agreed
from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.care.confirming import ADDRESS, LAW, PLACEMENT
from throughcare.apps.care.models import PeriodOfCare, Placement
from throughcare.apps.desk.add import FORMS
from throughcare.apps.duties.models import OwedDuty
from throughcare.apps.involvement import actions as involvement
from throughcare.apps.missing.models import MissingEpisode
from throughcare.apps.people import actions as people
from throughcare.apps.people.models import Person, Relationship, Source
from throughcare.apps.plans.forms import RESPONSIBILITY
from throughcare.apps.plans.models import Assessment, Need, Plan, PlannedAction
from throughcare.apps.plans.queries import currency_of, in_force
from throughcare.apps.reviews.forms import CONTACT
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.writing.models import Document
from throughcare.apps.writing.queries import standing_of
from throughcare.apps.writing.signing import actions as signing
from throughcare.core.acting import acting_as
from throughcare.core.asking.form import Form, Rows
from throughcare.core.today import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> Home:
    return make_home()


def _assessed(on: date | None = None) -> dict[str, Any]:
    return {**ASSESSED, "on": parts(on or today()), **need(0, "Sleep without fear", "Ring the doctor", who="health")}


def _planned(home: Home, **more: Any) -> dict[str, Any]:
    return {**PLANNED, **need(0, "Sleep without fear", "Ring the doctor", who=str(home.alice.pk)), **more}


def _owed(home: Home) -> set[str]:
    with acting_as(home.alice.pk):
        return set(OwedDuty.objects.filter(child=home.ada).values_list("key", flat=True))


def test_what_an_assessment_found_is_brought_into_the_plan_by_a_button_and_not_by_itself(home: Home, client: Client) -> None:
    approved(home, "assessment", _assessed())
    client.force_login(home.alice, backend=BACKEND)
    begun = client.post(reverse("writing:begin", args=[home.ada.pk, "care-plan"]))
    address = begun.headers["location"].replace("/basis/", "/needs/")
    shown = client.get(address).content.decode()
    assert "Sleep without fear" in shown
    assert 'value="Sleep without fear"' not in shown
    with acting_as(home.alice.pk):
        assert "needs.0.need" not in standing_of(_draft(home)).answers
    press = re.search(r'value="(bring:\d+)"', shown)
    assert press
    assert post(client, address, press[1], shown).status_code == 302
    with acting_as(home.alice.pk):
        answers = standing_of(_draft(home)).answers
        assert answers["needs.0.need"] == "Sleep without fear"
        assert answers["needs.0.what"] == "Ring the doctor"
        assert answers["needs.0.by_when"] == parts(days(20))
    assert "Brought in already" in client.get(address).content.decode()
    assert post(client, address, press[1], client.get(address).content.decode()).status_code == 302
    with acting_as(home.alice.pk):
        assert "needs.1.need" not in standing_of(_draft(home)).answers


def _draft(home: Home) -> Any:
    from throughcare.apps.writing.models import Document

    return Document.objects.get(child=home.ada, form="care-plan")


def test_approving_a_care_plan_agrees_its_actions_and_meets_the_duty_in_the_same_transaction(home: Home) -> None:
    assert {"LA-02", "IR-20"} <= _owed(home)
    approved(home, "care-plan", _planned(home))
    with acting_as(home.alice.pk):
        plan = Plan.objects.get()
        assert (plan.kind, plan.started_on, plan.permanence) == ("care", today(), "long_term_fostering")
        action = AgreedAction.objects.get()
        assert (action.what, action.worker, action.due_on) == ("Ring the doctor", home.alice, days(20))
        assert PlannedAction.objects.get().need == Need.objects.get(plan=plan, number=1)
    assert not {"LA-02", "IR-20"} & _owed(home)
    with acting_as(home.charlie.pk):
        assert not Plan.objects.exists()
        assert not Need.objects.exists()
        assert not PlannedAction.objects.exists()
        assert not Assessment.objects.exists()


def test_a_route_not_yet_decided_is_no_plan_for_permanence(home: Home) -> None:
    undecided = {"route": "not_yet", "route_why": "", "route_when": "The court decides in May"}
    approved(home, "care-plan", _planned(home, **undecided))
    assert "LA-02" not in _owed(home)
    assert "IR-20" in _owed(home)


def test_a_further_action_on_the_same_need_leaves_the_need_empty(home: Home) -> None:
    more = need(1, "", "Buy a night light", outcome="")
    approved(home, "care-plan", _planned(home, **more))
    with acting_as(home.alice.pk):
        assert Need.objects.count() == 1
        assert set(Need.objects.get().actions.values_list("action__what", flat=True)) == {"Ring the doctor", "Buy a night light"}


def test_an_action_of_the_plan_before_goes_on_and_a_new_day_is_agreed_again(home: Home) -> None:
    approved(home, "care-plan", _planned(home))
    later = need(0, "Sleep without fear", "ring  the Doctor", who="health", by_when=days(40))
    approved(home, "care-plan", {**PLANNED, **later})
    with acting_as(home.alice.pk):
        action = AgreedAction.objects.get()
        assert (action.due_on, action.rolled_over, action.agency, action.worker) == (days(40), 1, "health", None)
        assert action.planned.count() == 2


def test_what_was_agreed_elsewhere_and_what_the_plan_before_has_open_are_offered(home: Home, client: Client) -> None:
    approved(home, "care-plan", _planned(home))
    with acting_as(home.alice.pk):
        agreed.agree(home.ada, "Find a swimming club", due_on=days(9), by=home.alice, owner_agency="carer")
    client.force_login(home.alice, backend=BACKEND)
    begun = client.post(reverse("writing:begin", args=[home.ada.pk, "care-plan"]))
    shown = client.get(begun.headers["location"].replace("/basis/", "/needs/")).content.decode()
    assert "Find a swimming club" in shown
    assert "and still to be done" in shown
    assert "Bring all of it in" in shown
    basis = client.get(begun.headers["location"]).content.decode()
    assert "The first plan" in basis  # what was said to have changed last time, beside


def test_an_action_whose_day_passed_while_the_plan_waited_is_agreed_all_the_same(home: Home) -> None:
    document = handed_in(home, "care-plan", _planned(home, **need(0, "Sleep", "Ring the doctor", by_when=days(-2))))
    with acting_as(home.mona.pk):
        signing.approve(document, "No assessment yet; it is under way", seen=seen(document), by=home.mona)
        assert AgreedAction.objects.get().due_on == days(-2)


def test_a_placement_plan_meets_what_is_owed_for_its_placement_and_says_who_may_decide(home: Home, client: Client) -> None:
    assert {"LA-04", "DL-01"} <= _owed(home)
    approved(home, "placement-plan", _for_placement(home))
    assert not {"LA-04", "DL-01"} & _owed(home)
    client.force_login(home.alice, backend=BACKEND)
    shown = client.get(reverse("plans:for_child", args=[home.ada.pk, "placement"])).content.decode()
    for words in ("Ada’s plan", "Haircuts", "You decide", "You can stay here.", "Ada sleeps through", "Mum each Saturday"):
        assert words in shown
    for term in ("Section 20", "U6", "Permanence", "duty"):
        assert term not in shown


def _for_placement(home: Home) -> dict[str, Any]:
    decisions = (
        "haircut",
        "sleepover",
        "school_trip",
        "school_stay",
        "clubs",
        "health",
        "treatment",
        "photographs",
        "phone",
        "abroad",
        "faith",
    )
    said = {f"decisions.{key}.who": "child" if key == "haircut" else "carer" for key in decisions}
    own = {
        "placement": str(home.placement.pk),
        "every_day": "Breakfast at seven",
        "keeps_safe": "The door is open at night",
        "agreed_with": "Mum, today",
    }
    return {**_planned(home), **own, **said}


def test_an_assessment_for_leaving_care_and_a_pathway_plan_meet_their_duties() -> None:
    home = make_home(born_on=date(today().year - 17, 1, 1))
    with acting_as(ITSELF):
        period = PeriodOfCare.objects.get()
        period.started_on = today() - timedelta(days=400)
        people.correct_facts([period], ["started_on"], by=itself())
    assert "LC-02" in _owed(home)
    leaving = {"ready": "Nearly", "work": "College", "money": "A bank card", "home": "Staying put", "support": "The Oaks"}
    approved(home, "leaving-assessment", {**_assessed(), **leaving})
    assert "LC-02" not in _owed(home)
    assert "LC-03" in _owed(home)
    ahead = {
        "mine_wants": "To be a cook",
        "health": "Well",
        "work": "College",
        "money": "Saving",
        "home": "Here",
        "adviser": "Each month",
    }
    approved(home, "pathway-plan", {**_planned(home), **ahead})
    assert "LC-03" not in _owed(home)
    assert "LC-05" in _owed(home)


def test_a_child_never_assessed_is_said_so_and_what_makes_an_assessment_stale_is_named(home: Home, client: Client) -> None:
    client.force_login(home.alice, backend=BACKEND)
    address = reverse("desk:child", args=[home.ada.pk])
    shown = client.get(address).content.decode()
    assert "Never assessed, as far as is recorded here." in shown
    assert "No plan is recorded here yet." in shown
    approved(home, "assessment", _assessed(days(-20)))
    approved(home, "care-plan", _planned(home, rests_on=_latest(home)))
    shown = client.get(address).content.decode()
    assert "less than a month old" in shown
    assert "Rests on the assessment of need" in shown
    assert "Sleep without fear" in shown
    assert "out of date" not in shown.lower()
    _went_missing(home)
    shown = client.get(address).content.decode()
    assert "Out of date" in shown
    assert "The assessment it rests on is out of date" in shown
    approved(home, "assessment", _assessed())
    assert "A newer assessment" in client.get(address).content.decode()


def _latest(home: Home) -> str:
    with acting_as(home.alice.pk):
        return str(Assessment.objects.order_by("-completed_on").values_list("pk", flat=True)[0])


def _went_missing(home: Home) -> None:
    with acting_as(ITSELF):
        source = Source.objects.get()
        people.record_facts(
            [MissingEpisode(child=home.ada, source=source, kind="M", started_on=days(-5), ended_on=days(-4))], by=itself()
        )


def test_a_move_a_new_brother_and_a_year_make_an_assessment_stale(home: Home) -> None:
    approved(home, "assessment", _assessed(days(-25)))
    with acting_as(ITSELF):
        held = Placement.objects.get()
        held.ended_on = days(-3)
        people.correct_facts([held], ["ended_on"], by=itself())
        moved = Placement(child=home.ada, source=held.source, period=held.period, kind="U6", started_on=days(-3))
        people.record_facts([moved], by=itself())
        home.ben.born_on = days(-10)
        people.correct_people([home.ben], ["born_on"], by=itself())
    with acting_as(home.alice.pk):
        words = " ".join(one.words for one in currency_of(home.ada, today()).since)
        assert "Moved on" in words
        assert "Ben Fern, a brother or sister, was born on" in words
        later = currency_of(home.ada, days(400))
        assert later.is_old


def test_approving_a_plan_on_a_stale_assessment_asks_for_words(home: Home, client: Client) -> None:
    document = handed_in(home, "care-plan", _planned(home))
    client.force_login(home.mona, backend=BACKEND)
    address = reverse("writing:decide", args=[home.ada.pk, document.pk])
    assert "No assessment of this child has been approved here." in client.get(address).content.decode()
    with acting_as(home.mona.pk):
        with pytest.raises(MayNot, match="all the same"):
            signing.approve(document, seen=seen(document), by=home.mona)
        signing.approve(document, "The assessment is under way, and cannot wait", seen=seen(document), by=home.mona)


def test_the_plan_as_it_stood_on_any_day_can_be_shown(home: Home, client: Client) -> None:
    approved(home, "care-plan", _planned(home))
    with acting_as(ITSELF):
        first = Plan.objects.get()
        first.started_on = days(-10)
        people.correct_facts([first], ["started_on"], by=itself())
    approved(home, "care-plan", {**PLANNED, **need(0, "A bed of her own", "Measure the room"), "contact": "Mum and Gran"})
    with acting_as(home.alice.pk):
        assert in_force(home.ada, "care", days(-1)) == first
        assert in_force(home.ada, "care", days(-11)) is None
    client.force_login(home.alice, backend=BACKEND)
    address = reverse("plans:plan", args=[home.ada.pk, "care"])
    assert "Mum and Gran" in client.get(address).content.decode()
    then = client.get(address, {"on": str(days(-1))}).content.decode()
    assert "Sleep without fear" in then
    assert "Mum and Gran" not in then
    assert "There was no care plan on" in client.get(address, {"on": str(days(-11))}).content.decode()
    assert client.get(address, {"on_day": "31", "on_month": "2", "on_year": "2026"}).status_code == 422
    client.force_login(home.charlie, backend=BACKEND)
    assert client.get(address).status_code == 403


def test_a_wrong_answer_is_said_at_its_field_and_everything_else_is_kept(home: Home, client: Client) -> None:
    document = written(home, "care-plan", {**PLANNED, **need(0, "", "<script>alert(1)</script>")})
    client.force_login(home.alice, backend=BACKEND)
    address = reverse("writing:section", args=[home.ada.pk, document.pk, "needs"])
    answer = post(client, address, "next", client.get(address).content.decode())
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "error-message" in shown
    assert "&lt;script&gt;" in shown
    assert "<script>alert" not in shown


def test_who_has_responsibility_is_shown_and_where_it_is_wrong_the_fact_itself_changes(home: Home, client: Client) -> None:
    with acting_as(home.alice.pk):
        mother, father = (
            involvement.draw(
                home.ada,
                relative=Person(given_name=name, family_name="Fern"),
                kind=kind,
                parental_responsibility=has,
                on=None,
                by=home.alice,
            )
            for name, kind, has in (("Rosa", "mother", True), ("Joe", "father", None))
        )
    client.force_login(home.alice, backend=BACKEND)
    client.post(reverse("writing:begin", args=[home.ada.pk, "assessment"]))
    with acting_as(home.alice.pk):
        begun = Document.objects.get(child=home.ada, form="assessment")
    page = client.get(reverse("writing:section", args=[home.ada.pk, begun.pk, "about"])).content.decode()
    assert "The record says: Rosa Fern, mother" in page
    assert "Where Ada lives" in page
    approved(
        home,
        "assessment",
        {**ASSESSED, "on": parts(today()), **need(0, "Sleep", "Ask"), "responsible.still": "right:Rosa Fern, mother"},
    )
    with acting_as(home.alice.pk):
        assert Relationship.objects.get(pk=father.pk).parental_responsibility is None
    wrong = {"responsible.still": "correct", "responsible": [str(mother.pk), str(father.pk)]}
    approved(home, "care-plan", {**PLANNED, **need(0, "Sleep", "Ask the doctor", who=str(home.alice.pk)), **wrong})
    with acting_as(home.alice.pk):
        assert Relationship.objects.get(pk=father.pk).parental_responsibility is True
        assert Relationship.objects.get(pk=mother.pk).parental_responsibility is True


def test_what_the_record_knows_is_confirmed_and_nowhere_asked() -> None:
    """The words by which a form would ask for what the record holds: each question that says them confirms the fact."""
    held = {
        "parental responsibility": RESPONSIBILITY,
        "where do they learn": "education.school",
        "where {child} lives": PLACEMENT,
        "where {child} lives, at home": ADDRESS,
        "{child}’s legal status": LAW,
        "by the care plan": CONTACT,
    }
    confirmed = set()
    for key, writes in FORMS.items():
        for question in _every_question(writes.form):
            for words, fact in held.items():
                if words == max((each for each in held if each in question.asks.lower()), key=len, default=""):
                    assert question.confirms == fact, f"{key} asks “{question.asks}” and does not show what is known"
            if question.confirms:
                assert question.confirms in held.values(), f"{key} confirms what nothing knows: {question.confirms}"
                confirmed.add((key, question.confirms))
    plans = {"assessment", "leaving-assessment", "care-plan", "placement-plan", "pathway-plan"}
    everywhere = {("education-plan", "education.school"), *((key, RESPONSIBILITY) for key in plans)}
    everywhere |= {(key, LAW) for key in plans | {"review"}} | {("review", CONTACT), ("visit", ADDRESS)}
    everywhere |= {(key, PLACEMENT) for key in (plans | {"review", "visit"}) - {"placement-plan"}}
    assert confirmed == everywhere | {(key, ADDRESS) for key in plans - {"placement-plan"}}


def test_no_fact_is_asked_for_twice_across_all_forms() -> None:
    told: dict[str, str] = {}
    for key, writes in FORMS.items():
        asked = {question.tells for question in _every_question(writes.form) if question.tells}
        twice = {tell: told[tell] for tell in asked if tell in told and not _of_one_family(key, told[tell])}
        assert not twice, f"{key} asks for what another form asks for already: {twice}"
        told |= dict.fromkeys(asked, key)


def _of_one_family(one: str, other: str) -> bool:
    """A fact of its own each time it is written: an assessment of either kind tells of itself."""
    return {one, other} == {"assessment", "leaving-assessment"}


def _every_question(form: Form) -> list[Any]:
    found = []
    for question in form.questions():
        found += [question, *(question.kind.columns if isinstance(question.kind, Rows) else ())]
    return found

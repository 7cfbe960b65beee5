"""The child's file: added after a search, moved and placed by forms, mended with what it said before, warned, linked, and put right."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from throughcare.apps.care.models import LegalStatus, PeriodOfCare, Placement, PlacementApproval
from throughcare.apps.desk.actions import link_same, look_into, move_to_right_child, unlink
from throughcare.apps.duties.actions import carry_what_can_be_recorded
from throughcare.apps.duties.carried import PRACTICE_CARRIES
from throughcare.apps.duties.models import OwedDuty
from throughcare.apps.involvement import actions as involvement
from throughcare.apps.involvement.models import Allocation, Restriction
from throughcare.apps.notes.models import Note
from throughcare.apps.people import actions as people
from throughcare.apps.people.facts import covered, covers_of
from throughcare.apps.people.models import Address, Hazard, Identifier, Person, Relationship, SamePerson, Source
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.workforce.roles import SIGHT_OF, Role
from throughcare.apps.writing import actions as writing
from throughcare.apps.writing.models import Document, Revision, WrongRecord
from throughcare.core.acting import acting_as
from throughcare.core.changes import action
from throughcare.core.today import today
from throughcare.statute.kinds import Kind

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
BORN = date(2015, 5, 5)


@dataclass
class Here:
    """Ada and Bea; Alice is their social worker, Bob in her team, Mary its manager, Charlie must not see, Dee is on duty, Gus governs."""

    ada: Person
    bea: Person
    alice: Worker
    bob: Worker
    mary: Worker
    charlie: Worker
    dee: Worker
    gus: Worker
    team: Team


@pytest.fixture
def here() -> Here:
    with acting_as(ITSELF):
        council = Team.objects.create(name="Council", kind=Team.Kind.COUNCIL)
        council.lineage = [council.pk]
        council.save()
        ours, theirs = (_team(name, council) for name in ("Ours", "Theirs"))
        alice, bob, charlie = (
            _worker(name, team, Role.SOCIAL_WORKER) for name, team in (("Alice", ours), ("Bob", ours), ("Charlie", theirs))
        )
        mary = _worker("Mary", ours, Role.TEAM_MANAGER)
        dee, gus = _worker("Dee", council, Role.DUTY), _worker("Gus", council, Role.INFORMATION_GOVERNANCE)
        ada, bea = _children(by=itself(), alice=alice, team=ours)
    return Here(ada, bea, alice, bob, mary, charlie, dee, gus, ours)


def _team(name: str, council: Team) -> Team:
    team = Team(name=name, above=council)
    team.lineage = [team.pk, council.pk]
    team.save()
    return team


def _worker(name: str, team: Team, role: Role) -> Worker:
    worker = Worker.objects.create_user(email=f"{name.lower()}@council.example", password=None, name=name)
    Post.objects.create(worker=worker, role=role, team=team, sight=SIGHT_OF[role], started_on=date(2020, 1, 1))
    return worker


@action(why="they came to be known")
def _children(*, by: Worker, alice: Worker, team: Team) -> tuple[Person, Person]:
    source = Source(kind="practice", name="Practice", carries=sorted(PRACTICE_CARRIES), covers_from=date(2021, 1, 1))
    people.open_source(source, by=by)
    ada = Person(given_name="Ada", family_name="Fern", born_on=BORN, source=source)
    bea = Person(given_name="Bea", family_name="Gorse", born_on=date(2016, 6, 6), source=source)
    people.add_people([ada, bea], by=by)
    people.record_facts(
        [
            Allocation(child=one, source=source, part="social_worker", worker=alice, team=team, started_on=date(2025, 1, 1))
            for one in (ada, bea)
        ],
        by=by,
    )
    return ada, bea


def _day(on: date) -> list[str]:
    return [str(on.day), str(on.month), str(on.year)]


def _write(child: Person, form: str, said: dict[str, Any], *, by: Worker) -> Document:
    """Write a form and finish it."""
    with acting_as(by.pk):
        document = writing.begin(child, form, by=by)
        writing.keep(document, said, over={}, page=uuid.uuid4(), by=by)
        return writing.finish(document, by=by)


def _came(on: date, **said: Any) -> dict[str, Any]:
    placed = {
        "kind": "U6",
        "provider": "PR1",
        "carer": "The Heaths",
        "temporary": "no",
        "approved": "yes",
        "emergency": "yes",
        "out_of_area": "no",
    }
    approved = {"approved_by": "Mary, manager", "approved_on": _day(on)}
    return {"on": _day(on), "status": "V2", "need": "N1", "why": "Nobody at home", **placed, **approved, **said}


def _move(on: date, **said: Any) -> dict[str, Any]:
    return {
        "on": _day(on),
        "reason": "CREQB",
        "planned": "no",
        "same_carer": "no",
        "kind": "K2",
        "provider": "PR4",
        "carer": "Rowan House",
        "temporary": "no",
        "emergency": "yes",
        "out_of_area": "no",
        "approved": "no",
        "owner": "manager",
        "words": "In the night",
        **said,
    }


def _sign_in(client: Client, worker: Worker) -> None:
    client.force_login(worker, backend=BACKEND)


# --- adding a child


def _new(here: Here, **said: Any) -> dict[str, Any]:
    born = {"born": "born", "born_on_day": "1", "born_on_month": "2", "born_on_year": "2020"}
    return {"given_name": "Cora", "family_name": "Moss", "sex": "F", "team": str(here.team.pk), **born, **said}


def _add_address(words: str = "Cora Moss") -> str:
    return f"{reverse('desk:add_child')}?q={words.replace(' ', '+')}"


def test_nobody_is_added_who_was_not_looked_for(here: Here, client: Client) -> None:
    _sign_in(client, here.alice)
    assert "Look for the child first" in client.get(reverse("desk:add_child")).content.decode()
    found = client.get(reverse("desk:find"), {"q": "Cora Moss"}).content.decode()
    assert "Add a child" in found


def test_whoever_adds_a_child_sees_the_child_and_others_do_not(here: Here, client: Client) -> None:
    _sign_in(client, here.alice)
    answer = client.post(_add_address(), _new(here))
    assert answer.status_code == 302, answer.content.decode()
    with acting_as(here.alice.pk):
        cora = Person.objects.get(given_name="Cora")
        held = Allocation.objects.get(child=cora)
        assert (held.worker, held.team) == (here.alice, here.team)
    assert client.get(reverse("desk:child", args=[cora.pk])).status_code == 200
    _sign_in(client, here.charlie)
    assert client.get(reverse("desk:child", args=[cora.pk])).status_code == 403


def test_duty_adds_a_child_to_a_team_whose_they_then_are(here: Here, client: Client) -> None:
    _sign_in(client, here.dee)
    assert client.post(_add_address(), _new(here)).status_code == 302
    with acting_as(here.mary.pk):
        assert Allocation.objects.get(child__given_name="Cora").worker is None


def test_an_unborn_child_is_added_and_their_birth_recorded_later(here: Here, client: Client) -> None:
    _sign_in(client, here.alice)
    due = today() + timedelta(days=60)
    said = {"expected_on_day": due.day, "expected_on_month": due.month, "expected_on_year": due.year}
    unborn = {key: value for key, value in _new(here).items() if not key.startswith("born_on")} | {"born": "unborn", **said}
    assert client.post(_add_address(), unborn).status_code == 302
    with acting_as(here.alice.pk):
        cora = Person.objects.get(given_name="Cora")
        assert (cora.born_on, cora.expected_on) == (None, due)
        involvement.mend(cora, {"born_on": today(), "expected_on": None}, by=here.alice)
        cora.refresh_from_db()
        assert (cora.born_on, cora.expected_on) == (today(), None)


def test_it_is_asked_first_whether_it_is_one_of_those_who_are_near(here: Here, client: Client) -> None:
    _sign_in(client, here.alice)
    said = _new(here, given_name="Ada", family_name="Ferne")
    shown = client.post(_add_address("Ada Ferne"), said)
    assert shown.status_code == 422
    words = shown.content.decode()
    assert "Is it one of these?" in words
    assert "Ada Fern" in words
    looked = str(reverse("desk:child", args=[here.ada.pk]))
    assert client.post(_add_address("Ada Ferne"), {**said, "none_of_these": "on"}).status_code == 422
    assert client.post(_add_address("Ada Ferne"), {**said, "none_of_these": "on", "looked": looked}).status_code == 302


def _close(person: Person, kind: str) -> None:
    with acting_as(ITSELF):
        Restriction.objects.create(person=person, kind=kind, reason="For a test", ring="Room 5", started_on=date(2025, 1, 1))
        Allocation.objects.filter(child=person).delete()


def test_duty_is_told_that_a_restricted_record_exists_and_others_are_not(here: Here, client: Client) -> None:
    _close(here.ada, "restricted")
    said = _new(here, given_name="Ada", family_name="Fern", born_on_day="5", born_on_month="5", born_on_year="2015")
    _sign_in(client, here.dee)
    told = client.post(_add_address("Ada Fern"), said)
    assert told.status_code == 422
    assert "Room 5" in told.content.decode()
    assert "Room 5" in client.get(reverse("desk:find"), {"q": "Ada Fern 5/5/2015"}).content.decode()
    assert "Room 5" not in client.get(reverse("desk:find"), {"q": "Ada Fern"}).content.decode()
    _sign_in(client, here.alice)
    assert client.post(_add_address("Ada Fern"), said).status_code == 302


def test_a_sealed_record_reveals_nothing_ever_not_by_its_number_either(here: Here, client: Client) -> None:
    with acting_as(ITSELF):
        people.record_facts([Identifier(child=here.ada, source=here.ada.source, kind="nhs", value="9434765919")], by=itself())
    _close(here.ada, "sealed")
    said = _new(here, given_name="Ada", family_name="Fern", born_on_day="5", born_on_month="5", born_on_year="2015")
    _sign_in(client, here.dee)
    answer = client.post(_add_address("Ada Fern"), {**said, "nhs": "943 476 5919"})
    assert answer.status_code == 302, answer.content.decode()


# --- care, by forms


def test_coming_into_care_opens_a_period_with_its_order_and_placement_and_duties_follow(here: Here) -> None:
    on = today() - timedelta(days=10)
    _write(here.ada, "came-into-care", _came(on), by=here.alice)
    with acting_as(here.alice.pk):
        assert PeriodOfCare.objects.get().started_on == on
        assert LegalStatus.objects.get().code == "V2"
        assert Placement.objects.get().carer == "The Heaths"
        assert PlacementApproval.objects.get().outcome == "approved"
        owed = OwedDuty.objects.get(child=here.ada, key="IR-02")
        assert owed.since_on == on


def test_a_move_at_night_without_approval_is_recorded_alarmed_and_owned(here: Here, client: Client) -> None:
    on = today() - timedelta(days=10)
    _write(here.ada, "came-into-care", _came(on), by=here.alice)
    _write(here.ada, "move", _move(today()), by=here.alice)
    with acting_as(here.alice.pk):
        before, after = Placement.objects.order_by("started_on")
        assert (before.ended_on, before.reason_ended, before.ended_planned) == (today(), "CREQB", False)
        approval = PlacementApproval.objects.get(placement=after)
        assert (approval.outcome, approval.owner) == ("", here.mary)
    _sign_in(client, here.bob)
    shown = client.get(reverse("desk:child", args=[here.ada.pk])).content.decode()
    assert "A placement is not approved yet" in shown
    assert "Mary’s to get it approved" in shown
    day = today()
    said = {"outcome": "approved", "decided_by": "Mary", "decided_on_day": day.day, "decided_on_month": day.month}
    answer = client.post(reverse("desk:approval", args=[approval.pk]), {**said, "decided_on_year": day.year, "follows": ""})
    assert answer.status_code == 302
    assert "not approved yet" not in client.get(reverse("desk:child", args=[here.ada.pk])).content.decode()


def test_two_moves_on_one_day_are_kept_in_their_order(here: Here) -> None:
    on = today() - timedelta(days=3)
    _write(here.ada, "came-into-care", _came(on), by=here.alice)
    _write(here.ada, "move", _move(on, carer="One night"), by=here.alice)
    _write(here.ada, "move", _move(on, carer="The next"), by=here.alice)
    with acting_as(here.alice.pk):
        assert [(one.carer, one.turn) for one in Placement.objects.order_by("turn")] == [
            ("The Heaths", 1),
            ("One night", 2),
            ("The next", 3),
        ]


@pytest.mark.parametrize(
    ("form", "said", "words"),
    [
        ("came-into-care", _came(date(2022, 1, 1)), "They have been looked after since"),
        ("move", _move(date(2019, 1, 1)), "They became looked after on"),
        ("legal-status", {"on": _day(date(2024, 2, 2)), "status": "V2"}, "This has been their legal status since"),
        ("left-care", {"on": _day(date(2023, 1, 1)), "reason": "E4A", "words": "Home"}, "They became looked after on"),
        ("move", _move(date(2999, 1, 1)), "This day has not come yet"),
    ],
)
def test_days_that_do_not_fit_are_said_at_the_field_and_all_else_is_kept(
    here: Here, client: Client, form: str, said: dict[str, Any], words: str
) -> None:
    _write(here.ada, "came-into-care", _came(date(2024, 1, 1)), by=here.alice)
    _sign_in(client, here.alice)
    begun = client.post(reverse("writing:begin", args=[here.ada.pk, form])).headers["location"]
    typed = {key: value for key, value in said.items() if not isinstance(value, list)}
    for key, parts in said.items():
        if isinstance(parts, list):
            typed |= dict(zip((f"{key}_day", f"{key}_month", f"{key}_year"), parts, strict=True))
    answer = client.post(begun, {"page": str(uuid.uuid4()), "do": "finish", **typed})
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert words in shown
    assert "error-summary" in shown
    for kept in ("Rowan House", "Home", "Nobody at home"):
        assert kept in shown or kept not in said.values()


def test_what_the_database_does_not_let_stand_is_said_and_never_a_fault_of_ours(
    here: Here, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(here.ada, "came-into-care", _came(date(2024, 1, 1)), by=here.alice)
    from throughcare.apps.care import standing

    monkeypatch.setattr(standing, "_came", lambda child, said: iter(()))
    _sign_in(client, here.alice)
    with acting_as(here.alice.pk):
        document = writing.begin(here.ada, "came-into-care", by=here.alice)
        writing.keep(document, _came(date(2025, 1, 1)), over={}, page=uuid.uuid4(), by=here.alice)
    address = reverse("writing:section", args=[here.ada.pk, document.pk, "care"])
    answer = client.post(address, {"do": "finish"}, follow=True)
    assert answer.status_code == 200
    assert "one period of care at a time" in answer.content.decode()


@pytest.mark.parametrize(
    ("form", "stands", "not_said"),
    [
        ("legal-status", "Section 20, single period of accommodation, since 1 January 2024", "The Heaths"),
        ("move", "with The Heaths, since 1 January 2024", "Section 20, single period of accommodation, since"),
        ("left-care", "with The Heaths, since 1 January 2024", ""),
    ],
)
def test_what_will_end_is_shown_before_anything_is_typed(
    here: Here, client: Client, form: str, stands: str, not_said: str
) -> None:
    _write(here.ada, "came-into-care", _came(date(2024, 1, 1)), by=here.alice)
    _sign_in(client, here.alice)
    begun = client.post(reverse("writing:begin", args=[here.ada.pk, form])).headers["location"]
    shown = client.get(begun).content.decode()
    assert "On the record now" in shown
    assert stands in shown
    assert "on the day you enter here" in shown
    assert not not_said or not_said not in shown


def test_leaving_care_ends_what_stood_and_coming_back_is_a_new_period(here: Here) -> None:
    _write(here.ada, "came-into-care", _came(date(2024, 1, 1)), by=here.alice)
    _write(here.ada, "legal-status", {"on": _day(date(2024, 3, 3)), "status": "C1"}, by=here.alice)
    _write(here.ada, "left-care", {"on": _day(date(2024, 9, 9)), "reason": "E4A", "words": "Home to her aunt"}, by=here.alice)
    with acting_as(here.alice.pk):
        assert not Placement.objects.filter(ended_on=None).exists()
        assert not LegalStatus.objects.filter(ended_on=None).exists()
    _write(here.ada, "came-into-care", _came(date(2025, 1, 1)), by=here.alice)
    with acting_as(here.alice.pk):
        assert PeriodOfCare.objects.count() == 2


# --- mending


def test_a_birth_date_is_corrected_and_the_old_one_is_kept_with_its_source(here: Here, client: Client) -> None:
    with acting_as(ITSELF):
        sent = Source.objects.create(kind="import", name="SSDA903 2018", covers_from=date(2017, 4, 1))
        Person.objects.filter(pk=here.ada.pk).update(source=sent)
    _sign_in(client, here.alice)
    said = {"given_name": "Ada", "family_name": "Fern", "sex": "F", "born": "born"}
    born = {"born_on_day": "6", "born_on_month": "5", "born_on_year": "2015"}
    assert client.post(reverse("desk:mend", args=[here.ada.pk]), {**said, **born}).status_code == 302
    with acting_as(here.alice.pk):
        here.ada.refresh_from_db()
        assert (here.ada.born_on, here.ada.source.kind) == (date(2015, 5, 6), "practice")
    shown = client.get(reverse("desk:file", args=[here.ada.pk])).content.decode()
    assert "born 5 May 2015" in shown
    assert "as told by SSDA903 2018" in shown


def test_names_numbers_relationships_and_addresses_are_mended_by_whoever_sees_the_child(here: Here) -> None:
    with acting_as(here.bob.pk):
        involvement.add_name(here.ada, name="Adie", by=here.bob)
        for value in ("9434765919", "4010232137"):
            involvement.add_number(here.ada, kind="nhs", value=value, on=today(), by=here.bob)
        aunt = Person(given_name="Una", family_name="Fern")
        tie = involvement.draw(here.ada, relative=aunt, kind="aunt_or_uncle", parental_responsibility=True, on=None, by=here.bob)
        assert Identifier.objects.get(child=here.ada, ended_on=None).value == "4010232137"
        involvement.end_relationship(tie, on=today(), by=here.bob)
        involvement.move_home(here.ada, kind="home", lines="1 High St", postcode="ab1 2cd", protected=False, on=BORN, by=here.bob)
        involvement.move_home(here.ada, kind="home", lines="Refuge", postcode="", protected=True, on=today(), by=here.bob)
        assert [one.lines for one in Address.objects.filter(child=here.ada)] == ["1 High St"]
        assert Relationship.objects.get(child=here.ada).ended_on == today()
    with acting_as(here.charlie.pk), pytest.raises(MayNot):
        involvement.add_name(here.ada, name="Nosy", by=here.charlie)


def test_a_relative_who_is_near_somebody_on_record_is_asked_about_first(here: Here, client: Client) -> None:
    _sign_in(client, here.alice)
    address = reverse("desk:draw", args=[here.ada.pk])
    said = {"kind": "sibling", "given_name": "Bea", "family_name": "Gorse", "parental_responsibility": "no"}
    asked = client.post(address, said)
    assert asked.status_code == 422
    assert "Is it one of these, who are on record already?" in asked.content.decode()
    which = {"which": str(here.bea.pk), "looked": str(here.bea.pk)}
    assert client.post(address, {**said, **which}).status_code == 302
    with acting_as(here.alice.pk):
        assert Relationship.objects.get(child=here.ada).relative == here.bea


# --- hazards


def test_of_a_child_not_born_yet_nothing_is_offered_that_comes_after_birth(here: Here, client: Client) -> None:
    client.force_login(here.alice, backend=BACKEND)
    with acting_as(ITSELF):
        new = involvement.NewChild(
            given_name="Baby",
            family_name="Gorse",
            known_as="",
            sex="U",
            born_on=None,
            expected_on=today() + timedelta(days=60),
            nhs="",
        )
        baby = involvement.add_child(new, team=here.team, by=here.alice)
    page, add = reverse("desk:child", args=[baby.pk]), reverse("desk:add", args=[baby.pk])
    shown, offered = client.get(page).content.decode(), client.get(add).content.decode()
    assert "They were born" in shown
    assert "Went missing" not in shown
    for after in ("Went missing", "Seen by a dentist", "They became looked after", "A personal education plan meeting"):
        assert after not in offered
    assert "A meeting" in offered
    born = {"given_name": "Nell", "family_name": "Gorse", "born": "born", "sex": "F"}
    day = today() - timedelta(days=1)
    when = {"born_on_day": day.day, "born_on_month": day.month, "born_on_year": day.year}
    assert client.post(reverse("desk:mend", args=[baby.pk]), {**born, **when}).status_code == 302
    shown, offered = client.get(page).content.decode(), client.get(add).content.decode()
    assert "They were born" not in shown
    assert "Went missing" in shown
    assert "They became looked after" in offered
    assert "Strengths and difficulties" not in offered, "nobody asks that of a baby"


def test_how_they_see_each_other_is_drawn_and_said_in_the_table_and_mended(here: Here, client: Client) -> None:
    client.force_login(here.alice, backend=BACKEND)
    said = {"kind": "mother", "given_name": "Rosa", "family_name": "Quill", "parental_responsibility": "yes"}
    draw = reverse("desk:draw", args=[here.ada.pk])
    how = {"contact": "supervised", "contact_how": "Every other Saturday at the centre"}
    without = client.post(draw, {**said, "contact_how": how["contact_how"]})
    assert without.status_code == 422
    assert "Say whether they see each other" in without.content.decode()
    assert client.post(draw, {**said, **how}).status_code == 302
    family = reverse("desk:family", args=[here.ada.pk])
    page = client.get(family).content.decode()
    assert "See each other, supervised: Every other Saturday at the centre" in page
    assert page.count("<circle") == 1, "a mother is drawn as a woman, though nobody was asked"
    with acting_as(ITSELF):
        tie = Relationship.objects.get(child=here.ada, kind="mother")
    mended = client.post(
        reverse("desk:tie", args=[tie.pk]), {"parental_responsibility": "yes", "contact": "none", "contact_how": ""}
    )
    assert mended.status_code == 302
    page = client.get(family).content.decode()
    assert "No contact" in page
    assert "Saturday" not in page
    client.force_login(here.charlie, backend=BACKEND)
    assert client.get(family).status_code == 403


def test_a_hazard_warns_at_once_is_agreed_by_another_and_is_looked_at_again(here: Here, client: Client) -> None:
    _sign_in(client, here.bob)
    soon = today() + timedelta(days=30)
    with acting_as(here.bob.pk):
        hazard = involvement.warn(here.ada, kind="animal", words="A large dog in the yard", review_on=soon, by=here.bob)
        with pytest.raises(MayNot):
            involvement.agree_hazard(hazard, by=here.bob)
    shown = client.get(reverse("desk:child", args=[here.ada.pk])).content.decode()
    assert "Hazard: Dangerous animal" in shown
    assert "not agreed to this yet" in shown
    with acting_as(here.mary.pk):
        involvement.agree_hazard(hazard, by=here.mary)
    with acting_as(ITSELF):
        Hazard.objects.filter(pk=hazard.pk).update(review_on=today() - timedelta(days=1))
    assert "It was to be looked at again by" in client.get(reverse("desk:child", args=[here.ada.pk])).content.decode()
    with acting_as(here.mary.pk):
        involvement.review_hazard(hazard, still=False, review_on=None, because="The dog has been rehomed", by=here.mary)
    assert "Hazard:" not in client.get(reverse("desk:child", args=[here.ada.pk])).content.decode()


# --- crossing records


NOTE = {"kind": "contact", "on": ["5", "1", "2026"], "title": "School rang", "words": "Bea was tired", "with_whom": ""}


def test_what_was_written_on_the_wrong_child_is_moved_hidden_and_told_to_governance(here: Here, client: Client) -> None:
    document = _write(here.ada, "note", {**NOTE, f"significant@{here.ada.pk.hex}": "yes"}, by=here.alice)
    with acting_as(here.charlie.pk), pytest.raises(MayNot):
        move_to_right_child(document, right=here.bea, why="The wrong tab was open", by=here.charlie)
    with acting_as(here.alice.pk):
        became = move_to_right_child(document, right=here.bea, why="The wrong tab was open", by=here.alice)
        assert Note.objects.get().child == here.bea
        assert not Document.objects.filter(pk=document.pk).exists()
        assert not Revision.objects.filter(document=document).exists()
        assert Revision.objects.get(document=became, name=f"significant@{here.bea.pk.hex}").value == "yes"
        assert not WrongRecord.objects.exists()
    _sign_in(client, here.alice)
    assert client.get(reverse("writing:document", args=[here.ada.pk, document.pk])).status_code == 404
    assert "School rang" not in client.get(reverse("desk:child", args=[here.ada.pk])).content.decode()
    assert "Bea was tired" in client.get(reverse("writing:document", args=[here.bea.pk, became.pk])).content.decode()
    _sign_in(client, here.gus)
    assert "Ada Fern" in client.get(reverse("desk:wrong_records")).content.decode()
    with acting_as(here.gus.pk):
        wrong = WrongRecord.objects.get()
        assert client.get(reverse("desk:wrong_record", args=[wrong.pk])).status_code == 200
        look_into(wrong, outcome="no_breach", found="Nobody but Alice had looked", by=here.gus)


def test_moving_a_visit_reckons_both_childrens_duties_again(here: Here) -> None:
    for child in (here.ada, here.bea):
        _write(child, "came-into-care", _came(today() - timedelta(days=20)), by=here.alice)
    on = today() - timedelta(days=1)
    own = {key: f"{key}@{here.ada.pk.hex}" for key in ("seen", "alone", "plan")}
    said = {"on": _day(on), "where": "home", "words": "Well", own["seen"]: "yes", own["alone"]: "alone", own["plan"]: "no"}
    document = _write(here.ada, "visit", said, by=here.alice)

    def due() -> dict[uuid.UUID, set[date]]:
        with acting_as(here.alice.pk):
            found: dict[uuid.UUID, set[date]] = {here.ada.pk: set(), here.bea.pk: set()}
            for one in OwedDuty.objects.filter(key__startswith="LA-2"):
                found[one.child_id].add(one.since_on)
            return found

    before = due()
    with acting_as(here.alice.pk):
        move_to_right_child(document, right=here.bea, why="It was Bea whom I saw", by=here.alice)
    after = due()
    assert before[here.ada.pk] == after[here.bea.pk]
    assert before[here.bea.pk] == after[here.ada.pk]
    assert before != after


def test_what_rests_on_the_childs_own_care_is_not_moved_by_itself(here: Here) -> None:
    _write(here.ada, "came-into-care", _came(date(2024, 1, 1)), by=here.alice)
    document = _write(here.ada, "move", _move(date(2024, 2, 2)), by=here.alice)
    with acting_as(here.alice.pk), pytest.raises(MayNot):
        move_to_right_child(document, right=here.bea, why="The wrong tab was open", by=here.alice)
    with acting_as(here.alice.pk):
        assert Document.objects.get(pk=document.pk).state == "final"


def test_a_whole_period_of_care_on_the_wrong_child_is_moved_with_all_that_rests_on_it(here: Here) -> None:
    document = _write(here.ada, "came-into-care", _came(date(2024, 1, 1)), by=here.alice)
    with acting_as(here.alice.pk):
        move_to_right_child(document, right=here.bea, why="The wrong tab was open", by=here.alice)
        assert {one.child for one in Placement.objects.all()} == {here.bea}
        assert Placement.objects.get().period == PeriodOfCare.objects.get(child=here.bea)
        assert not OwedDuty.objects.filter(child=here.ada, key="IR-02").exists()
        assert OwedDuty.objects.filter(child=here.bea, key__startswith="LA-").exists()


def test_two_records_of_one_person_are_linked_and_unlinked_and_no_key_is_changed(here: Here, client: Client) -> None:
    with acting_as(here.mary.pk):
        link = link_same(here.ada, here.bea, because="The same NHS number", by=here.mary)
        with pytest.raises(MayNot):
            link_same(here.bea, here.ada, because="The same NHS number", by=here.mary)
    _sign_in(client, here.alice)
    for one in (here.ada, here.bea):
        assert "Two records of one person" in client.get(reverse("desk:child", args=[one.pk])).content.decode()
    with acting_as(here.charlie.pk):
        assert not SamePerson.objects.exists()
    with acting_as(here.mary.pk):
        unlink(link, because="They were twins after all", by=here.mary)
    assert "Two records of one person" not in client.get(reverse("desk:child", args=[here.ada.pk])).content.decode()


def test_an_adopted_or_sealed_identity_is_never_linked(here: Here) -> None:
    _write(here.ada, "came-into-care", _came(date(2024, 1, 1)), by=here.alice)
    _write(here.ada, "left-care", {"on": _day(date(2025, 1, 1)), "reason": "E11", "words": "Adopted"}, by=here.alice)
    with acting_as(here.mary.pk), pytest.raises(MayNot, match="cannot be linked"):
        link_same(here.ada, here.bea, because="The same NHS number", by=here.mary)
    with acting_as(ITSELF):
        Restriction.objects.create(person=here.bea, kind="sealed", reason="Adopted", started_on=date(2025, 1, 1))
    with acting_as(here.mary.pk), pytest.raises(MayNot):
        link_same(here.bea, here.ada, because="The same NHS number", by=here.mary)


# --- what practice carries


def test_practice_is_opened_on_its_first_day_and_carries_a_new_kind_only_from_the_day_it_could_be_recorded() -> None:
    with acting_as(ITSELF):
        opened = carry_what_can_be_recorded(by=itself())
        assert (opened.covers_from, set(opened.carries)) == (today(), {kind.value for kind in PRACTICE_CARRIES})
        older = sorted(set(opened.carries) - {Kind.VISITED.value})
        Source.objects.filter(pk=opened.pk).update(carries=older, covers_from=date(2025, 1, 1))
        grown = carry_what_can_be_recorded(by=itself())
        assert grown.carries_since == {Kind.VISITED.value: today().isoformat()}
        assert carry_what_can_be_recorded(by=itself()).carries_since == grown.carries_since


def test_a_childs_cover_begins_for_each_kind_on_its_own_day(here: Here) -> None:
    with acting_as(ITSELF):
        source = Source.objects.get(kind="practice")
        source.carries_since = {Kind.VISITED.value: "2026-01-01"}
        source.save()
        _covered(source, here.ada, by=itself())
        found = covers_of(covered([here.ada.pk]))[here.ada.pk]
    first = {kind: cover.first for cover in found for kind in cover.kinds}
    assert first[Kind.VISITED] == date(2026, 1, 1)
    assert first[Kind.PLACED] == date(2022, 1, 1)


@action(why="told of")
def _covered(source: Source, child: Person, *, by: Worker) -> None:
    from throughcare.apps.people.models import Covered

    people.cover([Covered(child=child, source=source, first_on=date(2022, 1, 1))], by=by)

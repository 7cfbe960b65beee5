"""Clinics: the figures off course, why, what is agreed; what is left undone opens the next, and goes up when it is left twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.integration.owed_rows import council
from tests.integration.scored import SEEN, Scored, behind, put, scored

from throughcare.apps.improvement import actions
from throughcare.apps.improvement.actions.acting import Figured
from throughcare.apps.improvement.actions.planning import Reach
from throughcare.apps.improvement.clinics import off_course
from throughcare.apps.improvement.models import CarriedTo, Clinic, ClinicItem, ClinicMember, FromFigure, MeasureAction, TextAside
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.workforce.roles import Role
from throughcare.core.acting import acting_as
from throughcare.core.one_text import mark_of
from throughcare.core.today import today
from throughcare.core.words import plain_date

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db


@pytest.fixture
def made(db: None, as_owner: AsOwner) -> Scored:
    with as_owner():
        return scored(council())


def client_of(worker: Any) -> Client:
    client = Client()
    client.force_login(worker, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def text(worker: Any, address: str) -> str:
    found = client_of(worker).get(address)
    assert found.status_code == 200, address
    return re.sub(r"\s+", " ", found.content.decode())


def call(made: Scored, level: str, *, on: date | None = None, by: str = "maud") -> Clinic:
    worker = getattr(made, by)
    team = made.here.teams[level]
    with acting_as(worker.pk):
        pack = off_course(made.frozen, team)
        return actions.call_clinic(team, on=on or today(), frozen=made.frozen, pack=pack, members=[made.alice], by=worker)


def agree(made: Scored, clinic: Clinic) -> MeasureAction:
    with acting_as(made.maud.pk):
        figured = Figured(SEEN, made.frozen, "3 of 6", clinic.level, clinic)
        return actions.act_on_measure(figured, "Hold a list each Monday", owner=made.maud, due_on=today(), by=made.maud)


def test_a_clinic_looks_at_its_own_levels_figures_that_are_off_course(made: Scored, as_owner: AsOwner) -> None:
    (item,) = ClinicItem.objects.filter(clinic=call(made, "North"))
    assert item.figure.startswith("3 of 6 (50%)")
    assert item.stands.startswith("Worse than the floor, of few. Target 97%")
    with as_owner():
        type(put(made.frozen, "M-LA-05", "council", 1, 1)).objects.filter(measure=SEEN, of="council").update(n=12)
    assert off_course(made.frozen, made.here.teams["Council"]) == []
    (services,) = off_course(made.frozen, made.here.teams["Care"])
    assert services.figure.startswith("8 of 12"), "a service's is its teams' together"


def test_a_clinic_is_its_members_and_those_who_answer_for_its_level(made: Scored) -> None:
    clinic = call(made, "North")
    page = reverse("improvement:clinic", args=[clinic.pk])
    for name in ("maud", "sol", "dora"):
        assert "3 of 6" in text(getattr(made, name), page)
    assert client_of(made.ana).get(page).status_code == 403
    assert client_of(made.charlie).get(page).status_code == 403
    assert client_of(made.bob).get(page).status_code == 403
    with acting_as(made.maud.pk), pytest.raises(MayNot, match="Only those who answer for South can call its clinic"):
        actions.call_clinic(made.here.teams["South"], on=today(), frozen=made.frozen, pack=[], members=[], by=made.maud)
    with pytest.raises(MayNot, match="already"):
        call(made, "North")


def test_who_sits_in_anothers_clinic_is_told_no_few_of_children_they_do_not_see(made: Scored, as_owner: AsOwner) -> None:
    clinic = call(made, "North")
    agree(made, clinic)
    with as_owner():
        outsider = made.here.employ("Una Upas", Role.TEAM_MANAGER, "South")
        ClinicMember.objects.create(clinic=clinic, worker=outsider)
    page = reverse("improvement:clinic", args=[clinic.pk])
    shown = text(outsider, page)
    assert "counts from 1 to 4 are not told" in shown
    assert "3 of 6" not in shown
    for name in ("maud", "sol", "dora"):
        assert "3 of 6" in text(getattr(made, name), page)


def test_a_clinics_way_to_the_children_stays_in_the_clinic_from_page_to_page(made: Scored, as_owner: AsOwner) -> None:
    clinic = call(made, "North")
    with as_owner():
        for number in range(30):
            behind(made.frozen, made.here.child(f"Child N{number}"), clinic.level_id, met=False)
    page = text(made.maud, reverse("improvement:clinic", args=[clinic.pk]))
    way = re.search(r'href="([^"]+#children)">Agree something for children', page)
    assert way
    figure = text(made.maud, way[1].replace("&amp;", "&").partition("#")[0])
    following = re.search(r'href="([^"]+)" rel="next"', figure)
    assert following
    assert f"clinic={clinic.pk}" in following[1]
    second = text(made.maud, following[1].replace("&amp;", "&").partition("#")[0])
    assert f'name="clinic" value="{clinic.pk}"' in second, "what is agreed there is agreed in the clinic"


def test_a_figure_of_actions_leads_a_clinic_to_no_children(made: Scored, as_owner: AsOwner) -> None:
    with as_owner():
        put(made.frozen, "M-IP-07", "council", 3, 10)
    with acting_as(made.dora.pk):
        aim = actions.add_aim(made.objective, "M-IP-07", by=made.dora)
        actions.set_target(aim, Reach(Decimal(90), today() + timedelta(days=90)), decision="The board", by=made.dora)
    clinic = call(made, "Council", by="dora")
    page = text(made.dora, reverse("improvement:clinic", args=[clinic.pk]))
    ways = {
        measure: re.search(rf'id="{measure}".*?(?=<h2|</main)', page, re.DOTALL)[0]  # type: ignore[index]
        for measure in (SEEN, "M-IP-07")
    }
    assert "Agree something for children behind it" in ways[SEEN]
    assert "Agree an action on it" in ways["M-IP-07"]
    assert "children behind" not in ways["M-IP-07"]


def test_why_is_noted_and_actions_are_agreed_from_within_it(made: Scored) -> None:
    clinic = call(made, "North")
    item = clinic.items.get()
    noted = client_of(made.maud).post(reverse("improvement:note_why", args=[item.pk]), {"why": "Two workers left in August"})
    assert noted.status_code == 302
    day = today() + timedelta(days=5)
    boxes = {"due_on_day": str(day.day), "due_on_month": str(day.month), "due_on_year": str(day.year)}
    act = f"{reverse('improvement:act', args=[SEEN])}?snapshot={made.frozen.pk}&team={clinic.level_id}&clinic={clinic.pk}"
    said = {"what": "Hold a list each Monday", "owner": str(made.maud.pk)} | boxes
    assert client_of(made.maud).post(act, said).status_code == 302
    ann = made.children["Ann North"].pk
    assert client_of(made.maud).post(f"{act}&child={ann}", {"what": "See Ann", "owner": ""} | boxes).status_code == 302
    page = text(made.maud, reverse("improvement:clinic", args=[clinic.pk]))
    for words in ("Two workers left in August", "Hold a list each Monday", "See Ann"):
        assert words in page
    with acting_as(made.maud.pk):
        assert FromFigure.objects.get().clinic == clinic
    asked = text(made.maud, reverse("improvement:close_clinic", args=[clinic.pk]))
    assert f"North, {plain_date(today())}" in asked, "its day is said as people say it"
    assert client_of(made.maud).post(reverse("improvement:close_clinic", args=[clinic.pk])).status_code == 302
    assert client_of(made.maud).post(act, said).status_code == 403, "a closed clinic agrees on nothing more"


def test_why_is_kept_while_it_is_typed_and_two_who_note_at_once_are_shown_both(made: Scored) -> None:
    item = call(made, "North").items.get()
    keep, note = (reverse(f"improvement:{name}", args=[item.pk]) for name in ("keep_why", "note_why"))
    assert keep in text(made.maud, note)
    assert client_of(made.maud).post(keep, {"why": "Two workers", "base:why": mark_of("")}).json()["clashes"] == []
    assert client_of(made.dora).post(keep, {"why": "No cars", "base:why": mark_of("")}).json()["clashes"] == ["why"]
    answer = client_of(made.dora).post(note, {"why": "No cars", "base:why": mark_of("")})
    assert answer.status_code == 422
    assert "Two workers\n\nNo cars" in answer.content.decode()
    item.refresh_from_db()
    assert (item.why, item.noted_by) == ("Two workers", made.maud)
    assert client_of(made.bob).post(keep, {"why": "Not mine"}).status_code == 403
    assert client_of(made.maud).post(reverse("improvement:close_clinic", args=[item.clinic_id])).status_code == 302
    assert client_of(made.maud).post(keep, {"why": "Later", "base:why": mark_of("Two workers")}).status_code == 409


def test_why_that_came_late_waits_beside_what_is_noted_and_can_be_read_again(made: Scored) -> None:
    item = call(made, "North").items.get()
    keep, note, before = (reverse(f"improvement:{name}", args=[item.pk]) for name in ("keep_why", "note_why", "why_versions"))
    assert client_of(made.maud).post(keep, {"why": "Two workers left", "base:why": mark_of("")}).json()["clashes"] == []
    assert client_of(made.dora).post(keep, {"why": "No cars", "base:why": mark_of(""), "page": str(uuid4())}).status_code == 200
    page = text(made.maud, note)
    assert "No cars" in page
    assert 'data-press="Note it"' in page
    aside = TextAside.objects.get()
    assert client_of(made.bob).post(note, {"why": "x", "do": f"put_in:{aside.pk}"}).status_code == 403
    pressed = {"why": "Two workers left", "base:why": mark_of("Two workers left"), "page": str(uuid4())}
    assert client_of(made.maud).post(note, {**pressed, "do": f"leave_out:{aside.pk}"}).status_code == 302
    item.refresh_from_db()
    assert item.why == "Two workers left"
    assert "No cars" not in text(made.maud, note)
    earlier = text(made.maud, before)
    assert "No cars" in earlier
    assert "put in or left out since" in earlier
    assert client_of(made.bob).get(before).status_code == 403
    assert client_of(made.maud).post(reverse("improvement:close_clinic", args=[item.clinic_id])).status_code == 302
    assert before in text(made.maud, reverse("improvement:clinic", args=[item.clinic_id]))


def test_what_was_left_undone_opens_the_next_clinic_and_goes_up_when_left_twice(made: Scored) -> None:
    action = agree(made, call(made, "North", on=today() - timedelta(days=60)))
    second = call(made, "North", on=today() - timedelta(days=30))
    action.refresh_from_db()
    assert (action.level.name, action.carried) == ("North", 1)
    assert "Hold a list each Monday" in text(made.maud, reverse("improvement:clinic", args=[second.pk]))
    call(made, "North")
    action.refresh_from_db()
    assert (action.level.name, action.carried) == ("Care", 0), "left undone twice, the service asks after it"
    above = call(made, "Care", by="sol")
    assert "Hold a list each Monday" in text(made.sol, reverse("improvement:clinic", args=[above.pk]))
    assert CarriedTo.objects.filter(action=action).count() == 3


def test_what_was_done_is_not_carried(made: Scored) -> None:
    action = agree(made, call(made, "North", on=today() - timedelta(days=30)))
    with acting_as(made.maud.pk):
        actions.finish(action, evidence="Lists are held", on=today(), by=made.maud)
    call(made, "North")
    assert not CarriedTo.objects.exists()


def test_a_clinic_is_called_on_a_page(made: Scored) -> None:
    day = {"on_day": str(today().day), "on_month": str(today().month), "on_year": str(today().year)}
    level = {"level": str(made.here.teams["North"].pk)}
    page = reverse("improvement:call_clinic")
    assert client_of(made.maud).get(page).status_code == 200
    called = client_of(made.maud).post(page, {**day, **level, "members": [str(made.sol.pk)]})
    clinic = Clinic.objects.get()
    assert called["Location"] == reverse("improvement:clinic", args=[clinic.pk]), "whoever called it goes on in it"
    assert {seat.worker for seat in clinic.seats.all()} == {made.maud, made.sol}
    assert "North" in text(made.maud, reverse("improvement:clinics"))
    assert client_of(made.maud).post(page, {**day, "level": str(made.here.teams["South"].pk)}).status_code == 422

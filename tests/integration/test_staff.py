"""An administrator enters staff, teams and posts, and sees no child: not by any of these pages, nor by any other."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Team, Worker
from throughcare.core.acting import acting_as
from throughcare.core.today import today

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NEW = "a long new password 7"


@pytest.fixture
def admin(borough: Callable[[str], Any], client: Client) -> Worker:
    """Alice, an administrator, signed in."""
    alice = Worker.objects.get(pk=borough("administrator").worker_id)
    client.force_login(alice, backend=BACKEND)
    return alice


def _day(name: str, day: Any) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def _post(client: Client, worker: Worker, role: str, **more: str) -> Any:
    said = {"role": role, "team": str(Team.objects.get(name="Ours").pk), **_day("on", today()), **more}
    return client.post(reverse("staff:give_post", args=[worker.pk]), said)


def test_somebody_is_entered_given_a_post_invited_and_chooses_a_password(client: Client, admin: Worker) -> None:
    asked = {"name": "Nell Newby", "email": "Nell@Example.org", "registration": "SW1"}
    assert client.post(reverse("staff:add_worker"), asked).status_code == 302
    nell = Worker.objects.get(email="nell@example.org")
    assert client.post(reverse("staff:add_worker"), asked).status_code == 422
    assert _post(client, nell, "social_worker").status_code == 302
    assert nell.posts.get().sight == "team"
    assert nell.posts.get().given_by == admin
    again = _post(client, nell, "social_worker")
    assert "holds this post already" in again.content.decode()
    assert "is sent" in client.post(reverse("staff:invite", args=[nell.pk])).content.decode()
    link = re.search(r"http://testserver(\S+)", str(mail.outbox[0].body))
    assert link is not None
    client.logout()
    landed = client.get(link[1], follow=True)
    chosen = client.post(landed.redirect_chain[-1][0], {"password1": NEW, "password2": NEW, "action": "save"})
    assert chosen.status_code == 302
    nell.refresh_from_db()
    assert nell.check_password(NEW)
    with acting_as(nell.pk):
        assert Person.objects.filter(given_name="Team").exists()


def test_without_email_the_link_is_shown_once_and_an_old_password_works_no_more(
    client: Client, admin: Worker, settings: Settings, as_owner: AsOwner
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    bob = Worker.objects.get(name="Bob")
    bob.set_password(NEW)
    bob.save()
    answer = client.post(reverse("staff:invite", args=[bob.pk]))
    assert "/accounts/password/reset/key/" in answer.content.decode()
    assert "no-store" in answer.headers["cache-control"]
    bob.refresh_from_db()
    assert not bob.has_usable_password()


def test_a_post_ends_and_access_with_it_that_day(client: Client, admin: Worker, as_owner: AsOwner) -> None:
    bob = Worker.objects.get(name="Bob")
    with acting_as(bob.pk):
        assert Person.objects.exists()
    post = bob.posts.get()
    address = reverse("staff:end_post", args=[post.pk])
    assert client.post(address, _day("on", post.started_on - timedelta(1))).status_code == 422
    assert client.post(address, _day("on", today())).status_code == 302
    with acting_as(bob.pk):
        assert not Person.objects.exists()
    assert "already ended" in client.post(address, _day("on", today())).content.decode()
    shown = client.get(reverse("staff:worker", args=[bob.pk])).content.decode()
    assert "Ended by Alice" in shown


def test_an_inspector_has_a_last_day_and_nobody_gives_themselves_a_post(client: Client, admin: Worker) -> None:
    bob = Worker.objects.get(name="Bob")
    assert "post always has one" in _post(client, bob, "inspector").content.decode()
    assert _post(client, bob, "inspector", **_day("until", today() + timedelta(30))).status_code == 302
    assert "cannot give yourself a post" in _post(client, admin, "director").content.decode()
    assert client.post(reverse("staff:invite", args=[admin.pk])).status_code == 403


def test_a_closed_account_holds_nothing_and_can_be_opened_again(client: Client, admin: Worker) -> None:
    bob = Worker.objects.get(name="Bob")
    assert client.post(reverse("staff:close_account", args=[bob.pk])).status_code == 302
    bob.refresh_from_db()
    assert not bob.is_active
    assert bob.posts.get().ended_on == today()
    assert client.post(reverse("staff:invite", args=[bob.pk])).status_code == 403
    assert client.post(reverse("staff:open_account", args=[bob.pk])).status_code == 302
    assert "No post now" in client.get(reverse("staff:worker", args=[bob.pk])).content.decode()


def test_teams_have_a_place_and_a_name_of_their_own(client: Client, admin: Worker) -> None:
    ours = Team.objects.get(name="Ours")
    add = reverse("staff:add_team")
    for said, why in (
        ({"name": "Ours", "kind": "team", "above": str(Team.objects.get(name="Council").pk)}, "already"),
        ({"name": "Another council", "kind": "council"}, "one council"),
        ({"name": "Loose", "kind": "team"}, "part of"),
    ):
        assert why in client.post(add, said).content.decode()
    assert client.post(add, {"name": "New", "kind": "team", "above": str(ours.above_id)}).status_code == 302
    assert Team.objects.get(name="New").lineage[1:] == [ours.above_id]
    assert client.post(reverse("staff:rename_team", args=[ours.pk]), {"name": "Renamed"}).status_code == 302
    shown = client.get(reverse("staff:teams")).content.decode()
    assert "Renamed" in shown


def test_no_child_is_on_any_of_these_pages(client: Client, admin: Worker) -> None:
    bob = Worker.objects.get(name="Bob")
    for address in (
        reverse("staff:workers"),
        reverse("staff:workers") + "?show=all&q=b",
        reverse("staff:worker", args=[bob.pk]),
        reverse("staff:teams"),
        reverse("staff:end_post", args=[bob.posts.get().pk]),
    ):
        shown = client.get(address)
        assert shown.status_code == 200
        assert "Kind" not in shown.content.decode().replace("Kinds", "")
    with acting_as(admin.pk):
        assert not Person.objects.exists()

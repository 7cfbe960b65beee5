"""The access log: everybody adds to it in their own name, information governance alone reads it, nobody changes it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client, RequestFactory
from django.urls import reverse

from throughcare.apps.involvement import queries
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.roles import Role
from throughcare.core.acting import acting_as
from throughcare.core.models import Look

pytestmark = pytest.mark.django_db
Make = Callable[[str], Any]
PAGES = ("involvement:looks", "involvement:looks_not_involved", "involvement:looks_csv")


def _enter(client: Client, worker_id: Any) -> None:
    client.force_login(Worker.objects.get(pk=worker_id), backend="allauth.account.auth_backends.AuthenticationBackend")


def _look(worker_id: Any, child: Any) -> None:
    request = RequestFactory().get("/child/")
    with acting_as(worker_id):
        queries.open_child(request, child)
        queries.log_search(request, words="Smith", seen=3)
        queries.log_list(request, seen=12)
        queries.log_export(request, seen=12)
        queries.open_child(request, child, kind=Look.Kind.PRINT)


@pytest.mark.parametrize("role", list(Role))
def test_information_governance_alone_reads_it(role: Role, borough: Make, client: Client) -> None:
    here = borough(role)
    bob = Worker.objects.get(name="Bob")
    _look(bob.pk, here.children["team"])
    governs = role is Role.INFORMATION_GOVERNANCE
    with acting_as(here.worker_id):
        assert Look.objects.count() == (5 if governs else 0)
    _enter(client, here.worker_id)
    for route in PAGES:
        assert client.get(reverse(route)).status_code == (200 if governs else 403)


def test_it_says_who_looked_at_whom_and_whether_they_work_with_them(borough: Make, client: Client) -> None:
    here = borough("information_governance")
    bob, child = Worker.objects.get(name="Bob"), here.children["team"]
    _look(bob.pk, child)
    _enter(client, here.worker_id)
    shown = client.get(reverse("involvement:looks")).content.decode()
    for words in ("Bob", "Looked at", "Team Kind", "Smith", "12 people", "Printed", "Exported"):
        assert words in shown
    assert "Team Kind" not in client.get(reverse("involvement:looks_not_involved")).content.decode()
    assert "Smith" not in client.get(reverse("involvement:looks"), {"kind": "print"}).content.decode()
    assert "Team Kind" in client.get(reverse("involvement:looks"), {"person": str(child), "worker": str(bob.pk)}).content.decode()
    assert "No looks match" in client.get(reverse("involvement:looks"), {"until": "1/1/2020"}).content.decode()
    assert "Enter a day like" in client.get(reverse("involvement:looks"), {"since": "soon"}).content.decode()


def test_a_look_by_somebody_not_involved_stands_out(borough: Make, client: Client, as_owner: Any) -> None:
    here = borough("information_governance")
    with as_owner():
        cara = Worker.objects.create_user("cara@example.org", name="Cara")
        cara.posts.create(role="director", sight="everyone", team=here_team(), started_on="2026-01-05")
    with acting_as(cara.pk):
        queries.open_child(RequestFactory().get("/"), here.children["other"])
    _enter(client, here.worker_id)
    assert "Other Kind" in client.get(reverse("involvement:looks_not_involved")).content.decode()


def here_team() -> Any:
    from throughcare.apps.workforce.models import Team

    return Team.objects.get(name="Council")


def test_a_refusal_and_a_broken_glass_are_in_it(borough: Make, client: Client, as_owner: Any) -> None:
    here = borough("duty")
    _enter(client, here.worker_id)
    closed = client.get(reverse("desk:child", args=[here.children["restricted"]]))
    assert closed.status_code == 403
    assert "Room 5, 0100" in closed.content.decode()
    address = reverse("involvement:break_glass", args=[here.children["restricted"]])
    assert client.post(address, {"reason": "no"}).status_code == 422
    assert client.post(address, {"reason": "Police have found her, at risk now"}).status_code == 302
    assert client.get(reverse("desk:child", args=[here.children["restricted"]])).status_code == 200
    with as_owner():
        assert list(Look.objects.order_by("at").values_list("kind", flat=True)) == ["refused", "break_glass", "view"]
        gov = Worker.objects.create_user("gov@example.org", name="Gov")
        gov.posts.create(role="information_governance", sight="identity", team=here_team(), started_on="2026-01-05")
    _enter(client, gov.pk)
    assert "Police have found her" in client.get(reverse("involvement:glass")).content.decode()
    assert "Restricted Kind" in client.get(reverse("involvement:glass")).content.decode()


@pytest.mark.parametrize("kind", ["other", "sealed", "nobody"])
def test_a_record_that_is_not_yours_is_refused_like_one_that_is_not_there(kind: str, borough: Make, client: Client) -> None:
    here = borough("social_worker")
    _enter(client, here.worker_id)
    missing = client.get(reverse("desk:child", args=["00000000-0000-4000-8000-00000000dead"]))
    asked = client.get(reverse("desk:child", args=[here.children.get(kind, "00000000-0000-4000-8000-00000000beef")]))
    assert asked.status_code == missing.status_code == 403
    assert _plain(asked) == _plain(missing)


def _plain(response: Any) -> str:
    return "".join(line for line in response.content.decode().splitlines() if "csrf" not in line.lower() and "token" not in line)


@pytest.mark.parametrize("change", ["UPDATE core_look SET path = ''", "DELETE FROM core_look"])
def test_nobody_changes_it(change: str, borough: Make, as_owner: Callable[[], AbstractContextManager[None]]) -> None:
    here = borough("information_governance")
    _look(Worker.objects.get(name="Bob").pk, here.children["team"])
    with acting_as(here.worker_id), connection.cursor() as cursor:
        cursor.execute(change)
        assert cursor.rowcount == 0  # no policy lets the application reach a line to change
    with as_owner(), pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        connection.cursor().execute(change)


def test_nobody_writes_it_in_anothers_name(borough: Make) -> None:
    here = borough("social_worker")
    bob = Worker.objects.get(name="Bob")
    with acting_as(here.worker_id), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        connection.cursor().execute(
            "INSERT INTO core_look (id, at, worker_id, kind, path, words) VALUES (gen_random_uuid(), now(), %s, 'view', '', '')",
            [bob.pk],
        )

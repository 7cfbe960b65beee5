"""The pages around a child's record: handing over, restricting, letting in, protecting; broken glass; and the log as a file."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from throughcare.apps.involvement.models import Admission, Allocation, GlassReview, Handover, Restriction
from throughcare.apps.people.models import Address, Source
from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.core.acting import acting_as
from throughcare.core.models import Look
from throughcare.core.today import today

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]
Make = Callable[[str], Any]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def _day(name: str, day: date) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def _enter(client: Client, worker: Any) -> Worker:
    found: Worker = worker if isinstance(worker, Worker) else Worker.objects.get(pk=worker)
    client.force_login(found, backend=BACKEND)
    return found


def _somebody(name: str, role: str, sight: str, team: str = "Ours") -> Post:
    worker = Worker.objects.create_user(f"{name.lower()}@example.org", name=name)
    return Post.objects.create(
        worker=worker, role=role, team=Team.objects.get(name=team), sight=sight, started_on=date(2026, 1, 5)
    )


def test_a_manager_hands_a_child_over_on_the_page_and_both_are_named_there(
    borough: Make, client: Client, as_owner: AsOwner
) -> None:
    here = borough("team_manager")
    with as_owner():
        cara = _somebody("Cara", "social_worker", "team")
    _enter(client, here.worker_id)
    child = here.children["team"]
    give = reverse("involvement:give", args=[child]) + "?part=social_worker"
    asked = client.get(give).content.decode()
    assert "Cara, Ours: 0 children" in asked
    assert "Bob, Ours: 4 children" in asked  # closed records too: a caseload is a number
    said = {
        "whom": str(cara.pk),
        **_day("on", today()),
        "reason": "MANAGE",
        "to_know": "She has a hearing on Friday, and a new school",
    }
    assert client.post(give, said | {"to_know": ""}).status_code == 422
    late = client.post(give, said | _day("stopped_on", today() - timedelta(3)))
    assert "Say why" in late.content.decode()
    assert "She has a hearing on Friday" in late.content.decode()  # nothing typed is lost
    assert client.post(give, said | _day("held_on", today())).status_code == 302
    with as_owner():
        assert Handover.objects.get().after.worker == cara.worker
    shown = client.get(reverse("involvement:people", args=[child])).content.decode()
    for words in ("Cara", "Bob", "She has a hearing on Friday", "2 social workers in the last 12 months"):
        assert words in shown


def test_ending_a_part_says_what_follows_and_sends_whoever_may_see_no_more_to_their_work(
    borough: Make, client: Client, as_owner: AsOwner
) -> None:
    here = borough("team_manager")
    with as_owner():
        dora = _somebody("Dora", "service_manager", "team", "Council").worker
    _enter(client, here.worker_id)
    with acting_as(here.worker_id):
        held = Allocation.objects.get(child=here.children["team"])
    address = reverse("involvement:end", args=[held.pk])
    assert "no team has the child after it" in client.get(address).content.decode()
    assert client.post(address, _day("on", today())).status_code == 422
    agreed = {"because": "She went home, and that is recorded tomorrow", "agreed_by": str(dora.pk)}
    gone = client.post(address, {**_day("on", today()), "reason": "LEFTRL", **agreed})
    assert gone.headers["location"] == reverse("desk:my_work")


def test_a_record_is_restricted_on_the_page_and_leaks_into_no_list(borough: Make, client: Client, as_owner: AsOwner) -> None:
    here = borough("team_manager")
    with as_owner():
        dora = _somebody("Dora", "service_manager", "team", "Council").worker
        sam = _somebody("Sam", "social_worker", "team").worker
    _enter(client, here.worker_id)
    child = here.children["team"]
    address = reverse("involvement:restrict", args=[child])
    said = {
        "reason": "Her aunt works in the team",
        "agreed_by": str(dora.pk),
        "ring": "Room 5",
        **_day("review_on", today() + timedelta(60)),
    }
    asked = client.get(address).content.decode()
    assert f'value="{dora.pk}"' in asked
    assert f'value="{here.worker_id}"' not in asked, "a team manager does not agree to what they ask for"
    assert client.post(address, said | {"agreed_by": ""}).status_code == 422
    assert client.post(address, said).status_code == 302
    kept = client.get(reverse("involvement:kept", args=[child])).content.decode()
    for words in ("This record is restricted", "Her aunt works in the team", "Dora", "Room 5"):
        assert words in kept
    _enter(client, sam)
    for route in ("desk:my_work", "desk:team", "desk:team_csv"):
        assert "Team Kind" not in client.get(reverse(route)).getvalue().decode(), route
    assert "Team Kind" not in client.get(reverse("desk:find") + "?q=Team+Kind").content.decode().replace('value="Team Kind"', "")
    for route in ("desk:child", "involvement:people", "involvement:kept", "involvement:addresses"):
        assert client.get(reverse(route, args=[child])).status_code == 403, route
    _enter(client, here.worker_id)
    with acting_as(here.worker_id):
        held = Restriction.objects.get(person=child)
    assert (
        client.post(
            reverse("involvement:still_restricted", args=[held.pk]), _day("review_on", today() + timedelta(90))
        ).status_code
        == 302
    )
    assert client.post(reverse("involvement:lift", args=[held.pk]), {"because": "She has left the council"}).status_code == 302
    assert "She has left the council" in client.get(reverse("involvement:kept", args=[child])).content.decode()
    _enter(client, sam)
    assert client.get(reverse("desk:child", args=[child])).status_code == 200


def test_an_inspector_is_let_in_on_the_page_until_a_day_and_let_out(borough: Make, client: Client, as_owner: AsOwner) -> None:
    here = borough("quality_officer")
    with as_owner():
        ines = _somebody("Ines", "inspector", "own").worker
    _enter(client, here.worker_id)
    child = here.children["other"]
    address = reverse("involvement:let_in", args=[child])
    said = {"worker": str(ines.pk), "reason": "Her record is in the sample"}
    assert "until a date" in client.post(address, said).content.decode()
    assert client.post(address, said | _day("until", today())).status_code == 302
    _enter(client, ines)
    assert client.get(reverse("desk:child", args=[child])).status_code == 200
    assert client.get(reverse("desk:child", args=[here.children["team"]])).status_code == 403
    with acting_as(here.worker_id):
        held = Admission.objects.get(worker=ines)
    assert client.post(reverse("involvement:let_in_no_longer", args=[held.pk])).status_code == 403
    _enter(client, here.worker_id)
    assert client.post(reverse("involvement:let_in_no_longer", args=[held.pk])).status_code == 302
    _enter(client, ines)
    assert client.get(reverse("desk:child", args=[child])).status_code == 403


def test_an_address_is_protected_on_the_page_and_somebody_named(borough: Make, client: Client, as_owner: AsOwner) -> None:
    here = borough("team_manager")
    child, bob = here.children["team"], Worker.objects.get(name="Bob")
    with as_owner():
        held = Address.objects.create(
            child_id=child, source=Source.objects.get(), lines="14 Refuge Row", started_on=date(2026, 1, 5)
        )
    _enter(client, here.worker_id)
    page = reverse("involvement:addresses", args=[child])
    assert (
        client.post(reverse("involvement:protect", args=[held.pk]), {"reason": "Her father has found them before"}).status_code
        == 302
    )
    assert "14 Refuge Row" in client.get(page).content.decode()
    _enter(client, bob)
    shown = client.get(page).content.decode()
    assert "14 Refuge Row" not in shown
    assert "1 address is kept from view" in " ".join(shown.split())
    assert client.post(reverse("involvement:stop_protecting", args=[held.pk])).status_code == 404
    _enter(client, here.worker_id)
    named = {"worker": str(bob.pk), "reason": "He visits her there"}
    assert client.post(reverse("involvement:name_reader", args=[child]), named).status_code == 302
    _enter(client, bob)
    assert "14 Refuge Row" in client.get(page).content.decode()


def test_broken_glass_waits_for_information_governance_which_sees_what_was_looked_at(
    borough: Make, client: Client, as_owner: AsOwner
) -> None:
    here = borough("duty")
    child = here.children["restricted"]
    with as_owner():
        gov = _somebody("Gov", "information_governance", "identity", "Council").worker
        mark = _somebody("Mark", "team_manager", "team").worker
        Admission.objects.create(person_id=child, worker=mark, why="named", reason="Her manager", started_on=date(2026, 1, 5))
    _enter(client, here.worker_id)
    client.post(reverse("involvement:break_glass", args=[child]), {"reason": "Police have found her, at risk now"})
    client.get(reverse("desk:child", args=[child]))
    with as_owner():
        broken = Admission.objects.get(why="break_glass")
    address = reverse("involvement:review_glass", args=[broken.pk])
    assert client.get(address).status_code == 403
    for reader in (mark, gov):
        _enter(client, reader)
        assert "1 record waits" in " ".join(client.get(reverse("involvement:glass")).content.decode().split())
        one = client.get(address).content.decode()
        for words in ("Restricted Kind", "Alice", "Police have found her", "Looked at", f"/child/{child}/"):
            assert words in one, words
    assert client.get(reverse("desk:child", args=[child])).status_code == 403  # the glass, and nothing of the record
    wrong = {"outcome": "not_justified", "found": "Nobody was at risk that night"}
    assert "what happens now" in client.post(address, wrong).content.decode()
    assert client.post(address, wrong | {"follows": "Her manager speaks with her on Monday"}).status_code == 302
    assert "wait" not in client.get(reverse("involvement:glass")).content.decode().split("<main")[1].split("waits")[0][-1:]
    with as_owner():
        assert GlassReview.objects.get().reviewed_by == gov
    _enter(client, mark)
    assert "Her manager speaks with her" in client.get(address).content.decode()


def test_a_manager_to_whom_the_record_is_closed_is_told_of_no_broken_glass(
    borough: Make, client: Client, as_owner: AsOwner
) -> None:
    here = borough("duty")
    child = here.children["restricted"]
    with as_owner():
        una = _somebody("Una", "team_manager", "team").worker
    _enter(client, here.worker_id)
    client.post(reverse("involvement:break_glass", args=[child]), {"reason": "Police have found her, at risk now"})
    with as_owner():
        broken = Admission.objects.get(why="break_glass")
    _enter(client, una)
    assert "Restricted" not in client.get(reverse("involvement:glass")).content.decode().split("<main")[1]
    assert client.get(reverse("involvement:review_glass", args=[broken.pk])).status_code == 404


def test_the_log_is_found_by_name_taken_out_harmless_and_notes_that_it_was_read(
    borough: Make, client: Client, as_owner: AsOwner
) -> None:
    here = borough("information_governance")
    bob = Worker.objects.get(name="Bob")
    _enter(client, bob)
    client.get(reverse("desk:find"), {"q": "=HYPERLINK(1)"})
    client.get(reverse("desk:child", args=[here.children["team"]]))
    _enter(client, here.worker_id)
    log = reverse("involvement:looks")
    assert "Looked at" in client.get(log, {"person": "team kind"}).content.decode().split("<tbody")[1]
    assert "No looks match" in client.get(log, {"person": "nobody of that name"}).content.decode()
    assert "Team Kind" in client.get(log, {"person": f"/child/{here.children['team']}/"}).content.decode()
    taken = client.get(reverse("involvement:looks_csv"), {"worker": str(bob.pk)})
    assert taken.headers["content-type"].startswith("text/csv")
    lines = taken.content.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in lines
    assert "Team Kind" in lines
    with as_owner():
        mine = list(Look.objects.filter(worker_id=here.worker_id).order_by("at").values_list("kind", "words"))
    assert [kind for kind, _ in mine] == ["list", "list", "list", "export"]
    assert "team+kind" in mine[0][1]

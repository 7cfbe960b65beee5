"""A process that reads or commits a return is killed outright. The pages say so, and what it did can be done again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from throughcare.apps.intake import at_work, uploads
from throughcare.apps.intake.models import Batch, SourceRow
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.itself import ITSELF
from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.roles import SIGHT_OF, Role
from throughcare.core.acting import acting_as

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
CHILDREN = 1_500
PATIENCE = 60


@pytest.fixture
def dana(client: Client) -> Worker:
    """The director, signed in."""
    council = Team(name="Council", kind=Team.Kind.COUNCIL)
    council.lineage = [council.pk]
    council.save()
    worker = Worker.objects.create_user(email="dana@council.example", name="Dana")
    role = Role.DIRECTOR
    Post.objects.create(worker=worker, role=role, team=council, sight=SIGHT_OF[role], started_on=date(2020, 1, 1))
    client.force_login(worker, backend="allauth.account.auth_backends.AuthenticationBackend")
    return worker


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that the pages set going, as they really do, kept so that a test can kill them."""
    processes: list[subprocess.Popen[bytes]] = []
    really = uploads.go_on
    monkeypatch.setattr(uploads, "go_on", lambda *about, **how: processes.append(really(*about, **how)))
    return processes


def _return() -> list[SimpleUploadedFile]:
    header, episodes = (
        ["CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"],
        ["CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"],
    )
    for number in range(CHILDREN):
        born = date(2008, 1, 1) + timedelta(days=number % 3_000)
        header.append(f"K{number},1,{born:%d/%m/%Y},WBRI,UN1,,")
        episodes.append(f"K{number},02/05/2017,S,C2,N1,U4,PR1,,,,,,")
    files = {"header.csv": header, "episodes.csv": episodes}
    return [SimpleUploadedFile(name, "\n".join(lines).encode()) for name, lines in files.items()]


def _wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.01)


def _kill_at_work(batch: Batch, process: subprocess.Popen[bytes]) -> None:
    """Wait until the process has taken the work up, and kill it as the machine would."""

    def taken_up() -> bool:
        batch.refresh_from_db()
        return batch.asked_at is None

    _wait(taken_up)
    assert not at_work.is_stopped(batch)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    _wait(lambda: at_work.is_stopped(batch))


def _words(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_an_import_that_is_killed_says_so_and_is_taken_up_again(
    client: Client, dana: Worker, started: list[subprocess.Popen[bytes]]
) -> None:
    answer = client.post(reverse("intake:bring_in"), {"year": "2018", "chosen": _return()})
    page, batch = answer.headers["Location"], Batch.objects.get()
    assert "Reading SSDA903" in _words(client, page)
    _kill_at_work(batch, started[0])
    assert "Reading stopped before it had finished" in _words(client, page)
    assert "Reading stopped" in _words(client, reverse("intake:imports"))
    assert client.get(reverse("intake:progress", args=[batch.pk])).headers["HX-Refresh"] == "true"

    client.post(reverse("intake:read_again", args=[batch.pk]))
    assert started[1].wait(PATIENCE) == 0
    assert f"{2 * CHILDREN:,} rows in = {2 * CHILDREN:,} added" in _words(client, page)
    assert uploads.paths_of(batch.pk) == []

    client.post(reverse("intake:commit", args=[batch.pk]))
    _kill_at_work(batch, started[2])
    said = _words(client, page)
    assert "Committing stopped before it had finished" in said
    assert "Nothing was committed" in said
    with acting_as(ITSELF):
        assert not Person.objects.exists()

    client.post(reverse("intake:commit", args=[batch.pk]))
    assert started[3].wait(PATIENCE) == 0
    assert "The children it tells of" in _words(client, page)
    with acting_as(ITSELF):
        assert Person.objects.count() == CHILDREN


def test_an_import_that_was_killed_can_be_put_aside(client: Client, dana: Worker, started: list[subprocess.Popen[bytes]]) -> None:
    client.post(reverse("intake:bring_in"), {"year": "2018", "chosen": _return()})
    batch = Batch.objects.get()
    _kill_at_work(batch, started[0])
    assert "was put aside" in client.post(reverse("intake:leave", args=[batch.pk]), follow=True).content.decode()
    batch.refresh_from_db()
    assert batch.state == Batch.State.LEFT
    assert uploads.paths_of(batch.pk) == []
    with acting_as(ITSELF):
        assert not SourceRow.objects.exists()


def test_two_cannot_work_on_one_import(client: Client, dana: Worker, started: list[subprocess.Popen[bytes]]) -> None:
    client.post(reverse("intake:bring_in"), {"year": "2018", "chosen": _return()})
    batch = Batch.objects.get()
    words = [sys.executable, "-m", "throughcare", "import", "batch", str(batch.pk)]
    second = subprocess.run(words, capture_output=True, check=False)
    assert sorted([started[0].wait(PATIENCE), second.returncode]) in ([0, 1], [0, 0])
    batch.refresh_from_db()
    assert batch.state == Batch.State.PREVIEWED
    with acting_as(ITSELF):
        assert SourceRow.objects.count() == 2 * CHILDREN

"""A real council begins: one command enters its first administrator, who then enters everybody else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from throughcare.apps.workforce.actions import begin_council
from throughcare.apps.workforce.invitations import link_for
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.apps.workforce.models import Team, Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.core.acting import acting_as

AsOwner = Callable[[], AbstractContextManager[None]]
NEW = "a long new password 7"
ASKED = {"council": "Invented Borough Council", "team": "Looked after north", "name": "Nell Newby", "email": "Nell@example.org"}


def begin(home: Path, **told: str) -> subprocess.CompletedProcess[str]:
    words = [word for key, value in told.items() for word in (f"--{key}", value)]
    return subprocess.run(
        [sys.executable, "-m", "throughcare", "begin", *words],
        env=os.environ | {"THROUGHCARE_HOME": str(home), "THROUGHCARE_ADDRESS": "https://care.example"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_enters_one_administrator_and_no_second(installation: Path) -> None:
    unsaid = begin(installation, council="Invented Borough Council")
    assert (unsaid.returncode, "--team" in unsaid.stderr) == (1, True)
    assert "is not an e-mail address" in begin(installation, **ASKED | {"email": "nell"}).stderr
    begun = begin(installation, **ASKED)
    assert begun.returncode == 0, begun.stderr
    link = re.search(r"https://care\.example/\S+", begun.stdout)
    assert link is not None
    lost = begin(installation, **ASKED)
    assert lost.returncode == 0, "they have chosen no password yet: a new link"
    second = begin(installation, **ASKED | {"name": "Charlie Cedar", "email": "charlie@example.org"})
    assert (second.returncode, second.stdout) == (1, "")
    assert "Nell Newby is an administrator here already" in second.stderr


@pytest.mark.django_db
def test_whoever_was_entered_chooses_a_password_and_enters_others(client: Client) -> None:
    with acting_as(ITSELF):
        nell = begin_council("Invented Borough", team="North", administrator="Nell Newby", email="nell@example.org", by=itself())
        with pytest.raises(MayNot, match="already"):
            begin_council("Another", team="South", administrator="Sly", email="sly@example.org", by=itself())
    north = Team.objects.get(name="North")
    assert north.above is not None
    assert (north.above.name, north.above.kind) == ("Invented Borough", Team.Kind.COUNCIL)
    address = link_for(nell).partition("127.0.0.1")[2] or link_for(nell).partition("testserver")[2]
    landed = client.get(address, follow=True)
    assert client.post(landed.redirect_chain[-1][0], {"password1": NEW, "password2": NEW}).status_code == 302
    nell.refresh_from_db()
    assert nell.check_password(NEW)
    client.force_login(nell, backend="allauth.account.auth_backends.AuthenticationBackend")
    entered = client.post(reverse("staff:add_worker"), {"name": "Alice Ash", "email": "alice@example.org"})
    assert (entered.status_code, Worker.objects.filter(email="alice@example.org").exists()) == (302, True)
    assert client.get(reverse("desk:find")).content.decode().count("/child/") == 0

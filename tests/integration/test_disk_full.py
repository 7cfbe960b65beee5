"""The database runs out of room: pages, imports and commands say so, and nothing is half done.

A trigger raises what PostgreSQL itself raises, by its own number (53100), where it would: at the row that finds no room.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import psycopg
import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse
from tests.integration.owed_rows import council

from throughcare.apps.intake import actions
from throughcare.apps.intake.models import Batch, SourceRow
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.itself import itself
from throughcare.apps.writing.models import Document
from throughcare.core.full import WORDS

AsOwner = Callable[[], AbstractContextManager[None]]
THROUGHCARE = [sys.executable, "-m", "throughcare"]
RAISES = """CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$"""
HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nC1,2,27/03/2008,WBRI,UN1,,\n"


def no_room_in(table: str) -> str:
    return f"{RAISES}; CREATE TRIGGER no_room BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION no_room()"


@pytest.fixture
def fill(as_owner: AsOwner) -> Callable[[str], None]:
    """Leave no room for another row of a table."""

    def filled(table: str) -> None:
        with as_owner(), connection.cursor() as cursor:
            cursor.execute(no_room_in(table))

    return filled


@pytest.mark.django_db
def test_a_page_says_so_and_keeps_nothing(as_owner: AsOwner, fill: Callable[[str], None]) -> None:
    with as_owner():
        here = council()
        child = here.child("Ann Ash")
    fill("writing_document")
    client = Client(raise_request_exception=False)
    client.force_login(here.workers["Alice Ash"], backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.post(reverse("writing:begin", args=[child.pk, "note"]))
    assert answer.status_code == 500
    assert WORDS in answer.content.decode()
    with as_owner():
        assert Document.objects.count() == 0


@pytest.mark.django_db
def test_an_import_says_so_whether_it_is_being_read_or_committed(tmp_path: Path, fill: Callable[[str], None]) -> None:
    (tmp_path / "header.csv").write_text(HEADER)
    by = itself()
    read = actions.read_batch(actions.open_batch(year=2018, by=by).pk, paths=[tmp_path])
    fill("people_person")
    with pytest.raises(OperationalError):
        actions.commit_batch(read.pk, by=by)
    read.refresh_from_db()
    assert (read.state, read.refused_because) == (Batch.State.PREVIEWED, WORDS)
    assert Person.objects.count() == 0


@pytest.mark.django_db
def test_a_return_there_is_no_room_to_read_is_refused_in_words(tmp_path: Path, fill: Callable[[str], None]) -> None:
    (tmp_path / "header.csv").write_text(HEADER)
    opened = actions.open_batch(year=2018, by=itself())
    fill("intake_sourcerow")
    with pytest.raises(OperationalError):
        actions.read_batch(opened.pk, paths=[tmp_path])
    opened.refresh_from_db()
    assert (opened.state, opened.refused_because) == (Batch.State.REFUSED, WORDS)
    assert SourceRow.objects.count() == 0


def test_a_command_says_so_in_one_sentence(installation: Path, tmp_path: Path) -> None:
    (tmp_path / "header.csv").write_text(HEADER)
    told = {"env": os.environ | {"THROUGHCARE_HOME": str(installation)}, "text": True, "capture_output": True, "check": False}

    def typed(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*THROUGHCARE, *words], **told)  # type: ignore[call-overload,no-any-return]  # the same for each

    assert typed("migrate").returncode == 0
    assert typed("postgres", "start").returncode == 0
    try:
        with psycopg.connect(typed("postgres", "url", "--owner").stdout.strip(), autocommit=True) as owner:
            owner.execute(no_room_in("intake_sourcerow"))
            asked = typed("import", "ssda903", str(tmp_path), "--year", "2018")
            owner.execute("DROP FUNCTION no_room CASCADE")
    finally:
        typed("postgres", "stop")
    assert asked.returncode == 1
    assert asked.stderr.strip() == f"throughcare: {WORDS}"

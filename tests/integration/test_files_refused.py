"""Files that would do harm, by the command and by the page: one clear sentence, and the database as it was."""

from __future__ import annotations

import resource
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.test import Client
from django.urls import reverse

from throughcare.apps.intake import actions, uploads
from throughcare.apps.intake.forms import BringInForm
from throughcare.apps.intake.models import Batch, SourceRow
from throughcare.apps.people.models import Person, Source
from throughcare.apps.workforce.itself import ITSELF
from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.roles import SIGHT_OF, Role
from throughcare.cli import main
from throughcare.core.acting import acting_as

pytestmark = pytest.mark.django_db
MB = 1024 * 1024
LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>\n<Message><X>&c;</X></Message>'


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


def gigabytes(folder: Path) -> Path:
    """A workbook of a few megabytes whose one sheet unpacks to more than one gigabyte."""
    path = folder / "return.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(1_100):
                sheet.write(b" " * MB)
    assert path.stat().st_size < 10 * MB
    return path


def entities(folder: Path) -> Path:
    """XML that laughs: entities made of entities."""
    path = folder / "return.xml"
    path.write_text(LAUGHS)
    return path


def binary(folder: Path) -> Path:
    """Something that is no return at all, though it is called one."""
    path = folder / "header.csv"
    path.write_bytes(bytes(range(256)) * 40)
    return path


def three_hundred_mb(folder: Path) -> Path:
    """A table far larger than any return."""
    path = folder / "header.csv"
    with path.open("wb") as file:
        file.truncate(300 * MB)
    return path


Harmful = Callable[[Path], Path]
HARMFUL: dict[Harmful, str] = {
    gigabytes: "not opened",
    entities: "entities",
    binary: "not a text file",
    three_hundred_mb: "300 MB",
}


def nothing_changed() -> bool:
    with acting_as(ITSELF):
        return not (SourceRow.objects.exists() or Person.objects.exists() or Source.objects.exists())


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """The operating system itself refuses to write more, as it does when a disk is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("harmful", HARMFUL, ids=lambda each: each.__name__)
def test_the_command_refuses_it_in_one_sentence(harmful: Harmful, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "ssda903", str(harmful(tmp_path)), "--year", "2018", "--commit"]) == 1
    said = capsys.readouterr().err
    assert HARMFUL[harmful] in said
    assert said.endswith("Nothing was changed.\n")
    assert len(said.splitlines()) == 1
    assert nothing_changed()


@pytest.mark.parametrize("harmful", [gigabytes, entities, binary], ids=lambda each: each.__name__)
def test_the_page_refuses_it_in_one_sentence(harmful: Harmful, tmp_path: Path, client: Client, dana: Worker) -> None:
    path = harmful(tmp_path)
    chosen = SimpleUploadedFile(path.name, path.read_bytes())
    page = client.post(reverse("intake:bring_in"), {"year": "2018", "chosen": chosen}).headers["Location"]
    batch = Batch.objects.get()
    actions.read_batch(batch.pk, paths=uploads.paths_of(batch.pk))
    uploads.forget(batch.pk)
    said = client.get(page).content.decode()
    assert "Refused" in said
    assert HARMFUL[harmful] in said
    assert "Nothing was changed." in said
    assert nothing_changed()


def test_the_page_takes_no_300_mb() -> None:
    with TemporaryUploadedFile("header.csv", "text/csv", 300 * MB, None) as large:
        form = BringInForm({"year": "2018"}, {"chosen": large}, years=[2018])
    assert form.errors["chosen"] == ["The files are larger than 250 MB together. A return is never that large."]


# A file whose writing the system refused is refused once more when Python closes it.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("megabytes", [1, 4], ids=["when it is kept", "while it arrives"])
def test_a_full_disk_refuses_what_is_uploaded(megabytes: int, client: Client, dana: Worker) -> None:
    chosen = SimpleUploadedFile("header.csv", b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n" + b" " * megabytes * MB)
    with no_file_larger_than(256 * 1024):
        answer = client.post(reverse("intake:bring_in"), {"year": "2018", "chosen": chosen}, follow=True)
    said = " ".join(answer.content.decode().split())
    assert "could not be kept: File too large" in said
    assert "Nothing was changed." in said
    assert nothing_changed()
    assert all(uploads.paths_of(each.pk) == [] for each in Batch.objects.all())

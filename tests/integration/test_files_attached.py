"""Files on what is written: looked into, locked away, handed out to whoever may see the child, and each child's own."""

from __future__ import annotations

import re
import socket
import tempfile
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.utils import InternalError, ProgrammingError
from django.test import Client
from django.urls import reverse
from tests.integration.home_of_two import Home, draft, finish, home, signed_in
from tests.unit.core.test_files import png, word, zipped

from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.writing.files.actions import attach, take_off
from throughcare.apps.writing.files.queries import attached_to
from throughcare.apps.writing.models import Attachment, Document
from throughcare.core.acting import acting_as
from throughcare.core.files import safe
from throughcare.core.files.accepting import MOST, Accepted, accepted
from throughcare.core.files.kinds import Kind, NotAccepted
from throughcare.core.models import Look

__all__ = ["home"]
pytestmark = pytest.mark.django_db
WORDS = b"Ada drew a lighthouse and said that she would like to live in one."


def _attach(home: Home, document: Document, content: bytes = WORDS, *, for_all: bool = False) -> Attachment:
    with acting_as(home.alice.pk):
        return attach(document, Accepted("drawing.txt", Kind.TEXT, content, content.decode()), for_all=for_all, by=home.alice)


def _send(client: Client, home: Home, document: Document, do: str, *files: SimpleUploadedFile, **typed: Any) -> Any:
    at = reverse("writing:section", args=[home.ada.pk, document.pk, "note"])
    shown = client.get(at).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(base:[^"]+|page)" value="([^"]+)"', shown))
    return client.post(at, {**hidden, "page": str(uuid.uuid4()), "do": do, "files": list(files), **typed})


def test_what_lies_on_the_disk_is_locked_and_named_by_its_own_hash(home: Home) -> None:
    one = _attach(home, draft(home))
    path = Path(settings.MEDIA_ROOT) / "attached" / one.stored_as[:2] / one.stored_as
    assert b"lighthouse" not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    assert safe.take(safe.Locked(one.stored_as, bytes(one.locked_key))) == WORDS


def test_a_file_that_was_altered_or_swapped_is_not_opened(home: Home, client: Client) -> None:
    document = draft(home)
    one, other = _attach(home, document), _attach(home, document, b"Something else")
    with pytest.raises(safe.Damaged):
        safe.take(safe.Locked(one.stored_as, bytes(other.locked_key)))
    path = Path(settings.MEDIA_ROOT) / "attached" / one.stored_as[:2] / one.stored_as
    kept = bytearray(path.read_bytes())
    kept[40] ^= 1
    path.write_bytes(kept)
    with pytest.raises(safe.Damaged):
        safe.take(safe.Locked(one.stored_as, bytes(one.locked_key)))
    answer = signed_in(client, home.alice).get(reverse("writing:file", args=[home.ada.pk, document.pk, one.pk]), follow=True)
    assert "cannot be opened" in answer.content.decode()


def test_a_file_is_attached_and_got_again_without_javascript(home: Home, client: Client) -> None:
    document = draft(home)
    signed_in(client, home.alice)
    letter = SimpleUploadedFile("Letter home.docx", word("The placement is settled."))
    answer = _send(client, home, document, "attach", letter, title="School rang again")
    assert answer.status_code == 302
    with acting_as(home.alice.pk):
        one = attached_to(document).get()
        assert (one.kind, one.words) == ("docx", "The placement is settled.")
    got = client.get(reverse("writing:file", args=[home.ada.pk, document.pk, one.pk]))
    assert got.headers["Content-Disposition"] == 'attachment; filename="Letter home.docx"'
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in got.headers["Cache-Control"]
    assert got.content.startswith(b"PK")
    shown = client.get(reverse("writing:section", args=[home.ada.pk, document.pk, "note"])).content.decode()
    assert "School rang again" in shown
    assert "Letter home.docx" in shown


@pytest.mark.parametrize(
    ("name", "content", "because"),
    [
        ("holiday.png", zipped(**{"evil.exe": "x"}), "archive of files"),
        ("letter.pdf", b"\x7fELF\x02", "not a kind of file"),
        ("photo.jpg", b"", "empty"),
        ("huge.txt", b"a" * (MOST + 1), "larger than 20 MB"),
    ],
)
def test_a_wrong_file_is_refused_at_the_field_and_everything_else_is_kept(
    home: Home, client: Client, name: str, content: bytes, because: str
) -> None:
    document = draft(home)
    signed_in(client, home.alice)
    good = SimpleUploadedFile("good.png", png())
    answer = _send(client, home, document, "finish", SimpleUploadedFile(name, content), good, words="Ada was tired, and cross")
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert f"{name}: " in shown
    assert because in shown
    assert 'href="#files"' in shown
    assert "Ada was tired, and cross" in shown
    with acting_as(home.alice.pk):
        assert [one.name for one in attached_to(document)] == ["good.png"]
        assert Document.objects.get(pk=document.pk).state == "writing"


def test_only_whoever_may_see_the_child_gets_a_file_and_every_look_is_logged(
    home: Home, client: Client, as_owner: Callable[[], AbstractContextManager[None]]
) -> None:
    document = draft(home)
    one = _attach(home, document)
    at = reverse("writing:file", args=[home.ada.pk, document.pk, one.pk])
    assert signed_in(client, home.bob).get(at).status_code == 200
    assert signed_in(client, home.charlie).get(at).status_code == 403
    with acting_as(home.charlie.pk):
        assert not Attachment.objects.exists()
    # Another child's page is no way to it either.
    assert signed_in(client, home.bob).get(reverse("writing:file", args=[home.ben.pk, document.pk, one.pk])).status_code == 404
    with as_owner():
        looks = set(Look.objects.filter(path=at).values_list("worker", "kind"))
    assert looks == {(home.bob.pk, "export"), (home.charlie.pk, "refused")}


def test_a_brothers_part_has_only_what_was_said_to_be_for_all(home: Home) -> None:
    document = draft(home, about=home.ben)
    _attach(home, document, b"Ada's alone")
    shared = _attach(home, document, b"Of both", for_all=True)
    finish(home, document)
    with acting_as(home.alice.pk):
        bens = Attachment.objects.get(child=home.ben)
        assert bens.stored_as == shared.stored_as
        assert bens.document.part_of == document
        assert safe.take(safe.Locked(bens.stored_as, bytes(bens.locked_key))) == b"Of both"


def test_once_on_the_record_nothing_is_attached_or_taken_off(home: Home) -> None:
    document = draft(home)
    one = _attach(home, document)
    finish(home, document)
    with acting_as(home.alice.pk):
        final = Document.objects.get(pk=document.pk)
        with pytest.raises(MayNot):
            take_off(attached_to(final).get(), by=home.alice)
        with pytest.raises(MayNot):
            attach(final, Accepted("a.txt", Kind.TEXT, b"a", "a"), by=home.alice)
        with pytest.raises((ProgrammingError, InternalError)), transaction.atomic():
            Attachment.objects.filter(pk=one.pk).update(name="another.txt")
        with pytest.raises((ProgrammingError, InternalError)), transaction.atomic():
            Attachment.objects.filter(pk=one.pk).delete()


def test_a_file_taken_off_a_draft_is_no_longer_handed_out(home: Home, client: Client) -> None:
    document = draft(home)
    one = _attach(home, document)
    signed_in(client, home.alice)
    assert _send(client, home, document, f"take_off:{one.pk}").status_code == 302
    assert client.get(reverse("writing:file", args=[home.ada.pk, document.pk, one.pk])).status_code == 404


@contextmanager
def _clamav(verdict: bytes) -> Iterator[str]:
    """A scanner that hears a whole file and gives its verdict."""
    place = str(Path(tempfile.mkdtemp(prefix="tc-")) / "clamd")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening:
        listening.bind(place)
        listening.listen(1)

        def hear() -> None:
            line, _ = listening.accept()
            with line:
                heard = b""
                while not heard.endswith(b"\0\0\0\0"):
                    heard += line.recv(65536)
                line.sendall(verdict)

        thread = threading.Thread(target=hear)
        thread.start()
        yield place
        thread.join()


def test_a_scanner_that_finds_harm_or_cannot_be_asked_keeps_the_file_out(settings: Any) -> None:
    settings.THROUGHCARE_SCANNER = "throughcare.core.files.scanning.clamav"
    with _clamav(b"stream: OK\0") as settings.THROUGHCARE_CLAMAV:
        assert accepted("a.txt", b"harmless").kind is Kind.TEXT
    with (
        _clamav(b"stream: Eicar-Test-Signature FOUND\0") as settings.THROUGHCARE_CLAMAV,
        pytest.raises(NotAccepted, match="harmful"),
    ):
        accepted("a.txt", b"harmful")
    with pytest.raises(NotAccepted, match="could not be scanned"):
        accepted("a.txt", b"unasked")

"""Writing: kept from the first keystroke, never overwritten, on the record when it is finished, and each child's part their own."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.integration.home_of_two import BACKEND, Home, home

from throughcare.apps.involvement.models import Restriction
from throughcare.apps.notes.models import Note
from throughcare.apps.people.models import Covered, Person
from throughcare.apps.workforce.itself import ITSELF
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing import actions
from throughcare.apps.writing.models import Document, Revision
from throughcare.apps.writing.presenters.answers import sections_shown
from throughcare.apps.writing.queries import standing_of
from throughcare.core.acting import acting_as

pytestmark = pytest.mark.django_db
__all__ = ["home"]


def _begin(home: Home, by: Worker | None = None) -> Document:
    with acting_as((by or home.alice).pk):
        return actions.begin(home.ada, "note", by=by or home.alice)


def _keep(
    home: Home, document: Document, by: Worker, page: uuid.UUID, over: dict[str, str] | None = None, **typed: Any
) -> actions.Kept:
    with acting_as(by.pk):
        return actions.keep(document, typed, over=over or {}, page=page, by=by)


def _answers(document: Document, by: Worker) -> dict[str, Any]:
    with acting_as(by.pk):
        return standing_of(document).answers


def test_every_word_is_kept_whether_it_makes_sense_or_not(home: Home) -> None:
    document, page = _begin(home), uuid.uuid4()
    _keep(home, document, home.alice, page, title="Scho")
    _keep(home, document, home.alice, page, title="School rang", on=["31", "2", ""])
    assert _answers(document, home.alice) == {"title": "School rang", "on": ["31", "2", ""]}
    with acting_as(home.alice.pk):
        assert Revision.objects.filter(document=document, name="title").count() == 2


def test_what_one_page_sends_twice_is_kept_once(home: Home) -> None:
    document, page = _begin(home), uuid.uuid4()
    for _ in range(2):
        kept = _keep(home, document, home.alice, page, title="School rang")
    assert not kept.clashes
    with acting_as(home.alice.pk):
        assert Revision.objects.filter(document=document).count() == 1


def test_two_people_in_different_places_are_merged(home: Home) -> None:
    document = _begin(home)
    _keep(home, document, home.alice, uuid.uuid4(), title="School rang")
    _keep(home, document, home.bob, uuid.uuid4(), words="Ada was tired")
    assert _answers(document, home.alice) == {"title": "School rang", "words": "Ada was tired"}


def test_a_field_left_alone_does_not_undo_what_somebody_else_typed_there(home: Home) -> None:
    document, alices, bobs = _begin(home), uuid.uuid4(), uuid.uuid4()
    first = _keep(home, document, home.alice, alices, title="School rang").revisions["title"]
    _keep(home, document, home.bob, bobs, over={"title": str(first)}, title="The school rang")
    kept = _keep(home, document, home.alice, alices, over={"title": str(first)}, title="School rang", words="Tired")
    assert not kept.clashes
    assert _answers(document, home.alice) == {"title": "The school rang", "words": "Tired"}


def test_two_texts_in_one_place_both_stand_until_somebody_chooses(home: Home) -> None:
    document, alices, bobs = _begin(home), uuid.uuid4(), uuid.uuid4()
    first = str(_keep(home, document, home.alice, alices, words="Tired").revisions["words"])
    _keep(home, document, home.bob, bobs, over={"words": first}, words="Tired and hungry")
    kept = _keep(home, document, home.alice, alices, over={"words": first}, words="Tired, and cross")
    with acting_as(home.alice.pk):
        stands = standing_of(document)
        assert kept.clashes == {"words"}
        assert {head.value for head in stands.clashes["words"]} == {"Tired and hungry", "Tired, and cross"}
        one, other = stands.clashes["words"]
        actions.choose(document, one.pk, aside=other.pk, page=uuid.uuid4(), by=home.alice)
        assert not standing_of(document).clashes
        assert Revision.objects.filter(document=document, value=other.value).exists()


def test_nobody_can_alter_or_take_away_a_word_not_even_the_application(home: Home) -> None:
    document = _begin(home)
    _keep(home, document, home.alice, uuid.uuid4(), words="Tired")
    for change in ("UPDATE writing_revision SET value = '\"x\"'", "DELETE FROM writing_revision"):
        with acting_as(home.alice.pk), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)


def _said(about: Person | None = None) -> dict[str, Any]:
    said = {"kind": "contact", "on": ["5", "1", "2026"], "title": "School rang", "words": "Ada was tired", "with_whom": ""}
    return said | ({"who": [str(about.pk)]} if about else {})


def _story(home: Home) -> dict[str, Any]:
    return {f"significant@{home.ada.pk.hex}": "yes"}


def _finish(home: Home, document: Document) -> None:
    with acting_as(home.alice.pk):
        actions.finish(document, by=home.alice)


def test_finishing_puts_it_on_the_record_of_each_child_with_their_own_part_and_no_other(home: Home) -> None:
    document, page = _begin(home), uuid.uuid4()
    own: dict[str, Any] = {
        f"significant@{home.ada.pk.hex}": "yes",
        f"significant@{home.ben.pk.hex}": "no",
        f"words.differs@{home.ben.pk.hex}": "Ben was cheerful",
    }
    _keep(home, document, home.alice, page, **_said(home.ben), **own)
    _finish(home, document)
    with acting_as(home.alice.pk):
        adas, bens = Note.objects.get(child=home.ada), Note.objects.get(child=home.ben)
        assert (adas.significant, bens.significant) == (True, False)
        assert adas.written_in == document
        assert bens.written_in is not None
        assert bens.written_in.part_of == document
        told = standing_of(bens.written_in).answers
        assert told[f"words.differs@{home.ben.pk.hex}"] == "Ben was cheerful"
        assert not [name for name in told if home.ada.pk.hex in name or name == "who"]
        assert "Ben was cheerful" in _read(bens.written_in, home.ben), "kept is not enough: it is there to be read"
        assert "Ben was cheerful" not in _read(document, home.ada)


def _read(document: Document, child: Person) -> list[str]:
    """Every answer of a document, as its page shows it."""
    return [answer.words for section in sections_shown(document, child) for answer in section.answers]


def test_a_form_that_is_not_complete_is_not_finished_and_nothing_is_lost(home: Home) -> None:
    document = _begin(home)
    _keep(home, document, home.alice, uuid.uuid4(), title="School rang")
    with acting_as(home.alice.pk), pytest.raises(actions.NotYet):
        actions.finish(document, by=home.alice)
    assert _answers(document, home.alice) == {"title": "School rang"}


def test_finishing_twice_is_finishing_once(home: Home) -> None:
    document = _begin(home)
    _keep(home, document, home.alice, uuid.uuid4(), **_said(), **_story(home))
    _finish(home, document)
    _finish(home, document)
    with acting_as(home.alice.pk):
        assert Note.objects.count() == 1


def test_words_typed_after_it_is_final_stand_beside_and_not_in_it(home: Home) -> None:
    document, page = _begin(home), uuid.uuid4()
    _keep(home, document, home.alice, page, **_said(), **_story(home))
    _finish(home, document)
    with acting_as(home.alice.pk):
        document.refresh_from_db()
    _keep(home, document, home.alice, page, words="Ada was tired, and said so")
    assert _answers(document, home.alice)["words"] == "Ada was tired"
    with acting_as(home.alice.pk):
        assert Revision.objects.get(document=document, beside=True).value == "Ada was tired, and said so"


def test_whoever_may_not_see_the_child_sees_no_draft_and_writes_none(home: Home, client: Client) -> None:
    document = _begin(home)
    _keep(home, document, home.alice, uuid.uuid4(), words="Tired")
    assert _answers(document, home.charlie) == {}
    client.force_login(home.charlie, backend=BACKEND)
    assert client.post(reverse("writing:begin", args=[home.ada.pk, "note"])).status_code == 403
    assert client.get(reverse("writing:section", args=[home.ada.pk, document.pk, "note"])).status_code == 403
    assert client.post(reverse("writing:keep", args=[document.pk, "note"]), {"words": "x"}).status_code == 404


def test_nothing_crosses_to_a_restricted_brother(home: Home, client: Client) -> None:
    client.force_login(home.alice, backend=BACKEND)
    document = _begin(home)
    address = reverse("writing:section", args=[home.ada.pk, document.pk, "note"])
    assert "Ben Fern" in client.get(address).content.decode()
    with acting_as(ITSELF):
        Restriction.objects.create(
            person=home.ben, kind="restricted", reason="At risk", ring="Duty", started_on=date(2025, 1, 1), agreed_by=home.bob
        )
    assert "Ben" not in client.get(address).content.decode()


def _post(client: Client, address: str, do: str, shown: str = "", **typed: Any) -> Any:
    """Send a page as a browser would: with what it was shown of what stands."""
    hidden = dict(re.findall(r'<input type="hidden" name="(base:[^"]+|page)" value="([^"]+)"', shown))
    return client.post(address, {"page": str(uuid.uuid4()), **hidden, "do": do, **typed})


def test_without_javascript_each_step_saves_and_what_is_wrong_is_said_at_the_field(home: Home, client: Client) -> None:
    client.force_login(home.alice, backend=BACKEND)
    begun = client.post(reverse("writing:begin", args=[home.ada.pk, "note"]))
    typed = {"title": "School rang", "on_day": "5", "on_month": "1", "on_year": "2999", "kind": "contact"}
    answer = _post(client, begun.headers["location"], "finish", **typed)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "This day has not come yet" in shown
    assert "School rang" in shown
    mended = {**typed, "on_year": "2026", "words": "Tired", f"significant@{home.ada.pk.hex}": "no"}
    done = _post(client, begun.headers["location"], "finish", shown, **mended)
    assert done.status_code == 302, done.content.decode()
    with acting_as(home.alice.pk):
        assert Note.objects.get().happened_on == date(2026, 1, 5)


@pytest.mark.parametrize(
    ("form", "on", "said"),
    [
        ("note", ("1", "1", "1899"), "This is long before Ada Fern was born on 5 May 2015"),
        ("visit", ("4", "5", "2015"), "This is before Ada Fern was born on 5 May 2015"),
        ("dentist", ("4", "5", "2015"), "This is before Ada Fern was born on 5 May 2015"),
    ],
)
def test_a_day_before_a_child_was_born_is_said_at_its_question(
    home: Home, client: Client, form: str, on: tuple[str, str, str], said: str
) -> None:
    client.force_login(home.alice, backend=BACKEND)
    begun = client.post(reverse("writing:begin", args=[home.ada.pk, form]))
    typed = {**dict(zip(("on_day", "on_month", "on_year"), on, strict=True)), f"seen@{home.ada.pk.hex}": "yes", "words": "Tired"}
    shown = _post(client, begun.headers["location"], "finish", **typed).content.decode()
    assert shown.count(said) == 2, "in the summary, and at the question"


def test_what_was_put_aside_by_mistake_is_found_and_taken_up_again(home: Home, client: Client) -> None:
    client.force_login(home.alice, backend=BACKEND)
    begun = client.post(reverse("writing:begin", args=[home.ada.pk, "note"]))
    aside = _post(client, begun.headers["location"], "aside", title="School rang", words="Tired")
    document = _only_document(home)
    there = reverse("writing:document", args=[home.ada.pk, document.pk])
    assert there in client.get(aside["Location"]).content.decode(), "where it went is said at once"
    assert there in client.get(reverse("desk:add", args=[home.ada.pk])).content.decode(), "and found later"
    take_up = reverse("writing:take_up", args=[home.ada.pk, document.pk])
    shown = client.get(there).content.decode()
    assert take_up in shown
    assert "School rang" in shown
    client.force_login(home.bob, backend=BACKEND)
    assert there not in client.get(reverse("desk:add", args=[home.ada.pk])).content.decode(), "not of somebody else's"
    client.force_login(home.charlie, backend=BACKEND)
    assert client.post(take_up).status_code == 403
    client.force_login(home.alice, backend=BACKEND)
    assert "School rang" in client.post(take_up, follow=True).content.decode()
    assert client.post(take_up).status_code == 403, "it is not aside any more"


def _only_document(home: Home) -> Document:
    with acting_as(home.alice.pk):
        return Document.objects.get()


def test_what_was_agreed_before_a_birth_is_written_of_the_day_it_was(home: Home, client: Client) -> None:
    client.force_login(home.alice, backend=BACKEND)
    begun = client.post(reverse("writing:begin", args=[home.ada.pk, "note"]))
    typed = {"kind": "contact", "on_day": "1", "on_month": "feb", "on_year": "2015", "title": "The midwife rang", "words": "Well"}
    done = _post(client, begun.headers["location"], "finish", **typed, **{f"significant@{home.ada.pk.hex}": "no"})
    assert done.status_code == 302, done.content.decode()
    with acting_as(home.alice.pk):
        assert Note.objects.get().happened_on == date(2015, 2, 1)


def test_words_too_long_to_keep_are_said_and_not_cut(home: Home, client: Client) -> None:
    client.force_login(home.alice, backend=BACKEND)
    begun = client.post(reverse("writing:begin", args=[home.ada.pk, "note"]))
    assert not re.search("<textarea[^>]*maxlength", client.get(begun.headers["location"]).content.decode())
    shown = _post(client, begun.headers["location"], "finish", words="x" * 200_001).content.decode()
    assert "This is 200001 letters long, and 200000 are kept here" in shown
    assert "x" * 200_001 in shown


def test_keeping_takes_few_queries(home: Home, client: Client, django_assert_max_num_queries: Callable[[int], Any]) -> None:
    client.force_login(home.alice, backend=BACKEND)
    document = _begin(home)
    address = reverse("writing:keep", args=[document.pk, "note"])
    _post(client, address, "", title="S")
    with CaptureQueriesContext(connection) as counted:
        answer = _post(client, address, "", title="School rang")
    asked = [query["sql"] for query in counted if "SAVEPOINT" not in query["sql"]]
    assert answer.status_code == 200
    assert 5 < len(asked) <= 12, "\n".join(asked)


def test_putting_a_note_on_the_record_asks_nothing_twice(home: Home, client: Client) -> None:
    client.force_login(home.alice, backend=BACKEND)
    with acting_as(ITSELF):  # told of by practice already: a note then changes nothing that duties count from
        Covered.objects.create(child=home.ada, source=home.ada.source, first_on=date(2025, 1, 1))
    begun = client.post(reverse("writing:begin", args=[home.ada.pk, "note"]))
    shown = client.get(begun.headers["location"]).content.decode()
    typed = {"kind": "contact", "on_day": "5", "on_month": "1", "on_year": "2026", "title": "School rang", "words": "Tired"}
    with CaptureQueriesContext(connection) as counted:
        done = _post(client, begun.headers["location"], "finish", shown, **typed, **{f"significant@{home.ada.pk.hex}": "no"})
    asked = [query["sql"] for query in counted if "SAVEPOINT" not in query["sql"]]
    assert done.status_code == 302, done.content.decode()
    assert 15 < len(asked) <= 29, "\n".join(asked)  # eight of them look for doubtful facts


def test_a_final_record_is_read_as_it_was_written(home: Home, client: Client) -> None:
    client.force_login(home.alice, backend=BACKEND)
    document = _begin(home)
    _keep(home, document, home.alice, uuid.uuid4(), **_said(), **_story(home))
    _finish(home, document)
    shown = client.get(reverse("writing:document", args=[home.ada.pk, document.pk])).content.decode()
    for words in ("Contact or call", "5 January 2026", "Ada was tired", "Put on the record by Alice Arden"):
        assert words in shown
    assert datetime.now(UTC).strftime("%Y") in shown

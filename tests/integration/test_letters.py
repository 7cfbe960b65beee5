"""Letters: filled from the record, read by whoever writes, kept as documents of the child; and the templates, the council's to change."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader
from tests.integration.managed_home import BACKEND, Home, make_home

from throughcare.apps.booking.actions import Booked, book
from throughcare.apps.booking.models import Booking
from throughcare.apps.letters.models import LetterTemplate
from throughcare.apps.notes.models import Note
from throughcare.apps.people import actions as people
from throughcare.apps.people.models import Source
from throughcare.apps.reviews.models import Review
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.apps.workforce.models import Post
from throughcare.apps.writing.models import Document
from throughcare.apps.writing.queries import standing_of
from throughcare.core.acting import acting_as
from throughcare.core.today import now, today
from throughcare.core.words import plain_date

pytestmark = pytest.mark.django_db
INVITATION = "To a child or young person: your review"
AFTER = "To a child or young person: what your review decided"


@pytest.fixture
def home() -> Home:
    return make_home()


def _template(name: str) -> LetterTemplate:
    return LetterTemplate.objects.get(name=name)


def _begin(home: Home, client: Client, name: str, review: Review | None = None) -> Document:
    client.force_login(home.alice, backend=BACKEND)
    key = [home.ada.pk, _template(name).pk, *([review.pk] if review else [])]
    answer = client.post(reverse("letters:begin_after_review" if review else "letters:begin", args=key))
    assert answer.status_code == 302
    with acting_as(home.alice.pk):
        return Document.objects.get(form="letter")


def _words(home: Home, document: Document) -> str:
    with acting_as(home.alice.pk):
        return str(standing_of(document).answers["words"])


def _booked(home: Home) -> None:
    with acting_as(home.alice.pk):
        booked = Booked(what=Booking.What.REVIEW, at=now() + timedelta(days=9), worker=home.alice, place="12 Secret Road")
        book([home.ada], booked=booked, by=home.alice)


def _reviewed(home: Home) -> Review:
    with acting_as(ITSELF):
        review = Review(child=home.ada, source=Source.objects.get(), held_on=today(), participation="PN1", chaired_by=home.selma)
        people.record_facts([review], by=itself())
    return review


def _finish(home: Home, client: Client, document: Document, words: str) -> str:
    section = reverse("writing:section", args=[home.ada.pk, document.pk, "letter"])
    shown = client.get(section).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(base:[^"]+|page)" value="([^"]+)"', shown))
    on = dict(re.findall(r'name="(on_\w+)"[^>]*value="(\d+)"', shown))
    typed = {"to": "Ada Fern", "address": "With the Oaks", "subject": "Your review", "words": words}
    answer = client.post(section, {**hidden, **on, **typed, "do": "finish"}, follow=True)
    return str(answer.content.decode())


def test_a_letter_is_filled_from_the_record_and_no_place_is_in_it(home: Home, client: Client) -> None:
    _booked(home)
    words = _words(home, _begin(home, client, INVITATION))
    assert words.startswith("Dear Ada\n")
    assert plain_date(today() + timedelta(days=9)) in words
    assert "Alice Arden" in words
    assert "Secret Road" not in words
    assert "[Where it is held" in words
    assert "[Their reviewing officer]" in words  # nobody is named, and the letter says so to whoever writes it
    assert "{" not in words


def test_a_letter_with_a_gap_is_not_put_on_the_record_and_one_without_is_noted_and_printed(home: Home, client: Client) -> None:
    document = _begin(home, client, INVITATION)
    assert "still to be filled in" in _finish(home, client, document, _words(home, document))
    assert "on the record" in _finish(home, client, document, "Dear Ada\n\nCome on Monday. #panic() *you*\n\nAlice")
    with acting_as(home.alice.pk):
        note = Note.objects.get()
        assert (note.kind, note.title, note.with_whom, note.child_id) == ("letter", "Your review", "Ada Fern", home.ada.pk)
    page = client.get(reverse("letters:of_child", args=[home.ada.pk])).content.decode()
    assert "Letter by Alice Arden" in page
    answer = client.get(reverse("letters:print", args=[home.ada.pk, document.pk]))
    words = " ".join(PdfReader(BytesIO(answer.content)).pages[0].extract_text().split())
    for said in ("Ada Fern", "With the Oaks", plain_date(today()), "Your review", "Come on Monday. #panic() *you*"):
        assert said in words


def test_a_letter_after_a_review_says_which(home: Home, client: Client) -> None:
    review = _reviewed(home)
    client.force_login(home.alice, backend=BACKEND)
    offered = client.get(reverse("letters:of_child", args=[home.ada.pk]), {"review": str(review.pk)}).content.decode()
    assert AFTER in offered
    assert AFTER not in client.get(reverse("letters:of_child", args=[home.ada.pk])).content.decode()
    assert f"your review on {plain_date(today())}" in _words(home, _begin(home, client, AFTER, review))
    without = client.post(reverse("letters:begin", args=[home.ada.pk, _template(AFTER).pk]))
    assert without.status_code == 404


def test_templates_are_changed_by_those_who_keep_what_the_council_sets_and_stay_safe(home: Home, client: Client) -> None:
    with acting_as(ITSELF):
        Post.objects.create(
            worker=home.selma,
            role="director",
            team=Post.objects.get(worker=home.selma).team,
            sight="everyone",
            started_on=today(),
        )
    client.force_login(home.selma, backend=BACKEND)
    address = reverse("letters:template", args=[_template(INVITATION).pk])
    said = {"name": INVITATION, "about": "child", "subject": "Your review", "in_use": "on"}
    for words, why in (("{council.SECRET_KEY}", "nothing called"), ("{review_on}", "nothing called"), ("a { b", "stands alone")):
        answer = client.post(address, {**said, "words": words})
        assert answer.status_code == 422
        assert why in answer.content.decode()
    assert client.post(address, {**said, "words": "Hello {first_name}"}).status_code == 302
    assert _words(home, _begin(home, client, INVITATION)) == "Hello Ada"
    assert client.get(reverse("letters:templates")).status_code == 403  # it is Alice who is signed in now


def test_charlie_writes_no_letter_about_ada(home: Home, client: Client) -> None:
    client.force_login(home.charlie, backend=BACKEND)
    assert client.get(reverse("letters:of_child", args=[home.ada.pk])).status_code == 403
    assert client.post(reverse("letters:begin", args=[home.ada.pk, _template(INVITATION).pk])).status_code == 403
    assert not Document.objects.exists()

"""What a letter can be filled with: a few named things, each read from the record when the letter is begun.

No address is among them, nor who looks after the child: where they live may be protected. Whoever writes knows to whom, and says it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from throughcare.apps.booking.models import STANDING, Booking
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.letters.models import LetterTemplate
from throughcare.apps.people.models import Person
from throughcare.apps.reviews.models import Review
from throughcare.apps.workforce.models import Post, Worker
from throughcare.core.periods import on_day
from throughcare.core.words import moment, plain_date


@dataclass(frozen=True, slots=True)
class Telling:
    """Whom and what a letter tells of: the child, who writes it, on what day, and the review it follows, if it follows one."""

    child: Person
    by: Worker
    day: date
    review: Review | None = None


@dataclass(frozen=True, slots=True)
class MergeField:
    """One thing a template may name: what it is called there, what it is, and how it is read. Empty where the record does not say."""

    name: str
    label: str
    read: Callable[[Telling], str]
    of_review: bool = False


def _part(part: Allocation.Part) -> Callable[[Telling], str]:
    def read(told: Telling) -> str:
        held = Allocation.objects.filter(on_day(told.day), child=told.child, part=part).select_related("worker").first()
        return held.worker.name if held and held.worker else ""

    return read


def _team(told: Telling) -> str:
    held = Allocation.objects.filter(on_day(told.day), child=told.child, part=Allocation.Part.SOCIAL_WORKER)
    first = held.select_related("team").first()
    return first.team.name if first else ""


def _role(told: Telling) -> str:
    held = Post.objects.filter(on_day(told.day), worker=told.by).first()
    return held.get_role_display() if held else ""


def _next_review(told: Telling) -> str:
    booked = Booking.objects.filter(STANDING, child=told.child, what=Booking.What.REVIEW).order_by("booked_at").first()
    return moment(booked.booked_at) if booked else ""


def _chair(told: Telling) -> str:
    return told.review.chaired_by.name if told.review and told.review.chaired_by else ""


FIELDS: tuple[MergeField, ...] = (
    MergeField("child", "The child’s name", lambda told: str(told.child)),
    MergeField("first_name", "What the child is called", lambda told: told.child.known_as or told.child.given_name),
    MergeField("date_of_birth", "When they were born", lambda told: plain_date(told.child.born_on) if told.child.born_on else ""),
    MergeField("social_worker", "Their social worker", _part(Allocation.Part.SOCIAL_WORKER)),
    MergeField("team", "Their social worker’s team", _team),
    MergeField("personal_adviser", "Their personal adviser", _part(Allocation.Part.PERSONAL_ADVISER)),
    MergeField("reviewing_officer", "Their reviewing officer", _part(Allocation.Part.REVIEWING_OFFICER)),
    MergeField("next_review", "When their next review is booked for", _next_review),
    MergeField("place", "Where it is held: always left for whoever writes", lambda told: ""),
    MergeField("today", "The day the letter is begun", lambda told: plain_date(told.day)),
    MergeField("council", "The council’s name", lambda told: settings.THROUGHCARE_COUNCIL),
    MergeField("writer", "Whoever writes the letter", lambda told: told.by.name),
    MergeField("writer_role", "Their role", _role),
    MergeField("review_on", "The day of the review", lambda told: plain_date(told.review.held_on) if told.review else "", True),
    MergeField("review_chair", "Who chaired the review", _chair, True),
)
"""Everything a template may name."""
CALLED: Mapping[str, str] = {field.name: field.label for field in FIELDS}


def allowed(about: str) -> tuple[MergeField, ...]:
    """What a template about a child, or about a review, may name."""
    return tuple(field for field in FIELDS if not field.of_review or about == LetterTemplate.About.REVIEW)


def read(told: Telling, names: set[str]) -> dict[str, str]:
    """What the record says for these names."""
    return {field.name: field.read(told) for field in FIELDS if field.name in names}

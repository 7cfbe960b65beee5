"""Add: everything that can be written on a child's record, in the words of whoever asks "what happened?"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from throughcare.apps.care.actions import record_visit
from throughcare.apps.care.forms import VISIT
from throughcare.apps.desk.agenda import supervise, supervising, with_actions
from throughcare.apps.desk.chronology.actions import record_chronology
from throughcare.apps.desk.chronology.form import CHRONOLOGY
from throughcare.apps.desk.chronology.told import taken_out
from throughcare.apps.desk.kin import about_family
from throughcare.apps.involvement.queries import open_child
from throughcare.apps.notes.actions import record_note
from throughcare.apps.notes.forms import NOTE
from throughcare.apps.oversight.actions import record_decision, record_meeting
from throughcare.apps.oversight.forms import DECISION, MEETING, SUPERVISION
from throughcare.apps.oversight.policies import MANAGES
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.queries import posts_of
from throughcare.apps.writing.queries import being_written
from throughcare.apps.writing.registry import Writes
from throughcare.core.page import Link, page
from throughcare.core.words import moment

KINDS = (
    Writes((VISIT,), record_visit, about_family),
    Writes((NOTE,), record_note, about_family),
    Writes((CHRONOLOGY,), record_chronology, leads_to=taken_out),
    Writes((MEETING,), record_meeting, with_actions),
    Writes((DECISION,), record_decision, with_actions, only=MANAGES),
    Writes((SUPERVISION,), supervise, supervising, only=MANAGES),
)
FORMS: Mapping[str, Writes] = {writes.form.key: writes for writes in KINDS}


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that may have happened: what it is called on the page, and the form that records it."""

    words: str
    hint: str
    form: str


HAPPENED = (
    Happened("A visit", "Seen or not, alone or not, their words, does the plan change", "visit"),
    Happened("A contact, a call or a note", "With the child, the family, a school, anybody", "note"),
    Happened(
        "A meeting", "Multi-agency, strategy, stability, disruption: who came, what was agreed, who did not agree", "meeting"
    ),
    Happened("A manager’s decision", "What, why, whose to do and by when", "decision"),
    Happened("Supervision of the work", "From what is overdue, drifting and unseen; earlier actions answered", "supervision"),
)


@dataclass(frozen=True, slots=True)
class AddPage:
    """What happened? Each leads to a form that asks only what that needs."""

    name: str
    back: Link
    choices: tuple[tuple[Happened, str], ...]
    drafts: tuple[Link, ...]


@require_GET
@login_required
def add(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """What happened? And what somebody has begun to write already."""
    child = open_child(request, child_id)
    shown = AddPage(
        name=str(child),
        back=Link(f"Back to {child}", reverse("desk:child", args=[child.pk])),
        choices=tuple((one, reverse("writing:begin", args=[child.pk, one.form])) for one in _offered(request)),
        drafts=tuple(_drafts(child)),
    )
    return page(request, "desk/add.html", shown)


def _offered(request: HttpRequest) -> list[Happened]:
    """What whoever asks may begin: some kinds are certain roles' alone."""
    roles = {post.role for post in posts_of(request)}
    return [one for one in HAPPENED if not FORMS[one.form].only or roles & FORMS[one.form].only]


def _drafts(child: Person) -> list[Link]:
    return [
        Link(
            f"{FORMS[one.form].form.title}, begun by {one.started_by.name} {moment(one.started_at)}",
            reverse("writing:document", args=[child.pk, one.pk]),
        )
        for one in being_written(child)
    ]

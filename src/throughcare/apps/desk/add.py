"""Add: everything that can be written on a child's record, in the words of whoever asks "what happened?"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeGuard
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from throughcare.apps.care import written as care
from throughcare.apps.care.actions import record_visit
from throughcare.apps.care.forms import VISITS
from throughcare.apps.care.moving import ANOTHER_STATUS, CAME_INTO_CARE, LEFT_CARE, MOVED
from throughcare.apps.care.moving_actions import record_came_into_care, record_left_care, record_legal_status, record_move
from throughcare.apps.care.standing import asking_came_into_care, asking_left_care, asking_move, asking_status, in_care
from throughcare.apps.care.telling import FORM as TELLING
from throughcare.apps.care.telling_actions import record_telling
from throughcare.apps.desk import reviewing
from throughcare.apps.desk.agenda import about_meeting, supervise, supervising, with_actions
from throughcare.apps.desk.births import after_birth
from throughcare.apps.desk.chronology.actions import record_chronology
from throughcare.apps.desk.chronology.form import CHRONOLOGY
from throughcare.apps.desk.chronology.told import taken_out
from throughcare.apps.desk.kin import about_family, about_visit
from throughcare.apps.desk.telling import who_is_to_be_told
from throughcare.apps.involvement.queries import open_child
from throughcare.apps.leaving.actions import asking as in_touch_after_care
from throughcare.apps.leaving.actions import record_contact
from throughcare.apps.leaving.forms import IN_TOUCH
from throughcare.apps.letters.actions import record_letter
from throughcare.apps.letters.forms import LETTER
from throughcare.apps.letters.printing import printed_letter
from throughcare.apps.letters.queries import for_letter
from throughcare.apps.missing import written as missing
from throughcare.apps.notes.actions import record_note
from throughcare.apps.notes.forms import NOTE
from throughcare.apps.oversight.actions import record_decision, record_meeting
from throughcare.apps.oversight.forms import DECISION, MEETINGS, SUPERVISION
from throughcare.apps.oversight.policies import MANAGES
from throughcare.apps.oversight.presenters import how_things_stood
from throughcare.apps.people.models import Person
from throughcare.apps.plans.actions import record_assessment, record_plan
from throughcare.apps.plans.assessment_forms import ASSESSMENT, LEAVING_ASSESSMENT
from throughcare.apps.plans.forms import confirming, confirming_all
from throughcare.apps.plans.offered import for_assessment, for_plan, found_for_plan, warns_of_plan
from throughcare.apps.plans.plan_forms import CARE_PLAN, PATHWAY_PLAN, PLACEMENT_PLAN
from throughcare.apps.support.actions import record_since, record_support
from throughcare.apps.support.forms import ASKED, SINCE_THEN, nothing_comes_before_it_is_asked
from throughcare.apps.support.queries import asking as supports_of
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.queries import posts_of
from throughcare.apps.writing.models import Document
from throughcare.apps.writing.queries import being_written, put_aside_lately
from throughcare.apps.writing.registry import Writes
from throughcare.core.asking.asked import Asking
from throughcare.core.asking.form import EachOf, Kind, OneOf, SomeOf
from throughcare.core.page import Link, page
from throughcare.core.today import today
from throughcare.core.words import moment
from throughcare.statute.calendar import birthday


def _asking_for_support(child: Person) -> Asking:
    """Support asked for, that may be for brothers and sisters too: nothing came of it before it was asked for."""
    return replace(about_family(child), conflicts=lambda said: nothing_comes_before_it_is_asked(said, {}))


KINDS = (
    Writes(VISITS, record_visit, about_visit),
    Writes((NOTE,), record_note, about_family),
    Writes((LETTER,), record_letter, for_letter, leads_to=printed_letter, printed=None),
    Writes((CHRONOLOGY,), record_chronology, leads_to=taken_out, printed=None),
    Writes(MEETINGS, record_meeting, about_meeting),
    Writes((DECISION,), record_decision, with_actions, only=MANAGES),
    Writes((SUPERVISION,), supervise, supervising, only=MANAGES, printed=how_things_stood),
    *missing.WRITES,
    *care.WRITES,
    Writes((TELLING,), record_telling, who_is_to_be_told),
    Writes((ASKED,), record_support, _asking_for_support),
    Writes((SINCE_THEN,), record_since, supports_of),
    *(
        Writes((form, confirming(form), confirming_all(form)), record_assessment, for_assessment)
        for form in (ASSESSMENT, LEAVING_ASSESSMENT)
    ),
    *(
        Writes((form, confirming(form), confirming_all(form)), record_plan, for_plan, found=found_for_plan, warns=warns_of_plan)
        for form in (CARE_PLAN, PLACEMENT_PLAN, PATHWAY_PLAN)
    ),
    *reviewing.KINDS,
    Writes(CAME_INTO_CARE, record_came_into_care, asking_came_into_care),
    Writes(MOVED, record_move, asking_move),
    Writes((ANOTHER_STATUS,), record_legal_status, asking_status),
    Writes((LEFT_CARE,), record_left_care, asking_left_care),
    Writes((IN_TOUCH,), record_contact, in_touch_after_care),
)


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that may have happened: what it is called on the page, and the form that records it.

    `from_age` is that of the youngest it can be about. `in_care` is set for what happens only to children looked after, or only to others.
    """

    words: str
    hint: str
    form: str
    from_age: int = 0
    in_care: bool | None = None


NOT_BEFORE_BIRTH = frozenset(
    {
        "missing",
        "came-into-care",
        "health-request",
        "health-assessment",
        "dentist",
        "immunisations",
        "sdq",
        "education-plan",
    }
)
"""What cannot have happened to a child who is not born yet."""
FORMS: Mapping[str, Writes] = {
    one.form.key: replace(one, asking=after_birth(one.asking, born=one.form.key in NOT_BEFORE_BIRTH)) for one in KINDS
}
HAPPENED: Mapping[str, tuple[Happened, ...]] = {
    "Seeing and hearing": (
        Happened("A visit", "Seen or not, alone or not, their words, does the plan change", "visit"),
        Happened("A contact, a call or a note", "With the child, the family, a school, anybody", "note"),
        Happened("A letter", "Of your own; those that fill themselves are under Letters, on the child’s page", "letter"),
    ),
    "Meeting and deciding": (
        Happened(
            "A meeting", "Multi-agency, strategy, stability, disruption: who came, what was agreed, who did not agree", "meeting"
        ),
        Happened("A manager’s decision", "What, why, whose to do and by when", "decision"),
        Happened("A looked-after review", "When, who chaired, who came, how the child took part", "review"),
        Happened("Supervision of the work", "From what is overdue, drifting and unseen; earlier actions answered", "supervision"),
    ),
    "Assessing and planning": (
        Happened("An assessment of need", "What they say, what life is like, what we make of it, what they need", "assessment"),
        Happened("An assessment for leaving care", "From 16: the same, and growing up", "leaving-assessment", from_age=15),
        Happened("A care plan", "Needs, outcomes and actions; permanence; whom they see", "care-plan"),
        Happened("A placement plan", "How they are looked after here, and who may decide what", "placement-plan"),
        Happened("A pathway plan", "From 16: their own part, and the years ahead", "pathway-plan", from_age=15),
    ),
    "Care": (
        Happened(
            "A move or a placement",
            "Where they live now, why the one before ended, and whether it was approved",
            "move",
            in_care=True,
        ),
        Happened(
            "Others were told of a placement",
            "The reviewing officer, the GP and the health team, and all who must have it in writing",
            "placement-told",
            in_care=True,
        ),
        Happened("Another legal status", "From when, and under what law", "legal-status", in_care=True),
        Happened("They stopped being looked after", "When, why, and who stays in touch", "left-care", in_care=True),
        Happened(
            "In touch after leaving care",
            "In touch or not, what they do, where they live and whether it suits them",
            "in-touch",
            from_age=16,
            in_care=False,
        ),
        Happened(
            "They became looked after", "When, under what law, why, and where they live now", "came-into-care", in_care=False
        ),
    ),
    "Missing": (
        Happened("Went missing", "Since when, last seen, who was told, how great the risk", "missing"),
        Happened("Came back or was found", "When and how: the 72 hours begin", "missing-back"),
        Happened("A return interview", "Offered, held, declined, and what it changes", "return-interview"),
        Happened("What changes after a return interview", "Shared, and the plan answered: it is closed", "after-interview"),
        Happened("Everybody was told", "Those who must be told of a time missing", "missing-told"),
        Happened("A senior leader was told", "Of somebody missing for five days, and each week after", "missing-briefed"),
    ),
    "Health": (
        Happened("A health assessment was asked for", "Of whom, with consent", "health-request"),
        Happened("A health assessment", "Held, and whether its report has come", "health-assessment"),
        Happened("The report of a health assessment", "What it found, and what came of it", "health-report"),
        Happened("Their health summary was given", "To have when they leave care", "health-summary", from_age=16),
        Happened("Seen by a dentist", "Is treatment needed?", "dentist"),
        Happened("Immunisations", "Up to date or not", "immunisations"),
        Happened("Strengths and difficulties", "The score, or why there is none", "sdq", from_age=2),
    ),
    "Education": (
        Happened("A personal education plan meeting", "Attendance, attainment, their words, what is agreed", "education-plan"),
        Happened("Virtual school's word on a plan", "Signed off, or sent back", "virtual-school"),
    ),
    "Support": (
        Happened("Support was asked for", "For a placement at risk, or a family on the edge of care", "support"),
        Happened("What became of support", "Offered, refused, waited for, given, and did it help?", "support-since"),
    ),
}
"""What may have happened, under a few headings, the commonest first."""


@dataclass(frozen=True, slots=True)
class AddPage:
    """What happened? Each leads to a form that asks only what that needs."""

    name: str
    back: Link
    groups: tuple[tuple[str, tuple[tuple[Happened, str], ...]], ...]
    drafts: tuple[Link, ...]
    aside: tuple[Link, ...]


@require_GET
@login_required
def add(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """What happened? And what somebody has begun to write already."""
    child, by = open_child(request, child_id), request.user
    assert isinstance(by, Worker)
    shown = AddPage(
        name=str(child),
        back=Link(f"Back to {child}", reverse("desk:child", args=[child.pk])),
        groups=tuple(_groups(request, child)),
        drafts=tuple(_drafts(being_written(child))),
        aside=tuple(_drafts(put_aside_lately(child, by=by))),
    )
    return page(request, "desk/add.html", shown)


def _groups(request: HttpRequest, child: Person) -> Iterator[tuple[str, tuple[tuple[Happened, str], ...]]]:
    """What whoever asks may begin of this child, under its headings: some kinds are certain roles' alone, some come with time."""
    roles = {post.role for post in posts_of(request)}
    in_care_now, known = in_care(child).lasts, Known(child)
    expected = child.born_on is None and child.expected_on is not None
    for heading, those in HAPPENED.items():
        offered = [
            one
            for one in those
            if (not FORMS[one.form].only or roles & FORMS[one.form].only)
            and one.in_care in (None, in_care_now)
            and _is_old_enough(child, one.from_age)
            and not (expected and one.form in NOT_BEFORE_BIRTH)
            and known.has_what_is_chosen(FORMS[one.form])
        ]
        if offered:
            yield heading, tuple((one, reverse("writing:begin", args=[child.pk, one.form])) for one in offered)


def _is_old_enough(child: Person, years: int) -> bool:
    return not years or (child.born_on is not None and birthday(child.born_on, years) <= today())


class Known:
    """What the record offers the forms of one child, asked for once for all the forms that ask for the same."""

    def __init__(self, child: Person) -> None:
        self._child = child
        self._asked: dict[Callable[[Person], Asking], Asking] = {}

    def has_what_is_chosen(self, kind: Writes) -> bool:
        """Whether there is something to choose wherever a form needs something chosen from the record: who is back was away."""
        lists = [one.kind.offered for one in kind.form.questions() if one.needed and one.when is None and _is_offered(one.kind)]
        if not lists:
            return True
        if kind.asking not in self._asked:
            self._asked[kind.asking] = kind.asking(self._child)
        return all(self._asked[kind.asking].offered.get(each) for each in lists)


def _is_offered(kind: Kind) -> TypeGuard[OneOf | SomeOf | EachOf]:
    if isinstance(kind, EachOf):
        return True
    return isinstance(kind, OneOf | SomeOf) and bool(kind.offered) and not kind.options


def _drafts(those: Iterable[Document]) -> list[Link]:
    return [
        Link(
            f"{FORMS[one.form].form.title}, begun by {one.started_by.name} {moment(one.started_at)}",
            reverse("writing:document", args=[one.child_id, one.pk]),
        )
        for one in those
    ]

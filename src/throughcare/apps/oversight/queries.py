"""Reading meetings, decisions and supervision; and the children whose work no manager has touched of late."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db.models import DateField, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Greatest

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.agreed.queries import DRIFTS_AFTER, open_actions
from throughcare.apps.care.facts import was_to_last
from throughcare.apps.care.models import Placement, Visit
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.oversight.models import Decision, Meeting, MeetingPerson, Supervision
from throughcare.apps.people.models import Person
from throughcare.core.periods import on_day

MANAGERS_FORMS = ("decision", "supervision")
FOOTPRINT_DAYS = 30
"""A child whose work no manager decided on or discussed for so many days has no footprint of one: local, after needs N8."""


def meetings_of(child: Person) -> QuerySet[Meeting]:
    """Meetings about a child, the latest first, with who was invited."""
    people = Prefetch("people", MeetingPerson.objects.order_by("agency", "name"))
    return Meeting.objects.filter(child=child).prefetch_related(people).order_by("-held_at")


def homes_ended(children: Iterable[UUID], *, today: date) -> dict[UUID, list[Placement]]:
    """The placements of these children that have ended, the last first."""
    found: dict[UUID, list[Placement]] = {child: [] for child in children}
    ended = Placement.objects.filter(child__in=list(found), ended_on__lte=today)
    for one in ended.order_by("-ended_on", "-started_on", "-turn"):
        found[one.child_id].append(one)
    return found


def to_be_looked_into(homes: Sequence[Placement]) -> Placement | None:
    """Of placements that ended, the last first: the last that was to last, whose end nobody planned and no disruption meeting was about."""
    broke_down = [one for one in homes if one.ended_planned is False and was_to_last(one)]
    about = Meeting.objects.filter(kind=Meeting.Kind.DISRUPTION, placement__in=broke_down)
    looked_into = set(about.values_list("placement", flat=True)) if broke_down else set()
    return next((one for one in broke_down if one.pk not in looked_into), None)


def decisions_of(child: Person) -> QuerySet[Decision]:
    """What managers decided about a child, the latest first."""
    return Decision.objects.filter(child=child).select_related("by").order_by("-decided_on", "-known_at")


def supervisions_of(child: Person) -> QuerySet[Supervision]:
    """When the work with a child was discussed in supervision, the latest first."""
    return Supervision.objects.filter(child=child).select_related("supervisor", "worker").order_by("-held_on", "-known_at")


def agreed_in(documents: Iterable[UUID | None]) -> dict[UUID | None, list[AgreedAction]]:
    """What was agreed in each of these documents, the earliest due first."""
    found: dict[UUID | None, list[AgreedAction]] = {}
    wanted = [key for key in documents if key]
    for one in AgreedAction.objects.filter(written_in__in=wanted).select_related("worker", "settled_by").order_by("due_on", "pk"):
        found.setdefault(one.written_in_id, []).append(one)
    return found


def to_answer(child: Person | UUID, *, today: date) -> QuerySet[AgreedAction]:
    """What supervision must answer for: what managers agreed with workers before, and whatever drifts, wherever it was agreed."""
    drifts = Q(due_on__lt=today) | Q(rolled_over__gte=DRIFTS_AFTER)
    return open_actions(child).filter(Q(written_in__form__in=MANAGERS_FORMS) | drifts)


def last_seen(child: Person, *, until: date) -> date | None:
    """The last day a child was seen in person on a visit, as far as the record tells."""
    seen = Visit.objects.filter(child=child, seen=True, virtual=False, visited_on__lte=until)
    return seen.order_by("-visited_on").values_list("visited_on", flat=True).first()


def without_footprint(today: date, *, days: int = FOOTPRINT_DAYS) -> QuerySet[Person]:
    """Children somebody works with whose work no manager has decided on or discussed for so many days, the longest first.

    Each carries `footprint_on`, the last day one did; null if none ever did. Who is open to whoever asks, row-level security says.
    """
    worked_with = Allocation.objects.filter(on_day(today), child=OuterRef("pk"), part=Allocation.Part.SOCIAL_WORKER)
    decided = Decision.objects.filter(child=OuterRef("pk"))
    discussed = Supervision.objects.filter(child=OuterRef("pk"))
    since = today - timedelta(days=days)
    found = Person.objects.filter(
        Exists(worked_with), ~Exists(decided.filter(decided_on__gt=since)), ~Exists(discussed.filter(held_on__gt=since))
    )
    last_decided = Subquery(decided.order_by("-decided_on").values("decided_on")[:1], output_field=DateField())
    last_discussed = Subquery(discussed.order_by("-held_on").values("held_on")[:1], output_field=DateField())
    marked = found.annotate(footprint_on=Greatest(last_decided, last_discussed))
    return marked.order_by(F("footprint_on").asc(nulls_first=True), "family_name", "given_name", "pk")


def workers_of(children: Iterable[UUID], today: date) -> dict[UUID, str]:
    """The social worker each child has today, by name; the team's name where nobody is named."""
    parts = Allocation.objects.filter(on_day(today), child__in=list(children), part=Allocation.Part.SOCIAL_WORKER)
    return {
        part.child_id: part.worker.name if part.worker else f"Nobody named, {part.team.name}"
        for part in parts.select_related("worker", "team").order_by("started_on")
    }

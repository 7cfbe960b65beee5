"""Reading assessments and plans: which is in force on a day, what it rests on, and how current an assessment is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from throughcare.apps.care.models import LegalStatus, Placement
from throughcare.apps.missing.models import MissingEpisode
from throughcare.apps.people.models import Person, Relationship
from throughcare.apps.plans.currency import Currency, Sibling, currency
from throughcare.apps.plans.models import Assessment, Need, Plan, PlannedAction
from throughcare.apps.writing.queries import standing_of
from throughcare.core.happened import facts_about
from throughcare.core.today import today

CONTACT = "contact"
"""The question of a care plan that says whom a child sees."""
READ_FOR_CURRENCY = (Assessment, Placement, LegalStatus, MissingEpisode)


def currency_of(child: Person, day: date) -> Currency:
    """How a child's latest assessment stands on a day."""
    facts = list(facts_about(READ_FOR_CURRENCY, [child.pk]))
    return currency(facts, siblings_of(child), born_on=child.born_on, day=day)


def siblings_of(child: Person) -> list[Sibling]:
    """Brothers and sisters whose names are open to whoever asks."""
    drawn = Relationship.objects.filter(child=child, kind=Relationship.Kind.SIBLING, ended_on=None).select_related("relative")
    return [sibling(tie) for tie in drawn]


def sibling(tie: Relationship) -> Sibling:
    """A brother or sister, from the relationship drawn to them."""
    return Sibling(str(tie.relative), tie.relative.born_on, tie.started_on)


def assessments_of(child: Person) -> QuerySet[Assessment]:
    """A child's assessments, the latest first."""
    return (
        Assessment.objects.filter(child=child)
        .select_related("written_in", "by")
        .order_by("-completed_on", "-authorised_on", "pk")
    )


def plans_of(child: Person, kind: str = "") -> QuerySet[Plan]:
    """A child's plans, of one kind or of all, the latest first."""
    found = Plan.objects.filter(child=child, **({"kind": kind} if kind else {}))
    return found.select_related("rests_on", "placement", "written_in", "by").order_by("-started_on", "-known_at", "pk")


def in_force(child: Person, kind: str, day: date) -> Plan | None:
    """The plan of a kind as it stood on a day; None if there was none yet."""
    return plans_of(child, kind).filter(started_on__lte=day).first()


def contact_of(children: Sequence[UUID]) -> dict[UUID, str]:
    """Whom each of these children sees, and how, in the words of their care plan in force; those without one are left out."""
    held = Plan.objects.filter(child__in=children, kind=Plan.Kind.CARE, started_on__lte=today(), written_in__isnull=False)
    latest = held.order_by("child_id", "-started_on", "-known_at", "pk").distinct("child_id").select_related("written_in")
    found = {}
    for plan in latest:
        assert plan.written_in is not None
        words = standing_of(plan.written_in, names=[CONTACT]).answers.get(CONTACT)
        # on one line: it is sent back as it was shown, and a browser writes line ends its own way
        if isinstance(words, str) and words.strip():
            found[plan.child_id] = " ".join(words.split())
    return found


def needs_of(plan: Plan) -> list[Need]:
    """The needs a plan meets, in their order."""
    return list(plan.needs.order_by("number"))


def actions_for(plan: Plan) -> list[PlannedAction]:
    """What is to be done for each need of a plan, the earliest due first."""
    found = PlannedAction.objects.filter(need__plan=plan).select_related("action__worker", "action__settled_by")
    return list(found.order_by("action__due_on", "pk"))

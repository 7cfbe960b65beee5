"""What the forms of education offer, and what does not fit: the plans that are not signed off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from django.utils.functional import SimpleLazyObject

from throughcare.apps.agreed.forms import with_owners
from throughcare.apps.care.education.forms import SCHOOL, checked_after_it_was_held
from throughcare.apps.care.models import EducationPlan
from throughcare.apps.people.models import Person
from throughcare.apps.writing.queries import standing_of
from throughcare.core.asking.asked import Asking, confirmed
from throughcare.core.asking.form import Option
from throughcare.core.asking.names import still
from throughcare.core.words import plain_date

AT_ONCE = 8


def asking(child: Person) -> Asking:
    """The child's education plans: the latest not signed off to choose from, all of them to be read by name for ever."""
    held = list(EducationPlan.objects.filter(child=child).order_by("-held_on"))
    unsigned = [one for one in held if one.virtual_school_agreed_on is None][:AT_ONCE]
    offered = {"unsigned": tuple(map(_option, unsigned)), "named": tuple(map(_option, held))}
    days = {str(one.pk): one.held_on for one in held}
    known = cast(Mapping[str, str], SimpleLazyObject(lambda: {SCHOOL: school_of(child)}))
    found = Asking(child.pk, offered=offered, known=known, conflicts=lambda said: checked_after_it_was_held(said, days))
    return with_owners(found, child)


def school_of(child: Person) -> str:
    """Where a child learns, as an education plan last said or confirmed; empty where none says, or the last did not know."""
    last = EducationPlan.objects.filter(child=child, written_in__isnull=False).order_by("-held_on", "-known_at")
    plan = last.select_related("written_in").first()
    if plan is None or plan.written_in is None:
        return ""
    answers = standing_of(plan.written_in, names=["school", still("school")]).answers
    return confirmed(answers.get(still("school"))) or str(answers.get("school") or "")


def _option(one: EducationPlan) -> Option:
    return Option(str(one.pk), f"The {'first' if one.first else 'termly'} plan, meeting of {plain_date(one.held_on)}")

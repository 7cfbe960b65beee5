"""What the forms of health offer, and what does not fit: the assessments whose reports are awaited."""

from __future__ import annotations

from throughcare.apps.agreed.forms import with_owners
from throughcare.apps.care.health.forms import reported_after_it_was_held
from throughcare.apps.care.models import HealthAssessment
from throughcare.apps.people.models import Person
from throughcare.core.asking.asked import Asking
from throughcare.core.asking.form import Option
from throughcare.core.words import plain_date


def asking(child: Person) -> Asking:
    """The child's health assessments: those whose report is awaited to choose from, all of them to be read by name for ever."""
    held = list(HealthAssessment.objects.filter(child=child).order_by("-assessed_on"))
    offered = {"awaited": tuple(map(_option, (one for one in held if one.report_awaited))), "named": tuple(map(_option, held))}
    days = {str(one.pk): one.assessed_on for one in held}
    found = Asking(child.pk, offered=offered, conflicts=lambda said: reported_after_it_was_held(said, days))
    return with_owners(found, child)


def _option(one: HealthAssessment) -> Option:
    return Option(str(one.pk), f"{HealthAssessment.Kind(one.kind).label} assessment held on {plain_date(one.assessed_on)}")

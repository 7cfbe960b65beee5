"""Reading support: what is open to say more of."""

from __future__ import annotations

from throughcare.apps.people.models import Person
from throughcare.apps.support.forms import nothing_comes_before_it_is_asked
from throughcare.apps.support.models import Support, SupportStep
from throughcare.core.asking.asked import Asking
from throughcare.core.asking.form import Option
from throughcare.core.words import plain_date

OVER = (SupportStep.Step.REFUSED, SupportStep.Step.TURNED_DOWN, SupportStep.Step.ENDED)


def asking(child: Person) -> Asking:
    """The child's support: what is not over to choose from, all of it to be read by name for ever."""
    asked = list(Support.objects.filter(child=child).order_by("-asked_on"))
    over = set(SupportStep.objects.filter(child=child, step__in=OVER).values_list("support_id", flat=True))
    offered = {
        "supports": tuple(_option(one) for one in asked if one.pk not in over),
        "named": tuple(map(_option, asked)),
    }
    days = {str(one.pk): one.asked_on for one in asked}
    return Asking(child.pk, offered=offered, conflicts=lambda said: nothing_comes_before_it_is_asked(said, days))


def _option(one: Support) -> Option:
    of_whom = f" of {one.asked_of}" if one.asked_of else ""
    return Option(str(one.pk), f"{Support.Kind(one.kind).label}, asked for{of_whom} on {plain_date(one.asked_on)}")

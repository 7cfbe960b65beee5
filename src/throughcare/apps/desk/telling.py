"""Who is still to be told of a placement: of where a child lives or lived till lately, and of whatever that is owed of still."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Q

from throughcare.apps.care.models import PlacementTold
from throughcare.apps.care.telling import Owed, asking
from throughcare.apps.duties.models import OwedDuty
from throughcare.apps.people.models import Person
from throughcare.core.asking.asked import Asking
from throughcare.core.today import today
from throughcare.statute.duties import ALL
from throughcare.statute.duty import happenings
from throughcare.statute.kinds import Kind

_MEETS = {
    Kind.REVIEWING_OFFICER_TOLD: PlacementTold.Whom.OFFICER,
    Kind.HEALTH_TOLD_OF_PLACEMENT: PlacementTold.Whom.HEALTH,
    Kind.PLACEMENT_NOTIFIED: PlacementTold.Whom.NOTICE,
}
_BY_KEY = {duty.key: _MEETS[one.kind] for duty in ALL for one in happenings(duty.met_by) if one.kind in _MEETS}


def who_is_to_be_told(child: Person) -> Asking:
    """What the form offers: a duty that stays open can always be met where it is shown."""
    return asking(child, owed=frozenset(_owed(child)))


def _owed(child: Person) -> Iterator[Owed]:
    still = OwedDuty.objects.filter(Q(ends_on=None) | Q(ends_on__gt=today()), child=child, key__in=_BY_KEY)
    for key, about in still.values_list("key", "about"):
        yield UUID(about), _BY_KEY[key]

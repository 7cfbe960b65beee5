"""What contacts with care leavers tell of."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from throughcare.apps.leaving.models import LeavingCareContact
from throughcare.core.happened import Tells, london_day
from throughcare.statute.history import Event
from throughcare.statute.kinds import Kind


def of_contact(row: LeavingCareContact) -> Iterator[Event]:
    """A contact on a day. A return's yearly row has no day and tells of none."""
    if row.contact_on:
        facts = MappingProxyType({"in_touch": row.in_touch == "YES"})
        yield Event(Kind.LEAVING_CARE_CONTACT, row.contact_on, london_day(row.known_at), facts=facts)


TELLS: Tells = {LeavingCareContact: of_contact}
CARRIES = frozenset({Kind.LEAVING_CARE_CONTACT})

"""What contacts with care leavers tell of."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from throughcare.apps.leaving.models import LeavingCareContact
from throughcare.core.happened import Tells, london_day
from throughcare.statute.history import Event
from throughcare.statute.kinds import Kind


def of_contact(row: LeavingCareContact) -> Iterator[Event]:
    """A contact on a day, and whether it says all the yearly return asks. A return's yearly row has no day and tells of none."""
    if row.contact_on:
        known = london_day(row.known_at)
        facts = MappingProxyType({"in_touch": row.in_touch == "YES"})
        yield Event(Kind.LEAVING_CARE_CONTACT, row.contact_on, known, facts=facts)
        if says_all(row):
            yield Event(Kind.LEAVING_CARE_RECORDED, row.contact_on, known)


def says_all(row: LeavingCareContact) -> bool:
    """Whether it says if they are in touch and, of those who are, what they do, where they live and whether that suits them."""
    return bool(row.in_touch) and (row.in_touch != "YES" or bool(row.activity and row.accommodation))


TELLS: Tells = {LeavingCareContact: of_contact}
CARRIES = frozenset({Kind.LEAVING_CARE_CONTACT, Kind.LEAVING_CARE_RECORDED})

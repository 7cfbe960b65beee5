"""Which published figure stands beside which of our measures, and in what the two differ.

Ours are said by their keys, which are for ever; the published ones by the short names they have in the Department for Education's local
authority interactive tool (LAIT). A measure that only seems to correspond is not here but in `differences.LEFT_OUT`, with the reason.
"""

from __future__ import annotations

from throughcare.comparators.twin import Twin
from throughcare.comparators.twins_after import AFTER_CARE_AND_STAFF
from throughcare.comparators.twins_before_care import FRONT_DOOR, PROTECTION
from throughcare.comparators.twins_in_care import LOOKED_AFTER, SCHOOL_AND_STABILITY

TWINS: tuple[Twin, ...] = (*FRONT_DOOR, *PROTECTION, *LOOKED_AFTER, *SCHOOL_AND_STABILITY, *AFTER_CARE_AND_STAFF)
PUBLISHED: frozenset[str] = frozenset(twin.published for twin in TWINS)


def twins_of(measure: str) -> tuple[Twin, ...]:
    """The published twins of a measure: none, one, or one for each of its parts."""
    return tuple(twin for twin in TWINS if twin.measure == measure)

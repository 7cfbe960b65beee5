"""Every duty, one module for each part of the journey."""

from __future__ import annotations

from throughcare.statute.duties import (
    adoption,
    allegations,
    assessment,
    child_in_need,
    child_protection,
    complaints,
    delegated_authority,
    education,
    fostering,
    front_door,
    governance,
    health,
    leaving_care,
    looked_after,
    missing,
    permanence,
    placement,
    pre_proceedings,
    private_fostering,
    proceedings,
    quality,
    returns,
    reviewing,
    section20,
    section47,
    serious_incident,
    short_breaks,
    supervision,
)
from throughcare.statute.duty import Duty

_IN_ORDER_OF_THE_JOURNEY = (
    front_door,
    assessment,
    section47,
    child_protection,
    child_in_need,
    looked_after,
    reviewing,
    health,
    education,
    section20,
    short_breaks,
    delegated_authority,
    placement,
    missing,
    pre_proceedings,
    proceedings,
    adoption,
    permanence,
    private_fostering,
    leaving_care,
    fostering,
    allegations,
    complaints,
    serious_incident,
    supervision,
    quality,
    governance,
    returns,
)

ALL: tuple[Duty, ...] = tuple(duty for part in _IN_ORDER_OF_THE_JOURNEY for duty in part.DUTIES)
BY_KEY: dict[str, Duty] = {duty.key: duty for duty in ALL}

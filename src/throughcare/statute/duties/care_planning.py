"""What the duties of looked-after children share: their regulations, and the conditions that choose between rules."""

from __future__ import annotations

from datetime import date

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import (
    CARE_ORDER,
    IN_PERSON,
    INTERIM_CARE_ORDER,
    NOT_PLACED_FOR_ADOPTION,
    NOT_SHORT_BREAKS,
    SEEN,
    AllOf,
    AnyOf,
    Not,
    each,
    not_fact,
    placed,
)
from throughcare.statute.duty import Checked, Source
from throughcare.statute.instruments import CARE_PLANNING_REGULATIONS, CORONAVIRUS_REGULATIONS, LOCAL
from throughcare.statute.kinds import Kind

EW_BH = CalendarCode.EW_BH
NEW_CARER = not_fact("same_carer", words="with a new carer")
SEEN_VISIT = each(Kind.VISITED, SEEN, IN_PERSON)
WITH_PARENT = placed("with_parent", words="living with a parent")
BEFORE_ASSESSMENT = AllOf(
    (WITH_PARENT, placed("before_assessment", words="placed before the assessment was complete")),
    said="living with a parent before the assessment is complete",
)
TEMPORARY = placed("connected_person_temporary", words="with a connected person on temporary approval")
INTERIM_AT_HOME = AllOf(
    (WITH_PARENT, INTERIM_CARE_ORDER, Not(BEFORE_ASSESSMENT)), said="living with a parent under an interim care order"
)
CARE_ORDER_AT_HOME = AllOf((WITH_PARENT, CARE_ORDER, Not(BEFORE_ASSESSMENT)), said="living with a parent under a care order")
WEEKLY_THEN_FOUR = AnyOf((TEMPORARY, INTERIM_AT_HOME))
ORDINARY = Not(AnyOf((BEFORE_ASSESSMENT, WEEKLY_THEN_FOUR, CARE_ORDER_AT_HOME), said="visited under a rule of their own"))
FULL_RULES = (NOT_PLACED_FOR_ADOPTION, NOT_SHORT_BREAKS)
ORDINARY_VISITS = (ORDINARY, *FULL_RULES)


def regulation(provision: str, checked: Checked = Checked.WORDING_SEEN) -> Source:
    """A provision of the care planning regulations."""
    return Source(CARE_PLANNING_REGULATIONS, provision, checked)


def coronavirus(provision: str, checked: Checked = Checked.WORDING_SEEN) -> Source:
    """A provision of the 2020 regulations that varied others for a time."""
    return Source(CORONAVIRUS_REGULATIONS, provision, checked)


CORONAVIRUS = (date(2020, 4, 24), date(2020, 9, 25))
"""The relevant period of the 2020 regulations, both days included (regulation 2)."""
RELAXED_IN_2020 = (
    "From 24 April to 25 September 2020 the law relaxed this for coronavirus; that wording was not seen, so the ordinary time "
    "is reckoned then too, and lateness in those months may be excused."
)
LOCAL_RULE = Source(LOCAL, "", Checked.FROM_KNOWLEDGE)

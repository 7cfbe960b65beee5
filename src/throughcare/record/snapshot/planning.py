"""Assessments, plans, agreed actions, steps to permanence, and keeping in touch after care."""

from __future__ import annotations

from datetime import date

from throughcare.record.columns import Row, column, table
from throughcare.record.snapshot.children import CHILD


@table("assessment", key=("child", "assessment"))
class Assessment(Row):
    """An assessment of what a child needs, approved by a manager."""

    child: str = column(CHILD)
    assessment: str = column("Key of the assessment")
    kind: str = column("need, or leaving (for leaving care)")
    completed_on: date = column("Day it was completed", unit="date")
    authorised_on: date = column("Day a manager approved it", unit="date")


@table("plan", key=("child", "plan"))
class Plan(Row):
    """A plan for a child, in force from the day it was approved until the next of its kind."""

    child: str = column(CHILD, ssd="ssd_cla_care_plan.lacp_person_id")
    plan: str = column("Key of the plan", ssd="ssd_cla_care_plan.lacp_table_id")
    kind: str = column("care, placement or pathway")
    started_on: date = column("Day it was approved", unit="date", ssd="ssd_cla_care_plan.lacp_cla_care_plan_start_date")
    rests_on: str | None = column("The assessment it was made from", null="it names none", default=None)
    placement: str | None = column("The placement it is for", null="not a placement plan", default=None)
    permanence: str | None = column("The route to permanence it names", null="none decided", default=None)
    decisions_delegated: bool = column("Whether it says who may decide what from day to day")
    reviewed_on: date | None = column("Day of the review it follows", null="it follows none", unit="date", default=None)


@table("agreed_action", key=("child", "action"))
class AgreedAction(Row):
    """Something somebody agreed to do for a child by a day."""

    child: str = column(CHILD)
    action: str = column("Key of the action")
    agreed_on: date = column("Day it was agreed", unit="date")
    due_on: date = column("Day it is to be done by, as last agreed", unit="date")
    rolled_over: int = column("How often its day was agreed again", unit="count")
    done_on: date | None = column("Day it was done", null="not done", unit="date", default=None)
    ended_on: date | None = column("Day it was ended for a reason, not done", null="not ended", unit="date", default=None)
    in_a_plan: bool = column("Whether it is for a need of a plan")


@table("adoption", key=("child",))
class AdoptionDecision(Row):
    """The decision that a child should be placed for adoption, and the match."""

    child: str = column(CHILD, ssd="ssd_permanence.perm_person_id")
    decided_on: date | None = column(
        "Day it was decided",
        null="not decided, or not given",
        unit="date",
        ssd="ssd_permanence.perm_adm_decision_date",
        default=None,
    )
    matched_on: date | None = column(
        "Day a match was agreed",
        null="not matched, or not given",
        unit="date",
        ssd="ssd_permanence.perm_matched_date",
        default=None,
    )
    by_former_carer: bool | None = column(
        "By the foster carer they lived with", null="not given", ssd="ssd_permanence.perm_adopted_by_carer_flag", default=None
    )


@table("adoption_placement", key=("child", "started_on"))
class AdoptionPlacement(Row):
    """A child living with the people who mean to adopt them."""

    child: str = column(CHILD, ssd="ssd_permanence.perm_person_id")
    started_on: date = column("Day they moved in", unit="date", ssd="ssd_permanence.perm_placed_for_adoption_date")
    ended_on: date | None = column(
        "Day it ended",
        null="it lasts, or they were adopted",
        unit="date",
        ssd="ssd_permanence.perm_decision_reversed_date",
        default=None,
    )
    reason_ended: str | None = column(
        "Why it ended",
        null="it lasts, or they were adopted",
        codes="REASON_PLACED_CEASED",
        ssd="ssd_permanence.perm_decision_reversed_reason",
        default=None,
    )


@table("leaving_contact", key=("child", "contact"))
class LeavingContact(Row):
    """A contact with a care leaver, or a return's word on how they were around a birthday."""

    child: str = column(CHILD, ssd="ssd_care_leavers.clea_person_id")
    contact: str = column("Key of the contact", ssd="ssd_care_leavers.clea_table_id")
    contact_on: date | None = column(
        "Day of the contact",
        null="a return's yearly row",
        unit="date",
        ssd="ssd_care_leavers.clea_care_leaver_latest_contact",
        default=None,
    )
    year: int | None = column("The year a return's row is of", null="a contact on a day", unit="year", default=None)
    in_touch: str | None = column(
        "Whether the council is in touch",
        null="not given",
        codes="IN_TOUCH",
        ssd="ssd_care_leavers.clea_care_leaver_in_touch",
        default=None,
    )
    activity: str | None = column(
        "Education, employment or training",
        null="not given",
        codes="ACTIV",
        ssd="ssd_care_leavers.clea_care_leaver_activity",
        default=None,
    )
    accommodation: str | None = column(
        "Where they lived; 1 at the end is suitable, 2 is not",
        null="not given",
        codes="ACCOM",
        ssd="ssd_care_leavers.clea_care_leaver_accommodation",
        default=None,
    )

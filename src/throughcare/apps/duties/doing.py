"""Doing what is owed: which form records what meets a duty, so that whoever reads of it can begin at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from throughcare.apps.workforce.roles import Role
from throughcare.apps.writing.policies import may_write
from throughcare.apps.writing.registry import kinds
from throughcare.core.page import Link
from throughcare.statute.duty import Duty, happenings
from throughcare.statute.kinds import Kind


@dataclass(frozen=True, slots=True)
class Doing:
    """A form that records a happening. `about_one` is set where it is about one review or challenge, which the duty names."""

    form: str
    words: str
    about_one: bool = False


DOING: Mapping[Kind, Doing] = {
    Kind.VISITED: Doing("visit", "Record a visit"),
    Kind.ASSESSMENT_AUTHORISED: Doing("assessment", "Begin an assessment"),
    Kind.NEEDS_ASSESSED: Doing("leaving-assessment", "Begin the assessment"),
    Kind.CARE_PLAN_MADE: Doing("care-plan", "Begin a care plan"),
    Kind.PERMANENCE_PLANNED: Doing("care-plan", "Begin a care plan"),
    Kind.PLACEMENT_PLAN_MADE: Doing("placement-plan", "Begin a placement plan"),
    Kind.DELEGATED_AUTHORITY_AGREED: Doing("placement-plan", "Begin a placement plan"),
    Kind.PATHWAY_PLANNED: Doing("pathway-plan", "Begin a pathway plan"),
    Kind.PATHWAY_REVIEWED: Doing("pathway-plan", "Begin a pathway plan"),
    Kind.REVIEW_HELD: Doing("review", "Record a review held"),
    Kind.REVIEW_DECISIONS_ISSUED: Doing("review-decisions", "Send the decisions", about_one=True),
    Kind.REVIEW_DECISIONS_ANSWERED: Doing("review-response", "Answer the decisions", about_one=True),
    Kind.REVIEW_RECORD_COMPLETED: Doing("review-record", "Complete the record", about_one=True),
    Kind.REVIEW_RECORD_SENT: Doing("review-sent", "Say to whom it went", about_one=True),
    Kind.MIDWAY_CHECK_MADE: Doing("midway", "Record the check"),
    Kind.DISPUTE_RESOLVED: Doing("challenge-outcome", "Say how it ended", about_one=True),
    Kind.CHILD_SUPERVISED: Doing("supervision", "Record supervision"),
    Kind.HEALTH_ASSESSMENT_REQUESTED: Doing("health-request", "Record that it was asked for"),
    Kind.HEALTH_ASSESSED: Doing("health-assessment", "Record the assessment"),
    Kind.HEALTH_TOLD_OF_PLACEMENT: Doing("placement-told", "Record that they were told"),
    Kind.REVIEWING_OFFICER_TOLD: Doing("placement-told", "Record that they were told"),
    Kind.PLACEMENT_NOTIFIED: Doing("placement-told", "Record that they were told"),
    Kind.HEALTH_SUMMARY_GIVEN: Doing("health-summary", "Record that it was given"),
    Kind.DENTAL_CHECKED: Doing("dentist", "Record the dentist"),
    Kind.IMMUNISATIONS_CHECKED: Doing("immunisations", "Record immunisations"),
    Kind.SDQ_SCORED: Doing("sdq", "Record the questionnaire"),
    Kind.EDUCATION_PLAN_HELD: Doing("education-plan", "Record the meeting"),
    Kind.EDUCATION_PLAN_CHECKED: Doing("virtual-school", "Say what you make of it"),
    Kind.MISSING_NOTIFIED: Doing("missing-told", "Record who was told"),
    Kind.RETURN_INTERVIEW_HELD: Doing("return-interview", "Record the interview"),
    Kind.RETURN_INTERVIEW_SHARED: Doing("after-interview", "Say what changes"),
    Kind.PLAN_UPDATED_AFTER_RETURN: Doing("after-interview", "Say what changes"),
    Kind.STRATEGY_DISCUSSED: Doing("meeting", "Record a meeting"),
    Kind.STABILITY_MEETING_HELD: Doing("meeting", "Record a meeting"),
    Kind.DISRUPTION_MEETING_HELD: Doing("meeting", "Record a meeting"),
    Kind.SENIOR_LEADER_BRIEFED: Doing("missing-briefed", "Record who was told"),
    Kind.LEAVING_CARE_CONTACT: Doing("in-touch", "Record being in touch"),
    Kind.LEAVING_CARE_RECORDED: Doing("in-touch", "Record being in touch"),
    Kind.LEGAL_STATUS_ENDED: Doing("legal-status", "Record the change"),
}
"""For each happening that meets a duty, what begins its record. Those that are not here are met by something else that is recorded."""


def does(duty: Duty, child: UUID, *, about: str, roles: Collection[Role]) -> Link | None:
    """What begins the record that meets a duty, for somebody in these roles; None where it is not theirs to record.

    The address is posted to: following it begins something.
    """
    for happening in happenings(duty.met_by):
        doing = DOING.get(happening.kind)
        only = kinds()[doing.form].only if doing else frozenset()
        if doing is None or not may_write(roles) or (only and not only & set(roles)):
            continue
        if not doing.about_one:
            return Link(doing.words, reverse("writing:begin", args=[child, doing.form]))
        if _is_key(about):
            return Link(doing.words, reverse("reviews:begin", args=[child, doing.form, about]))
    return None


LEADS: Mapping[Kind, tuple[str, str]] = {
    Kind.DISPUTE_STAGE_ANSWERED: ("reviews:of_child", "See the challenge"),
    Kind.REVIEWING_OFFICER_NAMED: ("involvement:people", "Say who it is"),
    Kind.ADVISER_NAMED: ("involvement:people", "Say who it is"),
    Kind.WORKER_ALLOCATED: ("involvement:people", "Say who it is"),
    Kind.PLACEMENT_APPROVED: ("desk:child", "See what waits for approval"),
}
"""For what is not recorded by a form of its own: the page of the child's on which it is done."""


def leads(duty: Duty, child: UUID) -> Link | None:
    """The page of a child's on which a duty is met that no form of its own records; None for the others."""
    for happening in happenings(duty.met_by):
        if happening.kind in LEADS:
            route, words = LEADS[happening.kind]
            return Link(words, reverse(route, args=[child]))
    return None


def _is_key(about: str) -> bool:
    try:
        UUID(about)
    except ValueError:
        return False
    return True

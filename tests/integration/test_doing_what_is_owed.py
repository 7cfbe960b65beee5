"""What is owed is begun where it is read: by those whose it is to record, and by nobody else."""

from __future__ import annotations

from uuid import uuid4

from throughcare.apps.duties.carried import PRACTICE_CARRIES
from throughcare.apps.duties.doing import DOING, does, leads
from throughcare.apps.workforce.roles import Role
from throughcare.apps.writing.registry import kinds
from throughcare.reference.duties import Live, live
from throughcare.statute.duties import ALL, BY_KEY
from throughcare.statute.duty import happenings

CHILD = uuid4()
NOT_BY_A_FORM = {
    "AD-04", "AD-05", "AD-07", "AD-08", "AD-09",  # what is recorded of adoption comes from returns
    "IR-01", "LC-10", "SU-05",  # somebody is named, on the page of who works with them
    "LA-07",  # with the placement, or when it is approved, from the child's page
    "IR-08", "IR-09",  # with the review itself
    "IR-18",  # at a stage of a challenge, from the page of challenges
    "LA-13", "PL-06", "PL-05", "LC-01",
}  # fmt: skip


def test_each_leads_to_a_form_that_there_is_for_what_is_recorded_here() -> None:
    assert {doing.form for doing in DOING.values()} <= kinds().keys()
    assert DOING.keys() <= PRACTICE_CARRIES


def test_every_duty_that_is_reckoned_can_be_begun_where_it_is_read_but_for_those_named_here() -> None:
    reckoned = {duty.key for duty in ALL if live(duty, PRACTICE_CARRIES) is Live.RECKONED}
    begun = {key for key in reckoned if any(one.kind in DOING for one in happenings(BY_KEY[key].met_by))}
    assert reckoned - begun == NOT_BY_A_FORM & reckoned


def test_it_is_offered_to_those_whose_it_is_to_record() -> None:
    review = str(uuid4())
    decisions = BY_KEY["IR-11"]
    offered = does(decisions, CHILD, about=review, roles={Role.REVIEWING_OFFICER})
    assert offered is not None
    assert offered.href.endswith(f"/child/{CHILD}/reviews/write/review-decisions/{review}/")
    assert does(decisions, CHILD, about=review, roles={Role.SOCIAL_WORKER}) is None
    assert does(BY_KEY["LA-17"], CHILD, about="", roles={Role.INSPECTOR}) is None
    assert does(BY_KEY["SU-02"], CHILD, about="", roles={Role.SOCIAL_WORKER}) is None
    assert does(BY_KEY["SU-02"], CHILD, about="", roles={Role.TEAM_MANAGER}) is not None


def test_what_is_about_a_review_that_only_a_return_tells_of_cannot_be_begun() -> None:
    assert does(BY_KEY["IR-11"], CHILD, about="row 7", roles={Role.REVIEWING_OFFICER}) is None


def test_what_no_form_records_leads_to_the_page_on_which_it_is_done() -> None:
    named, answered = leads(BY_KEY["IR-01"], CHILD), leads(BY_KEY["IR-18"], CHILD)
    assert named is not None
    assert named.href.endswith(f"/child/{CHILD}/people/")
    assert answered is not None
    assert answered.href.endswith(f"/child/{CHILD}/reviews/")
    allocated, approved = leads(BY_KEY["SU-05"], CHILD), leads(BY_KEY["LA-07"], CHILD)
    assert allocated is not None
    assert allocated.href.endswith(f"/child/{CHILD}/people/")
    assert approved is not None
    assert approved.href.endswith(f"/child/{CHILD}/")
    assert leads(BY_KEY["LA-17"], CHILD) is None

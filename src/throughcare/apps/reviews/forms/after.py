"""What is asked after a review: its decisions, what those who manage the work say to them, and to whom the record went."""

from __future__ import annotations

from dataclasses import replace

from throughcare.apps.agreed.forms import actions_asked
from throughcare.apps.reviews.models import ReviewResponse
from throughcare.core.asking.form import (
    Day,
    Form,
    Line,
    OneOf,
    Option,
    Question,
    Section,
    SomeOf,
    When,
    Words,
    YesNo,
    options,
)

OF_REVIEW = OneOf(offered="reviews")
RECIPIENTS = (
    Option("child", "The child"),
    Option("mother", "Mother"),
    Option("father", "Father"),
    Option("carer", "Carer"),
    Option("social_worker", "Social worker"),
    Option("manager", "Team manager"),
    Option("school", "School or virtual school"),
    Option("health", "Health"),
    Option("other", "Somebody else"),
)

_DECISIONS = (
    Question("review", "Of which review?", OF_REVIEW, needed=True, chosen=True),
    Question("on", "When are they sent?", Day(), needed=True, tells="review_decisions.issued_on"),
    actions_asked("decisions", what="What was decided"),
)
_CHANGES = (
    Question(
        "changes_plan", "Do these decisions change the care plan?", YesNo(), needed=True, tells="review_decisions.changes_plan"
    ),
    Question(
        "how_changes",
        "How must the plan change?",
        Words(rows=3),
        needed=True,
        when=When("changes_plan", ("yes",)),
        tells="review_decisions.how_changes",
    ),
)
_TOLD = Question("sent_to", "Who is told?", SomeOf(RECIPIENTS), needed=True, tells="review_decisions.sent_to")
_FIRST = Form(
    key="review-decisions",
    version=1,
    title="Review decisions",
    finish="Send the decisions",
    guidance="A decision says what will be different for the child, who sees to it, and by when. "
    "“Continue to monitor” is not one.",
    sections=(Section(key="decisions", title="The decisions", questions=(*_DECISIONS, _TOLD)),),
)
DECISIONS = (
    _FIRST,
    replace(
        _FIRST,
        version=2,
        sections=(Section(key="decisions", title="The decisions", questions=(*_DECISIONS, *_CHANGES, _TOLD)),),
    ),
)
"""From the second version on it is asked with the decisions whether the plan changes, and no longer when the record is completed: by then
it should have changed."""

RESPONSE = Form(
    key="review-response",
    version=1,
    title="Answer to review decisions",
    finish="Send the answer",
    guidance="The review’s record is the reviewing officer’s, and is not yours to approve. Say whether you agree, and what you will do.",
    sections=(
        Section(
            key="response",
            title="Your answer",
            questions=(
                Question("review", "Of which review?", OF_REVIEW, needed=True, chosen=True),
                Question(
                    "answer",
                    "Do you agree with the decisions?",
                    OneOf(options(list(ReviewResponse.Answer.choices))),
                    needed=True,
                    tells="review_response.answer",
                ),
                Question(
                    "why",
                    "With which do you not agree, why, and what do you propose?",
                    Words(rows=4),
                    needed=True,
                    when=When("answer", (ReviewResponse.Answer.PARTLY, ReviewResponse.Answer.NOT_AGREED)),
                    tells="review_response.why",
                ),
                Question("words", "What you will see is done", Words(rows=4), tells="review_response.words"),
            ),
        ),
    ),
)

SENT = Form(
    key="review-sent",
    version=1,
    title="Review record sent out",
    sections=(
        Section(
            key="sent",
            title="Sending the record",
            questions=(
                Question("review", "Of which review?", OF_REVIEW, needed=True, chosen=True),
                Question("on", "When was it sent?", Day(), needed=True, tells="record_sent.sent_on"),
                Question("to", "To whom?", SomeOf(RECIPIENTS), needed=True, tells="record_sent.to"),
                Question(
                    "withheld",
                    "Was it kept from anybody who would have had it?",
                    YesNo(),
                    needed=True,
                    tells="record_sent.withheld",
                ),
                Question(
                    "why_withheld",
                    "From whom, and why?",
                    Words(rows=2),
                    needed=True,
                    when=When("withheld", ("yes",)),
                    tells="record_sent.why_withheld",
                ),
                Question("language", "In what language or form did the child have it?", Line(), tells="record_sent.language"),
            ),
        ),
    ),
)

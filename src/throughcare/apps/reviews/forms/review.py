"""What is asked of a review that was held: short, and never held up by anything that comes after."""

from __future__ import annotations

from dataclasses import replace

from throughcare.apps.care.confirming import LIVES, RIGHT, STATUS, of_each
from throughcare.apps.reviews.models import Review
from throughcare.core.asking.form import Day, Form, Line, Mend, OneOf, Option, Question, Section, SomeOf, When, Words, options

TOOK_PART = (
    Option("PN0", "Under 4 on the day: too young to be asked"),
    Option("PN1", "Came, and spoke for themself"),
    Option("PN2", "Came, and somebody they chose spoke for them"),
    Option("PN3", "Came, and told us by pictures, signs or other means"),
    Option("PN4", "Came, and did not tell us what they think"),
    Option("PN5", "Did not come, and asked somebody to speak for them"),
    Option("PN6", "Did not come, and sent what they think in writing or by other means"),
    Option("PN7", "Did not come, and did not tell us what they think"),
)
CAME = (
    Option("mother", "Mother"),
    Option("father", "Father"),
    Option("carer", "Carer"),
    Option("social_worker", "Social worker"),
    Option("supervising", "The carer’s own social worker"),
    Option("school", "School or virtual school"),
    Option("health", "Health"),
    Option("advocate", "Advocate or independent visitor"),
    Option("other", "Somebody else"),
)

_FIRST = Form(
    key="review",
    version=1,
    title="Looked-after review held",
    family=True,
    guidance="This says that the review was held. What was decided, and the record, come after, each in its own time.",
    sections=(
        Section(
            key="review",
            title="The review",
            questions=(
                Question("on", "When was it held?", Day(), needed=True, tells="review.held_on"),
                Question("chair", "Who chaired it?", OneOf(offered="officers"), needed=True, tells="review.chaired_by"),
                Question("came", "Who else came?", SomeOf(CAME), tells="review.came"),
                Question("others", "Who was asked and did not come, and who else was there?", Line(), tells="review.others"),
                Question(
                    "took_part",
                    "How did {child} take part?",
                    OneOf(TOOK_PART),
                    needed=True,
                    each_child=True,
                    tells="review.participation",
                ),
                Question(
                    "alone",
                    "Did the reviewing officer speak with {child} alone before it?",
                    OneOf(options(list(Review.Alone.choices))),
                    needed=True,
                    each_child=True,
                    tells="review.spoken_alone",
                ),
                Question(
                    "why_not_alone",
                    "Why not?",
                    Words(rows=2),
                    needed=True,
                    when=When("alone", (Review.Alone.NOT_RIGHT, Review.Alone.NO)),
                    each_child=True,
                    tells="review.why_not_alone",
                ),
            ),
        ),
    ),
)
CONTACT = "plan.contact"
SEES = Question(
    "sees",
    "Whom {child} sees, and how, by the care plan",
    Words(rows=3),
    hint=RIGHT,
    confirms=CONTACT,
    mends=(Mend("Begin a care plan", form="care-plan"),),
    each_child=True,
)
_ASKED = _FIRST.sections[0]
REVIEW = (
    _FIRST,
    replace(
        _FIRST,
        version=2,
        sections=(replace(_ASKED, questions=(*_ASKED.questions, of_each(STATUS), of_each(LIVES), SEES)),),
    ),
)
"""The form as it was, and as it is: legal status, home and contact are shown, and the review says whether they are right still."""

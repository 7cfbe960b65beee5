"""What a visit asks."""

from __future__ import annotations

from dataclasses import replace

from throughcare.apps.care.confirming import AT_HOME, LIVES, of_each
from throughcare.apps.care.models import Visit
from throughcare.core.asking.form import NO, YES, Day, Form, Line, OneOf, Option, Question, Section, When, Words, YesNo, options

ALONE = (
    Option("alone", "Yes"),
    Option("declined", "No, they chose not to be"),
    Option("not_alone", "No"),
)
SEEN = When("seen", (YES,))

_FIRST_VISIT = Form(
    key="visit",
    version=1,
    title="Visit",
    family=True,
    guidance=(
        "What did you see and hear? What did the child say, in their words? What do you make of it, and what happens next? "
        "Write so that they can read it one day."
    ),
    sections=(
        Section(
            key="visit",
            title="The visit",
            questions=(
                Question("on", "When was the visit?", Day(today=True), needed=True, tells="visit.visited_on"),
                Question("where", "Where?", OneOf(options(list(Visit.Place.choices))), needed=True, tells="visit.place"),
                Question("others", "Who else was there?", Line(), tells="visit.others"),
                Question(
                    "words", "What happened, and what you make of it", Words(rows=8), needed=True, differs=True, carries=True
                ),
                Question("seen", "Was {child} seen?", YesNo(), needed=True, each_child=True, tells="visit.seen"),
                Question(
                    "why_not",
                    "Why not, and what happens now?",
                    Words(rows=3),
                    needed=True,
                    when=When("seen", (NO,)),
                    each_child=True,
                    tells="visit.why_not_seen",
                ),
                Question("alone", "Seen alone?", OneOf(ALONE), needed=True, when=SEEN, each_child=True, tells="visit.seen_alone"),
                Question("bedroom", "Was their bedroom seen?", YesNo(), when=SEEN, each_child=True, tells="visit.bedroom_seen"),
                Question(
                    "voice",
                    "What {child} said or showed, in their own words",
                    Words(rows=4),
                    when=SEEN,
                    each_child=True,
                    voice=True,
                    tells="child.words",
                ),
                Question(
                    "plan",
                    "Does this change {child}'s plan?",
                    YesNo(),
                    needed=True,
                    when=SEEN,
                    each_child=True,
                    tells="visit.plan_changes",
                ),
                Question(
                    "how",
                    "How must the plan change?",
                    Words(rows=3),
                    needed=True,
                    when=When("plan", (YES,)),
                    each_child=True,
                    tells="visit.plan_change",
                ),
            ),
        ),
    ),
)
_ASKED = _FIRST_VISIT.sections[0]
VISITS = (
    _FIRST_VISIT,
    replace(
        _FIRST_VISIT,
        version=2,
        sections=(replace(_ASKED, questions=(*_ASKED.questions, of_each(LIVES), of_each(AT_HOME))),),
    ),
)
"""The form as it was, and as it is: where a child lives is shown, and whoever was there says whether it is right."""

"""What every assessment and every plan asks: the same needs, outcomes and actions, so that one arrives in the other without retyping."""

from __future__ import annotations

from dataclasses import replace

from throughcare.apps.agreed.forms import OWNERS
from throughcare.apps.care.confirming import AT_HOME, LIVES, STATUS
from throughcare.core.asking.form import Day, Form, Line, OneOf, Question, Rows, Section, SomeOf, Words

NEEDS = "needs"
NEED, OUTCOME, KNOWN_BY, WHAT, WHO, NAMED, BY_WHEN = "need", "outcome", "known_by", "what", "who", "named", "by_when"
CHANGED = Question(
    "changed",
    "What has changed since last time, and why?",
    Words(rows=5),
    hint="If this is the first, say what led to it.",
    needed=True,
    carries=True,
)
RESPONSIBLE, RELATIVES, RESPONSIBILITY = "responsible", "relatives", "relationship.parental_responsibility"
WHO_IS_RESPONSIBLE = Question(
    RESPONSIBLE,
    "Who has parental responsibility for {child}?",
    SomeOf(offered=RELATIVES, nothing="Nobody is on record as family. Add them under Details and file."),
    hint="Tick everybody who has it. Of the others the record then says that they have not.",
    confirms=RESPONSIBILITY,
)
"""Shown where the record knows, and put right there where it is wrong: nobody is asked again what others have told."""


def confirming(form: Form) -> Form:
    """The next version of a form, whose first section shows what the record knows and asks whether it is right still."""
    first, *rest = form.sections
    return replace(
        form, version=form.version + 1, sections=(replace(first, questions=(*first.questions, WHO_IS_RESPONSIBLE)), *rest)
    )


def confirming_all(form: Form) -> Form:
    """The version after that, which confirms where the child lives and under what law as well. A placement plan is for a placement it names."""
    first, *rest = confirming(form).sections
    asked = (STATUS,) if form.key == "placement-plan" else (LIVES, AT_HOME, STATUS)
    return replace(form, version=form.version + 2, sections=(replace(first, questions=(*first.questions, *asked)), *rest))


def needs_asked(*, agreed: bool) -> Section:
    """Needs, what should be different, and what is to be done. In a plan every action is agreed, with its day; before it, proposed."""
    columns = (
        Question(NEED, "What does {child} need?", Words(rows=2), needed=True),
        Question(OUTCOME, "What should be different for {child}?", Words(rows=2), needed=True),
        Question(KNOWN_BY, "How will we know?", Words(rows=2), hint="What they would notice, or what can be counted"),
        Question(WHAT, "What is to be done?", Words(rows=2), needed=agreed),
        Question(
            WHO, "Whose is it to do?", OneOf(offered=OWNERS), hint="Left empty, it is shown as nobody’s until it is taken on"
        ),
        Question(NAMED, "Who there, if not one of ours?", Line(longest=120)),
        Question(BY_WHEN, "By when?", Day(ahead=True), needed=agreed),
    )
    down = (NEED, OUTCOME, KNOWN_BY) if agreed else ()
    return Section(
        key=NEEDS,
        title="Needs, outcomes and actions",
        hint="One for each action. For a further action on the same need, leave the need and the outcome empty."
        if agreed
        else "What you propose here can be brought into the plan as it stands.",
        questions=(Question(NEEDS, "Needs", Rows(columns, noun="action", down=down), needed=True),),
    )

"""What the return interview asks, and what it must say before it is closed."""

from __future__ import annotations

from dataclasses import replace

from throughcare.apps.agreed.forms import actions_asked
from throughcare.apps.missing.models import Pull, Push, ReturnInterview
from throughcare.core.asking.form import (
    NO,
    YES,
    Day,
    Form,
    Line,
    Moment,
    OneOf,
    Option,
    Question,
    Rows,
    Section,
    SomeOf,
    When,
    Words,
    YesNo,
    options,
)

LATER = "later"
ACTIONS = replace(actions_asked(), when=When("plan", (YES,)))
HELD = When("outcome", (ReturnInterview.Outcome.HELD,))
SETTLED = When("outcome", (ReturnInterview.Outcome.HELD, ReturnInterview.Outcome.DECLINED, ReturnInterview.Outcome.NOT_POSSIBLE))
PLAN_CHANGES = (
    Option(YES, "Yes, the plan changes"),
    Option(NO, "No change"),
    Option(LATER, "That is not settled: leave this interview open"),
)
PEOPLE = (
    Question("name", "Name, nickname or what they are called online", Line()),
    Question("about", "Who they are, how old, and how they are reached", Line()),
)
PLACES = (Question("name", "Place", Line()), Question("about", "What it is, and what happens there", Line()))

RETURN_INTERVIEW = Form(
    key="return-interview",
    version=1,
    title="Return interview",
    guidance=(
        "It is theirs: held by somebody they can trust, who does not decide about them, somewhere they chose. What took them away, what drew "
        "them, whom they were with, what would keep them from going again? What it says must reach their plan."
    ),
    sections=(
        Section(
            key="interview",
            title="The return interview",
            questions=(
                Question(
                    "returns",
                    "Which return is it about?",
                    SomeOf(
                        offered="returns",
                        nothing="Every return on record has been answered for. Record first that they went missing and came back.",
                    ),
                    hint="One interview may cover more than one.",
                    needed=True,
                ),
                Question(
                    "outcome",
                    "What has happened?",
                    OneOf(options(list(ReturnInterview.Outcome.choices))),
                    needed=True,
                    tells="interview.outcome",
                ),
                Question("offered_at", "When was it offered?", Moment(), tells="interview.offered_at"),
                Question(
                    "settled_at",
                    "When was it held, or declined, or found that it could not be held?",
                    Moment(),
                    needed=True,
                    when=SETTLED,
                    tells="interview.settled_at",
                ),
                Question(
                    "why_not",
                    "Why could it not be held, and what was tried?",
                    Words(rows=3),
                    needed=True,
                    when=When("outcome", (ReturnInterview.Outcome.NOT_POSSIBLE,)),
                    tells="interview.why_not",
                ),
                Question(
                    "held_by",
                    "Who held it?",
                    OneOf((Option("me", "I did"), Option("other", "Somebody else"))),
                    needed=True,
                    when=HELD,
                ),
                Question(
                    "interviewer",
                    "Their name, and whom they work for",
                    Line(longest=120),
                    needed=True,
                    when=When("held_by", ("other",)),
                    tells="interview.interviewer",
                ),
                Question(
                    "independent",
                    "Are they independent of {child}'s care?",
                    YesNo(),
                    needed=True,
                    when=HELD,
                    tells="interview.independent",
                ),
                Question(
                    "voice",
                    "What {child} said, in their own words",
                    Words(rows=5),
                    when=HELD,
                    voice=True,
                    tells="interview.words",
                ),
                Question(
                    "push", "What did they go away from?", SomeOf(options(list(Push.choices))), when=HELD, tells="interview.push"
                ),
                Question("pull", "What did they go to?", SomeOf(options(list(Pull.choices))), when=HELD, tells="interview.pull"),
                Question("people", "Who were they with?", Rows(PEOPLE, noun="person"), when=HELD, tells="interview.people"),
                Question("places", "Where were they?", Rows(PLACES, noun="place"), when=HELD, tells="interview.places"),
                Question(
                    "exploitation",
                    "Is there any sign that somebody may be exploiting {child}?",
                    YesNo(),
                    needed=True,
                    when=SETTLED,
                    tells="interview.exploitation",
                ),
                Question(
                    "sign",
                    "What is the sign?",
                    Words(rows=3),
                    needed=True,
                    when=When("exploitation", (YES,)),
                    tells="interview.sign",
                ),
                Question(
                    "words",
                    "What you make of it",
                    Words(rows=5),
                    needed=True,
                    when=HELD,
                    carries=True,
                    tells="interview.analysis",
                ),
                Question(
                    "shared_on",
                    "When was it shared with those who need it?",
                    Day(),
                    when=HELD,
                    hint="Their social worker, their carer, the police. Leave empty if it is not shared yet.",
                    tells="interview.shared_on",
                ),
                Question(
                    "plan",
                    "Does this change {child}'s plan?",
                    OneOf(PLAN_CHANGES),
                    needed=True,
                    when=SETTLED,
                    tells="interview.plan_changes",
                ),
                Question(
                    "thus",
                    "The plan changes, thus:",
                    Words(rows=3),
                    needed=True,
                    when=When("plan", (YES,)),
                    tells="interview.plan_change",
                ),
                ACTIONS,
                Question(
                    "because",
                    "No change, because:",
                    Words(rows=3),
                    needed=True,
                    when=When("plan", (NO,)),
                    tells="interview.no_change",
                ),
            ),
        ),
    ),
)

AFTER_INTERVIEW = Form(
    key="after-interview",
    version=1,
    title="What changes after a return interview",
    finish="Close the interview",
    sections=(
        Section(
            key="after",
            title="What changes after a return interview",
            hint="An interview is closed when it has been shared, and it is said what changes in the plan, or why nothing does.",
            questions=(
                Question(
                    "interview",
                    "Which interview?",
                    OneOf(offered="unclosed", nothing="No interview on record waits for this."),
                    needed=True,
                ),
                Question("shared_on", "When was what is known shared with those who need it?", Day(), needed=True),
                Question("plan", "Does it change {child}'s plan?", YesNo(), needed=True),
                Question("thus", "The plan changes, thus:", Words(rows=3), needed=True, when=When("plan", (YES,))),
                ACTIONS,
                Question("because", "No change, because:", Words(rows=3), needed=True, when=When("plan", (NO,))),
            ),
        ),
    ),
)

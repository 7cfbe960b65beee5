"""What a meeting, a decision and supervision ask."""

from __future__ import annotations

from dataclasses import replace

from throughcare.apps.agreed.forms import actions_asked
from throughcare.apps.oversight.models import Decision, Meeting, MeetingPerson
from throughcare.core.asking.form import (
    YES,
    Day,
    EachOf,
    Form,
    Line,
    Moment,
    OneOf,
    Option,
    Question,
    Rows,
    Section,
    When,
    Words,
    YesNo,
    options,
)

STRATEGY = When("kind", (Meeting.Kind.STRATEGY,))
PEOPLE = (
    Question("name", "Name", Line(longest=120), needed=True),
    Question("agency", "From", OneOf(options(list(MeetingPerson.Agency.choices))), needed=True),
    Question("came", "Did they come?", OneOf(options(list(MeetingPerson.Came.choices))), needed=True),
    Question("gets", "Do they get the record of it?", OneOf(options(list(MeetingPerson.Gets.choices))), needed=True),
)

_FIRST_MEETING = Form(
    key="meeting",
    version=1,
    title="Meeting",
    family=True,
    guidance=(
        "Who knows this child, and were they there? What do we know now that we did not know before? What was decided, whose is each "
        "action, and by when? Write down who did not agree, and why. A strategy discussion needs at least the police and health."
    ),
    sections=(
        Section(
            key="meeting",
            title="The meeting",
            questions=(
                Question(
                    "kind", "What kind of meeting?", OneOf(options(list(Meeting.Kind.choices))), needed=True, tells="meeting.kind"
                ),
                Question("at", "When was it?", Moment(), needed=True, tells="meeting.held_at"),
                Question("led_by", "Who led it?", Line(longest=120), needed=True, tells="meeting.led_by"),
                Question("people", "Who was invited", Rows(PEOPLE, noun="person"), tells="meeting.people"),
                Question("minutes", "What was said", Words(rows=10), needed=True, differs=True),
                Question(
                    "harm",
                    "Is there reasonable cause to suspect that {child} suffers, or is likely to suffer, significant harm?",
                    YesNo(),
                    needed=True,
                    when=STRATEGY,
                    each_child=True,
                    tells="meeting.significant_harm",
                ),
                Question(
                    "enquiry",
                    "Does an enquiry under section 47 begin for {child}?",
                    YesNo(),
                    needed=True,
                    when=STRATEGY,
                    each_child=True,
                    tells="meeting.enquiry",
                ),
                Question("threshold", "Why, or why not?", Words(rows=4), needed=True, when=STRATEGY),
                Question("dissent", "Did anybody not agree?", YesNo(), needed=True, tells="meeting.dissent"),
                Question("dissent_words", "Who, and why?", Words(rows=3), needed=True, when=When("dissent", (YES,))),
                actions_asked(what="What is to be done for {child}?", each_child=True),
            ),
        ),
    ),
)

HOME, HOMES, NOT_HERE = "home", "homes", "not-here"
"""The question which home a disruption meeting is about, the list of those that ended, of each child their own, and that it is none of them."""
_ASKED = _FIRST_MEETING.sections[0]
MEETINGS = (
    _FIRST_MEETING,
    replace(
        _FIRST_MEETING,
        version=2,
        sections=(
            replace(
                _ASKED,
                questions=(
                    _ASKED.questions[0],
                    Question(
                        HOME,
                        "Which home of {child}’s that ended is it about?",
                        OneOf(offered=HOMES),
                        hint="The one that broke down, and not one that bridged the days until the next",
                        needed=True,
                        when=When("kind", (Meeting.Kind.DISRUPTION,)),
                        each_child=True,
                        tells="meeting.placement",
                    ),
                    *_ASKED.questions[1:],
                ),
            ),
        ),
    ),
)
"""The form as it was, and as it is: whose end a disruption meeting is about is asked."""

DECISION = Form(
    key="decision",
    version=1,
    title="Manager’s decision",
    family=True,
    guidance=(
        "What do you decide, on what evidence, and what else did you weigh? What must happen, whose is it, and by when? "
        "A decision without a reason is an approval; this is where the reason stands."
    ),
    sections=(
        Section(
            key="decision",
            title="The decision",
            questions=(
                Question("on", "When was it decided?", Day(), needed=True, tells="decision.decided_on"),
                Question(
                    "led_by",
                    "What led to it?",
                    OneOf(options(list(Decision.LedBy.choices))),
                    needed=True,
                    tells="decision.led_by",
                ),
                Question("what", "What do you decide?", Words(rows=4), needed=True, differs=True, tells="decision.what"),
                Question("why", "Why?", Words(rows=6), needed=True, differs=True, tells="decision.why"),
                actions_asked(what="What is to be done for {child}?", each_child=True),
            ),
        ),
    ),
)

DONE, GOES_ON, CARRIED, ENDED = "done", "goes_on", "carried", "ended"
EARLIER = (
    Question(
        "how",
        "What became of it?",
        OneOf(
            (
                Option(DONE, "It is done"),
                Option(GOES_ON, "It is on track for its day"),
                Option(CARRIED, "It is carried to another day"),
                Option(ENDED, "It is no longer needed"),
            )
        ),
        needed=True,
    ),
    Question("done_on", "When was it done?", Day(), needed=True, when=When("how", (DONE,))),
    Question("evidence", "How do we know?", Words(rows=2), needed=True, when=When("how", (DONE,))),
    Question("due_on", "By when now?", Day(ahead=True), needed=True, when=When("how", (CARRIED,))),
    Question("reason", "Why?", Words(rows=2), needed=True, when=When("how", (CARRIED, ENDED))),
)
ACTIONS_OPEN = "actions_open"
"""The list supervision offers of earlier actions it must answer for."""

SUPERVISION = Form(
    key="supervision",
    version=1,
    title="Supervision of the work",
    guidance=(
        "Begin with the child, not with the list. What is it like to be this child today? What do we know, how do we know it, and what "
        "do we not know? Where nothing has moved since last time, say what will make it move. What is private to the worker belongs elsewhere."
    ),
    sections=(
        Section(
            key="stands",
            title="How things stand, and what was agreed before",
            hint="What managers and workers agreed before, and whatever drifts, is answered one by one.",
            questions=(
                Question("on", "When was it discussed?", Day(), needed=True, tells="supervision.held_on"),
                Question("worker", "Whose work?", OneOf(offered="workers"), tells="supervision.worker"),
                Question("earlier", "What was agreed before", EachOf(EARLIER, offered=ACTIONS_OPEN)),
            ),
        ),
        Section(
            key="reflection",
            title="Thinking about the child",
            questions=(
                Question(
                    "life", "What is life like for {child} now, and how do we know?", Words(rows=5), needed=True, carries=True
                ),
                Question("worry", "What is going well, and what worries us?", Words(rows=5), needed=True, carries=True),
                Question(
                    "unknown", "What do we not know, or might we not want to see?", Words(rows=4), needed=True, carries=True
                ),
                Question("plan", "Is the plan moving? What stands in its way?", Words(rows=4), needed=True, carries=True),
                Question("manager", "What the manager asks, or challenges", Words(rows=4), carries=True),
            ),
        ),
        Section(
            key="next",
            title="What happens next",
            questions=(
                actions_asked(),
                Question("none", "If nothing new is to be done and nothing goes on: why not?", Words(rows=2)),
            ),
        ),
    ),
)

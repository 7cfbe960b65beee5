"""What an assessment of need asks, and what one for leaving care asks besides."""

from __future__ import annotations

from throughcare.apps.plans.forms import CHANGED, needs_asked
from throughcare.core.asking.form import Day, Form, OneOf, Option, Question, Section, Words

WHY_NOW = (
    Option("first", "It is the first"),
    Option("year", "A year has gone by"),
    Option("moved", "They moved, or are about to"),
    Option("missing", "They went missing"),
    Option("family", "Something changed in the family"),
    Option("review", "A review is coming"),
    Option("other", "Something else"),
)
GUIDANCE = (
    "Say what life is like for them, on an ordinary day. Give examples, and say who saw them. Keep what you saw apart from what you make "
    "of it. Write so that they can read it one day."
)

ABOUT = Section(
    key="about",
    title="Why now, and how it was done",
    questions=(
        Question("on", "On what day was it complete?", Day(), needed=True, tells="assessment.completed_on"),
        Question("why", "Why is it done now?", OneOf(WHY_NOW), needed=True, tells="assessment.why"),
        CHANGED,
        Question("spoke", "Whom did you see and speak with, and when?", Words(rows=4), needed=True),
    ),
)
CHILD = Section(
    key="child",
    title="The child’s views",
    questions=(
        Question(
            "says", "What {child} says about their life, in their own words", Words(rows=6), needed=True, voice=True, carries=True
        ),
        Question("wants", "What {child} wants to happen", Words(rows=4), voice=True, carries=True),
        Question("trusts", "Whom {child} trusts, and where they feel safe", Words(rows=3), voice=True, carries=True),
    ),
    hint="For a very small child, or one who does not speak: what they show, and to whom.",
)
FAMILY = Section(
    key="family",
    title="What parents and carers say",
    questions=(
        Question(
            "parents", "What their parents say", Words(rows=5), carries=True, hint="Each of them; or why they were not asked"
        ),
        Question("carers", "What their carers say", Words(rows=5), carries=True),
        Question("others", "What school, health and others say", Words(rows=5), carries=True),
    ),
)
LIFE = Section(
    key="life",
    title="What life is like for the child",
    questions=(
        Question("health", "Health and development", Words(), carries=True),
        Question("learning", "Learning, and life at school", Words(), carries=True),
        Question("feelings", "Feelings and behaviour", Words(), carries=True),
        Question("identity", "Who they are: identity, culture, faith, language", Words(), carries=True),
        Question("people", "Family, brothers and sisters, friends", Words(), carries=True),
        Question("care", "The care they have, and what those who care for them can and cannot give", Words(), carries=True),
        Question("safety", "Safety: at home, outside and online", Words(), carries=True),
    ),
)
ANALYSIS = Section(
    key="analysis",
    title="Analysis",
    questions=(
        Question("well", "What is going well, and why", Words(), needed=True, carries=True),
        Question("worries", "What we are worried about, and why", Words(), needed=True, carries=True),
        Question("if_not", "What will happen for {child} if nothing changes", Words(rows=4), needed=True),
        Question("unsure", "What we do not know yet, and how we will find out", Words(rows=3)),
    ),
)
FOUND = needs_asked(agreed=False)

ASSESSMENT = Form(
    key="assessment",
    version=1,
    title="Assessment of need",
    sections=(ABOUT, CHILD, FAMILY, LIFE, ANALYSIS, FOUND),
    guidance=GUIDANCE,
    signed_off=True,
)
GROWING_UP = Section(
    key="growing-up",
    title="Growing up and leaving care",
    hint="What regulation 42 of the care planning regulations asks about. Ask them, and write what they say.",
    questions=(
        Question("ready", "How ready {child} feels, in their own words", Words(rows=4), needed=True, voice=True, carries=True),
        Question("work", "Education, training and work", Words(rows=4), needed=True, carries=True),
        Question("money", "Money, now and later", Words(rows=4), needed=True, carries=True),
        Question("home", "Where they will live", Words(rows=4), needed=True, carries=True),
        Question("skills", "What they can do for themselves, and what they still need to learn", Words(rows=4), carries=True),
        Question("support", "Who will stand by them", Words(rows=4), needed=True, carries=True),
    ),
)
LEAVING_ASSESSMENT = Form(
    key="leaving-assessment",
    version=1,
    title="Assessment of need for leaving care",
    sections=(ABOUT, CHILD, FAMILY, LIFE, GROWING_UP, ANALYSIS, FOUND),
    guidance=GUIDANCE,
    signed_off=True,
)

"""What education asks: a personal education plan meeting, and the virtual school's word on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from throughcare.apps.agreed.forms import actions_asked
from throughcare.apps.care.models import EducationPlan
from throughcare.core.asking.form import (
    Day,
    Form,
    Line,
    Number,
    OneOf,
    Option,
    Question,
    Section,
    Words,
    options,
)
from throughcare.core.words import plain_date

FIRST, TERMLY = "first", "termly"


def checked_after_it_was_held(said: Mapping[str, Any], days: Mapping[str, date]) -> Iterator[tuple[str, str]]:
    """The virtual school looks at a plan once its meeting was held."""
    held, checked = days.get(str(said.get("plan"))), said.get("on")
    if held and checked and checked < held:
        yield ("on", f"This is before the meeting, {plain_date(held)}")


_FIRST_MEETING = Form(
    key="education-plan",
    version=1,
    title="Personal education plan meeting",
    guidance="What does this child want to learn and become? What gets in the way, who does what about it by when, and how shall we know?",
    sections=(
        Section(
            key="meeting",
            title="Personal education plan meeting",
            questions=(
                Question("on", "When was it held?", Day(), needed=True, tells="education.held_on"),
                Question(
                    "first",
                    "Which is it?",
                    OneOf((Option(FIRST, "The first since they came into care"), Option(TERMLY, "This term's"))),
                    needed=True,
                    tells="education.first",
                ),
                Question("school", "Where do they learn?", Line(), needed=True, carries=True, tells="education.school"),
                Question("who_came", "Who came?", Line(), tells="education.who_came"),
                Question(
                    "voice",
                    "What {child} said about school and what they want, in their own words",
                    Words(rows=4),
                    voice=True,
                    tells="education.words",
                ),
                Question("attendance", "Attendance this term, in percent", Number(most=100), tells="education.attendance"),
                Question("days_excluded", "School days lost to suspension or exclusion this term", Number(most=100),
                         tells="education.days_excluded"),
                Question("attainment", "How do they do for their age?", OneOf(options(list(EducationPlan.Attainment.choices))),
                         needed=True, tells="education.attainment"),
                Question("words", "What goes well, what does not, and what the pupil premium is for", Words(rows=6), needed=True,
                         carries=True, tells="education.analysis"),
                actions_asked(what="What is to be done for their learning?"),
            ),
        ),
    ),
)  # fmt: skip
SCHOOL = "education.school"
_FIRST_ASKED = _FIRST_MEETING.sections[0]
MEETINGS = (
    _FIRST_MEETING,
    replace(
        _FIRST_MEETING,
        version=2,
        sections=(
            replace(
                _FIRST_ASKED,
                questions=tuple(
                    replace(one, confirms=SCHOOL, carries=False) if one.key == "school" else one for one in _FIRST_ASKED.questions
                ),
            ),
        ),
    ),
)
"""The form as it was, and as it is: a school the record knows is shown, and not asked again each term."""

SIGN_OFF = Form(
    key="virtual-school",
    version=1,
    title="Virtual school's word on an education plan",
    finish="Say so on the record",
    sections=(
        Section(
            key="sign-off",
            title="Virtual school's word on an education plan",
            hint="For the virtual school. A plan that goes back stays to be signed off.",
            questions=(
                Question("plan", "Which plan?", OneOf(offered="unsigned"), needed=True),
                Question("on", "When did you look at it?", Day(), needed=True, tells="education.checked_on"),
                Question("quality", "How good is it?", OneOf(options(list(EducationPlan.Quality.choices))), needed=True,
                         tells="education.quality"),
                Question("words", "Why, and what would make it better?", Words(rows=4), needed=True, tells="education.quality_why"),
            ),
        ),
    ),
)  # fmt: skip

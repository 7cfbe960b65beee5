"""What support asks: what for, of whom, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from throughcare.apps.support.models import Support, SupportStep
from throughcare.core.asking.form import Day, Form, Line, OneOf, Option, Question, Section, When, Words, options
from throughcare.core.words import plain_date

ASKED_ONLY = "asked"
STEPS = options(list(SupportStep.Step.choices))
SINCE = When("stands", tuple(one.key for one in STEPS))
GIVEN_OR_ENDED = (SupportStep.Step.GIVEN, SupportStep.Step.ENDED)


def nothing_comes_before_it_is_asked(said: Mapping[str, Any], days: Mapping[str, date]) -> Iterator[tuple[str, str]]:
    """What became of support came on the day it was asked for or after it."""
    asked = said.get("asked_on") or days.get(str(said.get("support")))
    came = said.get("came_on")
    if asked and came and came < asked:
        yield ("came_on", f"This is before it was asked for, {plain_date(asked)}")


def _helped(when: When) -> Question:
    return Question(
        "helped", "Does it help, or did it?", OneOf(options(list(SupportStep.Helped.choices))), needed=True, when=when
    )


ASKED = Form(
    key="support",
    version=1,
    title="Support asked for",
    family=True,
    sections=(
        Section(
            key="support",
            title="Support asked for",
            questions=(
                Question("purpose", "What is it for?", OneOf(options(list(Support.Purpose.choices))), needed=True,
                         tells="support.purpose"),
                Question("kind", "What kind of support?", OneOf(options(list(Support.Kind.choices))), needed=True,
                         tells="support.kind"),
                Question("asked_on", "When was it asked for?", Day(), needed=True, tells="support.asked_on"),
                Question("asked_of", "Of whom?", Line(longest=120), needed=True, tells="support.asked_of"),
                Question("words", "Why, and what should be different because of it?", Words(rows=4), needed=True, differs=True,
                         tells="support.why"),
                Question("stands", "How does it stand?", OneOf((Option(ASKED_ONLY, "Nobody has answered yet"), *STEPS)), needed=True,
                         tells="support.stands"),
                Question("came_on", "Since when?", Day(), needed=True, when=SINCE, tells="support.came_on"),
                _helped(When("stands", GIVEN_OR_ENDED)),
            ),
        ),
    ),
)  # fmt: skip

SINCE_THEN = Form(
    key="support-since",
    version=1,
    title="What became of support",
    sections=(
        Section(
            key="since",
            title="What became of support",
            questions=(
                Question("support", "Which support?", OneOf(offered="supports"), needed=True),
                Question("step", "What happened?", OneOf(STEPS), needed=True),
                Question("came_on", "When?", Day(), needed=True),
                Question("given_by", "By whom is it given?", Line(longest=120), when=When("step", GIVEN_OR_ENDED)),
                _helped(When("step", GIVEN_OR_ENDED)),
                Question("words", "Say more: why, what changed for {child}, what now", Words(rows=4), needed=True),
            ),
        ),
    ),
)  # fmt: skip

"""What health asks: an assessment asked for, held and reported, a dentist's check, immunisations, a questionnaire's score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from throughcare.apps.agreed.forms import actions_asked
from throughcare.apps.care.models import HealthAssessment
from throughcare.core.asking.form import (
    NO,
    YES,
    Day,
    Form,
    Line,
    Number,
    OneOf,
    Question,
    Section,
    When,
    Words,
    YesNo,
    options,
)
from throughcare.core.words import plain_date
from throughcare.statute.codes import outcomes

KINDS = OneOf(options(list(HealthAssessment.Kind.choices)))
REASONS = OneOf(options({code: outcomes.SDQ_REASON.meaning(code) for code in outcomes.SDQ_REASON.by_code}))
REPORTED = When("reported", (YES,))
HIGHEST_SCORE = 40


def reported_after_it_was_held(said: Mapping[str, Any], days: Mapping[str, date]) -> Iterator[tuple[str, str]]:
    """A report comes on the day of the assessment or after it."""
    held, reported = said.get("assessed_on") or days.get(str(said.get("assessment"))), said.get("reported_on")
    if held and reported and reported < held:
        yield ("reported_on", f"This is before the assessment, {plain_date(held)}")


REQUEST = Form(
    key="health-request",
    version=1,
    title="Health assessment asked for",
    sections=(
        Section(
            key="request",
            title="Health assessment asked for",
            questions=(
                Question("kind", "Which health assessment?", KINDS, needed=True, tells="health.request_kind"),
                Question("on", "When was it asked for, with consent?", Day(), needed=True, tells="health.requested_on"),
                Question("of_whom", "Of whom?", Line(), needed=True, tells="health.requested_of"),
                Question("words", "Anything they must know, such as who consents or what worries {child}", Words(rows=3)),
            ),
        ),
    ),
)

ASSESSMENT = Form(
    key="health-assessment",
    version=1,
    title="Health assessment",
    sections=(
        Section(
            key="assessment",
            title="Health assessment",
            questions=(
                Question("kind", "Which health assessment?", KINDS, needed=True, tells="health.kind"),
                Question("assessed_on", "When was it held?", Day(), needed=True, tells="health.assessed_on"),
                Question("by_whom", "By whom?", Line(), hint="The initial one is a doctor's to do", tells="health.assessed_by"),
                Question("voice", "What {child} said about their health, in their own words", Words(rows=3), voice=True),
                Question(
                    "reported", "Has the report come?", YesNo(), hint="The assessment counts as done once it has.", needed=True
                ),
                Question("reported_on", "When?", Day(), needed=True, when=REPORTED, tells="health.reported_on"),
                Question("words", "What it found, and what came of it", Words(rows=5), needed=True, when=REPORTED, carries=True),
                actions_asked(what="What is to be done for their health?"),
            ),
        ),
    ),
)

REPORT = Form(
    key="health-report",
    version=1,
    title="Report of a health assessment",
    sections=(
        Section(
            key="report",
            title="Report of a health assessment",
            questions=(
                Question("assessment", "Of which assessment?", OneOf(offered="awaited"), needed=True),
                Question("reported_on", "When did it come?", Day(), needed=True),
                Question("words", "What it found, and what came of it", Words(rows=5), needed=True),
                actions_asked(what="What is to be done for their health?"),
            ),
        ),
    ),
)

SUMMARY = Form(
    key="health-summary",
    version=1,
    title="Health summary given",
    sections=(
        Section(
            key="summary",
            title="Their health summary",
            hint="What a young person needs to know of their own health when they leave care, in their hands.",
            questions=(
                Question("on", "When was it given to them?", Day(), needed=True, tells="health_summary.given_on"),
                Question(
                    "words",
                    "What it holds, who went through it with them, and what is still missing",
                    Words(rows=4),
                    needed=True,
                    tells="health_summary.words",
                ),
                Question("voice", "What {child} said or asked about it", Words(rows=3), voice=True),
            ),
        ),
    ),
)

DENTIST = Form(
    key="dentist",
    version=1,
    title="Seen by a dentist",
    sections=(
        Section(
            key="dentist",
            title="Seen by a dentist",
            questions=(
                Question("on", "When?", Day(), needed=True, tells="dentist.checked_on"),
                Question("treatment", "Is treatment needed?", YesNo(), needed=True, tells="dentist.treatment"),
                Question("words", "Which, and when is it to be?", Words(rows=3), needed=True, when=When("treatment", (YES,))),
            ),
        ),
    ),
)

IMMUNISATIONS = Form(
    key="immunisations",
    version=1,
    title="Immunisations",
    sections=(
        Section(
            key="immunisations",
            title="Immunisations",
            questions=(
                Question("on", "When was it established?", Day(), needed=True, tells="immunisations.checked_on"),
                Question("up_to_date", "Are they up to date?", YesNo(), needed=True, tells="immunisations.up_to_date"),
                Question(
                    "words",
                    "Which are missing, why, and when are they to be given?",
                    Words(rows=3),
                    needed=True,
                    when=When("up_to_date", (NO,)),
                ),
            ),
        ),
    ),
)

QUESTIONNAIRE = Form(
    key="sdq",
    version=1,
    title="Strengths and difficulties questionnaire",
    sections=(
        Section(
            key="sdq",
            title="Strengths and difficulties questionnaire",
            questions=(
                Question("scored", "Did it come back, and is it scored?", YesNo(), needed=True),
                Question(
                    "on",
                    "On what day was it scored, or was it known that there would be none?",
                    Day(),
                    needed=True,
                    tells="sdq.scored_on",
                ),
                Question(
                    "score",
                    "Total difficulties score, 0 to 40",
                    Number(most=HIGHEST_SCORE),
                    needed=True,
                    when=When("scored", (YES,)),
                    tells="sdq.score",
                ),
                Question("reason", "Why is there none?", REASONS, needed=True, when=When("scored", (NO,)), tells="sdq.reason"),
                Question("words", "What it says about how {child} is, and what follows", Words(rows=4), carries=True),
                actions_asked(what="What is to be done?"),
            ),
        ),
    ),
)

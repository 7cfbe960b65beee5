"""What is asked for a review's record, and half-way to the next review."""

from __future__ import annotations

from dataclasses import replace

from throughcare.apps.reviews.forms.after import OF_REVIEW
from throughcare.apps.reviews.models import Permanence, ReviewRecord
from throughcare.core.asking.form import (
    Day,
    EachOf,
    Form,
    OneOf,
    Option,
    Question,
    Section,
    When,
    Words,
    YesNo,
    options,
)

HOW = (
    Option("done", "Done"),
    Option("well", "Going well"),
    Option("stuck", "Stuck"),
    Option("carried", "Carried on to the next review"),
)
OF_EACH_ACTION = EachOf(
    offered="actions",
    columns=(
        Question("how", "How does it stand?", OneOf(HOW), needed=True),
        Question(
            "why",
            "What came of it, or what stands in its way?",
            Words(rows=2),
            needed=True,
            when=When("how", ("done", "stuck", "carried")),
        ),
        Question("until", "Carried on to when?", Day(ahead=True), needed=True, when=When("how", ("carried",))),
    ),
)
SAFE = OneOf(options(list(ReviewRecord.Safe.choices)))
DECIDED = tuple(one.value for one in Permanence if one is not Permanence.NOT_YET)

PROGRESS = Section(
    key="progress",
    title="How the plan goes",
    questions=(
        Question("review", "Which review is this the record of?", OF_REVIEW, needed=True, chosen=True),
        Question("actions", "Every action that is open", OF_EACH_ACTION, tells="review.progress"),
        Question(
            "progress",
            "What has got better for {child} since last time, and what has not",
            Words(rows=6),
            needed=True,
            carries=True,
        ),
    ),
)
_PROGRESS_AND_CHANGE = replace(
    PROGRESS,
    questions=(
        *PROGRESS.questions,
        Question("needs_change", "Must the plan change?", YesNo(), needed=True, tells="review.plan_changes"),
        Question(
            "how_changes",
            "How must it change?",
            Words(rows=3),
            needed=True,
            when=When("needs_change", ("yes",)),
            tells="review.plan_change",
        ),
    ),
)
VIEWS = Section(
    key="views",
    title="What the child says",
    questions=(
        Question("safe", "Does {child} feel safe where they live?", SAFE, needed=True, tells="child.feels_safe"),
        Question("safe_school", "And at school or college?", SAFE, tells="child.feels_safe_at_school"),
        Question("safe_words", "In their words", Words(rows=3), voice=True, carries=True, tells="child.safe_words"),
        Question("trusts", "Whom do they trust and talk to?", Words(rows=2), voice=True, carries=True, tells="child.trusts"),
        Question("wants", "What do they want to happen?", Words(rows=3), voice=True, carries=True, tells="child.wants"),
        Question("family_views", "What their family and carers say", Words(rows=3), carries=True, tells="family.views"),
    ),
)
PERMANENCE = Section(
    key="permanence",
    title="Where they will grow up",
    hint="From the second review on, the record cannot be completed without a plan for permanence, or the reason there is none yet.",
    questions=(
        Question(
            "permanence",
            "What is the plan for permanence?",
            OneOf(options(list(Permanence.choices))),
            carries=True,
            tells="review.permanence",
        ),
        Question(
            "why_not_yet",
            "Why is it not decided yet, and when will it be?",
            Words(rows=3),
            needed=True,
            when=When("permanence", (Permanence.NOT_YET,)),
            tells="review.permanence_reason",
        ),
        Question(
            "parallel",
            "Is another plan made at the same time, in case?",
            OneOf(tuple(Option(one.value, str(one.label)) for one in Permanence if one is not Permanence.NOT_YET)),
            when=When("permanence", DECIDED),
            tells="review.permanence_beside",
        ),
        Question("next_steps", "What must happen next, by when, for it to come about?", Words(rows=3), carries=True),
    ),
)
_FIRST = Form(
    key="review-record",
    version=1,
    title="Review record",
    finish="Complete the record",
    guidance="Write to the child: they will read it. Say what you scrutinised and what you make of it, not only what was said.",
    sections=(_PROGRESS_AND_CHANGE, VIEWS, PERMANENCE),
)
RECORD = (_FIRST, replace(_FIRST, version=2, sections=(PROGRESS, VIEWS, PERMANENCE)))
"""Whether the plan must change is asked with the decisions since the second version."""

MIDWAY = Form(
    key="midway",
    version=1,
    title="Mid-way check",
    sections=(
        Section(
            key="midway",
            title="The check",
            questions=(
                Question("on", "When did you check?", Day(), needed=True, tells="midway_check.checked_on"),
                Question("actions", "Every action that is open", OF_EACH_ACTION, tells="midway_check.progress"),
                Question("on_track", "Is the plan for permanence on track?", YesNo(), needed=True, tells="midway_check.on_track"),
                Question(
                    "why_not",
                    "What stands in its way, and what will you do about it?",
                    Words(rows=3),
                    needed=True,
                    when=When("on_track", ("no",)),
                    tells="midway_check.why_not",
                ),
                Question("words", "Whom you asked, and what you found", Words(rows=5), needed=True, tells="midway_check.words"),
            ),
        ),
    ),
)

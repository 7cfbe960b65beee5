"""What going missing and coming back ask, and a decision that no strategy discussion is needed."""

from __future__ import annotations

from throughcare.apps.missing.models import MissingEpisode
from throughcare.core.asking.form import (
    NO,
    YES,
    Day,
    Form,
    Line,
    Moment,
    OneOf,
    Question,
    Section,
    SomeOf,
    When,
    Words,
    YesNo,
    options,
)

REPORTED = When("reported", (YES,))
BACK = When("back", (YES,))
FOUND = options(list(MissingEpisode.Found.choices))
TOLD = When("told", (YES,))

NOT_AWAY = "They are not recorded as away. Record “Went missing” instead: it asks whether they are back already."

WENT_MISSING = Form(
    key="missing",
    version=1,
    title="Went missing",
    sections=(
        Section(
            key="missing",
            title="Went missing",
            questions=(
                Question(
                    "kind", "Which is it?", OneOf(options(list(MissingEpisode.Kind.choices))), needed=True, tells="missing.kind"
                ),
                Question(
                    "went_at",
                    "Since when have they been away?",
                    Moment(),
                    hint="As near as anybody can say: the hours count.",
                    needed=True,
                    tells="missing.went_at",
                ),
                Question("back", "Are they back already?", YesNo(), needed=True),
                Question("back_at", "Since when?", Moment(), needed=True, when=BACK),
                Question("found", "How did they come back?", OneOf(FOUND), needed=True, when=BACK),
                Question(
                    "last_seen",
                    "Where were they last seen, by whom, and what were they wearing?",
                    Words(rows=3),
                    needed=True,
                    tells="missing.last_seen",
                ),
                Question("reported", "Has it been reported to the police?", YesNo(), needed=True),
                Question("reported_at", "When?", Moment(), needed=True, when=REPORTED, tells="missing.reported_at"),
                Question("reported_to", "Whom did you speak to?", Line(), when=REPORTED, tells="missing.reported_to"),
                Question(
                    "police_reference", "Police reference", Line(longest=60), when=REPORTED, tells="missing.police_reference"
                ),
                Question(
                    "why_unreported",
                    "Why not?",
                    Words(rows=2),
                    needed=True,
                    when=When("reported", (NO,)),
                    tells="missing.unreported",
                ),
                Question(
                    "told",
                    "Have their parents, their reviewing officer and the council where they live been told?",
                    YesNo(),
                    needed=True,
                ),
                Question("told_at", "When was the last of them told?", Moment(), needed=True, when=TOLD, tells="missing.told_at"),
                Question(
                    "risk",
                    "How great is the risk?",
                    OneOf(options(list(MissingEpisode.Risk.choices))),
                    needed=True,
                    tells="missing.risk",
                ),
                Question("words", "Why, and what is being done, or was?", Words(rows=5), needed=True, tells="missing.being_done"),
                Question(
                    "exploitation",
                    "Is there any sign that somebody may be exploiting {child}?",
                    YesNo(),
                    needed=True,
                    tells="missing.exploitation",
                ),
            ),
        ),
    ),
)

TOLD_OF_IT = Form(
    key="missing-told",
    version=1,
    title="Everybody was told that they are missing",
    sections=(
        Section(
            key="told",
            title="Who was told",
            questions=(
                Question(
                    "episode",
                    "Which time?",
                    OneOf(offered="untold", nothing="Everybody has been told of every time on record."),
                    needed=True,
                ),
                Question("told_at", "When was the last of those who must be told, told?", Moment(), needed=True),
                Question("words", "Who was told, by whom, and what did they say?", Words(rows=3), needed=True),
            ),
        ),
    ),
)

BRIEFED = Form(
    key="missing-briefed",
    version=1,
    title="A senior leader was told that they are missing",
    sections=(
        Section(
            key="briefed",
            title="Who was told",
            hint="The director or an assistant director, of a child missing for five days and each week after.",
            questions=(
                Question(
                    "episode",
                    "Which time?",
                    OneOf(offered="episodes", nothing="They were never missing by the record."),
                    needed=True,
                ),
                Question("on", "On which day?", Day(), needed=True, tells="senior_briefing.briefed_on"),
                Question(
                    "whom",
                    "Who was told?",
                    Line(longest=120),
                    hint="A name and a role",
                    needed=True,
                    tells="senior_briefing.whom",
                ),
                Question(
                    "words",
                    "What they were told, and what they ask for",
                    Words(rows=4),
                    needed=True,
                    tells="senior_briefing.words",
                ),
            ),
        ),
    ),
)

CAME_BACK = Form(
    key="missing-back",
    version=1,
    title="Came back, or was found",
    sections=(
        Section(
            key="back",
            title="Came back, or was found",
            hint="The return interview is to be offered and held within 72 hours of this moment.",
            questions=(
                Question("episode", "Which time away?", OneOf(offered="away", nothing=NOT_AWAY), needed=True),
                Question("back_at", "When were they back, or found?", Moment(), needed=True, tells="missing.returned_at"),
                Question("found", "How?", OneOf(FOUND), needed=True, tells="missing.found"),
                Question("where_found", "Where were they?", Line(), tells="missing.where_found"),
                Question(
                    "words",
                    "How are they, what did they say, and were the police told?",
                    Words(rows=5),
                    needed=True,
                    tells="missing.how_they_were",
                ),
                Question(
                    "hurt", "Were they hurt, or harmed, or do they need a doctor?", YesNo(), needed=True, tells="missing.hurt"
                ),
                Question("hurt_how", "How, and what is being done?", Words(rows=3), needed=True, when=When("hurt", (YES,))),
            ),
        ),
    ),
)

STRATEGY_NOT_NEEDED = Form(
    key="strategy-not-needed",
    version=1,
    title="No strategy discussion is needed",
    sections=(
        Section(
            key="why",
            title="No strategy discussion is needed",
            hint="Where a discussion is held, record the meeting instead: that answers it.",
            questions=(
                Question("asks", "What asked for one?", SomeOf(offered="asks"), needed=True),
                Question("on", "When was this decided?", Day(), needed=True),
                Question("manager", "Which manager decided it?", Line(longest=120), needed=True),
                Question("words", "Why is none needed, and what keeps {child} safe?", Words(rows=4), needed=True),
            ),
        ),
    ),
)

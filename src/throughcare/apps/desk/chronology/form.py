"""What a chronology asks: its events, and what they add up to."""

from __future__ import annotations

from throughcare.core.asking.form import Day, Form, Line, Question, Rows, Section, Words

MOST = 150
"""Events in one chronology. More than that is a record, not a chronology; and a page of it would be too long to send."""

CHRONOLOGY = Form(
    key="chronology",
    version=1,
    title="Chronology",
    finish="Put the chronology on the record",
    sections=(
        Section(
            key="chronology",
            title="The chronology",
            hint="Events you ticked are here in their own words. Say what each meant. Add what happened before this record began.",
            questions=(
                Question(
                    "purpose",
                    "What is it for?",
                    Line(),
                    hint="For example, care proceedings, or a new social worker",
                    needed=True,
                ),
                Question(
                    "events",
                    "What happened",
                    Rows(
                        columns=(
                            Question("on", "When it happened", Day(), needed=True),
                            Question("what", "What happened", Words(rows=2), needed=True),
                            Question("analysis", "What it meant for {child}", Words(rows=2)),
                        ),
                        noun="event",
                    ),
                ),
                Question("adds_up", "What it all adds up to", Words(rows=8)),
            ),
        ),
    ),
)

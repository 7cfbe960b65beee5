"""What a note asks."""

from __future__ import annotations

from throughcare.apps.notes.models import Note
from throughcare.core.asking.form import Day, Form, Line, OneOf, Question, Section, Words, YesNo, options

OFFERED = options([one for one in Note.Kind.choices if one[0] != Note.Kind.LETTER])
"""A letter is a document of its own, and notes itself."""
NOTE = Form(
    key="note",
    version=1,
    title="Contact, call or note",
    family=True,
    sections=(
        Section(
            key="note",
            title="The note",
            questions=(
                Question("kind", "What is it?", OneOf(OFFERED), needed=True, tells="note.kind"),
                Question("on", "When was it?", Day(today=True), needed=True, tells="note.happened_on"),
                Question(
                    "with_whom", "With whom, if anybody?", Line(), hint="For example, Ada's form tutor", tells="note.with_whom"
                ),
                Question("title", "In a few words", Line(), needed=True, tells="note.title"),
                Question("words", "What was said or seen, and what you make of it", Words(rows=10), needed=True, differs=True),
                Question(
                    "significant",
                    "Does it belong in the story of {child}'s life?",
                    YesNo(),
                    hint="Significant events make up the chronology.",
                    needed=True,
                    each_child=True,
                    tells="note.significant",
                ),
            ),
        ),
    ),
)

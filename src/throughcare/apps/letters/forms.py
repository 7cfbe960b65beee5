"""What a letter asks, and what is asked of a template."""

from __future__ import annotations

from typing import Any

from django import forms

from throughcare.apps.letters.fields import allowed
from throughcare.apps.letters.merging import Unknown, check_fields
from throughcare.apps.letters.models import LetterTemplate
from throughcare.core.asking.form import Day, Form, Line, Question, Section, Words

LETTER = Form(
    key="letter",
    version=1,
    title="Letter",
    finish="Put the letter on the record",
    guidance="Write to one person, in words they use. Say what will happen, when, and whom to ring. Read it as they will.",
    sections=(
        Section(
            key="letter",
            title="The letter",
            questions=(
                Question(
                    "to", "To whom is it?", Line(), needed=True, hint="A name, as it stands on the envelope", tells="letter.to"
                ),
                Question(
                    "address",
                    "Where does it go?",
                    Words(rows=4),
                    hint="It is never filled in for you: where somebody lives may be protected.",
                    tells="letter.address",
                ),
                Question("on", "What day is on it?", Day(ahead=True), needed=True, tells="letter.on"),
                Question("subject", "What is it about?", Line(), needed=True, tells="letter.subject"),
                Question("words", "The letter", Words(rows=20), needed=True, tells="letter.words"),
            ),
        ),
    ),
)


_MAY_NAME = "It may name what stands below, each in curly brackets. For example: {first_name}"


class TemplateForm(forms.Form):
    """A template: what it is called, what it is begun from, and its words."""

    name = forms.CharField(label="What is it called in the list?", max_length=100)
    about = forms.ChoiceField(label="What is it begun from?", choices=LetterTemplate.About.choices, widget=forms.RadioSelect)
    subject = forms.CharField(label="What is it about?", max_length=200, help_text=_MAY_NAME)
    words = forms.CharField(label="The letter", help_text=_MAY_NAME, max_length=20_000, widget=forms.Textarea(attrs={"rows": 20}))
    in_use = forms.BooleanField(label="It is offered to whoever writes a letter", required=False)

    def clean(self) -> dict[str, Any]:
        """What a template names must be there for what it is begun from."""
        said: dict[str, Any] = super().clean() or {}
        there = {field.name for field in allowed(said.get("about", ""))}
        for name in ("subject", "words"):
            try:
                check_fields(said.get(name, ""), there)
            except Unknown as unknown:
                self.add_error(name, str(unknown))
        return said

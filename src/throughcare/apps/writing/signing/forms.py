"""What is asked of whoever decides on a document, or adds beside one."""

from __future__ import annotations

from typing import Any

from django import forms

from throughcare.apps.writing.models import Document
from throughcare.apps.writing.registry import form_of

APPROVE, RETURN = "approve", "return"


class DecideForm(forms.Form):
    """Approve, or return with words. `seen` is the handing-in that was looked at."""

    decision = forms.ChoiceField(
        label="What do you decide?",
        choices=[(APPROVE, "Approve it: it goes on the record"), (RETURN, "Return it, saying what is wanted")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether you approve it or return it"},
    )
    words = forms.CharField(
        label="Your words",
        help_text="Needed to return it. They are kept with the document.",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    seen = forms.CharField(widget=forms.HiddenInput)


class BesideForm(forms.Form):
    """Words that stand beside a record, on which of its questions, and why."""

    on = forms.ChoiceField(label="What is it about?")
    words = forms.CharField(
        label="What do you add, or what is right?",
        help_text="What is on the record stays as it is. Yours stands beside it, with your name and the day.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    why = forms.CharField(label="Why?", max_length=400, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, document: Document, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = str(document.child)
        asked = [(one.key, one.asks.replace("{child}", name)) for one in form_of(document).questions()]
        on = self.fields["on"]
        assert isinstance(on, forms.ChoiceField)
        on.choices = asked

"""What is asked when the log is read, and when glass is broken."""

from __future__ import annotations

from typing import Any

from django import forms

from throughcare.apps.involvement.policies import SHORTEST_REASON
from throughcare.apps.workforce.models import Worker
from throughcare.core.models import Look


class LooksForm(forms.Form):
    """Which looks to show."""

    worker = forms.ModelChoiceField(Worker.objects.none(), label="Who looked", required=False, empty_label="Anybody")
    person = forms.UUIDField(label="At whom", required=False, help_text="The long number in the address of their page")
    kind = forms.ChoiceField(label="What they did", required=False, choices=[("", "Anything"), *Look.Kind.choices])
    day = forms.DateField(
        label="On which day",
        required=False,
        help_text="For example, 27/3/2026",
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        error_messages={"invalid": "Enter a day like 27/3/2026"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worker = self.fields["worker"]
        assert isinstance(worker, forms.ModelChoiceField)
        worker.queryset = Worker.objects.all()


class BreakGlassForm(forms.Form):
    """Why a restricted record must be opened now."""

    reason = forms.CharField(
        label="Why must you see this record now?",
        help_text="It is kept, and read tomorrow by information governance.",
        min_length=SHORTEST_REASON,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why you must see this record now", "min_length": "Say why in a sentence"},
    )

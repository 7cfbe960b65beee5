"""What is asked when the log is read, when glass is broken, and when a child is given to somebody or kept from others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from throughcare.apps.involvement.models import Allocation, GlassReview
from throughcare.apps.involvement.policies import SHORTEST_REASON
from throughcare.apps.involvement.queries import Whom
from throughcare.apps.workforce.models import Worker
from throughcare.core.fields import DayField
from throughcare.core.models import Look


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        help_text="For example, 27/3/2026",
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        error_messages={"invalid": "Enter a day like 27/3/2026"},
    )


class LooksForm(forms.Form):
    """Which looks to show."""

    worker = forms.ModelChoiceField(Worker.objects.none(), label="Who looked", required=False, empty_label="Anybody")
    person = forms.CharField(
        label="At whom", required=False, max_length=200, help_text="A name, a number, or the address of their page"
    )
    kind = forms.ChoiceField(label="What they did", required=False, choices=[("", "Anything"), *Look.Kind.choices])
    since = _day("From which day")
    until = _day("Up to which day")

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


def _sentence(label: str, *, required: bool = True, rows: int = 3, hint: str = "", most: int = 2000) -> forms.CharField:
    """A box for a sentence or two that somebody else will judge by."""
    return forms.CharField(
        label=label,
        required=required,
        help_text=hint,
        min_length=SHORTEST_REASON if required else None,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": f"{label} – this needs an answer", "min_length": "Say it in a sentence"},
    )


def _select(field: forms.Field, choices: Sequence[tuple[str, str]]) -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


class GiveForm(forms.Form):
    """Whom to give a child to, from when, and why."""

    whom = forms.ChoiceField(
        label="Who",
        help_text="The number is how many children they have in this part now",
        error_messages={"required": "Choose who"},
    )
    on = DayField(label="From which day", help_text="For example, 27 3 2026")
    reason = forms.ChoiceField(label="Why", required=False, choices=[("", "Not said"), *Allocation.Reason.choices])

    def __init__(self, *args: Any, whom: Sequence[Whom], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._by_key = {each.key: each for each in whom}
        _select(self.fields["whom"], [("", "Choose"), *((each.key, each.words) for each in whom)])

    def chosen(self) -> Whom:
        """Whom the form names."""
        return self._by_key[self.cleaned_data["whom"]]


class HandOverForm(GiveForm):
    """The same, where somebody has the child now: what the next worker must know, and whether nobody had the child in between."""

    reason = forms.ChoiceField(
        label="Why the worker changes",
        choices=[("", "Choose"), *Allocation.Reason.choices],
        error_messages={"required": "Say why the worker changes"},
    )
    to_know = _sentence(
        "What the next worker must know",
        rows=8,
        hint="What matters to the child now, what has been promised, what happens next, what to be careful of",
        most=10_000,
    )
    held_on = DayField(label="Day the handover was held", required=False, help_text="Leave empty if the two could not meet")
    stopped_on = DayField(
        label="Day the previous worker stopped",
        required=False,
        help_text="Only if that was before the next begins, so that nobody had the child in between",
    )
    gap_because = forms.CharField(label="Why nobody had the child in between", required=False, max_length=300)


class EndForm(forms.Form):
    """When somebody's part ends, and why."""

    on = DayField(label="Which day does it end?", help_text="The first day it is no longer theirs. For example, 27 3 2026")
    reason = forms.ChoiceField(
        label="Why", choices=[("", "Choose"), *Allocation.Reason.choices], error_messages={"required": "Say why"}
    )


class CloseForm(EndForm):
    """The same, where nobody answers for the child then and things are still open: why it is closed all the same, and who agreed."""

    because = _sentence("Why is it closed with these things open?", hint="What becomes of each, and who else looks after it now")
    agreed_by = forms.ModelChoiceField(
        Worker.objects.none(),
        label="Which other manager agreed?",
        empty_label="Choose",
        error_messages={"required": "Say who agreed: another manager"},
    )

    def __init__(self, *args: Any, managers: Sequence[Worker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _workers(self.fields["agreed_by"], managers)


class RestrictForm(forms.Form):
    """Why a record is restricted, who agreed, whom to ring, who else still sees it, and when that is asked again."""

    reason = _sentence("Why the record must be restricted", hint="For example, a relative works in the team")
    agreed_by = forms.ModelChoiceField(
        Worker.objects.none(), label="Agreed by", empty_label="Choose", error_messages={"required": "Say who agreed"}
    )
    let_in = forms.ModelChoiceField(
        Worker.objects.none(), label="Somebody else who must still see it", required=False, empty_label="Nobody else"
    )
    ring = forms.CharField(
        label="Whom to ring out of hours",
        max_length=120,
        help_text="A role and a number. Duty workers are told this, and nothing else",
        error_messages={"required": "Say whom duty workers ring"},
    )
    review_on = DayField(label="When this is looked at again", help_text="Within a year")

    def __init__(self, *args: Any, managers: Sequence[Worker], workers: Sequence[Worker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _workers(self.fields["agreed_by"], managers)
        _workers(self.fields["let_in"], workers)


class LiftForm(forms.Form):
    """Why a restriction is needed no more."""

    because = _sentence("Why it is no longer needed")


class StillNeededForm(forms.Form):
    """When a restriction is looked at again."""

    review_on = DayField(label="When this is looked at again", help_text="Within a year")


class NameForm(forms.Form):
    """One worker named, why, and until when if not for good."""

    worker = forms.ModelChoiceField(
        Worker.objects.none(), label="Who", empty_label="Choose", error_messages={"required": "Choose who"}
    )
    reason = _sentence("Why they need it")
    until = DayField(label="Last day", required=False, help_text="An inspector always has a last day")

    def __init__(self, *args: Any, workers: Sequence[Worker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _workers(self.fields["worker"], workers)


class WhyForm(forms.Form):
    """Why an address is kept from view."""

    reason = _sentence("Why this address must be protected")


class GlassReviewForm(forms.Form):
    """Whether it was right to open a record in an emergency, why, and what follows."""

    outcome = forms.ChoiceField(
        label="Was it right to open the record?",
        choices=GlassReview.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it was right"},
    )
    found = _sentence(
        "What you found", hint="Who was at risk, whom they rang first, whether they looked at more than they needed"
    )
    follows = _sentence("What happens now, and who does it", required=False, hint="Needed if it was not right")


def _workers(field: forms.Field, workers: Sequence[Worker]) -> None:
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = Worker.objects.filter(pk__in=[worker.pk for worker in workers])

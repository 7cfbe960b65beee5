"""What is asked when something is booked, moved or called off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from throughcare.apps.booking.models import Booking
from throughcare.apps.booking.policies import SHORTEST_REASON
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.core.fields import MomentField

LENGTHS = ((30, "Half an hour"), (60, "An hour"), (90, "An hour and a half"), (120, "Two hours"), (180, "Three hours"))


def _because(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text="It is kept beside the booking",
        min_length=SHORTEST_REASON,
        max_length=300,
        error_messages={"required": "Say why, in a few words", "min_length": "Say why, in a few words"},
    )


class WhenForm(forms.Form):
    """When, where, and who comes."""

    at = MomentField(
        label="When?",
        help_text="The day, and the time it begins. For example, 27 3 2027 at 14:30",
        error_messages={"required": "Say when"},
    )
    place = forms.CharField(label="Where?", required=False, max_length=200)
    coming = forms.CharField(label="Who else comes?", required=False, max_length=300)


class BookForm(WhenForm):
    """What is booked, when, where, who comes, in whose diary, and with which brothers and sisters too."""

    what = forms.ChoiceField(
        label="What is it?", choices=Booking.What.choices, widget=forms.RadioSelect, error_messages={"required": "Say what it is"}
    )
    title = forms.CharField(label="Which meeting, if another", required=False, max_length=120)
    minutes = forms.TypedChoiceField(label="How long?", choices=LENGTHS, coerce=int, initial=60)
    worker = forms.ChoiceField(label="In whose diary?")
    also = forms.MultipleChoiceField(label="With brothers and sisters too?", required=False, widget=forms.CheckboxSelectMultiple)
    field_order = ("what", "title", "at", "minutes", "place", "coming", "worker", "also")

    def __init__(self, *args: Any, workers: Sequence[Worker], family: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._workers = {str(one.pk): one for one in workers}
        self._family = {str(one.pk): one for one in family}
        worker, also = self.fields["worker"], self.fields["also"]
        assert isinstance(worker, forms.ChoiceField)
        assert isinstance(also, forms.ChoiceField)
        worker.choices = [(key, one.name) for key, one in self._workers.items()]
        if family:
            also.choices = [(key, str(one)) for key, one in self._family.items()]
        else:
            del self.fields["also"]

    def clean(self) -> dict[str, Any]:
        """Another meeting says which."""
        said = super().clean() or {}
        if said.get("what") == Booking.What.MEETING and not said.get("title"):
            self.add_error("title", "Say which meeting it is")
        return said

    def chosen_worker(self) -> Worker:
        """In whose diary it is."""
        return self._workers[self.cleaned_data["worker"]]

    def chosen_family(self) -> list[Person]:
        """The brothers and sisters it is with too."""
        return [self._family[key] for key in self.cleaned_data.get("also", ())]


class MoveForm(WhenForm):
    """Where a booking moves to, and why."""

    because = _because("Why does it move?")


class CallOffForm(forms.Form):
    """Why a booking is called off."""

    because = _because("Why is it called off?")


def asked_for(what: str) -> Booking.What | None:
    """What an address asks to book; None where it names nothing."""
    return Booking.What(what) if what in Booking.What.values else None

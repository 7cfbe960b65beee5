"""What is filled in to set a time of the council's own, to say a rule is in force, and to add a holiday."""

from __future__ import annotations

from typing import Any

from django import forms

from throughcare.apps.duties.actions.setting import Time
from throughcare.apps.duties.policies import SHORTEST_DECISION
from throughcare.core.fields import DayField
from throughcare.statute.duty import Duty
from throughcare.statute.own import Unit, units_of
from throughcare.statute.terms import Term

DECISION = {
    "label": "Whose decision is it, and where is it written?",
    "help_text": "For example, Children's leadership team, 3 March 2026, item 4. Everybody here can read it.",
    "min_length": SHORTEST_DECISION,
    "max_length": 300,
    "error_messages": {
        "required": "Say whose decision it is, and where it is written",
        "min_length": "Say whose decision it is, and where it is written",
    },
}


def _decision() -> forms.CharField:
    return forms.CharField(**DECISION, widget=forms.Textarea(attrs={"rows": 2}))  # type: ignore[arg-type]  # spelt once


class OwnTimeForm(forms.Form):
    """This council's own time for one duty; for one that comes round, from once to the next too."""

    number = forms.IntegerField(label="How many", min_value=1, widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    unit = forms.ChoiceField(label="Of what")
    again_number = forms.IntegerField(
        label="And after that, how many", min_value=1, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    again_unit = forms.ChoiceField(label="Of what, after that")
    from_on = DayField(label="From which day does it apply?", help_text="To whatever begins the time on that day or later")
    decision = _decision()

    def __init__(self, *args: Any, duty: Duty, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(unit.value, unit.words) for unit in units_of(duty)]
        for name in ("unit", "again_unit"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
        if duty.then is None:
            del self.fields["again_number"], self.fields["again_unit"]

    @property
    def time(self) -> Time:
        """What was typed."""
        return Time(self.cleaned_data["number"], Unit(self.cleaned_data["unit"]))

    @property
    def again(self) -> Time | None:
        """What was typed for the next time and each after it; None for a duty that does not come round."""
        if "again_number" not in self.fields:
            return None
        return Time(self.cleaned_data["again_number"], Unit(self.cleaned_data["again_unit"]))


class InForceForm(forms.Form):
    """From when a rule that was made is in force."""

    from_on = DayField(label="From which day is it in force?")
    decision = forms.CharField(
        **{**DECISION, "label": "Which regulations began it?", "help_text": "For example, SI 2026/1234, regulation 2"},  # type: ignore[arg-type]
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class TermForm(forms.Form):
    """A school term, with its half-term holiday if it has one."""

    name = forms.CharField(label="What is it called?", max_length=80, help_text="For example, Autumn term 2027")
    first_on = DayField(label="First day of term")
    last_on = DayField(label="Last day of term")
    half_from_on = DayField(label="First day of half term", required=False, help_text="Leave it empty where there is none")
    half_to_on = DayField(label="Last day of half term", required=False)

    @property
    def term(self) -> Term:
        """What was typed. Raises TermRefused for a term that cannot be."""
        said = self.cleaned_data
        return Term(said["name"].strip(), said["first_on"], said["last_on"], said["half_from_on"], said["half_to_on"])


class HolidayForm(forms.Form):
    """A bank holiday that the list does not have."""

    on = DayField(label="Which day?")
    name = forms.CharField(label="What is it called?", max_length=80, help_text="For example, Bank holiday for the coronation")

"""What is asked when something is agreed from a figure, planned, or said in a clinic."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django import forms
from django.core.exceptions import ValidationError

from throughcare.apps.improvement.models import Objective
from throughcare.apps.improvement.policies import NO_PAGE, is_a_page_here
from throughcare.apps.workforce.models import Team, Worker
from throughcare.core.fields import DayField
from throughcare.core.one_text import OneTextForm
from throughcare.core.page import Link
from throughcare.core.today import today
from throughcare.measures.everything import ALL
from throughcare.statute.calendar import months_after

ANOTHER = "another"
"""Chosen where none of the pages that are offered shows it."""
IN_THE_REPORT = "It stands in the reports in these words, so name no child and nobody of a family"


def _come(on: date) -> date:
    """A day that has come. Raises ValidationError for one to come."""
    if on > today():
        raise ValidationError("That day has not come yet.")
    return on


def _of_this_time(on: date, *, years: int) -> date:
    """A day of these years. Raises ValidationError for one that can only be mistyped."""
    if on > months_after(today(), 12 * years):
        raise ValidationError(f"That is more than {'a year' if years == 1 else f'{years} years'} from now. Check the year.")
    return on


class ActForm(forms.Form):
    """An action agreed from a figure. Whose it is may be left open for children: each one's own social worker's."""

    what = forms.CharField(
        label="What is to be done?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        error_messages={"required": "Say what is to be done"},
    )
    owner = forms.ChoiceField(label="Whose is it to do?", required=False)
    due_on = DayField(label="By when?", help_text="For example, 27 3 2027")

    def __init__(self, *args: Any, workers: Iterable[Worker], each_childs: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ChoiceField)
        first = ("", "Each child’s own social worker" if each_childs else "Choose")
        owner.choices = [first, *((str(one.pk), one.name) for one in workers)]
        owner.required = not each_childs
        owner.error_messages["required"] = "Choose whose it is"
        if not each_childs:
            self.fields["what"].help_text = IN_THE_REPORT

    def clean_due_on(self) -> date:
        """A day to come, and not of a mistyped year."""
        due_on: date = self.cleaned_data["due_on"]
        if due_on < today():
            raise ValidationError("It cannot be due before today.")
        return _of_this_time(due_on, years=5)


class FinishForm(forms.Form):
    """That an action on a figure is done."""

    on = DayField(label="When was it done?", help_text="For example, 27 3 2027")
    evidence = forms.CharField(
        label="What was done, and what changed?",
        help_text=IN_THE_REPORT,
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5_000,
        error_messages={"required": "Say what was done, and what changed"},
    )

    def clean_on(self) -> date:
        """A day that has come."""
        return _come(self.cleaned_data["on"])


class ObjectiveForm(forms.Form):
    """An objective for the improvement plan."""

    title = forms.CharField(
        label="What is to be better?", max_length=200, error_messages={"required": "Say what is to be better"}
    )
    came = forms.ChoiceField(label="Where does it come from?", choices=Objective.Came.choices)
    said_by = forms.CharField(label="Which inspection, visit or audit?", max_length=200, required=False)
    said_on = DayField(label="When was that?", required=False)
    words = forms.CharField(
        label="The words it answers", widget=forms.Textarea(attrs={"rows": 4}), max_length=5_000, required=False
    )
    owner = forms.ChoiceField(label="Who answers for it?", error_messages={"required": "Choose who answers for it"})

    def __init__(self, *args: Any, workers: Iterable[Worker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ChoiceField)
        owner.choices = [("", "Choose"), *((str(one.pk), one.name) for one in workers)]

    def clean_said_on(self) -> date | None:
        """A day that has come, if one is said."""
        said_on: date | None = self.cleaned_data["said_on"]
        return _come(said_on) if said_on else None


_MEASURES = [(each.key, f"{each.title} ({each.key})") for each in ALL]


class AimForm(forms.Form):
    """A measure for an objective."""

    measure = forms.ChoiceField(
        label="Which measure?", choices=[("", "Choose"), *_MEASURES], error_messages={"required": "Choose a measure"}
    )
    timely = forms.BooleanField(label="It says only whether something was done in time", required=False)
    beside = forms.ChoiceField(
        label="Which measure of quality stands beside it?", choices=[("", "None yet"), *_MEASURES], required=False
    )
    missing = forms.CharField(label="If none: which is missing?", max_length=200, required=False)
    months = forms.IntegerField(
        label="Over how many whole months do the words it answers count?",
        help_text="Leave empty to count the quarter alone",
        required=False,
        min_value=1,
        max_value=12,
    )

    def clean_beside(self) -> str:
        """Another measure than the one it stands beside."""
        beside: str = self.cleaned_data["beside"]
        if beside and beside == self.cleaned_data.get("measure"):
            raise ValidationError("Choose another measure than the one it stands beside.")
        return beside


class TargetForm(forms.Form):
    """What a measure is to reach."""

    target = forms.DecimalField(
        label="Target",
        help_text="In the measure’s own unit: percent, a number, or days",
        min_value=0,
        max_digits=9,
        decimal_places=2,
    )
    floor = forms.DecimalField(
        label="Floor: the worst that is borne", required=False, min_value=0, max_digits=9, decimal_places=2
    )
    stretch = forms.DecimalField(
        label="Stretch: what would be very good", required=False, min_value=0, max_digits=9, decimal_places=2
    )
    by_on = DayField(label="By when?", help_text="For example, 31 3 2027")
    decision = forms.CharField(
        label="Whose decision is it, and where is that written?",
        max_length=300,
        error_messages={"required": "Say whose decision it is"},
    )

    def __init__(self, *args: Any, percent: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.percent = percent

    def clean(self) -> dict[str, Any]:
        """Of what is told in percent nothing is more than a hundred."""
        told = super().clean() or {}
        for name in ("target", "floor", "stretch"):
            if self.percent and (told.get(name) or 0) > 100:
                self.add_error(name, "This is in percent: at most 100.")
        return told

    def clean_by_on(self) -> date:
        """A day to come, and not of a mistyped year."""
        by_on: date = self.cleaned_data["by_on"]
        if by_on <= today():
            raise ValidationError("Choose a day in the future for this target.")
        return _of_this_time(by_on, years=10)


class ProposeForm(forms.Form):
    """That an objective is done, and which page shows it: one of those that most likely do, or any other that is here."""

    evidence = forms.CharField(
        label="How do we know that it is done?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5_000,
        error_messages={"required": "Say how we know that it is done"},
    )
    shows = forms.ChoiceField(
        label="Which page shows it?", widget=forms.RadioSelect, error_messages={"required": "Choose the page that shows it"}
    )
    other = forms.CharField(
        label="If another page: its address", help_text="As it stands at the top of the browser", max_length=300, required=False
    )

    def __init__(self, *args: Any, pages: Iterable[Link], host: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.host = host
        shows = self.fields["shows"]
        assert isinstance(shows, forms.ChoiceField)
        shows.choices = [*((page.href, page.text) for page in pages), (ANOTHER, "Another page here")]

    def clean(self) -> dict[str, Any]:
        """The address of a page that is here, as `at`."""
        told = super().clean() or {}
        told["at"] = told.get("shows", "")
        if told["at"] == ANOTHER:
            told["at"] = self._without_host(told.get("other", ""))
            if not is_a_page_here(told["at"]):
                self.add_error("other", NO_PAGE)
        return told

    def _without_host(self, address: str) -> str:
        """An address without the machine it is on, where that is this one; of what is no address at all, nothing."""
        try:
            parts = urlsplit(address.strip())
        except ValueError:  # a bracket that nothing closes
            return ""
        return urlunsplit(("", "", *parts[2:])) if parts.netloc == self.host else address.strip()


class AgreeForm(forms.Form):
    """A second person's word; nothing more is asked."""


class NotYetForm(forms.Form):
    """Why an objective is not done yet."""

    because = forms.CharField(
        label="Why is it not done yet?",
        help_text=IN_THE_REPORT,
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2_000,
        error_messages={"required": "Say why it is not done yet"},
    )


class ClinicForm(forms.Form):
    """A clinic to be held."""

    level = forms.ChoiceField(label="Of which team, service or council?", error_messages={"required": "Choose of which"})
    on = DayField(label="When is it?", help_text="For example, 27 3 2027")
    members = forms.MultipleChoiceField(label="Who sits in it, besides you?", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, levels: Iterable[Team], workers: Iterable[Worker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        level, members = self.fields["level"], self.fields["members"]
        assert isinstance(level, forms.ChoiceField)
        assert isinstance(members, forms.MultipleChoiceField)
        level.choices = [(str(one.pk), one.name) for one in levels]
        members.choices = [(str(one.pk), one.name) for one in workers]

    def clean_on(self) -> date:
        """A day near this one: what it looks at are the figures as they stand now."""
        on: date = self.cleaned_data["on"]
        if on < months_after(today(), -12):
            raise ValidationError("That is more than a year ago. Check the year.")
        return _of_this_time(on, years=1)


class WhyForm(OneTextForm):
    """Why a figure is as it is."""

    text = "why"
    why = forms.CharField(
        label="Why is it so?",
        help_text="What lies behind it. No child is named here: what concerns a child is agreed on their record",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5_000,
        error_messages={"required": "Say why it is so"},
    )

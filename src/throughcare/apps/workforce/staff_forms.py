"""What an administrator is asked about staff, teams and posts."""

from __future__ import annotations

from typing import Any

from django import forms

from throughcare.apps.workforce.models import Team
from throughcare.apps.workforce.roles import SIGHT_OF, Role
from throughcare.core.fields import DayField


class WorkersForm(forms.Form):
    """Which staff to show."""

    q = forms.CharField(label="Name or e-mail address", required=False, max_length=100)
    role = forms.ChoiceField(
        label="Role now",
        required=False,
        choices=[("", "Any"), *((role.value, role.label) for role in Role if role is not Role.SYSTEM)],
    )
    team = forms.ModelChoiceField(Team.objects.none(), label="Team now", required=False, empty_label="Any")
    show = forms.ChoiceField(label="Accounts", required=False, choices=[("", "Open"), ("closed", "Closed"), ("all", "All")])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _teams(self.fields["team"])


class WorkerForm(forms.Form):
    """Somebody who will sign in."""

    name = forms.CharField(label="Name", max_length=120, error_messages={"required": "Enter their name"})
    email = forms.EmailField(
        label="E-mail address",
        max_length=254,
        help_text="They sign in with it",
        error_messages={"required": "Enter their e-mail address", "invalid": "Enter an address like name@council.example"},
    )
    registration = forms.CharField(label="Social Work England number", max_length=20, required=False)
    joined_on = DayField(label="Day they joined", required=False, help_text="For example, 27 3 2026")


class PostForm(forms.Form):
    """A role in a team, from a day on. How far it sees is said beside each role."""

    role = forms.TypedChoiceField(
        coerce=Role,
        label="Role",
        help_text="How far somebody sees follows from the role",
        choices=[
            ("", "Choose"),
            *((role.value, f"{role.label}: {SIGHT_OF[role].label.lower()}") for role in Role if role is not Role.SYSTEM),
        ],
        error_messages={"required": "Choose a role"},
    )
    team = forms.ModelChoiceField(
        Team.objects.none(), label="Team", empty_label="Choose", error_messages={"required": "Choose a team"}
    )
    on = DayField(label="First day", help_text="For example, 27 3 2026")
    until = DayField(label="Last day", required=False, help_text="An inspector always has one")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _teams(self.fields["team"])


class EndPostForm(forms.Form):
    """From which day somebody no longer holds a post."""

    on = DayField(label="From which day they no longer hold it", help_text="They stop seeing children by it on this day")


class TeamForm(forms.Form):
    """A team and its place."""

    name = forms.CharField(label="Name", max_length=120, error_messages={"required": "Enter its name"})
    kind = forms.TypedChoiceField(
        coerce=Team.Kind,
        label="What it is",
        choices=[(kind.value, kind.label) for kind in (Team.Kind.TEAM, Team.Kind.SERVICE, Team.Kind.COUNCIL)],
        widget=forms.RadioSelect,
        error_messages={"required": "Say what it is"},
    )
    above = forms.ModelChoiceField(Team.objects.none(), label="Part of", required=False, empty_label="Nothing: it is the council")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _teams(self.fields["above"], but=Team.Kind.TEAM)


class TeamNameForm(forms.Form):
    """What a team is called."""

    name = forms.CharField(label="Name", max_length=120, error_messages={"required": "Enter its name"})


class SureForm(forms.Form):
    """Nothing but being sure."""


def _teams(field: forms.Field, *, but: str = "") -> None:
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = Team.objects.exclude(kind=but)

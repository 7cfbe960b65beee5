"""What is asked where a file is mended: names and birth, numbers, relationships, addresses, hazards, and what was approved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms

from throughcare.apps.care.models import PlacementApproval
from throughcare.apps.desk.numbers import nhs_number, number
from throughcare.apps.involvement.file_policies import LONGEST_EXPECTED
from throughcare.apps.people.models import Address, Hazard, Identifier, Person, Relationship
from throughcare.apps.workforce.models import Team
from throughcare.apps.writing.models import WrongRecord
from throughcare.core.fields import DayField
from throughcare.core.today import today
from throughcare.statute.codes.care import ETHNIC

BORN, UNBORN, UNKNOWN = "born", "unborn", "unknown"
NOT_PEOPLES_TO_GIVE = frozenset({Identifier.Kind.COUNCIL, Identifier.Kind.RETURN})
"""Numbers that the council's own systems give, and returns."""
EARLIEST = 120
YES_NO_UNKNOWN = [("yes", "Yes"), ("no", "No"), ("unknown", "Not known")]


def past(day: date | None, form: forms.Form, field: str) -> None:
    """A day that has come."""
    if day is not None and day > today():
        form.add_error(field, "This day has not come yet")


def _text(label: str, *, longest: int = 100, needed: bool = False, hint: str = "", rows: int = 0) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, max_length=longest, required=needed, help_text=hint, widget=widget)


class WhoForm(forms.Form):
    """What somebody is called, and whether and when they were born."""

    given_name = _text("Given names")
    family_name = _text("Family name")
    known_as = _text("The name they choose to be called by")
    born = forms.ChoiceField(
        label="Have they been born?",
        widget=forms.RadioSelect,
        choices=[(BORN, "Yes"), (UNBORN, "Not yet"), (UNKNOWN, "Yes, but nobody knows when")],
        error_messages={"required": "Say whether they have been born"},
    )
    born_on = DayField(label="Date of birth", required=False, help_text="For example, 27 3 2016")
    expected_on = DayField(label="Date the birth is expected", required=False, help_text="Only if they are not born yet")
    sex = forms.ChoiceField(label="Sex", widget=forms.RadioSelect, choices=Person.Sex.choices, initial=Person.Sex.UNKNOWN)

    def clean(self) -> dict[str, Any]:
        """Somebody has a name, and a date of birth or of expected birth as they have been born or not."""
        said = self.cleaned_data
        if not said.get("given_name") and not said.get("family_name"):
            self.add_error("given_name", "Enter a given name or a family name: for an unborn child, the family’s")
        born = said.get("born")
        if born == BORN and "born_on" in said and said["born_on"] is None:
            self.add_error("born_on", "Date of birth – enter a date")
        past(said.get("born_on"), self, "born_on")
        if said.get("born_on") and said["born_on"].year < today().year - EARLIEST:
            self.add_error("born_on", "Nobody has lived so long: look at the year")
        if born == UNBORN and "expected_on" in said:
            expected = said["expected_on"]
            if expected is None:
                self.add_error("expected_on", "Date the birth is expected – enter a date")
            elif not today() - timedelta(days=31) <= expected <= today() + LONGEST_EXPECTED:
                self.add_error("expected_on", "A birth is expected within ten months: look at the date")
        if born != BORN:
            said["born_on"] = None
        if born != UNBORN:
            said["expected_on"] = None
        return said


class NewChildForm(WhoForm):
    """A child nobody here has a record of, and the team that will have them."""

    nhs = _text("NHS number", longest=20)
    team = forms.ModelChoiceField(
        Team.objects.none(),
        label="Which team has the child from today?",
        help_text="The team sees the child, and its manager allocates them. A social worker of the team who adds a child has the child",
        empty_label="Choose",
        error_messages={"required": "Choose a team: a child is always somebody’s"},
    )
    looked = forms.CharField(required=False, widget=forms.HiddenInput)
    none_of_these = forms.BooleanField(label="It is none of these", required=False)

    def __init__(self, *args: Any, teams: Sequence[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose = self.fields["team"]
        assert isinstance(choose, forms.ModelChoiceField)
        choose.queryset = Team.objects.filter(pk__in=[team.pk for team in teams])
        if len(teams) == 1:
            choose.initial = teams[0]

    def clean_nhs(self) -> str:
        return nhs_number(self.cleaned_data["nhs"])


class MendForm(WhoForm):
    """Who somebody is, as it now stands."""

    ethnicity = forms.ChoiceField(
        label="Ethnic group", required=False, choices=[("", "Not recorded"), *((one.code, one.meaning) for one in ETHNIC.codes)]
    )
    died_on = DayField(label="Date of death", required=False, help_text="Only if they have died")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        past(said.get("died_on"), self, "died_on")
        if said.get("died_on") and said.get("born_on") and said["died_on"] < said["born_on"]:
            self.add_error("died_on", "This is before they were born")
        said.pop("born", None)
        return said


class NameForm(forms.Form):
    """Another name."""

    name = _text("Another name they go by or went by", longest=200, needed=True)


class NumberForm(forms.Form):
    """A number somebody is known by."""

    kind = forms.ChoiceField(
        label="Which number?",
        widget=forms.RadioSelect,
        choices=[(key, words) for key, words in Identifier.Kind.choices if key not in NOT_PEOPLES_TO_GIVE],
    )
    value = _text("The number", longest=40, needed=True, hint="Or, where there is no pupil number, why: UN1 to UN5")
    on = DayField(label="From which day?")

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("kind") and said.get("value"):
            try:
                said["value"] = number(said["kind"], said["value"])
            except forms.ValidationError as wrong:
                self.add_error("value", wrong)
        past(said.get("on"), self, "on")
        return said


class EndForm(forms.Form):
    """The day something ended."""

    on = DayField(label="On which day did it end?")

    def clean(self) -> dict[str, Any]:
        past(self.cleaned_data.get("on"), self, "on")
        return self.cleaned_data


class _SeesForm(forms.Form):
    """Whether somebody and a child see each other, and how that is arranged."""

    contact = forms.ChoiceField(
        label="Do they see each other?",
        required=False,
        choices=[("", "Not arranged, or not known"), *Relationship.Contact.choices],
    )
    contact_how = _text("How often, where, and who arranges it", longest=300)

    def clean(self) -> dict[str, Any]:
        """How is said only of contact that is said."""
        said = self.cleaned_data
        if said.get("contact_how") and not said.get("contact"):
            self.add_error("contact", "Say whether they see each other")
        return said


class RelativeForm(_SeesForm):
    """Somebody who matters to a child: who, what they are to them, and whether they have parental responsibility."""

    kind = forms.ChoiceField(label="What are they to the child?", choices=[("", "Choose"), *Relationship.Kind.choices])
    given_name = _text("Given names")
    family_name = _text("Family name")
    parental_responsibility = forms.ChoiceField(
        label="Do they have parental responsibility?", widget=forms.RadioSelect, choices=YES_NO_UNKNOWN
    )
    on = DayField(label="Since when?", required=False, help_text="Leave empty for a relative by birth")
    looked = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("kind", "given_name", "family_name", "parental_responsibility", "on", "contact", "contact_how")

    def __init__(self, *args: Any, matches: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if matches:
            self.fields["which"] = forms.ChoiceField(
                label="Is it one of these, who are on record already?",
                widget=forms.RadioSelect,
                choices=[*matches, ("new", "No: somebody who is not on record yet")],
                error_messages={"required": "Say whether it is one of these"},
            )

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if not said.get("given_name") and not said.get("family_name"):
            self.add_error("given_name", "Enter a name")
        past(said.get("on"), self, "on")
        return said


class TieForm(_SeesForm):
    """Whether a relative has parental responsibility and sees the child, and the day they ceased to be this to them, if they did."""

    parental_responsibility = forms.ChoiceField(
        label="Do they have parental responsibility?", widget=forms.RadioSelect, choices=YES_NO_UNKNOWN
    )
    on = DayField(label="On which day did the relationship end?", required=False, help_text="Leave empty if it has not")
    field_order = ("parental_responsibility", "contact", "contact_how", "on")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        past(said.get("on"), self, "on")
        return said


class HomeForm(forms.Form):
    """Where somebody lives from a day on."""

    kind = forms.ChoiceField(label="What kind of address?", widget=forms.RadioSelect, choices=Address.Kind.choices)
    lines = _text("Address", longest=300, needed=True, rows=3)
    postcode = _text("Postcode", longest=8)
    on = DayField(label="From which day?")
    protected = forms.BooleanField(
        label="Keep this address from view",
        required=False,
        help_text="Nobody sees it, you neither, until a manager names who may",
    )

    def clean(self) -> dict[str, Any]:
        past(self.cleaned_data.get("on"), self, "on")
        return self.cleaned_data


class HazardForm(forms.Form):
    """Something whoever comes to see a child must know first."""

    kind = forms.ChoiceField(label="What kind of hazard?", widget=forms.RadioSelect, choices=Hazard.Kind.choices)
    words = _text("What is it, and what should whoever visits do?", longest=2_000, needed=True, rows=4)
    review_on = DayField(label="When is it looked at again?", help_text="Within a year")


class HazardReviewForm(forms.Form):
    """Whether a hazard still stands."""

    still = forms.ChoiceField(
        label="Does it still stand?", widget=forms.RadioSelect, choices=[("yes", "Yes"), ("no", "No, it is over")]
    )
    review_on = DayField(label="When is it looked at again?", required=False, help_text="If it still stands. Within a year")
    because = _text("Why is it over?", longest=2_000, rows=3, hint="If it is")

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("still") == "yes" and "review_on" in said and said["review_on"] is None:
            self.add_error("review_on", "Enter the day it is looked at again")
        if said.get("still") == "no" and not said.get("because"):
            self.add_error("because", "Say why it is over")
        return said


class ApprovalForm(forms.Form):
    """Whether a placement was approved in the end."""

    outcome = forms.ChoiceField(
        label="Was the placement approved?", widget=forms.RadioSelect, choices=PlacementApproval.Outcome.choices
    )
    decided_by = _text("Who decided?", longest=120, needed=True, hint="A name and a role")
    decided_on = DayField(label="On which day?")
    follows = _text("If not: what happens now, and who does it?", longest=2_000, rows=3)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        past(said.get("decided_on"), self, "decided_on")
        if said.get("outcome") == PlacementApproval.Outcome.REFUSED and not said.get("follows"):
            self.add_error("follows", "Say what happens now, and who does it")
        return said


class OtherForm(forms.Form):
    """Another record: chosen from those offered, or looked for by name or number and then chosen from those found."""

    words = _text("Name or number of the other record", longest=200)
    because = _text("Why", longest=2_000, needed=True, rows=3)
    looked = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("kind", "given_name", "family_name", "parental_responsibility", "on", "contact", "contact_how")

    def __init__(self, *args: Any, matches: Sequence[tuple[str, str]] = (), why: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offers = bool(matches)
        self.fields["because"].label = why
        self.fields["words"].required = not matches
        if matches:
            self.fields["words"].label = "If it is none of these: the name or number of the other record"
            self.fields["which"] = forms.ChoiceField(
                label="Which record?",
                widget=forms.RadioSelect,
                choices=matches,
                error_messages={"required": "Choose which record, or look for another"},
            )
            self.order_fields(["which", "words", "because"])


class BecauseForm(forms.Form):
    """Why something is undone."""

    because = _text("Why?", longest=2_000, needed=True, rows=3)


class BreachForm(forms.Form):
    """Whether it was a breach that something stood on the wrong child's record."""

    outcome = forms.ChoiceField(label="Was it a breach?", widget=forms.RadioSelect, choices=WrongRecord.Outcome.choices)
    found = _text("What was found, and what follows", longest=4_000, needed=True, rows=5)

"""How an action is asked for: among the questions of a meeting, a decision, a plan or a review; and on pages of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from django import forms

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.agreed.queries import owners, owners_before
from throughcare.apps.people.models import Person
from throughcare.core.asking.asked import Asking, WhenAsked
from throughcare.core.asking.form import Day, Line, OneOf, Option, Question, Rows, Words
from throughcare.core.fields import DayField

OWNERS = "owners"
"""The list a form offers that asks for actions: whose an action can be."""


def actions_asked(key: str = "actions", *, what: str = "What is to be done?", each_child: bool = False) -> Question:
    """The question a form asks for actions, as many as are agreed: what, whose, and by when."""
    columns = (
        Question("what", what, Words(rows=2), needed=True),
        Question(
            "who",
            "Whose is it to do?",
            OneOf(offered=OWNERS),
            hint="Left empty, it is shown as nobody’s until somebody takes it on",
        ),
        Question("named", "Who there, if not one of ours?", Line(longest=120)),
        Question("by_when", "By when?", Day(ahead=True), needed=True),
    )
    return Question(key, "Actions agreed", Rows(columns, noun="action"), each_child=each_child)


def with_owners(asking: Asking, child: Person) -> Asking:
    """What a form that asks for actions must offer: those whose an action can be, and by name those whose one ever was."""
    later = {OWNERS: partial(owners, child), "owners_before": partial(owners_before, child)}
    return replace(asking, offered=WhenAsked(asking.offered, later))


class DoneForm(forms.Form):
    """That an action is done."""

    on = DayField(label="When was it done?", help_text="For example, 27 3 2026")
    evidence = forms.CharField(
        label="How do we know?",
        help_text="What changed for the child, who saw it, where it is written",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5_000,
        error_messages={"required": "Say how we know that it was done"},
    )


class AgainForm(forms.Form):
    """That an action is agreed for another day."""

    due_on = DayField(label="By when now?", help_text="For example, 27 3 2026")
    reason = forms.CharField(
        label="Why does the day change?",
        help_text="The day it was due is kept, and how often it was put off is shown",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        error_messages={"required": "Say why the day changes"},
    )


class EndForm(forms.Form):
    """That an action is no longer to be done."""

    reason = forms.CharField(
        label="Why is it no longer to be done?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        error_messages={"required": "Say why it is no longer to be done"},
    )


class GiveForm(forms.Form):
    """Whose an action is from now on."""

    who = forms.ChoiceField(label="Whose is it to do?", error_messages={"required": "Choose whose it is"})
    named = forms.CharField(label="Who there, if not one of ours?", required=False, max_length=120)

    def __init__(self, *args: Any, whose: Sequence[Option], action: AgreedAction, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who = self.fields["who"]
        assert isinstance(who, forms.ChoiceField)
        who.choices = [("", "Choose"), *((one.key, one.words) for one in whose)]
        who.initial, self.fields["named"].initial = str(action.worker_id or action.agency), action.named

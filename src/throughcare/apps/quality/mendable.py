"""Which columns of a fact can be put right on its own page, and how each is asked: what stands there now is offered, and every version kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.apps import apps
from django.db import models

from throughcare.core.fields import DayField
from throughcare.statute.codes.all_sets import BY_NAME


@dataclass(frozen=True, slots=True)
class Asked:
    """One column: how it is asked for; `codes` names the code set it is of, empty for a day or a number."""

    column: str
    label: str
    codes: str = ""


BEGAN, ENDED = Asked("started_on", "First day"), Asked("ended_on", "Day it ended")
MENDABLE: Mapping[str, tuple[str, Sequence[Asked]]] = {
    "care.periodofcare": ("Time of being looked after", (BEGAN, ENDED, Asked("reason_ended", "Why it ended", "REC"))),
    "care.legalstatus": ("Legal status", (Asked("code", "Legal status", "LS"), BEGAN, ENDED)),
    "care.placement": (
        "Placement",
        (
            Asked("kind", "Kind of placement", "PLACE"),
            Asked("provider", "Who provides it", "PLACE_PROVIDER"),
            BEGAN,
            ENDED,
            Asked("reason_ended", "Why it ended", "REASON_PLACE_CHANGE"),
        ),
    ),
    "care.visit": ("Visit", (Asked("visited_on", "Day of the visit"),)),
    "care.healthassessment": ("Health assessment", (Asked("assessed_on", "Day of the assessment"),)),
    "care.strengthsanddifficulties": (
        "Strengths and difficulties questionnaire",
        (
            Asked("scored_on", "Day it was scored"),
            Asked("score", "Score"),
            Asked("reason", "Why there is no score", "SDQ_REASON"),
        ),
    ),
    "care.libertyorder": (
        "Order depriving of liberty",
        (BEGAN, Asked("runs_to", "Last day, as ordered"), ENDED),
    ),
    "reviews.review": (
        "Review",
        (Asked("held_on", "Day it was held"), Asked("participation", "How the child took part", "REVIEW_CODE")),
    ),
    "missing.missingepisode": ("Time missing", (Asked("started_on", "Day they went"), Asked("ended_on", "Day they came back"))),
    "permanence.adoptiondecision": (
        "Decision for adoption",
        (Asked("decided_on", "Day it was decided"), Asked("matched_on", "Day the match was agreed")),
    ),
    "permanence.adoptionplacement": ("Placement for adoption", (Asked("started_on", "Day they moved in"), ENDED)),
    "leaving.leavingcarecontact": (
        "What is known of a care leaver",
        (
            Asked("in_touch", "Whether the council is in touch", "IN_TOUCH"),
            Asked("activity", "Education, employment or training", "ACTIV"),
            Asked("accommodation", "Where they lived", "ACCOM"),
        ),
    ),
}
"""By the model, as the registry names it: what it is called, and its columns."""


def model_of(label: str) -> type[models.Model]:
    """The model of a label."""
    return apps.get_model(label)


class PutRightForm(forms.Form):
    """What a fact should say, column by column, and how we know."""

    def __init__(self, *args: Any, label: str, **options: Any) -> None:
        super().__init__(*args, **options)
        model = model_of(label)
        for each in MENDABLE[label][1]:
            self.fields[each.column] = _field(each, model._meta.get_field(each.column))
        self.fields["why"] = forms.CharField(
            label="How do we know?",
            help_text="For example, the order itself, or the carer’s diary. It stands beside what was written before",
            min_length=3,
            max_length=2000,
            widget=forms.Textarea(attrs={"rows": 3}),
            error_messages={"required": "Say how we know", "min_length": "Say how we know"},
        )

    @property
    def said(self) -> dict[str, Any]:
        """The columns as they should be, by name."""
        return {name: value for name, value in self.cleaned_data.items() if name != "why"}


def _field(asked: Asked, column: Any) -> forms.Field:
    needed = not (column.null or column.blank)
    if asked.codes:
        choices = [("", "Not known, or none")] if not needed else []
        choices += [(code.code, f"{code.code}: {code.meaning}") for code in BY_NAME[asked.codes].codes if code.code != "X1"]
        return forms.ChoiceField(label=asked.label, choices=choices, required=needed)
    if isinstance(column, models.DateField):
        return DayField(label=asked.label, required=needed)
    return forms.IntegerField(
        label=asked.label, required=needed, min_value=0, max_value=40, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )

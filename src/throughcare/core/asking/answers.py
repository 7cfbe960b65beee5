"""How each kind of answer is read: a Django field for each kind of question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac

from throughcare.core.asking.asked import CORRECTED, SHOWN, STILL_RIGHT, UNKNOWN, Asked, Asking
from throughcare.core.asking.form import Day, Kind, Line, Moment, Number, OneOf, Option, SomeOf, Words, YesNo
from throughcare.core.asking.names import WHO, different, still
from throughcare.core.fields import DayField, MomentField
from throughcare.core.today import now, today

LONGEST = 200_000
"""Letters in one answer."""
SELECT_FROM = 9
NOTHING_OFFERED = "There is nothing on the record to choose here."
_YES_OR_NO = [("yes", "Yes"), ("no", "No")]


class Typed(forms.CharField):
    """Words as they were typed. What is too long is said, and never cut: a browser told of an end drops what is pasted past it."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "max_length": "This is %(show_value)d letters long, and %(limit_value)d are kept here. Shorten it, or attach it as a file"
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """What a browser is told of the box: not where it ends."""
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}


def field_of(one: Asked, asking: Asking) -> forms.Field:
    """The field that asks for one answer and reads it."""
    question, key = one.question, one.place.key
    if key == still(question.key):
        known = asking.knows(question.confirms, one.place.child)
        return forms.ChoiceField(
            choices=[
                (f"{STILL_RIGHT}{SHOWN}{_mark(known) if question.kept_as else known}", "Still right"),
                (CORRECTED, "It needs correcting"),
                (UNKNOWN, "I do not know"),
            ],
            widget=forms.RadioSelect,
            label=question.asks,
            help_text=f"The record says: {known}" if known else "",
            required=question.needed,
            error_messages={"invalid_choice": "What the record says has changed since. Say again whether it is right"},
        )
    if key == different(question.key):
        return Typed(widget=forms.Textarea(attrs={"rows": 3}), required=False, label=question.asks, max_length=LONGEST)
    needed, kind = question.needed or one.among == (CORRECTED,), question.kind
    if isinstance(kind, OneOf | SomeOf) and kind.offered:
        kind = replace(kind, offered=asking.list_of(kind.offered, one.place.child))
    return _BY_KIND[type(kind)](kind, asking, label=question.asks, help_text=question.hint, required=needed)


def _mark(words: str) -> str:
    """By which it is known that the same words are shown still, and from which nobody can tell what they were."""
    return salted_hmac("what was shown to be confirmed", words, algorithm="sha256").hexdigest()[:16]


def _words(kind: Words, asking: Asking, **said: Any) -> forms.Field:
    return Typed(widget=forms.Textarea(attrs={"rows": kind.rows}), max_length=LONGEST, **said)


def _line(kind: Line, asking: Asking, **said: Any) -> forms.Field:
    return Typed(max_length=kind.longest, **said)


def _number(kind: Number, asking: Asking, **said: Any) -> forms.Field:
    between = f"Enter a whole number from {kind.least} to {kind.most:,}"
    wrong = {"invalid": between, "min_value": between, "max_value": between}
    widget = forms.TextInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(min_value=kind.least, max_value=kind.most, widget=widget, error_messages=wrong, **said)


def _yes_no(kind: YesNo, asking: Asking, **said: Any) -> forms.Field:
    return forms.ChoiceField(choices=_YES_OR_NO, widget=forms.RadioSelect, **said)


def _choices(kind: OneOf | SomeOf, asking: Asking) -> list[tuple[str, str]]:
    return [(one.key, one.words) for one in (*kind.options, *_offered(kind.offered, asking))]


def _offered(name: str, asking: Asking) -> tuple[Option, ...]:
    return asking.family if name == WHO else asking.offered.get(name, ())


def _one_of(kind: OneOf, asking: Asking, **said: Any) -> forms.Field:
    choices = _choices(kind, asking)
    if not choices:
        said["help_text"] = kind.nothing or NOTHING_OFFERED
    if len(choices) < SELECT_FROM:
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **said)
    return forms.ChoiceField(choices=[("", "Choose"), *choices], **said)


def _some_of(kind: SomeOf, asking: Asking, **said: Any) -> forms.Field:
    choices = _choices(kind, asking)
    if not choices:
        said["help_text"] = kind.nothing or NOTHING_OFFERED
    return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **said)


def _day(kind: Day, asking: Asking, **said: Any) -> forms.Field:
    return DayField(near=not kind.ahead, validators=[] if kind.ahead else [_day_has_come], **said)


def _moment(kind: Moment, asking: Asking, **said: Any) -> forms.Field:
    return MomentField(near=not kind.ahead, validators=[] if kind.ahead else [_moment_has_come], **said)


def _day_has_come(value: Any) -> None:
    day = value.date() if hasattr(value, "date") else value
    if day > today():
        raise ValidationError("This day has not come yet", code="ahead")


def _moment_has_come(value: Any) -> None:
    if value > now():
        raise ValidationError("This moment has not come yet", code="ahead")


_BY_KIND: Mapping[type[Kind], Callable[..., forms.Field]] = {
    Words: _words,
    Line: _line,
    Number: _number,
    YesNo: _yes_no,
    OneOf: _one_of,
    SomeOf: _some_of,
    Day: _day,
    Moment: _moment,
}

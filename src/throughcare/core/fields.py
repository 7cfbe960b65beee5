"""Django form fields as the design system's parameters; a date asked for in three boxes, and a moment in four."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from throughcare.core.happened import LONDON

Parameters = dict[str, Any]


_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]


def month_of(typed: str) -> int:
    """The month that was typed: its number, or its name as people shorten it. Raises ValueError for neither."""
    named = [number for number, name in enumerate(_MONTHS, start=1) if len(typed) >= 3 and name.startswith(typed.lower())]
    return named[0] if named else int(typed)


class DateBoxes(forms.MultiWidget):
    """Day, month and year, a box each."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({part: forms.TextInput() for part in ("day", "month", "year")}, attrs)

    def decompress(self, value: date | None) -> list[str]:
        return [str(value.day), str(value.month), str(value.year)] if isinstance(value, date) else ["", "", ""]


class DayField(forms.MultiValueField):
    """A date, as a person says it: day, month, year. Answers a `date`, or None when it may be left empty and is.

    One that is `near` is of something that has just happened: a script may offer to fill in today.
    """

    def __init__(self, *, required: bool = True, near: bool = False, **options: Any) -> None:
        self.near = near
        parts = tuple(forms.CharField(required=False) for _ in range(3))
        options.setdefault("widget", DateBoxes())
        super().__init__(fields=parts, required=required, require_all_fields=False, **options)

    def clean(self, value: Any) -> Any:
        found = self.day(value)
        if found is not None:
            self.validate(found)
            self.run_validators(found)
        return found

    def day(self, value: Any) -> date | None:
        """The day three boxes say. Raises ValidationError where they say none, and one is needed."""
        day, month, year = ((part or "").strip() for part in (value or ["", "", ""]))
        if not (day or month or year):
            if self.required:
                raise ValidationError(f"{self.label} – enter a date" if self.label else "Enter a date", code="required")
            return None
        missing = [name for name, part in (("day", day), ("month", month), ("year", year)) if not part]
        if missing:
            raise ValidationError(f"The date must include a {' and a '.join(missing)}", code="incomplete")
        try:
            found = date(int(year), month_of(month), int(day))
        except ValueError:
            raise ValidationError("Enter a real date, such as 27 3 2026", code="invalid") from None
        if found.year < 1000:
            raise ValidationError("Enter the year in full, such as 2026", code="invalid")
        return found


class MomentBoxes(forms.MultiWidget):
    """Day, month, year and time of day, a box each."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({part: forms.TextInput() for part in ("day", "month", "year", "time")}, attrs)

    def decompress(self, value: datetime | None) -> list[str]:
        if not isinstance(value, datetime):
            return ["", "", "", ""]
        here = value.astimezone(LONDON)
        return [str(here.day), str(here.month), str(here.year), f"{here:%H:%M}"]


class MomentField(DayField):
    """A moment, as a person says it: the day, and the time on a London clock. Answers an aware datetime, or None."""

    def __init__(self, *, required: bool = True, near: bool = False, **options: Any) -> None:
        super().__init__(required=required, near=near, widget=MomentBoxes(), **options)
        self.fields = (*self.fields, forms.CharField(required=False))

    def clean(self, value: Any) -> Any:
        *parts, clock = value or ["", "", "", ""]
        clock = (clock or "").strip()
        if clock and not any((part or "").strip() for part in parts):
            raise ValidationError("Enter the day as well as the time", code="incomplete")
        on = self.day(parts)
        if on is None:
            return None
        if not clock:
            raise ValidationError("Enter the time too, such as 14:30", code="incomplete")
        try:
            at = time.fromisoformat(clock.replace(".", ":").zfill(5))
        except ValueError:
            raise ValidationError("Enter a time like 14:30", code="invalid") from None
        found = datetime.combine(on, at.replace(tzinfo=None), tzinfo=LONDON)
        self.run_validators(found)
        return found


@dataclass(frozen=True, slots=True)
class Control:
    """Which design-system macro draws a field, and what to give it."""

    kind: str
    params: Parameters


def control(bound: BoundField, *, marked: bool = True) -> Control:
    """Say how a form's field is drawn: its label, hint, value and error, in words a person can act on.

    `marked` says "(optional)" where it may be left empty; filters, where everything may, do without.
    """
    widget = bound.field.widget
    drawn: tuple[tuple[type[forms.Widget] | tuple[type[forms.Widget], ...], str, Any], ...] = (
        (forms.HiddenInput, "hidden", lambda bound, label: {}),
        (DateBoxes, "date", _date),
        (MomentBoxes, "moment", _moment),
        (forms.CheckboxInput, "checkboxes", _yes),
        (forms.CheckboxSelectMultiple, "checkboxes", _choices),
        (forms.RadioSelect, "radios", _choices),
        (forms.Select, "select", _select),
        (forms.FileInput, "file", _simple),
        (forms.Textarea, "textarea", _textarea),
        (forms.PasswordInput, "password", _password),
    )
    label = _label(bound, marked=marked)
    for widgets, kind, params in drawn:
        if isinstance(widget, widgets):
            return Control(kind, params(bound, label))
    return Control("input", _input(bound, label))


def _label(bound: BoundField, *, marked: bool) -> str:
    text = str(bound.label or "").removesuffix(":")
    needed = bound.field.required or isinstance(bound.field.widget, forms.CheckboxInput)
    return text if needed or not marked else f"{text} (optional)"


def _fault(bound: BoundField) -> str:
    """The first thing wrong with a field. Django's own "This field is required." does not say which."""
    said = str(bound.errors[0])
    return f"{bound.label} – this needs an answer" if said == str(forms.Field.default_error_messages["required"]) else said


def _common(bound: BoundField) -> Parameters:
    params: Parameters = {}
    if bound.help_text:
        params["hint"] = {"html" if hasattr(bound.help_text, "__html__") else "text": str(bound.help_text)}
    if bound.errors:
        params["errorMessage"] = {"text": _fault(bound)}
    return params


def _simple(bound: BoundField, label: str) -> Parameters:
    unwanted = {"class", "id", "placeholder", "autocomplete", "inputmode", "rows", "cols", "required", "type"}
    attributes = {
        name: str(value) for name, value in bound.field.widget.attrs.items() if name not in unwanted and value is not False
    }
    attributes |= {name: "" for name, value in bound.field.widget.attrs.items() if name not in unwanted and value is True}
    return {
        "id": bound.auto_id,
        "name": bound.html_name,
        "label": {"text": label, "classes": "govuk-label--s"},
        "attributes": attributes,
        **_common(bound),
    }


def _input(bound: BoundField, label: str) -> Parameters:
    widget, value = bound.field.widget, bound.value()
    return {
        **_simple(bound, label),
        "type": getattr(widget, "input_type", "text"),
        "value": "" if value is None else str(widget.format_value(value) or ""),
        "autocomplete": widget.attrs.get("autocomplete", "off"),
        "inputmode": widget.attrs.get("inputmode", "numeric" if isinstance(bound.field, forms.IntegerField) else ""),
    }


def _password(bound: BoundField, label: str) -> Parameters:
    return {**_simple(bound, label), "autocomplete": bound.field.widget.attrs.get("autocomplete", "current-password")}


def _textarea(bound: BoundField, label: str) -> Parameters:
    return {**_simple(bound, label), "value": str(bound.value() or ""), "rows": bound.field.widget.attrs.get("rows", 5)}


def _options(bound: BoundField) -> Iterator[tuple[str, str]]:
    for value, text in getattr(bound.field, "choices", ()):
        if isinstance(text, list | tuple):
            yield from ((str(inner), str(words)) for inner, words in text)
        else:
            yield ("" if value is None else str(value)), str(text)


def _chosen(bound: BoundField) -> set[str]:
    value = bound.value()
    several = value if isinstance(value, list | tuple | set) else [value]
    return {str(one) for one in several if one is not None}


def _select(bound: BoundField, label: str) -> Parameters:
    chosen = _chosen(bound)
    items = [{"value": value, "text": text, "selected": value in chosen} for value, text in _options(bound)]
    return {**_simple(bound, label), "items": items}


_SHORT = 24
"""Letters in all the answers together, up to which they stand side by side: Yes, No."""


def _choices(bound: BoundField, label: str) -> Parameters:
    chosen = _chosen(bound)
    short = isinstance(bound.field.widget, forms.RadioSelect) and sum(len(text) for _, text in _options(bound)) <= _SHORT
    return {
        **({"classes": "govuk-radios--inline"} if short else {}),
        "idPrefix": bound.auto_id,
        "name": bound.html_name,
        "fieldset": {"legend": {"text": label, "classes": "govuk-fieldset__legend--s"}},
        "items": [{"value": value, "text": text, "checked": value in chosen} for value, text in _options(bound) if value],
        **_common(bound),
    }


def _yes(bound: BoundField, label: str) -> Parameters:
    params = _common(bound)
    item: Parameters = {"value": "on", "text": label, "checked": bool(bound.value())}
    if "hint" in params:
        item["hint"] = params.pop("hint")
    return {"idPrefix": bound.auto_id, "name": bound.html_name, "items": [item], **params}


def _boxes(bound: BoundField, parts: Sequence[str | None]) -> list[Parameters]:
    wrong = " govuk-input--error" if bound.errors else ""
    return [
        {
            "label": name.capitalize(),
            "name": f"{bound.html_name}_{name}",
            "id": f"{bound.auto_id}_{name}",
            "value": part or "",
            "classes": f"govuk-input--width-{4 if name == 'year' else 2}{wrong}",
            # a month may be typed by its name, which no browser may cut to two letters
            "attributes": {} if name == "month" else {"maxlength": 4 if name == "year" else 2},
        }
        for name, part in zip(("day", "month", "year"), parts, strict=True)
    ]


def _parts(bound: BoundField, empty: forms.MultiWidget) -> list[str | None]:
    value = bound.value()
    parts: list[str | None] = list(value) if isinstance(value, list | tuple) else list(empty.decompress(value) or ())
    return parts


def _date(bound: BoundField, label: str) -> Parameters:
    legend = {"text": label, "classes": "govuk-fieldset__legend--s"}
    items = _boxes(bound, _parts(bound, DateBoxes()))
    return {"id": bound.auto_id, "fieldset": {"legend": legend}, "items": items, **_near(bound, "day"), **_common(bound)}


def _near(bound: BoundField, what: str) -> Parameters:
    """Marks the boxes that a script may fill in with today or now."""
    return {"attributes": {"data-near": what}} if getattr(bound.field, "near", False) else {}


def _moment(bound: BoundField, label: str) -> Parameters:
    *day, clock = _parts(bound, MomentBoxes())
    legend = {"text": label, "classes": "govuk-fieldset__legend--s"}
    wrong = " govuk-input--error" if bound.errors else ""
    at = {
        "label": "Time, such as 14:30",
        "name": f"{bound.html_name}_time",
        "id": f"{bound.auto_id}_time",
        "value": clock or "",
        "classes": f"govuk-input--width-5{wrong}",
        "inputmode": "text",
        "attributes": {"maxlength": 5},
    }
    return {
        "id": bound.auto_id,
        "fieldset": {"legend": legend},
        "items": [*_boxes(bound, day), at],
        **_near(bound, "moment"),
        **_common(bound),
    }


def faults(form: forms.BaseForm) -> list[dict[str, str]]:
    """What is wrong with a form, in the order of its fields, each with the place to put it right; for the error summary.

    Read there, away from its field, each says what it is about: the question, and of several children whose.
    """
    found = [{"text": str(error)} for error in form.non_field_errors()]
    for bound in form:
        target = f"{bound.auto_id}_day" if isinstance(bound.field.widget, DateBoxes | MomentBoxes) else bound.auto_id
        if bound.errors:
            found.append({"text": _told_apart(bound), "href": f"#{target}"})
    return found


SAYS_NOT_OF_WHAT = (
    "This ",
    "They ",
    "Their ",
    "Enter a whole number",
    "The date must",
    "Enter a real date",
    "Enter the year",
    "Enter a time",
)
"""How faults begin that are plain beside their field, and not in a list at the top of the page."""


def _told_apart(bound: BoundField) -> str:
    fault, whose = _fault(bound), getattr(bound.field, "whose", "")
    label = str(bound.label or "")
    asked = fault
    if label and fault.startswith(SAYS_NOT_OF_WHAT):
        asked = f"{label} {fault}" if label.endswith("?") else f"{label}: {fault}"
    return f"{whose}: {asked}" if whose and whose not in asked else asked

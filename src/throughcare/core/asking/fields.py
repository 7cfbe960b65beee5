"""A section of a form as a Django form: which of its fields are asked, what is wrong with them, and what a sent page says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.datastructures import MultiValueDict

from throughcare.core.asking.answers import field_of
from throughcare.core.asking.asked import CHILD, Asked, Asking, Raw, asked, has, rows_of
from throughcare.core.asking.form import Day, OneOf, Rows, Section, SomeOf
from throughcare.core.asking.names import WHO, cell, place
from throughcare.core.today import today


class PageForm(forms.Form):
    """One section of a form, asked of the children it is about. Fields that are not asked are neither needed nor read."""

    def __init__(self, section: Section, asking: Asking, *, answers: Mapping[str, Raw], judged: bool = False) -> None:
        self.section, self.asking = section, asking
        self.asked = tuple(asked(section, asking, answers))
        fields = {str(one.place): field_of(one, asking) for one in self.asked}
        shown = answers if judged else {**_likely(self.asked, asking), **answers}
        super().__init__(data=_posted(fields, shown), auto_id="f-%s", use_required_attribute=False)
        self.fields.update(fields)
        self.answers = answers
        self.home = asking.home
        self._judged = judged

    @property
    def errors(self) -> Any:
        """What is wrong: nothing until somebody says that they have done, for half a sentence is not a mistake."""
        return super().errors if self._judged else forms.utils.ErrorDict()

    def is_asked(self, one: Asked) -> bool:
        """Whether what it depends on was answered so; and for a brother or sister, whether it is about them."""
        if one.place.child not in (None, self.home) and str(one.place.child) not in self.answers.get(WHO, ()):
            return False
        if one.when is None:
            return True
        raw = self.answers.get(str(one.when), "")
        said = raw if isinstance(raw, list) else [raw]
        above = next((each for each in self.asked if each.place == one.when), None)
        return any(part in one.among for part in said) and (above is None or self.is_asked(above))

    def clean(self) -> dict[str, Any]:
        """Drop what is not asked, and what is wrong with it; a row left empty is no row."""
        wrong = super().errors
        for one in self.asked:
            name = str(one.place)
            if not self.is_asked(one) or self._of_an_empty_row(one):
                wrong.pop(name, None)
                self.cleaned_data.pop(name, None)
        self._look_for_rows()
        if self._judged:
            self._look_across()
        return self.cleaned_data

    def _look_for_rows(self) -> None:
        """Say of what is asked in rows, and needed, that there is none."""
        for question in self.section.questions:
            if question.needed and isinstance(question.kind, Rows) and not rows_of(question, self.answers):
                for one in self.asked:
                    if one.place.key == cell(question.key, 0, question.kind.columns[0].key):
                        self.add_error(str(one.place), f"{question.asks} – add at least one")

    def _look_across(self) -> None:
        """Say what does not fit, each at its question: for each child it is about, the first thing that is wrong with an answer."""
        read, chosen = dict(self.cleaned_data), [UUID(key) for key in self.cleaned_data.get(WHO) or ()]
        for child in (self.home, *chosen):
            theirs = {one.place.key: str(one.place) for one in self.asked if one.place.child in (None, child)}
            said = {key: read.get(name) for key, name in theirs.items()}
            first: dict[str, str] = {}
            for question, words in self.asking.conflicts({**said, CHILD: child}):
                first.setdefault(theirs.get(question, ""), words)
            for name, words in first.items():
                if name in read and words not in (self.errors.get(name) or ()):
                    self.add_error(name, words)

    def _of_an_empty_row(self, one: Asked) -> bool:
        parts = one.place.key.split(".")
        if len(parts) != 3 or one.thing:
            return False
        start = f"{parts[0]}.{parts[1]}."
        return not any(
            has(raw) for name, raw in self.answers.items() if name.startswith(start) and place(name).child == one.place.child
        )


def _likely(those: Iterable[Asked], asking: Asking) -> dict[str, Raw]:
    """What is most likely, for whoever writes to see and change: today, and the only one there is to choose.

    It is an answer only once the page is sent.
    """
    on = today()
    found: dict[str, Raw] = {}
    for one in those:
        kind = one.question.kind
        if isinstance(kind, Day) and kind.today:
            found[str(one.place)] = [str(on.day), str(on.month), str(on.year)]
        elif isinstance(kind, OneOf | SomeOf) and kind.offered and not kind.options and one.question.needed and one.when is None:
            only = [each.key for each in asking.offered.get(kind.offered, ())]
            if len(only) == 1:
                found[str(one.place)] = only if isinstance(kind, SomeOf) else only[0]
        elif likely := asking.likely.get(str(one.place)):
            found[str(one.place)] = likely
    return found


def read_posted(section: Section, asking: Asking, posted: MultiValueDict[str, str], before: Mapping[str, Raw]) -> dict[str, Raw]:
    """The answers on a page that was sent, by field, as typed. Fields the page did not hold are left out."""
    found: dict[str, Raw] = {}
    merged: dict[str, Raw] = {**before, **{name: str(posted[name]) for name in posted}}
    for one in asked(section, asking, merged):
        name = str(one.place)
        widget = field_of(one, asking).widget
        if widget.value_omitted_from_data(posted, {}, name) and not _is_choosing(widget):
            continue
        raw = widget.value_from_datadict(posted, {}, name)
        found[name] = [str(part or "") for part in raw] if isinstance(raw, list | tuple) else str(raw or "")
    return found


def _is_choosing(widget: forms.Widget) -> bool:
    """Boxes and buttons send nothing when none is chosen, so nothing sent is an answer."""
    return isinstance(widget, forms.CheckboxSelectMultiple | forms.RadioSelect)


def _posted(fields: Mapping[str, forms.Field], answers: Mapping[str, Raw]) -> MultiValueDict[str, str]:
    """Answers as a page would send them, for the fields to read."""
    sent: MultiValueDict[str, str] = MultiValueDict()
    for name, made in fields.items():
        raw, widget = answers.get(name), made.widget
        if raw is None:
            continue
        if isinstance(widget, forms.MultiWidget):
            suffixes: list[str] = widget.widgets_names  # type: ignore[attr-defined]  # not in the stubs
            for suffix, part in zip(suffixes, raw if isinstance(raw, list) else [], strict=False):
                sent[f"{name}{suffix}"] = part
        elif isinstance(raw, list):
            sent.setlist(name, raw)
        else:
            sent[name] = raw
    return sent

"""A section of a form as Django fields: what is asked, of whom, and how each kind of answer is read."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict

from throughcare.core.asking.form import (
    Day,
    EachOf,
    Kind,
    Line,
    Moment,
    Number,
    OneOf,
    Option,
    Question,
    Rows,
    Section,
    SomeOf,
    Words,
    YesNo,
)
from throughcare.core.asking.names import WHO, Place, cell, different, place, still
from throughcare.core.fields import DayField, MomentField
from throughcare.core.today import now, today

Raw: TypeAlias = str | list[str]
"""An answer exactly as it was typed, readable or not."""

LONGEST = 200_000
SELECT_FROM = 9
NOTHING_OFFERED = "There is nothing on the record to choose here."
STILL_RIGHT, CORRECTED, UNKNOWN = "right", "correct", "unknown"
_STILL = [(STILL_RIGHT, "Still right"), (CORRECTED, "It needs correcting"), (UNKNOWN, "I do not know")]
AS_BEFORE = "Left empty: the same as in the one before"
_YES_OR_NO = [("yes", "Yes"), ("no", "No")]


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands on the record and is shown beside a section while it is written: a heading, and a line for each thing."""

    section: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """What asking depends on: whose page it is, their brothers and sisters, lists to choose from, and what is known already.

    `known` is shown in place of a question that confirms it; `beside` is shown with a section, and asks nothing.
    `minding` is for the checks of a section: what they must know of the child, by name.
    `conflicts` says, of answers that can be read, which do not fit with what is on the record: the field, and why in words.
    """

    home: UUID
    family: tuple[Option, ...] = ()
    offered: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)
    beside: tuple[Beside, ...] = ()
    minding: Mapping[str, Any] = field(default_factory=dict)
    conflicts: Callable[[Mapping[str, Any]], Iterable[tuple[str, str]]] = lambda answers: ()


_ABOUT = Question(
    WHO, "Is it about any of these too?", SomeOf(offered=WHO), hint="Each child's record holds their own part alone."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One field of a page: which question it is of, whose, and what must have been answered for it to be asked.

    `thing` says, of a question asked of each of several things, which of them: in words.
    """

    place: Place
    question: Question
    when: Place | None = None
    among: tuple[str, ...] = ()
    thing: str = ""


def asked(section: Section, asking: Asking, answers: Mapping[str, Raw]) -> Iterator[Asked]:
    """Every field of a section: what is said once, then what is said of each child, as many rows as are filled and one more."""
    if asking.family and any(question.each_child or question.differs for question in section.questions):
        yield Asked(Place(WHO), _ABOUT)
    shared = {question.key: question for question in section.questions if not question.each_child}
    for question in shared.values():
        yield from _of(question, None, asking, answers, shared)
    for child in (asking.home, *(UUID(one.key) for one in asking.family)):
        for question in section.questions:
            if question.each_child:
                yield from _of(question, child, asking, answers, shared)
            elif question.differs and child != asking.home:
                yield Asked(Place(different(question.key), child), question, Place(WHO), (str(child),))


def _of(
    question: Question, child: UUID | None, asking: Asking, answers: Mapping[str, Raw], shared: Container[str]
) -> Iterator[Asked]:
    when = Place(question.when.question, None if question.when.question in shared else child) if question.when else None
    among = question.when.among if question.when else ()
    if when is None and child is not None and child != asking.home:
        when, among = Place(WHO), (str(child),)
    if isinstance(question.kind, Rows):
        first = _first_row(question, answers)
        for row in range(rows_of(question, answers) + 1):
            for column in question.kind.columns:
                below = row > first and column.key in question.kind.down
                of = replace(column, needed=False, hint=AS_BEFORE) if below else column
                yield Asked(Place(cell(question.key, row, column.key), child), of, when, among)
        return
    if isinstance(question.kind, EachOf):
        yield from _of_each(question.key, question.kind, child, asking, answers, when, among)
        return
    if question.confirms and asking.known.get(question.confirms):
        yield Asked(Place(still(question.key), child), question, when, among)
        yield Asked(Place(question.key, child), question, Place(still(question.key), child), (CORRECTED,))
        return
    yield Asked(Place(question.key, child), question, when, among)


def _of_each(
    key: str,
    kind: EachOf,
    child: UUID | None,
    asking: Asking,
    answers: Mapping[str, Raw],
    when: Place | None,
    among: tuple[str, ...],
) -> Iterator[Asked]:
    """A few fields of each thing offered, and of each that was answered for and is offered no more."""
    words = {one.key: one.words for options in asking.offered.values() for one in options}
    places = [place(name) for name, raw in answers.items() if name.startswith(f"{key}.") and has(raw)]
    before = [where.key.split(".")[1] for where in places if where.child == child and where.key.count(".") == 2]
    for thing in dict.fromkeys([*(one.key for one in asking.offered.get(kind.offered, ())), *before]):
        for column in kind.columns:
            own = Place(cell(key, thing, column.when.question), child) if column.when else when
            only = column.when.among if column.when else among
            yield Asked(Place(cell(key, thing, column.key), child), column, own, only, words.get(thing, "No longer on this list"))


def _first_row(question: Question, answers: Mapping[str, Raw]) -> int:
    """The first row that has something in it; the first of all where none has."""
    filled = [place(name).key.split(".") for name, raw in answers.items() if name.startswith(f"{question.key}.") and has(raw)]
    return min((int(parts[1]) for parts in filled if len(parts) == 3 and parts[1].isdigit()), default=0)


def rows_of(question: Question, answers: Mapping[str, Raw]) -> int:
    """How many rows of a question have something in them, counting to the last that has."""
    filled = [place(name).key.split(".") for name, raw in answers.items() if name.startswith(f"{question.key}.") and has(raw)]
    return max((int(parts[1]) + 1 for parts in filled if len(parts) == 3 and parts[1].isdigit()), default=0)


def has(raw: Raw | None) -> bool:
    """Whether anything was typed or chosen."""
    return any(part.strip() for part in raw) if isinstance(raw, list) else bool(raw and raw.strip())


class PageForm(forms.Form):
    """One section of a form, asked of the children it is about. Fields that are not asked are neither needed nor read."""

    def __init__(self, section: Section, asking: Asking, *, answers: Mapping[str, Raw], judged: bool = False) -> None:
        self.section, self.asking = section, asking
        self.asked = tuple(asked(section, asking, answers))
        fields = {str(one.place): _field(one, asking) for one in self.asked}
        super().__init__(data=_posted(fields, answers), auto_id="f-%s", use_required_attribute=False)
        self.fields.update(fields)
        self.answers = answers
        self.home = asking.home
        self._conflicts = asking.conflicts
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
        self._look_across()
        if self._judged:
            for name, words in self._conflicts(self.cleaned_data):
                if name in self.cleaned_data:
                    self.add_error(name, words)
        return self.cleaned_data

    def _look_across(self) -> None:
        """Say what the section's own checks find, each at its question: for each child it is about."""
        wrong, chosen = super().errors, [UUID(key) for key in self.cleaned_data.get(WHO) or ()]
        for child in (self.asking.home, *chosen):
            theirs = {one.place.key: str(one.place) for one in self.asked if one.place.child in (None, child)}
            said = {key: self.cleaned_data.get(name) for key, name in theirs.items()}
            for fault in (fault for check in self.section.checks for fault in check(said, self.asking.minding)):
                if theirs[fault.question] not in wrong:
                    self.add_error(theirs[fault.question], fault.words)

    def _of_an_empty_row(self, one: Asked) -> bool:
        parts = one.place.key.split(".")
        if len(parts) != 3 or one.thing:
            return False
        start = f"{parts[0]}.{parts[1]}."
        return not any(
            has(raw) for name, raw in self.answers.items() if name.startswith(start) and place(name).child == one.place.child
        )


def read_posted(section: Section, asking: Asking, posted: MultiValueDict[str, str], before: Mapping[str, Raw]) -> dict[str, Raw]:
    """The answers on a page that was sent, by field, as typed. Fields the page did not hold are left out."""
    found: dict[str, Raw] = {}
    merged: dict[str, Raw] = {**before, **{name: str(posted[name]) for name in posted}}
    for one in asked(section, asking, merged):
        name = str(one.place)
        widget = _field(one, asking).widget
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


def _field(one: Asked, asking: Asking) -> forms.Field:
    question, key = one.question, one.place.key
    if key == still(question.key):
        return forms.ChoiceField(
            choices=_STILL,
            widget=forms.RadioSelect,
            label=question.asks,
            help_text=asking.known[question.confirms],
            required=question.needed,
        )
    if key == different(question.key):
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False, label=question.asks, max_length=LONGEST)
    needed = question.needed or one.among == (CORRECTED,)
    return _BY_KIND[type(question.kind)](question.kind, asking, label=question.asks, help_text=question.hint, required=needed)


def _words(kind: Words, asking: Asking, **said: Any) -> forms.Field:
    return forms.CharField(widget=forms.Textarea(attrs={"rows": kind.rows}), max_length=LONGEST, **said)


def _line(kind: Line, asking: Asking, **said: Any) -> forms.Field:
    return forms.CharField(max_length=kind.longest, **said)


def _number(kind: Number, asking: Asking, **said: Any) -> forms.Field:
    return forms.IntegerField(
        min_value=kind.least, max_value=kind.most, widget=forms.TextInput(attrs={"inputmode": "numeric"}), **said
    )


def _yes_no(kind: YesNo, asking: Asking, **said: Any) -> forms.Field:
    return forms.ChoiceField(choices=_YES_OR_NO, widget=forms.RadioSelect, **said)


def _choices(kind: OneOf | SomeOf, asking: Asking) -> list[tuple[str, str]]:
    return [(one.key, one.words) for one in (*kind.options, *_offered(kind.offered, asking))]


def _offered(name: str, asking: Asking) -> tuple[Option, ...]:
    return asking.family if name == WHO else asking.offered.get(name, ())


def _one_of(kind: OneOf, asking: Asking, **said: Any) -> forms.Field:
    choices = _choices(kind, asking)
    if not choices:
        said["help_text"] = NOTHING_OFFERED
    if len(choices) < SELECT_FROM:
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **said)
    return forms.ChoiceField(choices=[("", "Choose"), *choices], **said)


def _some_of(kind: SomeOf, asking: Asking, **said: Any) -> forms.Field:
    choices = _choices(kind, asking)
    if not choices:
        said["help_text"] = NOTHING_OFFERED
    return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **said)


def _day(kind: Day, asking: Asking, **said: Any) -> forms.Field:
    return DayField(validators=[] if kind.ahead else [_day_has_come], **said)


def _moment(kind: Moment, asking: Asking, **said: Any) -> forms.Field:
    return MomentField(validators=[] if kind.ahead else [_moment_has_come], **said)


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

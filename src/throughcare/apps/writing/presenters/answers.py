"""An answer as a person reads it: one on the record, one of two that stand in one place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from throughcare.apps.people.models import Person
from throughcare.apps.writing.models import Document
from throughcare.apps.writing.queries import Standing, standing_of
from throughcare.apps.writing.registry import form_of, writes
from throughcare.core.asking.asked import CORRECTED, UNKNOWN, Asking, Raw, asked, confirmed, has
from throughcare.core.asking.form import Moment, OneOf, Question, Section, SomeOf, YesNo
from throughcare.core.asking.names import Place, different, still
from throughcare.core.asking.said import judge
from throughcare.core.fields import month_of
from throughcare.core.words import plain_date

_YES_NO = {"yes": "Yes", "no": "No"}
_BEGUN = {
    (True, True): "Begun",
    (False, True): "Not begun",
    (True, False): "Complete",
    (False, False): "May stay empty",
}
"""How a section stands while it is written, by whether anything is answered in it and whether something is wanting."""


@dataclass(frozen=True, slots=True)
class TextShown:
    """One of two texts that stand in one place: whose, when, and how to keep it."""

    who: str
    when: str
    words: str
    keep: str
    both: str


def answer_words(question: Question, raw: Raw, offered: Mapping[str, str]) -> str:
    """An answer as a person reads it, from what was typed: on the version of the form it was typed on."""
    kind = question.kind
    if isinstance(kind, OneOf | SomeOf):
        words = {one.key: one.words for one in kind.options} | dict(offered)
        return ", ".join(words.get(key, key) for key in ([raw] if isinstance(raw, str) else raw) if key)
    if isinstance(kind, YesNo):
        return _YES_NO.get(str(raw), "")
    if isinstance(raw, list):
        return _day_words(raw, with_time=isinstance(kind, Moment))
    return raw


def _day_words(parts: Sequence[str], *, with_time: bool) -> str:
    try:
        day, month, year = parts[:3]
        said = plain_date(date(int(year), month_of(month), int(day)))
    except ValueError:
        return " ".join(parts)
    return f"{said} at {parts[3]}" if with_time and len(parts) > 3 else said


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """One answer on the record."""

    asks: str
    words: str
    voice: bool


@dataclass(frozen=True, slots=True)
class SectionShown:
    """A section of a document: on the record its answers, while it is written whether it is begun, and complete."""

    title: str
    href: str
    begun: str
    answers: tuple[AnswerShown, ...]


def sections_shown(found: Document, child: Person) -> tuple[SectionShown, ...]:
    """Every section of a document, with its answers."""
    stands, asking, form = standing_of(found), writes(found).asking(child), form_of(found)
    wanting = judge(form, asking, stands.answers).faulty if found.state == Document.State.WRITING else {}
    return tuple(
        _section(found, section, stands, asking, str(child), wanting=section.key in wanting) for section in form.sections
    )


def _section(found: Document, section: Section, stands: Standing, asking: Asking, name: str, *, wanting: bool) -> SectionShown:
    offered = offered_words(asking)
    answers = tuple(_answers(section, stands.answers, asking, offered, name))
    return SectionShown(
        title=section.title,
        href=reverse("writing:section", args=[found.child_id, found.pk, section.key]),
        begun=_BEGUN[bool(answers), wanting],
        answers=answers,
    )


def offered_words(asking: Asking) -> dict[str, str]:
    """What the keys of lists that depend on the child are called."""
    found = {one.key: one.words for those in asking.offered.values() for one in those}
    return found | {one.key: one.words for one in asking.family}


def _answers(
    section: Section, answers: Mapping[str, Raw], asking: Asking, offered: Mapping[str, str], name: str
) -> Iterator[AnswerShown]:
    for one in asked(section, asking, answers):
        raw = answers.get(str(one.place))
        if raw is None or not has(raw) or one.place.child not in (None, asking.home):
            continue
        asks = one.question.asks.replace("{child}", name)
        asks = f"{one.thing}: {asks}" if one.thing else asks
        if one.place.key == still(one.question.key):
            right = confirmed(raw)
            words = {CORRECTED: "It needed correcting", UNKNOWN: "Not known"}.get(str(raw), "")
            yield AnswerShown(asks, words if right is None else f"Still right: {one.question.kept_as or right}", voice=False)
            continue
        yield AnswerShown(asks, answer_words(one.question, raw, offered), one.question.voice)
        own = answers.get(str(Place(different(one.question.key), asking.home)))
        if one.question.differs and own is not None and has(own):  # a part that was written on a brother's or sister's page
            yield AnswerShown(f"Different for {name}", answer_words(one.question, own, offered), one.question.voice)

"""The fields of a page of questions, in blocks: about all, about one child, a row of many; with what stands beside each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.forms.boundfield import BoundField

from throughcare.apps.writing.models import Revision
from throughcare.apps.writing.presenters.answers import TextShown, answer_words
from throughcare.apps.writing.queries import Standing
from throughcare.apps.writing.registry import Found
from throughcare.core.asking.asked import Asked, Raw, has
from throughcare.core.asking.fields import PageForm
from throughcare.core.asking.form import OneOf, Question, Rows, Section, SomeOf, Words, YesNo
from throughcare.core.asking.names import WHO, Place, cell, still
from throughcare.core.words import moment


@dataclass(frozen=True, slots=True)
class FieldShown:
    """One field: what was said last time, what else stands here, and what must be answered for it to be asked.

    `when` and `among` are for the script that hides it; `only_if` says the same in words, for when there is none. `settled` is what was
    chosen where the form was begun: it is shown, and not asked again. `mends` are the buttons that lead to where it is put right.
    """

    bound: BoundField
    when: str
    among: str
    only_if: str
    last_time: str
    texts: tuple[TextShown, ...]
    settled: str = ""
    mends: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FoundShown:
    """One thing another document found, offered to be brought in: in words, whence, and the button; or that it is here already."""

    words: tuple[tuple[str, str], ...]
    source: str
    press: str
    here: bool


@dataclass(frozen=True, slots=True)
class Block:
    """The fields about one child, or (with no heading) about all of them; or one row of many, and before the first what was found.

    `noun` is what a row is of, and `add` the question another is added to.
    """

    heading: str
    fields: tuple[FieldShown, ...]
    when: str = ""
    among: str = ""
    row: bool = False
    add: str = ""
    found: tuple[FoundShown, ...] = ()
    noun: str = ""
    hint: str = ""


def blocks(form: PageForm, stands: Standing, before: Standing, names: Mapping[UUID, str], home: UUID) -> Iterator[Block]:
    """Fields in the order asked, cut where the child or the row changes."""
    held: list[Asked] = []
    for one in (*form.asked, None):
        if held and (one is None or _of_block(one) != _of_block(held[0])):
            yield _block(form, held, stands, before, names, home)
            held = []
        if one is not None:
            held.append(one)


@dataclass(frozen=True, slots=True)
class Offering:
    """What other documents found for one section, and what it takes to say it in words: the child's name, and what keys are called."""

    offers: Sequence[Found]
    asks: Section
    answers: Mapping[str, Raw]
    name: str
    called: Mapping[str, str]


def with_found(blocks: Iterator[Block], offering: Offering) -> Iterator[Block]:
    """The same, with what other documents found before the first row of the question it is offered to."""
    told: set[str] = set()
    for block in blocks:
        if block.add and block.add not in told:
            told.add(block.add)
            yield replace(block, found=tuple(_found(offering, block.add)))
        else:
            yield block


def _found(offering: Offering, key: str) -> Iterator[FoundShown]:
    question = next(one for one in offering.asks.questions if one.key == key)
    assert isinstance(question.kind, Rows)
    for number, offer in enumerate(offering.offers):
        if offer.question != key:
            continue
        words = tuple(
            (one.asks.replace("{child}", offering.name), answer_words(one, raw, offering.called))
            for one in question.kind.columns
            if (raw := offer.cells.get(one.key))
        )
        yield FoundShown(words, offer.source, f"bring:{number}", here=is_here(offer, question.kind, offering.answers))


def is_here(offer: Found, kind: Rows, answers: Mapping[str, Raw]) -> bool:
    """Whether what was found has been brought in already: a row has all its words. Whose it is and by when may have changed since."""
    words = {one.key: raw for one in kind.columns if isinstance(one.kind, Words) and (raw := offer.cells.get(one.key))}
    rows = {name.split(".")[1] for name in answers if name.startswith(f"{offer.question}.")}
    return any(all(answers.get(cell(offer.question, row, key)) == raw for key, raw in words.items()) for row in rows)


def _of_block(one: Asked) -> tuple[UUID | None, tuple[str, ...]]:
    parts = one.place.key.split(".")
    return one.place.child, tuple(parts[:2]) if len(parts) == 3 else ()


def _block(
    form: PageForm, held: Sequence[Asked], stands: Standing, before: Standing, names: Mapping[UUID, str], home: UUID
) -> Block:
    child, row = _of_block(held[0])
    fields = tuple(_field(form, one, stands, before) for one in held)
    if held[0].thing:
        return Block(held[0].thing, fields, row=True)
    if row:
        return _row(form.section, held[0], fields, names[child or home], several=child is not None and len(names) > 1)
    if child is None or len(names) == 1:
        return Block("", fields)
    return Block(names[child], fields, *(("", "") if child == home else (WHO, str(child))))


def _row(section: Section, first: Asked, fields: tuple[FieldShown, ...], name: str, *, several: bool) -> Block:
    """One row: the first under what is asked, each further one under what it is another of."""
    key, number, _ = first.place.key.split(".")
    question = next(one for one in section.questions if one.key == key)
    assert isinstance(question.kind, Rows)
    begins = number == "0"
    asks = f"{question.asks.replace('{child}', name)}{'' if question.needed else ' (optional)'}"
    return Block(
        heading=(f"{asks}: {name}" if several else asks) if begins else f"Another {question.kind.noun}",
        fields=fields,
        when=str(first.when or ""),
        among="|".join(first.among),
        row=True,
        add=key,
        noun=question.kind.noun,
        hint=question.hint if begins else "",
    )


def _field(form: PageForm, one: Asked, stands: Standing, before: Standing) -> FieldShown:
    name = str(one.place)
    said = before.answers.get(name) if one.question.carries else None
    return FieldShown(
        bound=form[name],
        when=str(one.when or ""),
        among="|".join(one.among),
        only_if=_only_if(form, one),
        last_time=answer_words(one.question, said, {}) if said and has(said) else "",
        texts=tuple(_texts(one.question, stands.clashes.get(name, ()))),
        settled=_settled(form, one),
        mends=tuple(_mends(one)),
    )


def _mends(one: Asked) -> Iterator[tuple[str, str]]:
    """What each button sends, and says, beside the answer that a fact needs correcting."""
    if one.place.key == one.question.key:
        for number, mend in enumerate(one.question.mends):
            yield f"mend:{Place(f'{one.question.key}.{number}', one.place.child)}", mend.words


def _settled(form: PageForm, one: Asked) -> str:
    """What was chosen where the form was begun; nothing where it was not, or no longer fits the record and is to be chosen again."""
    name = str(one.place)
    if not one.question.chosen or form.errors.get(name) or form.fields[name].widget.is_hidden:
        return ""
    choices = dict(getattr(form.fields[name], "choices", ()))
    return str(choices.get(form.answers.get(name), ""))


def _only_if(form: PageForm, one: Asked) -> str:
    above = next((each for each in form.asked if one.when == each.place), None)
    if above is None or above.place.key in (WHO, still(above.question.key)):
        return ""
    field = form.fields[str(above.place)]
    words = [str(text) for key, text in getattr(field, "choices", ()) if key in one.among]
    return f"Only if you answered “{' or '.join(words)}” to “{field.label}”" if words else ""


def _texts(question: Question, heads: Sequence[Revision]) -> Iterator[TextShown]:
    for head in heads:
        other = next((each for each in heads if each.pk != head.pk), head)
        keep = f"choose:{head.pk}:{other.pk}"
        both = f"{keep}:both" if isinstance(head.value, str) and isinstance(other.value, str) and head is heads[0] else ""
        words = answer_words(question, head.value, {})
        yield TextShown(head.author.name, moment(head.at), words, keep, both if not _is_choice(question) else "")


def _is_choice(question: Question) -> bool:
    return isinstance(question.kind, OneOf | SomeOf | YesNo)

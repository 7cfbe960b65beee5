"""A document as its pages show it: a page of questions while it is written, and the whole once it is on the record."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.forms.boundfield import BoundField
from django.urls import reverse

from throughcare.apps.people.models import Person
from throughcare.apps.writing.files.presenters import FilesShown, files_shown
from throughcare.apps.writing.models import Document, Revision, Step
from throughcare.apps.writing.queries import Standing, beside, last_time, standing_of
from throughcare.apps.writing.registry import Found, form_of, writes
from throughcare.core.asking.fields import Asked, Asking, Beside, PageForm, Raw, asked, has
from throughcare.core.asking.form import EachOf, Form, Moment, OneOf, Question, Rows, Section, SomeOf, Words, YesNo
from throughcare.core.asking.names import WHO, cell, different, place, still
from throughcare.core.page import Link
from throughcare.core.words import moment, plain_date

HAND_IN = "Hand in for approval"
_YES_NO = {"yes": "Yes", "no": "No"}


@dataclass(frozen=True, slots=True)
class TextShown:
    """One of two texts that stand in one place: whose, when, and how to keep it."""

    who: str
    when: str
    words: str
    keep: str
    both: str


@dataclass(frozen=True, slots=True)
class FieldShown:
    """One field: what was said last time, what else stands here, and what must be answered for it to be asked.

    `when` and `among` are for the script that hides it; `only_if` says the same in words, for when there is none.
    """

    bound: BoundField
    when: str
    among: str
    only_if: str
    last_time: str
    texts: tuple[TextShown, ...]


@dataclass(frozen=True, slots=True)
class FoundShown:
    """One thing another document found, offered to be brought in: in words, whence, and the button; or that it is here already."""

    words: tuple[tuple[str, str], ...]
    source: str
    press: str
    here: bool


@dataclass(frozen=True, slots=True)
class Block:
    """The fields about one child, or (with no heading) about all of them; or one row of many, and before the first what was found."""

    heading: str
    fields: tuple[FieldShown, ...]
    when: str = ""
    among: str = ""
    row: bool = False
    add: str = ""
    found: tuple[FoundShown, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionPage:
    """One page of a document being written."""

    title: str
    about: str
    back: Link
    hint: str
    guidance: str
    stands: tuple[Beside, ...]
    form: PageForm
    blocks: tuple[Block, ...]
    bases: Mapping[str, str]
    page: UUID
    keep_url: str
    kept: str
    others: str
    last_on: date | None
    last_one: bool
    finish: str
    faulty: bool
    files: FilesShown


def section_page(
    found: Document, child: Person, asks: Section, asking: Asking, *, judged: bool = False, files_refused: Sequence[str] = ()
) -> SectionPage:
    """One section, as it stands. `judged` says what is wrong with it; before that, half a sentence is not a mistake."""
    form, stands, before = form_of(found), standing_of(found), last_time(found)
    page_form = PageForm(asks, asking, answers=stands.answers, judged=judged)
    names = {child.pk: _short(child), **{UUID(one.key): one.words for one in asking.family}}
    _call_by_name(page_form, names)
    single = len(form.sections) == 1
    return SectionPage(
        title=form.title if single else asks.title,
        about=str(child),
        back=Link(f"Back to {child}", reverse("desk:child", args=[child.pk]))
        if single
        else Link(form.title, reverse("writing:document", args=[child.pk, found.pk])),
        hint=asks.hint,
        guidance=form.guidance,
        stands=tuple(one for one in asking.beside if one.section == asks.key),
        form=page_form,
        blocks=tuple(_with_found(_blocks(page_form, stands, before, names, asking.home), found, asks, stands)),
        bases=stands.bases,
        page=uuid.uuid4(),
        keep_url=reverse("writing:keep", args=[found.pk, asks.key]),
        kept=_kept(stands),
        others=_others(found, stands),
        last_on=found.follows.happened_on if found.follows else None,
        last_one=single,
        finish=HAND_IN if form.signed_off else form.finish,
        faulty=judged and not page_form.is_valid(),
        files=files_shown(found, may_share=bool(asking.family), refused=files_refused),
    )


def _short(child: Person) -> str:
    """What a child is called in a sentence."""
    return child.known_as or child.given_name or str(child)


def _call_by_name(form: PageForm, names: Mapping[UUID, str]) -> None:
    several = len(names) > 1
    home = next(iter(names))
    for one in form.asked:
        field = form.fields[str(one.place)]
        name = names[one.place.child or home]
        field.label = one.question.asks.replace("{child}", name if one.place.child else ("the children" if several else name))
        if one.place.key == different(one.question.key):
            field.label = f"Different for {name}: {str(field.label)[0].lower()}{str(field.label)[1:]}"


def _blocks(form: PageForm, stands: Standing, before: Standing, names: Mapping[UUID, str], home: UUID) -> Iterator[Block]:
    """Fields in the order asked, cut where the child or the row changes."""
    held: list[Asked] = []
    for one in (*form.asked, None):
        if held and (one is None or _of_block(one) != _of_block(held[0])):
            yield _block(form, held, stands, before, names, home)
            held = []
        if one is not None:
            held.append(one)


def _with_found(blocks: Iterator[Block], found: Document, asks: Section, stands: Standing) -> Iterator[Block]:
    """The same, with what other documents found before the first row of the question it is offered to."""
    offers = writes(found).found(found)
    told: set[str] = set()
    for block in blocks:
        if block.add and block.add not in told:
            told.add(block.add)
            yield replace(block, found=tuple(_found(offers, asks, block.add, stands)))
        else:
            yield block


def _found(offers: Sequence[Found], asks: Section, key: str, stands: Standing) -> Iterator[FoundShown]:
    question = next(one for one in asks.questions if one.key == key)
    assert isinstance(question.kind, Rows)
    columns, answers = question.kind.columns, stands.answers
    for number, offer in enumerate(offers):
        if offer.question != key:
            continue
        words = tuple((one.asks, answer_words(one, raw, {})) for one in columns if (raw := offer.cells.get(one.key)))
        yield FoundShown(words, offer.source, f"bring:{number}", here=is_here(offer, question.kind, answers))


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
        return Block("", fields, row=True, add=row[0])
    if child is None or len(names) == 1:
        return Block("", fields)
    return Block(names[child], fields, *(("", "") if child == home else (WHO, str(child))))


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
    )


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


def _kept(stands: Standing) -> str:
    """When the last words were kept; empty before the first."""
    last = max((head.at for heads in stands.by_name.values() for head in heads), default=None)
    return f"Draft saved {moment(last)}" if last else ""


def _others(found: Document, stands: Standing) -> str:
    names = {head.author.name for heads in stands.by_name.values() for head in heads} - {found.started_by.name}
    return f"Also written in by {' and '.join(sorted(names))}" if names else ""


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
        day, month, year = (int(part) for part in parts[:3])
        said = plain_date(date(year, month, day))
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
    """A section of a document: on the record its answers, while it is written whether it has been begun."""

    title: str
    href: str
    begun: str
    answers: tuple[AnswerShown, ...]


@dataclass(frozen=True, slots=True)
class BesideShown:
    """Words added after a document was final: by whom, when, on which question, and why."""

    who: str
    when: str
    asks: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A whole document."""

    title: str
    about: str
    back: Link
    being_written: bool
    standing: str
    returned: TextShown | None
    sections: tuple[SectionShown, ...]
    beside: tuple[BesideShown, ...]
    finish: str
    finish_href: str
    files: FilesShown
    links: tuple[Link, ...]
    take_back: str
    wrong_href: str = ""


def document_page(found: Document, child: Person) -> DocumentPage:
    """A document on the version of the form it was written on."""
    form = form_of(found)
    steps = list(found.steps.select_related("by", "covering").order_by("at"))
    last = steps[-1] if steps else None
    return DocumentPage(
        title=form.title,
        about=str(child),
        back=Link(f"Back to {child}", reverse("desk:child", args=[child.pk])),
        being_written=found.state == Document.State.WRITING,
        standing=_standing(found, last),
        returned=_returned(found, last),
        sections=sections_shown(found, child),
        beside=tuple(_beside(form, found)),
        finish=HAND_IN if form.signed_off else form.finish,
        finish_href=reverse("writing:section", args=[child.pk, found.pk, form.sections[-1].key]),
        files=files_shown(found),
        links=(*writes(found).leads_to(found), *_links(found)),
        take_back=reverse("writing:take_back", args=[child.pk, found.pk]) if found.state == Document.State.SUBMITTED else "",
        wrong_href=reverse("desk:wrong_child", args=[child.pk, found.pk]) if found.state == Document.State.FINAL else "",
    )


def sections_shown(found: Document, child: Person) -> tuple[SectionShown, ...]:
    """Every section of a document, with its answers."""
    stands, asking = standing_of(found), writes(found).asking(child)
    return tuple(_section(found, section, stands, asking, str(child)) for section in form_of(found).sections)


def _returned(found: Document, last: Step | None) -> TextShown | None:
    """The words with which it was returned, while it is being written again."""
    if last is None or last.what != Step.What.RETURNED or found.state != Document.State.WRITING:
        return None
    return TextShown(last.by.name, moment(last.at), last.words, "", "")


def _links(found: Document) -> Iterator[Link]:
    here = [found.child_id, found.pk]
    if found.state == Document.State.SUBMITTED:
        yield Link("Look at what changed, and approve or return it", reverse("writing:decide", args=here))
    if found.state == Document.State.FINAL:
        yield Link("Add to or correct this record", reverse("writing:beside", args=here))
    yield Link("How this came about", reverse("writing:history", args=here))


def _standing(found: Document, last: Step | None) -> str:
    if found.state == Document.State.SUBMITTED and last is not None:
        return f"Handed in for approval by {last.by.name}, {moment(last.at)}"
    if found.state == Document.State.FINAL and found.finished_by and last is not None:
        stead = f", standing in for {last.covering.name}" if last.covering else ""
        return f"Written by {found.finished_by.name}, approved by {last.by.name}{stead}, {moment(last.at)}"
    if found.state == Document.State.FINAL and found.finished_by and found.finished_at:
        return f"Put on the record by {found.finished_by.name}, {moment(found.finished_at)}"
    return f"{Document.State(found.state).label}. Begun by {found.started_by.name}, {moment(found.started_at)}"


def _section(found: Document, section: Section, stands: Standing, asking: Asking, name: str) -> SectionShown:
    offered = offered_words(asking)
    answers = tuple(_answers(section, stands.answers, asking, offered, name))
    return SectionShown(
        title=section.title,
        href=reverse("writing:section", args=[found.child_id, found.pk, section.key]),
        begun="Begun" if answers else "Not begun",
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
            known = asking.known.get(one.question.confirms, "")
            yield AnswerShown(
                asks, {"right": f"Still right: {known}", "unknown": "Not known"}.get(str(raw), "Corrected:"), voice=False
            )
            continue
        yield AnswerShown(asks, answer_words(one.question, raw, offered), one.question.voice)


def _beside(form: Form, found: Document) -> Iterator[BesideShown]:
    for revision in beside(found):
        key, *within = place(revision.name).key.split(".")
        question = form.question(key)
        asked_in = question.kind.columns if isinstance(question.kind, Rows | EachOf) else ()
        column = next((one for one in asked_in if [one.key] == within[-1:]), question)
        words = answer_words(column, revision.value, {})
        asks = question.asks.replace("{child}", str(found.child))
        yield BesideShown(revision.author.name, moment(revision.at), asks, words, revision.why)

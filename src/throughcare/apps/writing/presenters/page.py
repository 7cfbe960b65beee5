"""One page of questions of a document being written."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from throughcare.apps.people.models import Person
from throughcare.apps.writing.files.presenters import FilesShown, files_shown
from throughcare.apps.writing.models import Document
from throughcare.apps.writing.presenters.answers import offered_words
from throughcare.apps.writing.presenters.blocks import Block, Offering, blocks, with_found
from throughcare.apps.writing.presenters.document import HAND_IN
from throughcare.apps.writing.queries import Standing, last_time, standing_of
from throughcare.apps.writing.registry import form_of, writes
from throughcare.core.asking.asked import Asking, Beside
from throughcare.core.asking.fields import PageForm
from throughcare.core.asking.form import Section
from throughcare.core.asking.names import different
from throughcare.core.page import Link
from throughcare.core.words import moment


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
        blocks=tuple(
            with_found(
                blocks(page_form, stands, before, names, asking.home),
                Offering(writes(found).found(found), asks, stands.answers, names[child.pk], offered_words(asking)),
            )
        ),
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


def is_faulty(found: Document, asks: Section, asking: Asking) -> bool:
    """Whether something is wrong with a section as it stands, or still wanting."""
    return not PageForm(asks, asking, answers=standing_of(found).answers, judged=True).is_valid()


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
        if several and one.place.child:
            field.whose = name  # type: ignore[attr-defined]  # said where what is wrong is listed, away from the child's own part
        if one.place.key == different(one.question.key):
            field.label = f"Different for {name}: {str(field.label)[0].lower()}{str(field.label)[1:]}"


def _kept(stands: Standing) -> str:
    """When the last words were kept; empty before the first."""
    last = max((head.at for heads in stands.by_name.values() for head in heads), default=None)
    return f"Draft saved {moment(last)}" if last else ""


def _others(found: Document, stands: Standing) -> str:
    names = {head.author.name for heads in stands.by_name.values() for head in heads} - {found.started_by.name}
    return f"Also written in by {' and '.join(sorted(names))}" if names else ""

"""Texts laid aside beside one that stands, as a page shows them and asks about them; and what was written there before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from throughcare.apps.improvement.actions import settle_aside
from throughcare.apps.improvement.actions.aside import texts_aside
from throughcare.apps.improvement.models import ClinicItem, Report, TextAside
from throughcare.apps.workforce.models import Worker
from throughcare.core.form_page import Beside
from throughcare.core.history import versions
from throughcare.core.page import Link
from throughcare.core.words import moment

PUT_IN, LEAVE_OUT = "put_in", "leave_out"
AT_ONCE = 20
UNKNOWN = "Not known"
NOT_IN = "Typed while somebody else wrote, and not in the text."
SETTLED = "Typed while somebody else wrote; put in or left out since."


@dataclass(frozen=True, slots=True)
class Version:
    """What a text said: who wrote it, when, and what is to be known of it."""

    at: datetime
    by: UUID | None
    words: str
    note: str = ""
    who: str = ""

    @property
    def when(self) -> str:
        """Its moment in words."""
        return moment(self.at)


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """What was written in one place, the latest first; `earlier` leads to those before, if there are any."""

    title: str
    caption: str
    back: Link
    versions: tuple[Version, ...]
    earlier: Link | None = None


def beside(of: Report | ClinicItem, *, but: UUID | None = None) -> tuple[Beside, ...]:
    """The texts that wait beside this one for somebody to choose, but that of a page whose own box holds it."""
    waiting = texts_aside(of).filter(settled_at=None).select_related("written_by")
    return tuple(
        Beside(each.written_by.name, moment(each.written_at), each.words, f"{PUT_IN}:{each.pk}", f"{LEAVE_OUT}:{each.pk}")
        for each in waiting
        if but is None or each.page != but
    )


def choose(
    request: HttpRequest, of: Report | ClinicItem, *, by: Worker, write: Callable[[], str], put: Callable[[str], object]
) -> bool:
    """Do what a button beside a text laid aside says, if one was pressed: what was typed is kept first.

    `write` keeps what was typed and answers with the text that stands, `put` has another stand. Of one that was chosen before nothing is done.
    """
    pressed, _, key = request.POST.get("do", "").partition(":")
    if pressed not in (PUT_IN, LEAVE_OUT):
        return False
    aside = next((each for each in texts_aside(of).filter(settled_at=None) if str(each.pk) == key), None)
    stands = write()
    if aside is not None:
        if pressed == PUT_IN:
            put("\n\n".join(filter(None, (stands, aside.words))))
        settle_aside(aside, by=by)
    return True


def versions_page(request: HttpRequest, of: Report | ClinicItem, *, title: str, caption: str, back: Link) -> VersionsPage:
    """What was written in a text before, a page at a time."""
    first = request.GET.get("from", "")
    start = int(first) if first.isdecimal() and len(first) < 6 else 0
    every = earlier_versions(of)
    some = every[start : start + AT_ONCE]
    more = Link("Those before", f"{request.path}?from={start + AT_ONCE}") if len(every) > start + AT_ONCE else None
    return VersionsPage(title, caption, back, tuple(_named(some)), more)


def earlier_versions(of: Report | ClinicItem) -> list[Version]:
    """Every text that stood or was laid aside, the latest first. One that was only written on by the same person is told with what it became."""
    name = "words" if isinstance(of, Report) else "why"
    rows = versions(type(of)).filter(pgh_obj_id=of.pk).select_related("pgh_context").order_by("pgh_id")
    found = list(_written_on(Version(row.known_at, _by(row), getattr(row, name)) for row in rows))
    for aside in texts_aside(of):
        note = NOT_IN if aside.settled_at is None else SETTLED
        typed = versions(TextAside).filter(pgh_obj_id=aside.pk).order_by("pgh_id")
        found += _written_on(Version(row.written_at, row.written_by_id, row.words, note) for row in typed)
    return sorted(found, key=lambda each: each.at, reverse=True)


def _written_on(every: Iterable[Version]) -> Iterator[Version]:
    """Texts that hold a word which the next one does not; each once, however often it was saved."""
    held: Version | None = None
    for each in every:
        if held is not None and each.words == held.words:
            continue
        if held is not None and held.words and not (each.by == held.by and each.words.startswith(held.words)):
            yield held
        held = each
    if held is not None and held.words:
        yield held


def _named(some: Iterable[Version]) -> Iterator[Version]:
    found = list(some)
    names = dict(Worker.objects.filter(pk__in={each.by for each in found if each.by}).values_list("pk", "name"))
    for each in found:
        yield replace(each, who=names.get(each.by, UNKNOWN) if each.by else UNKNOWN)


def _by(row: Any) -> UUID | None:
    said = row.pgh_context.metadata.get("by") if row.pgh_context else None
    return UUID(said) if said else None

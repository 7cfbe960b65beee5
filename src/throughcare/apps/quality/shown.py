"""Records to put right, as the page shows them: each in plain words, with the figures it spoils, whose it is, and where it is mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django import forms
from django.urls import reverse

from throughcare.apps.duties.presenters import name_of
from throughcare.apps.duties.queries import Around
from throughcare.apps.quality.mendable import MENDABLE
from throughcare.apps.quality.models import DoubtfulFact, RightAsItIs
from throughcare.core.page import Link
from throughcare.core.shown import Chosen, Column, Count, Pages
from throughcare.core.words import count, plain_date
from throughcare.doubts.everything import BY_KEY
from throughcare.doubts.rule import Rule, Where, Whose
from throughcare.measures.everything import BY_KEY as MEASURES
from throughcare.measures.reading import reads
from throughcare.statute.duty import By

COLUMNS = (Column("Child"), Column("What is doubtful"), Column("Figures it spoils"), Column("Whose to mend"))
DOES = {Whose.WORKER: (By.SOCIAL_WORKER, By.PERSONAL_ADVISER), Whose.REVIEWING_OFFICER: (By.REVIEWING_OFFICER,)}
PAGES = {Where.DETAILS: "desk:mend", Where.NUMBERS: "desk:add_number", Where.ADD: "desk:add"}


@cache
def spoils(rule: str) -> tuple[str, ...]:
    """The figures that rest on what a rule puts in doubt, by the keys of their measures."""
    columns = set(BY_KEY[rule].columns)
    return tuple(key for key, read in reads().items() if key in MEASURES and columns & read)


def spoils_words(rule: str) -> str:
    """How many figures a doubt spoils; where none, what it is for."""
    found = spoils(rule)
    return count(len(found), "figure") if found else "None here; the return to the Department needs it"


@dataclass(frozen=True, slots=True)
class DoubtShown:
    """One doubtful fact. `mend` is where it is put right, `right` where one says that it is right; `said` who said so, and why."""

    key: str
    child: Link
    restricted: bool
    what: str
    looks_for: str
    source: str
    since: str
    spoils: str
    figures: tuple[str, ...]
    who: str
    mend: Link | None
    right: Link | None
    said: str = ""


@dataclass(frozen=True, slots=True)
class ToPutRight:
    """The list, as filtered. `kinds` says how many of each kind, and leads to those."""

    caption: str
    kinds: tuple[Count, ...]
    form: forms.Form
    chosen: tuple[Chosen, ...]
    clear: str
    columns: tuple[Column, ...]
    rows: tuple[DoubtShown, ...]
    pages: Pages | None
    nothing: str


def shown(
    rows: Sequence[DoubtfulFact], around: Around, said: Mapping[tuple[UUID, str, str, str], RightAsItIs]
) -> Iterable[DoubtShown]:
    """Doubtful facts, for a page that crosses children."""
    for row in rows:
        rule, known = BY_KEY[row.rule], row.child_id in around.people
        word = said.get((row.child_id, row.rule, row.about, row.mark))
        yield DoubtShown(
            key=str(row.pk),
            child=Link(name_of(row.child_id, around), reverse("desk:child", args=[row.child_id]) if known else ""),
            restricted=around.restricted(row.child_id),
            what=row.words,
            looks_for=rule.looks_for,
            source=rule.source,
            since=f"Found {plain_date(row.found_on)}",
            spoils=spoils_words(row.rule),
            figures=tuple(MEASURES[key].title for key in spoils(row.rule)),
            who=_who(row.child_id, rule, around),
            mend=where(row, rule) if known else None,
            right=Link("It is right", reverse("quality:it_is_right", args=[row.child_id, row.pk]))
            if known and not word
            else None,
            said=f"{word.said_by.name}, {plain_date(word.said_on)}: {word.why}" if word else "",
        )


def _who(child: UUID, rule: Rule, around: Around) -> str:
    """Whoever can mend it by name; where nobody is named, what they would be."""
    for part in DOES[rule.whose]:
        named = around.parts.get((child, part))
        if named is not None and named.worker is not None:
            return f"{named.worker.name}, {part.value}"
    return f"{rule.whose.words}; nobody is named"


def where(row: DoubtfulFact, rule: Rule) -> Link:
    """Where it is mended: the fact itself, if there is one; else the page of the child's on which it is."""
    if row.fact is not None and row.model in MENDABLE:
        return Link("Put it right", reverse("quality:put_right", args=[row.child_id, row.pk]))
    return Link("Put it right", reverse(PAGES.get(rule.where, "desk:file"), args=[row.child_id]))

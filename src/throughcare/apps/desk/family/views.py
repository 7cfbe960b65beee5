"""A child's family: the genogram, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from throughcare.apps.desk.family.drawing import Drawing, drawing
from throughcare.apps.desk.family.kin import family_of
from throughcare.apps.desk.family.who import Kin, Place
from throughcare.apps.involvement.queries import open_child
from throughcare.apps.people.models import Person
from throughcare.core.page import Link, page
from throughcare.core.shown import Column
from throughcare.core.words import count, listed, plain_date

_RESPONSIBLE = {True: "Yes", False: "No", None: "Not known"}


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """One person in the table."""

    name: str
    what: str
    born: str
    responsible: str
    since: str
    contact: str


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """A child's family drawn, said in a sentence, and in a table."""

    name: str
    back: Link
    drawn: Drawing
    sentence: str
    rows: tuple[FamilyRow, ...]
    columns: tuple[Column, ...] = (
        Column("Who"),
        Column("What they are to the child"),
        Column("Born"),
        Column("Parental responsibility"),
        Column("Since"),
        Column("Contact"),
    )


@require_GET
@login_required
def family(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Who is who around a child, of those open to whoever asks."""
    child = open_child(request, child_id)
    return page(request, "desk/family.html", family_page(child, family_of(child)))


def family_page(child: Person, kin: Sequence[Kin]) -> FamilyPage:
    """The page."""
    own = Kin(child.pk, str(child), "", Place.CHILDREN, child.sex, child.born_on, child.died_on)
    return FamilyPage(
        name=str(child),
        back=Link(f"Back to {child}", reverse("desk:child", args=[child.pk])),
        drawn=drawing(own, kin),
        sentence=_sentence(child, kin),
        rows=tuple(_row(one) for one in kin),
    )


def _row(kin: Kin) -> FamilyRow:
    born = plain_date(kin.born_on) + (f", died {plain_date(kin.died_on)}" if kin.died_on else "")
    return FamilyRow(kin.name, kin.what, born, _RESPONSIBLE[kin.responsible], plain_date(kin.since), _contact(kin))


def _contact(kin: Kin) -> str:
    """Whether they see each other and how, in words; nothing is said where nothing is arranged or known."""
    return ": ".join(part for part in (kin.contact, kin.contact_how) if part) or "Not recorded"


def _sentence(child: Person, kin: Sequence[Kin]) -> str:
    responsible = [one.name for one in kin if one.responsible]
    brothers = sum(one.place is Place.CHILDREN for one in kin)
    said = f"{child} has {count(brothers, 'brother or sister', 'brothers and sisters')} on record"
    held = (
        f"{listed(responsible)} {'has' if len(responsible) == 1 else 'have'}"
        if responsible
        else "Nobody drawn here is known to have"
    )
    return f"{said}. {held} parental responsibility."

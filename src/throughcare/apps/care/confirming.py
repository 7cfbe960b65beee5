"""What the record knows of where a child lives and under what law, shown on other forms: right still, to be put right, or not known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from django.utils.functional import SimpleLazyObject

from throughcare.apps.care.models import LegalStatus, Placement
from throughcare.apps.care.presenters import meaning, placement_named
from throughcare.apps.people.models import Address
from throughcare.core.asking.asked import of_child
from throughcare.core.asking.form import Line, Mend, Question
from throughcare.core.periods import on_day
from throughcare.core.today import today
from throughcare.core.words import plain_date
from throughcare.statute.codes import care

PLACEMENT, ADDRESS, LAW = "placement.lives", "address.lives", "legal_status.now"
RIGHT = "What is right? The record itself is put right with the button"
LIVES = Question(
    "lives",
    "Where {child} lives",
    Line(),
    hint=RIGHT,
    confirms=PLACEMENT,
    mends=(Mend("Record a move", form="move"),),
)
AT_HOME = Question(
    "at_home",
    "Where {child} lives, at home",
    Line(),
    hint=RIGHT,
    confirms=ADDRESS,
    kept_as="the address on the record that day",  # it may be protected later, from readers of this form too
    mends=(Mend("Put the address right", page="desk:move_home"),),
)
STATUS = Question(
    "legal_status",
    "{child}’s legal status",
    Line(),
    hint=RIGHT,
    confirms=LAW,
    mends=(Mend("Record another legal status", form="legal-status"),),
)
"""Each is asked only where the record knows: where it does not, nothing is there to confirm, and the forms it names tell it."""


def of_each(question: Question) -> Question:
    """The same, of each child that something is about."""
    return replace(question, each_child=True)


def known_of(children: Sequence[UUID], *, law: bool = True) -> Mapping[str, str]:
    """What is known of these children, the first of them by the facts' own names, read when first asked for."""

    def read() -> dict[str, str]:
        home, found = children[0], dict[str, str]()
        for fact, words in (
            (PLACEMENT, _homes(children)),
            (ADDRESS, _addresses(children)),
            (LAW, _laws(children) if law else {}),
        ):
            for child, said in words.items():
                found[fact if child == home else of_child(fact, child)] = said
        return found

    lazy: Mapping[str, str] = SimpleLazyObject(read)  # type: ignore[assignment]  # it is what it reads
    return lazy


def _homes(children: Sequence[UUID]) -> dict[UUID, str]:
    """Where each who is looked after lives, by the placement that stands."""
    those = Placement.objects.filter(child__in=children, ended_on=None, period__ended_on=None).order_by("started_on", "turn")
    return {one.child_id: placement_named(one) for one in those}


def _addresses(children: Sequence[UUID]) -> dict[UUID, str]:
    """Where each who is not looked after lives, of the addresses that whoever asks may know; protected ones are left unsaid."""
    away = Placement.objects.filter(child__in=children, ended_on=None, period__ended_on=None).values("child")
    those = Address.objects.filter(on_day(today()), child__in=children, kind=Address.Kind.HOME, protected=False)
    said = {one.child_id: ", ".join(filter(None, (one.lines, one.postcode))) for one in those.exclude(child__in=away)}
    return {child: words for child, words in said.items() if words}


def _laws(children: Sequence[UUID]) -> dict[UUID, str]:
    those = LegalStatus.objects.filter(child__in=children, ended_on=None, period__ended_on=None).order_by("started_on")
    return {one.child_id: f"{meaning(care.LS, one.code)}, since {plain_date(one.started_on)}" for one in those}

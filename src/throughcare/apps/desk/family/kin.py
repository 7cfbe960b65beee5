"""Who is who to a child, from relationships drawn either way. Whoever is closed to the reader is not among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from throughcare.apps.desk.family.who import Kin, Place
from throughcare.apps.people.models import Person, Relationship

Drawn = Relationship.Kind


_PLACES = {
    Drawn.GRANDPARENT: Place.GRANDPARENTS,
    Drawn.FATHER: Place.PARENTS,
    Drawn.MOTHER: Place.PARENTS,
    Drawn.STEP_PARENT: Place.PARENTS,
    Drawn.AUNT_OR_UNCLE: Place.PARENTS,
    Drawn.SIBLING: Place.CHILDREN,
}
PARENTS = (Drawn.FATHER, Drawn.MOTHER)
_SEXES = {Drawn.FATHER: Person.Sex.MALE, Drawn.MOTHER: Person.Sex.FEMALE}
_ORDER = list(_PLACES)


def family_of(child: Person) -> list[Kin]:
    """Everybody drawn around a child now, eldest generation first. Each person is there once, as the nearest thing they are."""
    own = list(Relationship.objects.filter(child=child, ended_on=None).select_related("relative"))
    others = list(Relationship.objects.filter(relative=child, ended_on=None).select_related("child"))
    found = [_drawn(tie, tie.relative, Relationship.Kind(tie.kind)) for tie in own]
    found += [kin for tie in others if (kin := _drawn_from_there(tie))]
    parents = {kin.key for kin in found if kin.parent}
    siblings = {kin.key for kin in found if kin.place is Place.CHILDREN}
    shares = set(
        Relationship.objects.filter(child__in=siblings, relative__in=parents, kind__in=PARENTS, ended_on=None).values_list(
            "child_id", flat=True
        )
    )
    return list(_once(found, shares))


def _drawn(tie: Relationship, person: Person, kind: Relationship.Kind) -> Kin:
    return Kin(
        key=person.pk,
        name=str(person),
        what=kind.label,
        place=_PLACES.get(kind, Place.BESIDE),
        sex=_SEXES.get(kind, person.sex) if person.sex in {"", Person.Sex.UNKNOWN} else person.sex,
        born_on=person.born_on,
        died_on=person.died_on,
        responsible=tie.parental_responsibility,
        since=tie.started_on,
        parent=kind in PARENTS,
        contact=Relationship.Contact(tie.contact).label if tie.contact else "",
        contact_how=tie.contact_how,
    )


def _drawn_from_there(tie: Relationship) -> Kin | None:
    """What the other is to this child, where it was drawn on the other's record."""
    person, kind = tie.child, Relationship.Kind(tie.kind)
    if kind is Drawn.SIBLING:
        return _drawn(tie, person, kind)
    if kind in PARENTS:
        return Kin(person.pk, str(person), "Their child", Place.THEIR_CHILDREN, person.sex, person.born_on, person.died_on)
    return None


def _once(found: Iterable[Kin], shares: set[UUID]) -> Iterator[Kin]:
    held: dict[UUID, Kin] = {}
    for kin in sorted(found, key=_near):
        if before := held.get(kin.key):
            also = before.what if kin.what in before.what else f"{before.what}, {kin.what.lower()}"
            held[kin.key] = replace(before, what=also, responsible=before.responsible or kin.responsible)
            if not before.contact:
                held[kin.key] = replace(held[kin.key], contact=kin.contact, contact_how=kin.contact_how)
        else:
            held[kin.key] = replace(kin, shared=kin.key in shares)
    return iter(held.values())


def _near(kin: Kin) -> tuple[int, int, date, str]:
    kinds = [kind.label for kind in _ORDER]
    return (
        list(Place).index(kin.place),
        kinds.index(kin.what) if kin.what in kinds else len(kinds),
        kin.born_on or date.max,
        kin.name,
    )

"""Brothers and sisters whom one record may be about too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from throughcare.apps.care.confirming import known_of
from throughcare.apps.care.models import PeriodOfCare
from throughcare.apps.involvement.models import Restriction
from throughcare.apps.involvement.queries import addresses_hidden_of
from throughcare.apps.people.models import Person, Relationship
from throughcare.core.asking.asked import Asking
from throughcare.core.asking.form import Option
from throughcare.core.periods import on_day
from throughcare.core.today import today

ADOPTED = ("E11", "E12")


def about_family(child: Person) -> Asking:
    """A form that may be about brothers and sisters too."""
    return Asking(child.pk, family=tuple(Option(str(one.pk), str(one)) for one in brothers_and_sisters(child)))


def about_visit(child: Person) -> Asking:
    """A visit to a child, and to brothers and sisters too: beside what is asked, where the record says that each lives."""
    found = about_family(child)
    return replace(found, known=known_of([child.pk, *(UUID(one.key) for one in found.family)], law=False))


def brothers_and_sisters(child: Person) -> list[Person]:
    """Those whom what is written about a child may be about too, of those open to whoever writes.

    Nothing crosses to or from a child who is adopted, restricted or at a protected address.
    """
    drawn = Relationship.objects.filter(kind=Relationship.Kind.SIBLING, ended_on=None)
    of, to = drawn.filter(child=child).values("relative"), drawn.filter(relative=child).values("child")
    # one list of keys: asked for either of two, the database reads every person there is
    kin = list(Person.objects.filter(pk__in=of.union(to)).order_by("born_on", "pk"))
    apart = _kept_apart([child, *kin]) if kin else set()
    return [] if child.pk in apart else [one for one in kin if one.pk not in apart]


def _kept_apart(people: Sequence[Person]) -> set[UUID]:
    """Those of them to and from whom nothing crosses."""
    keys = [one.pk for one in people]
    closed = Restriction.objects.filter(on_day(today()), person__in=keys).values_list("person_id", flat=True)
    adopted = PeriodOfCare.objects.filter(child__in=keys, reason_ended__in=ADOPTED).values_list("child_id", flat=True)
    return set(closed.union(adopted)) | addresses_hidden_of(keys)

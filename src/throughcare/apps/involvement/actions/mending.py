"""Mending what a file says of somebody: names, numbers, birth, relationships, addresses. What it said before is kept, with its source."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from throughcare.apps.involvement import file_policies, policies
from throughcare.apps.involvement.actions.adding import source_of_practice
from throughcare.apps.involvement.actions.locking import locked
from throughcare.apps.people.actions import add_people, correct_facts, correct_people, record_facts, withdraw_facts
from throughcare.apps.people.models import Address, Alias, Identifier, Person, Relationship
from throughcare.apps.workforce.itself import ITSELF
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.core.acting import acting_as
from throughcare.core.changes import action
from throughcare.core.words import plain_date

MENDED = ("given_name", "family_name", "known_as", "sex", "ethnicity", "born_on", "expected_on", "died_on")


@action(why="details mended")
def mend(child: Person, said: Mapping[str, Any], *, by: Worker) -> Person:
    """Write who somebody is as it now stands. What it was before, and which source said so, stays in its history."""
    file_policies.check_can_mend(child, by=by)
    with acting_as(ITSELF):
        held = Person.objects.select_for_update().get(pk=child.pk)
        changes = [field for field in MENDED if field in said and getattr(held, field) != said[field]]
        if not changes:
            return held
        for field in changes:
            setattr(held, field, said[field])
        held.source = source_of_practice()
        correct_people([held], [*changes, "source"], by=by)
    return held


@action(why="other name added")
def add_name(child: Person, *, name: str, by: Worker) -> None:
    """Write down another name somebody has gone by."""
    file_policies.check_can_mend(child, by=by)
    if Alias.objects.filter(child=child, name__iexact=name).exists():
        raise MayNot(f"{name} is on the record already.")
    record_facts([Alias(child=child, source=source_of_practice(), name=name)], by=by)


@action(why="other name was a mistake")
def take_name(alias: Alias, *, by: Worker) -> None:
    """Take away a name that was put on the record by mistake. That it was there is kept."""
    file_policies.check_can_mend(alias.child, by=by)
    withdraw_facts([alias], by=by)


@action(why="number added")
def add_number(child: Person, *, kind: str, value: str, on: date, by: Worker) -> None:
    """Write down a number somebody is known by. One of a kind: the one before ends on the day the next begins."""
    file_policies.check_can_mend(child, by=by)
    locked(child.pk)
    for held in Identifier.objects.filter(child=child, kind=kind, ended_on=None):
        if held.value == value:
            raise MayNot(f"{value} is on the record already.")
        held.ended_on = max(on, held.started_on or on)
        correct_facts([held], ["ended_on"], by=by)
    record_facts([Identifier(child=child, source=source_of_practice(), kind=kind, value=value, started_on=on)], by=by)


@action(why="number ended")
def end_number(number: Identifier, *, on: date, by: Worker) -> None:
    """Say that a number is somebody's no more."""
    file_policies.check_can_mend(number.child, by=by)
    if number.ended_on is not None:
        raise MayNot("This has ended already.")
    number.ended_on = max(on, number.started_on or on)
    correct_facts([number], ["ended_on"], by=by)


@action(why="relationship drawn")
def draw(
    child: Person,
    *,
    relative: Person,
    kind: str,
    parental_responsibility: bool | None,
    on: date | None,
    by: Worker,
    contact: str = "",
    contact_how: str = "",
) -> Relationship:
    """Say what somebody is to a child. One nobody here has a record of is put on the record by name first."""
    file_policies.check_can_mend(child, by=by)
    source = source_of_practice()
    if relative.pk == child.pk:
        raise MayNot("Nobody is their own relative.")
    if relative._state.adding:
        relative.source = source
        add_people([relative], by=by)
    elif Relationship.objects.filter(child=child, relative=relative, kind=kind, ended_on=None).exists():
        raise MayNot("This is on the record already.")
    made = Relationship(
        child=child,
        relative=relative,
        kind=kind,
        parental_responsibility=parental_responsibility,
        started_on=on,
        source=source,
        contact=contact,
        contact_how=contact_how,
    )
    record_facts([made], by=by)
    return made


@action(why="contact arranged")
def say_contact(tie: Relationship, *, contact: str, how: str, by: Worker) -> None:
    """Say how somebody and a child see each other from now on; empty where nothing is arranged or known."""
    file_policies.check_can_mend(tie.child, by=by)
    tie.contact, tie.contact_how = contact, how
    correct_facts([tie], ["contact", "contact_how"], by=by)


@action(why="relationship ended")
def end_relationship(tie: Relationship, *, on: date, by: Worker) -> None:
    """Say that somebody is this to a child no more, from a day on."""
    file_policies.check_can_mend(tie.child, by=by)
    if tie.ended_on is not None:
        raise MayNot("This has ended already.")
    if tie.started_on is not None and on < tie.started_on:
        raise MayNot(f"It cannot end before it began, on {plain_date(tie.started_on)}.")
    tie.ended_on = on
    correct_facts([tie], ["ended_on"], by=by)


@action(why="parental responsibility said")
def say_parental_responsibility(tie: Relationship, *, has: bool | None, by: Worker) -> None:
    """Say whether a relative has parental responsibility; None where that is not known."""
    file_policies.check_can_mend(tie.child, by=by)
    tie.parental_responsibility = has
    correct_facts([tie], ["parental_responsibility"], by=by)


@action(why="moved house")
def move_home(child: Person, *, kind: str, lines: str, postcode: str, protected: bool, on: date, by: Worker) -> None:
    """Write down where somebody lives from a day on. The address of that kind before it ends on that day, a protected one too.

    A protected address is kept from everybody at once, whoever wrote it too: a manager names who may see it.
    """
    file_policies.check_can_mend(child, by=by)
    source = source_of_practice()
    with acting_as(ITSELF):
        locked(child.pk)
        for held in Address.objects.filter(child=child, kind=kind).exclude(ended_on__lte=on):
            if held.started_on is not None and held.started_on > on:
                raise MayNot(
                    f"A later address is on the record, from {plain_date(held.started_on)}. Enter that day or a later one."
                )
            held.ended_on = on
            correct_facts([held], ["ended_on"], by=by)
        made = Address(
            child=child, source=source, kind=kind, lines=lines, postcode=postcode.upper(), protected=protected, started_on=on
        )
        record_facts([made], by=by)
    policies.check_sees(child.pk, by=by)

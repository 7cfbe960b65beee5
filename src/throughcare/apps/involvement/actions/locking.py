"""One person's record at a time: two changes to who works with a child wait for each other."""

from __future__ import annotations

from uuid import UUID

from throughcare.apps.people.models import Person


def locked(person_id: UUID) -> None:
    """Wait for whoever else is changing this person's record, then keep others out until this is done."""
    Person.objects.select_for_update().get(pk=person_id)

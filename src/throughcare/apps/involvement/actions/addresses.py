"""Keeping an address from view, and naming those who may see it."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from throughcare.apps.involvement import policies
from throughcare.apps.involvement.models import AddressReader
from throughcare.apps.people.models import Address, Person
from throughcare.apps.workforce.itself import ITSELF
from throughcare.apps.workforce.models import Worker
from throughcare.core.acting import acting_as
from throughcare.core.changes import action, changed
from throughcare.core.today import today


@action(why="address protected")
def protect_address(address: Address, *, reason: str, by: Worker) -> Address:
    """Keep an address from everybody who is not named to see it, its earlier versions too. Whoever protects it is named."""
    policies.check_can_keep_out(address.child_id, by=by)
    policies.check_reason(reason)
    with acting_as(ITSELF):
        held = Address.objects.select_for_update().get(pk=address.pk)
        held.protected = True
        held.save(update_fields=["protected"])
        if not policies.may_read_addresses(held.child_id, worker=by):
            _named(held.child_id, worker=by, reason=f"Decided it: {reason}", until=None)
    changed(held.child_id)
    return held


@action(why="address no longer protected")
def stop_protecting_address(address: Address, *, by: Worker) -> Address:
    """Show an address again to whoever sees the person. Its earlier versions stay hidden."""
    policies.check_can_keep_out(address.child_id, by=by)
    policies.check_reads_addresses(address.child_id, by=by)
    with acting_as(ITSELF):
        held = Address.objects.select_for_update().get(pk=address.pk)
        held.protected = False
        held.save(update_fields=["protected"])
    changed(held.child_id)
    return held


@action(why="named to see a protected address")
def name_address_reader(person: Person, *, worker: Worker, reason: str, by: Worker, until: date | None = None) -> AddressReader:
    """Name one worker to whom a person's protected addresses are open, until a day if one is said."""
    policies.check_can_name_address_reader(person.pk, worker=worker, until=until, by=by)
    policies.check_reason(reason)
    return _named(person.pk, worker=worker, reason=reason, until=until)


@action(why="no longer named to see a protected address")
def name_address_reader_no_longer(reader: AddressReader, *, by: Worker) -> AddressReader:
    """End somebody's being named, from today."""
    policies.check_can_keep_out(reader.person_id, by=by)
    with acting_as(ITSELF):
        held = AddressReader.objects.select_for_update().get(pk=reader.pk)
        policies.check_open(held, on=today())
        held.ended_on = today()
        held.save(update_fields=["ended_on"])
    changed(held.person_id)
    return held


def _named(person_id: UUID, *, worker: Worker, reason: str, until: date | None) -> AddressReader:
    with acting_as(ITSELF):
        return AddressReader.objects.create(
            person_id=person_id,
            worker=worker,
            reason=reason,
            started_on=today(),
            ended_on=until + timedelta(days=1) if until else None,
        )

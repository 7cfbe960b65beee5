"""What crosses the whole record: saying that two records are of one person, and moving what was written on the wrong child's record."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from typing import Any, cast
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import ProtectedError

from throughcare.apps.care.models import PeriodOfCare
from throughcare.apps.care.moving_actions import told_since
from throughcare.apps.desk.kin import ADOPTED
from throughcare.apps.involvement import file_policies
from throughcare.apps.involvement.actions import source_of_practice
from throughcare.apps.involvement.policies import check_reason, check_sees
from throughcare.apps.people.actions import correct_facts, practise, record_facts, withdraw_facts
from throughcare.apps.people.models import AboutChild, Person, SamePerson, Source
from throughcare.apps.workforce.itself import ITSELF
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.workforce.queries import roles_now
from throughcare.apps.workforce.roles import KEEPS_OUT, Role
from throughcare.apps.writing.files.actions import move_files
from throughcare.apps.writing.models import Document, Revision, WrittenFact, WrongRecord
from throughcare.apps.writing.policies import check_can_write
from throughcare.apps.writing.queries import standing_of
from throughcare.core.acting import acting_as
from throughcare.core.asking.names import WHO, Place, place
from throughcare.core.changes import action, changed
from throughcare.core.today import now, today

NOT_LINKED = "This record cannot be linked to another."


@action(why="two records said to be of one person")
def link_same(one: Person, other: Person, *, because: str, by: Worker) -> SamePerson:
    """Say that two records are of one person. No key is changed, and it can be undone. Nobody adopted or sealed is ever one of the two."""
    file_policies.check_can_link(one, other, by=by)
    check_reason(because)
    if PeriodOfCare.objects.filter(child__in=[one, other], reason_ended__in=ADOPTED).exists():
        raise MayNot(NOT_LINKED)
    first, second = sorted((one, other), key=lambda each: each.pk)
    if SamePerson.objects.filter(child=first, other=second, ended_on=None).exists():
        raise MayNot("These two are linked already.")
    made = SamePerson(child=first, other=second, because=because, linked_by=by, started_on=today(), source=source_of_practice())
    record_facts([made], by=by)
    changed(second.pk)
    return made


@action(why="two records said not to be of one person")
def unlink(link: SamePerson, *, because: str, by: Worker) -> SamePerson:
    """Say that two records are not of one person after all. That they were linked, and why, is kept."""
    if not roles_now(by) & KEEPS_OUT:
        raise MayNot("Only a manager can say that two records are of one person.")
    check_sees(link.child_id, by=by)
    check_reason(because)
    if link.ended_on is not None:
        raise MayNot("This was undone already.")
    link.ended_on, link.ended_by, link.ended_because = today(), by, because
    correct_facts([link], ["ended_on", "ended_by", "ended_because"], by=by)
    changed(link.other_id)
    return link


@action(why="written on the wrong child’s record, and moved")
def move_to_right_child(document: Document, *, right: Person, why: str, by: Worker) -> Document:
    """Move what was written on the wrong child's record to the right one's, with every fact it told.

    On the wrong one it is hidden; that it stood there is a possible breach for information governance to look into; and both children's
    duties are reckoned again. It is done whole or not at all.
    """
    _check_can_move(document, right, by=by)
    check_reason(why)
    with acting_as(ITSELF):
        list(Person.objects.select_for_update(of=("self",)).filter(pk__in=[document.child_id, right.pk]).order_by("pk"))
        held = Document.objects.select_for_update(of=("self",)).select_related("child").get(pk=document.pk)
        if held.state != Document.State.FINAL:
            raise MayNot("Only what is on the record is moved. Put a draft aside, and write it on the right record.")
        became = _written_again(held, right, by=by)
        facts = written(held)
        source = practise([right], by=by)
        record_facts(_theirs(facts, became, source), by=by)
        for period in (fact for fact in facts if isinstance(fact, PeriodOfCare)):
            told_since(right, source, period.started_on, by=by)
        _withdrawn(facts, by=by)
        held.state = Document.State.MOVED
        held.save(update_fields=["state"])
        WrongRecord.objects.create(
            child_id=held.child_id, document=held, right=right, became=became, why=why, moved_by=by, moved_at=now()
        )
    changed(held.child_id, right.pk)
    return became


def _check_can_move(document: Document, right: Person, *, by: Worker) -> None:
    """Whoever wrote it, or a manager, moves it, between two records that are open to them."""
    wrote = by.pk in (document.started_by_id, document.finished_by_id)
    if not wrote and not roles_now(by) & KEEPS_OUT:
        raise MayNot("Only whoever wrote this, or a manager, can move it to another record.")
    if right.pk == document.child_id:
        raise MayNot("This is the record it stands on.")
    check_can_write(document.child, by=by)
    check_can_write(right, by=by)


def _written_again(document: Document, right: Person, *, by: Worker) -> Document:
    """The same words as a document of the right child's: what was said of all, and what was said of the wrong child, now theirs."""
    became = Document.objects.create(
        child=right,
        form=document.form,
        version=document.version,
        state=Document.State.FINAL,
        part_of=document,
        happened_on=document.happened_on,
        started_by=document.started_by,
        started_at=document.started_at,
        finished_by=document.finished_by,
        finished_at=document.finished_at,
    )
    made = []
    for name, heads in standing_of(document).by_name.items():
        where = place(name)
        if where.key == WHO or where.child not in (None, document.child_id):
            continue
        theirs = Place(where.key, right.pk if where.child else None)
        made += [
            Revision(
                id=uuid.uuid4(),
                document=became,
                child=right,
                name=str(theirs),
                value=head.value,
                author=head.author,
                at=head.at,
                page=head.page,
            )
            for head in heads
        ]
    Revision.objects.bulk_create(made)
    _beside_too(document, became)
    move_files(document, became, by=by)
    return became


def _beside_too(document: Document, became: Document) -> None:
    """What was added beside it once it was on the record stands beside it still."""
    Revision.objects.bulk_create(
        Revision(
            id=uuid.uuid4(),
            document=became,
            child_id=became.child_id,
            name=one.name.replace(document.child_id.hex, became.child_id.hex),
            value=one.value,
            author=one.author,
            at=one.at,
            page=one.page,
            beside=True,
        )
        for one in Revision.objects.filter(document=document, beside=True, child=document.child).select_related("author")
    )


def written(document: Document) -> list[WrittenFact]:
    """Every fact a document told, those that others rest on first."""
    kinds = [model for model in apps.get_models() if issubclass(model, WrittenFact) and not model._meta.proxy]
    ordered: list[type[WrittenFact]] = []
    while kinds:
        free = [model for model in kinds if not _rests_on(model) & (set(kinds) - {model})]
        ordered += free or kinds
        kinds = [model for model in kinds if model not in ordered]
    return [row for model in ordered for row in cast(Iterable[WrittenFact], model._default_manager.filter(written_in=document))]


def _rests_on(model: type[models.Model]) -> set[Any]:
    return {field.related_model for field in model._meta.concrete_fields if field.is_relation}


def _theirs(facts: Sequence[WrittenFact], became: Document, source: Source) -> list[AboutChild]:
    """The same facts as the right child's. One that rests on another of the wrong child's cannot be theirs by itself."""
    keys: dict[UUID, UUID] = {fact.pk: uuid.uuid4() for fact in facts}
    about_children = {model for model in apps.get_models() if issubclass(model, AboutChild)}
    made: list[AboutChild] = []
    for fact in facts:
        values: dict[str, Any] = {}
        for field in fact._meta.concrete_fields:
            value = getattr(fact, field.attname)
            if field.is_relation and field.related_model in about_children and value is not None and value not in keys:
                raise MayNot(
                    "This rests on what the record says of this child’s care, and cannot be moved by itself. "
                    "Record it on the right child’s record, and have a manager put this one right."
                )
            values[field.attname] = keys.get(value, value) if isinstance(value, UUID) else value
        del values["known_at"]
        values |= {"child_id": became.child_id, "written_in_id": became.pk, "source_id": source.pk}
        made.append(type(fact)(**values))
    return made


def _withdrawn(facts: Sequence[WrittenFact], *, by: Worker) -> None:
    try:
        withdraw_facts(facts, by=by)
    except ProtectedError:
        raise MayNot("Other things on this record rest on what this says. Have a manager put those right first.") from None


@action(why="possible breach looked into")
def look_into(wrong: WrongRecord, *, outcome: str, found: str, by: Worker) -> WrongRecord:
    """Say whether it was a breach, what was found and what follows. Said once, by information governance; it stands."""
    if Role.INFORMATION_GOVERNANCE not in roles_now(by):
        raise MayNot("This is for information governance.")
    check_reason(found)
    held = WrongRecord.objects.select_for_update(of=("self",)).get(pk=wrong.pk)
    if held.outcome:
        raise MayNot("This was looked into already.")
    held.outcome, held.found, held.looked_into_by, held.looked_into_on = outcome, found, by, today()
    held.save(update_fields=["outcome", "found", "looked_into_by", "looked_into_on"])
    return held

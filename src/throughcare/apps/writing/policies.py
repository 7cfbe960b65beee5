"""Who may write on a child's record."""

from __future__ import annotations

from collections.abc import Collection

from throughcare.apps.involvement.policies import check_sees
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot, is_itself
from throughcare.apps.workforce.queries import roles_now
from throughcare.apps.workforce.roles import Role
from throughcare.apps.writing.models import Document
from throughcare.core.words import listed

ONLY_READS = frozenset({Role.ANALYST, Role.INSPECTOR, Role.INFORMATION_GOVERNANCE, Role.ADMINISTRATOR})


def may_write(roles: Collection[Role]) -> bool:
    """Whether any of these roles lets somebody write on records open to them."""
    return bool(set(roles) - ONLY_READS)


def check_can_write(child: Person, *, by: Worker) -> None:
    """Whoever works with children may write on a record that is open to them; those who only read may not."""
    if not is_itself(by) and not may_write(roles_now(by)):
        raise MayNot("Your role reads records and does not write on them.")
    check_sees(child.pk, by=by)


def check_is_theirs(title: str, only: Collection[Role], *, by: Worker) -> None:
    """Some kinds of document are begun and finished by certain roles alone; `only` is empty for the others."""
    if only and not is_itself(by) and not roles_now(by) & set(only):
        roles = listed((role.label.lower() for role in Role if role in only), "or")
        raise MayNot(f"{title}: this is recorded by a {roles}. What is typed is kept: ask yours to finish it.")


def check_is_being_written(document: Document) -> None:
    """What is on the record, or handed in to be, stays as it is: it is added to beside."""
    if document.state == Document.State.SUBMITTED:
        raise MayNot("This was handed in for approval, and rests until it is decided on. What you typed is kept beside it.")
    if document.state != Document.State.WRITING:
        raise MayNot("This is on the record already. What you typed is kept beside it.")

"""Reckoning every child's duties again after the rulebook changed: so many children at a time, each lot in a transaction of its own.

Lists go on showing the duties as they were until a child's turn comes, and pages say so meanwhile. A lot locks its children, so whatever
is recorded about one of them at that moment waits for the lot, and is reckoned after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Now

from throughcare.apps.duties.again import AT_WORK
from throughcare.apps.duties.council import mark_of, own_rules
from throughcare.apps.duties.models import OwedDuty, ReckonedAgain
from throughcare.apps.duties.projector import reckon_again
from throughcare.apps.people.models import Covered, Person
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.core.acting import acting_as

CHILDREN_AT_ONCE = 200
TRIES = 3
Tell = Callable[[int, int], None]


def reckon_everyone_again(*, tell: Tell = lambda done, of: None) -> int:
    """Reckon every child again, if that was asked for or a kept duty bears another mark than the rulebook that stands.

    Returns how many children were reckoned. What is asked for meanwhile is done before it returns.
    """
    reckoned = 0
    with _at_work():
        stale = _by_another_rulebook(mark_of(own_rules()))
        while (asked := _asked()) or stale:
            mark = mark_of(own_rules())
            reckoned += _all(_children(), asked, tell)
            # Whoever wrote while the rulebook changed may have reckoned by the one before.
            reckoned += _all(_by_another_rulebook(mark), [], tell)
            stale = []
            if mark == mark_of(own_rules()):
                ReckonedAgain.objects.filter(pk__in=asked).update(finished_at=Now())
    return reckoned


@transaction.atomic
def ask_where_needed() -> bool:
    """Ask for everyone to be reckoned again where a kept duty bears another mark, as after a new version. Whether anything is left to do."""
    if _asked():
        return True
    if not _by_another_rulebook(mark_of(own_rules())):
        return False
    ReckonedAgain.objects.create(by=itself(), why="Duties kept by another version of the rulebook")
    return True


@contextmanager
def _at_work() -> Iterator[None]:
    """One at a time: a second waits for the first, then looks whether anything is left to do."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [AT_WORK])
    try:
        yield
    finally:
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [AT_WORK])


def _asked() -> list[UUID]:
    return list(ReckonedAgain.objects.filter(finished_at=None).values_list("pk", flat=True))


def _children() -> list[UUID]:
    """Every child of whom any source can tell."""
    with acting_as(ITSELF):
        return sorted(Covered.objects.order_by().values_list("child_id", flat=True).distinct())


def _by_another_rulebook(mark: str) -> list[UUID]:
    with acting_as(ITSELF):
        return sorted(OwedDuty.objects.exclude(book=mark).order_by().values_list("child_id", flat=True).distinct())


def _all(children: Sequence[UUID], asked: Sequence[UUID], tell: Tell) -> int:
    for first in range(0, len(children), CHILDREN_AT_ONCE):
        some = children[first : first + CHILDREN_AT_ONCE]
        _lot(some)
        done = first + len(some)
        ReckonedAgain.objects.filter(pk__in=asked).update(done=done, of=len(children))
        tell(done, len(children))
    return len(children)


def _lot(some: Sequence[UUID]) -> None:
    """Reckon some children again; once more if somebody else reckoned one of them at the same moment."""
    for again in range(1, TRIES + 1):
        try:
            with acting_as(ITSELF):
                list(Person.objects.select_for_update(of=("self",)).filter(pk__in=some).order_by("pk").values_list("pk"))
                reckon_again(frozenset(some))  # what follows from facts alone, as what a search finds, has not changed
            return
        except IntegrityError:
            if again == TRIES:
                raise

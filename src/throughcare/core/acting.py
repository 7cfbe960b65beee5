"""Who is acting: told to the database for the length of one transaction, so that row-level security can hold it to that.

Nothing is seen by a transaction that has not said who acts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse

from throughcare.core.today import now

WORKER = "throughcare.worker"
KNOWN_AT = "throughcare.known_at"
_known: ContextVar[datetime | None] = ContextVar("known_at", default=None)


def say(name: str, value: str) -> None:
    """Tell the database something for the rest of this transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [name, value])


def said(name: str) -> str:
    """What the database was told in this transaction; empty if nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting(%s, true), '')", [name])
        row = cursor.fetchone()
    return str(row[0]) if row else ""


def say_instead(name: str, value: str) -> str:
    """Tell the database something for the rest of this transaction; what it was told before, empty if nothing."""
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH was AS MATERIALIZED (SELECT coalesce(current_setting(%s, true), '') AS said) SELECT said, set_config(%s, %s, true) FROM was",
            [name, name, value],
        )
        row = cursor.fetchone()
    return str(row[0]) if row else ""


@contextmanager
def acting_as(worker_id: UUID | None) -> Iterator[None]:
    """For the length of the block, the database sees and writes as this worker; then as before. Opens a transaction."""
    with transaction.atomic():
        before = say_instead(WORKER, str(worker_id or ""))
        yield
        say(WORKER, before)


def moment_known() -> datetime:
    """When what is written now counts as known: now, or the moment the block around it speaks of."""
    return _known.get() or now()


@contextmanager
def known_on(moment: datetime) -> Iterator[None]:
    """For the length of the block, what is written counts as known from `moment` (the demo's past, an import)."""
    with transaction.atomic():
        before = say_instead(KNOWN_AT, moment.isoformat())
        token = _known.set(moment)
        try:
            yield
        finally:
            _known.reset(token)
        say(KNOWN_AT, before)


class ActingMiddleware:
    """One transaction to a request, in the name of whoever is signed in. A failure of ours undoes it; a refusal does not."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with transaction.atomic():
            worker = request.user
            say(WORKER, str(worker.pk) if worker.is_authenticated else "")
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            return response

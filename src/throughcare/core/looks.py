"""Writing the access log: every look at a child, every list, search, export, print and refusal, in the name of whoever acts.

Written without reading back: those who are logged may not read the log.
"""

from __future__ import annotations

import uuid
from uuid import UUID

from django.db import connection
from django.http import HttpRequest

from throughcare.core.models import Look

INSERT = """INSERT INTO core_look (id, at, worker_id, kind, subject, involved, path, words, seen)
            VALUES (%s, statement_timestamp(), throughcare_worker(), %s, %s, %s, %s, %s, %s)"""


def log_look(
    request: HttpRequest,
    kind: Look.Kind,
    *,
    subject: UUID | None = None,
    involved: bool | None = None,
    words: str = "",
    seen: int | None = None,
) -> None:
    """Note that whoever acts looked, or was refused. `seen` is how many persons a list showed; `words` what was asked for."""
    note_look(kind, path=request.path, subject=subject, involved=involved, words=words, seen=seen)


def note_look(
    kind: Look.Kind,
    *,
    path: str,
    subject: UUID | None = None,
    involved: bool | None = None,
    words: str = "",
    seen: int | None = None,
) -> None:
    """The same, for an action, which knows the route and no request."""
    entry: list[bool | int | str | UUID | None] = [uuid.uuid4(), kind.value, subject, involved, path[:300], words[:300], seen]
    with connection.cursor() as cursor:
        cursor.execute(INSERT, entry)

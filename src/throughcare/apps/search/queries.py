"""Searching one child's record. Row-level security holds: only a record open to whoever acts is searched.

The child comes first: that condition may use its index under row-level security. The text operator may not (it is not leakproof), so it
is asked of one child's rows and no others. See adr/0034.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

AT_ONCE = 25
MARK, END = "\x02", "\x03"
_HEADLINE = f"StartSel={MARK}, StopSel={END}, MaxFragments=2, MaxWords=28, MinWords=12, FragmentDelimiter=' … '"
_SEARCH = """
WITH asked AS (SELECT websearch_to_tsquery('english', %(words)s) || websearch_to_tsquery('simple', %(words)s) AS words),
hits AS MATERIALIZED (
    SELECT f.id, f.document_id, f.attachment_id, f.title, f.happened_on, count(*) OVER () AS many
      FROM search_findable f, asked
     WHERE f.child_id = %(child)s AND f.found_by @@ asked.words
     ORDER BY f.happened_on DESC, f.id LIMIT %(most)s OFFSET %(skip)s
)
SELECT h.document_id, h.attachment_id, h.title, h.happened_on, h.many, ts_headline('english', left(f.words, 60000), asked.words, %(how)s)
  FROM hits h JOIN search_findable f ON f.id = h.id CROSS JOIN asked
 ORDER BY h.happened_on DESC, h.id
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the words were found. `excerpt` is of its words, those asked for between MARK and END."""

    document_id: UUID
    attachment_id: UUID | None
    title: str
    on: date
    excerpt: str


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found, newest first: some of it, and how many there are in all."""

    some: tuple[Hit, ...]
    many: int


def search_within(child: UUID, words: str, *, skip: int = 0) -> Hits:
    """Where these words stand on a child's record. Words in quotes stand together; `or` and a minus are understood."""
    asked: dict[str, str | int | UUID] = {"child": child, "words": words, "most": AT_ONCE, "skip": skip, "how": _HEADLINE}
    with connection.cursor() as cursor:
        cursor.execute(_SEARCH, asked)
        rows = cursor.fetchall()
    return Hits(
        tuple(Hit(document, file, title, on, excerpt) for document, file, title, on, _, excerpt in rows),
        rows[0][4] if rows else 0,
    )

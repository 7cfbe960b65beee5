"""What a child's own page says of who is around the record: whether it is restricted, whether glass was broken, and where to go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.urls import reverse

from throughcare.apps.involvement.models import GlassReview
from throughcare.apps.workforce.roles import KEEPS_OUT
from throughcare.core.page import Link
from throughcare.core.words import plain_date

_MANAGERS = ", ".join(f"'{role.value}'" for role in sorted(KEEPS_OUT))
ASKED = f"""
SELECT r.kind, NULL::uuid, NULL, r.started_on, NULL, NULL::date, false FROM involvement_restriction r
 WHERE r.person_id = %(child)s AND r.started_on <= throughcare_today() AND (r.ended_on IS NULL OR r.ended_on > throughcare_today())
UNION ALL
SELECT 'glass', d.id, w.name, d.started_on, g.outcome, g.reviewed_on,
       d.worker_id <> throughcare_worker() AND EXISTS (
           SELECT 1 FROM workforce_post p WHERE p.worker_id = throughcare_worker() AND p.role IN ({_MANAGERS})
              AND p.started_on <= throughcare_today() AND (p.ended_on IS NULL OR p.ended_on > throughcare_today()))
  FROM involvement_admission d JOIN workforce_worker w ON w.id = d.worker_id
  LEFT JOIN involvement_glassreview g ON g.admission_id = d.id
 WHERE d.person_id = %(child)s AND d.why = 'break_glass' AND (g.id IS NULL OR g.reviewed_on > throughcare_today() - 90)
 ORDER BY 4 DESC"""


@dataclass(frozen=True, slots=True)
class Around:
    """Tags beside the child's name, notices above everything else, and the ways to the pages around the record."""

    tags: tuple[str, ...]
    notices: tuple[Link, ...]
    links: tuple[Link, ...]


def around(child_id: UUID) -> Around:
    """What is around a child's record, in one statement. A notice's `href` is empty for those who do not look into it."""
    with connection.cursor() as cursor:
        cursor.execute(ASKED, {"child": child_id})
        rows = cursor.fetchall()
    pages = (("people", "Who works with them"), ("kept", "Who may see this record"), ("addresses", "Addresses"))
    return Around(
        tags=tuple({"restricted": "Restricted", "sealed": "Sealed"}[row[0]] for row in rows if row[0] != "glass"),
        notices=tuple(_notice(*row[1:]) for row in rows if row[0] == "glass"),
        links=tuple(Link(words, reverse(f"involvement:{name}", args=[child_id])) for name, words in pages),
    )


def _notice(key: UUID, who: str, on: date, outcome: str | None, reviewed_on: date | None, looks_into: bool) -> Link:
    said = "Nobody has looked into it yet."
    if outcome:
        found = GlassReview.Outcome(outcome).label
        said = f"Looked into on {plain_date(reviewed_on)}: {found[0].lower()}{found[1:]}."
    words = f"{who} opened this record in an emergency on {plain_date(on)}. {said}"
    return Link(words, reverse("involvement:review_glass", args=[key]) if looks_into else "")

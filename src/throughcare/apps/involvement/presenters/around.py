"""What a child's own page says of what is around the record: whether it is restricted, whether glass was broken, where they live."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import connection
from django.urls import reverse

from throughcare.apps.involvement.models import GlassReview
from throughcare.apps.people.models import Address, Hazard
from throughcare.apps.workforce.roles import KEEPS_OUT
from throughcare.core.page import Link
from throughcare.core.shown import PersonShown
from throughcare.core.today import LONDON, today
from throughcare.core.words import period, plain_date

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
UNION ALL
SELECT 'address', a.id, a.kind, a.started_on, concat_ws(' ', nullif(a.lines, ''), nullif(a.postcode, '')), NULL::date, a.protected
  FROM people_address a WHERE a.child_id = %(child)s AND a.ended_on IS NULL
UNION ALL
SELECT 'looked', NULL, NULL, NULL, core_last_looked(%(child)s, %(before)s)::text, NULL, false
UNION ALL
SELECT 'hazard', h.id, h.kind, h.started_on, h.words, h.review_on, h.agreed_by_id IS NOT NULL
  FROM people_hazard h WHERE h.child_id = %(child)s AND h.ended_on IS NULL
UNION ALL
SELECT 'same', o.id, trim(coalesce(nullif(o.known_as, ''), o.given_name) || ' ' || o.family_name), s.started_on, s.because, NULL::date, true
  FROM people_sameperson s JOIN people_person o ON o.id = CASE WHEN s.child_id = %(child)s THEN s.other_id ELSE s.child_id END
 WHERE %(child)s IN (s.child_id, s.other_id) AND s.ended_on IS NULL
 ORDER BY 4 DESC"""
_RESTRICTED = {"restricted": "Restricted", "sealed": "Sealed"}


@dataclass(frozen=True, slots=True)
class Warned:
    """Something to know before all else: what, in words, and where to do something about it."""

    title: str
    words: str
    do: Link | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """Tags beside the child's name, notices and warnings above everything else, where they live, and the ways to the pages around the record.

    A protected address is among `homes` only for those named to see it: the database keeps it from all others. `looked_at` is when the
    reader last looked at the record before today; null if never.
    """

    tags: tuple[str, ...]
    notices: tuple[Link, ...]
    homes: tuple[PersonShown, ...]
    links: tuple[Link, ...]
    looked_at: datetime | None
    warnings: tuple[Warned, ...] = ()


def around(child_id: UUID) -> Around:
    """What is around a child's record, in one statement. A notice's `href` is empty for those who do not look into it."""
    with connection.cursor() as cursor:
        cursor.execute(ASKED, {"child": child_id, "before": datetime.combine(today(), time(), tzinfo=LONDON)})
        rows = cursor.fetchall()
    pages = (("people", "Who works with them"), ("kept", "Who may see this record"), ("addresses", "Addresses"))
    return Around(
        tags=(
            *(_RESTRICTED[row[0]] for row in rows if row[0] in _RESTRICTED),
            *(f"Hazard: {Hazard.Kind(row[2]).label}" for row in rows if row[0] == "hazard"),
        ),
        notices=tuple(_notice(*row[1:]) for row in rows if row[0] == "glass"),
        homes=tuple(_home(*row[2:]) for row in rows if row[0] == "address"),
        looked_at=next((datetime.fromisoformat(row[4]) for row in rows if row[0] == "looked" and row[4]), None),
        links=tuple(Link(words, reverse(f"involvement:{name}", args=[child_id])) for name, words in pages),
        warnings=(
            *(_hazard(child_id, *row[2:]) for row in rows if row[0] == "hazard"),
            *(_same(*row[1:5]) for row in rows if row[0] == "same"),
        ),
    )


def _hazard(child_id: UUID, kind: str, _: date, words: str, review_on: date, agreed: bool) -> Warned:
    said = [words if words.endswith((".", "!", "?")) else f"{words}."]
    if not agreed:
        said.append("A manager has not agreed to this yet.")
    late = today() > review_on
    said.append(f"{'It was' if late else 'It is'} to be looked at again by {plain_date(review_on)}.")
    return Warned(
        f"Hazard: {Hazard.Kind(kind).label}",
        " ".join(said),
        Link("Look at it again" if late else "Details", f"{reverse('desk:file', args=[child_id])}#hazards"),
    )


def _same(other: UUID, name: str, on: date, because: str) -> Warned:
    return Warned(
        "Two records of one person",
        f"Since {plain_date(on)} this record and another are said to be of the same person: {because}",
        Link(f"Open the other record: {name or 'no name on record'}", reverse("desk:child", args=[other])),
    )


def _notice(key: UUID, who: str, on: date, outcome: str | None, reviewed_on: date | None, looks_into: bool) -> Link:
    said = "Nobody has looked into it yet."
    if outcome:
        found = GlassReview.Outcome(outcome).label
        said = f"Looked into on {plain_date(reviewed_on)}: {found[0].lower()}{found[1:]}."
    words = f"{who} opened this record in an emergency on {plain_date(on)}. {said}"
    return Link(words, reverse("involvement:review_glass", args=[key]) if looks_into else "")


def _home(kind: str, started_on: date | None, words: str, _: object, protected: bool) -> PersonShown:
    label = Address.Kind(kind).label
    return PersonShown(
        role=f"{label} (protected)" if protected else label, name=words, since=period(started_on) if started_on else ""
    )

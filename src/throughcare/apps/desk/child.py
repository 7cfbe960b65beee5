"""A child's page: who they are, what must happen next, where they live, who works with them, and everything that happened."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.agreed.presenters import ActionShown, is_open
from throughcare.apps.agreed.presenters import shown as actions_shown
from throughcare.apps.booking.models import Booking
from throughcare.apps.desk.living import called, identity, key_workers, living, relatives, unapproved
from throughcare.apps.desk.owed import OwedShown, owed_shown
from throughcare.apps.desk.prompts import Prompt, prompts
from throughcare.apps.desk.stood import Stood, stood
from throughcare.apps.desk.timeline import NEW, timeline
from throughcare.apps.involvement.presenters.around import Around, Warned
from throughcare.apps.oversight.presenters import TABS
from throughcare.apps.people.models import Person, Relationship
from throughcare.apps.plans.currency import currency
from throughcare.apps.plans.presenters import AssessmentShown, PlanShown, assessment_shown, plans_shown
from throughcare.apps.plans.queries import sibling
from throughcare.apps.reviews.presenters import open_challenges_told
from throughcare.apps.workforce.roles import Role
from throughcare.core.page import AsAt, Link
from throughcare.core.shown import Entry, Fact, PersonShown
from throughcare.core.words import moment
from throughcare.statute.kinds import Kind


@dataclass(frozen=True, slots=True)
class ChildPage:
    """Everything a child's page shows. `as_at` is the day it stands at, where that is not today."""

    name: str
    href: str
    identity: tuple[Fact, ...]
    around: Around
    owed: OwedShown
    living: tuple[Fact, ...]
    people: tuple[PersonShown, ...]
    entries: tuple[Entry, ...]
    kinds: tuple[Link, ...]
    as_at: AsAt | None
    search_href: str
    whole: Link | None
    assessment: AssessmentShown
    plans: tuple[PlanShown, ...]
    actions: tuple[ActionShown, ...] = ()
    actions_href: str = ""
    pages: tuple[Link, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    challenges: tuple[str, ...] = ()
    reviews_href: str = ""
    letters_href: str = ""
    booked: tuple[Link, ...] = ()
    book_href: str = ""
    warnings: tuple[Warned, ...] = ()
    add_href: str = ""
    quick: tuple[Link, ...] = ()
    born: Link | None = None


LATEST = 30
"""Happenings shown at first, of all kinds together. All of one kind are shown, and all of all where it is asked for."""


def child_page(
    child: Person,
    *,
    href: str,
    today: date,
    now: datetime,
    roles: Collection[Role] = (),
    kind: str = "",
    known_on: date | None = None,
    whole: bool = False,
) -> ChildPage:
    """A child as now known, or as they were known at the end of a past day; a child known from a return, as at its end.

    What came since the reader last looked is marked. `whole` shows everything that ever happened, and not only what was latest. `roles` are those of whoever looks: what they may do beside a duty follows from them.
    """
    record = stood(child, today=today, now=now, known_on=known_on)
    facts, workers, day, beside = record.what.facts, record.workers, record.day, record.around
    since = None if known_on else beside.looked_at
    entries, kinds = timeline(facts, workers=workers, until=day, kind=kind, since=since)
    cut = None if whole or kind or len(entries) <= LATEST else _whole(href, len(entries), known_on)
    ties = list(Relationship.objects.filter(child=child, ended_on=None).select_related("relative"))
    kin = [sibling(tie) for tie in ties if tie.kind == Relationship.Kind.SIBLING]
    stands = currency(facts, kin, born_on=child.born_on, day=day)
    return ChildPage(
        name=called(record),
        href=href,
        identity=tuple(identity(record)),
        around=beside,
        owed=owed_shown(record, roles),
        living=tuple(living(record)),
        people=(*key_workers(record), *relatives(ties), *beside.homes),
        entries=tuple(entries if cut is None else entries[:LATEST]),
        whole=cut,
        kinds=tuple(_kinds(kinds, href, kind, beside.looked_at)),
        as_at=record.as_at(),
        search_href=reverse("search:within", args=[child.pk]),
        assessment=assessment_shown(stands, child.pk, can_tell=record.can_tell(Kind.ASSESSMENT_AUTHORISED)),
        plans=plans_shown(facts, stands, workers, day=day),
        actions=_actions(record),
        actions_href=reverse("agreed:of_child", args=[child.pk]),
        pages=_pages(child.pk),
        prompts=prompts(child.pk, facts, now=now) if record.live else (),
        challenges=tuple(open_challenges_told(facts)),
        reviews_href=reverse("reviews:of_child", args=[child.pk]),
        letters_href=reverse("letters:of_child", args=[child.pk]),
        booked=tuple(_booked(record)) if record.live else (),
        warnings=(*unapproved(record), *beside.warnings),
    )


def _actions(record: Stood) -> tuple[ActionShown, ...]:
    """What was agreed and is still to be done, the earliest due first; on a past day, as it was known then."""
    found = sorted(filter(is_open, record.of(AgreedAction)), key=lambda row: row.due_on)
    return actions_shown(found, today=record.day, may_write=record.known_on is None, names=record.workers)


_PAGES = (
    ("Details and file", "desk:file"),
    ("Family tree", "desk:family"),
    *((words, f"oversight:{name}") for name, words in TABS),
    ("Reviews and challenge", "reviews:of_child"),
    ("Chronology", "desk:chronology"),
    ("Search", "search:within"),
)


def _pages(child: UUID) -> tuple[Link, ...]:
    """The other pages of a record."""
    return tuple(Link(words, reverse(route, args=[child])) for words, route in _PAGES)


def _whole(href: str, number: int, known_on: date | None) -> Link:
    """Where everything that happened is shown."""
    known = f"&known={known_on}" if known_on else ""
    return Link(f"Everything that happened, all {number}", f"{href}?all=1{known}#timeline")


def _kinds(kinds: Iterable[str], href: str, chosen: str, looked_at: datetime | None) -> Iterable[Link]:
    """The kinds of happening one may look at alone, above the timeline."""
    yield Link("Everything", f"{href}#timeline", not chosen)
    for one in kinds:
        words = f"New since you last looked, {moment(looked_at)}" if one == NEW else one
        yield Link(words, f"{href}?kind={one}#timeline", one == chosen)


def _booked(record: Stood) -> Iterable[Link]:
    """What still stands booked, with whatever it is for, the next first."""
    standing = [row for row in record.of(Booking) if row.cancelled_at is None and row.happened_on is None]
    for row in sorted(standing, key=lambda row: row.booked_at):
        where = f", {row.place}" if row.place else ""
        yield Link(f"{row.called}: {moment(row.booked_at)}{where}", reverse("desk:booking", args=[record.child.pk, row.pk]))

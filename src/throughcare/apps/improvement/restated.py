"""A figure of a past day twice: as it was known then and as it is known now; who stands otherwise, and which fact changed it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import F, QuerySet

from throughcare.apps.desk.work_pages import Shower
from throughcare.apps.duties.presenters import name_of
from throughcare.apps.duties.queries import around
from throughcare.apps.improvement.behind import how_they_stand
from throughcare.apps.improvement.models import Behind, Cause, Frozen
from throughcare.apps.improvement.queries import Each, Seen, figures_of
from throughcare.apps.improvement.scorecard import chosen_words, figure_href, told
from throughcare.apps.workforce.models import Team
from throughcare.core.happened import london_day
from throughcare.core.history import ADDED, CHANGED
from throughcare.core.page import Link
from throughcare.core.today import now, today
from throughcare.core.words import count, plain_date
from throughcare.measures.measure import Measure

MOST = 50
"""As many children as are told one by one."""
DAYS = 24
NOTHING_FOUND = (
    "nothing recorded of them since is found to have changed it; what the council has set, or the law as kept here, may have"
)
NOT_YET = "It has not been said again since: the next night does so, unless another version of Throughcare took its snapshot."


@dataclass(frozen=True, slots=True)
class RestatedChild:
    """A child who stands otherwise in the figure: how then, how now, and what was recorded in between that changed it."""

    child: Link
    was: str
    became: str
    causes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RestatedShown:
    """A past day's figure as known then and as known now. `missing` says plainly that there is none, and how to have one."""

    day: str
    then: str = ""
    again: str = ""
    known_now: str = ""
    said: str = ""
    children: tuple[RestatedChild, ...] = ()
    more: str = ""
    closed: str = ""
    whole: Link | None = None
    missing: str = ""


def known_then(day: date) -> Frozen | None:
    """What was written down of a day as it was known at its end."""
    return Frozen.objects.filter(as_at=day, known_on=day).order_by("made_at").first()


def known_now(then: Frozen) -> Frozen | None:
    """The same day as it was last said again, with all that was known later."""
    return Frozen.objects.filter(as_at=then.as_at, known_on__gt=then.as_at).order_by("-known_on", "-made_at").first()


def days_told_twice() -> QuerySet[Frozen]:
    """The days that can be told both ways, the latest first."""
    said_again = Frozen.objects.filter(known_on__gt=F("as_at")).values("as_at")
    return Frozen.objects.filter(known_on=F("as_at"), as_at__in=said_again).order_by("-as_at")


def other_days(measure: Measure) -> tuple[Link, ...]:
    """The days a figure's page can be of, as known then and as known now."""
    here = figure_href(measure, None)
    days = dict.fromkeys(days_told_twice().values_list("as_at", flat=True)[:DAYS])
    return tuple(Link(plain_date(day), f"{here}?as_at={day}") for day in days)


def nothing_written_down(day: date) -> RestatedShown:
    """What a page says of a day of which no figure is kept."""
    how = f"On the machine that keeps the record `throughcare nightly --as-at {day}` writes it down, as it was known then and as it is known now."
    why = "That day has not ended yet." if day >= today() else f"No figures are written down as at {plain_date(day)}. {how}"
    return RestatedShown(plain_date(day), missing=why)


def restated(measure: Measure, then: Frozen, each: Each, seen: Seen, team: Team | None, *, told_of_closed: bool) -> RestatedShown:
    """A figure of a past day both ways. Children are told of to whoever may open them; others are told how many, if they may be."""
    again = known_now(then)
    after = figures_of(again, [measure.key]).get(measure.key) if again else None
    if again is None or after is None:
        return RestatedShown(plain_date(then.as_at), missing=NOT_YET)
    before_words, after_words = _words(each, seen, team), _words(after, seen, team)
    causes = _causes(again, measure, team)
    children = children_restated(measure, then, again, causes, named=not seen.everyone or told_of_closed)
    closed = _not_open(again, measure, team) if told_of_closed else 0
    return RestatedShown(
        day=plain_date(then.as_at),
        then=before_words,
        again=after_words,
        known_now=plain_date(again.known_on),
        said=_said(before_words, after_words, len(children) + closed, open_to_all=seen.everyone),
        children=children[:MOST],
        more=f"And {count(len(children) - MOST, 'child', 'children')} more that are open to you." if children[MOST:] else "",
        closed=f"And {count(closed, 'child', 'children')} not open to you." if closed else "",
        whole=Link("The whole page of that day, as it is known now", figure_href(measure, again)),
    )


def _words(each: Each, seen: Seen, team: Team | None) -> str:
    return chosen_words(each, seen, team) or told(each, seen).words


def _said(then: str, again: str, children: int, *, open_to_all: bool) -> str:
    among = "" if open_to_all else " of those you answer for"
    who = f"{count(children, 'child', 'children')}{among} {'stands' if children == 1 else 'stand'} otherwise in it"
    if then != again:
        return f"The figure is restated: {who}." if children else "The figure is restated."
    if children:
        return f"The figure is the same, and {who}."
    return (
        "Nothing recorded since has changed it."
        if open_to_all
        else "Nothing recorded since of the children you see has changed it."
    )


def _causes(again: Frozen, measure: Measure, team: Team | None) -> list[Cause]:
    rows = Cause.objects.filter(now=again, measure=measure.key).select_related("by")
    if team is not None:
        rows = rows.filter(team__in=Team.objects.filter(lineage__contains=[team.pk]).values("pk"))
    return list(rows.order_by("recorded_at", "pk"))


def children_restated(
    measure: Measure, then: Frozen, again: Frozen, causes: Sequence[Cause], *, named: bool
) -> tuple[RestatedChild, ...]:
    """Each child with what changed how they stand, those whose change was recorded last first. `named` says who recorded it."""
    each: dict[UUID, list[Cause]] = defaultdict(list)
    for cause in reversed(causes):
        each[cause.child_id].insert(0, cause)
    rows = Behind.objects.filter(frozen__in=[then, again], measure=measure.key, child__in=list(each))
    stood = {(row.frozen_id, row.child_id): row for row in rows}
    shower = Shower(around(list(each), today()), today(), now(), as_at=None)
    return tuple(
        RestatedChild(
            child=Link(name_of(child, shower.around), shower.href(child)),
            was=how(measure, stood.get((then.pk, child))),
            became=how(measure, stood.get((again.pk, child))),
            causes=tuple(cause_words(cause, named=named) for cause in why),
        )
        for child, why in each.items()
    )


def how(measure: Measure, row: Behind | None) -> str:
    """How a child stands in a figure, or that they are not in it."""
    return "Not counted" if row is None else how_they_stand(measure, row)


def cause_words(cause: Cause, *, named: bool) -> str:
    """A visit of 3 May 2026 was written down on 20 June 2026 by Alice Ash."""
    if not cause.what or cause.recorded_at is None:
        return NOTHING_FOUND[0].upper() + NOTHING_FOUND[1:]
    article = "An" if cause.what[0] in "aeiou" else "A"
    of = f" of {plain_date(cause.happened_on)}" if cause.happened_on else ""
    done = {ADDED: "written down", CHANGED: "changed"}.get(cause.how, "taken away")
    by = f" by {cause.by.name}" if named and cause.by is not None else ""
    return f"{article} {cause.what}{of} was {done} on {plain_date(london_day(cause.recorded_at))}{by}"


def _not_open(again: Frozen, measure: Measure, team: Team | None) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT improvement_restated_not_open(%s, %s, %s)", [again.pk, measure.key, team.pk if team else None])
        row = cursor.fetchone()
    return int(row[0]) if row else 0

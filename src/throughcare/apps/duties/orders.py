"""A list in an order, a page at a time: first how much lies at each place of the order, then only the rows of the places shown.

So the hundredth page costs what the first does: no more is sorted than is shown. A place is a day's lateness, a duty, a child, or
somebody and what they do.
"""

from __future__ import annotations

import functools
import operator
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Case, Count, F, IntegerField, Q, Value, When

from throughcare.apps.duties.queries import COUNTED, DOES, GROUPS, OF_WEIGHT, Late, Rows, Sum, added_up, summed
from throughcare.apps.involvement.models import Allocation
from throughcare.core.periods import on_day
from throughcare.core.shown import Weight
from throughcare.statute.duties import BY_KEY


class Order(StrEnum):
    """What a list can be sorted by."""

    LATEST = "late"
    LEAST_LATE = "-late"
    DUTY = "duty"
    DUTY_BACKWARDS = "-duty"
    CHILD = "child"
    CHILD_BACKWARDS = "-child"
    WHO = "who"
    WHO_BACKWARDS = "-who"
    OWN_FIRST = "own"
    BY_WEEK = "week"


_BY_MOMENT = F("due_at").asc(nulls_last=True)
MORE_THAN_DAYS = 40_000
"""More days than anybody lives: what one step of urgency outweighs."""


def urgent() -> Case:
    """What comes first, the least number first: of what is late law, then guidance, then what is local; then whatever is due soonest.

    A visit that the law asks for, three months late, is not to stand behind a questionnaire that is a year late.
    """
    weight = Case(
        When(key__in=OF_WEIGHT[Weight.LAW], then=Value(0)),
        When(key__in=OF_WEIGHT[Weight.GUIDANCE], then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return Case(
        When(group__lte=GROUPS[Late.OVERDUE].value, then=weight * MORE_THAN_DAYS - F("days_late")),
        default=F("group") * MORE_THAN_DAYS * 3 - F("days_late"),
        output_field=IntegerField(),
    )


def _days_of(urgency: int) -> int:
    """How many days late something of an urgency is."""
    late = urgency <= 2 * MORE_THAN_DAYS
    step = -(-urgency // MORE_THAN_DAYS) if late else urgency // MORE_THAN_DAYS
    return step * MORE_THAN_DAYS - urgency


_LATEST = (urgent(), "group", "local", _BY_MOMENT, "key", "id")
_LATE_FIRST = Case(When(group__lte=GROUPS[Late.OVERDUE].value, then=Value(0)), default=Value(1), output_field=IntegerField())
_ORDERS: dict[Order, tuple[Any, ...]] = {
    Order.LATEST: _LATEST,
    Order.LEAST_LATE: ("days_late", "-group", "local", _BY_MOMENT, "key", "id"),
    Order.OWN_FIRST: ("others", "group", *_LATEST),
    Order.BY_WEEK: (_LATE_FIRST, "legal_due_on", "local", _BY_MOMENT, "key", "id"),
}


def in_order(rows: Rows, order: Order) -> Rows:
    """The same rows in an order that is the same however often it is asked. Of what is late, law comes before what is local."""
    return rows.order_by(*_ORDERS[order])


def last_page(asked: int, *, rows: int, most: int) -> int:
    """The page asked for, or the last there is."""
    return max(1, min(asked, -(-rows // most)))


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a list, which page it is, and how much the whole list holds."""

    rows: list[Any]
    page: int
    total: Sum


def part_of(rows: Rows, order: Order, *, page: int, most: int, today: date) -> Part:
    """A page of a list in any order that a team's list may have. A page past the end is the last."""
    if order in _PLACED_BY_NAME:
        total = summed(rows)
        places = None
    else:
        counted = list(_by_place(rows, order).annotate(**COUNTED))
        total = added_up(counted)
        places = _counted_places(counted, order)
    page = last_page(page, rows=total.rows, most=most)
    first = (page - 1) * most
    if places is None:
        places = _named_places(rows, order, today, first=first, most=most)
    chosen, skipped = _window(places, first, most)
    return Part(_rows_at(rows, order, chosen, today)[skipped : skipped + most] if chosen else [], page, total)


def whole(rows: Rows, order: Order, *, today: date) -> Iterator[list[Any]]:
    """A whole list in order: a few rows at first, then some thousand at a time. Asked for inside one unchanging view of the record."""
    if order in _PLACED_BY_NAME:
        places = _named_places(rows, order, today)
    else:
        places = _counted_places(list(_by_place(rows, order).annotate(rows=Count("*"))), order)
    some: list[Hashable] = []
    held, at_once = 0, FEW
    for place in places:
        some.append(place.at)
        held += place.rows
        if held >= at_once:
            yield list(_rows_at(rows, order, some, today))
            some, held, at_once = [], 0, min(at_once * 4, MANY)
    if some:
        yield list(_rows_at(rows, order, some, today))


FEW, MANY = 100, 2_000


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in an order, how many rows lie at it, and how many before it."""

    at: Hashable
    rows: int
    before: int


_PLACE = {Order.LATEST: "urgency", Order.LEAST_LATE: "days_late", Order.DUTY: "key", Order.DUTY_BACKWARDS: "key"}
_PLACED_BY_NAME = {Order.CHILD, Order.CHILD_BACKWARDS, Order.WHO, Order.WHO_BACKWARDS}
_BACKWARDS = {Order.DUTY_BACKWARDS, Order.CHILD_BACKWARDS, Order.WHO_BACKWARDS}


def _by_place(rows: Rows, order: Order) -> Rows:
    """The rows as they lie at the places of an order, to be counted there."""
    by_place: Rows = rows.order_by().annotate(urgency=urgent()).values(_PLACE[order], "group")
    return by_place


def _window(places: Sequence[_Place], first: int, most: int) -> tuple[list[Hashable], int]:
    """The places on a page, and how many rows of the first of them are on the page before."""
    shown = [place for place in places if place.before < first + most and place.before + place.rows > first]
    return [place.at for place in shown], first - shown[0].before if shown else 0


def _counted_places(counted: Sequence[Mapping[str, Any]], order: Order) -> list[_Place]:
    lies: Counter[Any] = Counter()
    for each in counted:
        lies[each[_PLACE[order]]] += each["rows"]
    places, before = [], 0
    for at in sorted(lies, key=_by_what if _PLACE[order] == "key" else int, reverse=order in _BACKWARDS):
        places.append(_Place(at, lies[at], before))
        before += lies[at]
    return places


def _by_what(key: str) -> tuple[str, str]:
    """Duties sort by the words a list shows."""
    duty = BY_KEY[key]
    return (duty.do).casefold(), key


def _rows_at(rows: Rows, order: Order, places: Sequence[Any], today: date) -> Any:
    """The rows at some neighbouring places, in order."""
    if order in {Order.LATEST, Order.LEAST_LATE}:
        days = [_days_of(place) for place in places] if order is Order.LATEST else places
        least, most = min(days), max(days)
        # Said twice, the first time so that an index may answer it before row-level security has.
        near = Q(judged_on=None, legal_due_on__gte=today - timedelta(days=most), legal_due_on__lte=today - timedelta(days=least))
        at = {f"{_PLACE[order]}__gte": min(places), f"{_PLACE[order]}__lte": max(places)}
        return in_order(rows.annotate(urgency=urgent()).filter(near | Q(judged_on__isnull=False)).filter(**at), order)
    if _PLACE.get(order) == "key":
        whens = [When(key=key, then=Value(place)) for place, key in enumerate(places)]
        return rows.filter(key__in=places).order_by(Case(*whens, output_field=IntegerField()), *_LATEST)
    by_whom = order in {Order.WHO, Order.WHO_BACKWARDS}
    theirs = _theirs(places, today) if by_whom else [Q(child=child) for child, _ in places]
    found = rows.filter(functools.reduce(operator.or_, theirs))
    turn = Case(*(When(each, then=Value(place)) for place, each in enumerate(theirs)), output_field=IntegerField())
    return found.order_by(turn, *_LATEST)


def _theirs(places: Sequence[tuple[UUID | None, str]], today: date) -> list[Q]:
    """For each place, the duties of its kind whose child somebody holds that part with; or nobody, where it names nobody."""
    held = Allocation.objects.filter(on_day(today), worker__isnull=False)
    named = held.filter(worker__in={worker for worker, _ in places if worker}).order_by("started_on", "id")
    of_part = {by.value: part for part, by in DOES.items()}
    who_has = {(each.child_id, each.part): each.worker_id for each in named}
    children: dict[tuple[UUID | None, str], list[UUID]] = defaultdict(list)
    for (child, part), worker in who_has.items():
        if part in DOES:
            children[worker, DOES[Allocation.Part(part)].value].append(child)
    found = []
    for worker, by in places:
        if worker is not None:
            found.append(Q(by=by, child__in=children[worker, by]))
        elif by in of_part:
            found.append(Q(by=by) & ~Q(child__in=held.filter(part=of_part[by]).values("child")))
        else:
            found.append(Q(by=by))
    return found


ONE_AT_A_TIME = {Allocation.Part.SOCIAL_WORKER, Allocation.Part.PERSONAL_ADVISER, Allocation.Part.REVIEWING_OFFICER}
"""The parts of which the database itself sees to it that one worker at a time holds each with a child."""

_PARTS = " ".join(f"WHEN '{by.value}' THEN '{part.value}'" for part, by in DOES.items())

_NAME = "trim(coalesce(nullif(p.known_as, ''), p.given_name) || ' ' || p.family_name)"
_HELD = """SELECT {distinct} child_id, part, worker_id FROM involvement_allocation
    WHERE started_on <= {day} AND (ended_on IS NULL OR ended_on > {day}) AND worker_id IS NOT NULL AND part IN ({parts})"""


def _quoted(parts: Iterable[Allocation.Part]) -> str:
    return ", ".join(f"'{part.value}'" for part in parts)


def _without_accents(words: str) -> str:
    """Lower case and without accents; most names have none, and looking them up is what takes time."""
    return f"CASE WHEN octet_length({words}) = length({words}) THEN lower({words}) ELSE lower(unaccent({words})) END"


_JOINED = {
    "child": """SELECT counted.child_id AS who, '' AS by, counted.rows, {sorted} FROM ({counted}) counted
        LEFT JOIN people_person p ON p.id = counted.child_id
        LEFT JOIN (SELECT child_id, min(value) AS number FROM people_identifier WHERE kind = 'return' AND ended_on IS NULL
                    GROUP BY child_id) known ON known.child_id = counted.child_id""",
    "who": f"""SELECT w.id AS who, counted.by, sum(counted.rows) AS rows, {{sorted}} FROM ({{counted}}) counted
        LEFT JOIN ({_HELD.format(distinct="", day="%s", parts=_quoted(DOES.keys() & ONE_AT_A_TIME))}
                   UNION ALL
                   ({_HELD.format(distinct="DISTINCT ON (child_id, part)", day="%s", parts=_quoted(DOES.keys() - ONE_AT_A_TIME))}
                   ORDER BY child_id, part, started_on DESC, id DESC)) held
               ON held.child_id = counted.child_id AND held.part = CASE counted.by {_PARTS} END
        LEFT JOIN (SELECT id, row_number() OVER (ORDER BY {_without_accents("name")}, id) AS turn FROM workforce_worker) w
               ON w.id = held.worker_id GROUP BY w.id, {{terms}}""",
}
_SORTED = {
    "child": (
        "p.id IS NULL",
        f"{_NAME} = ''",
        _without_accents(_NAME),
        "length(known.number)",
        "known.number",
        "counted.child_id",
    ),
    "who": ("w.turn IS NULL", "w.turn", "counted.by"),
}
"""As a list shows them. Children without a name come by their number, and those whose names are not open by the word for them."""

_NAMED_PLACES = """
SELECT who, by, rows, before
  FROM (SELECT who, by, rows, sum(rows) OVER (ORDER BY {places} ROWS UNBOUNDED PRECEDING) - rows AS before FROM ({joined}) joined) placed
 WHERE before < %s AND before + rows > %s ORDER BY before"""
"""The children, or those whose it is to do, on one page: the database counts down to it, so that thousands of names need not be sent."""


def _named_places(rows: Rows, order: Order, today: date, *, first: int = 0, most: int = 1 << 40) -> list[_Place]:
    name, back = order.value.removeprefix("-"), " DESC" if order in _BACKWARDS else ""
    counted = rows.order_by().values("child_id", *(["by"] if name == "who" else [])).annotate(rows=Count("*"))
    sql, told = counted.query.sql_with_params()
    terms = _SORTED[name]
    joined = _JOINED[name].format(
        counted=sql, sorted=", ".join(f"{term} AS s{turn}" for turn, term in enumerate(terms)), terms=", ".join(terms)
    )
    places = ", ".join(f"s{turn}{back}" for turn in range(len(terms)))
    days = [today] * (joined.count("%s") - len(told))
    with connection.cursor() as cursor:
        cursor.execute(_NAMED_PLACES.format(joined=joined, places=places), [*told, *days, first + most, first])
        return [_Place((who, by), int(number), int(before)) for who, by, number, before in cursor.fetchall()]

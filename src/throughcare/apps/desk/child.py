"""A child's page: who they are, what must happen next, where they live, who works with them, and everything that happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.agreed.presenters import ActionShown, is_open
from throughcare.apps.agreed.presenters import shown as actions_shown
from throughcare.apps.booking.models import Booking
from throughcare.apps.care.models import LegalStatus, PeriodOfCare, Placement, PlacementApproval
from throughcare.apps.care.presenters import meaning
from throughcare.apps.desk.prompts import Prompt, prompts
from throughcare.apps.desk.timeline import ALSO, NEW, timeline
from throughcare.apps.duties.beside import from_facts
from throughcare.apps.duties.models import Acted, Excuse
from throughcare.apps.duties.policies import ANSWERS_FOR_OTHERS
from throughcare.apps.duties.reckoning import Reckoned, reckoned
from throughcare.apps.duties.shown import duty_shown, weight_of
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.involvement.presenters.around import Around, Warned, around
from throughcare.apps.oversight.presenters import TABS
from throughcare.apps.people.models import Identifier, Person, Relationship
from throughcare.apps.people.queries import name_of
from throughcare.apps.plans.currency import currency
from throughcare.apps.plans.presenters import AssessmentShown, PlanShown, assessment_shown, plans_shown
from throughcare.apps.plans.queries import sibling
from throughcare.apps.reviews.presenters import open_challenges_told
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.roles import Role
from throughcare.apps.writing.policies import may_write
from throughcare.core.happened import model_of
from throughcare.core.page import AsAt, Link
from throughcare.core.shown import Column, DutyShown, Entry, Fact, PersonShown, Weight
from throughcare.core.words import age, count, listed, moment, period, plain_date, short_date
from throughcare.statute.codes import care
from throughcare.statute.duty import By, Owed
from throughcare.statute.kinds import Kind
from throughcare.statute.standing import Standing, standing

NEXT = 3
_WEIGHTS = tuple(Weight)  # law, guidance, local
_OPEN = {Standing.OVERDUE, Standing.DUE_SOON, Standing.ON_TRACK}
_LOOKED_FOR = {
    Kind.VISITED: "visits",
    Kind.REVIEW_HELD: "reviews",
    Kind.HEALTH_ASSESSED: "health assessments",
    Kind.EDUCATION_PLAN_HELD: "education plans",
    Kind.RETURN_INTERVIEW_HELD: "return interviews",
}
_PARTS = {
    Allocation.Part.SOCIAL_WORKER: By.SOCIAL_WORKER,
    Allocation.Part.REVIEWING_OFFICER: By.REVIEWING_OFFICER,
    Allocation.Part.PERSONAL_ADVISER: By.PERSONAL_ADVISER,
    Allocation.Part.INTERVIEWER: By.INDEPENDENT_INTERVIEWER,
}


@dataclass(frozen=True, slots=True)
class ChildPage:
    """Everything a child's page shows. `as_at` is the day it stands at, where that is not today."""

    name: str
    href: str
    identity: tuple[Fact, ...]
    around: Around
    next: tuple[DutyShown, ...]
    open: tuple[DutyShown, ...]
    past: tuple[DutyShown, ...]
    past_columns: tuple[Column, ...]
    unknown: tuple[str, ...]
    unknown_because: str
    living: tuple[Fact, ...]
    people: tuple[PersonShown, ...]
    entries: tuple[Entry, ...]
    kinds: tuple[Link, ...]
    as_at: AsAt | None
    search_href: str
    again: tuple[Link, ...]
    assessment: AssessmentShown
    plans: tuple[PlanShown, ...]
    actions: tuple[ActionShown, ...] = ()
    actions_href: str = ""
    pages: tuple[Link, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    challenges: tuple[str, ...] = ()
    reviews_href: str = ""
    booked: tuple[Link, ...] = ()
    book_href: str = ""
    warnings: tuple[Warned, ...] = ()
    add_href: str = ""


def child_page(
    child: Person,
    *,
    href: str,
    today: date,
    now: datetime,
    roles: Collection[Role] = (),
    kind: str = "",
    known_on: date | None = None,
) -> ChildPage:
    """A child as now known, or as they were known at the end of a past day; a child known from a return, as at its end.

    What came since the reader last looked is marked. `roles` are those of whoever looks: what they may do beside a duty follows from them.
    """
    beside = around(child.pk)
    numbers = list(Identifier.objects.filter(child=child, ended_on=None).exclude(kind=Identifier.Kind.NO_UPN))
    what = reckoned([child], known_on=known_on, also=ALSO)[child.pk]
    day = min(known_on or today, what.judged_on or today)
    moment_of_day = now if day == today else None
    workers = _worker_names(what.facts)
    who = _who(_of(what.facts, Allocation), workers, day)
    open_now, past, unknown = _sorted_out(what.owed, day, moment_of_day)
    entries, kinds = timeline(what.facts, workers=workers, until=day, kind=kind, since=None if known_on else beside.looked_at)
    ties = list(Relationship.objects.filter(child=child, ended_on=None).select_related("relative"))
    kin = [sibling(tie) for tie in ties if tie.kind == Relationship.Kind.SIBLING]
    stands = currency(what.facts, kin, born_on=child.born_on, day=day)
    stands_beside, live = from_facts(child.pk, what.facts, workers), day == today
    shown = [
        duty_shown(
            owed,
            day=day,
            now=moment_of_day,
            who=who,
            beside=stands_beside,
            may_book=live and may_write(roles),
            may_excuse=live and bool(ANSWERS_FOR_OTHERS & set(roles)),
        )
        for owed in open_now
    ]
    return ChildPage(
        name=_name(child, numbers),
        href=href,
        identity=tuple(_identity(child, numbers, what.facts, who, day)),
        around=beside,
        next=tuple(shown[:NEXT]),
        open=tuple(shown),
        past=tuple(duty_shown(owed, day=day, now=moment_of_day, who=who, beside=stands_beside.excuses_alone) for owed in past),
        past_columns=(Column("Duty"), Column("Due"), Column("What became of it")),
        unknown=tuple(unknown),
        unknown_because=_why_unknown(what, day, some=bool(unknown)),
        living=tuple(_living(what.facts, day)),
        people=(*_key_workers(_of(what.facts, Allocation), workers, day), *_relatives(ties), *beside.homes),
        entries=tuple(entries),
        kinds=(
            Link("Everything", f"{href}#timeline", not kind),
            *(Link(_kind_words(one, beside.looked_at), f"{href}?kind={one}#timeline", one == kind) for one in kinds),
        ),
        as_at=_as_at(what, day, known_on),
        search_href=reverse("search:within", args=[child.pk]),
        again=(
            Link("Build a chronology", reverse("desk:chronology", args=[child.pk])),
            Link("Family tree", reverse("desk:family", args=[child.pk])),
        ),
        assessment=assessment_shown(stands, child.pk, can_tell=_can_tell(what, Kind.ASSESSMENT_AUTHORISED)),
        plans=plans_shown(what.facts, stands, workers, day=day),
        actions=_actions(what.facts, workers, day, may_write=known_on is None),
        actions_href=reverse("agreed:of_child", args=[child.pk]),
        pages=tuple(Link(words, reverse(f"oversight:{name}", args=[child.pk])) for name, words in TABS),
        prompts=prompts(child.pk, what.facts, now=now) if day == today else (),
        challenges=tuple(open_challenges_told(what.facts)),
        reviews_href=reverse("reviews:of_child", args=[child.pk]),
        booked=tuple(_booked(child.pk, what.facts)) if day == today else (),
        warnings=(*_unapproved(what.facts, workers), *beside.warnings),
    )


def _actions(facts: Iterable[Any], workers: Mapping[UUID, str], day: date, *, may_write: bool) -> tuple[ActionShown, ...]:
    """What was agreed and is still to be done, the earliest due first; on a past day, as it was known then."""
    found = sorted(filter(is_open, _of(facts, AgreedAction)), key=lambda row: row.due_on)
    return actions_shown(found, today=day, may_write=may_write, names=workers)


def _kind_words(kind: str, looked_at: datetime | None) -> str:
    """What a kind of happening is called above the timeline."""
    return f"New since you last looked, {moment(looked_at)}" if kind == NEW else kind


def _booked(child: UUID, facts: Sequence[Any]) -> Iterable[Link]:
    """What still stands booked, with whatever it is for, the next first."""
    standing = [row for row in _of(facts, Booking) if row.cancelled_at is None and row.happened_on is None]
    for row in sorted(standing, key=lambda row: row.booked_at):
        where = f", {row.place}" if row.place else ""
        yield Link(f"{row.called}: {moment(row.booked_at)}{where}", reverse("desk:booking", args=[child, row.pk]))


def _unapproved(facts: Sequence[Any], workers: Mapping[UUID, str]) -> Iterable[Warned]:
    """Placements that were not approved, or not yet, while they last: recorded, said to everybody, and somebody's to put right."""
    lasting = {row.pk: row for row in _of(facts, Placement) if row.ended_on is None}
    for one in _of(facts, PlacementApproval):
        held = lasting.get(one.placement_id)
        if held is None or one.outcome == PlacementApproval.Outcome.APPROVED:
            continue
        began = f"The placement that began on {plain_date(held.started_on)}"
        if one.outcome:
            yield Warned(
                "A placement was not approved",
                f"{began} was not approved, said {one.decided_by}. What happens now: {one.follows}",
            )
            continue
        yield Warned(
            "A placement is not approved yet",
            f"{began} has no approval. It is {workers.get(one.owner_id, 'a colleague')}’s to get it approved.",
            Link("Record what was decided", reverse("desk:approval", args=[one.pk])),
        )


def _name(child: Person, numbers: Sequence[Identifier]) -> str:
    """What to call a child: their name; where a return gave none, the number it gave."""
    number = next((one.value for one in numbers if one.kind == Identifier.Kind.RETURN), "")
    return name_of(child, number=number)


def _of(facts: Iterable[Any], model: type) -> list[Any]:
    return [row for row in facts if model_of(row) is model]


def _now(rows: Sequence[Any], day: date) -> Any | None:
    """The one that covers a day; of stays begun on one day, the last."""
    held = [row for row in rows if row.started_on <= day and (row.ended_on is None or row.ended_on > day)]
    return max(held, key=lambda row: (row.started_on, getattr(row, "turn", 0)), default=None)


def _worker_names(facts: Iterable[Any]) -> dict[UUID, str]:
    keys = {row.worker_id for row in (*_of(facts, Allocation), *_of(facts, AgreedAction)) if row.worker_id}
    keys |= {row.agreed_by_id for row in _of(facts, Excuse)} | {row.by_id for row in _of(facts, Acted)}
    keys |= {row.owner_id for row in _of(facts, PlacementApproval)}
    return dict(Worker.objects.filter(pk__in=keys).values_list("pk", "name"))


def _who(allocations: Sequence[Allocation], workers: Mapping[UUID, str], day: date) -> dict[str, str]:
    """By role, the name of the person whose it is to do on a day."""
    found = {}
    for part, by in _PARTS.items():
        row = _now([one for one in allocations if one.part == part], day)
        if row is not None and row.worker_id:
            found[by.value] = workers.get(row.worker_id, "A colleague")
    return found


def _sorted_out(owed: Sequence[Owed], day: date, now: datetime | None) -> tuple[list[Owed], list[Owed], list[str]]:
    """Duties still open, those past newest first, and what is not known, counted by duty.

    Of those open what is late comes first, law before guidance and that before what is local; then the rest by date.
    """
    open_now: list[Owed] = []
    past: list[Owed] = []
    unknown: Counter[str] = Counter()
    for each in owed:
        if each.since.on > day:
            continue
        how = standing(each, day, now=now)
        if how in _OPEN:
            open_now.append(each)
        elif how is Standing.NOT_KNOWN:
            unknown[each.duty.name] += 1
        elif how not in {Standing.WAITING, Standing.ENDED}:
            past.append(each)
    open_now.sort(key=lambda each: _how_urgent(each, day, now))
    past.sort(key=lambda each: (each.due_on or date.min, each.duty.key), reverse=True)
    return open_now, past, [name if times == 1 else f"{name} ({count(times, 'time')})" for name, times in sorted(unknown.items())]


def _can_tell(what: Reckoned, kind: Kind) -> bool:
    """Whether any source of this child could have told of such a thing."""
    return any(kind in cover.kinds for cover in what.history.covers)


def _how_urgent(owed: Owed, day: date, now: datetime | None) -> tuple[int, date, str]:
    late = standing(owed, day, now=now) is Standing.OVERDUE
    return _WEIGHTS.index(weight_of(owed.duty)) if late else len(_WEIGHTS), owed.due_on or date.max, owed.duty.key


def _why_unknown(what: Reckoned, day: date, *, some: bool) -> str:
    """Where what we hold comes from, and which of the things people look for it tells nothing of; empty where it tells of all."""
    sources = sorted({cover.source for cover in what.history.covers})
    if not sources:
        return "No source on record tells of this child."
    now = [cover for cover in what.history.covers if cover.last is None or cover.last >= day]
    silent = [words for kind, words in _LOOKED_FOR.items() if not any(kind in cover.kinds for cover in now)]
    if not silent and not some:
        return ""
    of = f"tells nothing of {listed(silent, 'or')}" if silent else "cannot tell of everything"
    return f"What we hold comes from {' and '.join(sources)}, which {of}."


def _identity(
    child: Person, numbers: Sequence[Identifier], facts: Sequence[Any], who: Mapping[str, str], day: date
) -> Iterable[Fact]:
    if child.died_on:
        yield Fact("Died", plain_date(child.died_on))
    elif child.born_on:
        yield Fact("Age", f"{age(child.born_on, day)}, born {plain_date(child.born_on)}")
    elif child.expected_on:
        yield Fact("Expected", plain_date(child.expected_on))
    status, placement = _now(_of(facts, LegalStatus), day), _now(_of(facts, Placement), day)
    if status:
        yield Fact("Legal status", meaning(care.LS, status.code))
    if placement and placement.kind:
        yield Fact("Lives in", meaning(care.PLACE, placement.kind))
    yield Fact("Social worker", who.get(By.SOCIAL_WORKER.value, "No one allocated"))
    year = [row for row in _of(facts, Allocation) if row.part == Allocation.Part.SOCIAL_WORKER and row.worker_id]
    lately = {row.worker_id for row in year if row.ended_on is None or row.ended_on > day - timedelta(days=365)}
    if lately:
        yield Fact("In 12 months", count(len(lately), "social worker"))
    for number in numbers:
        yield Fact(Identifier.Kind(number.kind).label, number.value)


def _living(facts: Sequence[Any], day: date) -> Iterable[Fact]:
    care_now = _now(_of(facts, PeriodOfCare), day)
    if care_now is None:
        before = [row.ended_on for row in _of(facts, PeriodOfCare) if row.ended_on is not None and row.ended_on <= day]
        yield Fact("Looked after", f"Not now: until {short_date(max(before))}" if before else "No")
    else:
        since = period(care_now.started_on) if care_now.start_known else f"since before {short_date(care_now.started_on)}"
        yield Fact("Looked after", since)
    placement = _now(_of(facts, Placement), day)
    if placement:
        yield Fact("Placement", f"{meaning(care.PLACE, placement.kind) or 'kind not recorded'}, {period(placement.started_on)}")
        if placement.carer:
            yield Fact("With", placement.carer)
        if placement.provider:
            yield Fact("Provided by", meaning(care.PLACE_PROVIDER, placement.provider))
    status = _now(_of(facts, LegalStatus), day)
    if status:
        yield Fact("Legal status", f"{meaning(care.LS, status.code)}, {period(status.started_on)}")
    moves = [row for row in _of(facts, Placement) if row.started_on > day - timedelta(days=365) and row.started_on <= day]
    if care_now is not None:
        yield Fact("Placements begun in 12 months", str(len(moves)))


def _key_workers(allocations: Sequence[Allocation], workers: Mapping[UUID, str], day: date) -> Iterable[PersonShown]:
    for part in Allocation.Part:
        row = _now([one for one in allocations if one.part == part], day)
        if row is not None:
            name = workers.get(row.worker_id, "A colleague") if row.worker_id else "Nobody named yet"
            yield PersonShown(role=part.label, name=name, since=period(row.started_on))


def _relatives(ties: Iterable[Relationship]) -> Iterable[PersonShown]:
    for tie in ties:
        says = " (parental responsibility)" if tie.parental_responsibility else ""
        yield PersonShown(role=f"{Relationship.Kind(tie.kind).label}{says}", name=str(tie.relative))


def _as_at(what: Reckoned, day: date, known_on: date | None) -> AsAt | None:
    if known_on is not None:
        return AsAt(on=day, because="as it was known then")
    if what.judged_on is not None:
        sources = " and ".join(sorted({cover.source for cover in what.history.covers}))
        return AsAt(on=day, because=f"the end of what {sources} tells")
    return None

"""How a child stands in care today, and which days do not fit with it: said at the field, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from throughcare.apps.care.models import LegalStatus, PeriodOfCare, Placement
from throughcare.apps.care.presenters import meaning
from throughcare.apps.people.models import Person
from throughcare.core.asking.asked import Asking, Beside
from throughcare.core.words import plain_date
from throughcare.statute.codes import care

Faults = Iterator[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class InCare:
    """The last period of care of a child, with the order and the placement that stand in it. Each may be missing."""

    period: PeriodOfCare | None
    status: LegalStatus | None
    placement: Placement | None

    @property
    def lasts(self) -> bool:
        """Whether the child is looked after now."""
        return self.period is not None and self.period.ended_on is None


def in_care(child: Person) -> InCare:
    """How a child stands in care: what stands has not ended, and of stays begun on one day it is the last."""
    period = PeriodOfCare.objects.filter(child=child).order_by("-started_on", "ended_on").first()
    if period is None or period.ended_on is not None:
        return InCare(period, None, None)
    return InCare(
        period,
        LegalStatus.objects.filter(period=period, ended_on=None).order_by("-started_on").first(),
        Placement.objects.filter(period=period, ended_on=None).order_by("-started_on", "-turn").first(),
    )


POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}")


def _postcodes(said: Mapping[str, Any]) -> Faults:
    """A postcode is one by its look; whether there is such a place nobody here can say."""
    for asked in ("postcode", "from_postcode"):
        typed = said.get(asked)
        if typed and not POSTCODE.fullmatch(str(typed).strip().upper()):
            yield asked, "This is not a postcode. Enter one such as AB1 2CD, or leave it empty"


def _came(child: Person, said: Mapping[str, Any]) -> Faults:
    """A period of care begins after birth, and when the one before is over."""
    yield from _postcodes(said)
    on, last = said.get("on"), in_care(child).period
    if on is None:
        return
    if child.born_on is None and child.expected_on is not None:
        yield "on", "They are not born yet by the record. Record the birth first, under details and file"
    elif child.born_on is not None and on < child.born_on:
        yield "on", f"This is before they were born, on {plain_date(child.born_on)}"
    elif last is not None and last.ended_on is None:
        yield "on", f"They have been looked after since {plain_date(last.started_on)} already"
    elif last is not None and last.ended_on is not None and on < last.ended_on:
        yield "on", f"They were looked after until {plain_date(last.ended_on)}. Enter that day or a later one"
    yield from _approved(on, said)


def _moved(child: Person, said: Mapping[str, Any]) -> Faults:
    """A placement begins while the child is looked after, and no earlier than the one before it."""
    yield from _postcodes(said)
    on, now = said.get("on"), in_care(child)
    if on is None:
        return
    yield from _within(now, on)
    if now.lasts and now.placement is not None and on < now.placement.started_on:
        yield "on", f"They moved where they live now on {plain_date(now.placement.started_on)}. Enter that day or a later one"
    yield from _approved(on, said)


def _another_status(child: Person, said: Mapping[str, Any]) -> Faults:
    """An order begins while the child is looked after, no earlier than the one before, and is another."""
    on, now = said.get("on"), in_care(child)
    if on is None:
        return
    yield from _within(now, on)
    if now.lasts and now.status is not None:
        since = plain_date(now.status.started_on)
        if on < now.status.started_on:
            yield "on", f"Their legal status now began on {since}. Enter that day or a later one"
        elif said.get("status") == now.status.code:
            yield "status", f"This has been their legal status since {since} already"


def _left(child: Person, said: Mapping[str, Any]) -> Faults:
    """Care ends no earlier than it began, nor than what last began in it."""
    on, now = said.get("on"), in_care(child)
    if on is None:
        return
    yield from _within(now, on)
    latest = max((held.started_on for held in (now.status, now.placement) if held is not None), default=None)
    if now.period is not None and latest is not None and now.period.started_on <= on < latest:
        yield "on", f"A placement or legal status began on {plain_date(latest)}. Enter that day or a later one"


def _within(now: InCare, on: date) -> Faults:
    if not now.lasts or now.period is None:
        yield "on", "They are not looked after by the record. Record first that they became looked after"
    elif on < now.period.started_on:
        yield "on", f"They became looked after on {plain_date(now.period.started_on)}. Enter that day or a later one"


def _approved(on: date, said: Mapping[str, Any]) -> Faults:
    """Somebody may approve a placement before it begins or after, but not a year before."""
    approved = said.get("approved_on")
    if approved is not None and (on - approved).days > 366:
        yield "approved_on", "This is more than a year before the placement. Enter the day this placement was approved"


def asking_came_into_care(child: Person) -> Asking:
    """What becoming looked after depends on."""
    return Asking(child.pk, conflicts=lambda said: _came(child, said))


def asking_move(child: Person) -> Asking:
    """What a placement depends on."""
    ends = (*_lived(in_care(child)), "It ends on the day you enter here.")
    return Asking(child.pk, beside=_now("move", ends), conflicts=lambda said: _moved(child, said))


def asking_status(child: Person) -> Asking:
    """What a legal status depends on."""
    ends = (*_held(in_care(child)), "It ends on the day you enter here, and the new one begins.")
    return Asking(child.pk, beside=_now("status", ends), conflicts=lambda said: _another_status(child, said))


def asking_left_care(child: Person) -> Asking:
    """What leaving care depends on."""
    now = in_care(child)
    ends = (*_lived(now), *_held(now), "These end on the day you enter here.")
    return Asking(child.pk, beside=_now("left", ends), conflicts=lambda said: _left(child, said))


def _now(section: str, lines: tuple[str, ...]) -> tuple[Beside, ...]:
    """What stands on the record, and what becomes of it: nothing where nothing stands."""
    return (Beside(section, "On the record now", lines),) if len(lines) > 1 else ()


def _held(now: InCare) -> Iterator[str]:
    if now.status is not None:
        yield f"{meaning(care.LS, now.status.code)}, since {plain_date(now.status.started_on)}"


def _lived(now: InCare) -> Iterator[str]:
    if now.placement is not None:
        kind = meaning(care.PLACE, now.placement.kind) or "A placement of a kind not recorded"
        carer = f", with {now.placement.carer}" if now.placement.carer else ""
        yield f"{kind}{carer}, since {plain_date(now.placement.started_on)}"

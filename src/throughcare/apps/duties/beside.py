"""What stands beside a child's duties and moves none of them: what is booked, why one is excused, what a manager did about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse

from throughcare.apps.booking.kinds import booked_for
from throughcare.apps.booking.models import STANDING, Booking
from throughcare.apps.booking.queries import Standing
from throughcare.apps.duties.models import Acted, Excuse
from throughcare.core.happened import london_day, model_of
from throughcare.core.page import Link
from throughcare.core.words import count, moment, short_date
from throughcare.statute.duty import Duty
from throughcare.statute.ladder import DAYS, Rung

Name = tuple[str, str, date]
"""A duty as the shelf names it: its key, what it is about, and since when."""


@dataclass(frozen=True, slots=True)
class Excused:
    """Why a duty was not done in time, and the manager who agreed."""

    reason: Excuse.Reason
    words: str
    agreed_by: str
    agreed_on: date


@dataclass(frozen=True, slots=True)
class Done:
    """What a manager did about something late, and when they look again."""

    words: str
    by: str
    acted_on: date
    look_again_on: date


@dataclass(frozen=True, slots=True)
class Beside:
    """All of it for one child. Of what was done about a duty, the last."""

    child: UUID
    booked: Mapping[Booking.What, tuple[Standing, ...]]
    excused: Mapping[Name, Excused]
    acted: Mapping[Name, Done]

    @property
    def excuses_alone(self) -> Beside:
        """For what is past: nothing is booked for it any more, and nothing is missing from a diary."""
        return replace(self, booked={})


def read_beside() -> dict[str, ArraySubquery]:
    """For a query of persons: what stands beside the duties of each, so that a list need ask nothing more."""
    mine = {"child": OuterRef("pk")}
    named = {"key": "key", "about": "about", "since_on": "since_on", "words": "words"}
    booked = Booking.objects.filter(STANDING, **mine).order_by("booked_at")
    return {
        "booked": ArraySubquery(booked.values(json=JSONObject(id="id", what="what", at="booked_at"))),
        "excused": ArraySubquery(
            Excuse.objects.filter(withdrawn_on=None, **mine).values(
                json=JSONObject(**named, reason="reason", by="agreed_by__name", on="agreed_on")
            )
        ),
        "acted": ArraySubquery(
            Acted.objects.filter(agreed=None, **mine)
            .order_by("acted_on", "known_at")
            .values(json=JSONObject(**named, by="by__name", on="acted_on", again="look_again_on"))
        ),
    }


def told(person: Any) -> Beside:
    """What `read_beside` read beside a person."""
    booked: dict[Booking.What, list[Standing]] = {}
    for each in person.booked:
        what = Booking.What(each["what"])
        booked.setdefault(what, []).append(Standing(UUID(each["id"]), what, datetime.fromisoformat(each["at"])))
    return Beside(
        child=person.pk,
        booked={what: tuple(those) for what, those in booked.items()},
        excused={
            _name(each): Excused(Excuse.Reason(each["reason"]), each["words"], each["by"], date.fromisoformat(each["on"]))
            for each in person.excused
        },
        acted={
            _name(each): Done(each["words"], each["by"], date.fromisoformat(each["on"]), date.fromisoformat(each["again"]))
            for each in person.acted
        },
    )


def _name(each: Mapping[str, str]) -> Name:
    return each["key"], each["about"], date.fromisoformat(each["since_on"])


def from_facts(child: UUID, facts: Iterable[Any], workers: Mapping[UUID, str]) -> Beside:
    """The same from a child's facts, as now known or as they were; `workers` names those in them."""
    booked: dict[Booking.What, list[Standing]] = {}
    excused: dict[Name, Excused] = {}
    acted: dict[Name, Done] = {}
    for row in facts:
        model = model_of(row)
        if model is Booking and row.cancelled_at is None and row.happened_on is None:
            what = Booking.What(row.what)
            booked.setdefault(what, []).append(Standing(getattr(row, "pgh_obj_id", row.pk), what, row.booked_at))
        elif model is Excuse and row.withdrawn_on is None:
            by = workers.get(row.agreed_by_id, "A manager")
            excused[row.key, row.about, row.since_on] = Excused(Excuse.Reason(row.reason), row.words, by, row.agreed_on)
        elif model is Acted and row.agreed_id is None:
            name = (row.key, row.about, row.since_on)
            if name not in acted or acted[name].acted_on <= row.acted_on:
                acted[name] = Done(row.words, workers.get(row.by_id, "A manager"), row.acted_on, row.look_again_on)
    in_order = {what: tuple(sorted(those, key=lambda each: each.at)) for what, those in booked.items()}
    return Beside(child, in_order, excused, acted)


@dataclass(frozen=True, slots=True)
class Said:
    """What is said beside one duty: when it is booked for, what is wrong with that, its excuse, and what was done about it."""

    booked: Link | None = None
    wrong: str = ""
    excused: str = ""
    acted: str = ""
    to_book: str = ""


NOTHING = Said()


def said_of(beside: Beside | None, duty: Duty, name: Name, *, due_on: date | None, today: date, now: datetime | None) -> Said:
    """What is said beside one duty on a day. `to_book` is where it is booked, for those that are met by meeting somebody."""
    if beside is None:
        return NOTHING
    what = booked_for(duty)
    standing = _the_one(beside.booked.get(what, ()), today) if what else None
    excused, acted = beside.excused.get(name), beside.acted.get(name)
    return Said(
        booked=_booked(beside.child, standing, due_on) if standing else None,
        wrong=_wrong(standing, due_on, today, now) if what and due_on else "",
        excused=_excuse(excused) if excused else "",
        acted=_done(acted) if acted else "",
        to_book=f"{reverse('desk:book', args=[beside.child])}?what={what.value}" if what else "",
    )


def _the_one(those: tuple[Standing, ...], today: date) -> Standing | None:
    """The next that is booked; if none is to come, the last that was."""
    to_come = [each for each in those if london_day(each.at) >= today]
    return to_come[0] if to_come else those[-1] if those else None


def _booked(child: UUID, standing: Standing, due_on: date | None) -> Link:
    words = f"Booked for {moment(standing.at)}"
    if due_on is not None:
        words += f", {before_or_after(london_day(standing.at), due_on)}"
    return Link(words, reverse("desk:booking", args=[child, standing.id]))


def before_or_after(booked_on: date, due_on: date) -> str:
    """How what is booked stands to the day something is due: 3 days before it is due."""
    days = (booked_on - due_on).days
    if days == 0:
        return "the day it is due"
    return f"{count(abs(days), 'day')} {'after' if days > 0 else 'before'} it is due"


def _wrong(standing: Standing | None, due_on: date, today: date, now: datetime | None) -> str:
    if standing is None:
        warned = today >= due_on + timedelta(days=DAYS[Rung.WORKER])
        return "Not booked" if warned else ""
    if now is not None and standing.at < now and london_day(standing.at) < today:
        return "Booked day past, nothing recorded"
    late = (london_day(standing.at) - due_on).days
    return f"Booked {count(late, 'day')} late" if late > 0 else ""


def _excuse(excused: Excused) -> str:
    reason = excused.reason.label
    return (
        f"{reason}. {_sentence(excused.words)} Agreed by {excused.agreed_by}, {short_date(excused.agreed_on)}. It stays not done."
    )


def _done(acted: Done) -> str:
    words = _sentence(acted.words)
    return f"{acted.by}, {short_date(acted.acted_on)}: {words} Looks again on {short_date(acted.look_again_on)}."


def _sentence(words: str) -> str:
    words = " ".join(words.split())
    return words if words.endswith((".", "!", "?")) else f"{words}."

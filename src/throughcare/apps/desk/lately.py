"""What a first page says of what has happened: which children are away now, and what others wrote about one's children since yesterday."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from throughcare.apps.missing.models import MissingEpisode
from throughcare.apps.people.models import Person, Source
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.roles import Role
from throughcare.apps.writing.models import Document
from throughcare.apps.writing.registry import kinds
from throughcare.core.page import Link
from throughcare.core.today import LONDON
from throughcare.core.words import count, moment, plain_date

FEW, MOST = 8, 50
NAMES = {"known_as": F("child__known_as"), "given_name": F("child__given_name"), "family_name": F("child__family_name")}
TOLD_OF_ALL = frozenset({Role.DUTY, Role.EMERGENCY_DUTY, Role.TEAM_MANAGER, Role.SERVICE_MANAGER, Role.DIRECTOR})
"""Those who are told of every child away whom they may see, and not only of their own."""


@dataclass(frozen=True, slots=True)
class AwayShown:
    """A child who is away now: who, since when, and the address that begins their coming back; empty for those who only read."""

    child: Link
    words: str
    came_back: str


def away(children: Collection[UUID], roles: Collection[Role]) -> QuerySet[Any, Any]:
    """Who is away now, the longest first: of these children, or for some roles of all whom they may see."""
    theirs = Q() if TOLD_OF_ALL & set(roles) else Q(child__in=children)
    found = MissingEpisode.objects.filter(theirs, ended_on=None, source__kind=Source.Kind.PRACTICE)
    return found.order_by("started_on", "went_at").values("child_id", "kind", "started_on", "went_at", **NAMES)[:MOST]


def written_lately(worker: Worker, children: Collection[UUID], today: date) -> QuerySet[Any, Any]:
    """What others put on the record of these children since yesterday, the last first."""
    since = datetime.combine(today - timedelta(days=1), time(), tzinfo=LONDON)
    found = Document.objects.filter(child__in=children, state=Document.State.FINAL, finished_at__gte=since)
    found = found.exclude(finished_by=worker).order_by("-finished_at")
    return found.values("id", "child_id", "form", "finished_at", who=F("finished_by__name"), **NAMES)[:FEW]


def away_words(kind: str, *, went_at: datetime | None, started_on: date, now: datetime) -> str:
    """Since when somebody is away, and by the hour where the hour is known."""
    label = MissingEpisode.Kind(kind).label
    if went_at is None:
        return f"{label} since {plain_date(started_on)}."
    return f"{label} since {moment(went_at)}: {count(int((now - went_at) / timedelta(hours=1)), 'hour')} now."


def away_shown(each: Mapping[str, Any], now: datetime, *, writes: bool) -> AwayShown:
    """One child who is away, from a row of `away` as JSON tells it."""
    went_at = datetime.fromisoformat(each["went_at"]) if each["went_at"] else None
    return AwayShown(
        child=Link(str(_child(each)), reverse("desk:child", args=[each["child_id"]])),
        words=away_words(each["kind"], went_at=went_at, started_on=date.fromisoformat(each["started_on"]), now=now),
        came_back=reverse("writing:begin", args=[each["child_id"], "missing-back"]) if writes else "",
    )


def lately_shown(each: Mapping[str, Any]) -> Link:
    """One thing that somebody else wrote, from a row of `written_lately` as JSON tells it."""
    title, at = kinds()[each["form"]].form.title, moment(datetime.fromisoformat(each["finished_at"]))
    words = f"{title} for {_child(each)}, by {each['who']}, {at}"
    return Link(words, reverse("writing:document", args=[each["child_id"], each["id"]]))


def _child(each: Mapping[str, Any]) -> Person:
    return Person(known_as=each["known_as"], given_name=each["given_name"], family_name=each["family_name"])

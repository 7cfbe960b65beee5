"""What waits for a worker beside what is owed: what they have begun to write, and as a manager what needs their action."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import F
from django.urls import reverse

from throughcare.apps.duties.escalation import Which, answers, counting
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Post, Worker
from throughcare.apps.writing.queries import drafts_of
from throughcare.apps.writing.registry import kinds
from throughcare.core.page import Link
from throughcare.core.words import count, moment

FEW = 5


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much needs a manager's action, if anything does; and the first few drafts, the last begun first."""

    needs: Link | None
    drafts: tuple[Link, ...]


def waiting(worker: Worker, posts: Iterable[Post]) -> Waiting:
    """Both in one question, for this is on everybody's first page."""
    names = {"known_as": F("child__known_as"), "given_name": F("child__given_name"), "family_name": F("child__family_name")}
    drafts = drafts_of(worker).values("id", "child_id", "form", "started_at", **names)[:FEW]
    sql, told = drafts.query.sql_with_params()
    counted, told_of_needs = counting(Which.NEEDS, answers(posts))
    with connection.cursor() as cursor:
        asked = f"SELECT {counted}, (SELECT coalesce(json_agg(draft), '[]'::json) FROM ({sql}) draft)"
        cursor.execute(asked, [*told_of_needs, *told])
        number, begun = cursor.fetchone() or (0, [])
    words = f"{count(number, 'thing')} {'needs' if number == 1 else 'need'} your action"
    return Waiting(
        needs=Link(words, reverse("desk:needs_action")) if number else None,
        drafts=tuple(_draft(each) for each in (json.loads(begun) if isinstance(begun, str) else begun)),
    )


def _draft(each: dict[str, str]) -> Link:
    child = Person(known_as=each["known_as"], given_name=each["given_name"], family_name=each["family_name"])
    title, begun = kinds()[each["form"]].form.title, moment(datetime.fromisoformat(each["started_at"]))
    return Link(f"{title} for {child}, begun {begun}", reverse("writing:document", args=[each["child_id"], each["id"]]))

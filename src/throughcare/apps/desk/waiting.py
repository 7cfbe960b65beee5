"""What waits for a worker beside what is owed: what they began to write, what they must approve or answer, what needs their action."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F
from django.urls import reverse

from throughcare.apps.desk.lately import AwayShown, away, away_shown, lately_shown, written_lately
from throughcare.apps.duties.escalation import Which, answers, counting
from throughcare.apps.people.models import Hazard, Person
from throughcare.apps.people.queries import hazards_to_look_at
from throughcare.apps.quality.queries import mine_by_child
from throughcare.apps.reviews.models import Challenge
from throughcare.apps.reviews.queries import waiting_for
from throughcare.apps.workforce.models import Post, Worker
from throughcare.apps.workforce.roles import Role
from throughcare.apps.writing.policies import may_write
from throughcare.apps.writing.queries import drafts_of
from throughcare.apps.writing.registry import kinds
from throughcare.apps.writing.signing.presenters import Papers, papers_shown
from throughcare.apps.writing.signing.waiting import asks, on_the_way
from throughcare.core.page import Link
from throughcare.core.today import now, today
from throughcare.core.together import NOTHING, Question, rows_of, together
from throughcare.core.words import count, moment, short_date

FEW = 5
_NAMES = {"known_as": F("child__known_as"), "given_name": F("child__given_name"), "family_name": F("child__family_name")}


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much needs a manager's action, if anything does; the first few drafts, the last begun first; papers on their way to the
    record; challenges by reviewing officers that they are asked to answer; who is away now; what others wrote since yesterday; how
    much is to be put right on the record of each child, where it is theirs to mend; and warnings of a hazard that a team manager must
    agree to or look at again. `also` are the answers to what was asked beside.
    """

    needs: Link | None
    drafts: tuple[Link, ...]
    papers: Papers
    challenges: tuple[Link, ...]
    away: tuple[AwayShown, ...]
    lately: tuple[Link, ...]
    doubtful: Mapping[UUID, int]
    warnings: tuple[Link, ...]
    also: Sequence[Any]


def waiting(worker: Worker, posts: Sequence[Post], children: Collection[UUID], *, also: Sequence[Question] = ()) -> Waiting:
    """All of it in one question, for this is on everybody's first page. `children` are those who are theirs by name; `also` is asked beside."""
    drafts = drafts_of(worker).values("id", "child_id", "form", "started_at", **_NAMES)[:FEW]
    stages = waiting_for(worker).values("child_id", "opened_on", about=F("challenge__about"), **_NAMES)
    needs = counting(Which.NEEDS, answers(posts))
    roles = {Role(post.role) for post in posts}
    gone = away(children, roles)
    written = written_lately(worker, children, today())
    warned = hazards_to_look_at(worker, today()).values("child_id", "kind", "review_on", agreed=F("agreed_on"), **_NAMES)
    hazards = rows_of(warned[:FEW]) if Role.TEAM_MANAGER in roles else NOTHING
    first = (needs, mine_by_child(worker), *(rows_of(each) for each in (drafts, stages, gone, written)), hazards)
    on_paper = asks(worker)
    number, doubtful, begun, asked, missing, new, warnings, *rest = together(*first, *on_paper, *also)
    papers, answered = rest[: len(on_paper)], rest[len(on_paper) :]
    words = f"{count(number, 'thing')} {'needs' if number == 1 else 'need'} your action"
    return Waiting(
        needs=Link(words, reverse("desk:needs_action")) if number else None,
        drafts=tuple(_draft(each) for each in begun),
        papers=papers_shown(on_the_way(worker, posts, papers), now=now()),
        challenges=tuple(_challenge(each) for each in asked),
        away=tuple(away_shown(each, now(), writes=may_write(roles)) for each in missing),
        lately=tuple(lately_shown(each) for each in new),
        doubtful={UUID(each["child_id"]): each["number"] for each in doubtful},
        warnings=tuple(_warning(each) for each in warnings),
        also=answered,
    )


def _child(each: Mapping[str, Any]) -> Person:
    return Person(known_as=each["known_as"], given_name=each["given_name"], family_name=each["family_name"])


def _warning(each: Mapping[str, Any]) -> Link:
    what = f"{Hazard.Kind(each['kind']).label}: {_child(each)}"
    again = f"to be looked at again by {short_date(date.fromisoformat(each['review_on']))}"
    said = again if each["agreed"] else "to agree to"
    return Link(f"{what}, {said}", f"{reverse('desk:file', args=[each['child_id']])}#hazards")


def _draft(each: Mapping[str, Any]) -> Link:
    title, begun = kinds()[each["form"]].form.title, moment(datetime.fromisoformat(each["started_at"]))
    return Link(f"{title} for {_child(each)}, begun {begun}", reverse("writing:document", args=[each["child_id"], each["id"]]))


def _challenge(each: Mapping[str, Any]) -> Link:
    about, since = Challenge.About(each["about"]).label, short_date(date.fromisoformat(each["opened_on"]))
    return Link(f"{about}: {_child(each)}, since {since}", reverse("reviews:of_child", args=[each["child_id"]]))

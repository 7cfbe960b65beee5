"""What an address asks of figures, and who asks: the snapshot, the measure, a team of it, the children ticked; and whose they may be."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from throughcare.apps.improvement import policies, said
from throughcare.apps.improvement.actions.acting import Figured
from throughcare.apps.improvement.models import Clinic, Frozen
from throughcare.apps.improvement.queries import Each, Seen, children_behind, figures_of, latest, seen_by
from throughcare.apps.improvement.restated import known_then
from throughcare.apps.improvement.scorecard import figure_href, row_of, told
from throughcare.apps.workforce.models import Team, Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.workforce.queries import posts_of
from throughcare.apps.workforce.roles import Role
from throughcare.measures.everything import BY_KEY
from throughcare.measures.measure import Measure


class Asked:
    """A figure an address asks for: the measure, the snapshot, what is frozen of it, a team of it if one, and who sees what."""

    def __init__(self, measure: Measure, frozen: Frozen, each: Each, seen: Seen, team: Team | None) -> None:
        self.measure, self.frozen, self.each, self.seen, self.team = measure, frozen, each, seen, team

    @classmethod
    def of(cls, request: HttpRequest, key: str) -> Asked:
        """Raises Http404 where there is no such measure or snapshot, or no such team among those they are shown."""
        frozen = chosen_snapshot(request)
        measure = BY_KEY.get(key)
        each = figures_of(frozen, [key]).get(key) if frozen and measure else None
        if frozen is None or measure is None or each is None:
            raise Http404("There is no such figure.")
        seen = seen_by(posts_of(request))
        team = request.GET.get("team", "")
        found = next((one for one in seen.listed if str(one.pk) == team), None)
        if team and found is None:
            raise Http404("There is no such team among those you are shown.")
        return cls(measure, frozen, each, seen, found)

    @property
    def href(self) -> str:
        """Where its page is."""
        return figure_href(self.measure, self.frozen) + (f"&team={self.team.pk}" if self.team else "")

    def figured(self, request: HttpRequest) -> Figured:
        """The figure as an action is agreed from it. Raises Http404 for a clinic that is not theirs."""
        level = self.team or _highest(request)
        clinic = request.GET.get("clinic", "")
        found = get_object_or_404(Clinic, pk=as_key(clinic)) if clinic else None
        if found is not None:
            policies.check_can_keep(found, by=worker_of(request))
            level = found.level
        return Figured(self.measure.key, self.frozen, self.words, level, found)

    @property
    def words(self) -> str:
        """What the figure says: the team's that is asked for, else the council's; where that is not told, one's own teams'."""
        row = row_of(self.each, self.seen, self.team) if self.team else None
        shown = told(self.each, self.seen)
        if row is None and shown.hidden and shown.own:
            row = shown.own[0][1]
        return said.figure_of(row).words if row else shown.words

    def children(self, request: HttpRequest) -> list[UUID]:
        """Those ticked. Raises Http404 where one is not behind the figure, or not open to whoever asks: nothing is agreed for fewer than were meant."""
        ticked = set(request.GET.getlist("child"))
        behind = children_behind(self.frozen, self.measure.key) if ticked else []
        found = [row.child_id for row in behind if str(row.child_id) in ticked]
        if len(found) != len(ticked):
            raise Http404("Not every child ticked is behind this figure and open to you.")
        return found


def _highest(request: HttpRequest) -> Team:
    """The team, service or council at which somebody answers for others: what they agree is asked after there."""
    posts = [post for post in posts_of(request) if Role(post.role) in policies.MEETS]
    if not posts:
        raise MayNot("Actions are agreed from a figure by those who answer for others’ work.")
    return min(posts, key=lambda post: len(post.team.lineage)).team


def chosen_snapshot(request: HttpRequest) -> Frozen | None:
    """A day as it was known then (`?as_at=`), or the snapshot an address names (`?snapshot=`), or the latest; None where none is written down.

    Raises Http404 for a snapshot that is not there. A day of which nothing is kept gives the latest: the page says so.
    """
    asked, day = request.GET.get("snapshot", ""), day_asked(request)
    if day is not None and (then := known_then(day)) is not None:
        return then
    return get_object_or_404(Frozen, pk=as_key(asked)) if asked else latest()


def day_asked(request: HttpRequest) -> date | None:
    """The past day an address asks about (`?as_at=2026-10-31`); None where it asks about none. Raises Http404 for what is no day."""
    words = request.GET.get("as_at", "")
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        raise Http404("That is no day: a day is written 2026-10-31.") from None


def as_key(words: str) -> UUID:
    """A key in an address. Raises Http404 for anything that is none."""
    try:
        return UUID(words)
    except ValueError:
        raise Http404("There is no such page.") from None


def roles_of(request: HttpRequest, *, or_owner: bool = False) -> frozenset[Role]:
    """The roles of whoever asks. Raises MayNot for those who are shown no figures."""
    roles = frozenset(Role(post.role) for post in posts_of(request))
    if not or_owner:
        policies.check_sees_figures(roles)
    return roles


def worker_of(request: HttpRequest) -> Any:
    """Whoever is signed in."""
    assert isinstance(request.user, Worker)
    return request.user

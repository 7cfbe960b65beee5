"""What may be done about staff, teams and posts; and how a refusal is said, here and in every app above."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from throughcare.apps.workforce.itself import ITSELF
from throughcare.apps.workforce.models import Cover, Post, Team, Worker
from throughcare.apps.workforce.queries import posts_now, roles_now
from throughcare.apps.workforce.roles import APPROVES, Role
from throughcare.core.periods import on_day
from throughcare.core.today import today
from throughcare.core.words import plain_date

KEEPS_STAFF = frozenset({Role.ADMINISTRATOR, Role.SYSTEM})
STANDS_IN_FOR_NOBODY = frozenset({Role.ADMINISTRATOR, Role.INSPECTOR, Role.ANALYST, Role.INFORMATION_GOVERNANCE, Role.SYSTEM})
LONGEST_COVER = timedelta(days=92)


class MayNot(PermissionDenied):
    """Somebody may not do what they asked to. The reason is one or two sentences they will read.

    `at` is the question of a form by whose answer it is refused, where there is one: it is said there, and not at the top of the page.
    """

    def __init__(self, reason: str, *, at: str = "") -> None:
        super().__init__(reason)
        self.at = at


def is_itself(worker: Worker) -> bool:
    """Whether this is Throughcare itself, which does by night what people have set going."""
    return worker.pk == ITSELF


def check_can_keep_staff(by: Worker) -> None:
    """Administrators enter staff, teams and posts."""
    if not is_itself(by) and not roles_now(by) & KEEPS_STAFF:
        raise MayNot("Staff, teams and posts are entered by an administrator. Ask yours.")


def check_can_give_post(by: Worker, *, to: Worker) -> None:
    """Nobody gives themselves a post: that would be to open records to oneself."""
    check_can_keep_staff(by)
    if by.pk == to.pk:
        raise MayNot("You cannot give yourself a post. Ask another administrator.")


def check_not_themself(worker: Worker, *, by: Worker) -> None:
    """Nobody closes or opens their own account."""
    if by.pk == worker.pk:
        raise MayNot("This is your own account. Ask another administrator.")


def check_nobody_has_address(email: str) -> None:
    """One account to an address."""
    held = Worker.objects.filter(email__iexact=email).first()
    if held is not None:
        raise MayNot(f"{held.name} has this address already. If they have come back, give them a post.")


def check_nobody_administers() -> None:
    """A council's first administrator is entered from the machine it runs on; whoever comes after, by an administrator."""
    held = Post.objects.filter(on_day(today()), role=Role.ADMINISTRATOR, worker__is_active=True).select_related("worker").first()
    if held is not None:
        raise MayNot(f"{held.worker.name} is an administrator here already. They enter everybody else, under Staff.")


def check_can_invite(worker: Worker, *, by: Worker) -> None:
    """Administrators invite others, whose account is open, to choose a password."""
    check_can_keep_staff(by)
    check_not_themself(worker, by=by)
    if not worker.is_active:
        raise MayNot(f"{worker.name}’s account is closed. Open it again first.")


def check_fits_above(name: str, *, kind: str, above: Team | None) -> None:
    """A team has a name of its own, and a place: a service in the council, a team in a service or in the council."""
    if Team.objects.filter(name__iexact=name).exists():
        raise MayNot(f"There is a team called {name} already.")
    if kind == Team.Kind.COUNCIL and (above is not None or Team.objects.filter(kind=Team.Kind.COUNCIL).exists()):
        raise MayNot("There is one council, and it is entered already.")
    if kind != Team.Kind.COUNCIL and above is None:
        raise MayNot("Say which service or council this is part of.")
    if above is not None and above.kind == Team.Kind.TEAM:
        raise MayNot(f"{above.name} is a team. Choose a service, or the council.")


def check_role_and_days(worker: Worker, *, role: Role, on: date, until: date | None) -> None:
    """A post ends after it begins; an inspector's always has a last day; nobody is given Throughcare's own."""
    if role is Role.SYSTEM:
        raise MayNot("That role is Throughcare’s own.")
    if not worker.is_active:
        raise MayNot(f"{worker.name}’s account is closed. Open it again first.")
    if until is not None and until < on:
        raise MayNot("The last day cannot be before the first.")
    if role is Role.INSPECTOR and until is None:
        raise MayNot("Enter the last day: an inspector’s post always has one.")


def check_not_held_already(worker: Worker, *, role: Role, team: Team, on: date, ended_on: date | None) -> None:
    """The same post is not held twice at once."""
    same = Post.objects.filter(Q(ended_on=None) | Q(ended_on__gt=on), worker=worker, role=role, team=team)
    held = same.filter(started_on__lt=ended_on).first() if ended_on else same.first()
    if held is not None:
        raise MayNot(f"{worker.name} holds this post already, from {plain_date(held.started_on)}.")


def check_can_end_post(post: Post, *, on: date) -> None:
    """What has ended stays ended, and nothing ends before it began."""
    if post.ended_on is not None and post.ended_on <= today():
        raise MayNot("This post has already ended.")
    if on < post.started_on:
        raise MayNot(f"It cannot end before it began, on {plain_date(post.started_on)}.")


def check_can_arrange_cover(covered: Worker, *, covering: Worker, on: date, until: date, by: Worker) -> None:
    """A manager says who stands in for them, or for a manager below them; nobody names themself, and never for long."""
    posts = [post for post in posts_now(covered) if post.role in APPROVES]
    above = {post.team_id for post in posts_now(by) if post.role in APPROVES}
    if not posts:
        raise MayNot(f"{covered.name} has nothing to approve, so nobody needs to stand in for them.")
    if by.pk != covered.pk and not any(above & set(post.team.lineage) for post in posts):
        raise MayNot("Only the person themselves, or a manager above them, can say who stands in.")
    if covering.pk in (by.pk, covered.pk):
        raise MayNot(
            "You cannot name yourself." if covering.pk == by.pk else "Choose somebody else: nobody can stand in for themselves."
        )
    if not covering.is_active or not roles_now(covering) - STANDS_IN_FOR_NOBODY:
        raise MayNot(f"{covering.name} has no post here that could stand in.")
    if not on <= until <= on + LONGEST_COVER:
        raise MayNot("Cover ends after it begins, and within three months. Arrange it again if it goes on.")
    if on < today():
        raise MayNot("Cover begins today or later.")


def check_can_end_cover(cover: Cover, *, by: Worker) -> None:
    """Whoever arranged cover, or is in it, ends it."""
    if by.pk not in (cover.covered_id, cover.covering_id, cover.arranged_by_id):
        raise MayNot("Only one of the two people this is about can end it.")
    if cover.ended_on <= today():
        raise MayNot("This has already ended.")

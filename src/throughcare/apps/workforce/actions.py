"""Entering staff, teams and posts. A post's sight is its role's, and nobody chooses it."""

from __future__ import annotations

from datetime import date, timedelta

from throughcare.apps.workforce.models import Cover, Post, Team, Worker
from throughcare.apps.workforce.policies import (
    check_can_arrange_cover,
    check_can_end_cover,
    check_can_end_post,
    check_can_give_post,
    check_can_invite,
    check_can_keep_staff,
    check_fits_above,
    check_nobody_administers,
    check_nobody_has_address,
    check_not_held_already,
    check_not_themself,
    check_role_and_days,
)
from throughcare.apps.workforce.roles import SIGHT_OF, Role
from throughcare.core.changes import action
from throughcare.core.today import today


@action(why="worker added")
def add_worker(name: str, *, email: str, by: Worker, registration: str = "", joined_on: date | None = None) -> Worker:
    """Enter somebody who will sign in. They have no password until they set one, and see nothing until they are given a post."""
    check_can_keep_staff(by)
    check_nobody_has_address(email)
    return Worker.objects.create_user(email.lower(), name=name, registration=registration, joined_on=joined_on)


@action(why="council begun")
def begin_council(name: str, *, team: str, administrator: str, email: str, by: Worker) -> Worker:
    """Enter a council with its first team, and its first administrator. What of the teams is there already is left as it is."""
    check_nobody_administers()
    held = Team.objects.filter(kind=Team.Kind.COUNCIL).first()
    council = held or make_team(name, by=by, kind=Team.Kind.COUNCIL)
    if not Team.objects.filter(name__iexact=team).exists():
        make_team(team, by=by, above=council)
    worker = add_worker(administrator, email=email, by=by)
    give_post(worker, role=Role.ADMINISTRATOR, team=council, on=today(), by=by)
    return worker


@action(why="invited to sign in")
def invite(worker: Worker, *, by: Worker) -> Worker:
    """Make ready for somebody to choose a password. One they had before works no more, so that they know of it."""
    check_can_invite(worker, by=by)
    if worker.has_usable_password():
        worker.set_unusable_password()
        worker.save(update_fields=["password"])
    return worker


@action(why="account closed")
def close_account(worker: Worker, *, by: Worker) -> Worker:
    """Close an account from now on, and end every post of it today. What they did stays theirs."""
    check_can_keep_staff(by)
    check_not_themself(worker, by=by)
    for post in worker.posts.exclude(ended_on__lte=today()):
        post.ended_on, post.ended_by = max(today(), post.started_on), by
        post.save(update_fields=["ended_on", "ended_by"])
    worker.is_active = False
    worker.save(update_fields=["is_active"])
    return worker


@action(why="account opened again")
def open_account_again(worker: Worker, *, by: Worker) -> Worker:
    """Open a closed account again. It has no post until it is given one."""
    check_can_keep_staff(by)
    check_not_themself(worker, by=by)
    worker.is_active = True
    worker.save(update_fields=["is_active"])
    return worker


@action(why="team made")
def make_team(name: str, *, by: Worker, kind: Team.Kind = Team.Kind.TEAM, above: Team | None = None) -> Team:
    """Enter a team, within the one above it. The council is the one that has none above."""
    check_can_keep_staff(by)
    check_fits_above(name, kind=kind, above=above)
    team = Team(name=name, kind=kind, above=above)
    team.lineage = [team.pk, *(above.lineage if above else [])]
    team.save()
    return team


@action(why="team renamed")
def rename_team(team: Team, *, name: str, by: Worker) -> Team:
    """Call a team by another name."""
    check_can_keep_staff(by)
    if name != team.name:
        check_fits_above(name, kind=team.kind, above=team.above)
    team.name = name
    team.save(update_fields=["name"])
    return team


@action(why="post given")
def give_post(worker: Worker, *, role: Role, team: Team, on: date, by: Worker, until: date | None = None) -> Post:
    """Give somebody a post from a day on, until a last day if one is said. How far they see follows from the role."""
    check_can_give_post(by, to=worker)
    check_role_and_days(worker, role=role, on=on, until=until)
    ended_on = until + timedelta(days=1) if until else None
    check_not_held_already(worker, role=role, team=team, on=on, ended_on=ended_on)
    return Post.objects.create(
        worker=worker, role=role, team=team, sight=SIGHT_OF[role], started_on=on, ended_on=ended_on, given_by=by
    )


@action(why="post ended")
def end_post(post: Post, *, on: date, by: Worker) -> Post:
    """End a post: from that day its holder no longer sees by it."""
    check_can_keep_staff(by)
    held = Post.objects.select_for_update().get(pk=post.pk)
    check_can_end_post(held, on=on)
    held.ended_on, held.ended_by = on, by
    held.save(update_fields=["ended_on", "ended_by"])
    return held


@action(why="cover arranged")
def arrange_cover(covered: Worker, *, covering: Worker, on: date, until: date, by: Worker) -> Cover:
    """Say that somebody stands in for a manager, from a day until a last day, and approves what waits for them."""
    check_can_arrange_cover(covered, covering=covering, on=on, until=until, by=by)
    return Cover.objects.create(
        covered=covered, covering=covering, started_on=on, ended_on=until + timedelta(days=1), arranged_by=by
    )


@action(why="cover ended")
def end_cover(cover: Cover, *, by: Worker) -> Cover:
    """End cover today; cover that has not begun never does."""
    held = Cover.objects.select_for_update().get(pk=cover.pk)
    check_can_end_cover(held, by=by)
    held.ended_on, held.ended_by = max(today(), held.started_on), by
    held.save(update_fields=["ended_on", "ended_by"])
    return held

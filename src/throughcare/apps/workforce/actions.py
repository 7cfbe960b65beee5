"""Entering staff, teams and posts. A post's sight is its role's, and nobody chooses it."""

from __future__ import annotations

from datetime import date

from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.policies import MayNot, check_can_give_post, check_can_keep_staff
from throughcare.apps.workforce.roles import SIGHT_OF, Role
from throughcare.core.changes import action


@action(why="worker added")
def add_worker(name: str, *, email: str, by: Worker, registration: str = "", joined_on: date | None = None) -> Worker:
    """Enter somebody who will sign in. They have no password until they set one, and see nothing until they are given a post."""
    check_can_keep_staff(by)
    return Worker.objects.create_user(email, name=name, registration=registration, joined_on=joined_on)


@action(why="team made")
def make_team(name: str, *, by: Worker, kind: Team.Kind = Team.Kind.TEAM, above: Team | None = None) -> Team:
    """Enter a team, within the one above it. The council is the one that has none above."""
    check_can_keep_staff(by)
    team = Team(name=name, kind=kind, above=above)
    team.lineage = [team.pk, *(above.lineage if above else [])]
    team.save()
    return team


@action(why="post given")
def give_post(worker: Worker, *, role: Role, team: Team, on: date, by: Worker) -> Post:
    """Give somebody a post from a day on. How far they see follows from the role."""
    check_can_give_post(by, to=worker)
    return Post.objects.create(worker=worker, role=role, team=team, sight=SIGHT_OF[role], started_on=on)


@action(why="post ended")
def end_post(post: Post, *, on: date, by: Worker) -> Post:
    """End a post: from that day its holder no longer sees by it."""
    check_can_keep_staff(by)
    held = Post.objects.select_for_update().get(pk=post.pk)
    if held.ended_on is not None:
        raise MayNot("This post has already ended.")
    held.ended_on = on
    held.save(update_fields=["ended_on"])
    return held

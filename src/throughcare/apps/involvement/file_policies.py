"""Who may add a child, mend what is on a file, warn of a hazard, and say that two records are of one person."""

from __future__ import annotations

from datetime import date, timedelta

from throughcare.apps.involvement.models import Restriction
from throughcare.apps.involvement.policies import LONGEST_UNREVIEWED, check_sees
from throughcare.apps.people.models import Hazard, Person
from throughcare.apps.workforce.models import Team, Worker
from throughcare.apps.workforce.policies import MayNot, is_itself
from throughcare.apps.workforce.queries import posts_now, roles_now
from throughcare.apps.workforce.roles import KEEPS_OUT, Role, Sight
from throughcare.core.periods import on_day
from throughcare.core.today import today

ADDS = frozenset(
    {
        Role.SOCIAL_WORKER,
        Role.PERSONAL_ADVISER,
        Role.TEAM_MANAGER,
        Role.SERVICE_MANAGER,
        Role.DIRECTOR,
        Role.DUTY,
        Role.EMERGENCY_DUTY,
        Role.BUSINESS_SUPPORT,
    }
)
"""Roles that see a team or everyone, so that whoever adds a child sees the child afterwards."""
MENDS_NOT = frozenset({Role.ANALYST, Role.INSPECTOR, Role.INFORMATION_GOVERNANCE, Role.ADMINISTRATOR})
LONGEST_EXPECTED = timedelta(days=300)


def check_adds(by: Worker) -> None:
    """Those who work with children in a team, or for everyone, add children."""
    if not is_itself(by) and not roles_now(by) & ADDS:
        raise MayNot("Children are added by those who work with them. Ask a duty worker or a manager.")


def teams_to_add_to(by: Worker) -> list[Team]:
    """The teams whoever adds a child may give the child to: those they see into, so that the child is somebody's and is seen by them."""
    posts = [post for post in posts_now(by) if Role(post.role) in ADDS]
    teams = Team.objects.filter(kind=Team.Kind.TEAM)
    if any(post.sight == Sight.EVERYONE for post in posts):
        return list(teams)
    mine = {post.team_id for post in posts}
    return [team for team in teams if mine & set(team.lineage)]


def check_adds_to(team: Team, *, by: Worker) -> None:
    """A child is added to a team whose children whoever adds them sees."""
    check_adds(by)
    if not is_itself(by) and team not in teams_to_add_to(by):
        raise MayNot(f"You do not see the children of {team.name}. Choose a team whose children you see.")


def check_mends(by: Worker) -> None:
    """Whoever works with children mends records; those who only read do not."""
    if not is_itself(by) and not roles_now(by) - MENDS_NOT:
        raise MayNot("Your role reads records and does not change them.")


def check_can_mend(child: Person, *, by: Worker) -> None:
    """Whoever works with children mends a record that is open to them."""
    check_mends(by)
    check_sees(child.pk, by=by)


def check_reviews_hazards(by: Worker) -> None:
    """Managers look at hazards again."""
    if not roles_now(by) & KEEPS_OUT:
        raise MayNot("Only a manager can say whether a hazard still stands.")


def check_can_agree_hazard(hazard: Hazard, *, by: Worker) -> None:
    """A manager agrees to a hazard that somebody else raised."""
    if not roles_now(by) & KEEPS_OUT:
        raise MayNot("A hazard is agreed by a manager. It warns meanwhile.")
    if hazard.raised_by_id == by.pk:
        raise MayNot("You raised this yourself. Another manager agrees to it. It warns meanwhile.")
    if hazard.agreed_by_id is not None:
        raise MayNot("This has been agreed already.")
    check_sees(hazard.child_id, by=by)


def check_can_review_hazard(hazard: Hazard, *, by: Worker) -> None:
    """A manager looks at a hazard again, and says that it stands or that it is over."""
    if not roles_now(by) & KEEPS_OUT:
        raise MayNot("Only a manager can say whether a hazard still stands.")
    if hazard.ended_on is not None:
        raise MayNot("This has ended already.")
    check_sees(hazard.child_id, by=by)


def check_hazard_review(review_on: date) -> None:
    """A hazard is looked at again within a year."""
    if not today() < review_on <= today() + LONGEST_UNREVIEWED:
        raise MayNot("Choose a day in the next year to look at it again.")


def check_can_link(one: Person, other: Person, *, by: Worker) -> None:
    """A manager says that two records open to them are of one person. An identity sealed after adoption is never one of the two."""
    if not roles_now(by) & KEEPS_OUT:
        raise MayNot("Only a manager can say that two records are of one person.")
    if one.pk == other.pk:
        raise MayNot("These are the same record.")
    for each in (one, other):
        check_sees(each.pk, by=by)
        if Restriction.objects.filter(on_day(today()), person=each, kind=Restriction.Kind.SEALED).exists():
            raise MayNot("This record cannot be linked to another.")

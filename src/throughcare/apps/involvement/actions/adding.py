"""Adding a child nobody here has a record of. The child is given to a team at once, so that somebody sees and owns them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from throughcare.apps.involvement import file_policies, policies
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.people.actions import add_people, cover, record_facts
from throughcare.apps.people.facts import practice
from throughcare.apps.people.models import AboutChild, Covered, Identifier, Person, Source
from throughcare.apps.workforce.itself import ITSELF
from throughcare.apps.workforce.models import Team, Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.workforce.queries import posts_now
from throughcare.apps.workforce.roles import Role
from throughcare.core.acting import acting_as
from throughcare.core.changes import action
from throughcare.core.today import today


@dataclass(frozen=True, slots=True)
class NewChild:
    """What is known of a child on the day they are added. The unborn have `expected_on`; both days are None where neither is known."""

    given_name: str
    family_name: str
    known_as: str = ""
    sex: str = Person.Sex.UNKNOWN
    born_on: date | None = None
    expected_on: date | None = None
    nhs: str = ""


def source_of_practice() -> Source:
    """Where what is recorded here comes from. Raises MayNot before the first day of it."""
    source = practice()
    if source is None:
        raise MayNot("This council’s record has not been opened yet. An administrator runs “throughcare migrate”.")
    return source


@action(why="child added")
def add_child(new: NewChild, *, team: Team, by: Worker) -> Person:
    """Put a child on the record, with the team that has them from today; a social worker of that team who adds a child has the child."""
    file_policies.check_adds_to(team, by=by)
    source = source_of_practice()
    child = Person(
        given_name=new.given_name,
        family_name=new.family_name,
        known_as=new.known_as,
        sex=new.sex,
        born_on=new.born_on,
        expected_on=new.expected_on,
        source=source,
    )
    given = Allocation(
        child=child,
        source=source,
        part=Allocation.Part.SOCIAL_WORKER,
        worker=by if _works_in(team, by) else None,
        team=team,
        reason=Allocation.Reason.FIRST,
        started_on=today(),
    )
    facts: list[AboutChild] = [given]
    if new.nhs:
        facts.append(Identifier(child=child, source=source, kind=Identifier.Kind.NHS, value=new.nhs, started_on=today()))
    with acting_as(ITSELF):
        add_people([child], by=by)
        record_facts(facts, by=by)
        cover([Covered(child=child, source=source, first_on=today())], by=by)
    policies.check_sees(child.pk, by=by)
    return child


def _works_in(team: Team, worker: Worker) -> bool:
    return any(post.role == Role.SOCIAL_WORKER and post.team_id == team.pk for post in posts_now(worker))

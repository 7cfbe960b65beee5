"""Who sees figures, plans by them, and meets over them. Each check raises MayNot with a reason a person will read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import Resolver404, resolve

from throughcare.apps.improvement.models import Clinic, MeasureAction, Objective
from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.workforce.queries import posts_now, roles_now
from throughcare.apps.workforce.roles import OVERSEES_OTHERS, Role
from throughcare.core.today import today
from throughcare.core.words import plain_date

SEES_FIGURES = OVERSEES_OTHERS | {Role.ANALYST}
PLANS = frozenset({Role.DIRECTOR, Role.SERVICE_MANAGER, Role.QUALITY_OFFICER})
ACTS = OVERSEES_OTHERS
MEETS = OVERSEES_OTHERS
SHORTEST = 3
MOST_WORDS = 20_000
"""Characters of the director's own words in a report."""


def check_sees_figures(roles: Iterable[Role]) -> None:
    """Figures are for managers, quality officers and analysts."""
    if not SEES_FIGURES & frozenset(roles):
        raise MayNot("Figures are for managers, quality officers and analysts. Ask your manager.")


def check_can_plan(by: Worker) -> None:
    """Directors, service managers and quality officers keep the improvement plan."""
    if not roles_now(by) & PLANS:
        raise MayNot("The improvement plan is kept by directors, service managers and quality officers.")


def may_issue(by: Worker) -> bool:
    """Whether somebody issues reports: the director does."""
    return Role.DIRECTOR in roles_now(by)


def check_can_issue(by: Worker) -> None:
    """The director issues a report."""
    if not may_issue(by):
        raise MayNot("Only the director can issue a report.")


def check_is_no_longer_than_told(words: str) -> None:
    """What is kept while it is typed may be of any length; what is issued may not."""
    if len(words) > MOST_WORDS:
        raise MayNot(f"The director’s own words may have at most {MOST_WORDS:,} characters, and have {len(words):,}.")


def check_can_act(by: Worker, *, what: str, due_on: date) -> None:
    """Whoever answers for others agrees actions from a figure, for a day to come."""
    if not roles_now(by) & ACTS:
        raise MayNot("Actions are agreed from a figure by those who answer for others’ work.")
    if len(what.strip()) < SHORTEST:
        raise MayNot("Say what is to be done.", at="what")
    if due_on < today():
        raise MayNot("It cannot be due before today.", at="due_on")


def check_can_finish(action: MeasureAction, *, evidence: str, on: date, by: Worker) -> None:
    """Its owner, or a manager at its level or above, says that it is done, and what changed."""
    if by.pk != action.owner_id and not answers_for(posts_now(by), action.level):
        raise MayNot("This is for whose it is, or for a manager who answers for them.")
    if action.done_on is not None:
        raise MayNot(f"This was done already, on {plain_date(action.done_on)}.")
    if len(evidence.strip()) < SHORTEST:
        raise MayNot("Say what was done, and what changed.", at="evidence")
    if not action.agreed_on <= on <= today():
        raise MayNot(f"Choose a day from {plain_date(action.agreed_on)}, when it was agreed, until today.", at="on")


def check_can_call(level: Team, *, on: date, by: Worker) -> None:
    """A clinic is called by whoever answers for that team, service or council."""
    if not answers_for(posts_now(by), level):
        raise MayNot(f"Only those who answer for {level} can call its clinic.", at="level")
    if Clinic.objects.filter(level=level, held_on=on).exists():
        raise MayNot(f"{level} has a clinic on {plain_date(on)} already.", at="on")


def check_can_keep(clinic: Clinic, *, by: Worker) -> None:
    """What is said in a clinic is noted by its members and by those who answer for its level, until it is closed."""
    if not clinic.seats.filter(worker=by).exists() and not answers_for(posts_now(by), clinic.level):
        raise MayNot("This is for the members of the clinic.")
    if clinic.closed_on is not None:
        raise MayNot(f"This clinic was closed on {plain_date(clinic.closed_on)}.")


def check_can_propose(objective: Objective, *, evidence: str, at: str, by: Worker) -> None:
    """An objective is proposed as done with the evidence, and where that is to be seen."""
    check_can_plan(by)
    if objective.closed_on is not None:
        raise MayNot(f"This was closed on {plain_date(objective.closed_on)}.")
    if len(evidence.strip()) < SHORTEST:
        raise MayNot("Say how we know that it is done.", at="evidence")
    if not is_a_page_here(at):
        raise MayNot(NO_PAGE, at="other")


NO_PAGE = "There is no such page here. Open the page that shows it, and copy its address."


def is_a_page_here(address: str) -> bool:
    """Whether an address is of a page of ours, with what may follow it: two strokes lead to somebody else's."""
    place = address.strip().partition("?")[0].partition("#")[0]
    if not place.startswith("/") or place.startswith("//") or "\\" in place:
        return False
    try:
        resolve(place)
    except Resolver404:
        return False
    return True


def check_can_agree_done(objective: Objective, *, by: Worker) -> None:
    """A second person agrees, or says not yet: never whoever proposed it. What is not done yet is proposed anew before anybody agrees."""
    check_can_plan(by)
    if objective.proposed_by_id is None or objective.closed_on is not None:
        raise MayNot("Nobody has proposed that this is done.")
    if objective.proposed_by_id == by.pk:
        raise MayNot("You proposed this. Somebody else must agree.")
    if objective.not_yet_on is not None:
        raise MayNot(f"Somebody said not yet, on {plain_date(objective.not_yet_on)}. It must first be proposed anew.")


def check_can_say_not_yet(objective: Objective, *, because: str, by: Worker) -> None:
    """Whoever may agree may say that it is not done yet, and why."""
    check_can_agree_done(objective, by=by)
    if len(because.strip()) < SHORTEST:
        raise MayNot("Say why it is not done yet.", at="because")


def answers_for(posts: Iterable[Post], level: Team) -> bool:
    """Whether one of these posts is a manager's or quality officer's of this team, or of one above it."""
    return any(Role(post.role) in MEETS and post.team_id in level.lineage for post in posts)

"""What may be set by whom. Each raises MayNot, with a reason that person will read; what the law refuses, `statute` refuses."""

from __future__ import annotations

from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot, is_itself
from throughcare.apps.workforce.queries import roles_now
from throughcare.apps.workforce.roles import Role

SETS_RULES = frozenset({Role.DIRECTOR, Role.QUALITY_OFFICER})
KEEPS_HOLIDAYS = SETS_RULES | {Role.ADMINISTRATOR}
SHORTEST_DECISION = 10


def check_can_set(by: Worker) -> None:
    """How soon this council means to do what it must is for the director and the quality officers."""
    if not is_itself(by) and not roles_now(by) & SETS_RULES:
        raise MayNot("This council's own times are set by the director or a quality officer. Ask one of them.")


def check_can_keep_holidays(by: Worker) -> None:
    """Holidays are entered by an administrator too: there is nothing to decide in them."""
    if not is_itself(by) and not roles_now(by) & KEEPS_HOLIDAYS:
        raise MayNot("Holidays are entered by an administrator, the director or a quality officer. Ask one of them.")


def check_decision(decision: str) -> None:
    """Whose decision it was, so that somebody can find it."""
    if len(decision.strip()) < SHORTEST_DECISION:
        raise MayNot("Say whose decision it is and where it is written: it is kept, and read by others.")

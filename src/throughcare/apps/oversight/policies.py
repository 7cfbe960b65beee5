"""Who decides about the work with children, and supervises it."""

from __future__ import annotations

from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot, is_itself
from throughcare.apps.workforce.queries import roles_now
from throughcare.apps.workforce.roles import Role

MANAGES = frozenset({Role.TEAM_MANAGER, Role.SERVICE_MANAGER, Role.DIRECTOR})


def check_manages(by: Worker) -> None:
    """Decisions and supervision are managers' to record, and to see missing. Raises MayNot for anybody else."""
    if not is_itself(by) and not roles_now(by) & MANAGES:
        raise MayNot("Only a manager can do this. Ask yours.")

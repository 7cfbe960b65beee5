"""Who may bring other people's files in."""

from __future__ import annotations

from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot, is_itself
from throughcare.apps.workforce.queries import roles_now
from throughcare.apps.workforce.roles import MAY_IMPORT

WHO = "Returns are brought in by directors, analysts and business support. Ask one of them."


def check_can_import(by: Worker) -> None:
    """Raise MayNot, in words for that person, unless they may bring files in."""
    if not is_itself(by) and not roles_now(by) & MAY_IMPORT:
        raise MayNot(WHO)

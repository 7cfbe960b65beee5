"""What may be done about staff, teams and posts; and how a refusal is said, here and in every app above."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from throughcare.apps.workforce.itself import ITSELF
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.queries import roles_now
from throughcare.apps.workforce.roles import Role

KEEPS_STAFF = frozenset({Role.ADMINISTRATOR, Role.SYSTEM})


class MayNot(PermissionDenied):
    """Somebody may not do what they asked to. The reason is one or two sentences they will read."""


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

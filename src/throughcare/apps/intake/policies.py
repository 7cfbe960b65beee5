"""Who may bring other people's files in."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from throughcare.apps.workforce.itself import ITSELF
from throughcare.apps.workforce.models import Post, Worker
from throughcare.apps.workforce.roles import MAY_IMPORT
from throughcare.core.today import today

WHO = "Imports are for directors, analysts and business support."


def may_import(worker: Worker) -> bool:
    """Whether somebody holds, today, a role that brings files in."""
    if worker.pk == ITSELF:
        return True
    day = today()
    held = Post.objects.filter(Q(ended_on=None) | Q(ended_on__gt=day), worker=worker, started_on__lte=day)
    return held.filter(role__in=[role.value for role in MAY_IMPORT]).exists()


def check_can_import(worker: Worker) -> None:
    """Raise PermissionDenied, in words for that person, unless they may bring files in."""
    if not may_import(worker):
        raise PermissionDenied(WHO)

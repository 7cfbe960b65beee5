"""Throughcare itself as a worker: an import adds children whom whoever brought the file need not be able to see."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import transaction

from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.roles import SIGHT_OF, Role

ADDRESS, NAME = "throughcare@localhost", "Throughcare"
SINCE = date(2000, 1, 1)


@transaction.atomic
def system_worker() -> Worker:
    """Throughcare itself, made the first time it is needed. It has no password, so nobody can sign in as it."""
    worker = Worker.objects.filter(email=ADDRESS).first()
    if worker is None:
        worker = Worker.objects.create(email=ADDRESS, name=NAME, password="!")
    if not Post.objects.filter(worker=worker, role=Role.SYSTEM, ended_on=None).exists():
        Post.objects.create(worker=worker, role=Role.SYSTEM, team=_council(), sight=SIGHT_OF[Role.SYSTEM], started_on=SINCE)
    return worker


def _council() -> Team:
    council = Team.objects.filter(kind=Team.Kind.COUNCIL).first()
    if council is None:
        council = Team(name=str(getattr(settings, "THROUGHCARE_COUNCIL", "") or "The council"), kind=Team.Kind.COUNCIL)
        council.lineage = [council.pk]
        council.save()
    return council

"""Throughcare as a worker: it reckons duties and brings in files, and is named in the history of what it wrote.

It sees every record, restricted ones too, for a duty is owed whoever may see it. Nobody can sign in as it.
"""

from __future__ import annotations

from uuid import UUID

from throughcare.apps.workforce.models import Worker

ITSELF = UUID("00000000-0000-4000-8000-000000000001")


def itself() -> Worker:
    """Throughcare as a worker, entered among the workers the first time it is asked for."""
    worker, _ = Worker.objects.get_or_create(
        pk=ITSELF, defaults={"name": "Throughcare", "email": "throughcare@localhost", "is_active": False}
    )
    return worker

"""Keeping what was typed while somebody else wrote in the same text, until a person says that it is put in or left out."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from throughcare.apps.improvement import policies
from throughcare.apps.improvement.models import ClinicItem, Report, TextAside
from throughcare.apps.workforce.models import Worker
from throughcare.core.changes import action
from throughcare.core.today import now


def lay_aside(words: str, of: Report | ClinicItem, *, page: UUID | None, by: Worker) -> None:
    """Keep words beside the text that stands, unless they are all in it. What the same page sends again is the same text, typed on.

    What it sends twice is kept once.
    """
    stands = of.words if isinstance(of, Report) else of.why
    own = texts_aside(of).filter(page=page, written_by=by)
    if words in stands or own.filter(words=words).exists():
        return
    held = own.select_for_update().filter(settled_at=None).first() if page else None
    if held is None:
        held = TextAside(page=page, written_by=by, **_whose(of))
    held.words, held.written_at = words, now()
    held.save()


def take_in_own(of: Report | ClinicItem, *, page: UUID | None, by: Worker) -> None:
    """Whoever saves a page over the text that stands has seen both: what that page had laid aside is settled."""
    if page is not None:
        texts_aside(of).filter(page=page, written_by=by, settled_at=None).update(settled_at=now(), settled_by=by)


@action(why="text that was laid aside settled")
def settle_aside(aside: TextAside, *, by: Worker) -> None:
    """Say that a text laid aside is put in, or left out. It is kept all the same."""
    if aside.item is None:
        policies.check_can_plan(by)
    else:
        policies.check_can_keep(aside.item.clinic, by=by)
    TextAside.objects.filter(pk=aside.pk, settled_at=None).update(settled_at=now(), settled_by=by)


def texts_aside(of: Report | ClinicItem) -> QuerySet[TextAside]:
    """Every text that was laid aside beside this one."""
    return TextAside.objects.filter(**_whose(of))


def _whose(of: Report | ClinicItem) -> dict[str, Report | ClinicItem]:
    return {"report" if isinstance(of, Report) else "item": of}

"""What is still open about a child when nobody is to work with them any more. Each part of the record that has such things says so here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.apps.involvement.models import Allocation
from throughcare.apps.workforce.models import Worker

StillOpen = Callable[[UUID], Iterable[str]]
ANSWER_FOR_THE_CHILD = (Allocation.Part.SOCIAL_WORKER, Allocation.Part.PERSONAL_ADVISER)
"""The parts whose last ending closes the council's involvement."""

_asked: dict[str, StillOpen] = {}


@dataclass(frozen=True, slots=True)
class WithThingsOpen:
    """Why involvement is closed with things still open, and the second person who agreed."""

    because: str
    agreed_by: Worker


def still_open(name: str) -> Callable[[StillOpen], StillOpen]:
    """Register something that may be open about a child: a function that says each in a line."""

    def register(ask: StillOpen) -> StillOpen:
        _asked[name] = ask
        return ask

    return register


def everything_open(child: UUID) -> tuple[str, ...]:
    """Everything still open about a child, each in a line that a person will read."""
    return tuple(line for ask in _asked.values() for line in ask(child))


def closes(ending: Allocation, *, on: date) -> bool:
    """Whether nobody answers for the child once this part ends."""
    if ending.part not in ANSWER_FOR_THE_CHILD:
        return False
    others = Allocation.objects.filter(child=ending.child_id, part__in=ANSWER_FOR_THE_CHILD).exclude(pk=ending.pk)
    return not others.exclude(ended_on__lte=on).exists()

"""What an action changed, and what must be worked out again because of it, all inside the action's own transaction."""

from __future__ import annotations

import functools
import json
import uuid
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db import connection, transaction

P = ParamSpec("P")
R = TypeVar("R")


@dataclass
class Change:
    """One thing a person did: who, why, and the children it touched."""

    by: UUID
    why: str
    children: set[UUID] = field(default_factory=set)


Projector = Callable[[frozenset[UUID]], None]

_underway: ContextVar[Change | None] = ContextVar("change_underway", default=None)
_projectors: dict[str, Projector] = {}


class NothingUnderway(RuntimeError):
    """A change was reported outside an action."""


def projector(name: str) -> Callable[[Projector], Projector]:
    """Register something worked out from a child's facts, to be worked out again before a change commits."""

    def register(work: Projector) -> Projector:
        _projectors[name] = work
        return work

    return register


def changed(*children: UUID) -> None:
    """Say whose facts this action changed. Raises NothingUnderway outside an action."""
    change = _underway.get()
    if change is None:
        raise NothingUnderway("Facts are changed by actions only.")
    change.children.update(children)


def action(*, why: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function something people do: whole or not at all, in somebody's name, for a stated reason.

    The function takes `by=`, a worker. Actions inside actions join the outer one: one context, one working-out at the end.
    """

    def wrap(do: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(do)
        def done(*args: P.args, **kwargs: P.kwargs) -> R:
            if _underway.get() is not None:
                return do(*args, **kwargs)
            by: Any = kwargs["by"]
            change = Change(by=by.pk, why=why)
            token = _underway.set(change)
            try:
                with transaction.atomic():
                    sign(by=by.pk, why=why)
                    result = do(*args, **kwargs)
                    work_out(change.children)
            finally:
                _underway.reset(token)
            return result

        return done

    return wrap


def sign(*, by: UUID, why: str) -> None:
    """Tell the database who writes and why, so that every version kept in this transaction says so, bulk loads included."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pghistory.context_id', %s, true), set_config('pghistory.context_metadata', %s, true)",
            [str(uuid.uuid4()), json.dumps({"by": str(by), "why": why})],
        )


def work_out(children: Iterable[UUID]) -> None:
    """Work out again everything that follows from these children's facts."""
    touched = frozenset(children)
    if touched:
        for work in _projectors.values():
            work(touched)

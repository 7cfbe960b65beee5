"""What an action changed, and what must be worked out again because of it, all inside the action's own transaction."""

from __future__ import annotations

import functools
import json
import uuid
from collections.abc import Callable, Iterable, Mapping
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
    children: dict[UUID, set[type] | None] = field(default_factory=dict)
    """What changed of each: kinds of fact, or None where it may be anything."""


Projector = Callable[[frozenset[UUID]], None]

_underway: ContextVar[Change | None] = ContextVar("change_underway", default=None)
_projectors: dict[str, tuple[Projector, frozenset[type] | None]] = {}


class NothingUnderway(RuntimeError):
    """A change was reported outside an action."""


def projector(name: str, *, reads: Iterable[type] | None = None) -> Callable[[Projector], Projector]:
    """Register something worked out from a child's facts, to be worked out again before a change commits.

    `reads` names every kind of fact that it is worked out from, so that a note need not have duties reckoned again; unsaid, any.
    """

    def register(work: Projector) -> Projector:
        _projectors[name] = (work, None if reads is None else frozenset(reads))
        return work

    return register


def changed(*children: UUID, of: Iterable[type] | None = None) -> None:
    """Say whose facts this action changed, and `of` which kinds, where it was those alone. Raises NothingUnderway outside an action."""
    change = _underway.get()
    if change is None:
        raise NothingUnderway("Facts are changed by actions only.")
    kinds = None if of is None else set(of)
    for child in children:
        already = change.children.get(child, set())
        change.children[child] = None if kinds is None or already is None else already | kinds


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


def work_out(children: Iterable[UUID] | Mapping[UUID, set[type] | None]) -> None:
    """Work out again everything that follows from these children's facts: from the kinds that changed, where it is said which."""
    touched = children if isinstance(children, Mapping) else dict.fromkeys(children)
    for work, reads in _projectors.values():
        if those := frozenset(child for child, kinds in touched.items() if kinds is None or reads is None or kinds & reads):
            work(those)

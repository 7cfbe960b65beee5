"""What is owed to a child, worked out from what happened. It never asks what day it is."""

from __future__ import annotations

from throughcare.statute.compiled import compiled
from throughcare.statute.duty import Owed
from throughcare.statute.explain import explain
from throughcare.statute.history import History
from throughcare.statute.life import Life
from throughcare.statute.raising import raise_duty
from throughcare.statute.rulebook import Rulebook
from throughcare.statute.standing import Standing, standing


def reckon(rulebook: Rulebook, history: History) -> tuple[Owed, ...]:
    """Everything that was, is or will be owed by this history, in the order of the rulebook and then of time.

    Where a working day would be needed past the last known holiday, that duty alone comes out as not known.
    """
    ready = compiled(rulebook)
    possible = ready.possible(history)
    life = Life(history, places=ready.places, terms=ready.terms)
    found: list[Owed] = []
    for active, when in possible:
        one = active.compiled
        if one.triggers_first:
            if (triggers := one.triggers(life)).events and (windows := when(life)):
                raise_duty(active, life, windows, triggers, found)
        elif (windows := when(life)) and (triggers := one.triggers(life)).events:
            raise_duty(active, life, windows, triggers, found)
    return tuple(found)


__all__ = ["Standing", "explain", "reckon", "standing"]

"""The days on which a duty holds: the spans it may belong to, cut to when its conditions are so."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from throughcare.statute.conditions import Aged, Condition, LookedAfterTo, Not, Per
from throughcare.statute.life import Life, Scope
from throughcare.statute.spells import ALWAYS, EVER, NEVER, Spells

_ONE_BY_ONE = tuple.__new__
"""Makes a named tuple from all its values at once, in half the time its own constructor takes: millions are made."""


class Window(NamedTuple):
    """Days on which a duty holds, within the span it belongs to."""

    start: date
    end: date
    scope_start: date
    scope_end: date
    about: str
    because: str


def why_ended(condition: Condition) -> str:
    """Why a duty ends when a condition does."""
    match condition:
        case Aged(_, under) if under:
            return f"they turned {under}"
        case LookedAfterTo(age):
            return f"they stopped being looked after before {age}"
        case Not(inner):
            return f"now {inner.words}"
    return f"no longer {condition.words.removeprefix('while ')}"


def spans(life: Life, per: Per) -> list[Window]:
    """The spans a duty may belong to, whole."""
    return [
        _ONE_BY_ONE(Window, (start, end, start, end, about, because))
        for start, end, about, because in _scopes(life, per)
        if start < end
    ]


def narrowed(windows: list[Window], spells: Spells, why: str) -> list[Window]:
    """The windows, cut to these spells; the same windows where all of them lie within."""
    if spells is ALWAYS:
        return windows
    found = []
    for window in windows:
        start, end, scope_start, scope_end, about, because = window
        for begins, ends in spells:
            if begins <= start and end <= ends:
                found.append(window)
                break
            if begins >= end:
                break
            if ends > start:
                cut = because if ends >= end else why
                cut_to = (max(start, begins), min(end, ends), scope_start, scope_end, about, cut)
                found.append(_ONE_BY_ONE(Window, cut_to))
    return found


def _scopes(life: Life, per: Per) -> tuple[Scope, ...]:
    if per is Per.PERIOD_OF_CARE:
        return life.periods
    if per is Per.PLACEMENT:
        return tuple(placement.scope for placement in life.placements)
    if per is Per.ADOPTION_PLACEMENT:
        return life.adoption_placements
    end, because = (life.ends.on, life.ends.kind.clause) if life.ends is not None else (NEVER, "")
    return (Scope(EVER, end, "", because),)
